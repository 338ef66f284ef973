package timex

import (
	"fmt"
	"time"

	"toli/extract"
)

// point is a calendar expression before it is placed: 0 means not said.
type point struct{ year, month, day int }

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func (p point) valid() bool {
	return p.month >= 0 && p.month <= 12 && (p.day == 0 || p.month > 0 && p.day <= daysIn(max(p.year, 4), p.month))
}

func (p point) begin() extract.Day {
	return extract.MakeDay(p.year, max(p.month, 1), max(p.day, 1))
}

func (p point) end() extract.Day {
	switch {
	case p.month == 0:
		return extract.MakeDay(p.year, 12, 31)
	case p.day == 0:
		return extract.MakeDay(p.year, p.month, daysIn(p.year, p.month))
	}
	return p.begin()
}

func (p point) edtf() string {
	switch {
	case p.month == 0:
		return fmt.Sprintf("%04d", p.year)
	case p.day == 0:
		return fmt.Sprintf("%04d-%02d", p.year, p.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", p.year, p.month, p.day)
}

func (p point) precision() extract.Precision {
	switch {
	case p.month == 0:
		return extract.YearPrecision
	case p.day == 0:
		return extract.MonthPrecision
	}
	return extract.DayPrecision
}

// pointOf returns the day d as a point.
func pointOf(d extract.Day) point {
	y, m, day := d.Civil()
	return point{y, m, day}
}

// value returns the date value of one point.
func value(p point, anchor string) *extract.DateValue {
	return &extract.DateValue{
		EDTF: p.edtf(), Timex3: p.edtf(), Type: "DATE", Begin: p.begin(), End: p.end(),
		Precision: p.precision(), Anchor: anchor,
	}
}

// interval returns the date value of a range of points.
func interval(a, b point, anchor string) *extract.DateValue {
	if b.end() < a.begin() {
		return unplaced()
	}
	v := value(a, anchor)
	v.EDTF, v.Timex3, v.End = a.edtf()+"/"+b.edtf(), a.edtf()+"/"+b.edtf(), b.end()
	return v
}

// unplaced is the value of an expression that nothing places on the calendar.
func unplaced() *extract.DateValue { return &extract.DateValue{Type: "DATE"} }

func decade(year int) *extract.DateValue {
	code := fmt.Sprintf("%03dX", year/10)
	return &extract.DateValue{
		EDTF: code, Timex3: fmt.Sprintf("%03d", year/10), Type: "DATE", Begin: extract.MakeDay(year, 1, 1),
		End: extract.MakeDay(year+9, 12, 31), Precision: extract.DecadePrecision, Anchor: "explicit",
	}
}

// season returns the value of a season of a year; winter runs into the next.
func season(year, code int, anchor string) *extract.DateValue {
	start := 3 + (code-21)*3
	return &extract.DateValue{
		EDTF: fmt.Sprintf("%04d-%d", year, code), Timex3: fmt.Sprintf("%04d-%s", year, [...]string{"SP", "SU", "FA", "WI"}[code-21]),
		Type: "DATE", Begin: extract.MakeDay(year, start, 1), End: extract.MakeDay(year, start+3, 1) - 1,
		Precision: extract.SeasonPrecision, Anchor: anchor,
	}
}

func week(monday extract.Day) *extract.DateValue {
	v := interval(pointOf(monday), pointOf(monday+6), "document")
	v.Precision = extract.WeekPrecision
	y, w := time.Date(pointOf(monday).year, time.Month(pointOf(monday).month), pointOf(monday).day, 0, 0, 0, 0, time.UTC).ISOWeek()
	v.Timex3 = fmt.Sprintf("%04d-W%02d", y, w)
	return v
}

// isoWeekday returns 1 for Monday to 7 for Sunday.
func isoWeekday(d extract.Day) int { return (int(d.Weekday())+6)%7 + 1 }
