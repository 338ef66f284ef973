package coref

import (
	"unicode"
	"unicode/utf8"

	"toli/extract"
)

// acronyms joins an organisation or place and its acronym: in brackets right
// after it, or anywhere when the letters are the initials of its words. What is
// given in brackets holds for the whole document.
func (c *cluster) acronyms() {
	d := c.d
	c.acronym = c.acronym[:0]
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Label != extract.Org && m.Label != extract.Place {
			continue
		}
		if i > 0 && c.bracketed(i) && (c.acronymOf(i, c.plain(&d.Mentions[i-1])) || c.acronymOf(i, d.Surface(&d.Mentions[i-1])) || c.unknown(i)) {
			c.join(i, i-1)
		}
		if m.Label == extract.Org && isAcronym(d.Surface(m)) {
			c.acronym = append(c.acronym, acronym{mention: i, long: -1})
		}
	}
	if len(c.acronym) == 0 {
		return
	}
	for i := range d.Mentions {
		if d.Mentions[i].Label == extract.Org {
			c.spellOut(i)
		}
	}
	for _, a := range c.acronym {
		if a.long >= 0 {
			c.join(a.mention, a.long)
		}
	}
}

// acronym is a mention that is one, and the first body that has its initials,
// or -1.
type acronym struct{ mention, long int }

// spellOut notes mention i with the acronyms that are its initials and no
// earlier one's.
func (c *cluster) spellOut(i int) {
	name := c.plain(&c.d.Mentions[i])
	for _, small := range [...]bool{false, true} {
		c.buffer = initials(c.buffer[:0], name, small)
		if len(c.buffer) == 0 {
			continue
		}
		for k := range c.acronym {
			if a := &c.acronym[k]; a.long < 0 && c.keys[a.mention] == string(c.buffer) {
				a.long = i
			}
		}
	}
}

// bracketed reports whether mention i is all that stands in brackets right
// after the mention before it, of the same label.
func (c *cluster) bracketed(i int) bool {
	d := c.d
	m, prev := &d.Mentions[i], &d.Mentions[i-1]
	return m.Label == prev.Label && m.First == prev.Last+1 && d.Tokens[prev.Last].Norm == "(" &&
		int(m.Last) < len(d.Tokens) && d.Tokens[m.Last].Norm == ")"
}

// unknown reports whether mention i is a body of one word that the gazetteer
// does not know.
func (c *cluster) unknown(i int) bool {
	m := &c.d.Mentions[i]
	if m.Label != extract.Org || m.Last-m.First > 1 || isAcronym(c.d.Surface(m)) {
		return false
	}
	for _, u := range c.d.LookupsAt(m.First) {
		if u.Label != extract.NoLabel {
			return false
		}
	}
	return true
}

func isAcronym(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			n++
		case r != '.' && r != '&':
			return false
		}
	}
	return n >= 2 && n <= 7
}

// plain returns the surface of m without the countries and demonyms that it
// begins with (U.S.-ROK Nuclear Consultative Group).
func (c *cluster) plain(m *extract.Mention) string {
	d, at := c.d, m.First
	for {
		next := at
		for _, u := range d.LookupsAt(at) {
			if u.Last < m.Last && (u.Kind == extract.Country || u.Kind == extract.Demonym) {
				next = max(next, u.Last)
			}
		}
		if next == at {
			return d.TokenSpan(at, m.Last).In(d.Text)
		}
		if at = next; d.Tokens[at].Kind == extract.Punct && at+1 < m.Last {
			at++
		}
	}
}

// acronymOf reports whether mention i is the initials of long.
func (c *cluster) acronymOf(i int, long string) bool {
	for _, small := range [...]bool{false, true} {
		c.buffer = initials(c.buffer[:0], long, small)
		if len(c.buffer) > 0 && string(c.buffer) == c.keys[i] {
			return true
		}
	}
	return false
}

// initials appends an acronym that a name of two words or more may have: the
// initials of its capitalised words, or of all words; nothing when these are
// fewer than two.
func initials(dst []byte, name string, small bool) []byte {
	from, words, start := len(dst), 0, true
	for _, r := range name {
		if extract.IsSpace(r) || r == '-' || r == '/' {
			start = true
			continue
		}
		if !start {
			continue
		}
		start = false
		words++
		if unicode.IsUpper(r) || small && unicode.IsLower(r) {
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	if words < 2 || len(dst)-from < 2 {
		return dst[:from]
	}
	return dst
}

// shortBodies joins a body of one word that the gazetteer does not know to the
// nearest longer name that has the word; a word that many bodies have only to
// one before it that ends with it (the Council).
func (c *cluster) shortBodies() {
	d := c.d
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Last-m.First > 1 || !c.unknown(i) || c.find(i) != i {
			continue
		}
		common := c.common(m)
		best := -1
		for k := range d.Mentions {
			if o := &d.Mentions[k]; o.Label == extract.Org && o.Last-o.First > 1 && hasToken(d, o, d.Tokens[m.First].Norm) &&
				(!common || k < i && d.Tokens[o.Last-1].Norm == d.Tokens[m.First].Norm) &&
				(best < 0 || abs(k-i) < abs(best-i)) {
				best = k
			}
		}
		if best >= 0 {
			c.join(i, best)
		}
	}
}

// common reports whether m is a word that many bodies have: a head noun, or an
// adjective that stands before one.
func (c *cluster) common(m *extract.Mention) bool {
	for _, u := range c.d.LookupsAt(m.First) {
		if u.Last == m.Last && (u.Kind == extract.OrgHead || u.Kind == extract.PlaceHead) {
			return true
		}
	}
	switch c.d.Tokens[m.First].Norm {
	case "national", "federal", "international", "central", "general", "supreme", "interior", "north", "south", "united":
		return true
	}
	return false
}

// hasToken reports whether a capitalised word of m has the given norm.
func hasToken(d *extract.Document, m *extract.Mention, norm string) bool {
	for k := m.First; k < m.Last; k++ {
		if d.Tokens[k].Norm == norm {
			return true
		}
	}
	return false
}
