// Package coref gathers the mentions of one document that name the same thing:
// short forms, acronyms and spelling variants.
package coref

import (
	"strings"

	"toli/extract"
)

// Annotate sets d.Entities and the Entity of each PERSON, PLACE and ORG mention
// of d. Dates have none. An entity's Name is its longest surface.
func Annotate(d *extract.Document) error {
	d.Entities = d.Entities[:0]
	c := cluster{d: d, byKey: map[string]uint32{}, byPart: map[string]uint32{}}
	c.persons()
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Label == extract.Place || m.Label == extract.Org {
			m.Entity = c.entity(m, Key(d.Surface(m)))
		}
	}
	c.acronyms()
	return nil
}

type cluster struct {
	d      *extract.Document
	byKey  map[string]uint32 // label and key → entity
	byPart map[string]uint32 // part of a full personal name → the last entity with it
}

// Key returns the form in which spellings of one name that differ in case,
// spaces, hyphens, stops or diacritics agree.
func Key(surface string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(surface) {
		switch r {
		case ' ', '-', '.', '\'', '’', '\n', '\t', '‑':
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// entity returns the number of the entity with a key, and makes it when there
// is none.
func (c *cluster) entity(m *extract.Mention, key string) uint32 {
	key = m.Label.String() + key
	surface := strings.Join(strings.Fields(c.d.Surface(m)), " ")
	e := c.byKey[key]
	if e == 0 {
		c.d.Entities = append(c.d.Entities, extract.Entity{Label: m.Label, Name: surface})
		e = uint32(len(c.d.Entities))
		c.byKey[key] = e
	}
	if entity := &c.d.Entities[e-1]; len(surface) > len(entity.Name) {
		entity.Name = surface
	}
	return e
}

// persons gives full names entities by their key, and then short forms the
// last full name before them that has the word, else the first after them.
func (c *cluster) persons() {
	full := map[string]uint32{}
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if m.Label != extract.Person || words(c.d, m) < 2 {
			continue
		}
		m.Entity = c.entity(m, personKey(c.d, m))
		for _, p := range nameParts(c.d, m) {
			if full[p] == 0 {
				full[p] = m.Entity
			}
		}
	}
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if m.Label != extract.Person {
			continue
		}
		if m.Entity > 0 {
			for _, p := range nameParts(c.d, m) {
				c.byPart[p] = m.Entity
			}
			continue
		}
		key := Key(c.d.Surface(m))
		if m.Entity = c.byPart[key]; m.Entity == 0 {
			if m.Entity = full[key]; m.Entity == 0 {
				m.Entity = c.entity(m, key)
			}
		}
	}
}

// words counts the words of a mention; an initial is one.
func words(d *extract.Document, m *extract.Mention) int {
	n := 0
	for _, t := range d.Tokens[m.First:m.Last] {
		if t.Kind == extract.Word {
			n++
		}
	}
	return n
}

// personKey returns the key of a full name: all its letters, or for a
// Mongolian with an initial the given name, so that forms with and without the
// initial agree.
func personKey(d *extract.Document, m *extract.Mention) string {
	if n := m.Name; n != nil && n.Style == "mongolian" && strings.HasSuffix(n.Father, ".") {
		return Key(n.Given)
	}
	return Key(d.Surface(m))
}

// nameParts returns the keys by which a full name may be cut short: its
// surname or, for a Mongolian, given name; without a grammar, first and last word.
func nameParts(d *extract.Document, m *extract.Mention) []string {
	if n := m.Name; n != nil {
		switch n.Style {
		case "mongolian":
			return []string{Key(n.Given)}
		case "korean":
			return []string{Key(n.Surname), Key(n.Given)}
		}
		return []string{Key(n.Surname)}
	}
	return []string{d.Tokens[m.First].Norm, d.Tokens[m.Last-1].Norm}
}

// acronyms joins an organisation and the acronym in brackets right after it.
func (c *cluster) acronyms() {
	d := c.d
	for i := 1; i < len(d.Mentions); i++ {
		m, prev := &d.Mentions[i], &d.Mentions[i-1]
		if m.Label != prev.Label || m.Entity == 0 || m.Entity == prev.Entity || m.First != prev.Last+1 {
			continue
		}
		if d.Tokens[prev.Last].Norm != "(" || !acronymOf(d.Surface(m), d.Surface(prev)) {
			continue
		}
		c.merge(m.Entity, prev.Entity)
	}
}

// acronymOf reports whether short is made of initials of long, in order.
func acronymOf(short, long string) bool {
	var letters []byte
	for _, w := range strings.FieldsFunc(long, func(r rune) bool { return r == ' ' || r == '-' || r == '\n' }) {
		letters = append(letters, w[0]|0x20)
	}
	k := 0
	for _, b := range letters {
		if k < len(short) && short[k]|0x20 == b {
			k++
		}
	}
	return k == len(short) && k >= 2
}

// merge lets every mention of entity from refer to entity to. An
// entity without mentions stays in the list, and no table shows it.
func (c *cluster) merge(from, to uint32) {
	for i := range c.d.Mentions {
		if c.d.Mentions[i].Entity == from {
			c.d.Mentions[i].Entity = to
		}
	}
}
