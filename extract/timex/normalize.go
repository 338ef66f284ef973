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
	side := &e.from
	for k := 0; k < m.n; k++ {
		c := m.took[k]
		v := int(s.tokens[c.at].value)
		switch c.class {
		case dash, join:
			if side = &e.to; e.to.empty() && k+1 == m.n {
				return e, false
			}
		case month:
			side.month = v
		case day, dayTh:
			if side.day == 0 || side == &e.to {
				side.day = v
			}
		case year4, yearBC:
			if side.year > 0 && side.year != v {
				return e, false // Juche 101 (2011)
			}
			side.year = v
		case digits2:
			side.year = fullYear(v)
		case juche:
			k++
			if side.year = 1911 + int(s.tokens[m.took[k].at].value); side.year > 2060 || side.year < 1912 {
				return e, false
			}
		case season, quarter:
			if side.sub = v; c.class == quarter {
				side.sub = 32 + v
			}
		case decade4, decade2:
			side.year, side.span = v, unitDecade
			if v%100 == 0 && v < 1900 && c.class == decade4 {
				side.span = unitCentury // the 1600s
			}
			if c.class == decade2 {
				side.year += 1900
			}
		case part, bound:
			if side == &e.to {
				e.mods[1] = modOf(v)
			} else {
				e.mods[0] = modOf(v)
			}
		case shift, back:
			e.ref = refOf(s, c, unitYear)
		}
	}
	if !e.isRange() {
		e.mod = e.mods[0]
	}
	if s.norm(m.first-1) == "those" && e.ref.base == implied {
		e.ref = ref{anaphor, unitMonth, 0}
	}
	if e.ref.base != implied && e.from.year > 0 {
		return e, false
	}
	return e, e.fill()
}

