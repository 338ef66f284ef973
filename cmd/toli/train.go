package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/standard"
	"toli/extract/train"
	"toli/seeds"
)

// newTrainCommand returns "toli train".
func newTrainCommand() *cobra.Command {
	var recipe, out string
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
			return trainModel(cmd, args[0], r, out)
		},
	}
	cmd.Flags().StringVar(&recipe, "recipe", "", "JSON file that says what to train on")
	cmd.Flags().StringVar(&out, "out", "model.bin", "where to write the model")
	return cmd
}

func trainModel(cmd *cobra.Command, folder string, r train.Recipe, out string) error {
	g, err := gazetteer.Open(seeds.Gazetteer)
	if err != nil {
		return err
	}
	stages, err := standard.Evidence(standard.Options{Gazetteer: g})
	if err != nil {
		return err
	}
	t := train.Trainer{Folder: folder, Gazetteer: g, Date: standard.ParseDate, Log: cmd.ErrOrStderr()}
	for _, s := range stages {
		t.Evidence = append(t.Evidence, (func(*extract.Document) error)(s.Do))
	}
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
