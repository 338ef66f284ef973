package timex

import "toli/extract"

// The names of what placed a date, in DateValue.Anchor.
const (
	byItself    = "explicit"  // all of it is said
	byDocument  = "document"  // the publication date
	byInferred  = "inferred"  // a publication date that is itself inferred
	byNarrative = "narrative" // the date last spoken of
	byAnaphor   = "anaphor"   // the date last spoken of that fits: "that year"
	byEvent     = "event"     // the event that the day names: "the June 15 joint declaration"
	byCitation  = "citation"  // the last such day up to the publication date
)

// anchor places expressions on the calendar, in order of the text.
type anchor struct {
	date     extract.PublicationDate
	dayFirst int      // order of days in figures: 1 day first, -1 month first, 0 unknown
	history  bool     // the document is about the past
	said     []placed // dates of the body placed so far
}

// placed is an expression with its value.
type placed struct {
	f      *found
	v      *extract.DateValue
	at     point // its first day, as precise as it is
	end    point // its last
	silent bool  // nothing counts from it
}

func (a *anchor) known() bool { return a.date.Known() }

// exact returns the publication day, or 0 when only a month or year is known.
func (a *anchor) exact() extract.Day {
	if a.date.Begin == a.date.End {
		return a.date.Begin
	}
	return 0
}

// year returns the year of publication, or 0.
func (a *anchor) year() int {
	p, q := pointOf(a.date.Begin), pointOf(a.date.End)
	if !a.known() || p.year != q.year {
		return 0
	}
	return p.year
}

// month returns the month of publication, or an empty point.
func (a *anchor) month() point {
	p, q := pointOf(a.date.Begin), pointOf(a.date.End)
	if !a.known() || p.year != q.year || p.month != q.month {
		return point{}
	}
	return point{year: p.year, month: p.month}
}

// dct is the name of the publication date as an anchor.
func (a *anchor) dct() string {
	if a.date.Source == Inferred {
		return byInferred
	}
	return byDocument
}

// note remembers a date that later ones may count from.
func (a *anchor) note(f *found, v *extract.DateValue) {
	if v.Begin == 0 || f.zone == inCitation || f.zone == inDateline {
		return
	}
	p := placed{f: f, v: v, at: pointOf(v.Begin), end: pointOf(v.End)}
	if v.Precision < extract.WeekPrecision {
		p.at.day, p.end.day = 0, 0
	}
	if v.Precision < extract.MonthPrecision {
		p.at.month, p.end.month = 0, 0
	}
	p.silent = v.Precision < extract.YearPrecision || v.Anchor == byEvent || f.feast.name != ""
	a.said = append(a.said, p)
}

// last returns the date last spoken of that is right by the test, or nil.
func (a *anchor) last(right func(*placed) bool) *placed {
	for i := len(a.said) - 1; i >= 0; i-- {
		if p := &a.said[i]; !p.silent && right(p) {
			return p
		}
	}
	return nil
}

// place returns the value of an expression, which may be empty, or nil when it
// is no date after all.
func (a *anchor) place(f *found) *extract.DateValue {
	v := a.value(f)
	if v == nil {
		return nil
	}
	switch {
	case f.edge == 0 && f.rule != "week-of" || v.Begin == 0:
	case f.edge > 0:
		v = value(pointOf(v.Begin), v.Anchor)
	case f.edge < 0:
		v = value(pointOf(v.End), v.Anchor)
	default:
		v = week(monday(v.Begin), v.Anchor)
	}
	if v.Mod == "" {
		v.Mod = f.mod
	}
	return v
}

func (a *anchor) value(f *found) *extract.DateValue {
	e := &f.expr
	switch {
	case f.event > 0 && (!a.known() || f.event <= pointOf(a.date.End).year):
		c := e.withYear(f.event)
		return c.value(byEvent)
	case e.order:
		return a.figures(e)
	case e.feast.name != "":
		return a.feastDay(f)
	case e.lunar:
		return a.lunarDay(f)
	case e.nth > 0:
		return a.nthOf(f)
	case e.weekday > 0:
		return a.weekday(f)
	case e.ref.base == onDate:
		return a.offset(f)
	case e.ref.base == weekendHere:
		return a.weekendOf(f)
	case e.ref.base == current:
		return a.currently(f)
	case e.from.empty():
		return a.relative(f)
	case e.ref.unit == unitMonth && e.from.month == 0 && e.from.day > 0:
		return a.dayOfMonth(f)
	case e.from.day > 0 && e.from.month == 0 && e.from.year == 0:
		return a.dayAlone(f)
	case e.from.year > 0:
		return e.value(byItself)
	}
	year, why := a.yearOf(f)
	c := e.withYear(year)
	return c.value(why)
}

