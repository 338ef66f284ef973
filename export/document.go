package export

import (
	"unicode/utf8"

	"toli/extract"
)

// characters counts the characters before byte offsets of a text. It is
// fastest for offsets that rise.
type characters struct {
	text       string
	byte, char int
}

// at returns the number of characters before byte offset n.
func (c *characters) at(n uint32) int {
	if int(n) < c.byte {
		c.byte, c.char = 0, 0
	}
	c.char += utf8.RuneCountInString(c.text[c.byte:n])
	c.byte = int(n)
	return c.char
}

// span writes the four offsets of s.
func (r *rows) span(c *characters, s extract.Span) {
	r.small(int(s.Start))
	r.small(int(s.End))
	r.small(c.at(s.Start))
	r.small(c.at(s.End))
}

func (r *rows) document(d *extract.Document) error {
	r.text(d.ID)
	r.text(d.URI)
	r.known(d.Title)
	r.known(d.Date.EDTF)
	r.known(d.Date.Source)
	r.known(d.Site)
	r.known(d.Lang)
	r.known(d.Encoding)
	r.text(d.SHA256)
	r.large(int64(d.NBytes))
	r.small(len(d.Sentences))
	r.small(len(d.Tokens))
	r.small(len(d.Mentions))
	r.text(d.Text)
	return r.end()
}

func (r *rows) sentences(d *extract.Document) error {
	c := characters{text: d.Text}
	for i, s := range d.Sentences {
		r.text(d.ID)
		r.small(i)
		r.span(&c, s.Span)
		r.text(s.In(d.Text))
		if err := r.end(); err != nil {
			return err
		}
	}
	return nil
}

func (r *rows) mentions(d *extract.Document) error {
	c := characters{text: d.Text}
	for i := range d.Mentions {
		r.mention(d, i, &c)
		if err := r.end(); err != nil {
			return err
		}
	}
	return nil
}

// mention writes the columns of mention i.
func (r *rows) mention(d *extract.Document, i int, c *characters) {
	m := &d.Mentions[i]
	var e extract.Entity
	if m.Entity > 0 {
		e = d.Entities[m.Entity-1]
	}
	var v extract.DateValue
	if m.Date != nil {
		v = *m.Date
	}
	r.text(d.ID)
	r.small(i)
	r.small(d.SentenceOf(m.First))
	r.span(c, m.Span)
	r.text(d.Surface(m))
	r.text(m.Label.String())
	r.known(e.ID)
	r.known(e.Name)
	r.linkScore(m)
	r.score(m.Score)
	r.text(m.By)
	r.text(m.Zone.String())
	r.known(v.EDTF)
	r.known(v.Timex3)
	r.day(v.Begin)
	r.day(v.End)
	r.known(v.Precision.String())
	r.known(v.Anchor)
}

func (r *rows) citations(d *extract.Document) error {
	c := characters{text: d.Text}
	for i, t := range d.Citations {
		r.text(d.ID)
		r.small(i)
		r.span(&c, t.Span)
		r.index(t.Outlet)
		r.index(t.Date)
		r.known(t.Title)
		r.known(t.Author)
		r.known(t.URL)
		if err := r.end(); err != nil {
			return err
		}
	}
	return nil
}
