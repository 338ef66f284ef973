package score

import (
	"fmt"
	"strconv"
	"strings"
)

// ReadBrat reads a document of brat stand-off: its text and its annotations.
// Of these it takes text-bound ones (T), a note on one as its value (#), a
// reference as its identifier (N) and the attribute Optional (A). Notes on
// "document" describe it: id, date, register, source. Name is that of the
// annotations, and stands in errors.
func ReadBrat(name, id, text, annotations string) (Doc, error) {
	b := brat{doc: Doc{ID: id, File: name, Line: 1, Text: text}, at: map[string]int{}}
	lines := strings.Split(annotations, "\n")
	for _, pass := range [...]func(string) error{b.mention, b.remark} {
		for i, line := range lines {
			b.line = i + 1
			if err := pass(strings.TrimSuffix(line, "\r")); err != nil {
				return b.doc, fmt.Errorf("%s:%d: %s: %w", name, i+1, id, err)
			}
		}
	}
	return b.doc, b.doc.check()
}

type brat struct {
	doc  Doc
	line int
	at   map[string]int // span of an annotation
}

// mention reads "T1<tab>LABEL START END<tab>surface".
func (b *brat) mention(line string) error {
	if !strings.HasPrefix(line, "T") {
		return nil
	}
	parts := strings.SplitN(line, "\t", 3)
	if len(parts) < 3 {
		return fmt.Errorf("write T1, a tab, LABEL START END, a tab, and the surface")
	}
	if strings.Contains(parts[1], ";") {
		return fmt.Errorf("%s has a gap: mentions are contiguous, give one span", parts[0])
	}
	f := strings.Fields(parts[1])
	if len(f) != 3 {
		return fmt.Errorf("write LABEL START END in %q", parts[1])
	}
	start, err1 := strconv.Atoi(f[1])
	end, err2 := strconv.Atoi(f[2])
	if err1 != nil || err2 != nil {
		return fmt.Errorf("%q and %q: offsets are numbers of characters", f[1], f[2])
	}
	s := Span{Start: start, End: end, Label: f[0], line: b.line, surface: parts[2]}
	b.at[parts[0]] = len(b.doc.Spans)
	b.doc.Spans = append(b.doc.Spans, s)
	return nil
}

// remark reads what is said of a mention, or of the document.
func (b *brat) remark(line string) error {
	if line == "" || strings.IndexByte("#NAM", line[0]) < 0 {
		return nil
	}
	parts := strings.SplitN(line, "\t", 3)
	if len(parts) < 2 {
		return nil
	}
	f := strings.Fields(parts[1])
	if len(f) < 2 {
		return nil
	}
	text := ""
	if len(parts) == 3 {
		text = parts[2]
	}
	if line[0] == '#' && f[0] == "Document" {
		b.doc.describe(f[1], text)
		return nil
	}
	i, ok := b.at[f[1]]
	if !ok {
		return nil // of a relation or an event
	}
	s := &b.doc.Spans[i]
	switch {
	case line[0] == '#':
		s.Value = text
	case line[0] == 'N' && len(f) > 2:
		s.ID = f[2][strings.Index(f[2], ":")+1:]
	case f[0] == "Optional":
		s.Optional = true
	case line[0] == 'A' && f[0] == "Timex3" && len(f) > 2:
		s.Timex3 = f[2]
	}
	return nil
}

// Brat returns the annotations of d as ReadBrat reads them.
func (d *Doc) Brat() string {
	var b strings.Builder
	notes, marks := 0, 0
	note := func(of, text string) {
		notes++
		fmt.Fprintf(&b, "#%d\t%s\t%s\n", notes, of, text)
	}
	mark := func(what string, i int, value string) {
		marks++
		fmt.Fprintln(&b, strings.TrimRight(fmt.Sprintf("A%d\t%s T%d %s", marks, what, i, value), " "))
	}
	for _, h := range append([][2]string{{"id", d.ID}}, d.description()...) {
		note("Document "+h[0], h[1])
	}
	for i, s := range d.Spans {
		fmt.Fprintf(&b, "T%d\t%s %d %d\t%s\n", i+1, s.Label, s.Start, s.End, oneLine(d.Surface(s)))
		if s.Value != "" {
			note(fmt.Sprintf("AnnotatorNotes T%d", i+1), s.Value)
		}
		if s.ID != "" {
			fmt.Fprintf(&b, "N%d\tReference T%d entity:%s\t%s\n", i+1, i+1, s.ID, s.Value)
		}
		if s.Optional {
			mark("Optional", i+1, "")
		}
		if s.Timex3 != "" {
			mark("Timex3", i+1, s.Timex3)
		}
	}
	return b.String()
}
