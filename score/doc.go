// Package score measures predicted mentions against labelled ones: precision,
// recall and F1 per label, date values, and what was wrong. It reads and writes
// the formats that labelled documents come in.
package score

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// Doc is a document with labelled spans.
type Doc struct {
	ID       string
	Source   string
	Register string
	Date     string // of publication, EDTF, may be empty
	Text     string
	Spans    []Span // sorted by start
	File     string // where it was read from
	Line     int
}

// Span is a labelled stretch of text, in Unicode code points, [Start, End).
type Span struct {
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Label    string `json:"label"`
	Value    string `json:"value,omitempty"` // EDTF of a date, usual name of anything else
	Optional bool   `json:"optional,omitempty"`
	ID       string `json:"id,omitempty"` // identifier of the entity, where one is known
}

// Labels are the labels that are scored, in the order of reports.
var Labels = []string{"PERSON", "PLACE", "ORG", "DATE"}

func (d *Doc) at(line int, file string) string { return fmt.Sprintf("%s:%d: %s", file, line, d.ID) }

// check reports the first span that is outside the text or has no known label.
// Spans of other labels are dropped when keep is false.
func (d *Doc) check() error {
	n := utf8.RuneCountInString(d.Text)
	for _, s := range d.Spans {
		switch {
		case s.Start < 0 || s.End <= s.Start || s.End > n:
			return fmt.Errorf("%s: span [%d,%d) outside the text of %d characters: offsets are code points, not bytes", d.at(d.Line, d.File), s.Start, s.End, n)
		case !known(s.Label):
			return fmt.Errorf("%s: label %q unknown (%s)", d.at(d.Line, d.File), s.Label, strings.Join(Labels, ", "))
		case s.Label == "DATE" && s.Value != "" && !validEDTF(s.Value):
			return fmt.Errorf("%s: %q is no EDTF date: write YYYY, YYYY-MM, YYYY-MM-DD, an interval with /, 199X or YYYY-21 to -24 or -33 to -36", d.at(d.Line, d.File), s.Value)
		}
	}
	sort.SliceStable(d.Spans, func(i, j int) bool { return d.Spans[i].Start < d.Spans[j].Start })
	return nil
}

func known(label string) bool {
	for _, l := range Labels {
		if l == label {
			return true
		}
	}
	return false
}

// Surface returns the text of a span of d.
func (d *Doc) Surface(s Span) string { return runes(d.Text, s.Start, s.End) }

// runes returns code points [from, to) of s.
func runes(s string, from, to int) string {
	i, start := 0, len(s)
	for at := range s {
		if i == from {
			start = at
		}
		if i == to {
			return s[start:at]
		}
		i++
	}
	return s[start:]
}
