package score

import (
	"fmt"
	"io"
	"sort"
)

// WriteTable writes the figures as a table, in percent.
func (r *Report) WriteTable(w io.Writer) {
	fmt.Fprintf(w, "%-8s %21s %21s %21s %8s\n", "", "strict", "overlap", "span only", "")
	fmt.Fprintf(w, "%-8s", "label")
	for range 3 {
		fmt.Fprintf(w, " %6s %6s %6s ", "P", "R", "F1")
	}
	fmt.Fprintf(w, "%8s\n", "support")
	for _, l := range Labels {
		writeRow(w, l, r.Labels[l])
	}
	writeRow(w, "micro", r.Micro)
	fmt.Fprintf(w, "%-8s %6s %6s %6.1f\n", "macro", "", "", 100*r.Macro())
	fmt.Fprintf(w, "date values: %.1f %% right of %d found with a gold value; value F1 %.1f\n",
		100*r.Values.Recall(), r.Values.Support(), 100*r.ValueF1.F1())
}

func writeRow(w io.Writer, name string, m Measure) {
	fmt.Fprintf(w, "%-8s", name)
	for _, c := range [...]Count{m.Strict, m.Overlap, m.Span} {
		fmt.Fprintf(w, " %6.1f %6.1f %6.1f ", 100*c.Precision(), 100*c.Recall(), 100*c.F1())
	}
	fmt.Fprintf(w, "%8d\n", m.Strict.Support())
}

// Macro is the mean strict F1 of the labels that occur.
func (r *Report) Macro() float64 {
	sum, n := 0.0, 0
	for _, l := range Labels {
		if m, ok := r.Labels[l]; ok {
			sum += m.Strict.F1()
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// Figures is a count with its figures as fractions, for JSON.
type Figures struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Support   int     `json:"support"`
	Count
}

func figures(c Count) Figures {
	return Figures{c.Precision(), c.Recall(), c.F1(), c.Support(), c}
}

// JSON returns the figures as one object: labels.PERSON.strict.f1,
// micro.overlap.precision and so on, fractions in [0,1].
func (r *Report) JSON() map[string]any {
	measure := func(m Measure) map[string]any {
		return map[string]any{"strict": figures(m.Strict), "overlap": figures(m.Overlap), "span": figures(m.Span)}
	}
	labels := map[string]any{}
	for _, l := range Labels {
		labels[l] = measure(r.Labels[l])
	}
	return map[string]any{
		"documents": r.Documents, "labels": labels, "micro": measure(r.Micro),
		"macro": map[string]any{"strict": map[string]any{"f1": r.Macro()}},
		"dates": map[string]any{"value_accuracy": r.Values.Recall(), "value": figures(r.ValueF1)},
	}
}

// kinds are the kinds of error, in the order of reports.
var kinds = [...]string{"missed", "spurious", "boundary", "label", "value"}

// WriteErrors writes every error in context, by kind, the most frequent
// surface first.
func (r *Report) WriteErrors(w io.Writer) {
	for _, kind := range kinds {
		list, count := r.errorsOf(kind)
		if len(list) == 0 {
			continue
		}
		fmt.Fprintf(w, "\n%s (%d)\n", kind, len(list))
		sort.SliceStable(list, func(i, j int) bool {
			if a, b := count[list[i].Text], count[list[j].Text]; a != b {
				return a > b
			}
			return list[i].Text < list[j].Text
		})
		for _, e := range list {
			fmt.Fprintf(w, "  %s\n", e)
		}
	}
}

func (r *Report) errorsOf(kind string) ([]Error, map[string]int) {
	var list []Error
	count := map[string]int{}
	for _, e := range r.Errors {
		if e.Kind == kind {
			list = append(list, e)
			count[e.Text]++
		}
	}
	return list, count
}

// String returns the error on one line.
func (e Error) String() string {
	switch {
	case e.Kind == "value":
		return fmt.Sprintf("%-7s %s, not %q: %s  (%s)", "DATE", e.Gold.Value, e.Pred.Value, e.Where, e.Doc)
	case e.Gold == nil:
		return fmt.Sprintf("%-7s %s  (%s)", e.Pred.Label, e.Where, e.Doc)
	case e.Pred == nil:
		return fmt.Sprintf("%-7s %s  (%s)", e.Gold.Label, e.Where, e.Doc)
	case e.Kind == "label":
		return fmt.Sprintf("%-7s not %s: %s  (%s)", e.Gold.Label, e.Pred.Label, e.Where, e.Doc)
	}
	return fmt.Sprintf("%-7s [%d,%d), not %s [%d,%d): %s  (%s)", e.Gold.Label, e.Gold.Start, e.Gold.End, e.Pred.Label, e.Pred.Start, e.Pred.End, e.Where, e.Doc)
}
