// Package link gives the entities of a document their gazetteer entry, or a
// stable identifier of their own (NIL).
package link

import (
	"sort"
	"strings"
	"unicode"

	"toli/extract"
	"toli/extract/gazetteer"
)

// Linker links entities to the entries of a gazetteer. It is immutable and
// safe for concurrent use.
type Linker struct {
	gazetteer *gazetteer.Gazetteer
}

// New returns a linker to the entries of g.
func New(g *gazetteer.Gazetteer) *Linker { return &Linker{gazetteer: g} }

// Annotate fills the entities of d, and the Entry of its mentions. A mention's
// candidates are the lookups with its tokens and label. The entry with the
// highest prior wins, with a preference for entries of the countries that the
// document names most. Entities that link to one entry are merged. An entity
// without an entry gets an ID made of its label and folded name.
func (l *Linker) Annotate(d *extract.Document) error {
	weights := l.countries(d)
	best := make([]choice, len(d.Entities))
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Entity > 0 {
			c := l.choose(d, m, weights)
			m.Entry = c.entry
			if b := &best[m.Entity-1]; c.score > b.score {
				*b = c
			}
		}
	}
	for i := range d.Entities {
		l.fill(&d.Entities[i], best[i].entry)
	}
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Entity > 0 {
			m.Entry = best[m.Entity-1].entry
		}
	}
	merge(d)
	return nil
}

type choice struct {
	entry uint32 // 1 + entry
	score float32
}

// choose returns the best entry for mention m.
func (l *Linker) choose(d *extract.Document, m *extract.Mention, weights map[string]float32) choice {
	var best choice
	k := sort.Search(len(d.Lookups), func(k int) bool { return d.Lookups[k].First >= m.First })
	for ; k < len(d.Lookups) && d.Lookups[k].First == m.First; k++ {
		u := &d.Lookups[k]
		if u.Last != m.Last || u.Label != m.Label {
			continue
		}
		score := u.Prior + 0.001
		if u.Kind != extract.Country {
			score += weights[l.gazetteer.Entry(u.Entry).Country]
		}
		if length := m.Last - m.First; length > 1 {
			score += 0.2 * float32(min(length, 5))
		}
		if score > best.score {
			best = choice{u.Entry + 1, score}
		}
	}
	return best
}

// countries returns how much each country is what d is about, up to 0.5.
func (l *Linker) countries(d *extract.Document) map[string]float32 {
	counts := map[string]int{}
	total := 0
	for i := range d.Lookups {
		u := &d.Lookups[i]
		if u.Kind != extract.Country && u.Kind != extract.Demonym || u.Prior < 0.5 {
			continue
		}
		counts[l.gazetteer.Entry(u.Entry).Country]++
		total++
	}
	weights := map[string]float32{}
	for c, n := range counts {
		if c != "" {
			weights[c] = 0.5 * float32(n) / float32(total)
		}
	}
	return weights
}

// fill sets the fields of e from an entry (1 + number; 0 is none).
func (l *Linker) fill(e *extract.Entity, entry uint32) {
	if entry == 0 {
		e.ID = "nil." + strings.ToLower(e.Label.String()) + "." + slug(e.Name)
		return
	}
	r := l.gazetteer.Entry(entry - 1)
	e.ID, e.Name, e.Kind, e.Country = r.ID, r.Name, r.Kind, r.Country
	e.Wikidata, e.Geonames, e.Gazetteer = r.Wikidata, r.Geonames, true
	e.Lat, e.Lon, e.HasCoord = r.Lat, r.Lon, r.HasCoord
	if len(r.Native) > 0 {
		e.Native = r.Native[0]
	}
}

// merge gives mentions whose entities have one ID one entity, and drops
// entities without mentions.
func merge(d *extract.Document) {
	first := map[string]uint32{}
	renumber := make([]uint32, len(d.Entities)+1)
	entities := d.Entities
	var kept []extract.Entity
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Entity == 0 {
			continue
		}
		id := entities[m.Entity-1].ID
		if first[id] == 0 {
			kept = append(kept, entities[m.Entity-1])
			first[id] = uint32(len(kept))
		}
		renumber[m.Entity] = first[id]
		m.Entity = renumber[m.Entity]
	}
	d.Entities = kept
}

// slug returns the letters and digits of a name in lower case, so that
// spellings with other spaces, hyphens and stops have one identifier.
func slug(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}
