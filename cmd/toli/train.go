package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/standard"
	"toli/extract/train"
	"toli/score"
	"toli/seeds"
)

// newTrainCommand returns "toli train".
func newTrainCommand() *cobra.Command {
	var recipe, out string
	var folds int
	var listErrors bool
	cmd := &cobra.Command{
		Use:   "train FOLDER…",
		Short: "Train the recogniser on labelled text",
		Long: `Train the recogniser of persons, places and organisations on labelled text.

The files that the recipe names are looked for in each FOLDER in turn: JSONL,
one document a line, with spans in code points, or any format that "toli score"
reads. Without --recipe it is the recipe of the built-in model, whose sources
are a folder of measurements, which is not part of toli, and testdata.`,
		Example: "  toli train measurements testdata --out model.bin\n  toli run articles --model model.bin",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			r := train.Standard()
			if recipe != "" {
				data, err := os.ReadFile(recipe)
				if err != nil {
					return err
				}
				if r, err = train.ParseRecipe(data); err != nil {
					return fmt.Errorf("%s: %w", recipe, err)
				}
			}
			t, err := newTrainer(args)
			if err != nil {
				return err
			}
			if folds > 0 {
				return crossValidate(cmd.OutOrStdout(), t, r, folds, listErrors)
			}
			t.Log = cmd.ErrOrStderr()
			return trainModel(cmd, t, r, out)
		},
	}
	cmd.Flags().StringVar(&recipe, "recipe", "", "JSON file that says what to train on")
	cmd.Flags().IntVar(&folds, "folds", 0, "write no model, but measure by cross-validation in so many parts on the sources that have rewritten copies")
	cmd.Flags().BoolVar(&listErrors, "errors", false, "with --folds, list every wrong mention in context")
	cmd.Flags().StringVar(&out, "out", "model.bin", "where to write the model")
	return cmd
}

func newTrainer(folders []string) (*train.Trainer, error) {
	g, err := gazetteer.Open(seeds.Gazetteer)
	if err != nil {
		return nil, err
	}
	stages, err := standard.Evidence(standard.Options{Gazetteer: g})
	if err != nil {
		return nil, err
	}
	t := &train.Trainer{Folders: folders, Read: readLabelled, Gazetteer: g, Date: standard.ParseDate}
	for _, s := range stages {
		t.Evidence = append(t.Evidence, s.Do)
	}
	return t, nil
}

// readLabelled reads labelled documents of any format that package score knows.
func readLabelled(path string) ([]train.Labelled, error) {
	docs, err := score.ReadFiles(path)
	if err != nil {
		return nil, err
	}
	out := make([]train.Labelled, len(docs))
	for i := range docs {
		d := &docs[i]
		out[i] = train.Labelled{ID: d.ID, Date: d.Date, Text: d.Text}
		at := train.ByteOffsets(d.Text)
		for _, s := range d.Spans {
			out[i].Spans = append(out[i].Spans, train.Span{
				Span: extract.Span{Start: at[s.Start], End: at[s.End]}, Label: s.Label, Optional: s.Optional,
			})
		}
	}
	return out, nil
}

func trainModel(cmd *cobra.Command, t *train.Trainer, r train.Recipe, out string) error {
	model, err := t.Train(r)
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, model, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s: %d bytes\n", out, len(model))
	return nil
}

// crossValidate reads each part of the documents that have rewritten copies
// with a model that was trained without it, and prints the figures by source.
func crossValidate(w io.Writer, t *train.Trainer, r train.Recipe, folds int, listErrors bool) error {
	held, err := heldOut(t, r)
	if err != nil {
		return err
	}
	part := map[string]int{}
	for _, h := range held {
		for i := range h.gold {
			part[h.gold[i].ID] = i % folds
		}
	}
	for fold := range folds {
		t.Hold = func(id string) bool { p, ok := part[id]; return ok && p == fold }
		model, err := t.Train(r)
		if err != nil {
			return err
		}
		stages, err := standard.Stages(standard.Options{Model: model})
		if err != nil {
			return err
		}
		for _, h := range held {
			if err := h.predict(stages, t.Hold); err != nil {
				return err
			}
		}
	}
	var all validated
	for _, h := range held {
		if err := h.write(w, listErrors); err != nil {
			return err
		}
		all.gold, all.pred = append(all.gold, h.gold...), append(all.pred, h.pred...)
	}
	all.path = "all"
	return all.write(w, false)
}

// validated is a source of a recipe and what was predicted of it.
type validated struct {
	path       string
	gold, pred []score.Doc
}

// heldOut reads the sources that have rewritten copies.
func heldOut(t *train.Trainer, r train.Recipe) ([]*validated, error) {
	var held []*validated
	for _, src := range r.Sources {
		if src.Copies == 0 {
			continue
		}
		path, err := t.Find(src.Path)
		if err != nil {
			return nil, err
		}
		docs, err := score.ReadFiles(path)
		if err != nil {
			return nil, err
		}
		held = append(held, &validated{path: src.Path, gold: docs})
	}
	return held, nil
}

func (v *validated) predict(stages []standard.Stage, hold func(id string) bool) error {
	var docs []score.Doc
	for i := range v.gold {
		if hold(v.gold[i].ID) {
			docs = append(docs, v.gold[i])
		}
	}
	p, err := predict(stages, docs)
	v.pred = append(v.pred, p...)
	return err
}

func (v *validated) write(w io.Writer, listErrors bool) error {
	report, err := score.Evaluate(v.gold, v.pred, score.Options{})
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
