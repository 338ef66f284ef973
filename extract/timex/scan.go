package timex

import (
	"strings"

	"toli/extract"
)

// scanner reads the tokens of one document, a sentence at a time.
type scanner struct {
	g           *grammar
	d           *extract.Document
	tokens      []token
	first, last int   // the sentence
	headline    bool  // the sentence is one
	titled      bool  // most of its words have a capital
	note        bool  // the paragraph is a note: "[3] …"
	match       match // of the rule that is tried
}

// found is an expression before it is placed on the calendar.
type found struct {
	expr
	first, last int
	rule        string
	sentence    int
	paragraph   uint32
	tense       tense
	event       int // year of the event that the day names
	zone        zone
}

func fields(s string) []string { return strings.Fields(s) }

func (s *scanner) at(i int) token {
	if i < s.first || i >= s.last {
		return token{}
	}
	return s.tokens[i]
}

func (s *scanner) norm(i int) string {
	if i < s.first || i >= s.last {
		return ""
	}
	return s.d.Tokens[i].Norm
}

// val returns the value of the k-th token that m took.
func (s *scanner) val(m *match, k int) int { return int(s.tokens[m.took[k].at].value) }

// newScanner reads every token of d with the lexicon.
func newScanner(g *grammar, d *extract.Document) *scanner {
	s := &scanner{g: g, d: d, tokens: make([]token, len(d.Tokens))}
	for i := range d.Tokens {
		s.tokens[i] = g.lex.read(d.Text, &d.Tokens[i])
	}
	return s
}

// find returns the expressions of the document in order. Of those that start
// at a token the longest counts, and none starts inside another.
func (s *scanner) find() []found {
	out := make([]found, 0, 16)
	for n, sent := range s.d.Sentences {
		s.first, s.last = int(sent.First), int(sent.Last)
		s.headline = s.d.Paragraphs[sent.Paragraph].Headline
		s.titled = s.headline || s.capitals()
		s.note = s.noted(int(s.d.Sentences[s.d.Paragraphs[sent.Paragraph].First].First))
		for i := s.first; i < s.last; {
			f, ok := s.longest(i)
			if !ok {
				i++
				continue
			}
			f.sentence, f.paragraph = n, sent.Paragraph
			f.zone = s.zoneOf(f.first, f.last)
			f.tense = s.tenseAt(f.first, f.last)
			if f.rule == "half" && s.noun(f.last) || f.rule == "weekday" && s.norm(f.first-1) == "a" {
				f.tense = before // first-quarter growth, a Tuesday statement
			}
			f.event = s.event(&f)
			out = append(out, f)
			i = f.last
		}
	}
	s.share(out)
	return out
}

// share gives the months and days of a list the year that its last one says:
// "in May, June and July 2011".
func (s *scanner) share(all []found) {
	for i := len(all) - 2; i >= 0; i-- {
		f, next := &all[i], &all[i+1]
		if f.from.year > 0 || f.from.month == 0 || f.ref.base != implied || f.isRange() || next.from.year == 0 || next.from.month == 0 ||
			f.sentence != next.sentence || next.first-f.last > 2 || f.lunar || !s.listed(f.last, next.first) {
			continue
		}
		year := next.from.year
		if p := (point{year: year, month: f.from.month, day: f.from.day}); p.valid() {
			if p.begin() > next.from.begin() {
				year--
			}
			f.from.year = year
		}
	}
}

// listed reports whether tokens [first, last) join the parts of a list.
func (s *scanner) listed(first, last int) bool {
	for i := first; i < last; i++ {
		if n := s.d.Tokens[i].Norm; n != "and" && n != "or" && n != "," && n != "&" {
			return false
		}
	}
	return last > first
}

// noted reports whether token i opens a note: "[3]".
func (s *scanner) noted(i int) bool {
	t := s.d.Tokens
	return i+2 < len(t) && t[i].Norm == "[" && s.tokens[i+1].class&number != 0 && t[i+2].Norm == "]"
}

// capitals reports whether most words of the sentence begin with a capital.
func (s *scanner) capitals() bool {
	words, n := 0, 0
	for i := s.first; i < s.last; i++ {
		if s.tokens[i].class&word != 0 && s.tokens[i].class&link == 0 {
			words++
			if s.tokens[i].class&title != 0 {
				n++
			}
		}
	}
	return words >= 3 && n*4 >= words*3
}

// starters are the classes that begin an expression.
const starters = month | weekday | dayName | day | dayTh | year4 | yearBC | decade4 | decade2 | number | ordinal | unit | season |
	shift | back | part | bound | dotted | quarter | fiscal | juche | era | century | digits2

// longest returns the longest expression that starts at token i.
func (s *scanner) longest(i int) (best found, ok bool) {
	t := s.tokens[i]
	if t.class&starters == 0 && t.id == 0 {
		return best, false
	}
	for c, b := t.class&starters, 0; c != 0; c, b = c>>1, b+1 {
		if c&1 != 0 {
			for _, r := range s.g.byClass[b] {
				s.try(r, i, &best)
			}
		}
	}
	for _, r := range s.g.byID[t.id] {
		s.try(r, i, &best)
	}
	return best, best.last > 0
}

// try replaces best by the longest match of a rule at token i, if longer.
func (s *scanner) try(r, i int, best *found) {
	rule := &s.g.rules[r]
	s.match.first, s.match.n = i, 0
	s.run(s.g.program[r], 0, i, &s.match, func(m *match) bool {
		if m.last <= best.last {
			return false
		}
		e, ok := rule.read(s, m)
		if !ok || rule.guard != nil && !rule.guard(s, m) {
			return false
		}
		*best = found{expr: e, first: i, last: m.last, rule: rule.name}
		return false
	})
}
