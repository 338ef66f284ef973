package timex

import (
	"strconv"
	"strings"

	"toli/extract"
)

// weekdayDate matches "Monday, November 6" and "Monday November 6, 2006".
func (s *scanner) weekdayDate(i int, a *anchor) (int, *extract.DateValue) {
	if s.weekday(i) == 0 {
		return 0, nil
	}
	k := i + 1
	if s.norm(k) == "," {
		k++
	}
	if end, v := s.monthDay(k, a); end > 0 {
		return end, v
	}
	if end, v := s.dayMonth(k, a); end > 0 {
		return end, v
	}
	return 0, nil
}

// monthDay matches "Nov. 21", "November 15-16", "May 30 to June 2, 2012".
func (s *scanner) monthDay(i int, a *anchor) (int, *extract.DateValue) {
	from := point{month: s.month(i), day: s.day(i + 1)}
	if from.month == 0 || from.day == 0 {
		return 0, nil
	}
	end := i + 2
	to := point{}
	if k := s.dash(end); k > end {
		switch {
		case s.day(k) > 0 && s.month(k+1) == 0 && !s.counts(k+1):
			to, end = point{month: from.month, day: s.day(k)}, k+1
		case s.month(k) > 0 && s.day(k+1) > 0 && s.norm(k-1) != "and":
			to, end = point{month: s.month(k), day: s.day(k + 1)}, k+2
		}
	}
	end, year := s.yearAfter(end, a, from)
	from.year, to.year = year, year
	return s.span(end, from, to, a)
}

// counts reports whether token i is a noun that makes the number before it a
// quantity.
func (s *scanner) counts(i int) bool { return counted[s.norm(i)] }

// yearAfter reads a year, "last year", "this year", "that year" or
// "Juche 101 (2012)" after a date that ends at token end.
func (s *scanner) yearAfter(end int, a *anchor, p point) (int, int) {
	k := end
	if s.norm(k) == "," {
		k++
	}
	if y := s.year(k); y > 0 && !s.counts(k+1) {
		return k + 1, y
	}
	if e, y := s.jucheYear(k); e > 0 {
		return e, y
	}
	if s.norm(end) == "of" {
		if y := s.year(end + 1); y > 0 {
			return end + 2, y
		}
		if e, y := s.relativeYear(end+1, a); e > 0 {
			return e, y
		}
	}
	if e, y := s.relativeYear(end, a); e > 0 {
		return e, y
	}
	return end, 0
}

// relativeYear matches "last year", "this year", "next year", "that year".
func (s *scanner) relativeYear(i int, a *anchor) (int, int) {
	if s.norm(i+1) != "year" {
		return 0, 0
	}
	if n, ok := shifts[s.norm(i)]; ok && a.known() {
		return i + 2, pointOf(a.date.End).year + n
	}
	if w := s.norm(i); (w == "that" || w == "same") && a.last.year > 0 {
		return i + 2, a.last.year
	}
	return 0, 0
}

// span returns the value of a point or of a range.
func (s *scanner) span(end int, from, to point, a *anchor) (int, *extract.DateValue) {
	if to.month == 0 && to.year == 0 || to == (point{}) || to.day == 0 && to.month == 0 {
		if !from.valid() {
			return 0, nil
		}
		return end, a.place(from)
	}
	if !from.valid() || !to.valid() {
		return 0, nil
	}
	if from.year == 0 && !a.known() {
		return end, unplaced()
	}
	kind := "explicit"
	if from.year == 0 {
		from.year = a.year(from)
		to.year, kind = from.year, "document"
	}
	if to.begin() < from.begin() {
		from.year--
	}
	return end, interval(from, to, kind)
}

