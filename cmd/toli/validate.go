package main

import (
	"fmt"
	"io"
	"strings"

	"toli/extract"
	"toli/extract/ner"
	"toli/extract/standard"
	"toli/extract/train"
	"toli/score"
)

// validation measures a recipe by cross-validation: each part of the documents
// labelled by hand is read with a model that was trained without it.
type validation struct {
	folds    int
	also     []string
	errors   bool
	ablation bool
}

func (v *validation) run(w io.Writer, t *train.Trainer, r train.Recipe) error {
	if v.ablation {
		return v.ablate(w, t, r)
	}
	sources, err := v.measure(t, r, false)
	if err != nil {
		return err
	}
	var all validated
	for _, s := range sources {
		if err := s.write(w, v.errors); err != nil {
			return err
		}
		all.add(s)
	}
	all.path = "all"
	if err := all.write(w, false); err != nil {
		return err
	}
	all.writeReliability(w)
	return nil
}

// measure returns the predictions for every source labelled by hand.
func (v *validation) measure(t *train.Trainer, r train.Recipe, noProse bool) ([]*validated, error) {
	sources, err := v.sources(t, r)
	if err != nil {
		return nil, err
	}
	part := map[string]int{}
	for _, s := range sources {
		for i := range s.gold {
			part[s.gold[i].ID] = i % v.folds
		}
	}
	for fold := range v.folds {
		t.Hold = func(id string) bool { p, ok := part[id]; return ok && p == fold }
		model, err := t.Train(r)
		if err != nil {
			return nil, err
		}
		stages, err := standard.Stages(standard.Options{Model: model, NoProse: noProse})
		if err != nil {
			return nil, err
		}
		for _, s := range sources {
			if err := s.predict(stages, t.Hold); err != nil {
				return nil, err
			}
		}
	}
	return sources, nil
}

// sources reads the sources of a recipe that people labelled, and those that
// are measured besides.
func (v *validation) sources(t *train.Trainer, r train.Recipe) ([]*validated, error) {
	var out []*validated
	for _, src := range r.Sources {
		docs, err := t.Documents(src)
		if err != nil {
			return nil, err
		}
		if train.ByHand(docs) {
			out = append(out, &validated{path: src.Name(), names: src.Foreign, gold: labelledDocs(docs)})
		}
	}
	for _, path := range v.also {
		docs, err := score.ReadFiles(path)
		if err != nil {
			return nil, err
		}
		out = append(out, &validated{path: path, gold: docs})
	}
	return out, nil
}

// labelledDocs turns labelled documents into those of package score, with the labels
// that are scored.
func labelledDocs(docs []train.Labelled) []score.Doc {
	out := make([]score.Doc, len(docs))
	for i := range docs {
		d := &docs[i]
		chars := make(map[uint32]int, len(d.Text)+1)
		n := 0
		for at := range d.Text {
			chars[uint32(at)] = n
			n++
		}
		chars[uint32(len(d.Text))] = n
		out[i] = score.Doc{ID: d.ID, Date: d.Date, Text: d.Text}
		for _, s := range d.Spans {
			if _, err := extract.ParseLabel(s.Label); err == nil {
				out[i].Spans = append(out[i].Spans, score.Span{Start: chars[s.Start], End: chars[s.End], Label: s.Label, Optional: s.Optional})
			}
		}
	}
	return out
}

// validated is a source and what was predicted of it.
type validated struct {
	path       string
	names      bool // of another guideline, whose dates differ
	gold, pred []score.Doc
	scores     [20]struct{ right, all int } // mentions by confidence, in steps of 1/20
}

func (v *validated) add(o *validated) {
	v.gold, v.pred = append(v.gold, o.gold...), append(v.pred, o.pred...)
	for i := range o.scores {
		if !o.names {
			v.scores[i].right += o.scores[i].right
			v.scores[i].all += o.scores[i].all
		}
	}
}

func (v *validated) predict(stages []standard.Stage, hold func(id string) bool) error {
	for i := range v.gold {
		g := &v.gold[i]
		if !hold(g.ID) {
			continue
		}
		d, err := annotated(stages, g)
		if err != nil {
			return err
		}
		p := score.Doc{ID: d.ID, Text: d.Text}
		for k, s := range spansOf(d) {
			if v.names && s.Label == "DATE" {
				continue
			}
			v.count(g, s, d.Mentions[k].Score)
			p.Spans = append(p.Spans, s)
		}
		v.pred = append(v.pred, p)
	}
	return nil
}

// count notes whether a predicted name is right, under its confidence.
func (v *validated) count(g *score.Doc, s score.Span, confidence float32) {
	if s.Label == "DATE" {
		return
	}
	c := &v.scores[min(19, int(confidence*20))]
	for _, x := range g.Spans {
		if x.Start < s.End && s.Start < x.End && x.Optional {
			return
		}
		if x.Start == s.Start && x.End == s.End && x.Label == s.Label {
			c.right++
			break
		}
	}
	c.all++
}

