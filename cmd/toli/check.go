package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"toli/export"
	"toli/extract/segment"
	"toli/extract/standard"
	"toli/pipeline"
	"toli/pipeline/source"
)

func newCheckCommand() *cobra.Command {
	in := &input{}
	c := &cobra.Command{
		Use:   "check PATH...",
		Short: "Say what is wrong with articles, or with tables that were written",
		Long: `Say what is wrong with articles, or with tables that were written.

A folder that "toli run" wrote holds tables: every offset is compared with the
text, every reference between tables followed, every count and every file compared
with run.json.
Anything else is read as articles, which are decoded and cut into sentences; what
"toli run" would reject is printed, and nothing is written.`,
		Example: `  toli check seeds/articles
  toli check toli-out`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, paths []string) error {
			var inputs []string
			bad := false
			for _, p := range paths {
				if !export.Earlier(p) {
					inputs = append(inputs, p)
					continue
				}
				ok, err := checkTablesOf(c, p)
				if err != nil {
					return err
				}
				bad = bad || !ok
			}
			if len(inputs) > 0 {
				ok, err := checkArticles(c, in, inputs)
				if err != nil {
					return err
				}
				bad = bad || !ok
			}
			if bad {
				return errRejects
			}
			return nil
		},
	}
	in.flags(c)
	return c
}

// checkTablesOf prints what is wrong with the tables in dir, and reports
// whether they are all right.
func checkTablesOf(c *cobra.Command, dir string) (bool, error) {
	out := c.OutOrStdout()
	report, err := export.Verify(c.Context(), dir)
	if err != nil {
		return false, err
	}
	for _, p := range report.Problems {
		fmt.Fprintln(out, p)
	}
	if more := report.Found - int64(len(report.Problems)); more > 0 {
		fmt.Fprintf(out, "%s not shown\n", counted(more, "more problem"))
	}
	_, err = fmt.Fprintf(out, "%s: %s, %s, %s of which %d compared with their text, %s\n",
		filepath.ToSlash(dir), counted(report.Documents, "document"), counted(report.Sentences, "sentence"),
		counted(report.Mentions, "mention"), report.Compared, counted(report.Found, "problem"))
	return report.Found == 0, err
}

// checkArticles prints what would be rejected of the inputs, and reports
// whether there is nothing.
func checkArticles(c *cobra.Command, in *input, paths []string) (bool, error) {
	src, err := in.open(c, paths)
	if err != nil {
		return false, err
	}
	p, err := newPipeline(src, []standard.Stage{{Name: "segment", Do: segment.Annotate}})
	if err != nil {
		return false, err
	}
	n := audit{out: c.OutOrStdout()}
	err = p.Run(c.Context(), articles(src), n.batch, pipeline.Options{Workers: in.workers})
	if err != nil {
		return false, err
	}
	_, err = fmt.Fprintf(n.out, "%s, %s, %s, %s\n", counted(n.documents, "document"),
		counted(n.sentences, "sentence"), counted(n.words, "word"), counted(n.rejects, "reject"))
	return n.rejects == 0, err
}

// audit counts articles and prints those that are rejected.
type audit struct {
	out                                  io.Writer
	ids                                  source.IDs
	documents, sentences, words, rejects int64
}

func (n *audit) batch(b pipeline.Batch[*article]) error {
	for i, a := range b.Items {
		err := b.Errs[i]
		if err == nil {
			if twice := n.ids.Add(a.doc.ID); twice != nil {
				err = &pipeline.StageError{Stage: "source", Err: twice}
			}
		}
		if err != nil {
			n.rejects++
			why := rejected(a, err)
			if _, err := fmt.Fprintf(n.out, "%s: %s\n", why.Where, why.Error); err != nil {
				return err
			}
			continue
		}
		n.documents++
		n.sentences += int64(len(a.doc.Sentences))
		n.words += words(&a.doc)
	}
	return nil
}