// dayMonth matches "16 November 2012", "the 5th of May", "15-16 November".
func (s *scanner) dayMonth(i int, a *anchor) (int, *extract.DateValue) {
	first := s.day(i)
	if first == 0 {
		return 0, nil
	}
	k := i + 1
	second := 0
	if e := s.dash(k); e > k && s.day(e) > 0 && s.month(e+1) > 0 {
		second, k = s.day(e), e+1
	}
	if s.norm(k) == "day" {
		k++
	}
	if s.norm(k) == "of" {
		k++
	}
	m := s.month(k)
	if m == 0 || s.day(k+1) > 0 && s.year(k+1) == 0 && s.norm(i-1) != "" && s.month(i-1) > 0 {
		return 0, nil
	}
	from := point{month: m, day: first}
	to := point{}
	if second > 0 {
		to = point{month: m, day: second}
	}
	end, year := s.yearAfter(k+1, a, from)
	from.year = year
	if second > 0 {
		to.year = year
	}
	return s.span(end, from, to, a)
}

// monthYear matches "November 2012", "December, 2011", "March to May 2012",
// "October last year", "last May", and a month alone.
func (s *scanner) monthYear(i int, a *anchor) (int, *extract.DateValue) {
	m := s.month(i)
	if m == 0 {
		return 0, nil
	}
	from, to := point{month: m}, point{}
	end := i + 1
	if s.day(end) > 0 {
		return 0, nil // no day of that month
	}
	if k := s.dash(end); k > end && s.joins(k, i) && s.month(k) > 0 && s.day(k+1) == 0 {
		to, end = point{month: s.month(k)}, k+1
	}
	after, year := s.yearAfter(end, a, from)
	if year == 0 && to.month == 0 && !s.monthContext(i) {
		return 0, nil
	}
	from.year, to.year = year, year
	if to.month == 0 {
		to = point{}
	}
	return s.span(after, from, to, a)
}

// joins reports whether the word before token k makes a range of what starts
// at token first: "and" does so only behind "between".
func (s *scanner) joins(k, first int) bool {
	return s.norm(k-1) != "and" && s.norm(k-1) != "&" || s.norm(first-1) == "between"
}

// dayAlone matches "on the 18th" as a day of the month last spoken of.
func (s *scanner) dayAlone(i int, a *anchor) (int, *extract.DateValue) {
	n := s.norm(i)
	if len(n) < 3 || s.day(i) == 0 || s.norm(i-1) != "the" || s.norm(i-2) != "on" && s.norm(i-2) != "until" && s.norm(i-2) != "by" {
		return 0, nil
	}
	if next := s.norm(i + 1); i+1 < s.last && s.d.Tokens[i+1].Kind == extract.Word && next != "and" && next != "in" && next != "at" && next != "to" {
		return 0, nil
	}
	p := point{a.here.year, a.here.month, s.day(i)}
	if p.month == 0 && a.known() {
		p.year, p.month = pointOf(a.date.End).year, pointOf(a.date.End).month
	}
	if p.month == 0 || !p.valid() {
		return i + 1, unplaced()
	}
	return i + 1, value(p, "narrative")
}

// monthContext reports whether a month that stands alone is one: "May" and
// "March" are also words and names.
func (s *scanner) monthContext(i int) bool {
	if s.norm(i) != "may" && s.norm(i) != "march" && s.norm(i) != "jan" && s.norm(i) != "mar" {
		return !(s.capital(i-1) && s.month(i-1) == 0 && i > 0 && s.d.Tokens[i-1].Kind == extract.Word && len(s.norm(i)) < 6 && !prepositions[s.norm(i-1)])
	}
	switch s.norm(i - 1) {
	case "in", "of", "since", "until", "till", "by", "from", "to", "last", "next", "this", "late", "early", "mid", "during", "through", "between", "and", "-", "before", "after", "for", "later", "earlier", "each", "every":
		return !s.capital(i+1) || s.d.Tokens[i+1].Kind != extract.Word
	}
	return false
}

// iso matches 2012-11-20 and 2012.11.20.
func (s *scanner) iso(i int, a *anchor) (int, *extract.DateValue) {
	if y := s.year(i); y > 0 && s.norm(i+1) == "-" && s.norm(i+3) == "-" {
		p := point{y, s.day(i + 2), s.day(i + 4)}
		if p.month > 0 && p.day > 0 && p.month <= 12 && p.valid() && len(s.norm(i+2)) == 2 {
			return i + 5, value(p, "explicit")
		}
	}
	return 0, nil
}

