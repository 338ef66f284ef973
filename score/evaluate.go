package score

import (
	"fmt"
)

// Report is the outcome of Evaluate.
type Report struct {
	Documents int
	Labels    map[string]*Measure
	Micro     Measure
	Confusion map[[2]string]int // gold and predicted label of equal spans
	Dates     Dates
	Entities  *Entities // nil when one side names none
	Links     *Links    // nil without Options.Entries
	Errors    []Error

	parts []Part
}

// Options are what Evaluate may know besides the documents. The zero value
// works.
type Options struct {
	// Entries returns the identifiers that a gold mention may be linked to, by
	// its identifier or else its value; none when no entry is meant.
	Entries func(s Span) []string
}

// Evaluate compares predictions with gold documents, by id. A prediction that
// overlaps an optional gold span and no firm one counts neither way, and neither
// does the optional span. It is an error if ids or texts differ; nothing is
// scored then.
func Evaluate(gold, pred []Doc, opt Options) (*Report, error) {
	pairs, err := pair(gold, pred)
	if err != nil {
		return nil, err
	}
	r := &Report{Labels: map[string]*Measure{}, Confusion: map[[2]string]int{}}
	for _, l := range Labels {
		r.Labels[l] = &Measure{}
	}
	for i := range pairs {
		r.document(&pairs[i])
	}
	for _, l := range Labels {
		r.Micro.add(*r.Labels[l])
	}
	r.links(pairs, opt.Entries)
	r.entities(pairs)
	return r, nil
}

// matched is a gold document and its prediction.
type matched struct {
	doc        *Doc
	gold, pred []Span // that count
	strict     []int  // prediction of each gold span, or -1
}

// pair returns each gold document with its prediction.
func pair(gold, pred []Doc) ([]matched, error) {
	byID := make(map[string]*Doc, len(pred))
	for i := range pred {
		byID[pred[i].ID] = &pred[i]
	}
	out := make([]matched, 0, len(gold))
	for i := range gold {
		g := &gold[i]
		p := byID[g.ID]
		if p == nil {
			return nil, fmt.Errorf("%s: not among the predictions: predict every gold document, or leave it out of the gold ones", g.at())
		}
		if p.Text != "" && p.Text != g.Text {
			return nil, fmt.Errorf("%s: text differs from that of %s:%d at character %d: predict on the same text", g.at(), p.File, p.Line, differs(g.Text, p.Text))
		}
		if err := p.checkOn(g.Text); err != nil {
			return nil, err
		}
		delete(byID, g.ID)
		m := matched{doc: g}
		m.gold, m.pred = firm(g, p)
		out = append(out, m)
	}
	for i := range pred {
		if p := &pred[i]; byID[p.ID] != nil {
			return nil, fmt.Errorf("%s: not among the gold documents: label it, or leave it out of the predictions", p.at())
		}
	}
	return out, nil
}

// differs returns the first character in which two texts differ.
func differs(a, b string) int {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}

func overlaps(a, b Span) bool { return a.Start < b.End && b.Start < a.End }

func sameSpan(a, b Span) bool { return a.Start == b.Start && a.End == b.End }

// firm returns the gold spans that count and the predictions that count.
func firm(g, p *Doc) (gold, pred []Span) {
	for _, s := range g.Spans {
		if !s.Optional {
			gold = append(gold, s)
		}
	}
	for _, s := range p.Spans {
		optional, counts := false, false
		for _, o := range g.Spans {
			if overlaps(s, o) {
				optional = optional || o.Optional
				counts = counts || !o.Optional
			}
		}
		if counts || !optional {
			pred = append(pred, s)
		}
	}
	return gold, pred
}

func (r *Report) document(m *matched) {
	r.Documents++
	before := map[string]Count{}
	for _, l := range Labels {
		before[l] = r.Labels[l].Strict
	}
	m.strict = r.match(m, func(a, b Span) bool { return sameSpan(a, b) && a.Label == b.Label },
		func(m *Measure) *Count { return &m.Strict })
	r.match(m, func(a, b Span) bool { return overlaps(a, b) && a.Label == b.Label },
		func(m *Measure) *Count { return &m.Overlap })
	span := r.match(m, sameSpan, func(m *Measure) *Count { return &m.Span })
	for i, k := range span {
		if k >= 0 {
			r.Confusion[[2]string{m.gold[i].Label, m.pred[k].Label}]++
		}
	}
	p := Part{ID: m.doc.ID, Gold: m.doc.fingerprint(), Counts: map[string]Count{}}
	for _, l := range Labels {
		p.Counts[l] = r.Labels[l].Strict.minus(before[l])
	}
	r.parts = append(r.parts, p)
	r.dates(m)
	r.errors(m)
}

// match pairs gold and predicted spans one to one, in order, and counts.
// The result gives, for each gold span, its prediction, or -1.
func (r *Report) match(m *matched, same func(a, b Span) bool, count func(*Measure) *Count) []int {
	used := make([]bool, len(m.pred))
	pairs := make([]int, len(m.gold))
	for i, g := range m.gold {
		pairs[i] = -1
		for k, p := range m.pred {
			if !used[k] && same(g, p) {
				used[k], pairs[i] = true, k
				break
			}
		}
		if c := count(r.Labels[g.Label]); pairs[i] >= 0 {
			c.TP++
		} else {
			c.FN++
		}
	}
	for k, p := range m.pred {
		if !used[k] {
			count(r.Labels[p.Label]).FP++
		}
	}
	return pairs
}
