package score

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ReadColumns reads a CoNLL column file: a token a line, its first column the
// token and its last the tag (BIO, BIOES or IOB1), an empty line between
// sentences. "-DOCSTART-" or "# newdoc id = ID" starts a document. The text is
// the tokens joined by spaces, a sentence a line.
func ReadColumns(name string, r io.Reader) ([]Doc, error) {
	c := columns{name: name}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 16<<20)
	for line := 1; sc.Scan(); line++ {
		if err := c.line(line, strings.TrimRight(sc.Text(), "\r")); err != nil {
			return nil, err
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	c.flush()
	for i := range c.docs {
		if err := c.docs[i].check(); err != nil {
			return nil, err
		}
	}
	return c.docs, nil
}

type columns struct {
	name  string
	docs  []Doc
	doc   *Doc
	text  strings.Builder
	n     int    // code points of text
	open  string // label of the mention that may go on
	fresh bool   // at the start of a line of text
}

func (c *columns) start(line int, id string) {
	c.flush()
	if id == "" {
		id = fmt.Sprintf("%s#%d", c.name, len(c.docs)+1)
	}
	c.doc = &Doc{ID: id, File: c.name, Line: line}
	c.fresh = true
}

func (c *columns) flush() {
	if c.doc != nil {
		c.doc.Text = c.text.String()
		c.docs = append(c.docs, *c.doc)
	}
	c.doc, c.open, c.n = nil, "", 0
	c.text.Reset()
}

func (c *columns) line(n int, s string) error {
	if id, ok := strings.CutPrefix(s, "# newdoc id = "); ok {
		c.start(n, id)
		return nil
	}
	fields := strings.Fields(s)
	switch {
	case len(fields) > 0 && fields[0] == "-DOCSTART-":
		c.start(n, "")
		return nil
	case len(fields) == 0:
		c.endSentence()
		return nil
	case strings.HasPrefix(s, "#"):
		return nil
	case len(fields) == 1:
		return fmt.Errorf("%s:%d: one column: a token and its tag are needed", c.name, n)
	}
	if c.doc == nil {
		c.start(n, "")
	}
	return c.token(n, fields[0], fields[len(fields)-1])
}

func (c *columns) endSentence() {
	c.open = ""
	if c.doc != nil && !c.fresh {
		c.text.WriteByte('\n')
		c.n++
		c.fresh = true
	}
}

func (c *columns) token(line int, word, tag string) error {
	if !c.fresh {
		c.text.WriteByte(' ')
		c.n++
	}
	c.fresh = false
	start := c.n
	c.text.WriteString(word)
	c.n += utf8.RuneCountInString(word)
	prefix, label, _ := strings.Cut(tag, "-")
	if tag == "O" {
		c.open = ""
		return nil
	}
	if label == "" || !strings.Contains("BIESLU", prefix) {
		return fmt.Errorf("%s:%d: tag %q is not O, B-, I-, E- or S- and a label", c.name, line, tag)
	}
	label = columnLabel(label)
	if spans := c.doc.Spans; c.open == label && prefix != "B" && prefix != "S" && prefix != "U" {
		spans[len(spans)-1].End = c.n
	} else {
		c.doc.Spans = append(spans, Span{Start: start, End: c.n, Label: label})
	}
	c.open = label
	if prefix == "E" || prefix == "S" || prefix == "L" || prefix == "U" {
		c.open = ""
	}
	return nil
}

// columnLabel returns our label for the short ones of column files.
func columnLabel(label string) string {
	switch label {
	case "PER":
		return "PERSON"
	case "LOC", "GPE":
		return "PLACE"
	}
	return label
}

// WriteColumns writes documents as BIO columns, cut at spaces and marks. A
// mention that starts or ends inside a word takes the whole word.
func WriteColumns(w io.Writer, docs []Doc) error {
	b := bufio.NewWriter(w)
	for i := range docs {
		d := &docs[i]
		fmt.Fprintf(b, "# newdoc id = %s\n", d.ID)
		for _, line := range words(d.Text) {
			for _, t := range line {
				fmt.Fprintf(b, "%s\t%s\n", t.text, d.tag(t.start, t.end))
			}
			b.WriteByte('\n')
		}
	}
	return b.Flush()
}

func (d *Doc) tag(start, end int) string {
	for _, s := range d.Spans {
		if start < s.End && s.Start < end {
			if s.Start >= start {
				return "B-" + s.Label
			}
			return "I-" + s.Label
		}
	}
	return "O"
}

type word struct {
	text       string
	start, end int // code points
}

// words cuts text into lines of words and marks.
func words(text string) (lines [][]word) {
	var line []word
	var cur []rune
	n := 0
	flush := func() {
		if len(cur) > 0 {
			line = append(line, word{string(cur), n - len(cur), n})
			cur = nil
		}
	}
	for _, r := range text {
		switch {
		case r == '\n':
			flush()
			if len(line) > 0 {
				lines, line = append(lines, line), nil
			}
		case unicode.IsSpace(r):
			flush()
		case unicode.IsPunct(r) || unicode.IsSymbol(r):
			flush()
			line = append(line, word{string(r), n, n + 1})
		default:
			cur = append(cur, r)
		}
		n++
	}
	flush()
	if len(line) > 0 {
		lines = append(lines, line)
	}
	return lines
}
