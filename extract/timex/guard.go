package timex

// The functions of this file tell dates from what only looks like them. Each
// reports whether the match may be a date.

// where returns where the match took a token of a class, the k-th from 0, or -1.
func (m *match) where(c class, k int) int {
	for i := 0; i < m.n; i++ {
		if m.took[i].class&c != 0 {
			if k == 0 {
				return m.took[i].at
			}
			k--
		}
	}
	return -1
}

// heads are words that end the names of enterprises, schools and places, which in
// the north often begin with a day.
var heads = set(`factory plant mine mill smeltery complex farm school university college institute academy hospital kindergarten nursery house
	hall theatre theater stadium gymnasium street square park station power club team foundation orphanage museum shipyard enterprise refinery
	dockyard colliery bureau brigade division unit`)

// heads reports whether token i begins a run of words with capitals that ends
// like the name of an enterprise or place.
func (s *scanner) heads(i int) bool {
	for k := i; k < i+6 && s.has(k, word) && (s.has(k, title) || k > i && s.is(k, "of", "and", "for")); k++ {
		if heads[s.norm(k)] && s.has(k, title) {
			return true
		}
	}
	return false
}

// isWord reports whether a month at token i is also an English word.
func (s *scanner) isWord(i int) bool { return s.is(i, "may", "march") }

// notCount lets days of a month through, unless the last number counts what
// follows: "November 15 – 2 killed", "MAY 10 NATIONS JOIN".
func notCount(s *scanner, m *match) bool {
	at := m.where(month, 0)
	if (s.norm(m.first-1) == "the" || m.first == s.first && !s.titled) && at >= 0 && s.heads(m.last) && m.where(year4|juche|shift|back|dash|join, 0) < 0 {
		return false // the March 26 Electric Cable Factory
	}
	if s.has(m.first, dayName) && s.norm(m.first-1) == "the" {
		return false // the Day of the Sun, April 15
	}
	if at := m.where(year4, 0); at == m.last-1 && s.quantity(m.last) && s.tokens[at].value%100 == 0 && s.norm(at-1) == "," {
		return false // on May 5, 2000 people
	}
	if m.last-1 == lastOf(m, day|dayTh) && s.norm(m.last) == "," && s.has(m.last+1, year4) && !s.quantity(m.last+2) {
		return false // no such day in that year
	}
	if s.has(m.last, day|dayTh) && m.where(month, 0) == m.last-1 && m.first < m.last-1 {
		return false // Directive 21 of February 12
	}
	if s.has(m.first, dayTh) && s.norm(m.first-1) == "the" && m.where(month, 0) == m.last-1 && s.has(m.last, title) && s.noun(m.last) && !s.has(m.last, juche) {
		return false // the 28th April Festival
	}
	if m.last-1 != lastOf(m, day) {
		return true
	}
	if m.where(dash|join, 0) >= 0 && (s.quantity(m.last) || s.is(m.last, "other", "others", "more")) {
		return false
	}
	if m.where(join, 0) >= 0 && s.has(m.last, plural) {
		return false
	}
	if s.isWord(at) && (s.quantity(m.last) || s.shouts(at) && s.norm(m.last) != "" && s.plural(m.last)) {
		return s.has(m.first-1, place)
	}
	return true
}

func lastOf(m *match, c class) int {
	for i := m.n - 1; i >= 0; i-- {
		if m.took[i].class&c != 0 {
			return m.took[i].at
		}
	}
	return -1
}

// between lets two dates with "and" through as one only behind "between",
// except the days of one month and what shares its year: "3 and 4 May".
func between(s *scanner, m *match) bool {
	if s.quantity(m.last) || !notCount(s, m) || s.norm(m.last) == "," && s.has(m.last+1, year4) && m.last-1 == lastOf(m, day|dayTh) || s.has(m.last, year4|day|dayTh) && !s.quantity(m.last+1) && m.last-1 == lastOf(m, month) {
		return false
	}
	at := m.where(join, 0)
	if at < 0 {
		return !s.loose(m) && !s.lifetime(m)
	}
	whole := m.where(month, 1) >= 0 || m.where(year4, 1) >= 0 || m.where(decade4, 1) >= 0
	between := s.norm(m.first-1) == "between" || s.norm(m.first-2) == "between" && s.norm(m.first-1) == "the"
	return !whole || between && s.norm(at) != "or"
}

