package main

import (
	"fmt"
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
		Use:     "dates TEXT…",
		Short:   "Date expressions of a text, placed on the calendar",
		Example: `  toli dates "met on November 15–16 and last week" --date 2012-11-20`,
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			published := standard.ParseDate(date)
			if date != "" && !published.Known() {
				return fmt.Errorf("--date %q is no date: write YYYY-MM-DD, YYYY-MM or YYYY", date)
			}
			w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "START\tEND\tTEXT\tEDTF\tTIMEX3\tFIRST DAY\tLAST DAY\tPRECISION\tANCHOR")
			for _, text := range args {
				d := &extract.Document{Text: text, Date: published}
				for _, stage := range []func(*extract.Document) error{segment.Annotate, timex.Annotate} {
					if err := stage(d); err != nil {
						return err
					}
				}
				for i := range d.Candidates {
					m := &d.Candidates[i]
					v := m.Date
					fmt.Fprintf(w, "%d\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", m.Start, m.End, d.Surface(m), v.EDTF, v.Timex3, v.Begin, v.End, v.Precision, v.Anchor)
				}
			}
			return w.Flush()
		},
	}
	c.Flags().StringVar(&date, "date", "", "publication `date` of the text: YYYY-MM-DD, YYYY-MM or YYYY")
	return c
}
