package timex

import (
	"strconv"
	"strings"
)

// The functions of this file turn what a pattern took into what it says. Each
// reports false when the parts make no date.

// readDate reads days, months, years, seasons and quarters, single or as the
// two ends of a range, with a year in figures, after an apostrophe, of the
// Juche era, or told by "last year" and its like.
func readDate(s *scanner, m *match) (e expr, ok bool) {
	side, n := &e.from, 0
	for k := 0; k < m.n; k++ {
		c := m.took[k]
		v := int(s.tokens[c.at].value)
		switch c.class {
		case dash, join:
			side, n = &e.to, 1
		case weekday, dayName:
			if n == 0 && side.day == 0 {
				e.named = v
			}
		case part, bound:
			e.mods[n] = modOf(v)
		case juche:
			k++
			if side.year = 1911 + int(s.tokens[m.took[k].at].value); side.year > 2060 || side.year < 1912 {
				return e, false
			}
		case number:
			e.ref = ref{base: document, unit: unitYear, n: -v}
		case shift, back:
			e.ref = refOf(s, c, unitYear)
		case day, dayTh:
			if side.day == 0 || n == 1 {
				side.day = v // of "3, 4 and 5 May" the first and the last count
			}
		default:
			if !side.take(c.class, v) {
				return e, false
			}
		}
	}
	if !e.isRange() {
		e.mod = e.mods[0]
	}
	if s.norm(m.first-1) == "those" && e.ref.base == implied {
		e.ref = ref{base: anaphor, unit: unitMonth}
	}
	if e.ref.base != implied && e.from.year > 0 {
		return e, false
	}
	return e, e.fill()
}

// take sets the part of p that a token of a class with a value says. It reports
// false when p has another year: "Juche 101 (2011)".
func (p *point) take(c class, v int) bool {
	switch c {
	case month:
		p.month = v
	case year4, yearBC:
		if p.year > 0 && p.year != v {
			return false
		}
		p.year = v
	case digits2:
		p.year = fullYear(v)
	case season:
		p.sub = v
	case quarter:
		if p.sub = 32 + v; v > 4 {
			p.sub = 35 + v // a half
		}
	case decade4:
		if p.year, p.span = v, unitDecade; v%100 == 0 && v < 1900 {
			p.span = unitCentury // the 1600s
		}
	case decade2:
		p.year, p.span = 1900+v, unitDecade
	}
	return true
}

// modOf returns the TIMEX3 mod of a word of class part or bound.
func modOf(v int) string {
	switch v {
	case 1, 4:
		return "START"
	case 2:
		return "MID"
	}
	return "END"
}

// fullYear completes a year of two digits.
func fullYear(n int) int {
	if n <= 45 {
		return 2000 + n
	}
	return 1900 + n
}

// refOf returns what a word of class shift or back counts from. "The next year"
// is that after the year last spoken of.
func refOf(s *scanner, c capture, u int16) ref {
	v := int(s.tokens[c.at].value)
	if s.norm(c.at) == "next" && s.norm(c.at-1) == "the" {
		return ref{narrative, u, v, true}
	}
	if c.class&back == 0 {
		return ref{base: document, unit: u, n: v}
	}
	if v == 0 {
		return ref{base: anaphor, unit: u, n: 0}
	}
	return ref{base: narrative, unit: u, n: v}
}

// readShortRange reads "2011–12" and "2012-11": the second is the end of a
// range when it follows the first two digits, else a month.
func readShortRange(s *scanner, m *match) (e expr, ok bool) {
	y, z := s.val(m, 0), s.val(m, m.n-1)
	if !s.tight(m.took[0].at, m.last) || s.glued(m.last) {
		return e, false
	}
	switch {
	case z > y%100:
		e.from.year, e.to.year = y, y-y%100+z
	case z >= 1 && z <= 12 && s.tokens[m.took[0].at+1].id != s.g.slash:
		e.from = point{year: y, month: z}
	default:
		return e, false
	}
	return e, e.fill()
}

// readISO reads 2012-11-20 and 2012/11/20.
func readISO(s *scanner, m *match) (e expr, ok bool) {
	e.from = point{year: s.val(m, 0), month: s.val(m, 1), day: s.val(m, 2)}
	return e, s.tight(m.first, m.last) && !s.glued(m.last) && e.fill()
}

// readNumeric reads 20/11/2012, 20-11-12 and 11/20/12. Where both orders make a
// date, the document decides later.
func readNumeric(s *scanner, m *match) (e expr, ok bool) {
	a, b, y := s.val(m, 0), s.val(m, 1), s.val(m, 2)
	if m.took[2].class == digits2 {
		y = fullYear(y)
	}
	if !s.tight(m.first, m.last) || s.glued(m.last) || s.tokens[m.first+1].id != s.tokens[m.first+3].id {
		return e, false
	}
	return numeric(a, b, y)
}

func numeric(a, b, y int) (e expr, ok bool) {
	e.from = point{year: y, month: b, day: a}
	switch other := (point{year: y, month: a, day: b}); {
	case e.from.valid() && other.valid():
		e.order = a != b
		return e, true
	case other.valid():
		e.from = other
		return e, true
	}
	e.dayLed = true
	return e, e.from.valid()
}

// readDotted reads 20.11.2012, 2012.11.20 and 11.20, in which the month is
// first where that makes a date, as in Korean papers.
func readDotted(s *scanner, m *match) (e expr, ok bool) {
	var n [4]int
	parts := strings.Split(strings.TrimSuffix(s.norm(m.first), "."), ".")
	if len(parts) > 3 || strings.HasPrefix(parts[1], "0") && len(parts[1]) == 1 {
		return e, false
	}
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || len(p) > 4 {
			return e, false
		}
		n[i] = v
	}
	switch {
	case len(parts) == 3 && len(parts[0]) == 4:
		e.from = point{year: n[0], month: n[1], day: n[2]}
	case len(parts) == 3 && len(parts[2]) == 4:
		e.from = point{year: n[2], month: n[1], day: n[0]}
		if !e.from.valid() {
			e.from.month, e.from.day = n[0], n[1]
		}
	case len(parts) == 2 && len(parts[0]) == 4 && len(parts[1]) == 2:
		e.from = point{year: n[0], month: n[1]}
	case len(parts) == 2 && len(parts[1]) <= 2 && len(parts[0]) <= 2 && s.bracketed(m):
		e.from = point{month: n[0], day: n[1]}
		if !e.from.valid() {
			e.from.month, e.from.day = n[1], n[0]
		}
	default:
		return e, false
	}
	return e, e.from.month > 0 && (e.from.day > 0 || len(parts) == 2) && !s.glued(m.last) && e.fill()
}
