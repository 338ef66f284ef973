package timex

import "toli/extract"

// yearOf returns the year of an expression that does not say one, and what told
// it; 0 when nothing does.
func (a *anchor) yearOf(f *found) (int, string) {
	e := &f.expr
	switch e.ref.base {
	case document:
		if e.ref.unit == unitMonth || e.ref.unit == unitSeason {
			return a.shifted(e), a.dct()
		}
		if y := a.year(); y > 0 {
			return y + e.ref.n, a.dct()
		}
		return 0, ""
	case narrative, anaphor:
		return a.spokenOf(e)
	}
	if f.zone == inCitation {
		return a.lastUpTo(e.from), byCitation
	}
	if y := a.told(f); y > 0 {
		return y, byNarrative
	}
	if !a.known() {
		return 0, ""
	}
	return a.nearest(e, f.tense), a.dct()
}

// shifted returns the year of "last May", "next summer", "this fall".
func (a *anchor) shifted(e *expr) int {
	if !a.known() {
		return 0
	}
	y := pointOf(a.date.End).year
	if e.ref.n == 0 {
		return a.closest(e.from, y)
	}
	for k := y + 1; k >= y-2; k-- {
		p := e.from
		p.year = k
		if e.ref.n < 0 && p.end() < a.date.Begin && !(p.month > 0 && a.month() == (point{year: k, month: p.month})) {
			return k
		}
	}
	for k := y - 1; e.ref.n > 0 && k <= y+1; k++ {
		p := e.from
		p.year = k
		if p.begin() > a.date.End {
			return k
		}
	}
	return y
}

// closest returns the year among y and its neighbours in which the period p
// holds the publication date, else y.
func (a *anchor) closest(p point, y int) int {
	for _, k := range [...]int{y, y - 1} {
		p.year = k
		if p.begin() <= a.date.End && a.date.Begin <= p.end() {
			return k
		}
	}
	return y
}

// spokenOf returns the year for "that year", "those March days", "the
// following May".
func (a *anchor) spokenOf(e *expr) (int, string) {
	if e.ref.unit == unitMonth {
		if p := a.last(func(p *placed) bool { return p.at.month == e.from.month }); p != nil && e.ref.n == 0 {
			return p.at.year, byAnaphor
		}
	}
	p := a.last(func(p *placed) bool { return p.v.Anchor != a.dct() || p.at.year != a.year() })
	if p == nil {
		p = a.last(func(*placed) bool { return true })
	}
	if p == nil {
		return 0, ""
	}
	if e.ref.unit == unitYear {
		return p.at.year + e.ref.n, byAnaphor
	}
	q := e.from
	q.year = p.at.year
	if e.ref.n > 0 && q.begin() <= p.v.Begin {
		q.year++
	}
	return q.year, byNarrative
}

// lastUpTo returns the year of the last such date up to the publication date,
// a day of grace for time zones included.
func (a *anchor) lastUpTo(p point) int {
	if !a.known() {
		return 0
	}
	y := pointOf(a.date.End).year
	for k := y; k > y-9; k-- { // eight years between some February 29
		if p.year = k; p.valid() && p.begin() <= a.date.End+1 {
			return k
		}
	}
	return 0
}

// weights of a day in the future against one in the past, by tense: a past
// verb makes the future improbable, not impossible, since it may belong to
// another clause.
var weights = [...]struct{ past, future int }{untold: {10, 25}, before: {10, 300}, after: {80, 10}, either: {10, 10}, present: {10, 10}}

// offWeekday is what it costs a year that the day does not fall on the weekday
// that is said with it: as much as 400 days, since writers get weekdays wrong.
const offWeekday = 4000

// nearest returns the year that puts the date nearest to the publication date,
// days on the side that the tense speaks against counting more.
func (a *anchor) nearest(e *expr, t tense) int {
	y := pointOf(a.date.End).year
	best, least := 0, 1<<30
	for k := y - 8; k <= y+8; k++ {
		c := e.withYear(k)
		if !c.from.valid() || !c.to.empty() && !c.to.valid() {
			continue
		}
		begin, end := c.from.begin(), c.from.end()
		if !c.to.empty() {
			end = c.to.end()
		}
		cost := 0
		switch {
		case end < a.date.Begin:
			cost = int(a.date.Begin-end) * weights[t].past
		case begin > a.date.End+1:
			cost = int(begin-a.date.End) * weights[t].future
		}
		if e.named > 0 && c.from.day > 0 && isoWeekday(begin) != e.named {
			cost += offWeekday
		}
		if cost < least {
			best, least = k, cost
		}
	}
	return best
}

