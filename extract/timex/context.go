package timex

import "toli/extract"

// The functions of this file tell what stands around an expression.

// has reports whether token i is of a class.
func (s *scanner) has(i int, c class) bool { return s.at(i).class&c != 0 }

// is reports whether token i is one of the words.
func (s *scanner) is(i int, words ...string) bool {
	n := s.norm(i)
	for _, w := range words {
		if n == w {
			return true
		}
	}
	return false
}

// noun reports whether token i may be a noun: a word that is no function word.
func (s *scanner) noun(i int) bool {
	return s.has(i, word) && !s.has(i, link|ahead|past) && s.norm(i)[0] != '\''
}

// quantity reports whether the number before token i counts something.
func (s *scanner) quantity(i int) bool {
	return s.has(i, counted) && (!s.has(i, title) || s.shouts(i)) || s.norm(i) == "%" || s.is(i, "other", "others", "more", "-") && s.tightAt(i) && s.has(i+1, counted|unit)
}

func (s *scanner) plural(i int) bool {
	n := s.norm(i)
	return s.has(i, word) && len(n) > 3 && n[len(n)-1] == 's'
}

// shouts reports whether token i is in capitals throughout.
func (s *scanner) shouts(i int) bool {
	t := s.d.Tokens[i].In(s.d.Text)
	return len(t) > 1 && 'A' <= t[1] && t[1] <= 'Z'
}

// loose reports whether the dash of a range stands apart, as one between
// clauses does: "in 2011 -- 2012 was better".
func (s *scanner) loose(m *match) bool {
	at := m.where(dash, 0)
	if at < 0 || !s.is(at, "--", "—") {
		return false
	}
	return !s.tight(at-1, at+2)
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range fields(words) {
		m[w] = true
	}
	return m
}

// final reports whether the clause ends before token i.
func (s *scanner) final(i int) bool {
	return i >= s.last || !s.has(i, word|number|title) || s.is(i, "and", "but", "when", "in", "at", "was", "were", "is", "had", "with")
}

// tight reports whether no space stands between tokens [first, last).
func (s *scanner) tight(first, last int) bool {
	for i := first + 1; i < last; i++ {
		if !s.tightAt(i) {
			return false
		}
	}
	return true
}

// tightAt reports whether no space stands before token i.
func (s *scanner) tightAt(i int) bool {
	return i > 0 && i < s.last && s.d.Tokens[i].Start == s.d.Tokens[i-1].End
}

// glued reports whether token i goes on with what is before it, as in a phone
// number or a version.
func (s *scanner) glued(i int) bool {
	if !s.tightAt(i) {
		return false
	}
	switch t := &s.d.Tokens[i]; {
	case t.Kind != extract.Punct:
		return t.Norm[0] != '\''
	case t.Norm == "-" || t.Norm == "/" || t.Norm == ":" || t.Norm == "_":
		return s.tightAt(i+1) && s.d.Tokens[i+1].Kind != extract.Punct
	}
	return false
}

// bracketed reports whether the match is a date by its place: at the end of
// brackets behind a name, or behind "on".
func (s *scanner) bracketed(m *match) bool {
	prev, next := m.first-1, m.last
	if s.is(prev, "dated") {
		return !s.quantity(next)
	}
	return s.is(prev, "(", ",") && s.is(next, ")", ";") && s.insideBrackets(prev)
}

// insideBrackets reports whether a bracket is open at token i.
func (s *scanner) insideBrackets(i int) bool {
	for k := i; k >= s.first && k > i-24; k-- {
		switch s.norm(k) {
		case "(", "[":
			return true
		case ")", "]":
			return false
		}
	}
	return false
}
