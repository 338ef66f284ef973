package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

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
	cmd := &cobra.Command{
		Use:   "train FOLDER",
		Short: "Train the recogniser on labelled text",
		Long: `Train the recogniser of persons, places and organisations on labelled text.

FOLDER holds the files that the recipe names: JSONL, one document a line, with
spans in code points. Without --recipe it is the recipe of the built-in model.`,
		Example: "  toli train measurements --out model.bin\n  toli run articles --model model.bin",
		Args:    cobra.ExactArgs(1),
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
			t, err := newTrainer(args[0])
			if err != nil {
				return err
			}
			if folds > 0 {
				return crossValidate(cmd.OutOrStdout(), t, r, folds)
			}
			t.Log = cmd.ErrOrStderr()
			return trainModel(cmd, t, r, out)
		},
	}
	cmd.Flags().StringVar(&recipe, "recipe", "", "JSON file that says what to train on")
	cmd.Flags().IntVar(&folds, "folds", 0, "write no model, but measure by cross-validation in so many parts on the sources that have rewritten copies")
	cmd.Flags().StringVar(&out, "out", "model.bin", "where to write the model")
	return cmd
}

func newTrainer(folder string) (*train.Trainer, error) {
	g, err := gazetteer.Open(seeds.Gazetteer)
	if err != nil {
		return nil, err
	}
	stages, err := standard.Evidence(standard.Options{Gazetteer: g})
	if err != nil {
		return nil, err
	}
	t := &train.Trainer{Folder: folder, Gazetteer: g, Date: standard.ParseDate}
	for _, s := range stages {
		t.Evidence = append(t.Evidence, s.Do)
	}
	return t, nil
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

// crossValidate reads each part of the labelled documents with a model that
// was trained without it, and prints the figures.
func crossValidate(w io.Writer, t *train.Trainer, r train.Recipe, folds int) error {
	var gold, pred []score.Doc
	for _, src := range r.Sources {
		if src.Copies == 0 {
			continue
		}
		docs, err := score.ReadFiles(filepath.Join(t.Folder, src.Path))
		if err != nil {
			return err
		}
		gold = append(gold, docs...)
	}
	part := map[string]int{}
	for i := range gold {
		part[gold[i].ID] = i % folds
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
		var held []score.Doc
		for i := fold; i < len(gold); i += folds {
			held = append(held, gold[i])
		}
		p, err := predict(stages, held)
		if err != nil {
			return err
		}
		pred = append(pred, p...)
	}
	report, err := score.Evaluate(gold, pred)
	if err != nil {
		return err
	}
	report.WriteTable(w)
	return nil
}