// far is how many days before publication a day without a year is no longer
// taken for one of the news, where the text speaks of an earlier year.
const far = 45

// told returns the year that the narrative tells, or 0: that of the date last
// spoken of in the paragraph, when it lies in an earlier year and the date
// would be far from the publication.
func (a *anchor) told(f *found) int {
	if len(a.said) == 0 || f.tense == after {
		return 0
	}
	p := &a.said[len(a.said)-1]
	same := p.f.paragraph == f.paragraph
	if p.silent || !same && !a.history || f.zone == inHeadline {
		return 0
	}
	if a.known() {
		y := pointOf(a.date.End).year
		if p.at.year >= y || !a.past(f, p, same) {
			return 0
		}
	}
	y := onward(&f.expr, p)
	if q := f.withYear(y); f.named > 0 && q.from.valid() && isoWeekday(q.from.begin()) != f.named {
		return 0
	}
	return y
}

// past reports whether a date without a year goes with the earlier year of p.
func (a *anchor) past(f *found, p *placed, same bool) bool {
	e := f.withYear(a.nearest(&f.expr, f.tense))
	gap := int(a.date.Begin - e.from.end())
	if a.history {
		return gap > 10 || a.exact() == 0 || same && p.at.month > 0 && p.at.year+longAgo < a.year()
	}
	if !same || gap <= far {
		return false
	}
	switch {
	case p.f.sentence == f.sentence:
		return p.at.month > 0
	case p.f.sentence+1 < f.sentence:
		return false
	}
	run := a.run(f.paragraph)
	return run > 2 || p.at.month > 0 && (run > 1 || p.at.year+longAgo < a.year())
}

// longAgo is the number of years after which a story is no longer news.
const longAgo = 15

// run returns how many dates of earlier years were last spoken of in a row in
// the paragraph.
func (a *anchor) run(paragraph uint32) int {
	y, n := pointOf(a.date.End).year, 0
	for i := len(a.said) - 1; i >= 0 && a.said[i].f.paragraph == paragraph && a.said[i].at.year < y; i-- {
		if a.said[i].v.Anchor == byItself {
			n++
		}
	}
	return n
}

// onward returns the year of e when the story goes on from p: the same, or the
// next when it would go back by more than half a year.
func onward(e *expr, p *placed) int {
	q := e.from
	q.year = p.end.year
	if p.end.month > 0 && q.month > 0 && q.valid() && int(p.v.End-q.end()) > 183 {
		return q.year + 1
	}
	return q.year
}

// weekday places a day of the week: the last one up to the publication date, or
// the next where the text looks ahead.
func (a *anchor) weekday(f *found) *extract.DateValue {
	e := f.expr
	d := a.exact()
	if d == 0 {
		v := unplaced()
		v.Precision, v.Timex3 = extract.DayPrecision, "XXXX-WXX-"+string(rune('0'+e.weekday))
		return v
	}
	from := a.weekdayNear(f, d)
	if e.toDay == 0 {
		return value(pointOf(from), a.dct())
	}
	to := from + extract.Day((e.toDay-e.weekday+7)%7)
	if f.tense != after && to > d+1 {
		from, to = from-7, to-7
	}
	return interval(pointOf(from), pointOf(to), a.dct())
}

func (a *anchor) weekdayNear(f *found, d extract.Day) extract.Day {
	e := f.expr
	back := extract.Day((isoWeekday(d) - e.weekday + 7) % 7)
	this := monday(d) + extract.Day(e.weekday-1)
	weekSaid := f.last-f.first > 1 && f.rule == "weekday"
	switch {
	case e.ref.base == narrative || e.ref.base == anaphor:
		if p := a.last(func(p *placed) bool { return p.fine(unitDay) }); p != nil {
			return p.v.End + 1 + extract.Day((e.weekday-isoWeekday(p.v.End+1)+7)%7)
		}
	case e.ref.base == document && e.ref.n < 0 && !weekSaid:
		if back == 0 {
			back = 7
		}
		return d - back
	case e.ref.base == document:
		return this + extract.Day(7*e.ref.n)
	}
	if back > 0 && (f.tense == after || f.tense == present || f.tense == untold && f.zone == inHeadline) {
		return d - back + 7
	}
	return d - back
}