// lifetime reports whether two full dates are those of a birth and a death.
func (s *scanner) lifetime(m *match) bool {
	y, z := m.where(year4, 0), m.where(year4, 1)
	return z >= 0 && m.where(day|dayTh, 1) >= 0 && s.tokens[z].value > s.tokens[y].value+12
}

// wordedGuard lets "January second" through where the ordinal counts nothing that
// follows, and the month is no other word.
func wordedGuard(s *scanner, m *match) bool {
	at := m.where(month, 0)
	if m.first != at || s.has(m.last-1, year4) {
		return true
	}
	next := m.last
	return !s.noun(next) && s.norm(next) != "-" && (!s.isWord(at) || s.norm(at-1) == "on" || s.temporal(at-1))
}

// monthGuard lets a month through that is no verb, adjective or name.
func monthGuard(s *scanner, m *match) bool {
	at := m.where(month, 0)
	if m.first == at && s.has(at-1, day|dayTh) && !s.has(at-2, month) {
		return false // no such day of that month
	}
	if m.where(year4|juche|digits2|yearBC, 0) >= 0 {
		return !s.quantity(m.last) || m.where(yearBC, 0) < 0
	}
	prev := m.first - 1
	if s.norm(prev) == "-" && s.tight(prev-1, at+1) && s.has(prev-1, number) || s.has(at+1, day) && s.norm(prev) == "-" {
		return false
	}
	if s.has(m.last, day|dayTh) && !s.quantity(m.last+1) || s.has(m.last, era) {
		return m.where(part|bound, 0) >= 0
	}
	if m.where(shift|back, 0) >= 0 {
		return true
	}
	if m.where(part|bound, 0) >= 0 {
		return !s.isWord(at) || !s.has(m.last, title) || s.shouts(at)
	}
	if s.isWord(at) && s.is(prev, "the", "its", "their", "his", "'s") && !s.shouts(at) {
		return s.noun(m.last) && !s.has(m.last, title)
	}
	if s.norm(prev) == "to" && s.isWord(at) && s.titled {
		return s.is(prev-1, "from") || s.is(prev-2, "from") || s.is(prev-3, "from")
	}
	if s.isWord(at) || s.is(at, "jan", "mar") {
		return s.temporal(prev) && (!s.has(m.last, title) || s.shouts(at))
	}
	named := s.has(prev, title) && !s.has(prev, place|month|link) && prev > s.first
	return !(named && (len(s.norm(at)) < 7 || s.has(m.last, title)))
}

// temporal reports whether token i is a word that months stand after.
func (s *scanner) temporal(i int) bool {
	return s.is(i, "in", "of", "since", "until", "till", "by", "from", "to", "during", "through", "between", "and", "-", "before", "after",
		"for", "those", "each", "every", "around", "about", "late", "early", "throughout", "or")
}

// todayGuard lets "today" through, but not as part of a title: "Pyongyang Today".
func todayGuard(s *scanner, m *match) bool {
	at := m.last - 1
	if !s.has(at, title) || at == s.first || s.shouts(at) {
		return true
	}
	return !(s.has(at-1, title) && s.has(at-1, word)) || s.headline
}

// unitGuard lets "last week" through, but not durations ("over the last week",
// "the past year") and parts ("last day of the talks").
func unitGuard(s *scanner, m *match) bool {
	at := m.where(unit, 0)
	if m.where(shift|back, 0) < 0 && at >= 0 { // the end of the year
		return !s.has(m.last, year4) && s.norm(m.last) != "of" && !(s.norm(m.last) == "-" && s.tightAt(m.last)) && !s.has(m.last, unit|units)
	}
	if at < 0 { // weekend
		return s.norm(m.first-1) == "the" && s.is(m.first-2, "over", "during", "at", "on", "by", "for") && !s.has(m.last, plural)
	}
	u := s.tokens[at].value
	next := m.last
	if s.norm(next) == "of" || s.norm(next) == "-" && s.tightAt(next) || s.has(next, year4) || u == unitHalf {
		return false
	}
	if m.where(part|bound, 0) >= 0 && m.where(shift|back, 0) >= 0 {
		return !s.is(at-1, "past")
	}
	k := m.where(shift|back, 0)
	prev := k - 1
	switch {
	case s.is(prev, "every", "each", "any", "no") || s.is(k, "past"):
		return false
	case s.norm(k) == "next" && u == unitDay, s.norm(k) == "following" && u == unitDay:
		return s.is(prev, "the", "very")
	case s.has(k, shift) && s.norm(prev) == "the":
		return u == unitQuarter || !s.is(prev-1, "over", "in", "during", "within", "for", "throughout", "of") && u != unitDecade && u != unitCentury
	case s.has(k, shift):
		return u != unitDay && (u != unitDecade || s.norm(k) == "this")
	}
	return true
}

