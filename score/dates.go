package score

import "slices"

// Dates is how well the values of dates are found. EDTF values are compared by
// their first and last day, TIMEX3 values as strings.
type Dates struct {
	EDTF   Count // TP right, FN wrong, among dates with right span and a gold value: its recall is the accuracy
	F1     Count // span and EDTF value both right
	Timex3 Count // as EDTF, of predictions that give TIMEX3 values
}

// dates counts the values of the dates of m.
func (r *Report) dates(m *matched) {
	d := &r.Dates
	used := make([]bool, len(m.pred))
	for i := range m.gold {
		g, k := &m.gold[i], m.strict[i]
		if k >= 0 {
			used[k] = true
		}
		if g.Label != "DATE" || g.Value == "" {
			continue
		}
		if k < 0 {
			d.F1.FN++
			continue
		}
		p := &m.pred[k]
		if p.Timex3 != "" {
			d.Timex3.mark(slices.Contains(timex3(g), p.Timex3))
		}
		right := sameDate(g.Value, p.Value)
		d.EDTF.mark(right)
		d.F1.mark(right)
		if !right {
			if p.Value != "" {
				d.F1.FP++
			}
			r.Errors = append(r.Errors, newError("value", m.doc, g, p))
		}
	}
	for k, p := range m.pred {
		if p.Label == "DATE" && p.Value != "" && !used[k] {
			d.F1.FP++
		}
	}
}

// mark counts one thing to find as right or wrong.
func (c *Count) mark(right bool) {
	if right {
		c.TP++
	} else {
		c.FN++
	}
}
