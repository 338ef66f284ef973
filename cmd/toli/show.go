package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"toli/extract"
	"toli/pipeline"
)

// show prints articles with what they name.
type show struct {
	input
	knowledge
	json bool
}

func newShowCommand() *cobra.Command {
	s := &show{}
	c := &cobra.Command{
		Use:   "show FILE...",
		Short: "Print an article with what it names marked, and a table of its entities",
		Long: `Print an article with what it names marked, and a table of its entities.

On a terminal, mentions are coloured. Elsewhere, or with NO_COLOR set, they are
marked as [text](LABEL value).`,
		Example: `  toli show seeds/articles/mongolia-north-korea-six-party-talks.txt
  echo "Kim Jong Un visited Ulaanbaatar." | toli show -`,
		Args: cobra.MinimumNArgs(1),
		RunE: s.do,
	}
	c.Flags().BoolVar(&s.json, "json", false, "one JSON object a document, with its mentions")
	s.input.flags(c)
	s.knowledge.flags(c)
	return c
}

func (s *show) do(c *cobra.Command, paths []string) error {
	stages, _, err := s.load()
	if err != nil {
		return err
	}
	src, err := s.open(c, paths)
	if err != nil {
		return err
	}
	p, err := newPipeline(src, stages)
	if err != nil {
		return err
	}
	out, bad := c.OutOrStdout(), false
	colour := isTerminal(out) && os.Getenv("NO_COLOR") == ""
	err = p.Run(c.Context(), articles(src), func(b pipeline.Batch[*article]) error {
		for i, a := range b.Items {
			if e := b.Errs[i]; e != nil {
				why := rejected(a, e)
				fmt.Fprintf(c.ErrOrStderr(), "%s: %s\n", why.Where, why.Error)
				bad = true
				continue
			}
			if err := s.print(out, &a.doc, colour); err != nil {
				return err
			}
		}
		return nil
	}, pipeline.Options{Workers: s.workers})
	if err == nil && bad {
		return errRejects
	}
	return err
}

func (s *show) print(w io.Writer, d *extract.Document, colour bool) error {
	if s.json {
		return printJSON(w, d)
	}
	if _, err := fmt.Fprintf(w, "%s\n\n", marked(d, colour)); err != nil {
		return err
	}
	return printEntities(w, d)
}

// colours are the ANSI colours of the labels.
var colours = map[extract.Label]string{
	extract.Person: "\x1b[1;36m", extract.Place: "\x1b[1;32m", extract.Org: "\x1b[1;35m", extract.DateLabel: "\x1b[1;33m",
}

var escaper = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`)

// marked returns the text of d with its mentions in colour, or marked as the
// labelled articles of testdata/gold are.
func marked(d *extract.Document, colour bool) string {
	var b strings.Builder
	at := uint32(0)
	for i := range d.Mentions {
		m := &d.Mentions[i]
		between, surface := d.Text[at:m.Start], d.Surface(m)
		if colour {
			b.WriteString(between + colours[m.Label] + surface + "\x1b[0m")
		} else {
			mark := strings.TrimSpace(m.Label.String() + " " + value(d, m))
			b.WriteString(escaper.Replace(between) + "[" + escaper.Replace(surface) + "](" + mark + ")")
		}
		at = m.End
	}
	rest := d.Text[at:]
	if !colour {
		rest = escaper.Replace(rest)
	}
	b.WriteString(strings.TrimRight(rest, "\n"))
	return b.String()
}

// value is what a mention means: a date in EDTF, or the name of an entity.
func value(d *extract.Document, m *extract.Mention) string {
	switch {
	case m.Date != nil:
		return m.Date.EDTF
	case m.Entity > 0:
		return d.Entities[m.Entity-1].Name
	}
	return ""
}

func printEntities(w io.Writer, d *extract.Document) error {
	count := make([]int, len(d.Entities)+1)
	for i := range d.Mentions {
		count[d.Mentions[i].Entity]++
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "MENTIONS\tLABEL\tENTITY\tKIND\tID")
	for i := range d.Entities {
		e := &d.Entities[i]
		fmt.Fprintf(t, "%d\t%s\t%s\t%s\t%s\n", count[i+1], e.Label, e.Name, cmp.Or(e.Kind.String(), "-"), cmp.Or(e.ID, "-"))
	}
	return t.Flush()
}

// shown is a mention as --json prints it.
type shown struct {
	Start  uint32  `json:"start_byte"`
	End    uint32  `json:"end_byte"`
	Text   string  `json:"text"`
	Label  string  `json:"label"`
	Value  string  `json:"value,omitempty"`
	Entity string  `json:"entity_id,omitempty"`
	Source string  `json:"source"`
	Score  float32 `json:"confidence"`
}

func printJSON(w io.Writer, d *extract.Document) error {
	mentions := make([]shown, len(d.Mentions))
	for i := range d.Mentions {
		m := &d.Mentions[i]
		mentions[i] = shown{m.Start, m.End, d.Surface(m), m.Label.String(), value(d, m), "", m.By, m.Score}
		if m.Entity > 0 {
			mentions[i].Entity = d.Entities[m.Entity-1].ID
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(struct {
		ID       string  `json:"doc_id"`
		Title    string  `json:"title,omitempty"`
		Date     string  `json:"date,omitempty"`
		Text     string  `json:"text"`
		Mentions []shown `json:"mentions"`
	}{d.ID, d.Title, d.Date.EDTF, d.Text, mentions})
}
