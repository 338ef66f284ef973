package score

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// ReadJSONL reads stand-off documents, one JSON object a line: id, text, date,
// register, source, spans [{start, end, label, value, optional, id, timex3, text}],
// in code points. Name
// stands in errors.
func ReadJSONL(name string, data []byte) ([]Doc, error) {
	var docs []Doc
	for i, line := range bytes.Split(data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var raw jsonDoc
		if err := json.Unmarshal(line, &raw); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, i+1, err)
		}
		d := Doc{ID: raw.ID, Source: raw.Source, Register: raw.Register, Date: raw.Date, Text: raw.Text, File: name, Line: i + 1}
		if d.ID == "" {
			return nil, fmt.Errorf("%s:%d: no id: give each document one", name, i+1)
		}
		for _, s := range raw.Spans {
			s.Span.surface = oneLine(s.Text)
			d.Spans = append(d.Spans, s.Span)
		}
		docs = append(docs, d)
	}
	return checked(docs)
}

// jsonDoc is a document as a line of JSON.
type jsonDoc struct {
	ID, Source, Register, Date, Text string
	Spans                            []struct {
		Span
		Text string // its surface, to be compared
	}
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
