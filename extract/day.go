package extract

import (
	"fmt"
	"time"
)

// Day is a calendar day, counted from 0001-01-01 = 1 in the proleptic
// Gregorian calendar. The zero value is an unknown day.
type Day int32

const unixDay = 719163 // Day of 1970-01-01

// MakeDay returns the day of a year, month (1–12) and day of month. Values
// out of range are carried over as package time does.
func MakeDay(year, month, day int) Day {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return Day(floorDiv(t.Unix(), 86400) + unixDay)
}

// Civil returns the year, month and day of month of d.
func (d Day) Civil() (year, month, day int) {
	t := d.time()
	return t.Year(), int(t.Month()), t.Day()
}

// Weekday returns the day of the week of d.
func (d Day) Weekday() time.Weekday { return d.time().Weekday() }

// Unix returns the number of days from 1970-01-01 to d, the unit of an Arrow
// date32.
func (d Day) Unix() int32 { return int32(d) - unixDay }

// String returns d as YYYY-MM-DD, or "" when it is unknown.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	y, m, day := d.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
}

func (d Day) time() time.Time {
	return time.Unix((int64(d)-unixDay)*86400, 0).UTC()
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// Precision is the granularity of a date.
type Precision uint8

// The precisions of dates, finest last.
const (
	NoPrecision Precision = iota
	CenturyPrecision
	DecadePrecision
	YearPrecision
	SeasonPrecision
	MonthPrecision
	WeekPrecision
	DayPrecision
)

var precisionNames = [...]string{"", "century", "decade", "year", "season", "month", "week", "day"}

// String returns the precision as tables write it.
func (p Precision) String() string {
	if int(p) < len(precisionNames) {
		return precisionNames[p]
	}
	return fmt.Sprintf("Precision(%d)", uint8(p))
}

// DateValue is what a date expression says, once placed on the calendar.
type DateValue struct {
	EDTF       string    // Extended Date/Time Format, ISO 8601-2; "" when it cannot be decided
	Timex3     string    // TIMEX3 value attribute, ISO-TimeML
	Type       string    // TIMEX3 type: DATE, DURATION, SET, TIME
	Mod        string    // TIMEX3 mod: START, MID, END, APPROX, or ""
	Begin, End Day       // first and last day, inclusive; 0 when unknown
	Precision  Precision // granularity of the parts that are known
	Anchor     string    // what placed it: explicit, document, narrative, citation, or "" when unanchored
}

// PublicationDate is when a document was published, as far as it is known.
type PublicationDate struct {
	Begin, End Day    // first and last day of the interval; both 0 when unknown
	EDTF       string // the interval as EDTF
	Source     string // metadata, filename, dateline, header, option, or "" when unknown
}

// Known reports whether the publication date is known at all.
func (p PublicationDate) Known() bool { return p.Begin != 0 }
