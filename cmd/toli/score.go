package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"toli/score"
)

// errFell ends a comparison in which a label's F1 fell too far.
var errFell = errors.New("fell below the baseline")

// scoreFlags are the options of "toli score".
type scoreFlags struct {
	knowledge
	pred, by, baseline, save, html string
	errors, json                   bool
	tolerance                      float64
}

// newScoreCommand returns "toli score".
func newScoreCommand() *cobra.Command {
	var f scoreFlags
	c := &cobra.Command{
		Use:   "score GOLD…",
		Short: "Measure recognition against labelled documents",
		Long: `Measure recognition against labelled documents: precision, recall and F1 of
every label, the values of dates, entities and their links.

GOLD are files or folders of stand-off JSONL (*.jsonl), marked text (*.txt), brat
(*.ann beside *.txt), columns (*.bio, *.conll) or spaCy's JSON training format
(*.json). Without --pred the gold texts are read by toli itself.

Exits with 1 if --baseline is given and the strict F1 of a label fell by more than
--tolerance, and with 2 if anything of the input is wrong.`,
		Example: `  toli score testdata/gold
  toli score gold.jsonl --pred other-tagger.bio --errors
  toli score gold.jsonl --pred toli-out/mentions.parquet --html errors.html
  toli score testdata/gold --save before.json
  toli score testdata/gold --baseline before.json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.run(cmd, args)
		},
	}
	f.knowledge.flags(c)
	c.Flags().StringVar(&f.pred, "pred", "", "predictions to measure in place of toli's own: a `file` or folder in one of the formats of GOLD, or the mentions.parquet of \"toli run\"")
	c.Flags().BoolVar(&f.errors, "errors", false, "list every wrong mention in context")
	c.Flags().StringVar(&f.by, "by", "", "also print a table for each `source` or register")
	c.Flags().BoolVar(&f.json, "json", false, "print the figures as JSON, fractions in [0,1]")
	c.Flags().StringVar(&f.html, "html", "", "also write a page to `file`: the texts with what is wrong in them")
	c.Flags().StringVar(&f.save, "save", "", "also write the run as JSON to `file`, for --baseline")
	c.Flags().StringVar(&f.baseline, "baseline", "", "compare with a run that --save wrote to `file`")
	c.Flags().Float64Var(&f.tolerance, "tolerance", 0.0005, "fall of a label's F1 that --baseline lets pass, as a fraction")
	c.MarkFlagsMutuallyExclusive("json", "errors")
	c.MarkFlagsMutuallyExclusive("json", "by")
	return c
}

func (f *scoreFlags) run(c *cobra.Command, paths []string) error {
	if f.by != "" && f.by != "register" && f.by != "source" {
		return fmt.Errorf("--by %s: source or register", f.by)
	}
	gold, err := score.ReadFiles(paths...)
	if err != nil {
		return err
	}
	var base *score.Run
	if f.baseline != "" {
		if base, err = readRun(f.baseline); err != nil {
			return err
		}
	}
	pred, err := f.predictions(gold)
	if err != nil {
		return err
	}
	g, err := openGazetteer(f.gazetteers)
	if err != nil {
		return err
	}
	m := measured{gold, pred, score.Options{Entries: entriesOf(g)}}
	r, err := score.Evaluate(m.gold, m.pred, m.opt)
	if err != nil {
		return err
	}
	return f.report(c, base, r, &m)
}

// measured is what a report is of.
type measured struct {
	gold, pred []score.Doc
	opt        score.Options
}

// report writes and prints what flags ask for; base is nil without --baseline.
// Nothing is written when base does not fit.
func (f *scoreFlags) report(c *cobra.Command, base *score.Run, r *score.Report, m *measured) error {
	if base != nil {
		if err := base.Fits(r); err != nil {
			return fmt.Errorf("%s: %w", f.baseline, err)
		}
	}
	if err := f.write(r, m); err != nil {
		return err
	}
	out := c.OutOrStdout()
	if err := f.print(out, r, m); err != nil || base == nil {
		return err
	}
	if f.json {
		out = c.ErrOrStderr()
	}
	return f.compare(out, base, r)
}

// write writes the files that flags ask for.
func (f *scoreFlags) write(r *score.Report, m *measured) error {
	if f.save != "" {
		b, err := json.MarshalIndent(r.Run(), "", " ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(f.save, append(b, '\n'), 0o644); err != nil {
			return err
		}
	}
	if f.html == "" {
		return nil
	}
	page, err := r.HTML(m.gold, m.pred)
	if err != nil {
		return err
	}
	return os.WriteFile(f.html, page, 0o644)
}

func (f *scoreFlags) print(w io.Writer, r *score.Report, m *measured) error {
	if f.json {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(r.Summary())
	}
	if f.by != "" {
		if err := f.slices(w, m); err != nil {
			return err
		}
		fmt.Fprintf(w, "all: %s\n", counted(int64(r.Documents), "document"))
	}
	r.WriteTable(w)
	if f.errors {
		r.WriteErrors(w, coloured(w))
	}
	return nil
}

// coloured reports whether w shows colours.
func coloured(w io.Writer) bool { return isTerminal(w) && os.Getenv("NO_COLOR") == "" }

// slices prints a table for each source or register.
func (f *scoreFlags) slices(w io.Writer, m *measured) error {
	group := func(d *score.Doc) string {
		if f.by == "register" {
			return cmp.Or(d.Register, "no register")
		}
		return cmp.Or(d.Source, "no source")
	}
	predicted := make(map[string]score.Doc, len(m.pred))
	for _, p := range m.pred {
		predicted[p.ID] = p
	}
	parts := map[string][2][]score.Doc{}
	var names []string
	for i := range m.gold {
		name := group(&m.gold[i])
		p, seen := parts[name]
		if !seen {
			names = append(names, name)
		}
		parts[name] = [2][]score.Doc{append(p[0], m.gold[i]), append(p[1], predicted[m.gold[i].ID])}
	}
	slices.Sort(names)
	for _, n := range names {
		r, err := score.Evaluate(parts[n][0], parts[n][1], m.opt)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s: %s\n", n, counted(int64(r.Documents), "document"))
		r.WriteTable(w)
		fmt.Fprintln(w)
	}
	return nil
}

// readRun reads a run that --save wrote.
func readRun(name string) (*score.Run, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var run score.Run
	if err := json.Unmarshal(data, &run); err != nil {
		return nil, fmt.Errorf("%s: %w: write it with --save", name, err)
	}
	return &run, nil
}

// compare prints what changed since base, and fails when a label fell.
func (f *scoreFlags) compare(w io.Writer, base *score.Run, r *score.Report) error {
	c := base.Compare(r)
	fmt.Fprintln(w)
	c.Write(w, coloured(w))
	var fallen []string
	for _, d := range c.Labels {
		if d.Before-d.After > f.tolerance {
			fallen = append(fallen, fmt.Sprintf("%s from %.4f to %.4f", d.Label, d.Before, d.After))
		}
	}
	if len(fallen) > 0 {
		return fmt.Errorf("%s: strict F1 %w: %s", f.baseline, errFell, strings.Join(fallen, ", "))
	}
	return nil
}