func (v *validated) report() (*score.Report, error) {
	return score.Evaluate(v.gold, v.pred, score.Options{})
}

func (v *validated) write(w io.Writer, listErrors bool) error {
	report, err := v.report()
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\n%s: %d documents\n", v.path, len(v.gold))
	report.WriteTable(w)
	if listErrors {
		report.WriteErrors(w, false)
	}
	return nil
}

// writeReliability prints how often names of each confidence are right.
func (v *validated) writeReliability(w io.Writer) {
	fmt.Fprintf(w, "\nconfidence    names   right\n")
	for i, c := range v.scores {
		if c.all > 0 {
			fmt.Fprintf(w, "%.2f to %.2f %6d  %5.1f %%\n", float64(i)/20, float64(i+1)/20, c.all, 100*float64(c.right)/float64(c.all))
		}
	}
}

// ablate prints the micro F1 of names of every source, with all there is and
// without one thing after the other.
func (v *validation) ablate(w io.Writer, t *train.Trainer, r train.Recipe) error {
	variants := []struct {
		name    string
		change  func(r *train.Recipe)
		noProse bool
	}{
		{"full", func(*train.Recipe) {}, true},
		{"without gazetteer", func(r *train.Recipe) { r.Without = "gazetteer" }, true},
		{"without grammars", func(r *train.Recipe) { r.Without = "grammars" }, true},
		{"without word classes", func(r *train.Recipe) { r.Without = "classes" }, true},
		{"without document", func(r *train.Recipe) { r.Without = "document" }, true},
		{"without machine labels", func(r *train.Recipe) { r.Sources = drop(r.Sources, "silver") }, true},
		{"without written articles", func(r *train.Recipe) { r.Sources = drop(r.Sources, "train") }, true},
		{"a quarter of them", func(r *train.Recipe) { limit(r.Sources, "train", 120) }, true},
		{"half of them", func(r *train.Recipe) { limit(r.Sources, "train", 240) }, true},
		{"without rewritten copies", func(r *train.Recipe) { r.Sources = once(r.Sources) }, true},
		{"without labels of news", func(r *train.Recipe) { r.Sources = drop(r.Sources, "labels/") }, true},
		{"with prose", func(*train.Recipe) {}, false},
		{"words alone", func(r *train.Recipe) { r.Without = ner.AllGroups.String() }, true},
		{"gazetteer alone", func(r *train.Recipe) { r.Without = (ner.AllGroups &^ ner.Gazetteer).String() }, true},
		{"grammars alone", func(r *train.Recipe) { r.Without = (ner.AllGroups &^ ner.Grammars).String() }, true},
		{"word classes alone", func(r *train.Recipe) { r.Without = (ner.AllGroups &^ ner.WordClasses).String() }, true},
		{"document alone", func(r *train.Recipe) { r.Without = (ner.AllGroups &^ ner.DocumentWide).String() }, true},
	}
	full, err := v.sources(t, r)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%-26s", "names, strict F1")
	for _, s := range full {
		name := s.path[strings.LastIndexByte(strings.TrimSuffix(s.path, "/"), '/')+1:]
		fmt.Fprintf(w, " %12s", strings.TrimSuffix(name, ".jsonl"))
	}
	fmt.Fprintln(w)
	for _, variant := range variants {
		changed := r
		changed.Sources = append([]train.Source(nil), r.Sources...)
		variant.change(&changed)
		sources, err := v.measure(t, changed, variant.noProse)
		if err != nil {
			return err
		}
		if err := writeVariant(w, variant.name, full, sources); err != nil {
			return err
		}
	}
	return nil
}

// writeVariant prints one line of figures; sources that the variant does not
// have are left blank.
func writeVariant(w io.Writer, name string, full, sources []*validated) error {
	fmt.Fprintf(w, "%-26s", name)
	for _, f := range full {
		cell := ""
		for _, s := range sources {
			if s.path != f.path {
				continue
			}
			report, err := s.report()
			if err != nil {
				return err
			}
			var c score.Count
			for _, label := range [...]string{"PERSON", "PLACE", "ORG"} {
				m := report.Labels[label].Strict
				c.TP, c.FP, c.FN = c.TP+m.TP, c.FP+m.FP, c.FN+m.FN
			}
			cell = fmt.Sprintf("%.1f", 100*c.F1())
		}
		fmt.Fprintf(w, " %12s", cell)
	}
	fmt.Fprintln(w)
	return nil
}

// drop returns the sources whose name does not hold a word.
func drop(sources []train.Source, word string) []train.Source {
	var out []train.Source
	for _, s := range sources {
		if !strings.Contains(s.Name(), word) {
			out = append(out, s)
		}
	}
	return out
}

// limit takes n documents of the source with the given path.
func limit(sources []train.Source, path string, n int) {
	for i := range sources {
		if sources[i].Path == path {
			sources[i].Limit = n
		}
	}
}

// once returns the sources with no rewritten copies.
func once(sources []train.Source) []train.Source {
	out := append([]train.Source(nil), sources...)
	for i := range out {
		out[i].Copies = 0
	}
	return out
}
