package main

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

type country struct {
	Name struct {
		Common, Official string
		Native           map[string]struct{ Common, Official string }
	}
	CCA2         string
	Independent  bool
	UNMember     bool
	AltSpellings []string
	Capital      []string
	LatLng       []float64
}

// pressNames are the names of the English press where the source has another.
var pressNames = map[string]string{
	"TR": "Turkey", "CZ": "Czech Republic", "CD": "Democratic Republic of the Congo", "TL": "East Timor",
	"MO": "Macau", "CI": "Ivory Coast", "CV": "Cape Verde", "VA": "Vatican City",
}

// astray are the countries whose point in the source is not in them.
var astray = []string{"BL", "HM", "KW", "MF"}

// countries adds the countries and territories, and returns the folded names of
// capitals by country.
func countries(f *facts, t *table, c *counts) map[string][]string {
	var all []country
	f.json("facts/world_countries.json", &all)
	capitals := map[string][]string{}
	for _, s := range all {
		cc := strings.ToLower(s.CCA2)
		for _, name := range s.Capital {
			capitals[cc] = append(capitals[cc], foldKey(name))
		}
		t.add(s.row(c), "place")
	}
	return capitals
}

func (s *country) row(c *counts) *row {
	r := &row{name: s.Name.Common, label: "PLACE", kind: "country", country: strings.ToLower(s.CCA2), source: "world-countries"}
	if p := pressNames[s.CCA2]; p != "" {
		r.aliases = append(r.aliases, r.name)
		r.name = p
	}
	r.prior = 0.97
	if !s.Independent && !s.UNMember {
		r.kind, r.prior = "territory", 0.9
	}
	r.prior = c.prior(r.name, r.prior)
	r.aliases = append(r.aliases, s.Name.Official)
	for _, a := range s.AltSpellings {
		if isLatin(a) && len(a) > 3 && !strings.Contains(a, ",") && c.place[foldKey(a)] > 0 {
			r.aliases = append(r.aliases, a)
		}
	}
	for _, lang := range sortedKeys(s.Name.Native) {
		n := s.Name.Native[lang]
		r.native = append(r.native, nonLatin(n.Common, n.Official)...)
	}
	if len(s.LatLng) == 2 && !slices.Contains(astray, s.CCA2) {
		r.lat, r.lon = degrees(s.LatLng[0]), degrees(s.LatLng[1])
	}
	return r
}

func degrees(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// nonLatin returns the names that are in a script of their own.
func nonLatin(names ...string) []string {
	return slices.DeleteFunc(names, func(s string) bool {
		return s == "" || strings.IndexFunc(s, unicode.IsLetter) < 0 || isLatin(s)
	})
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
