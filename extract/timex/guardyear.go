package timex

// The guards of this file are those of years, decades and parts of years.

// numbering are words that a number stands after as a name or count.
var numbering = set(`$ € £ ¥ # no no. nos. number numbers resolution resolutions flight room article articles unit units highway route page
	p p. pp pp. issue vol vol. volume tel tel. fax phone telephone law decree order model boeing airbus section chapter bill code zip box
	version windows category line channel serial id isbn paragraph rule mig platform bus train case km nearly almost least most estimated
	roughly approximately another us$ won yen some only up plus minus x size grade score para paras paragraph`)

// yearGuard lets four figures through that are a year: not a quantity, a
// number of something, a time of day or part of a longer number.
func yearGuard(s *scanner, m *match) bool {
	at := m.where(year4, 0)
	y := int(s.tokens[at].value)
	prev, next := m.first-1, m.last
	switch {
	case s.quantity(next), s.norm(next) == "-" && s.tightAt(next) && s.has(next+1, number) && s.tightAt(next+1),
		s.is(next, "/", ".", ":") && s.tight(at, next+2) && s.has(next+1, number):
		return false
	case s.tightAt(at) && m.first == at && s.is(prev, "-", "/", ".", ":", "+") && s.tightAt(prev) && prev > s.first && !s.has(prev-1, word|month):
		return false
	}
	if m.first < at {
		return !s.isYearOf(m, next)
	}
	if s.norm(next) == "(" && s.has(next+1, year4) && s.norm(next+2) == ")" {
		return false // resolution 1718 (2006)
	}
	label := prev
	if s.is(label, ":", ".") && at > s.first+1 {
		label--
	}
	if numbering[s.norm(label)] || s.numbered(prev) || s.norm(prev) == "," && s.has(prev-1, day) && s.has(prev-2, month) || s.has(prev, month) && s.has(prev-1, day|dayTh) || s.is(next, "gmt", "utc", "kst", "hrs", "local") || s.norm(prev) == "at" && !s.noun(next) {
		return false
	}
	if y%100 == 0 && (s.plural(next) && s.has(next, plural) || s.is(prev, "over", "about", "around", "than", "to", "of") && s.noun(next)) {
		return false
	}
	if 1900 <= y && y <= 2035 {
		return !(s.has(next, plural) && s.has(prev, past|plural) && s.norm(prev) != "was")
	}
	return s.yearish(prev, next, y)
}

// numbered reports whether token i ends a list of numbers of something:
// "resolutions 1718, 1874 and".
func (s *scanner) numbered(i int) bool {
	n := 0
	for ; s.has(i, year4) || s.is(i, ",", "and"); i-- {
		if s.has(i, year4) {
			n++
		}
	}
	return n > 0 && numbering[s.norm(i)]
}

// isYearOf reports whether "new" of "new year 2012" is an adjective.
func (s *scanner) isYearOf(m *match, next int) bool {
	return s.norm(m.first) == "new" && !s.has(m.first, title)
}

// yearish reports whether a year far from the present stands as one: after a
// preposition, or alone in brackets, and before no noun.
func (s *scanner) yearish(prev, next, y int) bool {
	if s.norm(prev) == "." && s.is(prev-1, "d", "b", "c", "ca", "r", "fl") {
		return true
	}
	if s.is(prev, "(", ",") {
		return s.is(next, ")", "-") || s.norm(prev) == "," && (s.has(prev-1, month|day) || s.is(next, ","))
	}
	if s.norm(prev) == "the" && (1800 <= y && y%100 != 0 && s.noun(next) || s.has(next, title)) &&
		!s.is(next, "committee", "sanctions", "panel", "monitoring", "regime", "resolution") {
		return !s.has(next, plural)
	}
	if s.norm(prev) == "than" {
		return s.norm(prev-1) == "later"
	}
	if !s.has(prev, place) || s.is(prev, "&", ",", "over", "for", "about", "around", "than") {
		return false
	}
	if s.is(prev, "of", "to", "from", "and", "or", "between") {
		return !s.noun(next) && y%100 != 0
	}
	return !s.has(next, plural) && !(s.noun(next) && y%100 == 0)
}

// afterPlace lets a short year through behind a preposition or season.
func afterPlace(s *scanner, m *match) bool {
	prev := m.first - 1
	return (s.has(prev, place|month|season) || s.is(prev, "class", "games")) && !s.is(prev, "(", ",") &&
		!(s.norm(m.last) == "-" && s.tightAt(m.last)) && s.tight(m.first, m.last)
}

// halfGuard lets halves and quarters of a period through, and quarters alone.
func halfGuard(s *scanner, m *match) bool {
	if m.where(year4|month|decade4|back, 0) >= 0 || s.norm(m.last-1) == "year" || m.where(shift, 0) >= 0 || m.where(unit, 1) >= 0 {
		return true
	}
	at := m.where(unit, 0)
	if s.tokens[at].value != unitQuarter || s.quantity(m.last) || s.norm(m.last) == "of" {
		return false
	}
	return !s.noun(m.last) || s.norm(at-1) == "-" || s.is(m.last, "profit", "profits", "earnings", "results", "sales", "net", "operating",
		"revenue", "growth", "gdp", "figures", "exports", "imports", "loss", "losses", "trade")
}

// decadesGuard lets "the 1930's" through, but not "1930's report".
func decadesGuard(s *scanner, m *match) bool {
	if at := m.where(year4, 0); at >= 0 {
		return (s.norm(m.first-1) == "the" || m.first < at) && !s.noun(m.last)
	}
	return between(s, m)
}

// decadeGuard lets "80s" through as a decade, not as an age.
func decadeGuard(s *scanner, m *match) bool {
	if m.where(decade2, 1) >= 0 {
		return true
	}
	prev := m.first - 1
	return s.norm(prev) == "the" && !s.noun(m.last) && (s.is(prev-1, "of", "since", "by", "during") && s.tokens[m.where(decade2, 0)].value >= 20 || s.norm(m.last) == "of")
}

func fiscalGuard(s *scanner, m *match) bool {
	return s.norm(m.first) != "school" || m.where(year4, 0) >= 0
}
