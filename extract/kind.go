package extract

import (
	"fmt"
	"strings"
)

// Kind is what a gazetteer entry is, finer than its label. The zero value is unknown.
type Kind uint8

// The kinds of the gazetteer tables: places, persons, organisations, then the
// support lists, which never become mentions by themselves.
const (
	NoKind Kind = iota
	Country
	Territory
	HistoricState
	Admin1
	Admin2
	City
	Settlement
	Sea
	River
	Lake
	Mountain
	Desert
	Island
	Peninsula
	Region
	Border
	Site
	PersonKind
	Government
	Parliament
	Party
	Military
	Court
	Bank
	Company
	University
	Institute
	School
	Association
	Religious
	International
	Team
	Outlet
	Title
	Demonym
	OrgHead
	PlaceHead
	Event
	Nickname
	Month
	Weekday
)

var kindNames = [...]string{
	"", "country", "territory", "historic-state", "admin1", "admin2", "city", "settlement",
	"sea", "river", "lake", "mountain", "desert", "island", "peninsula", "region", "border", "site",
	"person", "government", "parliament", "party", "military", "court", "bank", "company",
	"university", "institute", "school", "association", "religious", "international", "team", "outlet",
	"title", "demonym", "org-head", "place-head", "event", "nickname", "month", "weekday",
}

// String returns the kind as the gazetteer tables write it, or "" for unknown.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return fmt.Sprintf("Kind(%d)", uint8(k))
}

// ParseKind is the inverse of String. The empty name is NoKind; any other
// unknown name is an error.
func ParseKind(s string) (Kind, error) {
	for i, name := range kindNames {
		if name == s {
			return Kind(i), nil
		}
	}
	return NoKind, fmt.Errorf("kind %q unknown (%s)", s, strings.Join(kindNames[1:], ", "))
}

// Label returns the label that mentions of an entry of this kind carry, or
// NoLabel for the support lists.
func (k Kind) Label() Label {
	switch {
	case k >= Country && k <= Site:
		return Place
	case k == PersonKind:
		return Person
	case k >= Government && k <= Outlet:
		return Org
	}
	return NoLabel
}
