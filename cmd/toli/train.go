package main

import (
	"fmt"
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
	var v validation
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
			t.Log = cmd.ErrOrStderr()
			if v.folds > 0 {
				return v.run(cmd.OutOrStdout(), t, r)
			}
			return trainModel(cmd, t, r, out)
		},
	}
	cmd.Flags().StringVar(&recipe, "recipe", "", "YAML file that says what to train on")
	cmd.Flags().IntVar(&v.folds, "folds", 0, "write no model, but measure by cross-validation in so many parts on the sources labelled by hand")
	cmd.Flags().StringArrayVar(&v.also, "also", nil, "with --folds, measure on this labelled `file` or folder too, which is not trained on; may be repeated")
	cmd.Flags().BoolVar(&v.errors, "errors", false, "with --folds, list every wrong mention in context")
	cmd.Flags().BoolVar(&v.ablation, "ablation", false, "with --folds, measure without each group of features and each kind of source in turn")
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
	t := &train.Trainer{Folders: folders, Read: readLabelled, Join: joinLabelled, Gazetteer: g, Date: standard.ParseDate}
	for _, s := range stages {
		t.Evidence = append(t.Evidence, s.Do)
	}
	return t, nil
}

// readLabelled reads labelled documents of any format that package score knows.
func readLabelled(path string) ([]train.Labelled, error) {
	docs, err := score.ReadFiles(path)
	return labelled(docs), err
}

// joinLabelled reads labels in one file and their texts in another.
func joinLabelled(labels, texts string) ([]train.Labelled, error) {
	docs, err := score.ReadLabels(labels, texts)
	return labelled(docs), err
}

func labelled(docs []score.Doc) []train.Labelled {
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
	return out
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
