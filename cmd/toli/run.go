package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"toli/export"
	"toli/extract"
	"toli/pipeline"
	"toli/pipeline/source"
)

// run is the main job: articles in, tables out.
type run struct {
	input
	knowledge
	out      string
	formats  []string
	noText   bool
	force    bool
	progress string

	src    *source.Source
	ids    source.IDs
	tables *export.Writer
	words  int64
	log    io.Writer
	shown  int // rejects that were printed
}

func newRunCommand() *cobra.Command {
	r := &run{}
	c := &cobra.Command{
		Use:   "run PATH...",
		Short: "Read articles and write tables of what they name",
		Long: `Read articles and write tables of what they name.

A PATH is a file, a folder, an archive (.zip, .tar, .tar.gz), a compressed file
(.gz, .zst), or - for standard input; or one document in such a file, by the place
that tables and messages name: news.jsonl#12, news.zip/a.txt. Articles are plain text,
Markdown, HTML, JSON, JSON Lines, CSV, TSV or Parquet.

The exit code is 0 when all documents were good, 1 when some were rejected (see
rejects.jsonl; the tables are complete for the rest), 2 when nothing was written,
and 130 after an interrupt.`,
		Example: `  toli run seeds/articles
  toli run seeds/articles --out tables --force --format parquet,jsonl
  toli run seeds/articles --format arrow --out - > mentions.arrows`,
		Args: cobra.MinimumNArgs(1),
		RunE: r.do,
	}
	f := c.Flags()
	f.StringVarP(&r.out, "out", "o", "toli-out", "the `folder` to write; - streams the mentions to standard output (with --format arrow)")
	f.StringSliceVar(&r.formats, "format", []string{"parquet"}, "parquet, arrow or jsonl; several with commas")
	f.BoolVar(&r.noText, "no-text", false, "leave out the running text of documents and sentences")
	f.BoolVar(&r.force, "force", false, "replace earlier results")
	f.StringVar(&r.progress, "progress", "auto", "a progress bar: always, never, or auto (on a terminal)")
	r.input.flags(c)
	r.knowledge.flags(c)
	complete(c, "format", "parquet", "arrow", "jsonl")
	complete(c, "progress", "auto", "always", "never")
	return c
}

// collectAt is the garbage, in percent of what is in use, at which it is
// collected in a run of more than one batch. Twice as often as usual saves a
// quarter of the memory, most of which is documents that are done with. In a
// short run, where little is in use, it would take longer than the run.
const collectAt = 50

func (r *run) do(c *cobra.Command, paths []string) error {
	r.log = c.ErrOrStderr()
	stages, meta, err := r.load()
	if err != nil {
		return err
	}
	if r.src, err = r.open(c, paths); err != nil {
		return err
	}
	p, err := newPipeline(r.src, stages)
	if err != nil {
		return err
	}
	bar, err := newProgress(r.progress, r.log, r.src)
	if err != nil {
		return err
	}
	if r.tables, err = r.create(c.OutOrStdout(), meta); err != nil {
		return err
	}
	defer r.tables.Abort()
	start := time.Now()
	if err := r.pass(c.Context(), p, bar); err != nil {
		return err
	}
	return r.end(c.OutOrStdout(), time.Since(start))
}

// pass sends all articles through the pipeline to the tables.
func (r *run) pass(ctx context.Context, p *pipeline.Pipeline[*article], bar *progress) error {
	defer bar.finish()
	own := os.Getenv("GOGC") == "" // the user has no wish
	if own {
		defer debug.SetGCPercent(debug.SetGCPercent(100))
	}
	return p.Run(ctx, articles(r.src), func(b pipeline.Batch[*article]) error {
		if own && b.First > 0 {
			debug.SetGCPercent(collectAt)
		}
		for i, a := range b.Items {
			if err := r.deliver(a, b.Errs[i]); err != nil {
				return err
			}
		}
		bar.add(len(b.Items), r.words)
		return nil
	}, pipeline.Options{Workers: r.workers})
}

// create opens the output.
func (r *run) create(stdout io.Writer, meta export.Metadata) (*export.Writer, error) {
	opt := export.Options{NoText: r.noText, Force: r.force, Metadata: meta}
	for _, s := range r.formats {
		f, err := export.ParseFormat(s)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(opt.Formats, f) {
			opt.Formats = append(opt.Formats, f)
		}
	}
	if r.out == "-" {
		if len(opt.Formats) != 1 || opt.Formats[0] != export.Arrow {
			return nil, fmt.Errorf("--out - streams Arrow only: add --format arrow")
		}
		return export.Stream(stdout, meta), nil
	}
	settings, err := json.Marshal(r.settings())
	if err != nil {
		return nil, err
	}
	opt.Settings = settings
	return export.Create(r.out, opt)
}

// settings are the options that change the tables, for run.json; the gazetteer
// and the model are there by their checksums.
func (r *run) settings() map[string]any {
	return map[string]any{
		"date": r.opt.Date, "encoding": r.opt.Encoding, "input_format": r.format, "max_bytes": r.opt.MaxBytes,
		"text_column": r.opt.TextColumn, "id_column": r.opt.IDColumn, "date_column": r.opt.DateColumn, "title_column": r.opt.TitleColumn,
		"no_prose": r.noProse, "no_text": r.noText,
	}
}

// deliver writes an article, or why it was rejected.
func (r *run) deliver(a *article, err *pipeline.StageError) error {
	if err == nil {
		if twice := r.ids.Add(a.doc.ID); twice != nil {
			err = &pipeline.StageError{Stage: "source", Err: twice}
		}
	}
	if err != nil {
		why := rejected(a, err)
		r.report(why)
		return r.tables.Reject(why)
	}
	r.words += words(&a.doc)
	return r.tables.Add(&a.doc)
}

// maxShown is how many rejects are printed; rejects.jsonl has all.
const maxShown = 20

func (r *run) report(why export.Reject) {
	r.shown++
	switch {
	case r.shown <= maxShown:
		fmt.Fprintf(r.log, "%s: %s\n", why.Where, why.Error)
	case r.shown == maxShown+1:
		fmt.Fprintf(r.log, "more rejects are not shown\n")
	}
}

// words counts the words of d.
func words(d *extract.Document) (n int64) {
	for i := range d.Tokens {
		if d.Tokens[i].Kind == extract.Word {
			n++
		}
	}
	return n
}

// end completes the output and says what was written.
func (r *run) end(stdout io.Writer, took time.Duration) error {
	var s export.Summary
	var err error
	if r.out == "-" {
		s, err = r.tables.CloseStream()
	} else {
		s, err = r.tables.Close()
	}
	if err != nil {
		return err
	}
	if r.out != "-" {
		printFiles(stdout, r.out, s)
		printTop(stdout, s)
	}
	printSummary(r.log, s, r.words, took)
	if s.Counts.Documents+s.Counts.Rejects == 0 {
		fmt.Fprintln(r.log, "there is nothing to read in the inputs: hidden files and folders that a run wrote are passed over")
	}
	if s.Counts.Rejects > 0 {
		return errRejects
	}
	return nil
}
