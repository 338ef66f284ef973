package timex

// event is what the region's press calls by its day alone: "the June 15 joint
// declaration".
type event struct {
	month, day, year int
	noun             map[string]bool // one of these follows
}

// events are such days; the years are general knowledge.
var events = []event{
	{3, 1, 1919, set("uprising movement")},
	{6, 25, 1950, set("war")},
	{7, 27, 1953, set("armistice")},
	{4, 19, 1960, set("uprising revolution")},
	{5, 16, 1961, set("coup")},
	{7, 4, 1972, set("statement communique communiqué")},
	{12, 12, 1979, set("coup mutiny")},
	{5, 18, 1980, set("uprising")},
	{6, 15, 2000, set("declaration declarations")},
	{9, 11, 2001, set("attacks attack terrorist terror")},
	{9, 19, 2005, set("statement")},
	{10, 4, 2007, set("declaration declarations")},
	{5, 24, 2010, set("measures measure steps")},
	{4, 27, 2018, set("declaration")},
}

// event returns the year of the event that a day without a year names, or 0.
func (s *scanner) event(f *found) int {
	if f.from.year > 0 || f.from.day == 0 || f.isRange() || f.ref.base != implied {
		return 0
	}
	for i := range events {
		if e := &events[i]; e.month == f.from.month && e.day == f.from.day && s.follows(f.last, e.noun) {
			return e.year
		}
	}
	return 0
}

// follows reports whether one of the words is among the next five tokens, with
// only words and hyphens before it.
func (s *scanner) follows(i int, words map[string]bool) bool {
	for k := i; k < i+5 && (s.has(k, word) || s.norm(k) == "-"); k++ {
		if words[s.norm(k)] {
			return true
		}
	}
	return false
}
