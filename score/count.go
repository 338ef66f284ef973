package score

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

func (c Count) minus(d Count) Count { return Count{c.TP - d.TP, c.FP - d.FP, c.FN - d.FN} }