func (e *expr) value(why string) *extract.DateValue {
	if e.to.empty() {
		return value(e.from, why)
	}
	return interval(e.from, e.to, why)
}

// withYear gives both ends the year, the end of a range over the turn of a year
// counting.
func (e *expr) withYear(year int) expr {
	c := *e
	if year <= 0 {
		return c
	}
	c.from.year = year
	if !c.to.empty() {
		c.to.year = year
		if c.from.valid() && c.to.valid() && c.to.end() < c.from.begin() {
			c.from.year--
		}
	}
	return c
}

// figures decides between day and month in figures: as elsewhere in the
// document, else by the publication date; else only the year is sure.
func (a *anchor) figures(e *expr) *extract.DateValue {
	p, q := e.from, e.from
	q.month, q.day = p.day, p.month
	if a.dayFirst > 0 {
		return value(p, byItself)
	}
	if a.dayFirst < 0 {
		return value(q, byItself)
	}
	if a.known() {
		near := func(p point) bool { return p.begin() <= a.date.End+1 && p.begin() >= a.date.Begin-60 }
		if near(p) != near(q) {
			if near(q) {
				p = q
			}
			return value(p, a.dct())
		}
	}
	return value(point{year: p.year}, byItself)
}

// relative places what counts in units from the publication date or from what
// was said.
func (a *anchor) relative(f *found) *extract.DateValue {
	e := &f.expr
	switch e.ref.base {
	case document:
		return a.shift(a.published(), e.ref.unit, e.ref.n, a.dct())
	case narrative, anaphor:
		if f.ref.next && f.tense == after {
			return a.shift(a.published(), e.ref.unit, e.ref.n, a.dct())
		}
		why := byNarrative
		if e.ref.base == anaphor {
			why = byAnaphor
		}
		right := func(p *placed) bool {
			return p.fine(e.ref.unit) && (e.ref.n >= 0 || !a.known() || p.v.Begin <= a.date.End+1)
		}
		if p := a.last(right); p != nil {
			from := p.at
			if e.ref.n > 0 {
				from = p.end
			}
			return a.shift(from, e.ref.unit, e.ref.n, why)
		}
		if e.ref.base == anaphor && e.ref.unit >= unitMonth && e.ref.unit != unitWeekend || e.ref.n > 0 && e.ref.unit != unitDay && !e.ref.next {
			return unplaced()
		}
		return a.shift(a.published(), e.ref.unit, e.ref.n, a.dct())
	}
	return unplaced()
}

// fine reports whether a date is precise enough to count units from.
func (p *placed) fine(u int16) bool {
	switch u {
	case unitDay, unitWeek, unitWeekend, unitFortnight:
		return p.v.Precision == extract.DayPrecision
	case unitMonth, unitQuarter:
		return p.at.month > 0
	}
	return true
}

// published returns the publication date as precisely as it is known.
func (a *anchor) published() point {
	if d := a.exact(); d != 0 {
		return pointOf(d)
	}
	if m := a.month(); m.month > 0 {
		return m
	}
	return point{year: a.year()}
}

// shift returns the value n units from a point. Years and months are counted
// as such; days and weeks from a day only.
func (a *anchor) shift(from point, u int16, n int, why string) *extract.DateValue {
	if from.year == 0 {
		return unplaced()
	}
	switch u {
	case unitYear:
		return value(point{year: from.year + n}, why)
	case unitDecade:
		return value(point{year: (from.year/10 + n) * 10, span: unitDecade}, why)
	case unitCentury:
		return value(point{year: (from.year/100 + n) * 100, span: unitCentury}, why)
	}
	if from.month == 0 {
		return unplaced()
	}
	switch u {
	case unitMonth:
		return value(plusMonths(from, n), why)
	case unitQuarter:
		q := from.year*4 + (from.month-1)/3 + n
		return value(point{year: q / 4, sub: 33 + q%4}, why)
	}
	if from.day == 0 || !from.valid() {
		return unplaced()
	}
	return shiftDays(from.begin(), u, n, why)
}

func shiftDays(d extract.Day, u int16, n int, why string) *extract.DateValue {
	k := extract.Day(n)
	switch u {
	case unitDay:
		return value(pointOf(d+k), why)
	case unitFortnight:
		return value(pointOf(d+14*k), why)
	case unitWeek:
		return week(monday(d)+7*k, why)
	case unitWeekend:
		return weekend(monday(d)+7*k, why)
	}
	return unplaced()
}
