package timex

// The readings of this file are those of periods and of what is told from
// other dates.

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
				return expr{}, true // 00XX would hold a year 0
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
		e.ref = ref{base: weekendHere, unit: unitWeekend}
		return e, true
	}
	if e.ref.base == implied {
		e.ref.base = current // the end of the year
		return e, e.ref.unit >= unitWeek && e.ref.unit <= unitDecade
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
			if k > 0 && m.took[k-1].class == number && n < 20 {
				return e, false // 3-4 days
			}
			if k == 0 {
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
			e.ref.base = document
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

// readEdge reads "last day of 2016" and "first day of October".
func readEdge(s *scanner, m *match) (e expr, ok bool) {
	first := m.took[0]
	last := first.class == shift || int(s.tokens[first.at].value) == lastOrdinal
	if first.class == ordinal && !last && s.val(m, 0) != 1 || first.class == shift && s.norm(first.at) != "last" {
		return e, false
	}
	rest := *m
	rest.n = copy(rest.took[:], m.took[1:m.n])
	e, ok = readDate(s, &rest)
	if e.edge = 1; last {
		e.edge = -1
	}
	return e, ok && e.from.day == 0
}
