package timex

import (
	"toli/extract"
)

// Inferred is the source, in PublicationDate.Source, of a publication date that the text itself told.
const Inferred = "inferred"

// newAnchor gathers what the document as a whole tells: the order of days in
// figures, whether it is about the past, and, where it is unknown, the
// publication date.
func newAnchor(d *extract.Document, all []found) *anchor {
	if !d.Date.Known() {
		d.Date = infer(all)
	}
	a := &anchor{date: d.Date, dayFirst: order(all)}
	a.history = a.retrospective(all)
	return a
}

// order returns how the document orders days and months in figures: as those
// that can be read one way only, else as those with the name of the month.
func order(all []found) int {
	figures, names := 0, 0
	for i := range all {
		f := &all[i]
		switch f.rule {
		case "numeric":
			if f.order {
				continue
			}
			if f.dayLed {
				figures++
			} else {
				figures--
			}
		case "day-month", "days-month":
			names++
		case "month-day", "days", "day-range":
			names--
		}
	}
	if figures == 0 {
		figures = names
	}
	return min(1, max(-1, figures))
}

// retrospective reports whether the dates of the body are, for the most part,
// of earlier years.
func (a *anchor) retrospective(all []found) bool {
	y, past, news := a.year(), 0, 0
	for i := range all {
		switch f := &all[i]; {
		case f.zone == inCitation:
			news++
		case f.from.year > 0 && f.from.span == 0 && (y == 0 || f.from.year < y-1):
			past++
		case f.from.year > 0 && f.from.year >= y-1, f.weekday > 0, f.from.empty() && f.ref.base == document:
			news++
		}
	}
	return past >= 5 && past > 4*news
}

// infer returns the interval in which the document must have been published:
// from the latest date it cites a source of, to the end of that month. The year
// is the latest that the text names, except for what it looks ahead to. It is
// unknown when no source is cited with a day.
func infer(all []found) extract.PublicationDate {
	year := 0
	for i := range all {
		f := &all[i]
		if y := max(f.from.year, f.to.year); y > year && f.tense != after && f.from.span == 0 && y < 2100 {
			year = y
		}
	}
	latest := extract.Day(0)
	for i := range all {
		f := &all[i]
		if f.zone != inCitation || f.from.day == 0 || f.from.month == 0 || year < 1800 {
			continue
		}
		if c := f.withYear(year); f.from.year == 0 && c.from.valid() {
			latest = max(latest, c.from.begin())
		} else if f.from.year > 0 {
			latest = max(latest, f.from.begin())
		}
	}
	if latest == 0 {
		return extract.PublicationDate{}
	}
	month := pointOf(latest)
	month.day = 0
	return extract.PublicationDate{Begin: latest, End: month.end(), EDTF: month.edtf(), Source: Inferred}
}
