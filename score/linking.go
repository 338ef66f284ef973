package score

import (
	"slices"
	"strconv"
	"strings"
)

// Entities is how well mentions are grouped, for entities that end with their
// document and for entities across documents. Dates are no entities.
type Entities struct {
	Document Clusters            `json:"document"`
	Corpus   Clusters            `json:"corpus"`
	Labels   map[string]Clusters `json:"labels"` // across documents, by label
	Mentions int                 `json:"mentions"`
	Gold     int                 `json:"gold"` // entities
	Pred     int                 `json:"pred"`
}

// Links counts linked mentions among those whose span and label are right: TP
// are linked to an entry that gold means; FP are linked to another, FN are not
// linked to the entry that gold means. Accuracy is the recall.
type Links struct {
	ID   Count // gold mentions with an identifier
	Name Count // gold mentions without, whose value names an entry, or none
}

// key is the entity of a gold mention: its value.
func (s *Span) key() string {
	if s.Value == "" {
		return ""
	}
	return s.Label + "\x00" + s.Value
}

// predictedKey is the entity that a prediction names: its identifier, or its value.
func (s *Span) predictedKey() string {
	if s.ID != "" {
		return s.ID
	}
	return s.key()
}

// sides are two partitions of the mentions of documents.
type sides struct {
	gold, pred partition
}

func (s *sides) put(prefix string, m *matched, doc int, label string) {
	unknown := make([]bool, len(m.pred))
	for i := range m.gold {
		g := &m.gold[i]
		if g.Label == "DATE" || label != "" && g.Label != label {
			continue
		}
		key := g.key()
		if key == "" {
			if k := m.strict[i]; k >= 0 {
				unknown[k] = true
			}
			continue
		}
		s.gold[place{doc, g.Start, g.End, g.Label}] = prefix + key
	}
	for k := range m.pred {
		p := &m.pred[k]
		if p.Label == "DATE" || label != "" && p.Label != label || unknown[k] {
			continue
		}
		at := place{doc, p.Start, p.End, p.Label}
		key := p.predictedKey()
		if key == "" { // an entity of its own
			key = "\x00" + m.doc.ID + "\x00" + strconv.Itoa(p.Start) + "\x00" + strconv.Itoa(p.End)
		}
		s.pred[at] = prefix + key
	}
}

// partitions groups the mentions of a label, or of all for "".
func partitions(pairs []matched, label string, within bool) sides {
	s := sides{partition{}, partition{}}
	for i := range pairs {
		prefix := ""
		if within {
			prefix = pairs[i].doc.ID + "\x00"
		}
		s.put(prefix, &pairs[i], i, label)
	}
	return s
}

// entities measures the grouping of mentions, unless gold or predictions name
// no entity at all.
func (r *Report) entities(pairs []matched) {
	if !named(pairs) {
		return
	}
	corpus := partitions(pairs, "", false)
	within := partitions(pairs, "", true)
	e := &Entities{Document: newClusters(within.gold, within.pred), Labels: map[string]Clusters{}}
	t := newOverlapTable(corpus.gold, corpus.pred)
	e.Corpus = Clusters{t.b3(), t.muc(), t.ceafe()}
	e.Mentions, e.Gold, e.Pred = len(corpus.gold), len(t.gold), len(t.pred)
	for _, l := range Labels {
		if l != "DATE" {
			s := partitions(pairs, l, false)
			e.Labels[l] = newClusters(s.gold, s.pred)
		}
	}
	r.Entities = e
	r.wrongEntities(pairs, t)
}

// named reports whether both sides name entities.
func named(pairs []matched) bool {
	var gold, pred bool
	for i := range pairs {
		gold = gold || slices.ContainsFunc(pairs[i].gold, Span.isNamed)
		pred = pred || slices.ContainsFunc(pairs[i].pred, Span.isNamed)
	}
	return gold && pred
}

func (s Span) isNamed() bool { return s.Label != "DATE" && (s.Value != "" || s.ID != "") }

// wrongEntities lists the mentions whose span and label are right and whose
// entity is not the one aligned with that of gold by CEAF-e across documents.
func (r *Report) wrongEntities(pairs []matched, t *overlapTable) {
	aligned := map[[2]int]bool{}
	for _, c := range t.aligned() {
		aligned[[2]int{c.gold, c.pred}] = true
	}
	for i := range pairs {
		m := &pairs[i]
		for j, k := range m.strict {
			if k < 0 || m.gold[j].Label == "DATE" || m.gold[j].Value == "" {
				continue
			}
			g, known := t.goldAt[m.gold[j].key()]
			p, grouped := t.predAt[m.pred[k].predictedKey()]
			if known && (!grouped || !aligned[[2]int{g, p}]) {
				r.Errors = append(r.Errors, newError("entity", m.doc, &m.gold[j], &m.pred[k]))
			}
		}
	}
}

// links counts the mentions that are linked to an entry that gold means.
func (r *Report) links(pairs []matched, entries func(Span) []string) {
	if entries == nil || !named(pairs) {
		return
	}
	r.Links = &Links{}
	for i := range pairs {
		m := &pairs[i]
		for j, k := range m.strict {
			g := m.gold[j]
			if k < 0 || !g.isNamed() {
				continue
			}
			c := &r.Links.Name
			if g.ID != "" {
				c = &r.Links.ID
			}
			c.link(entries(g), &m.pred[k])
		}
	}
}

func (c *Count) link(want []string, p *Span) {
	linked := p.ID != "" && !strings.HasPrefix(p.ID, "nil.")
	switch {
	case linked && slices.Contains(want, p.ID):
		c.TP++
		return
	case linked:
		c.FP++
	}
	if len(want) > 0 {
		c.FN++
	}
}
