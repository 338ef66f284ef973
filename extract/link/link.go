// Package link gives the entities of a document their gazetteer entry, or a
// stable identifier of their own (NIL). docs/entities.md has the rules.
package link

import (
	"slices"
	"sync"
	"sync/atomic"

	"toli/extract"
	"toli/extract/gazetteer"
)

// Linker links entities to the entries of a gazetteer. It is safe for concurrent
// use; what it keeps does not change its results.
type Linker struct {
	gazetteer *gazetteer.Gazetteer
	persons   func() *directory      // made at the first document
	facts     []atomic.Pointer[fact] // of each entry, made at the first need
	states    sync.Pool              // the memory of states, for the next document
}

// New returns a linker to the entries of g.
func New(g *gazetteer.Gazetteer) *Linker {
	l := &Linker{gazetteer: g, facts: make([]atomic.Pointer[fact], g.Len())}
	l.persons = sync.OnceValue(func() *directory { return newDirectory(g) })
	l.states.New = func() any {
		return &state{l: l, g: g, r: l.persons(), said: map[saying]uint32{}, byEntry: map[uint32]uint32{}, byID: map[string]uint32{}, roles: map[string]string{}}
	}
	return l
}

// fact is what linking reads of an entry.
type fact struct {
	extract.Entity
	role     string // its key
	from, to int    // years of office; 0 when unknown
}

// fact returns the fact of entry i.
func (l *Linker) fact(i uint32) *fact {
	if f := l.facts[i].Load(); f != nil {
		return f
	}
	e := l.gazetteer.Facts(i)
	f := &fact{role: roleKey(e.Role), from: year(e.From), to: year(e.To), Entity: extract.Entity{
		ID: e.ID, Label: e.Label, Name: e.Name, Kind: e.Kind, Country: e.Country, Wikidata: e.Wikidata, Geonames: e.Geonames,
		Lat: e.Lat, Lon: e.Lon, HasCoord: e.HasCoord, Gazetteer: true}}
	if len(e.Native) > 0 {
		f.Native = e.Native[0]
	}
	l.facts[i].Store(f)
	return f
}

// Annotate sets the Entry and LinkScore of the mentions of d and makes its
// entities anew: mentions of one entry are one entity, also where package coref
// found several, and mentions of one entity that mean different entries (the
// Foreign Ministry of two countries) are several. Entities without an entry
// keep the mentions that coref gave them and get an ID made of their name and
// context. It never fails.
func (l *Linker) Annotate(d *extract.Document) error {
	s := l.states.Get().(*state)
	s.reset(d)
	s.linkPersons()
	s.linkOthers()
	s.regroup()
	s.d = nil
	l.states.Put(s)
	return nil
}

// choice is an entry for a mention.
type choice struct {
	entry uint32 // 1 + entry; 0 is none
	score float32
}

// state is what linking one document knows.
type state struct {
	l          *Linker
	g          *gazetteer.Gazetteer
	r          *directory
	d          *extract.Document
	members    [][]int    // mentions of each entity
	subjects   []subject  // what the text says of each entity, once asked
	chosen     []choice   // of each mention
	nilOwner   []string   // country that tells a mention without entry from its like
	evidence   []evidence // in the order of the text
	added      []evidence // of one round
	anchors    []anchor   // places that are certain, in the order of the text
	main       []share    // of each country in the evidence
	named      []share    // persons and bodies of each country, once counted
	counted    bool
	sum        string // checksum of the text, once asked
	candidate  []candidate
	candidates [][]candidate     // of each mention
	said       map[saying]uint32 // last entry chosen for a name
	found      []hit
	old        []extract.Entity // entities as coref made them
	ids        []string         // of each of those, once asked
	byEntry    map[uint32]uint32
	byID       map[string]uint32
	roles      map[string]string // keys of titles, of this document and earlier ones
	linked     []int
	entries    []uint32
	words      []string
	buffer     []byte
}

// reset makes s the state of d before any choice.
func (s *state) reset(d *extract.Document) {
	s.d = d
	s.members = zeroed(s.members, len(d.Entities), func(m *[]int) { *m = (*m)[:0] })
	s.subjects = zeroed(s.subjects, len(d.Entities), func(t *subject) { *t = subject{words: t.words[:0], roles: t.roles[:0]} })
	s.chosen = zeroed(s.chosen, len(d.Mentions), func(c *choice) { *c = choice{} })
	s.nilOwner = zeroed(s.nilOwner, len(d.Mentions), func(c *string) { *c = "" })
	s.candidates = zeroed(s.candidates, len(d.Mentions), func(c *[]candidate) { *c = nil })
	s.ids = zeroed(s.ids, len(d.Entities), func(c *string) { *c = "" })
	s.evidence, s.anchors, s.candidate, s.sum = s.evidence[:0], s.anchors[:0], s.candidate[:0], ""
	s.counted = false
	clear(s.said)
	clear(s.byEntry)
	clear(s.byID)
	for i := range d.Mentions {
		if e := d.Mentions[i].Entity; e > 0 {
			s.members[e-1] = append(s.members[e-1], i)
		}
	}
	s.gather()
}

// zeroed returns all with n elements, each made empty.
func zeroed[T any](all []T, n int, empty func(*T)) []T {
	all = slices.Grow(all[:0], n)[:n]
	for i := range all {
		empty(&all[i])
	}
	return all
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
