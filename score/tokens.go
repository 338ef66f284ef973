package score

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// Schemes are the ways to tag the tokens of mentions.
var Schemes = []string{"BIO", "BIOES", "IOB1"}

// ColumnStyle says how WriteColumns writes. The zero value is BIO in two columns.
type ColumnStyle struct {
	Scheme string // one of Schemes
	Four   bool   // two columns without content between token and tag, as in CoNLL-2003
}

// WriteColumns writes documents as ReadColumns reads them. Tokens are cut at
// spaces and marks, and where mentions begin and end. Columns have no place for
// values, and an optional mention is written as any other. It is an error if a
// mention goes over the end of a line.
func WriteColumns(w io.Writer, docs []Doc, style ColumnStyle) error {
	b := bufio.NewWriter(w)
	for i := range docs {
		d := &docs[i]
		fmt.Fprintf(b, "# newdoc id = %s\n", d.ID)
		for _, h := range d.description() {
			fmt.Fprintf(b, "# %s = %s\n", h[0], h[1])
		}
		for _, s := range d.Spans {
			if strings.Contains(d.Surface(s), "\n") {
				return fmt.Errorf("%s: %q goes over the end of a line, which columns cannot hold: join the line", d.at(), d.Surface(s))
			}
		}
		for _, line := range d.tokens() {
			fmt.Fprintln(b, strings.TrimSuffix("# text = "+line.text, " "))
			for k := range line.tokens {
				t := &line.tokens[k]
				between := ""
				if style.Four {
					between = "\t-\t-"
				}
				fmt.Fprintf(b, "%s%s\t%s\n", t.text, between, line.tag(k, style.Scheme))
			}
			b.WriteByte('\n')
		}
	}
	return b.Flush()
}

// token is a stretch of text without spaces, of a mention or of none.
type token struct {
	text       string
	start, end int   // code points
	span       *Span // that it is in
}

type tokenLine struct {
	text   string
	tokens []token
}

// tokens cuts the text of d into lines and these into words and marks, also
// where mentions begin and end.
func (d *Doc) tokens() []tokenLine {
	c := cutter{spans: d.Spans}
	for _, line := range strings.Split(d.Text, "\n") {
		c.line = tokenLine{text: line}
		for _, r := range line {
			c.rune(r)
		}
		c.flush()
		c.lines = append(c.lines, c.line)
		c.n++
	}
	return c.lines
}

type cutter struct {
	lines []tokenLine
	line  tokenLine
	spans []Span // that do not end before n
	word  []rune
	n     int
}

func (c *cutter) flush() {
	if len(c.word) == 0 {
		return
	}
	t := token{text: string(c.word), start: c.n - len(c.word), end: c.n}
	if len(c.spans) > 0 && c.spans[0].Start <= t.start && t.end <= c.spans[0].End {
		t.span = &c.spans[0]
	}
	c.line.tokens = append(c.line.tokens, t)
	c.word = nil
}

func (c *cutter) rune(r rune) {
	if len(c.spans) > 0 && (c.n == c.spans[0].Start || c.n == c.spans[0].End) {
		c.flush()
	}
	for len(c.spans) > 0 && c.n >= c.spans[0].End {
		c.spans = c.spans[1:]
		if len(c.spans) > 0 && c.n == c.spans[0].Start {
			c.flush()
		}
	}
	switch {
	case unicode.IsSpace(r):
		c.flush()
		c.n++
	case unicode.IsPunct(r) || unicode.IsSymbol(r):
		c.flush()
		c.word = append(c.word, r)
		c.n++
		c.flush()
	default:
		c.word = append(c.word, r)
		c.n++
	}
}

// tag returns the tag of token k of the line.
func (l *tokenLine) tag(k int, scheme string) string {
	s := l.tokens[k].span
	if s == nil {
		return "O"
	}
	first := k == 0 || l.tokens[k-1].span != s
	last := k == len(l.tokens)-1 || l.tokens[k+1].span != s
	prefix := "I-"
	switch {
	case scheme == "IOB1":
		if first && k > 0 && l.tokens[k-1].span != nil && l.tokens[k-1].span.Label == s.Label {
			prefix = "B-"
		}
	case scheme == "BIOES" && first && last:
		prefix = "S-"
	case scheme == "BIOES" && last:
		prefix = "E-"
	case first:
		prefix = "B-"
	}
	return prefix + s.Label
}
