package timex

import "toli/extract"

// The functions of this file place days, weeks and weekdays of a month, and
// what is counted from a date that is said.

// offset places "two days before November 16".
func (a *anchor) offset(f *found) *extract.DateValue {
	p, why := f.from, byItself
	if p.year == 0 {
		p.year, why = a.yearOf(f)
	}
	if p.year == 0 || !p.valid() {
		return unplaced()
	}
	return a.shift(p, f.ref.unit, f.ref.n, why)
}

// dayAlone places "the 19th": in the month last spoken of in the paragraph,
// else by the publication date.
func (a *anchor) dayAlone(f *found) *extract.DateValue {
	p := a.last(func(p *placed) bool { return p.f.paragraph == f.paragraph && p.at.month > 0 })
	m, why := a.month(), a.dct()
	if p != nil {
		m, why = point{year: p.at.year, month: p.at.month}, byNarrative
	} else if d := a.exact(); d != 0 {
		_, _, day := d.Civil()
		switch {
		case f.tense == after && f.from.day < day:
			m = plusMonths(m, 1)
		case f.tense != after && f.from.day > day+1:
			m = plusMonths(m, -1)
		}
	}
	c := f.expr
	c.from.year, c.from.month = m.year, m.month
	if !c.to.empty() {
		c.to.year, c.to.month = m.year, m.month
	}
	if m.year == 0 || !c.from.valid() || !c.to.empty() && !c.to.valid() {
		return value(f.from, "")
	}
	return c.value(why)
}

// currently places "the end of the year": the year last spoken of in the
// paragraph when it is an earlier one and the text tells of the past, else that
// of publication.
func (a *anchor) currently(f *found) *extract.DateValue {
	if p := a.last(func(p *placed) bool { return p.f.paragraph == f.paragraph && p.fine(f.ref.unit) }); p != nil && f.tense != after &&
		(!a.known() || p.v.End < a.date.Begin) && p.f.ref.base != document {
		return a.shift(p.at, f.ref.unit, 0, byAnaphor)
	}
	return a.shift(a.published(), f.ref.unit, 0, a.dct())
}

// weekendOf places "the weekend": the last one that has begun, or the next where
// the text looks ahead.
func (a *anchor) weekendOf(f *found) *extract.DateValue {
	d := a.exact()
	if d == 0 {
		return unplaced()
	}
	m := monday(d)
	if f.tense != after && d < m+5 {
		m -= 7
	}
	return weekend(m, a.dct())
}

// dayOfMonth places "the 15th of last month".
func (a *anchor) dayOfMonth(f *found) *extract.DateValue {
	e := &f.expr
	v := a.relative(f)
	if v.Begin == 0 {
		return value(e.from, "")
	}
	p := pointOf(v.Begin)
	if p.day = e.from.day; !p.valid() {
		return unplaced()
	}
	return value(p, v.Anchor)
}

// nthOf places a week or weekday of a month.
func (a *anchor) nthOf(f *found) *extract.DateValue {
	e := f.expr
	p, why := e.from, byItself
	if p.year == 0 {
		if p.year, why = a.yearOf(f); p.year == 0 {
			return value(p, why)
		}
	}
	first, last := p.begin(), p.end()
	if e.weekday == 0 {
		return nthWeek(e.nth, first, last, why)
	}
	d := first + extract.Day((e.weekday-isoWeekday(first)+7)%7)
	if e.nth == lastOrdinal {
		for d+7 <= last {
			d += 7
		}
	} else {
		d += extract.Day(7 * (e.nth - 1))
	}
	if d > last {
		return nil
	}
	return value(pointOf(d), why)
}

func nthWeek(n int, first, last extract.Day, why string) *extract.DateValue {
	from, to := first+extract.Day(7*(n-1)), first+extract.Day(7*n-1)
	if n == lastOrdinal {
		from, to = last-6, last
	}
	v := interval(pointOf(from), pointOf(min(to, last)), why)
	v.Precision = extract.WeekPrecision
	return v
}
