package score

import (
	"fmt"
	"io"
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
		writeRow(w, l, *r.Labels[l])
	}
	writeRow(w, "micro", r.Micro)
	writeMacro(w, r.Macro())
	r.writeDates(w)
	r.writeEntities(w)
	r.writeLinks(w)
	r.writeConfusion(w)
}

func writeRow(w io.Writer, name string, m Measure) {
	fmt.Fprintf(w, "%-8s", name)
	for _, c := range [...]Count{m.Strict, m.Overlap, m.Span} {
		writeRatio(w, Ratio{c.Precision(), c.Recall(), c.F1()})
	}
	fmt.Fprintf(w, "%8d\n", m.Strict.Support())
}

func writeRatio(w io.Writer, r Ratio) {
	fmt.Fprintf(w, " %6.1f %6.1f %6.1f ", 100*r.Precision, 100*r.Recall, 100*r.F1)
}

func writeMacro(w io.Writer, m [3]Ratio) {
	fmt.Fprintf(w, "%-8s", "macro")
	for _, r := range m {
		writeRatio(w, r)
	}
	fmt.Fprintln(w)
}

func (r *Report) writeDates(w io.Writer) {
	d := &r.Dates
	if d.F1.Support() == 0 {
		return
	}
	fmt.Fprintf(w, "date values: %.1f %% right of %d found with a gold value; value F1 %.1f", 100*d.EDTF.Recall(), d.EDTF.Support(), 100*d.F1.F1())
	if d.Timex3.Support() > 0 {
		fmt.Fprintf(w, "; TIMEX3 %.1f %% of %d", 100*d.Timex3.Recall(), d.Timex3.Support())
	}
	fmt.Fprintln(w)
}

func (r *Report) writeEntities(w io.Writer) {
	e := r.Entities
	if e == nil {
		return
	}
	fmt.Fprintf(w, "\n%-13s %21s %21s %21s\n", "entities", "B³", "MUC", "CEAF-e")
	fmt.Fprintf(w, "%-13s", "")
	for range 3 {
		fmt.Fprintf(w, " %6s %6s %6s ", "P", "R", "F1")
	}
	fmt.Fprintln(w)
	row := func(name string, c Clusters) {
		fmt.Fprintf(w, "%-13s", name)
		for _, x := range [...]Ratio{c.B3, c.MUC, c.CEAFE} {
			writeRatio(w, x)
		}
		fmt.Fprintln(w)
	}
	row("in documents", e.Document)
	row("across", e.Corpus)
	for _, l := range Labels {
		if c, ok := e.Labels[l]; ok {
			row("  "+l, c)
		}
	}
}

func (r *Report) writeLinks(w io.Writer) {
	if r.Links == nil {
		return
	}
	for _, c := range [...]struct {
		by string
		Count
	}{{"identifier", r.Links.ID}, {"name of the entry", r.Links.Name}} {
		if c.Support() > 0 {
			fmt.Fprintf(w, "links by %s: %.1f %% right of %d whose entry is known; P %.1f F1 %.1f\n",
				c.by, 100*c.Recall(), c.Support(), 100*c.Precision(), 100*c.F1())
		}
	}
}

// writeConfusion writes the gold labels of equal spans by predicted label, when
// they differ anywhere.
func (r *Report) writeConfusion(w io.Writer) {
	differ := 0
	for k, n := range r.Confusion {
		if k[0] != k[1] {
			differ += n
		}
	}
	if differ == 0 {
		return
	}
	fmt.Fprintf(w, "\n%-12s", "gold\\pred")
	for _, l := range Labels {
		fmt.Fprintf(w, " %7s", l)
	}
	fmt.Fprintln(w)
	for _, g := range Labels {
		fmt.Fprintf(w, "%-12s", g)
		for _, p := range Labels {
			fmt.Fprintf(w, " %7d", r.Confusion[[2]string{g, p}])
		}
		fmt.Fprintln(w)
	}
}

// Macro is the mean of the figures of the labels that occur in gold or
// predictions: strict, overlap, span only.
func (r *Report) Macro() [3]Ratio {
	var out [3]Ratio
	n := 0.0
	for _, l := range Labels {
		m := r.Labels[l]
		if *m == (Measure{}) {
			continue
		}
		n++
		for i, c := range [...]Count{m.Strict, m.Overlap, m.Span} {
			out[i].Precision += c.Precision()
			out[i].Recall += c.Recall()
			out[i].F1 += c.F1()
		}
	}
	for i := range out {
		out[i] = Ratio{share(out[i].Precision, n), share(out[i].Recall, n), share(out[i].F1, n)}
	}
	return out
}
