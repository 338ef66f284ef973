package score

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// ReadJSONL reads stand-off documents, one JSON object a line: id, text, date,
// source, spans [{start, end, label, value, optional}], in code points. Name
// stands in errors.
func ReadJSONL(name string, r io.Reader) ([]Doc, error) {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 256<<20)
	var docs []Doc
	for line := 1; sc.Scan(); line++ {
		if len(sc.Bytes()) == 0 {
			continue
		}
		var raw struct {
			ID, Source, Register, Date, Text string
			Spans                            []Span
		}
		if err := json.Unmarshal(sc.Bytes(), &raw); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		d := Doc{ID: raw.ID, Source: raw.Source, Register: raw.Register, Date: raw.Date, Text: raw.Text, Spans: raw.Spans, File: name, Line: line}
		if d.ID == "" {
			return nil, fmt.Errorf("%s:%d: no id", name, line)
		}
		if err := d.check(); err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return docs, nil
}

// WriteJSONL writes documents as ReadJSONL reads them.
func WriteJSONL(w io.Writer, docs []Doc) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range docs {
		d := &docs[i]
		spans := d.Spans
		if spans == nil {
			spans = []Span{}
		}
		err := enc.Encode(struct {
			ID       string `json:"id"`
			Source   string `json:"source,omitempty"`
			Register string `json:"register,omitempty"`
			Date     string `json:"date"`
			Text     string `json:"text"`
			Spans    []Span `json:"spans"`
		}{d.ID, d.Source, d.Register, d.Date, d.Text, spans})
		if err != nil {
			return err
		}
	}
	return nil
}
