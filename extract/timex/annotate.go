// Package timex finds date expressions and places them on the calendar.
package timex

import (
	"strings"

	"toli/extract"
)

// Annotate appends DATE candidates to d.Candidates, with values placed by the
// document's publication date where they need one. Of expressions that start
// at the same token the longest is kept, and none start inside another.
func Annotate(d *extract.Document) error {
	a := anchor{date: d.Date}
	for _, sent := range d.Sentences {
		s := scanner{d: d, last: int(sent.Last)}
		a.enter(sent.Paragraph)
		for i := int(sent.First); i < s.last; {
			a.tense = s.tenseAt(i, int(sent.First))
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
	date  extract.PublicationDate
	last  point  // the last date that was placed
	here  point  // the same, of this paragraph
	para  uint32 // the paragraph
	tense tense  // at the expression
}

func (a *anchor) enter(paragraph uint32) {
	if paragraph != a.para {
		a.para, a.here = paragraph, point{}
	}
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
		a.here = a.last
	}
}

// tense is what the words around an expression tell of its place in time.
type tense int8

const (
	untold tense = iota
	before
	after
)

// tenseAt returns the tense at token i: that of the nearest word that tells
// one, among eight tokens before and five after; those before are nearer.
func (s *scanner) tenseAt(i, first int) tense {
	if s.cited(i, first) {
		return before
	}
	for k := i - 1; k >= first && k >= i-8; k-- {
		if t := s.tenseOf(k); t != untold {
			return t
		}
	}
	for k := i + 1; k < s.last && k <= i+5; k++ {
		if t := s.tenseOf(k); t != untold {
			return t
		}
	}
	return untold
}

func (s *scanner) tenseOf(i int) tense {
	w := s.norm(i)
	switch {
	case s.capital(i):
		return untold
	case ahead[w], w == "to" && s.infinitive(i+1):
		return after
	case past[w], strings.HasSuffix(w, "ed") && len(w) > 4 && !notPast[w]:
		return before
	}
	return untold
}

// infinitive reports whether token i is a word in lower case that may be a
// verb after "to".
func (s *scanner) infinitive(i int) bool {
	w := s.norm(i)
	return i < s.last && !s.capital(i) && s.d.Tokens[i].Kind == extract.Word && !determiner[w] && len(w) > 1
}

// cited reports whether token i stands in brackets behind a comma, as the date
// of a source does: "(Mongol Messenger, November 16)". Such dates are past.
func (s *scanner) cited(i, first int) bool {
	if s.norm(i-1) != "," {
		return false
	}
	for k := i - 2; k >= first && k > i-12; k-- {
		switch s.norm(k) {
		case "(", ";":
			return true
		case ")", ".":
			return false
		}
	}
	return false
}

// place adds the year to a month or day without one: that which puts it
// closest to the publication date, on the side that the words around it tell.
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
	gap := p.begin() - a.date.End
	switch {
	case gap > 1 && (a.tense == before || gap > 200), a.tense == untold && gap > 100:
		return p.year - 1
	case gap < -200 && a.tense == after, gap < -300 && a.tense == untold:
		return p.year + 1
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
