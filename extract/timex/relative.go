package timex

import (
	"strconv"

	"toli/extract"
)

// relative matches today, yesterday, tomorrow; last, this, next and that week,
// weekend, month, year, day; "earlier this month", "later today"; "last May",
// "next Monday".
func (s *scanner) relative(i int, a *anchor) (int, *extract.DateValue) {
	switch s.norm(i) {
	case "today":
		return i + 1, a.days(0)
	case "yesterday":
		return i + 1, a.days(-1)
	case "tomorrow":
		return i + 1, a.days(1)
	case "earlier", "later", "late", "early":
		if end, v := s.relative(i+1, a); end > 0 && s.norm(i+1) != "earlier" && s.norm(i+1) != "later" {
			return end, v
		}
		return 0, nil
	case "that", "same", "following":
		return s.anaphor(i, a)
	}
	shift, ok := shifts[s.norm(i)]
	if !ok {
		return 0, nil
	}
	if m := s.month(i + 1); m > 0 {
		return s.shiftedMonth(i, m, shift, a)
	}
	if w := s.weekday(i + 1); w > 0 {
		return i + 2, a.weekday(w, shift, true)
	}
	if code := seasons[s.norm(i+1)]; code > 0 {
		return i + 2, a.season(code, shift)
	}
	return s.unit(i+1, shift, a)
}

// unit returns the value of a unit that lies shift units from the anchor.
func (s *scanner) unit(i, shift int, a *anchor) (int, *extract.DateValue) {
	if !a.known() {
		switch s.norm(i) {
		case "year", "month", "week", "weekend":
			return i + 1, unplaced()
		}
		return 0, nil
	}
	p := pointOf(a.date.End)
	switch s.norm(i) {
	case "year":
		return i + 1, docValue(point{year: p.year + shift})
	case "month":
		return i + 1, docValue(addMonths(point{p.year, p.month, 0}, shift))
	case "week":
		if d := a.day(); d > 0 {
			return i + 1, week(d - extract.Day(isoWeekday(d)-1) + extract.Day(7*shift))
		}
		return i + 1, unplaced()
	case "weekend":
		if d := a.day(); d > 0 {
			saturday := d - extract.Day(isoWeekday(d)-1) + extract.Day(5+7*shift)
			return i + 1, interval(pointOf(saturday), pointOf(saturday+1), "document")
		}
		return i + 1, unplaced()
	}
	return 0, nil
}

func docValue(p point) *extract.DateValue { return value(p, "document") }

func addMonths(p point, n int) point {
	k := p.year*12 + p.month - 1 + n
	return point{k / 12, k%12 + 1, 0}
}

func (s *scanner) shiftedMonth(i, month, shift int, a *anchor) (int, *extract.DateValue) {
	if s.day(i+2) > 0 && s.year(i+2) == 0 {
		return 0, nil
	}
	end := i + 2
	if !a.known() {
		return end, unplaced()
	}
	p := pointOf(a.date.End)
	year := p.year
	switch {
	case shift < 0 && month >= p.month:
		year--
	case shift > 0 && month <= p.month:
		year++
	}
	return end, docValue(point{year: year, month: month})
}

// anaphor matches "that year", "same day", "following month".
func (s *scanner) anaphor(i int, a *anchor) (int, *extract.DateValue) {
	shift := 0
	if s.norm(i) == "following" {
		shift = 1
	}
	p := a.last
	switch s.norm(i + 1) {
	case "day":
		if p.day == 0 {
			return i + 2, unplaced()
		}
		return i + 2, value(pointOf(p.begin()+extract.Day(shift)), "narrative")
	case "month":
		if p.month == 0 {
			return i + 2, unplaced()
		}
		return i + 2, value(addMonths(point{p.year, p.month, 0}, shift), "narrative")
	case "year":
		if p.year == 0 {
			return i + 2, unplaced()
		}
		return i + 2, value(point{year: p.year + shift}, "narrative")
	}
	return 0, nil
}

