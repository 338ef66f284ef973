// Package coref gathers the mentions of one document that name the same thing:
// short forms, acronyms, reversed names and spelling variants. docs/entities.md
// has the rules.
package coref

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"toli/extract"
)

// Annotate sets d.Entities and the Entity of each PERSON, PLACE and ORG mention
// of d. Dates have none. An entity's Name is its longest surface, with Spelling. Entities are
// in the order of their first mentions. It never fails.
func Annotate(d *extract.Document) error {
	c := clusters.Get().(*cluster)
	c.reset(d)
	c.persons()
	c.sameKey(extract.Place)
	c.sameKey(extract.Org)
	c.acronyms()
	c.shortBodies()
	c.number()
	c.d = nil
	clusters.Put(c)
	return nil
}

// clusters keeps the memory of clusters for the next document.
var clusters = sync.Pool{New: func() any {
	c := &cluster{first: map[string]int{}}
	c.p = people{c: c, known: map[string]int{}, byWord: map[string]int{}, scored: map[int]float64{}}
	return c
}}

// cluster is a partition of the mentions of a document, a forest whose roots
// are the earliest mentions of their entities.
type cluster struct {
	d        *extract.Document
	root     []int
	sentence []int    // of each mention, or -1
	keys     []string // of the mentions that are no persons
	p        people
	first    map[string]int // first mention of a key
	at       []uint32       // 1 + entity of each root
	buffer   []byte
	acronym  []acronym
}

// reset makes c the partition of d in which every mention stands alone.
func (c *cluster) reset(d *extract.Document) {
	n := len(d.Mentions)
	c.d = d
	c.root, c.sentence, c.keys = slices.Grow(c.root[:0], n)[:n], slices.Grow(c.sentence[:0], n)[:n], slices.Grow(c.keys[:0], n)[:n]
	buffer := c.buffer[:0]
	for i := range d.Mentions {
		m := &d.Mentions[i]
		c.root[i], c.sentence[i] = i, d.SentenceOf(m.First)
		if m.Label == extract.Place || m.Label == extract.Org {
			buffer = appendKey(buffer, d.Surface(m))
		}
		buffer = append(buffer, '\n') // no key has one
	}
	rest := string(buffer)
	for i := range c.keys {
		c.keys[i], rest, _ = strings.Cut(rest, "\n")
	}
	c.buffer = buffer
}

func (c *cluster) find(i int) int {
	for c.root[i] != i {
		c.root[i] = c.root[c.root[i]]
		i = c.root[i]
	}
	return i
}

func (c *cluster) join(i, k int) {
	if i, k = c.find(i), c.find(k); i < k {
		c.root[k] = i
	} else {
		c.root[i] = k
	}
}

// sameKey joins the mentions of a label whose keys agree.
func (c *cluster) sameKey(label extract.Label) {
	clear(c.first)
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if m.Label != label {
			continue
		}
		key := bodyKey(c.keys[i])
		if k, ok := c.first[key]; ok {
			c.join(i, k)
		} else {
			c.first[key] = i
		}
	}
}

// bodyKey returns the key of a company without its legal form.
func bodyKey(key string) string {
	if key == "" || strings.IndexByte("npcdo", key[len(key)-1]) < 0 {
		return key // no form ends so
	}
	for _, form := range [...]string{"corporation", "corp", "inc", "co,ltd", "coltd", "ltd", "llc", "jsc", "co"} {
		if base, ok := strings.CutSuffix(key, form); ok && len(base) > 5 {
			return strings.TrimSuffix(base, ",")
		}
	}
	return key
}

// number writes the partition into the document.
func (c *cluster) number() {
	d := c.d
	n := 0
	for i := range c.root {
		if c.root[i] == i {
			n++
		}
	}
	d.Entities = slices.Grow(d.Entities[:0], n)
	at := slices.Grow(c.at[:0], len(d.Mentions))[:len(d.Mentions)]
	clear(at)
	c.at = at
	forms := c.p.forms
	for i := range d.Mentions {
		m := &d.Mentions[i]
		spelling := ""
		if m.Label == extract.Person {
			spelling, forms = forms[0].spelling, forms[1:]
		}
		m.Entity = 0
		if m.Label == extract.DateLabel {
			continue
		}
		r := c.find(i)
		if at[r] == 0 {
			d.Entities = append(d.Entities, extract.Entity{Label: m.Label})
			at[r] = uint32(len(d.Entities))
		}
		m.Entity = at[r]
		e := &d.Entities[m.Entity-1]
		if m.Len() > len(e.Name) {
			e.Name, e.Spelling = oneLine(d.Surface(m)), spelling
		}
	}
}

// oneLine returns s with single blanks for white space.
func oneLine(s string) string {
	for i := range len(s) {
		if s[i] < ' ' || s[i] == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') || s[i] >= utf8.RuneSelf {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// Key returns the form in which spellings of one name that differ in case,
// spaces, hyphens, stops or apostrophes agree.
func Key(surface string) string {
	var buffer [64]byte
	return string(appendKey(buffer[:0], surface))
}

func appendKey(key []byte, surface string) []byte {
	for _, r := range surface {
		switch {
		case r == '-' || r == '.' || r == '\'' || r == '’' || r == '‑' || r == '‘' || extract.IsSpace(r):
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			key = append(key, byte(r))
		default:
			key = utf8.AppendRune(key, unicode.ToLower(r))
		}
	}
	return key
}
