package timex

import (
	"fmt"
	"time"

	"toli/extract"
)

// point is a calendar date as far as it is said: 0 means not said. Sub is the
// EDTF code of a season (21 to 24), quarter (33 to 36) or half (40, 41) of the
// year, in place of a month. Span is unitDecade or unitCentury when year is the
// first of one.
type point struct {
	year, month, day, sub int
	span                  int16
	bc                    bool // year is that of the era before Christ
}

const minYear, maxYear = 1, 9998

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// valid reports whether there is such a date: February 29 without a year is
// one, month 13 and year 0 are not.
func (p point) valid() bool {
	if p.year != 0 && (p.year < minYear || p.year > maxYear) {
		return false
	}
	if p.month < 0 || p.month > 12 || p.day < 0 {
		return false
	}
	if p.year == 0 {
		return p.day == 0 || p.month == 0 && p.day <= 31 || p.month > 0 && p.day <= daysIn(4, p.month)
	}
	return p.day == 0 || p.month > 0 && p.day <= daysIn(p.year, p.month)
}

func (p point) empty() bool { return p == point{} }

// months returns the first month of the point and how many it covers.
func (p point) months() (first, n int) {
	switch {
	case p.month > 0:
		return p.month, 1
	case p.sub >= 40:
		return 1 + (p.sub-40)*6, 6
	case p.sub >= 33:
		return 1 + (p.sub-33)*3, 3
	case p.sub >= 21:
		return 3 + (p.sub-21)*3, 3
	}
	return 1, 12
}

// begin returns the first day of a point with a year.
func (p point) begin() extract.Day {
	m, _ := p.months()
	return extract.MakeDay(p.year, m, max(p.day, 1))
}

// end returns the last day of a point with a year. Winter runs into the next
// year.
func (p point) end() extract.Day {
	if p.day > 0 {
		return p.begin()
	}
	switch p.span {
	case unitDecade:
		return extract.MakeDay(p.year+10, 1, 1) - 1
	case unitCentury:
		return extract.MakeDay(p.year+100, 1, 1) - 1
	}
	m, n := p.months()
	return extract.MakeDay(p.year, m+n, 1) - 1
}