// days returns the day that lies n days from the publication date.
func (a *anchor) days(n int) *extract.DateValue {
	if d := a.day(); d > 0 {
		return docValue(pointOf(d + extract.Day(n)))
	}
	return unplaced()
}

// weekday returns the day of the week w: the last one up to the publication
// date, or the next in a sentence that looks ahead. Shift is that of "last"
// and "next" where one of them is said.
func (a *anchor) weekday(w, shift int, said bool) *extract.DateValue {
	d := a.day()
	if d == 0 {
		return unplaced()
	}
	back := (isoWeekday(d) - w + 7) % 7
	switch {
	case said && shift < 0:
		if back == 0 {
			back = 7
		}
	case said && shift > 0:
		return docValue(pointOf(d + extract.Day(7+w-isoWeekday(d))))
	case said:
		return docValue(pointOf(d + extract.Day(w-isoWeekday(d))))
	case a.tense == after && back > 0:
		back -= 7
	}
	return docValue(pointOf(d - extract.Day(back)))
}

// season returns a season last, this or next year; the last one is over.
func (a *anchor) season(code, shift int) *extract.DateValue {
	if !a.known() {
		return unplaced()
	}
	p := pointOf(a.date.End)
	start := 3 + (code-21)*3
	year := p.year
	switch {
	case shift < 0 && p.month < start+3:
		year--
	case shift > 0 && p.month >= start:
		year++
	}
	return season(year, code, "document")
}

// ago matches "three days ago", "two years earlier", "a month later".
func (s *scanner) ago(i int, a *anchor) (int, *extract.DateValue) {
	first := i
	n := numbers[s.norm(i)]
	if n == 0 {
		if v, err := strconv.Atoi(s.norm(i)); err == nil && v < 200 {
			n = v
		}
	}
	if w := s.norm(i); w == "a" || w == "an" {
		return 0, nil // the article stays outside
	}
	if n > 0 {
		first++
	} else if w := s.norm(i - 1); w == "a" || w == "an" {
		n = 1
	}
	unit := s.norm(first)
	dir := -1
	switch s.norm(first + 1) {
	case "ago", "earlier":
	case "later":
		dir = 1
	default:
		return 0, nil
	}
	if n == 0 {
		return 0, nil
	}
	from, kind := pointOf(a.date.End), "document"
	if s.norm(first+1) != "ago" {
		from, kind = a.last, "narrative"
	}
	return s.agoValue(first+2, unit, dir*n, from, kind, a)
}

func (s *scanner) agoValue(end int, unit string, n int, from point, kind string, a *anchor) (int, *extract.DateValue) {
	known := a.known() && kind == "document" || kind != "document" && from.year > 0
	switch unit {
	case "day", "days", "week", "weeks":
		if unit[0] == 'w' {
			n *= 7
		}
		if !known || from.day == 0 || kind == "document" && a.day() == 0 {
			return end, unplaced()
		}
		return end, value(pointOf(from.begin()+extract.Day(n)), kind)
	case "month", "months":
		if !known || from.month == 0 {
			return end, unplaced()
		}
		return end, value(addMonths(point{from.year, from.month, 0}, n), kind)
	case "year", "years":
		if !known {
			return end, unplaced()
		}
		return end, value(point{year: from.year + n}, kind)
	}
	return 0, nil
}

// season matches "summer of 2003", "winter 2011", "spring this year".
func (s *scanner) season(i int, a *anchor) (int, *extract.DateValue) {
	code := seasons[s.norm(i)]
	if code == 0 {
		return 0, nil
	}
	if end, y := s.yearAfter(i+1, a, point{}); y > 0 && s.norm(i+1) != "," {
		return end, season(y, code, "explicit")
	}
	return 0, nil
}

