package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sort"

	"github.com/spf13/cobra"

	"toli/extract"
	"toli/extract/standard"
	"toli/score"
)

// scoreFlags are the options of "toli score".
type scoreFlags struct {
	knowledge
	pred, by, baseline, save string
	errors, json             bool
	tolerance                float64
}

// newScoreCommand returns "toli score".
func newScoreCommand() *cobra.Command {
	var f scoreFlags
	c := &cobra.Command{
		Use:   "score GOLD…",
		Short: "Measure recognition against labelled documents",
		Long: `Measure recognition against labelled documents: precision, recall and F1 of
every label, and the values of dates.

GOLD are files or folders of stand-off JSONL (*.jsonl), marked text (*.txt) or
columns (*.bio, *.conll). Without --pred the gold texts are read by toli itself.`,
		Example: "  toli score testdata/gold\n  toli score gold.jsonl --pred other-tagger.jsonl --errors",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.run(cmd.OutOrStdout(), args)
		},
	}
	f.knowledge.flags(c)
	c.Flags().StringVar(&f.pred, "pred", "", "predictions (`file` in one of the formats of GOLD) to measure in place of toli's own")
	c.Flags().BoolVar(&f.errors, "errors", false, "list every wrong mention in context")
	c.Flags().StringVar(&f.by, "by", "", "one table for each `source` or register")
	c.Flags().BoolVar(&f.json, "json", false, "print the figures as JSON, fractions in [0,1]")
	c.Flags().StringVar(&f.save, "save", "", "also write the figures as JSON to `file`, for --baseline")
	c.Flags().StringVar(&f.baseline, "baseline", "", "compare with figures that --save wrote; a fall is an error")
	c.Flags().Float64Var(&f.tolerance, "tolerance", 0.0005, "fall of a label's F1 that --baseline lets pass, as a fraction")
	return c
}

func (f *scoreFlags) run(w io.Writer, paths []string) error {
	gold, err := score.ReadFiles(paths...)
	if err != nil {
		return err
	}
	pred, err := f.predictions(gold)
	if err != nil {
		return err
	}
	g, err := openGazetteer(f.gazetteers)
	if err != nil {
		return err
	}
	opt := score.Options{Entries: entriesOf(g)}
	r, err := score.Evaluate(gold, pred, opt)
	if err != nil {
		return err
	}
	if err := f.print(w, r, gold, pred, opt); err != nil {
		return err
	}
	if f.save != "" {
		b, err := json.MarshalIndent(r.Summary(), "", "  ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(f.save, append(b, '\n'), 0o644); err != nil {
			return err
		}
	}
	if f.baseline != "" {
		return f.compare(w, r)
	}
	return nil
}

func (f *scoreFlags) print(w io.Writer, r *score.Report, gold, pred []score.Doc, opt score.Options) error {
	if f.json {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(r.Summary())
	}
	if f.by != "" {
		if err := f.slices(w, gold, pred, opt); err != nil {
			return err
		}
		fmt.Fprintln(w, "all")
	}
	r.WriteTable(w)
	if f.errors {
		r.WriteErrors(w, isTerminal(w) && os.Getenv("NO_COLOR") == "")
	}
	return nil
}

// slices prints a table for each source or register.
func (f *scoreFlags) slices(w io.Writer, gold, pred []score.Doc, opt score.Options) error {
	group := func(d *score.Doc) string {
		if f.by == "register" {
			return d.Register
		}
		return d.Source
	}
	if f.by != "register" && f.by != "source" {
		return fmt.Errorf("--by %s: source or register", f.by)
	}
	parts := map[string][2][]score.Doc{}
	for i := range gold {
		p := parts[group(&gold[i])]
		p[0] = append(p[0], gold[i])
		for k := range pred {
			if pred[k].ID == gold[i].ID {
				p[1] = append(p[1], pred[k])
			}
		}
		parts[group(&gold[i])] = p
	}
	var names []string
	for n := range parts {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		r, err := score.Evaluate(parts[n][0], parts[n][1], opt)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s: %d documents\n", n, r.Documents)
		r.WriteTable(w)
		fmt.Fprintln(w)
	}
	return nil
}

// compare fails when a label's strict F1 fell below the baseline's.
func (f *scoreFlags) compare(w io.Writer, r *score.Report) error {
	data, err := os.ReadFile(f.baseline)
	if err != nil {
		return err
	}
	var base struct {
		Labels map[string]struct {
			Strict struct{ F1 float64 } `json:"strict"`
		} `json:"labels"`
	}
	if err := json.Unmarshal(data, &base); err != nil {
		return fmt.Errorf("%s: %w", f.baseline, err)
	}
	var fallen []string
	for _, l := range score.Labels {
		now, was := r.Labels[l].Strict.F1(), base.Labels[l].Strict.F1
		fmt.Fprintf(w, "%-8s strict F1 %.1f, was %.1f (%+.1f)\n", l, 100*now, 100*was, 100*(now-was))
		if was-now > f.tolerance {
			fallen = append(fallen, l)
		}
	}
	if len(fallen) > 0 {
		return fmt.Errorf("strict F1 fell below %s: %v", f.baseline, fallen)
	}
	return nil
}

func (f *scoreFlags) predictions(gold []score.Doc) ([]score.Doc, error) {
	if f.pred != "" {
		return score.ReadFiles(f.pred)
	}
	stages, _, err := f.load()
	if err != nil {
		return nil, err
	}
	return predict(stages, gold)
}

// predict reads the texts of docs and returns what the stages find in them.
func predict(stages []standard.Stage, docs []score.Doc) ([]score.Doc, error) {
	out := make([]score.Doc, len(docs))
	for i := range docs {
		d := &extract.Document{ID: docs[i].ID, Text: docs[i].Text, Date: standard.ParseDate(docs[i].Date)}
		for _, s := range stages {
			if err := s.Do(d); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", d.ID, s.Name, err)
			}
		}
		out[i] = score.Doc{ID: d.ID, Text: d.Text, Spans: spansOf(d)}
	}
	return out, nil
}

// spansOf returns the mentions of d in code points.
func spansOf(d *extract.Document) []score.Span {
	var out []score.Span
	chars, at := 0, uint32(0)
	count := func(to uint32) int {
		for i := range d.Text[at:to] {
			_ = i
			chars++
		}
		at = to
		return chars
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		s := score.Span{Label: m.Label.String()}
		s.Start = count(m.Start)
		s.End = count(m.End)
		if m.Date != nil {
			s.Value, s.Timex3 = m.Date.EDTF, m.Date.Timex3
		} else if m.Entity > 0 {
			e := &d.Entities[m.Entity-1]
			s.Value, s.ID = e.Name, e.ID
		}
		out = append(out, s)
	}
	return out
}
