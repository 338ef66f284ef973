// Package train turns labelled corpora into samples for the tagger and trains
// models by a recipe.
package train

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"toli/extract"
)

// Labelled is a document with labelled spans, in bytes.
type Labelled struct {
	ID, Date, Text string
	Spans          []Span
}

// Span is a labelled stretch of text. By is the set of taggers that gave it,
// for machine labels; it is empty for labels by hand.
type Span struct {
	extract.Span
	Label    string
	By       string
	Optional bool
}

// ByHand reports whether people labelled the documents: whether no span says
// which program gave it.
func ByHand(docs []Labelled) bool {
	for i := range docs {
		for _, s := range docs[i].Spans {
			if s.By != "" {
				return false
			}
		}
	}
	return true
}

// ReadJSONL reads stand-off JSONL, gzipped when the name ends in .gz: spans are
// objects {start, end, label, optional} or arrays [start, end, label, by], in
// code points.
func ReadJSONL(path string) ([]Labelled, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 64<<20)
	var out []Labelled
	for line := 1; sc.Scan(); line++ {
		d, err := parseLine(sc.Bytes())
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, line, err)
		}
		out = append(out, d)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}

func parseLine(line []byte) (Labelled, error) {
	var raw struct {
		ID, Date, Text string
		Spans          []json.RawMessage
	}
	if err := json.Unmarshal(line, &raw); err != nil {
		return Labelled{}, err
	}
	d := Labelled{ID: raw.ID, Date: raw.Date, Text: raw.Text}
	at := ByteOffsets(raw.Text)
	for _, s := range raw.Spans {
		start, end, span, err := parseSpan(s)
		if err != nil {
			return d, err
		}
		if start < 0 || end <= start || end >= len(at) {
			return d, fmt.Errorf("%s: span [%d,%d) outside the text of %d characters", raw.ID, start, end, len(at)-1)
		}
		span.Start, span.End = at[start], at[end]
		d.Spans = append(d.Spans, span)
	}
	return d, nil
}

// ByteOffsets returns the byte offset of every code point of s, and its length.
func ByteOffsets(s string) []uint32 {
	at := make([]uint32, 0, utf8.RuneCountInString(s)+1)
	for i := range s {
		at = append(at, uint32(i))
	}
	return append(at, uint32(len(s)))
}

func parseSpan(raw json.RawMessage) (start, end int, s Span, err error) {
	if raw[0] == '[' {
		fields := []any{&start, &end, &s.Label, &s.By}
		err = json.Unmarshal(raw, &fields)
		return start, end, s, err
	}
	var o struct {
		Start, End int
		Label      string
		Optional   bool
	}
	err = json.Unmarshal(raw, &o)
	return o.Start, o.End, Span{Label: o.Label, Optional: o.Optional}, err
}
