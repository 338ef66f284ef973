package score

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// spacyDoc is a document of spaCy's JSON training format. Keys that spaCy does
// not know, and passes over, are ours.
type spacyDoc struct {
	ID         json.RawMessage  `json:"id"`
	Date       string           `json:"date,omitempty"`
	Register   string           `json:"register,omitempty"`
	Source     string           `json:"source,omitempty"`
	Paragraphs []spacyParagraph `json:"paragraphs"`
}

type spacyParagraph struct {
	Raw       string          `json:"raw"`
	Sentences []spacySentence `json:"sentences"`
	Entities  [][3]any        `json:"entities"`
	Spans     []Span          `json:"spans,omitempty"` // values and optional marks, which entities have not
}

type spacySentence struct {
	Tokens []spacyToken `json:"tokens"`
}

type spacyToken struct {
	ID    int    `json:"id"`
	Orth  string `json:"orth"`
	Space string `json:"space"`
	NER   string `json:"ner"`
}

// ReadSpacy reads spaCy's JSON training format: documents of paragraphs, with
// entities as offsets or as BILUO tags of tokens; or the short form, pairs of a
// text and {"entities": [[start, end, label], …]}. Paragraphs are joined by an
// empty line. Name stands in errors.
func ReadSpacy(name string, data []byte) ([]Doc, error) {
	var items []json.RawMessage
	if err := json.Unmarshal(data, &items); err != nil {
		items = []json.RawMessage{data}
	}
	var docs []Doc
	for i, raw := range items {
		d := Doc{ID: fmt.Sprintf("%s#%d", name, i+1), File: name, Line: lineOf(data, raw)}
		read := d.spacy
		if strings.HasPrefix(strings.TrimSpace(string(raw)), "[") {
			read = d.spacyPair
		}
		if err := read(raw); err != nil {
			return nil, fmt.Errorf("%s: %w", d.at(), err)
		}
		docs = append(docs, d)
	}
	return checked(docs)
}

// lineOf returns the line that part begins on, which is a slice of data or else
// a copy.
func lineOf(data, part []byte) int {
	return 1 + strings.Count(string(data[:max(0, strings.Index(string(data), string(part)))]), "\n")
}

func (d *Doc) spacyPair(raw []byte) error {
	var pair []json.RawMessage
	var notes struct {
		Entities [][3]any `json:"entities"`
	}
	if err := json.Unmarshal(raw, &pair); err != nil {
		return err
	}
	if len(pair) != 2 || json.Unmarshal(pair[0], &d.Text) != nil {
		return fmt.Errorf(`write ["text", {"entities": [[start, end, "LABEL"]]}]`)
	}
	if err := json.Unmarshal(pair[1], &notes); err != nil {
		return err
	}
	return d.entities(notes.Entities, 0)
}

func (d *Doc) spacy(raw []byte) error {
	var s spacyDoc
	if err := json.Unmarshal(raw, &s); err != nil {
		return err
	}
	if len(s.Paragraphs) == 0 {
		return fmt.Errorf(`no paragraphs: this is not spaCy's training format; for JSON Lines name the file *.jsonl`)
	}
	d.Date, d.Register, d.Source = s.Date, s.Register, s.Source
	if id := strings.Trim(string(s.ID), `"`); id != "" {
		if json.Unmarshal(s.ID, &d.ID) != nil {
			d.ID = id
		}
	}
	for i := range s.Paragraphs {
		p := &s.Paragraphs[i]
		if i > 0 {
			d.Text += "\n\n"
		}
		base := utf8.RuneCountInString(d.Text)
		if err := d.paragraph(p, base); err != nil {
			return err
		}
	}
	return nil
}

func (d *Doc) paragraph(p *spacyParagraph, base int) error {
	if p.Raw == "" {
		p.join()
	}
	d.Text += p.Raw
	switch {
	case p.Spans != nil:
		for _, s := range p.Spans {
			s.Start, s.End = s.Start+base, s.End+base
			d.Spans = append(d.Spans, s)
		}
		return nil
	case p.Entities != nil:
		return d.entities(p.Entities, base)
	}
	return d.biluo(p, base)
}

// join makes the text of the tokens.
func (p *spacyParagraph) join() {
	var b strings.Builder
	for _, s := range p.Sentences {
		for _, t := range s.Tokens {
			b.WriteString(t.Orth + t.Space)
		}
	}
	p.Raw = b.String()
}

func (d *Doc) entities(list [][3]any, base int) error {
	for _, e := range list {
		start, ok1 := e[0].(float64)
		end, ok2 := e[1].(float64)
		label, ok3 := e[2].(string)
		if !ok1 || !ok2 || !ok3 {
			return fmt.Errorf(`entity %v: write [start, end, "LABEL"]`, e)
		}
		d.Spans = append(d.Spans, Span{Start: base + int(start), End: base + int(end), Label: label})
	}
	return nil
}

// biluo takes the mentions of tagged tokens.
func (d *Doc) biluo(p *spacyParagraph, base int) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# newdoc id = %s\n", d.ID)
	fmt.Fprintf(&b, "# text = %s\n", strings.ReplaceAll(p.Raw, "\n", " "))
	for _, s := range p.Sentences {
		for _, t := range s.Tokens {
			if strings.TrimSpace(t.Orth) == "" {
				continue
			}
			if t.NER == "" || t.NER == "-" {
				t.NER = "O"
			}
			fmt.Fprintf(&b, "%s\t%s\n", t.Orth, t.NER)
		}
	}
	docs, err := ReadColumns(d.File, []byte(b.String()))
	if err != nil {
		return err
	}
	for _, s := range docs[0].Spans {
		s.Start, s.End = s.Start+base, s.End+base
		d.Spans = append(d.Spans, s)
	}
	return nil
}

// WriteSpacy writes documents as ReadSpacy reads them, a paragraph each.
// Optional mentions are among the spans, not the entities.
func WriteSpacy(w io.Writer, docs []Doc) error {
	out := make([]spacyDoc, len(docs))
	for i := range docs {
		d := &docs[i]
		out[i] = spacyDoc{
			Date: d.Date, Register: d.Register, Source: d.Source,
			Paragraphs: []spacyParagraph{d.spacyParagraph()},
		}
		id, err := json.Marshal(d.ID)
		if err != nil {
			return err
		}
		out[i].ID = id
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(out)
}

func (d *Doc) spacyParagraph() spacyParagraph {
	p := spacyParagraph{Raw: d.Text, Entities: [][3]any{}, Spans: d.Spans}
	firm := *d
	firm.Spans = nil
	for _, s := range d.Spans {
		if !s.Optional {
			firm.Spans = append(firm.Spans, s)
			p.Entities = append(p.Entities, [3]any{s.Start, s.End, s.Label})
		}
	}
	n, text := 0, []rune(d.Text)
	for _, line := range firm.tokens() {
		var s spacySentence
		for k, t := range line.tokens {
			space := ""
			if t.end < len(text) && text[t.end] == ' ' {
				space = " "
			}
			s.Tokens = append(s.Tokens, spacyToken{n, t.text, space, biluoOf(line.tag(k, "BIOES"))})
			n++
		}
		if len(s.Tokens) > 0 {
			p.Sentences = append(p.Sentences, s)
		}
	}
	return p
}

// biluoOf makes a tag of BIOES one of BILUO.
func biluoOf(tag string) string {
	switch tag[0] {
	case 'E':
		return "L" + tag[1:]
	case 'S':
		return "U" + tag[1:]
	}
	return tag
}
