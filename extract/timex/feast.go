package timex

import (
	_ "embed"
	"strconv"
	"strings"

	"toli/extract"
)

// feast is a holiday: a day of the Gregorian calendar, or of the Korean lunar
// calendar, or Tsagaan Sar.
type feast struct {
	name       string
	month, day int
	days       int // how many, where more than one
	lunar      bool
}

// feasts are the holidays of the region that have a day of their own. Names are
// patterns.
var feasts = []feast{
	{name: "day of the sun", month: 4, day: 15},
	{name: "day of the shining star", month: 2, day: 16},
	{name: "day of songun", month: 8, day: 25},
	{name: "party foundation day", month: 10, day: 10},
	{name: "armistice day", month: 7, day: 27},
	{name: "independence movement day", month: 3, day: 1},
	{name: "hangul day", month: 10, day: 9},
	{name: "national foundation day", month: 10, day: 3},
	{name: "international women 's day", month: 3, day: 8},
	{name: "may day", month: 5, day: 1},
	{name: "christmas day?", month: 12, day: 25},
	{name: "christmas eve", month: 12, day: 24},
	{name: "new year 's day", month: 1, day: 1},
	{name: "new year 's eve", month: 12, day: 31},
	{name: "naadam", month: 7, day: 11, days: 3},
	{name: "( seollal | solnal | lunar new year 's? day? )", month: 1, day: 1, lunar: true},
	{name: "( chuseok | chusok )", month: 8, day: 15, lunar: true},
	{name: "( daeboreum | taeborum )", month: 1, day: 15, lunar: true},
	{name: "( tsagaan | tsagan ) sar"},
}

// feastRules are holidays with a day of their own, and days of the lunar
// calendar.
func feastRules() []rule {
	rules := []rule{{
		name: "lunar", pattern: "lunar MONTH DAY ( ,? YEAR )? | MONTH DAY ( ,? YEAR )? ( of | by | in | on | in ) the? lunar calendar | MONTH DAY of lunar year | MONTH DAYTH of lunar year | {day} of MONTH ( in | of ) the? lunar calendar | DAYTH day of the ORDINAL lunar month",
		read: readLunar,
		examples: []string{
			"2011-09-20|on lunar August 15|lunar August 15=2011-09-12",
			"2011-09-20|on January 1, 2012 by the lunar calendar|January 1, 2012 by the lunar calendar=2012-01-23",
			"2012-02-20|the 15th day of the first lunar month|15th day of the first lunar month=2012-02-06",
			"1950-01-01|on lunar August 15|lunar August 15=", // outside the table
		},
	}}
	for _, f := range feasts {
		rules = append(rules, rule{
			name: "feast", pattern: f.name + " ( ,? YEAR | of? {rel} )?",
			read: func(s *scanner, m *match) (e expr, ok bool) {
				e, ok = readDate(s, m)
				e.feast = f
				return e, ok || m.n == 0
			},
			guard: feastGuard,
		})
	}
	rules[len(rules)-1].examples = []string{
		"2012-04-20|on the Day of the Sun|Day of the Sun=2012-04-15",
		"2011-09-20|during Chuseok he left|Chuseok=2011-09-12",
		"2010-02-27|before Tsagaan Sar|Tsagaan Sar=2010-02-14",
		"|at Seollal 2013|Seollal 2013=2013-02-10",
		"2012-07-15|at Naadam last year|Naadam last year=2011-07-11/2011-07-13",
		"2012-07-15|Naadam is a festival; the May Day Stadium|",
	}
	return rules
}

// feastGuard lets a holiday through where it tells when: behind a preposition,
// or with its year. "Naadam" alone is a festival.
func feastGuard(s *scanner, m *match) bool {
	if !s.has(m.first, title) || m.n == 0 && s.noun(m.last) {
		return false
	}
	prev := m.first - 1
	for s.is(prev, "the", "this", "last", "next") {
		prev--
	}
	return m.n > 0 || s.has(prev, place) && !s.is(prev, "(", ",", "and", "-", "&", "for", "about") || s.is(prev, "on", "at", "over", "ahead")
}

func readLunar(s *scanner, m *match) (e expr, ok bool) {
	for k := 0; k < m.n; k++ {
		v := s.val(m, k)
		switch m.took[k].class {
		case month, ordinal:
			e.from.month = v
		case day, dayTh:
			e.from.day = v
		case year4:
			e.from.year = v
		}
	}
	e.lunar = true
	return e, e.from.month >= 1 && e.from.month <= 12 && e.from.day <= 30
}

// lunarTable has a line for each year from 1990 to 2035: the year, the day of
// Tsagaan Sar counted from January 1, or -, and the same for the first days of
// the twelve months of the Korean calendar. It is made by docs/lunar.py.
//
//go:embed lunar.tsv
var lunarTable string

const firstLunarYear = 1990

// lunarDays is the table as numbers; -1 is unknown.
var lunarDays = func() (out [][13]int) {
	for _, line := range strings.Split(strings.TrimSpace(lunarTable), "\n") {
		if line[0] == '#' {
			continue
		}
		var row [13]int
		for i, f := range strings.Fields(line)[1:] {
			n, err := strconv.Atoi(f)
			if err != nil {
				n = -1
			}
			row[i] = n
		}
		out = append(out, row)
	}
	return out
}()

// lunarDate returns the day of a date of the Korean calendar, or, for month 0,
// of Tsagaan Sar; 0 when it is not in the table.
func lunarDate(year, month, day int) extract.Day {
	if year < firstLunarYear || year >= firstLunarYear+len(lunarDays) {
		return 0
	}
	n := lunarDays[year-firstLunarYear][month]
	if n < 0 {
		return 0
	}
	return extract.MakeDay(year, 1, 1) + extract.Day(n+day-1)
}

// on returns the days of a feast in a year as a point and the end of a range.
func (f feast) on(year int) (from, to point) {
	switch {
	case f.lunar:
		if d := lunarDate(year, f.month, f.day); d > 0 {
			return pointOf(d), point{}
		}
	case f.month == 0:
		if d := lunarDate(year, 0, 1); d > 0 {
			return pointOf(d), point{}
		}
	case f.days > 1:
		return point{year: year, month: f.month, day: f.day}, point{year: year, month: f.month, day: f.day + f.days - 1}
	default:
		return point{year: year, month: f.month, day: f.day}, point{}
	}
	return point{}, point{}
}

// feastDay places a holiday: in the year that is said, else the nearest.
func (a *anchor) feastDay(f *found) *extract.DateValue {
	c := *f
	if f.from.year == 0 {
		c.from = point{month: max(f.feast.month, 1), day: 1}
		if f.feast.lunar || f.feast.month == 0 {
			c.from.month++
		}
	}
	year, why := f.from.year, byItself
	if year == 0 {
		year, why = a.yearOf(&c)
	}
	from, to := f.feast.on(year)
	if from.year == 0 {
		return unplaced()
	}
	return (&expr{from: from, to: to}).value(why)
}

// lunarDay places a date of the lunar calendar.
func (a *anchor) lunarDay(f *found) *extract.DateValue {
	c := *f
	c.from.month = c.from.month%12 + 1 // it falls a month later, about
	year, why := f.from.year, byItself
	if year == 0 {
		year, why = a.yearOf(&c)
	}
	if d := lunarDate(year, f.from.month, f.from.day); d > 0 {
		return value(pointOf(d), why)
	}
	return unplaced()
}
