package score

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// ReadColumns reads CoNLL columns: a token a line, its first column the token
// and its last the tag (BIO, BIOES, BILOU or IOB1), an empty line between
// sentences. A tag that cannot follow the one before starts a mention, as for
// the evaluation of CoNLL-2000. "-DOCSTART-" or "# newdoc id = ID" starts a
// document; "# date = ", "# register = " and "# source = " describe it.
// "# text = LINE" gives the line of text that the next tokens are cut from.
// Where there is none, text is the tokens joined by spaces, a sentence a line.
// Name stands in errors.
func ReadColumns(name string, data []byte) ([]Doc, error) {
	c := columns{name: name}
	for i, line := range bytes.Split(data, []byte("\n")) {
		c.at = i + 1
		if err := c.line(string(line)); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, c.at, err)
		}
	}
	if err := c.flush(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, c.at, err)
	}
	return checked(c.docs)
}

type columns struct {
	name  string
	at    int // line
	docs  []Doc
	doc   *Doc
	text  strings.Builder
	n     int    // code points of text
	open  string // label of the mention that may go on
	lines int    // of text that began
	fresh bool   // no token of the line yet
	given bool   // the line is from "# text"
	rest  string // what no token was cut from yet of it
}

func (c *columns) start(id string) error {
	if err := c.flush(); err != nil {
		return err
	}
	if id == "" {
		id = fmt.Sprintf("%s#%d", c.name, len(c.docs)+1)
	}
	c.doc = &Doc{ID: id, File: c.name, Line: c.at}
	return nil
}

func (c *columns) flush() error {
	if err := c.endSentence(); err != nil {
		return err
	}
	if c.doc != nil {
		c.doc.Text = c.text.String()
		c.docs = append(c.docs, *c.doc)
	}
	docs, name, at := c.docs, c.name, c.at
	*c = columns{name: name, at: at, docs: docs}
	return nil
}

// comment matches what is no token, although # may be one.
var comment = regexp.MustCompile(`^# ?([a-z_]+(?: id)?) =(?: (.*))?$`)

func (c *columns) line(s string) error {
	if m := comment.FindStringSubmatch(s); m != nil {
		return c.comment(m[1], m[2])
	}
	fields := strings.Fields(s)
	switch {
	case len(fields) == 0:
		return c.endSentence()
	case fields[0] == "-DOCSTART-":
		return c.start("")
	case fields[0] == "#" && !tag.MatchString(fields[len(fields)-1]):
		return nil
	case len(fields) == 1:
		return fmt.Errorf("one column: a token and its tag are needed")
	}
	if c.doc == nil {
		if err := c.start(""); err != nil {
			return err
		}
	}
	return c.token(fields[0], fields[len(fields)-1])
}

func (c *columns) comment(key, value string) error {
	if key == "newdoc id" {
		return c.start(strings.TrimSpace(value))
	}
	if c.doc == nil {
		if err := c.start(""); err != nil {
			return err
		}
	}
	if key != "text" {
		c.doc.describe(key, strings.TrimSpace(value))
		return nil
	}
	if err := c.endSentence(); err != nil {
		return err
	}
	c.newLine()
	c.given, c.rest = true, value
	return nil
}

func (c *columns) newLine() {
	if c.lines++; c.lines > 1 {
		c.add("\n")
	}
	c.fresh = true
}

func (c *columns) add(s string) {
	c.text.WriteString(s)
	c.n += utf8.RuneCountInString(s)
}

// endSentence takes what is left of a line of text.
func (c *columns) endSentence() error {
	c.open = ""
	if strings.TrimSpace(c.rest) != "" {
		return fmt.Errorf("%q of # text is not among the tokens: give every token of the line, or leave # text out", strings.TrimSpace(c.rest))
	}
	c.add(c.rest)
	c.given, c.rest, c.fresh = false, "", false
	return nil
}

// before adds the space in front of a token.
func (c *columns) before(word string) error {
	switch {
	case c.given:
		space := c.rest[:len(c.rest)-len(strings.TrimLeft(c.rest, spaces))]
		if !strings.HasPrefix(c.rest[len(space):], word) {
			return fmt.Errorf("token %q is not what comes next in # text: correct one of them, or leave # text out", word)
		}
		c.rest = c.rest[len(space)+len(word):]
		c.add(space)
	case !c.fresh:
		c.newLine()
	default:
		c.add(" ")
	}
	c.fresh = true
	return nil
}

const spaces = " \t\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u0085"

var tag = regexp.MustCompile(`^(O|[BIESLU]-.+)$`)

func (c *columns) token(word, t string) error {
	if !tag.MatchString(t) {
		return fmt.Errorf("tag %q: write O, or one of B- I- E- S- L- U- and a label", t)
	}
	if err := c.before(word); err != nil {
		return err
	}
	start := c.n
	c.add(word)
	if t == "O" {
		c.open = ""
		return nil
	}
	prefix, label := t[0], usualLabel(t[2:])
	if spans := c.doc.Spans; c.open == label && strings.IndexByte("IEL", prefix) >= 0 {
		spans[len(spans)-1].End = c.n
	} else {
		c.doc.Spans = append(spans, Span{Start: start, End: c.n, Label: label})
	}
	c.open = label
	if strings.IndexByte("ESLU", prefix) >= 0 {
		c.open = ""
	}
	return nil
}
