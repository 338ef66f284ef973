// Package coref gathers the mentions of one document that name the same thing:
// short forms, acronyms, reversed names and spelling variants. docs/entities.md
// has the rules.
package coref

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"toli/extract"
)

// Annotate sets d.Entities and the Entity of each PERSON, PLACE and ORG mention
// of d. Dates have none. An entity's Name is its longest surface. Entities are
// in the order of their first mentions. It never fails.
func Annotate(d *extract.Document) error {
	c := newCluster(d)
	c.persons()
	c.sameKey(extract.Place)
	c.sameKey(extract.Org)
	c.acronyms()
	c.shortBodies()
	c.number()
	return nil
}

// cluster is a partition of the mentions of a document, a forest whose roots
// are the earliest mentions of their entities.
type cluster struct {
	d    *extract.Document
	root []int
	keys []string // of the mentions that are no persons
}

func newCluster(d *extract.Document) *cluster {
	c := &cluster{d: d, root: make([]int, len(d.Mentions)), keys: make([]string, len(d.Mentions))}
	for i := range c.root {
		c.root[i] = i
		if m := &d.Mentions[i]; m.Label == extract.Place || m.Label == extract.Org {
			c.keys[i] = Key(d.Surface(m))
		}
	}
	return c
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
	first := map[string]int{}
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if m.Label != label {
			continue
		}
		key := bodyKey(c.keys[i])
		if k, ok := first[key]; ok {
			c.join(i, k)
		} else {
			first[key] = i
		}
	}
}

// bodyKey returns the key of a company without its legal form.
func bodyKey(key string) string {
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
	at := make([]uint32, len(d.Mentions))
	for i := range d.Mentions {
		m := &d.Mentions[i]
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
			e.Name = strings.Join(strings.Fields(d.Surface(m)), " ")
		}
	}
}

// Key returns the form in which spellings of one name that differ in case,
// spaces, hyphens, stops or apostrophes agree.
func Key(surface string) string {
	var buffer [64]byte
	key := buffer[:0]
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
	return string(key)
}
