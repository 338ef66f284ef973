// Package link gives the entities of a document their gazetteer entry, or a
// stable identifier of their own (NIL). docs/entities.md has the rules.
package link

import (
	"sync"

	"toli/extract"
	"toli/extract/gazetteer"
)

// Linker links entities to the entries of a gazetteer. It is immutable and
// safe for concurrent use.
type Linker struct {
	gazetteer *gazetteer.Gazetteer
	persons   func() *directory // made at the first need
}

// New returns a linker to the entries of g.
func New(g *gazetteer.Gazetteer) *Linker {
	return &Linker{gazetteer: g, persons: sync.OnceValue(func() *directory { return newDirectory(g) })}
}

// Annotate sets the Entry and LinkScore of the mentions of d and makes its
// entities anew: mentions of one entry are one entity, also where package coref
// found several, and mentions of one entity that mean different entries (the
// Foreign Ministry of two countries) are several. Entities without an entry
// keep the mentions that coref gave them and get an ID made of their name and
// context. It never fails.
func (l *Linker) Annotate(d *extract.Document) error {
	s := newState(l, d)
	s.linkPersons()
	s.linkOthers()
	s.regroup()
	return nil
}

// choice is an entry for a mention.
type choice struct {
	entry uint32 // 1 + entry; 0 is none
	score float32
}

// state is what linking one document knows.
type state struct {
	l        *Linker
	g        *gazetteer.Gazetteer
	d        *extract.Document
	members  [][]int    // mentions of each entity
	subjects []*subject // what the text says of each entity, once asked
	chosen   []choice
	nilOwner []string // country that tells a mention without entry from its like
	evidence []evidence
	anchors  []anchor           // places that are certain, in the order of the text
	sum      string             // checksum of the text, once asked
	main     map[string]float32 // share of each country in the evidence
}

func newState(l *Linker, d *extract.Document) *state {
	s := &state{l: l, g: l.gazetteer, d: d, members: make([][]int, len(d.Entities)), subjects: make([]*subject, len(d.Entities)),
		chosen: make([]choice, len(d.Mentions)), nilOwner: make([]string, len(d.Mentions))}
	for i := range d.Mentions {
		if e := d.Mentions[i].Entity; e > 0 {
			s.members[e-1] = append(s.members[e-1], i)
		}
	}
	s.gather()
	return s
}

// longest returns the mention of entity e with the longest surface.
func (s *state) longest(e int) *extract.Mention {
	best := &s.d.Mentions[s.members[e][0]]
	for _, i := range s.members[e] {
		if m := &s.d.Mentions[i]; m.Len() > best.Len() {
			best = m
		}
	}
	return best
}
