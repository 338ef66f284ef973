// Package score measures predicted mentions against labelled ones: precision,
// recall and F1 per label, date values, and what was wrong. It reads and writes
// the formats that labelled documents come in.
package score

import (
	"crypto/sha256"
	"encoding/hex"
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
	ID       string `json:"id,omitempty"`     // identifier of the entity, where one is known
	Timex3   string `json:"timex3,omitempty"` // TIMEX3 value of a date, where it is known
	NIL      bool   `json:"nil,omitempty"`    // ID is no entry of a gazetteer
}

// Labels are the labels that are scored, in the order of reports.
var Labels = []string{"PERSON", "PLACE", "ORG", "DATE"}

// at is where d was read from, as errors begin.
func (d *Doc) at() string { return fmt.Sprintf("%s:%d: %s", d.File, d.Line, d.ID) }

// check reports the first span that is outside the text, overlaps another, has
// no known label or a value that is no date. It sorts the spans.
func (d *Doc) check() error { return d.checkOn(d.Text) }

// checkOn is check of a document whose text is elsewhere.
func (d *Doc) checkOn(text string) error {
	sort.SliceStable(d.Spans, func(i, j int) bool { return d.Spans[i].Start < d.Spans[j].Start })
	n := utf8.RuneCountInString(text)
	end := 0
	for _, s := range d.Spans {
		switch {
		case s.Start < 0 || s.End <= s.Start || s.End > n:
			return fmt.Errorf("%s: span [%d,%d) outside the text of %d characters: offsets are code points, from 0, the end not included", d.at(), s.Start, s.End, n)
		case s.Start < end:
			return fmt.Errorf("%s: span [%d,%d) overlaps the one before it: spans are flat, keep the longer", d.at(), s.Start, s.End)
		case !known(s.Label):
			return fmt.Errorf("%s: label %q unknown: write one of %s", d.at(), s.Label, strings.Join(Labels, ", "))
		case s.Label == "DATE" && s.Value != "" && !validEDTF(s.Value):
			return fmt.Errorf("%s: %q is no EDTF date: write YYYY, YYYY-MM, YYYY-MM-DD, an interval with /, 199X or YYYY-21 to -24", d.at(), s.Value)
		}
		end = s.End
	}
	return nil
}

// fingerprint tells apart documents whose text or firm gold spans differ.
func (d *Doc) fingerprint() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q", d.Text)
	for _, s := range d.Spans {
		fmt.Fprintf(h, " %d %d %s %t", s.Start, s.End, s.Label, s.Optional)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
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
