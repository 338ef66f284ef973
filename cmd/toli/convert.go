package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"toli/score"
)

// newConvertCommand returns "toli convert".
func newConvertCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "convert IN OUT",
		Short: "Convert labelled documents between formats",
		Long: `Convert labelled documents between stand-off JSONL (*.jsonl), BIO columns
(*.bio, *.conll) and marked text (*.txt, or a folder for several documents).`,
		Example: "  toli convert gold.jsonl gold.bio\n  toli convert testdata/gold fixtures.jsonl",
		Args:    cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			docs, err := score.ReadFiles(args[0])
			if err != nil {
				return err
			}
			return convertTo(args[1], docs)
		},
	}
}

func convertTo(out string, docs []score.Doc) error {
	var b bytes.Buffer
	var err error
	switch filepath.Ext(out) {
	case ".jsonl":
		err = score.WriteJSONL(&b, docs)
	case ".bio", ".conll":
		err = score.WriteColumns(&b, docs)
	case ".txt":
		if len(docs) != 1 {
			return fmt.Errorf("%s: marked text holds one document, these are %d: give a folder", out, len(docs))
		}
		b.WriteString(docs[0].Marked())
	case "":
		return convertFolder(out, docs)
	default:
		return fmt.Errorf("%s: format unknown (.jsonl, .bio, .conll, .txt, or a folder)", out)
	}
	if err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

func convertFolder(dir string, docs []score.Doc) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for i := range docs {
		name := filepath.Join(dir, filepath.Base(docs[i].ID)+".txt")
		if err := os.WriteFile(name, []byte(docs[i].Marked()), 0o644); err != nil {
			return err
		}
	}
	return nil
}
