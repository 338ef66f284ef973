package score

import "fmt"

// Error is a mention that is wrong, by strict counting, or whose value is.
type Error struct {
	Kind  string // one of Kinds
	Doc   string
	Gold  *Span  // nil when spurious
	Pred  *Span  // nil when missed
	Text  string // surface of gold, or of the prediction
	Told  string // what was predicted instead, "" when nothing was
	Where string // context, with the surface in ⟦⟧
}

// Kinds are the kinds of error, in the order of reports.
var Kinds = []string{"missed", "spurious", "boundary", "label", "value", "entity"}

// errors lists the wrong mentions of a document: each unmatched gold span with
// the prediction that overlaps it, and the predictions that overlap none.
func (r *Report) errors(m *matched) {
	told := make([]bool, len(m.pred))
	for _, k := range m.strict {
		if k >= 0 {
			told[k] = true
		}
	}
	for i := range m.gold {
		if m.strict[i] >= 0 {
			continue
		}
		kind := "missed"
		var p *Span
		if k := m.beside(i, told); k >= 0 {
			told[k], p, kind = true, &m.pred[k], "boundary"
			if sameSpan(*p, m.gold[i]) {
				kind = "label"
			}
		}
		r.Errors = append(r.Errors, newError(kind, m.doc, &m.gold[i], p))
	}
	for k := range m.pred {
		if !told[k] {
			r.Errors = append(r.Errors, newError("spurious", m.doc, nil, &m.pred[k]))
		}
	}
}

// beside returns the first prediction not told of that overlaps gold span i, or
// -1.
func (m *matched) beside(i int, told []bool) int {
	for k := range m.pred {
		if !told[k] && overlaps(m.gold[i], m.pred[k]) {
			return k
		}
	}
	return -1
}

func newError(kind string, g *Doc, gold, pred *Span) Error {
	e := Error{Kind: kind, Doc: g.ID, Gold: gold, Pred: pred}
	s := e.span()
	e.Text, e.Told, e.Where = g.Surface(*s), e.told(g), context(g, *s)
	return e
}

// span is that of gold, or of a spurious prediction.
func (e *Error) span() *Span {
	if e.Gold != nil {
		return e.Gold
	}
	return e.Pred
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

// told says what was predicted instead.
func (e *Error) told(g *Doc) string {
	switch e.Kind {
	case "value":
		return fmt.Sprintf("%s, not %q", e.Gold.Value, e.Pred.Value)
	case "entity":
		name := e.Pred.Value
		if name == "" || name == e.Gold.Value {
			name = e.Pred.ID
		}
		return fmt.Sprintf("%s, not %q", e.Gold.Value, name)
	case "label":
		return fmt.Sprintf("not %s", e.Pred.Label)
	case "boundary":
		return fmt.Sprintf("not %s %q", e.Pred.Label, oneLine(g.Surface(*e.Pred)))
	}
	return ""
}
