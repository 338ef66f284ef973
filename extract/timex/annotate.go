// Package timex finds date expressions and places them on the calendar.
//
// A rule is a pattern over classes of tokens (pattern.go), a function that
// turns what the pattern took into what it says (normalize.go), a guard against
// what only looks like a date (guard.go), and examples, which are its tests.
// What is said is placed on the calendar in a second pass, with the whole
// document known (anchor.go).
package timex

import "toli/extract"

// Annotate appends DATE candidates to d.Candidates. Values that need one are
// placed by the publication date. When d.Date is unknown and the document cites
// dated sources, it is set to the interval that they tell, with the source
// "inferred". Annotate is safe for concurrent use on distinct documents.
func Annotate(d *extract.Document) error {
	s := newScanner(compiled(), d)
	all := s.find()
	if len(all) == 0 {
		return nil
	}
	a := newAnchor(d, all)
	for i := range all {
		f := &all[i]
		v := a.place(f)
		if v == nil {
			continue
		}
		d.Candidates = append(d.Candidates, extract.Mention{
			Span: d.TokenSpan(uint32(f.first), uint32(f.last)), First: uint32(f.first), Last: uint32(f.last),
			Label: extract.DateLabel, By: "timex/" + f.rule, Score: 0.95, Date: v,
		})
		a.note(f, v)
	}
	return nil
}
