package score

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Marked text is what a person edits: comment lines "# key: value", an empty
// line, then the text with each mention as [surface](LABEL value), where value
// may be missing and ?LABEL is an optional mention. An identifier, or the TIMEX3
// value of a date, stands after the value in <>. A literal [, ] or \ has a
// backslash before it.

// ParseMarked reads a document of marked text. Name stands in errors, and is
// the id where the comments give none.
func ParseMarked(name, data string) (Doc, error) {
	d := Doc{ID: name, File: name, Line: 1}
	body := data
	lines := 1
	for strings.HasPrefix(body, "#") {
		line, rest, ok := strings.Cut(body, "\n")
		if !ok {
			break
		}
		d.setHeader(line)
		body = rest
		lines++
	}
	if lines > 1 && strings.HasPrefix(body, "\n") {
		body = body[1:]
		lines++
	}
	p := marker{doc: &d, src: body, line: lines}
	if err := p.parse(); err != nil {
		return d, err
	}
	return d, d.check()
}

// setHeader takes what a comment line says of the document.
func (d *Doc) setHeader(line string) {
	if key, value, ok := strings.Cut(strings.TrimPrefix(line, "#"), ":"); ok {
		d.describe(strings.TrimSpace(key), strings.TrimSpace(value))
	}
}

// describe sets what a key says of the document; it passes over keys it does
// not know.
func (d *Doc) describe(key, value string) {
	switch key {
	case "id":
		if value != "" {
			d.ID = value
		}
	case "register":
		d.Register = value
	case "date":
		d.Date = value
	case "source":
		d.Source = value
	}
}

// description is what is known of the document besides its id.
func (d *Doc) description() (out [][2]string) {
	for _, h := range [...][2]string{{"register", d.Register}, {"date", d.Date}, {"source", d.Source}} {
		if h[1] != "" {
			out = append(out, h)
		}
	}
	return out
}

type marker struct {
	doc  *Doc
	src  string
	pos  int
	line int
	text strings.Builder
	n    int // code points written
}

func (p *marker) parse() error {
	for p.pos < len(p.src) {
		switch p.src[p.pos] {
		case '[':
			if err := p.mention(); err != nil {
				return err
			}
		case ']':
			return p.errorf("] without [: write \\] for a bracket of the text")
		default:
			p.copyRune()
		}
	}
	p.doc.Text = p.text.String()
	return nil
}

func (p *marker) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", p.doc.File, p.line, fmt.Sprintf(format, args...))
}

// copyRune copies one character of the text, without its backslash.
func (p *marker) copyRune() {
	if p.src[p.pos] == '\\' && p.pos+1 < len(p.src) && strings.IndexByte(`[]\`, p.src[p.pos+1]) >= 0 {
		p.pos++
	}
	_, size := utf8.DecodeRuneInString(p.src[p.pos:])
	if p.src[p.pos] == '\n' {
		p.line++
	}
	p.text.WriteString(p.src[p.pos : p.pos+size])
	p.pos += size
	p.n++
}

func (p *marker) mention() error {
	start := p.n
	p.pos++
	for p.pos < len(p.src) && p.src[p.pos] != ']' {
		if p.src[p.pos] == '[' {
			return p.errorf("[ inside a mention: mentions do not nest; write \\[ for a bracket of the text")
		}
		p.copyRune()
	}
	if !strings.HasPrefix(p.src[p.pos:], "](") {
		return p.errorf("mention without (LABEL value)")
	}
	p.pos += 2
	open := p.pos
	depth := 1
	for ; p.pos < len(p.src) && depth > 0; p.pos++ {
		switch p.src[p.pos] {
		case '(':
			depth++
		case ')':
			depth--
		case '\n':
			return p.errorf("line ends inside (LABEL value)")
		}
	}
	if depth > 0 {
		return p.errorf("text ends inside (LABEL value)")
	}
	label, value, _ := strings.Cut(p.src[open:p.pos-1], " ")
	label, optional := strings.CutPrefix(label, "?")
	s := Span{Start: start, End: p.n, Label: label, Value: value, Optional: optional, line: p.line}
	s.takeID()
	p.doc.Spans = append(p.doc.Spans, s)
	return nil
}

// takeID moves what stands in <> at the end of the value to where it belongs.
func (s *Span) takeID() {
	i := strings.LastIndexByte(s.Value, '<')
	if i < 0 || !strings.HasSuffix(s.Value, ">") {
		return
	}
	id := s.Value[i+1 : len(s.Value)-1]
	s.Value = strings.TrimRight(s.Value[:i], " ")
	if s.Label == "DATE" {
		s.Timex3 = id
	} else {
		s.ID = id
	}
}

func (s *Span) mark(surface string) string {
	label := s.Label
	if s.Optional {
		label = "?" + label
	}
	if s.Value != "" {
		label += " " + s.Value
	}
	if id := s.ID + s.Timex3; id != "" {
		label += " <" + id + ">"
	}
	return "[" + escape.Replace(surface) + "](" + label + ")"
}

var escape = strings.NewReplacer(`[`, `\[`, `]`, `\]`, `\`, `\\`)

// Marked returns d as marked text. Overlapping spans keep the first.
func (d *Doc) Marked() string {
	var b strings.Builder
	for _, h := range append([][2]string{{"id", d.ID}}, d.description()...) {
		fmt.Fprintf(&b, "# %s: %s\n", h[0], h[1])
	}
	b.WriteByte('\n')
	text := []rune(d.Text)
	at := 0
	for i := range d.Spans {
		s := &d.Spans[i]
		if s.Start < at {
			continue
		}
		b.WriteString(escape.Replace(string(text[at:s.Start])))
		b.WriteString(s.mark(string(text[s.Start:s.End])))
		at = s.End
	}
	b.WriteString(escape.Replace(string(text[at:])))
	return b.String()
}
