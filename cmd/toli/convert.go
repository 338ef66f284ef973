package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"toli/score"
)

// converter writes labelled documents.
type converter struct {
	to      string
	scheme  string
	columns int
	texts   string
}

// newConvertCommand returns "toli convert".
func newConvertCommand() *cobra.Command {
	var v converter
	c := &cobra.Command{
		Use:   "convert IN OUT",
		Short: "Convert labelled documents between formats",
		Long: `Convert labelled documents between stand-off JSONL (*.jsonl), CoNLL columns
(*.bio, *.conll), spaCy's JSON training format (*.json), brat (*.ann beside *.txt)
and marked text (*.txt). OUT may be a folder for a file a document, of marked
text or, with --to brat, brat.

Columns have no place for values, and take an optional mention as any other.

With --texts, IN are labels alone, of texts in another file that may not be
handed on, and with --to labels OUT is.`,
		Example: `  toli convert gold.jsonl gold.bio --scheme BIOES
  toli convert testdata/gold fixtures.jsonl
  toli convert testdata/gold fixtures --to brat
  toli convert labels.jsonl gold.jsonl --texts texts.jsonl.gz
  toli convert gold.jsonl labels.jsonl --texts texts.jsonl.gz --to labels`,
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			docs, err := v.read(args[0])
			if err != nil {
				return err
			}
			return v.write(args[1], docs)
		},
	}
	c.Flags().StringVar(&v.to, "to", "", "format of OUT: `jsonl`, columns, spacy, brat, marked or labels; by its name when not given")
	c.Flags().StringVar(&v.texts, "texts", "", "JSONL `file`, which may be gzipped, with the texts of labels that are alone")
	c.Flags().StringVar(&v.scheme, "scheme", "BIO", "tags of columns: `BIO`, BIOES or IOB1")
	c.Flags().IntVar(&v.columns, "columns", 2, "2 or 4 columns, as in CoNLL-2003")
	return c
}

func (v *converter) read(in string) ([]score.Doc, error) {
	if v.texts != "" && v.to != "labels" {
		return score.ReadLabels(in, v.texts)
	}
	return score.ReadFiles(in)
}

func (v *converter) write(out string, docs []score.Doc) error {
	format, err := v.format(out)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	switch format {
	case "jsonl":
		err = score.WriteJSONL(&b, docs)
	case "columns":
		err = score.WriteColumns(&b, docs, score.ColumnStyle{Scheme: v.scheme, Four: v.columns == 4})
	case "spacy":
		err = score.WriteSpacy(&b, docs)
	case "labels":
		err = score.WriteLabels(&b, docs, v.texts)
	default:
		return writeEach(out, docs, format)
	}
	if err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// format returns the format to write, by --to or the name of out.
func (v *converter) format(out string) (string, error) {
	if !slices.Contains(score.Schemes, v.scheme) {
		return "", fmt.Errorf("--scheme %s: one of %s", v.scheme, strings.Join(score.Schemes, ", "))
	}
	if v.columns != 2 && v.columns != 4 {
		return "", fmt.Errorf("--columns %d: 2 or 4", v.columns)
	}
	byName := map[string]string{
		".jsonl": "jsonl", ".bio": "columns", ".conll": "columns", ".json": "spacy", ".ann": "brat", ".txt": "marked", "": "marked",
	}
	switch v.to {
	case "labels":
		if v.texts == "" {
			return "", fmt.Errorf("--to labels: say with --texts where the texts are")
		}
		return v.to, nil
	case "jsonl", "columns", "spacy", "brat", "marked":
		return v.to, nil
	case "":
		if f, ok := byName[filepath.Ext(out)]; ok {
			return f, nil
		}
		return "", fmt.Errorf("%s: format unknown: name it *.jsonl, *.bio, *.conll, *.json, *.ann, *.txt, or give --to", out)
	}
	return "", fmt.Errorf("--to %s: one of jsonl, columns, spacy, brat, marked, labels", v.to)
}

// writeEach writes a file a document: out itself when it is the name of a file,
// or files in folder out.
func writeEach(out string, docs []score.Doc, format string) error {
	if ext := filepath.Ext(out); ext == ".txt" || ext == ".ann" {
		if len(docs) != 1 {
			return fmt.Errorf("%s: holds one document, these are %d: give a folder", out, len(docs))
		}
		return writeOne(strings.TrimSuffix(out, ext), &docs[0], format)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	seen := map[string]string{}
	for i := range docs {
		base := fileName.Replace(docs[i].ID)
		if first, ok := seen[base]; ok {
			return fmt.Errorf("%s: ids %q and %q give one file name: change one", out, first, docs[i].ID)
		}
		seen[base] = docs[i].ID
		if err := writeOne(filepath.Join(out, base), &docs[i], format); err != nil {
			return err
		}
	}
	return nil
}

// fileName makes file names of ids.
var fileName = strings.NewReplacer("/", "_", "\\", "_", ":", "_", "#", "_")

func writeOne(base string, d *score.Doc, format string) error {
	if format == "marked" {
		if again, err := score.ParseMarked(base, d.Marked()); err != nil || again.Text != d.Text || len(again.Spans) != len(d.Spans) {
			return fmt.Errorf("%s: a value has a bracket without its pair, which marked text cannot hold: correct it, or take another format", d.ID)
		}
		return os.WriteFile(base+".txt", []byte(d.Marked()), 0o644)
	}
	return errors.Join(
		os.WriteFile(base+".txt", []byte(d.Text), 0o644),
		os.WriteFile(base+".ann", []byte(d.Brat()), 0o644),
	)
}