// years matches "1998 to 2003", "2010-2011", "2010-11".
func (s *scanner) years(i int, a *anchor) (int, *extract.DateValue) {
	first := i
	if s.norm(i) == "fiscal" {
		if first++; s.norm(first) == "year" {
			first++
		}
	}
	y := s.year(first)
	if y < 1800 {
		return 0, nil
	}
	k := s.dash(first + 1)
	if k == first+1 {
		return 0, nil
	}
	if z := s.year(k); z > y && s.joins(k, first) && !s.counts(k+1) {
		return k + 1, interval(point{year: y}, point{year: z}, "explicit")
	}
	if z, err := strconv.Atoi(s.norm(k)); err == nil && len(s.norm(k)) == 2 && s.norm(k-1) == "-" && z == y%100+1 && s.norm(k+1) != "-" {
		return k + 1, interval(point{year: y}, point{year: y - y%100 + z}, "explicit")
	}
	return 0, nil
}

// yearAlone matches a year in the company of a preposition, in brackets, or
// before an event, and "fiscal year 2011", "New Year 2012".
func (s *scanner) yearAlone(i int, a *anchor) (int, *extract.DateValue) {
	first := i
	if s.norm(i) == "fiscal" {
		if first++; s.norm(first) == "year" {
			first++
		}
	} else if s.norm(i) == "new" && s.norm(i+1) == "year" && s.capital(i) {
		first += 2
	}
	y := s.year(first)
	if y < 1500 || y > 2060 || s.counts(first+1) || s.norm(first-1) == "$" || s.norm(first-1) == "no." || s.norm(first+1) == "%" {
		return 0, nil
	}
	if n := s.norm(first + 1); n == "-" && s.d.Tokens[first+1].Start == s.d.Tokens[first].End && s.year(first+2) == 0 && s.day(first+2) > 0 {
		return 0, nil
	}
	switch {
	case first > i, prepositions[s.norm(i-1)], s.norm(i-1) == "" && s.norm(i+1) != "", s.norm(i+1) == ")":
		return first + 1, value(point{year: y}, "explicit")
	case y >= 1900 && y <= 2035 && (determiner[s.norm(i-1)] || s.capital(i-1)):
		return first + 1, value(point{year: y}, "explicit")
	}
	return 0, nil
}

var determiner = wordSet("the its their his her our a this that 's ’s a year years or than versus vs with on")

// decade matches "1990s" and "'90s", with early, late and mid.
func (s *scanner) decade(i int, a *anchor) (int, *extract.DateValue) {
	n := s.norm(i)
	if len(n) == 5 && strings.HasSuffix(n, "0s") {
		if y, err := strconv.Atoi(n[:4]); err == nil && y >= 1500 && y < 2100 {
			return i + 1, decade(y)
		}
	}
	if n == "'" && len(s.norm(i+1)) == 3 && strings.HasSuffix(s.norm(i+1), "0s") {
		if y, err := strconv.Atoi(s.norm(i + 1)[:2]); err == nil {
			return i + 2, decade(1900 + y)
		}
	}
	return 0, nil
}

// juche matches "Juche 101 (2012)": year 1 is 1912.
func (s *scanner) juche(i int, a *anchor) (int, *extract.DateValue) {
	if end, y := s.jucheYear(i); end > 0 {
		return end, value(point{year: y}, "explicit")
	}
	return 0, nil
}

func (s *scanner) jucheYear(i int) (int, int) {
	if s.norm(i) != "juche" {
		return 0, 0
	}
	n, err := strconv.Atoi(s.norm(i + 1))
	if err != nil || n < 1 || n > 150 {
		return 0, 0
	}
	if s.norm(i+2) == "(" && s.norm(i+4) == ")" && s.year(i+3) == n+1911 {
		return i + 5, n + 1911
	}
	return i + 2, n + 1911
}