// namedGuard lets "last May", "this fall" through.
func namedGuard(s *scanner, m *match) bool {
	at := m.where(month|season|weekday, 0)
	k := m.where(shift|back, 0)
	if s.is(k, "past", "current", "those", "preceding", "prior") || s.norm(m.last) == "of" {
		return false
	}
	if s.has(at, month) && s.has(at+1, day) && m.last == at+1 {
		return false
	}
	if s.norm(k) == "following" && s.norm(k-1) != "the" || s.norm(k) == "same" && s.has(at, season) {
		return false
	}
	return !(s.has(at, season) && !s.has(at, title) && s.norm(at) == "fall" && s.noun(m.last))
}

// weekdayGuard lets a day through, but not a frequency ("every Monday", "on a
// Monday") or the name of a feast ("Good Friday").
func weekdayGuard(s *scanner, m *match) bool {
	at := m.where(weekday, 0)
	prev := at - 1
	if s.norm(m.last) == "of" && s.is(m.last+1, "every", "each") {
		return false
	}
	if s.is(m.last, "mornings", "afternoons", "evenings", "nights", "the") && (m.last == at+1 && s.norm(m.last) != "the" || s.norm(m.last+1) == "13th") {
		return false
	}
	if s.norm(prev) == "a" {
		return s.noun(m.last) && !s.has(m.last, title) // in a Wednesday statement
	}
	return !s.is(prev, "every", "each", "any", "black", "bloody", "good", "ash", "palm", "easter", "holy", "super", "cyber", "alternate",
		"girl", "per")
}

// agoGuard lets "three days ago" through, and "day later" behind its article,
// but not what is counted from an event: "two days after the vote".
func agoGuard(s *scanner, m *match) bool {
	at := m.where(unit|units, 0)
	told := s.norm(at + 1)
	prev := m.first - 1
	if s.norm(prev) == "-" && s.tightAt(m.first) || s.is(prev, "a", "an") && s.is(prev-1, "half", "quarter", "quite") {
		return false
	}
	switch told {
	case "before", "after", "prior":
		if s.norm(m.last-1) == "that" {
			return m.first < at
		}
		if !s.final(m.last) {
			return false
		}
		return m.first < at || s.is(prev, "the", "a", "an")
	case "later", "earlier", "previously":
		if s.is(m.last, "than", "in") && told == "earlier" && s.norm(m.last) == "than" || s.norm(prev) == "years" {
			return false
		}
	}
	return m.first < at || s.is(prev, "a", "an") || s.norm(prev) == "one"
}

// ordinalGuard lets "on the 19th" through where no noun follows.
func ordinalGuard(s *scanner, m *match) bool {
	prev := m.first - 1
	if s.has(m.first, weekday) {
		return !s.noun(m.last) && s.norm(m.last-1) != "13th"
	}
	if s.norm(prev) != "the" || !s.is(prev-1, "on", "until", "till", "by", "since", "from", "to", "before", "after", "through", "and", ",", "between") {
		return false
	}
	if s.has(prev-2, units) {
		return false // five years after the 18th
	}
	if s.norm(m.last) == `"` && s.has(m.last+1, title) || s.is(prev-1, ",", "and", "to") && s.has(m.last, word) && !s.is(m.last, "and", "to") {
		return false // the 19th "National Assembly"
	}
	return !s.noun(m.last) && !s.has(m.last, number) && !(s.norm(m.last) == "-" && s.tightAt(m.last)) && !s.is(m.last, "and", "to") ||
		s.is(m.last, "and", "to") && !s.has(m.last+1, ordinal|month)
}
