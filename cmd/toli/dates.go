package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"toli/extract"
	"toli/extract/segment"
	"toli/extract/standard"
	"toli/extract/timex"
)

// newDatesCommand returns "toli dates".
func newDatesCommand() *cobra.Command {
	var date string
	c := &cobra.Command{
		Use:   "dates TEXT…",
		Short: "Date expressions of a text, placed on the calendar",
		Long: `Print the date expressions of each TEXT (- is standard input), what they mean,
and why: the rule that found each one and what placed it on the calendar.

ANCHOR is explicit (all of it is said), document (the publication date),
inferred (a publication date that the text itself told), narrative (the date
last spoken of), anaphor (the date last spoken of that fits: "that year"), event
(what the day alone names: "the June 15 joint declaration"), or citation (the
last such day up to the publication date).`,
		Example: `  toli dates "met on November 15–16 and last week" --date 2012-11-20`,
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			published := standard.ParseDate(date)
			if date != "" && !published.Known() {
				return fmt.Errorf("--date %q is no date: write YYYY-MM-DD, YYYY-MM or YYYY", date)
			}
			for _, text := range args {
				if text == "-" {
					b, err := io.ReadAll(cmd.InOrStdin())
					if err != nil {
						return err
					}
					text = string(b)
				}
				d := &extract.Document{Text: strings.ToValidUTF8(text, "�"), Date: published}
				if err := printDates(cmd.OutOrStdout(), d); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().StringVar(&date, "date", "", "publication `date` of the text: YYYY-MM-DD, YYYY-MM or YYYY")
	return c
}

// printDates finds the dates of d and writes them as a table.
func printDates(out io.Writer, d *extract.Document) error {
	for _, stage := range []func(*extract.Document) error{segment.Annotate, timex.Annotate} {
		if err := stage(d); err != nil {
			return err
		}
	}
	if d.Date.Source == timex.Inferred {
		fmt.Fprintf(out, "published %s, inferred: between %s and %s\n", d.Date.EDTF, d.Date.Begin, d.Date.End)
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "START\tEND\tTEXT\tEDTF\tTIMEX3\tMOD\tFIRST DAY\tLAST DAY\tPRECISION\tRULE\tANCHOR")
	for i := range d.Candidates {
		m := &d.Candidates[i]
		v := m.Date
		text := strings.Join(strings.Fields(d.Surface(m)), " ")
		fmt.Fprintf(w, "%d\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", m.Start, m.End, text, v.EDTF, v.Timex3, v.Mod, v.Begin, v.End, v.Precision,
			strings.TrimPrefix(m.By, "timex/"), v.Anchor)
	}
	return w.Flush()
}
