package score

import (
	"cmp"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
)

// Run is a report as it is saved, to be compared with a later one.
type Run struct {
	Summary
	Parts []Part  `json:"parts"`
	Wrong []Wrong `json:"wrong"`
}

// Part is what a document adds to the strict counts.
type Part struct {
	ID     string           `json:"id"`
	Gold   string           `json:"gold"` // fingerprint of text and gold spans
	Counts map[string]Count `json:"counts"`
}

// Wrong is a mention that is wrong.
type Wrong struct {
	Kind  string `json:"kind"`
	Doc   string `json:"doc"`
	Label string `json:"label"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Where string `json:"where"`
}

// Run returns the report as it is saved.
func (r *Report) Run() *Run {
	run := &Run{Summary: r.Summary(), Parts: r.parts, Wrong: []Wrong{}}
	for i := range r.Errors {
		e := &r.Errors[i]
		s := e.span()
		run.Wrong = append(run.Wrong, Wrong{e.Kind, e.Doc, s.Label, s.Start, s.End, strings.TrimPrefix(e.Told+": "+e.Where, ": ")})
	}
	return run
}

// Fits reports as an error that a run was on other documents, or on other
// labels of the same ones: the two cannot be compared.
func (b *Run) Fits(r *Report) error {
	if len(b.Parts) == 0 {
		return fmt.Errorf("no saved run: write it with --save")
	}
	old := map[string]string{}
	for _, p := range b.Parts {
		old[p.ID] = p.Gold
	}
	for _, p := range r.parts {
		gold, ok := old[p.ID]
		switch {
		case !ok:
			return fmt.Errorf("%s is not in the saved run: write it again with --save on these gold documents", p.ID)
		case gold != p.Gold:
			return fmt.Errorf("%s had another text or other gold mentions: write the run again with --save on these gold documents", p.ID)
		}
	}
	if len(b.Parts) != len(r.parts) {
		return fmt.Errorf("has %d documents, these are %d: compare on the same", len(b.Parts), len(r.parts))
	}
	return nil
}

// Change is how strict F1 changed from a saved run to a later one.
type Change struct {
	Label         string // or micro
	Before, After float64
	Low, High     float64 // 95 % interval of the difference
}

// Comparison is what changed from a saved run to a later one.
type Comparison struct {
	Labels []Change // in the order of Labels
	Micro  Change
	Right  []Wrong // of the saved run, right now
	Wrong  []Wrong // of the later run, not wrong before
}

// resamples is the number of bootstrap samples: the ends of a 95 % interval are
// then within 0.7 percentiles.
const resamples = 2000

// Compare compares a saved run with r, which it must fit. The intervals are by
// a paired bootstrap over documents (Efron and Tibshirani, 1993; Koehn, 2004), of
// the same samples in every run.
func (b *Run) Compare(r *Report) *Comparison {
	now := r.Run()
	c := &Comparison{Right: without(b.Wrong, now.Wrong), Wrong: without(now.Wrong, b.Wrong)}
	before := map[string]map[string]Count{}
	for _, p := range b.Parts {
		before[p.ID] = p.Counts
	}
	pairs := make([][2]map[string]Count, len(now.Parts))
	for i, p := range now.Parts {
		pairs[i] = [2]map[string]Count{before[p.ID], p.Counts}
	}
	for _, l := range Labels {
		c.Labels = append(c.Labels, change(l, pairs, []string{l}))
	}
	c.Micro = change("micro", pairs, Labels)
	return c
}

// without returns what of a is not in b: the same mention wrong in the same
// way.
func without(a, b []Wrong) []Wrong {
	type key struct {
		doc, label, kind string
		start, end       int
	}
	of := func(w Wrong) key { return key{w.Doc, w.Label, w.group(), w.Start, w.End} }
	have := map[key]bool{}
	for _, w := range b {
		have[of(w)] = true
	}
	var out []Wrong
	for _, w := range a {
		if !have[of(w)] {
			out = append(out, w)
		}
	}
	slices.SortStableFunc(out, func(a, b Wrong) int {
		return cmp.Or(slices.Index(Labels, a.Label)-slices.Index(Labels, b.Label),
			slices.Index(Kinds, a.Kind)-slices.Index(Kinds, b.Kind))
	})
	return out
}

// group is the kind of an error, one for all ways of not finding a gold mention.
func (w *Wrong) group() string {
	if w.Kind == "boundary" || w.Kind == "label" {
		return "missed"
	}
	return w.Kind
}

func change(name string, pairs [][2]map[string]Count, labels []string) Change {
	docs := make([][2]Count, len(pairs))
	for i, p := range pairs {
		for _, l := range labels {
			docs[i][0].add(p[0][l])
			docs[i][1].add(p[1][l])
		}
	}
	var all [2]Count
	for _, d := range docs {
		all[0].add(d[0])
		all[1].add(d[1])
	}
	c := Change{Label: name, Before: all[0].F1(), After: all[1].F1()}
	c.Low, c.High = interval(docs)
	return c
}

// interval returns the 2.5th and 97.5th percentile of the difference of F1 in
// samples of the documents, drawn with replacement.
func interval(docs [][2]Count) (low, high float64) {
	random := rand.New(rand.NewPCG(1, 2))
	diffs := make([]float64, resamples)
	for i := range diffs {
		var sum [2]Count
		for range docs {
			d := docs[random.IntN(len(docs))]
			sum[0].add(d[0])
			sum[1].add(d[1])
		}
		diffs[i] = sum[1].F1() - sum[0].F1()
	}
	slices.Sort(diffs)
	return diffs[resamples/40-1], diffs[resamples-resamples/40]
}

// Write writes the comparison: a row a label, then the mentions that changed.
func (c *Comparison) Write(w io.Writer, colour bool) {
	fmt.Fprintf(w, "%-8s %7s %7s %7s  %-16s %6s %6s\n", "baseline", "before", "after", "change", "95 % interval", "right", "wrong")
	for _, d := range append(slices.Clone(c.Labels), c.Micro) {
		fmt.Fprintf(w, "%-8s %7.1f %7.1f %+7.2f  [%+.2f, %+.2f]%*s %6d %6d\n", d.Label, 100*d.Before, 100*d.After, 100*(d.After-d.Before),
			100*d.Low, 100*d.High, max(0, 12-len(fmt.Sprintf("%+.2f%+.2f", 100*d.Low, 100*d.High))), "", count(c.Right, d.Label), count(c.Wrong, d.Label))
	}
	writeWrong(w, "newly right", c.Right, colour)
	writeWrong(w, "newly wrong", c.Wrong, colour)
}

func count(list []Wrong, label string) int {
	n := 0
	for i := range list {
		if label == "micro" || list[i].Label == label {
			n++
		}
	}
	return n
}

func writeWrong(w io.Writer, title string, list []Wrong, colour bool) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s (%d)\n", title, len(list))
	for _, e := range list {
		line := fmt.Sprintf("%-7s %-8s %s  (%s)", e.Label, e.Kind, e.Where, e.Doc)
		if colour {
			line = paint.Replace(line)
		}
		fmt.Fprintf(w, "  %s\n", line)
	}
}
