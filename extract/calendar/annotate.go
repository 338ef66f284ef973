// Package calendar finds date expressions and places them on the calendar.
package calendar

import (
	"toli/extract"
)

// Annotate appends DATE candidates to d.Candidates, with values placed by the
// document's publication date where they need one. Of expressions that start
// at the same token the longest is kept, and none start inside another.
func Annotate(d *extract.Document) error {
	a := anchor{date: d.Date}
	for _, sent := range d.Sentences {
		s := scanner{d: d, last: int(sent.Last)}
		a.future = s.looksAhead(int(sent.First))
		for i := int(sent.First); i < s.last; {
			end, v, rule := s.match(i, &a)
			if end == 0 {
				i++
				continue
			}
			d.Candidates = append(d.Candidates, extract.Mention{
				Span: d.TokenSpan(uint32(i), uint32(end)), First: uint32(i), Last: uint32(end),
				Label: extract.DateLabel, By: "timex/" + rule, Score: 0.95, Date: v,
			})
			a.note(v)
			i = end
		}
	}
	return nil
}

// anchor is what places expressions that lack a year or more.
type anchor struct {
	date   extract.PublicationDate
	last   point // the last date that was read with its year
	future bool  // the sentence looks ahead
}

func (a *anchor) known() bool { return a.date.Known() }

// day returns the publication day, or 0 when only a month or year is known.
func (a *anchor) day() extract.Day {
	if a.date.Begin == a.date.End {
		return a.date.Begin
	}
	return 0
}

func (a *anchor) note(v *extract.DateValue) {
	if v.Begin != 0 && v.Precision >= extract.YearPrecision {
		a.last = pointOf(v.Begin)
	}
}

func (s *scanner) looksAhead(first int) bool {
	for i := first; i < s.last; i++ {
		if future[s.norm(i)] || s.norm(i) == "to" && s.norm(i+1) == "be" {
			return true
		}
	}
	return false
}

// place adds the year to a month or day without one: that which puts it
// closest to the publication date, in the past unless the sentence looks ahead.
func (a *anchor) place(p point) *extract.DateValue {
	if p.year > 0 {
		return value(p, "explicit")
	}
	if !a.known() {
		return unplaced()
	}
	p.year = a.year(p)
	return value(p, "document")
}

// year returns the year of a point that says none.
func (a *anchor) year(p point) int {
	p.year = pointOf(a.date.End).year
	ahead := p.begin() - a.date.End
	switch {
	case a.future && ahead < -300:
		return p.year + 1
	case a.future && ahead > 300, !a.future && ahead > 1:
		return p.year - 1
	}
	return p.year
}

type rule struct {
	name  string
	match func(s *scanner, i int, a *anchor) (int, *extract.DateValue)
}

// rules in order of preference; the longest match wins.
var rules []rule

func init() {
	rules = []rule{
		{"weekday-date", (*scanner).weekdayDate},
		{"month-day", (*scanner).monthDay},
		{"day", (*scanner).dayAlone},
		{"day-month", (*scanner).dayMonth},
		{"month", (*scanner).monthYear},
		{"iso", (*scanner).iso},
		{"years", (*scanner).years},
		{"year", (*scanner).yearAlone},
		{"decade", (*scanner).decade},
		{"juche", (*scanner).juche},
		{"relative", (*scanner).relative},
		{"ago", (*scanner).ago},
		{"season", (*scanner).season},
		{"part", (*scanner).part},
		{"weekday", (*scanner).weekdayAlone},
	}
}

func (s *scanner) match(i int, a *anchor) (end int, v *extract.DateValue, name string) {
	for _, r := range rules {
		if e, val := r.match(s, i, a); e > end {
			end, v, name = e, val, r.name
		}
	}
	return end, v, name
}