// edtf returns the point in Extended Date/Time Format (ISO 8601-2): level 1,
// and level 2 for quarters. A half of a year is an interval of months.
func (p point) edtf() string {
	switch {
	case p.bc:
		return fmt.Sprintf("-%04d", p.year-1) // 1 BC is the year 0
	case p.span == unitCentury:
		return fmt.Sprintf("%02dXX", p.year/100)
	case p.span == unitDecade:
		return fmt.Sprintf("%03dX", p.year/10)
	case p.sub >= 40:
		m, n := p.months()
		return fmt.Sprintf("%04d-%02d/%04d-%02d", p.year, m, p.year, m+n-1)
	case p.sub > 0:
		return fmt.Sprintf("%04d-%02d", p.year, p.sub)
	case p.month == 0:
		return fmt.Sprintf("%04d", p.year)
	case p.day == 0:
		return fmt.Sprintf("%04d-%02d", p.year, p.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", p.year, p.month, p.day)
}

// timex3 returns the TIMEX3 value of the point (ISO-TimeML), with X for a year
// or month that is not known, or "" when nothing is.
func (p point) timex3() string {
	year := "XXXX"
	if p.year > 0 {
		year = fmt.Sprintf("%04d", p.year)
	}
	switch {
	case p.bc:
		return fmt.Sprintf("BC%04d", p.year)
	case p.span == unitCentury:
		return year[:2]
	case p.span == unitDecade:
		return year[:3]
	case p.sub >= 40:
		return fmt.Sprintf("%s-H%d", year, p.sub-39)
	case p.sub >= 33:
		return fmt.Sprintf("%s-Q%d", year, p.sub-32)
	case p.sub >= 21:
		return year + "-" + [...]string{"SP", "SU", "FA", "WI"}[p.sub-21]
	case p.month == 0 && p.day > 0:
		return fmt.Sprintf("%s-XX-%02d", year, p.day)
	case p.month == 0 && p.year == 0:
		return ""
	case p.month == 0:
		return year
	case p.day == 0:
		return fmt.Sprintf("%s-%02d", year, p.month)
	}
	return fmt.Sprintf("%s-%02d-%02d", year, p.month, p.day)
}

func (p point) precision() extract.Precision {
	switch {
	case p.day > 0:
		return extract.DayPrecision
	case p.month > 0:
		return extract.MonthPrecision
	case p.sub > 0:
		return extract.SeasonPrecision
	case p.span == unitDecade:
		return extract.DecadePrecision
	case p.span == unitCentury:
		return extract.CenturyPrecision
	case p.year > 0:
		return extract.YearPrecision
	}
	return extract.NoPrecision
}

// pointOf returns the day d as a point.
func pointOf(d extract.Day) point {
	y, m, day := d.Civil()
	return point{year: y, month: m, day: day}
}

// plusMonths returns the month n months from that of p.
func plusMonths(p point, n int) point {
	k := p.year*12 + p.month - 1 + n
	return point{year: k / 12, month: k%12 + 1}
}

// isoWeekday returns 1 for Monday to 7 for Sunday.
func isoWeekday(d extract.Day) int { return (int(d.Weekday())+6)%7 + 1 }

func monday(d extract.Day) extract.Day { return d - extract.Day(isoWeekday(d)-1) }

// value returns the date value of a point, or, when its year is not known,
// what is.
func value(p point, anchor string) *extract.DateValue {
	v := &extract.DateValue{Type: "DATE", Timex3: p.timex3(), Precision: p.precision()}
	if p.bc {
		v.EDTF, v.Anchor = p.edtf(), anchor
		return v // before the first day that a table can hold
	}
	if p.year == 0 || !p.valid() || p.day > 0 && p.month == 0 {
		return v
	}
	v.EDTF, v.Begin, v.End, v.Anchor = p.edtf(), p.begin(), p.end(), anchor
	return v
}

// interval returns the date value of a range of points, or of nothing when it
// ends before it begins.
func interval(a, b point, anchor string) *extract.DateValue {
	if a == b {
		return value(a, anchor)
	}
	v := &extract.DateValue{Type: "DATE", Timex3: a.timex3() + "/" + b.timex3(), Precision: max(a.precision(), b.precision())}
	if a.year == 0 || b.year == 0 {
		return v
	}
	if a.bc {
		v.EDTF, v.Anchor = a.edtf()+"/"+b.edtf(), anchor
		return v
	}
	if !a.valid() || !b.valid() || b.end() < a.begin() {
		return unplaced()
	}
	from, to := a.edtf(), b.edtf()
	if a.sub >= 40 {
		from = from[:7]
	}
	if b.sub >= 40 {
		to = to[8:]
	}
	v.EDTF, v.Begin, v.End, v.Anchor = from+"/"+to, a.begin(), b.end(), anchor
	return v
}

// unplaced is the value of an expression that nothing places on the calendar.
func unplaced() *extract.DateValue { return &extract.DateValue{Type: "DATE"} }

// week returns the value of the week that begins on a Monday.
func week(monday extract.Day, anchor string) *extract.DateValue {
	v := interval(pointOf(monday), pointOf(monday+6), anchor)
	v.Precision, v.Timex3 = extract.WeekPrecision, isoWeek(monday)
	return v
}

// weekend returns the value of the Saturday and Sunday of the week that begins
// on a Monday.
func weekend(monday extract.Day, anchor string) *extract.DateValue {
	v := interval(pointOf(monday+5), pointOf(monday+6), anchor)
	v.Timex3 = isoWeek(monday) + "-WE"
	return v
}

func isoWeek(monday extract.Day) string {
	y, m, d := monday.Civil()
	year, week := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).ISOWeek()
	return fmt.Sprintf("%04d-W%02d", year, week)
}