// part matches "late 2006", "mid-May", "early 1990s", "end of last year",
// "first half of 2005", "second quarter of 2012", "late Sunday".
func (s *scanner) part(i int, a *anchor) (int, *extract.DateValue) {
	k, mod := i, ""
	switch s.norm(i) {
	case "early", "late", "mid", "middle", "end", "beginning", "start", "later", "earlier":
		mod = s.norm(i)
		k++
		if s.norm(k) == "-" {
			k++
		}
	case "first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th":
		return s.fraction(i, a)
	default:
		return 0, nil
	}
	if w := s.norm(k); w == "of" || w == "in" {
		k++
	} else if mod == "end" || mod == "beginning" || mod == "start" || mod == "middle" {
		return 0, nil
	}
	if s.norm(k) == "the" {
		k++
	}
	for _, r := range [...]func(int, *anchor) (int, *extract.DateValue){s.monthYear, s.decade, s.season, s.relative, s.weekdayAlone} {
		if end, v := r(k, a); end > 0 {
			return end, modified(v, mod)
		}
	}
	if y := s.year(k); y > 0 && !s.counts(k+1) {
		return k + 1, modified(value(point{year: y}, "explicit"), mod)
	}
	if m := s.month(k); m > 0 && s.day(k+1) == 0 {
		return k + 1, modified(a.place(point{month: m}), mod)
	}
	return 0, nil
}

// modified sets the TIMEX3 mod of a value.
func modified(v *extract.DateValue, mod string) *extract.DateValue {
	switch mod {
	case "early", "beginning", "start", "earlier":
		v.Mod = "START"
	case "mid", "middle":
		v.Mod = "MID"
	case "late", "end", "later":
		v.Mod = "END"
	}
	return v
}

// fraction matches halves and quarters of a year, month or decade.
func (s *scanner) fraction(i int, a *anchor) (int, *extract.DateValue) {
	if end, v := s.firstMonths(i); end > 0 {
		return end, v
	}
	n := ordinals[s.norm(i)]
	size := map[string]int{"half": 6, "quarter": 3}[s.norm(i+1)]
	if size == 0 || n*size > 12 {
		return 0, nil
	}
	year, end := 0, 0
	k := i + 2
	if s.norm(k) == "of" {
		k++
	}
	if s.norm(k) == "the" {
		k++
	}
	switch {
	case s.year(k) > 0:
		year, end = s.year(k), k+1
	default:
		if e, y := s.relativeYear(k, a); e > 0 {
			year, end = y, e
		} else if m := s.month(k); m > 0 {
			return k + 1, a.place(point{month: m})
		}
	}
	if end == 0 {
		if k > i+2 || size != 3 {
			return 0, nil
		}
		end = i + 2
		if !a.known() {
			return end, unplaced()
		}
		year = pointOf(a.date.End).year
	}
	return end, interval(point{year: year, month: (n-1)*size + 1}, point{year: year, month: n * size}, "explicit")
}

// firstMonths matches "first nine months of 2019".
func (s *scanner) firstMonths(i int) (int, *extract.DateValue) {
	n := numbers[s.norm(i+1)]
	if v, err := strconv.Atoi(s.norm(i + 1)); err == nil && v <= 12 {
		n = v
	}
	if s.norm(i) != "first" || n < 1 || s.norm(i+2) != "months" || s.norm(i+3) != "of" || s.year(i+4) == 0 {
		return 0, nil
	}
	y := s.year(i + 4)
	return i + 5, interval(point{year: y, month: 1}, point{year: y, month: n}, "explicit")
}

// weekdayAlone matches a day of the week.
func (s *scanner) weekdayAlone(i int, a *anchor) (int, *extract.DateValue) {
	w := s.weekday(i)
	if w == 0 {
		return 0, nil
	}
	if n := s.norm(i); len(n) < 6 && n[len(n)-1] != '.' {
		return 0, nil
	}
	return i + 1, a.weekday(w, 0, false)
}
