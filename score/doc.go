// Package score measures predicted mentions against labelled ones: precision,
// recall and F1 per label, date values, and what was wrong. It reads and writes
// the formats that labelled documents come in.
package score

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
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
	ID       string `json:"id,omitempty"`     // identifier of the entity, where one is known; no entry of a gazetteer when it begins with "nil."
	Timex3   string `json:"timex3,omitempty"` // TIMEX3 value of a date, where it is known

	line    int    // where it was read from, 0 when that is the document's
	surface string // what the file says that it covers, "" when it does not
}

// Labels are the labels that are scored, in the order of reports.
var Labels = []string{"PERSON", "PLACE", "ORG", "DATE"}

// at is where d was read from, as errors begin.
func (d *Doc) at() string { return fmt.Sprintf("%s:%d: %s", d.File, d.Line, d.ID) }

// check reports the first span that is outside the text, overlaps another, has
// no known label or a value that is no date. It sorts the spans.
func (d *Doc) check() error { return d.checkOn(d.Text) }

// checkOn is check of a document whose text is elsewhere. It gives labels their
// usual names.
func (d *Doc) checkOn(text string) error {
	sort.SliceStable(d.Spans, func(i, j int) bool { return d.Spans[i].Start < d.Spans[j].Start })
	chars := []rune(text)
	end := 0
	for i := range d.Spans {
		s := &d.Spans[i]
		s.Label = usualLabel(s.Label)
		why := s.wrong(chars, end)
		if why == "" {
			end = s.End
			continue
		}
		at := *d
		if s.line > 0 {
			at.Line = s.line
		}
		return fmt.Errorf("%s: span [%d,%d): %s", at.at(), s.Start, s.End, why)
	}
	return nil
}

// wrong says what is wrong with a span, after one that ends at end, and the
// remedy.
func (s *Span) wrong(text []rune, end int) string {
	switch {
	case s.Start < 0 || s.End <= s.Start || s.End > len(text):
		return fmt.Sprintf("outside the text of %d characters: count code points from 0, the end not included", len(text))
	case cuts(text, s.Start) || cuts(text, s.End):
		return "cuts a character from its accent or joiner: move it to the edge of the whole character"
	case s.surface != "" && s.surface != oneLine(string(text[s.Start:s.End])):
		return fmt.Sprintf("the text there is %q, not %q: count code points, not bytes", string(text[s.Start:s.End]), s.surface)
	case s.Start < end:
		return "overlaps the one before it: mentions are flat, keep the longer"
	case !slices.Contains(Labels, s.Label):
		return fmt.Sprintf("label %q unknown: write one of %s", s.Label, strings.Join(Labels, ", "))
	case s.Label == "DATE" && s.Value != "" && !validEDTF(s.Value):
		return fmt.Sprintf("%q is no EDTF date: write YYYY, YYYY-MM, YYYY-MM-DD, an interval with /, 199X or YYYY-21 to -24", s.Value)
	}
	return ""
}

// cuts reports whether a position is inside what a reader sees as one
// character: before a combining mark, beside a joiner, or between CR and LF.
func cuts(text []rune, at int) bool {
	if at <= 0 || at >= len(text) {
		return false
	}
	const joiner = '\u200d'
	a, b := text[at-1], text[at]
	return unicode.Is(unicode.M, b) || a == joiner || b == joiner || a == '\r' && b == '\n'
}

// usualLabel returns our label for those of other tag sets; others stay.
func usualLabel(label string) string {
	switch label {
	case "PER":
		return "PERSON"
	case "LOC", "GPE", "FAC", "LOCATION":
		return "PLACE"
	case "ORGANIZATION":
		return "ORG"
	}
	return label
}

// checked returns docs when nothing is wrong with any: spans inside the text,
// known labels, values of dates that are EDTF. It sorts spans, and gives labels
// of other tag sets (PER, LOC, GPE) our names.
func checked(docs []Doc) ([]Doc, error) {
	for i := range docs {
		if err := docs[i].check(); err != nil {
			return nil, err
		}
	}
	return docs, nil
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
