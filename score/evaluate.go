package score

import (
	"fmt"
)

// Count is what was found of what there is. It adds.
type Count struct {
	TP int `json:"tp"` // found and right
	FP int `json:"fp"` // found and wrong
	FN int `json:"fn"` // there and not found
}

// Precision is the share of the predictions that are right; 0 without any.
func (c Count) Precision() float64 { return ratio(c.TP, c.TP+c.FP) }

// Recall is the share of what there is that was found; 0 without any.
func (c Count) Recall() float64 { return ratio(c.TP, c.TP+c.FN) }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 { return ratio(2*c.TP, 2*c.TP+c.FP+c.FN) }

// Support is the number of labelled mentions.
func (c Count) Support() int { return c.TP + c.FN }

func (c *Count) add(d Count) { c.TP, c.FP, c.FN = c.TP+d.TP, c.FP+d.FP, c.FN+d.FN }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Measure holds the ways of counting one label.
type Measure struct {
	Strict  Count // same span and label
	Overlap Count // same label, spans share a character, one to one
	Span    Count // same span, any label
}

func (m *Measure) add(o Measure) {
	m.Strict.add(o.Strict)
	m.Overlap.add(o.Overlap)
	m.Span.add(o.Span)
}

// Report is the outcome of Evaluate.
type Report struct {
	Documents int
	Labels    map[string]Measure
	Micro     Measure
	Confusion map[[2]string]int // gold and predicted label of equal spans
	Values    Count             // dates: strict mentions whose value is right, among those whose gold has a value
	ValueF1   Count             // dates: span and value right
	Errors    []Error
}

// Error is a mention that is wrong, by strict counting.
type Error struct {
	Kind  string // missed, spurious, boundary, label, value
	Doc   string
	Gold  *Span
	Pred  *Span
	Text  string // surface of gold, or of the prediction
	Where string // context, with the surface in brackets
}

// Evaluate compares predictions with gold documents, by id. A prediction that
// overlaps an optional gold span and no firm one counts neither way, and neither
// does the optional span. It is an error if ids or texts differ.
func Evaluate(gold, pred []Doc) (*Report, error) {
	byID := make(map[string]*Doc, len(pred))
	for i := range pred {
		byID[pred[i].ID] = &pred[i]
	}
	r := &Report{Labels: map[string]Measure{}, Confusion: map[[2]string]int{}}
	for i := range gold {
		g := &gold[i]
		p := byID[g.ID]
		switch {
		case p == nil:
			return nil, fmt.Errorf("%s: not among the predictions: predict every gold document", g.at(g.Line, g.File))
		case p.Text != "" && p.Text != g.Text:
			return nil, fmt.Errorf("%s: text differs from that of the prediction: predict on the same text", g.at(g.Line, g.File))
		}
		delete(byID, g.ID)
		r.document(g, p)
	}
	for i := range pred {
		if p := &pred[i]; byID[p.ID] != nil {
			return nil, fmt.Errorf("%s: not among the gold documents", p.at(p.Line, p.File))
		}
	}
	for _, l := range Labels {
		r.Micro.add(r.Labels[l])
	}
	return r, nil
}

func overlaps(a, b Span) bool { return a.Start < b.End && b.Start < a.End }

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

func (r *Report) document(g, p *Doc) {
	r.Documents++
	gold, pred := firm(g, p)
	strict := r.match(gold, pred, func(a, b Span) bool { return a.Start == b.Start && a.End == b.End && a.Label == b.Label },
		func(m *Measure) *Count { return &m.Strict })
	r.match(gold, pred, func(a, b Span) bool { return overlaps(a, b) && a.Label == b.Label },
		func(m *Measure) *Count { return &m.Overlap })
	span := r.match(gold, pred, func(a, b Span) bool { return a.Start == b.Start && a.End == b.End },
		func(m *Measure) *Count { return &m.Span })
	for i, k := range span {
		if k >= 0 {
			r.Confusion[[2]string{gold[i].Label, pred[k].Label}]++
		}
	}
	r.values(g, gold, pred, strict)
	r.errors(g, gold, pred, strict)
}

// match pairs gold and predicted spans one to one, in order, and counts.
// The result gives, for each gold span, its prediction, or -1.
func (r *Report) match(gold, pred []Span, same func(a, b Span) bool, count func(*Measure) *Count) []int {
	used := make([]bool, len(pred))
	pairs := make([]int, len(gold))
	for i, g := range gold {
		pairs[i] = -1
		for k, p := range pred {
			if !used[k] && same(g, p) {
				used[k], pairs[i] = true, k
				break
			}
		}
		m := r.Labels[g.Label]
		if pairs[i] >= 0 {
			count(&m).TP++
		} else {
			count(&m).FN++
		}
		r.Labels[g.Label] = m
	}
	for k, p := range pred {
		if !used[k] {
			m := r.Labels[p.Label]
			count(&m).FP++
			r.Labels[p.Label] = m
		}
	}
	return pairs
}

// values counts right date values among the dates found whose gold value is
// known, and, for value F1, among all dates with a gold value.
func (r *Report) values(g *Doc, gold, pred []Span, strict []int) {
	for i, s := range gold {
		if s.Label != "DATE" || s.Value == "" {
			continue
		}
		k := strict[i]
		switch {
		case k >= 0 && sameDate(s.Value, pred[k].Value):
			r.Values.TP++
			r.ValueF1.TP++
			continue
		case k >= 0:
			r.Values.FN++
			r.ValueF1.FP++
			r.Errors = append(r.Errors, newError("value", g, &gold[i], &pred[k]))
		}
		r.ValueF1.FN++
	}
	for k, p := range pred {
		if p.Label == "DATE" && p.Value != "" && !paired(strict, k) {
			r.ValueF1.FP++
		}
	}
}

func paired(pairs []int, k int) bool {
	for _, p := range pairs {
		if p == k {
			return true
		}
	}
	return false
}

// errors lists the wrong mentions of a document: each unmatched gold span with
// the prediction that overlaps it, and the predictions that overlap none.
func (r *Report) errors(g *Doc, gold, pred []Span, strict []int) {
	told := map[int]bool{}
	for i := range gold {
		if strict[i] >= 0 {
			continue
		}
		kind, with := "missed", -1
		for k := range pred {
			if !paired(strict, k) && !told[k] && overlaps(gold[i], pred[k]) {
				with = k
				break
			}
		}
		var p *Span
		if with >= 0 {
			told[with] = true
			p = &pred[with]
			if kind = "boundary"; p.Start == gold[i].Start && p.End == gold[i].End {
				kind = "label"
			}
		}
		r.Errors = append(r.Errors, newError(kind, g, &gold[i], p))
	}
	for k := range pred {
		if !paired(strict, k) && !told[k] {
			r.Errors = append(r.Errors, newError("spurious", g, nil, &pred[k]))
		}
	}
}

func newError(kind string, g *Doc, gold, pred *Span) Error {
	s := gold
	if s == nil {
		s = pred
	}
	return Error{Kind: kind, Doc: g.ID, Gold: gold, Pred: pred, Text: g.Surface(*s), Where: context(g, *s)}
}

const contextWidth = 35

func context(g *Doc, s Span) string {
	before := runes(g.Text, max(0, s.Start-contextWidth), s.Start)
	after := runes(g.Text, s.End, s.End+contextWidth)
	return oneLine(before) + "⟦" + oneLine(g.Surface(s)) + "⟧" + oneLine(after)
}

func oneLine(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r == '\n' || r == '\r' || r == '\t' {
			out[i] = ' '
		}
	}
	return string(out)
}
