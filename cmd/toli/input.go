package main

import (
	"io"
	"iter"
	"strings"

	"github.com/spf13/cobra"

	"toli/export"
	"toli/pipeline"
	"toli/pipeline/source"
)

// input is how articles are read, as flags give it.
type input struct {
	opt     source.Options
	format  string
	workers int
}

func (in *input) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&in.opt.Date, "date", "", "publication `date` of documents that do not tell theirs: YYYY, YYYY-MM or YYYY-MM-DD")
	f.StringVar(&in.format, "input-format", "", "`format` of all inputs (txt, md, html, jsonl, json, csv, tsv, parquet); default by name and first bytes")
	f.StringVar(&in.opt.Encoding, "encoding", "", "`encoding` of all inputs; default is found")
	f.StringVar(&in.opt.TextColumn, "text-column", "", "`field` with the text, in tables and JSON")
	f.StringVar(&in.opt.IDColumn, "id-column", "", "`field` with the id; - numbers the rows instead")
	f.StringVar(&in.opt.DateColumn, "date-column", "", "`field` with the publication date")
	f.StringVar(&in.opt.TitleColumn, "title-column", "", "`field` with the title")
	f.IntVar(&in.opt.MaxBytes, "max-bytes", source.DefaultMaxBytes, "most `bytes` of a document")
	f.IntVar(&in.workers, "workers", 0, "documents in work at a time; default one a processor")
	complete(c, "input-format", "txt", "md", "html", "jsonl", "json", "csv", "tsv", "parquet")
	for _, flag := range []string{"date", "encoding", "text-column", "id-column", "date-column", "title-column", "max-bytes", "workers"} {
		complete(c, flag)
	}
}

// complete lets the shell complete the values of a flag, of which there may be
// none to propose.
func complete(c *cobra.Command, flag string, values ...string) {
	propose := cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)
	if err := c.RegisterFlagCompletionFunc(flag, propose); err != nil {
		panic(err) // the flag is defined above
	}
}

// open checks that the inputs exist.
func (in *input) open(c *cobra.Command, paths []string) (*source.Source, error) {
	in.opt.Format = source.Format(in.format)
	in.opt.Stdin = c.InOrStdin()
	in.opt.Parquet = func(r io.ReaderAt, size int64, want func(string) bool) (source.Rows, error) {
		return export.OpenInput(r, size, want)
	}
	return source.Open(paths, in.opt)
}

// articles yields the records of src as articles without text.
func articles(src *source.Source) iter.Seq2[*article, error] {
	return func(yield func(*article, error) bool) {
		for r := range src.Records() {
			if !yield(&article{record: r}, nil) {
				return
			}
		}
	}
}

// rejected says why an article is in no table.
func rejected(a *article, err *pipeline.StageError) export.Reject {
	r := a.record
	where := r.Where()
	why := export.Reject{
		Where: where, Path: r.Path, Input: r.ID(), Entry: r.Number, ID: a.doc.ID, Stage: err.Stage,
		Error: strings.TrimPrefix(err.Err.Error(), where+": "), Stack: string(err.Stack),
	}
	if r.Stdin {
		why.Input = ""
	}
	return why
}
