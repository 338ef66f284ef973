package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"toli/export"
	"toli/extract"
	"toli/extract/standard"
	"toli/pipeline"
	"toli/pipeline/source"
	"toli/pipeline/source/pubdate"
)

// worker reads documents for a host program, for as long as it sends some.
type worker struct {
	knowledge
	workers int
	stages  *pipeline.Pipeline[*extract.Document]
}

func newWorkerCommand() *cobra.Command {
	w := &worker{}
	c := &cobra.Command{
		Use:   "worker",
		Short: "Read documents for another program, by Arrow streams",
		Long: `Read documents for another program, by Arrow streams.

Standard input is an Arrow IPC stream with a column text, and perhaps doc_id and
date (a string or a date32). Standard output is an Arrow IPC stream with, for each
record batch of documents, one record batch of their mentions, written as soon as
they are known: row (the number of the document in the input, from 0), the columns
of the mentions table, and error, which says why a document was not read. The end of
the input ends the program.`,
		Example: `  toli worker < documents.arrows > mentions.arrows`,
		Args:    cobra.NoArgs,
		RunE:    w.do,
	}
	c.Flags().IntVar(&w.workers, "workers", 0, "batches in work at a time; default one a processor")
	w.knowledge.flags(c)
	return c
}

func (w *worker) do(c *cobra.Command, _ []string) error {
	stages, meta, err := w.load()
	if err != nil {
		return err
	}
	check := standard.Stage{Name: "check", Do: (*extract.Document).Check}
	if w.stages, err = pipeline.New(append(stages, check)...); err != nil {
		return err
	}
	texts, err := export.OpenTexts(c.InOrStdin())
	if err != nil {
		return fmt.Errorf("standard input: %w", err)
	}
	out := export.NewAnswers(c.OutOrStdout(), meta)
	if err := w.answer(c.Context(), texts, out); err != nil {
		return err
	}
	return out.Close()
}

// inquiry is a batch of documents from a host.
type inquiry struct {
	docs []extract.Document
	errs []error // why a document is not read
}

// answer reads each batch of documents as a whole, several batches at a time.
func (w *worker) answer(ctx context.Context, texts *export.Texts, out *export.Answers) error {
	p, err := pipeline.New(pipeline.Stage[*inquiry]{Name: "documents", Do: w.read})
	if err != nil {
		return err
	}
	return p.Run(ctx, inquiries(texts), func(b pipeline.Batch[*inquiry]) error {
		for i, q := range b.Items {
			if err := b.Errs[i]; err != nil {
				return err
			}
			if err := q.write(out); err != nil {
				return err
			}
		}
		return nil
	}, pipeline.Options{Workers: w.workers, BatchSize: 1})
}

func inquiries(texts *export.Texts) iter.Seq2[*inquiry, error] {
	return func(yield func(*inquiry, error) bool) {
		for {
			batch, err := texts.Next()
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(nil, fmt.Errorf("standard input: %w", err))
				return
			}
			if !yield(newInquiry(batch), nil) {
				return
			}
		}
	}
}

func newInquiry(batch []export.Text) *inquiry {
	q := &inquiry{docs: make([]extract.Document, len(batch)), errs: make([]error, len(batch))}
	for i, t := range batch {
		q.docs[i], q.errs[i] = newDocument(t)
	}
	return q
}

// newDocument returns the document of a text, dated as a file with that text
// would be.
func newDocument(t export.Text) (extract.Document, error) {
	d := extract.Document{ID: t.ID, Text: t.Text}
	date, from := t.Date, "metadata"
	if date == "" {
		date, from = pubdate.FromText(t.Text, "")
	}
	d.Date = standard.ParseDate(date)
	d.Date.Source = from
	switch {
	case t.Null:
		return d, errors.New("text is null")
	case len(t.Text) > source.DefaultMaxBytes:
		return d, fmt.Errorf("text has %d bytes, more than %d: cut it into parts", len(t.Text), source.DefaultMaxBytes)
	case !utf8.ValidString(t.Text):
		return d, errors.New("text is not UTF-8")
	case date != "" && !d.Date.Known():
		return d, fmt.Errorf("date %q is not YYYY, YYYY-MM or YYYY-MM-DD", date)
	}
	return d, nil
}

// read runs all stages over the documents of q.
func (w *worker) read(q *inquiry) error {
	for i := range q.docs {
		if q.errs[i] != nil {
			continue
		}
		if err := w.stages.Apply(&q.docs[i]); err != nil {
			q.errs[i] = err
		}
	}
	return nil
}

func (q *inquiry) write(out *export.Answers) error {
	for i := range q.docs {
		err := q.errs[i]
		if err == nil {
			err = out.Add(&q.docs[i])
		} else {
			err = out.Reject(q.docs[i].ID, err)
		}
		if err != nil {
			return err
		}
	}
	return out.EndBatch()
}
