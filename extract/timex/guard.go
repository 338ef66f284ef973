package timex

import "toli/extract"

// The functions of this file tell dates from what only looks like them. Each
// reports whether the match may be a date.

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

// took returns where the match took a token of a class, the k-th from 0, or -1.
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

// isWord reports whether a month at token i is also an English word.
func (s *scanner) isWord(i int) bool { return s.is(i, "may", "march") }

// notCount lets days of a month through, unless the last number counts what
// follows: "November 15 – 2 killed", "MAY 10 NATIONS JOIN".
func notCount(s *scanner, m *match) bool {
	at := m.where(month, 0)
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

func (s *scanner) plural(i int) bool {
	n := s.norm(i)
	return s.has(i, word) && len(n) > 3 && n[len(n)-1] == 's'
}

func lastOf(m *match, c class) int {
	for i := m.n - 1; i >= 0; i-- {
		if m.took[i].class&c != 0 {
			return m.took[i].at
		}
	}
	return -1
}

// shouts reports whether token i is in capitals throughout.
func (s *scanner) shouts(i int) bool {
	t := s.d.Tokens[i].In(s.d.Text)
	return len(t) > 1 && 'A' <= t[1] && t[1] <= 'Z'
}

// between lets two dates with "and" through as one only behind "between",
// except the days of one month and what shares its year: "3 and 4 May".
func between(s *scanner, m *match) bool {
	if s.quantity(m.last) || !notCount(s, m) || s.norm(m.last) == "," && s.has(m.last+1, year4) && m.last-1 == lastOf(m, day|dayTh) || s.has(m.last, year4) && m.last-1 == lastOf(m, month) {
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

// loose reports whether the dash of a range stands apart, as one between
// clauses does: "in 2011 -- 2012 was better".
func (s *scanner) loose(m *match) bool {
	at := m.where(dash, 0)
	if at < 0 || !s.is(at, "--", "—") {
		return false
	}
	return !s.tight(at-1, at+2)
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

// numbering are words that a number stands after as a name or count.
var numbering = set(`$ € £ ¥ # no no. nos. number numbers resolution resolutions flight room article articles unit units highway route page
	p p. pp pp. issue vol vol. volume tel tel. fax phone telephone law decree order model boeing airbus section chapter bill code zip box
	version windows category line channel serial id isbn paragraph rule mig platform bus train case km nearly almost least most estimated
	roughly approximately another us$ won yen some only up plus minus x size grade score para paras paragraph`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range fields(words) {
		m[w] = true
	}
	return m
}

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
	if numbering[s.norm(label)] || s.norm(prev) == "," && s.has(prev-1, day) && s.has(prev-2, month) || s.has(prev, month) && s.has(prev-1, day|dayTh) || s.is(next, "gmt", "utc", "kst", "hrs", "local") || s.norm(prev) == "at" && !s.noun(next) {
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

// isYearOf reports whether "new" of "new year 2012" is an adjective.
func (s *scanner) isYearOf(m *match, next int) bool {
	return s.norm(m.first) == "new" && !s.has(m.first, title)
}

// yearish reports whether a year far from the present stands as one: after a
// preposition, or alone in brackets, and before no noun.
func (s *scanner) yearish(prev, next, y int) bool {
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

// final reports whether the clause ends before token i.
func (s *scanner) final(i int) bool {
	return i >= s.last || !s.has(i, word|number|title) || s.is(i, "and", "but", "when", "in", "at", "was", "were", "is", "had", "with")
}

// ordinalGuard lets "on the 19th" through where no noun follows.
func ordinalGuard(s *scanner, m *match) bool {
	prev := m.first - 1
	if s.norm(prev) != "the" || !s.is(prev-1, "on", "until", "till", "by", "since", "from", "to", "before", "after", "through", "and", ",", "between") {
		return false
	}
	if s.norm(m.last) == `"` && s.has(m.last+1, title) || s.is(prev-1, ",", "and", "to") && s.has(m.last, word) && !s.is(m.last, "and", "to") {
		return false // the 19th "National Assembly"
	}
	return !s.noun(m.last) && !s.has(m.last, number) && !(s.norm(m.last) == "-" && s.tightAt(m.last)) && !s.is(m.last, "and", "to") ||
		s.is(m.last, "and", "to") && !s.has(m.last+1, ordinal|month)
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