func modOf(v int) string {
	switch v {
	case 1, 4:
		if v == 4 {
			return "START"
		}
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

func refOf(s *scanner, c capture, u int16) ref {
	v := int(s.tokens[c.at].value)
	if c.class&back == 0 {
		return ref{document, u, v}
	}
	if v == 0 {
		return ref{anaphor, u, 0}
	}
	return ref{narrative, u, v}
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

// readHalf reads halves and quarters of a year, and, coarser, of a month or
// decade.
func readHalf(s *scanner, m *match) (e expr, ok bool) {
	var n int
	var u int16
	for k := 0; k < m.n; k++ {
		c := m.took[k]
		v := int(s.tokens[c.at].value)
		switch c.class {
		case ordinal:
			n = v
		case shift:
			if n == 0 && k == 0 {
				n = lastOrdinal
				continue
			}
			e.ref = refOf(s, c, unitYear)
		case back:
			e.ref = refOf(s, c, unitYear)
		case unit:
			if u == 0 {
				u = int16(v)
			} else {
				e.ref.unit = int16(v)
			}
		case month:
			e.from.month = v
		case year4:
			e.from.year = v
		case decade4:
			e.from.year, e.from.span = v, unitDecade
		}
	}
	size := map[int16]int{unitHalf: 2, unitQuarter: 4}[u]
	if n == lastOrdinal {
		n = size
	}
	if size == 0 || n < 1 || n > size {
		return e, false
	}
	switch {
	case e.from.month > 0 || e.from.span > 0 || e.ref.base != implied && e.ref.unit != unitYear:
		e.mod = halfMod(n, size)
	case size == 2:
		e.from.sub = 39 + n
	default:
		e.from.sub = 32 + n
	}
	return e, e.fill()
}

func halfMod(n, size int) string {
	if n*2 > size {
		return "END"
	}
	return "START"
}

// readMonths reads "first nine months of 2019" and "last three months of 2011".
func readMonths(s *scanner, m *match) (e expr, ok bool) {
	n, last := 0, false
	for k := 0; k < m.n; k++ {
		c := m.took[k]
		v := int(s.tokens[c.at].value)
		switch c.class {
		case number:
			n = v
		case ordinal:
			last = v == lastOrdinal
		case year4:
			e.from.year, e.to.year = v, v
		case shift, back:
			if last = last || k == 0; k > 0 {
				e.ref = refOf(s, c, unitYear)
			}
		}
	}
	if n < 1 || n > 11 {
		return e, false
	}
	e.from.month, e.to.month = 1, n
	if last {
		e.from.month, e.to.month = 13-n, 12
	}
	if n == 1 {
		e.to = point{}
	}
	return e, true
}

// readCentury reads "19th century", "13th - 15th centuries".
func readCentury(s *scanner, m *match) (e expr, ok bool) {
	side := &e.from
	for k := 0; k < m.n; k++ {
		c := m.took[k]
		v := int(s.tokens[c.at].value)
		switch c.class {
		case dash, join:
			side = &e.to
		case ordinal:
			if v < 1 || v > 30 {
				return e, false
			}
			side.year, side.span = (v-1)*100, unitCentury
			if v == 1 {
				side.year = 1
			}
		case part, bound:
			e.mod = modOf(v)
		case era:
			if v < 0 {
				return expr{}, true
			}
		}
	}
	return e, e.to.empty() || e.to.year > e.from.year
}

// readEra reads "508 BC", "AD 842".
func readEra(s *scanner, m *match) (e expr, ok bool) {
	side := &e.from
	for k := 0; k < m.n; k++ {
		c := m.took[k]
		v := int(s.tokens[c.at].value)
		switch c.class {
		case dash:
			side = &e.to
		case era:
			side.bc = v < 0
		default:
			side.year = v
		}
	}
	return e, e.from.year > 0
}

// readDay reads today, yesterday, tomorrow and the days beside them.
func readDay(s *scanner, m *match) (e expr, ok bool) {
	for i := m.first; i < m.last; i++ {
		switch s.norm(i) {
		case "yesterday", "before":
			e.ref.n--
		case "tomorrow", "after":
			e.ref.n++
		}
	}
	e.ref.base, e.ref.unit = document, unitDay
	return e, true
}

// readUnit reads "last week", "late next month", "that year", "same day".
func readUnit(s *scanner, m *match) (e expr, ok bool) {
	for k := 0; k < m.n; k++ {
		c := m.took[k]
		v := int(s.tokens[c.at].value)
		switch c.class {
		case shift, back:
			if e.ref.base != narrative {
				e.ref = refOf(s, c, 0)
			}
		case unit:
			e.ref.unit = int16(v)
		case part, bound:
			e.mod = modOf(v)
		}
	}
	if m.n == 0 {
		e.ref = ref{weekendHere, unitWeekend, 0}
		return e, true
	}
	if e.ref.unit == unitDay && e.ref.base == document {
		if e.ref.n == 0 {
			return e, false
		}
		e.ref.base = narrative
	}
	return e, true
}

// readNamed reads a month, weekday or season with "last", "this", "next" or
// "that" before it.
func readNamed(s *scanner, m *match) (e expr, ok bool) {
	for k := 0; k < m.n; k++ {
		c := m.took[k]
		v := int(s.tokens[c.at].value)
		switch c.class {
		case shift, back:
			e.ref = refOf(s, c, e.ref.unit)
		case month:
			e.from.month, e.ref.unit = v, unitMonth
		case season:
			e.from.sub, e.ref.unit = v, unitSeason
		case weekday:
			e.weekday, e.ref.unit = v, unitWeek
		case day, dayTh:
			e.from.day = v
		case part, bound:
			e.mod = modOf(v)
		}
	}
	return e, e.fill()
}

// readWeekday reads a day of the week, with a week told or not, or two of them.
func readWeekday(s *scanner, m *match) (e expr, ok bool) {
	for k := 0; k < m.n; k++ {
		c := m.took[k]
		v := int(s.tokens[c.at].value)
		switch c.class {
		case weekday:
			if e.weekday == 0 {
				e.weekday = v
			} else {
				e.toDay = v
			}
		case shift, back:
			e.ref = refOf(s, c, unitWeek)
		case part:
			e.mod = modOf(v)
		}
	}
	return e, true
}

// readAgo reads "three days ago", "two years later", "month earlier", "year
// before", "five days after May 3".
func readAgo(s *scanner, m *match) (e expr, ok bool) {
	n := 1
	for k := 0; k < m.n; k++ {
		c := m.took[k]
		v := int(s.tokens[c.at].value)
		switch c.class {
		case number, yearBC:
			if n < 20 || k == 0 {
				n = v
			} else {
				n += v // twenty-five
			}
		case unit, units:
			e.ref.unit = int16(v)
		case month:
			e.from.month = v
		case day, dayTh:
			e.from.day = v
		case year4:
			e.from.year = v
		}
	}
	if n < 1 || n > 999 {
		return e, false
	}
	e.ref.base = narrative
	for i := m.first; i < m.last; i++ {
		switch s.norm(i) {
		case "ago", "hence", "now", "today":
			e.ref.base = document
		}
		switch s.norm(i) {
		case "ago", "earlier", "before", "prior", "previously":
			n = -n
		}
	}
	if e.from.month > 0 {
		e.ref.base = onDate
	}
	if e.ref.unit == unitWeek {
		e.ref.unit, n = unitDay, 7*n
	}
	e.ref.n = n
	return e, e.fill()
}

// readNth reads "first week of May" and "third Tuesday of November 2012".
func readNth(s *scanner, m *match) (e expr, ok bool) {
	for k := 0; k < m.n; k++ {
		c := m.took[k]
		v := int(s.tokens[c.at].value)
		switch c.class {
		case ordinal:
			e.nth = v
		case shift, back:
			if k == 0 {
				e.nth = lastOrdinal
			} else {
				e.ref = refOf(s, c, unitYear)
			}
		case weekday:
			e.weekday = v
		case month:
			e.from.month = v
		case year4:
			e.from.year = v
		}
	}
	return e, e.from.month > 0 && (e.nth <= 5 || e.nth == lastOrdinal)
}

// readFiscal reads fiscal years, which have the number of the year that is said.
func readFiscal(s *scanner, m *match) (e expr, ok bool) {
	var years []int
	for k := 0; k < m.n; k++ {
		switch c := m.took[k]; c.class {
		case year4, fiscal:
			if v := int(s.tokens[c.at].value); v > 0 {
				years = append(years, v)
			}
		case digits2:
			v := int(s.tokens[c.at].value)
			if len(years) > 0 {
				v += years[0] - years[0]%100
			} else {
				v = fullYear(v)
			}
			years = append(years, v)
		case shift, back:
			e.ref = refOf(s, c, unitYear)
		}
	}
	switch len(years) {
	case 0:
		return e, e.ref.base != implied
	case 2:
		e.to.year = years[1]
		fallthrough
	case 1:
		e.from.year = years[0]
	}
	return e, e.fill()
}

// readDecade reads "1990s", "1930's" and ranges of decades.
func readDecade(s *scanner, m *match) (e expr, ok bool) {
	if e, ok = readDate(s, m); ok && m.where(year4, 0) >= 0 {
		e.from.span = unitDecade
	}
	return e, ok && e.from.year%10 == 0
}
