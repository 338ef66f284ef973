package timex

// expr is what an expression says, before the calendar: a point or a range of
// points with gaps, and what fills the gaps.
type expr struct {
	from, to point // to is empty when there is no range
	ref      ref
	weekday  int    // 1 for Monday to 7, when the day is told by its name alone
	toDay    int    // the same of the end of a range
	named    int    // weekday beside the day of a month, which then helps to find the year
	nth      int    // which weekday of the month, 1 to 5 or lastOrdinal
	edge     int    // 1 for the first day of the period, -1 for its last
	mod      string // TIMEX3 mod
	mods     [2]string
	order    bool  // from.month and from.day may be in the other order
	dayLed   bool  // figures that can only have the day first
	lunar    bool  // from is of the lunar calendar
	feast    feast // holiday
}

// base is what an expression counts from.
type base int8

const (
	implied     base = iota // the year is not said
	document                // this, last, next: the publication date
	narrative               // later, following: the date last spoken of
	anaphor                 // that, same, those: the date last spoken of that fits
	onDate                  // before or after a date that is said: from
	weekendHere             // the weekend, last or next by tense
	current                 // the year: that spoken of in the paragraph, else that of publication
)

// ref is n units from a base.
type ref struct {
	base base
	unit int16
	n    int
	next bool // "the next": from the publication date when nothing was said
}

func (e *expr) isRange() bool { return !e.to.empty() || e.toDay > 0 }

// fill completes the ends of a range from each other: "15–16 November",
// "November 15–16", "March 3 to May 5, 2012". It reports whether both are dates.
func (e *expr) fill() bool {
	if e.to.empty() {
		return e.from.valid()
	}
	a, b := &e.from, &e.to
	if b.month == 0 && b.sub == 0 && b.day > 0 {
		b.month = a.month
	}
	if a.month == 0 && a.sub == 0 && (a.day > 0 || b.day > 0) && a.year == 0 {
		a.month = b.month
	}
	switch {
	case b.year == 0 && a.year > 0:
		b.year = a.year
		if b.valid() && b.end() < a.begin() {
			b.year++
		}
	case a.year == 0 && b.year > 0:
		a.year = b.year
		if a.valid() && b.valid() && b.end() < a.begin() {
			a.year--
		}
	}
	if !a.valid() || !b.valid() {
		return false
	}
	if a.year > 0 && b.begin() <= a.begin() {
		return false
	}
	return a.year > 0 || a.month != b.month || a.day < b.day || a.day == 0
}
