package score

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

// A line of a file of labels: where spans are in a stretch of a text that is
// elsewhere, for texts that may not be handed on.
type labels struct {
	ID    string `json:"id"` // of the text
	Start int    `json:"start"`
	End   int    `json:"end"` // the stretch that is labelled, in code points of the text
	Sum   string `json:"sum"` // of the stretch, so that labels are not laid over another text
	Spans []mark `json:"spans"`
}

// mark is a span in code points of the stretch, as [start, end, label, value],
// the value only where there is one, "?" before the label of an optional one.
type mark Span

func (m mark) MarshalJSON() ([]byte, error) {
	label := m.Label
	if m.Optional {
		label = "?" + label
	}
	fields := []any{m.Start, m.End, label}
	if m.Value != "" {
		fields = append(fields, m.Value)
	}
	return json.Marshal(fields)
}

func (m *mark) UnmarshalJSON(data []byte) error {
	fields := []any{&m.Start, &m.End, &m.Label, &m.Value}
	if err := json.Unmarshal(data, &fields); err != nil {
		return fmt.Errorf("a span is [start, end, label] or [start, end, label, value]: %w", err)
	}
	m.Label, m.Optional = strings.CutPrefix(m.Label, "?")
	return nil
}

// ReadLabels reads documents whose labels are in one file, and whose texts are
// in another, JSONL with id, date and text, gzipped when its name ends in .gz.
func ReadLabels(name, texts string) ([]Doc, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	bodies, err := readTexts(texts)
	if err != nil {
		return nil, err
	}
	var docs []Doc
	for i, line := range bytes.Split(data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var l labels
		if err := json.Unmarshal(line, &l); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, i+1, err)
		}
		body, ok := bodies[l.ID]
		if n := utf8.RuneCountInString(body.Text); !ok || l.Start < 0 || l.End < l.Start || l.End > n {
			return nil, fmt.Errorf("%s:%d: %s: characters %d to %d are not in %s: give the texts that were labelled", name, i+1, l.ID, l.Start, l.End, texts)
		}
		d := Doc{ID: l.ID, Date: body.Date, Text: runes(body.Text, l.Start, l.End), File: name, Line: i + 1}
		if digest(d.Text) != l.Sum {
			return nil, fmt.Errorf("%s:%d: %s: its text in %s is not the one that was labelled", name, i+1, l.ID, texts)
		}
		for _, m := range l.Spans {
			d.Spans = append(d.Spans, Span(m))
		}
		docs = append(docs, d)
	}
	return checked(docs)
}

// WriteLabels writes the labels of documents, each of which is a stretch of the
// text with its id in texts, as ReadLabels reads them.
func WriteLabels(w io.Writer, docs []Doc, texts string) error {
	bodies, err := readTexts(texts)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range docs {
		d := &docs[i]
		body := bodies[d.ID].Text
		at := strings.Index(body, d.Text)
		if at < 0 || d.Text == "" {
			return fmt.Errorf("%s: no such text in %s: give the texts that were labelled, unchanged", d.at(), texts)
		}
		l := labels{ID: d.ID, Start: utf8.RuneCountInString(body[:at]), Sum: digest(d.Text), Spans: []mark{}}
		l.End = l.Start + utf8.RuneCountInString(d.Text)
		for _, s := range d.Spans {
			l.Spans = append(l.Spans, mark(s))
		}
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	return nil
}

func digest(text string) string {
	h := sha256.Sum256([]byte(text))
	return hex.EncodeToString(h[:8])
}

// body is a text without its labels.
type body struct{ ID, Date, Text string }

func readTexts(name string) (map[string]body, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = bufio.NewReader(f)
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	all := map[string]body{}
	for d := json.NewDecoder(r); ; {
		var b body
		if err := d.Decode(&b); err == io.EOF {
			return all, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: document %d: %w", name, len(all)+1, err)
		}
		all[b.ID] = b
	}
}
