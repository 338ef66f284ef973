package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"toli/export"
)

// printFiles says what was written where.
func printFiles(w io.Writer, dir string, s export.Summary) {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "FILE\tROWS\tBYTES")
	for _, f := range s.Files {
		fmt.Fprintf(t, "%s\t%d\t%d\n", filepath.ToSlash(filepath.Join(dir, f.Name)), f.Rows, f.Bytes)
	}
	t.Flush()
}

// printTop prints the entities with the most mentions.
func printTop(w io.Writer, s export.Summary) {
	if len(s.Top) == 0 {
		return
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "\nMENTIONS\tDOCUMENTS\tLABEL\tENTITY")
	for _, e := range s.Top {
		fmt.Fprintf(t, "%d\t%d\t%s\t%s\n", e.Mentions, e.Documents, e.Label, e.Name)
	}
	t.Flush()
}

// printSummary prints the last line: what was done, and how fast.
func printSummary(w io.Writer, s export.Summary, words int64, took time.Duration) {
	c := s.Counts
	var labels []string
	for _, l := range []string{"PERSON", "PLACE", "ORG", "DATE"} {
		labels = append(labels, fmt.Sprintf("%s %d", l, c.Labels[l]))
	}
	speed := float64(words) / max(took.Seconds(), 1e-6)
	fmt.Fprintf(w, "%s, %s (%s), %s, %s, %.0f words/s, %s\n",
		counted(c.Documents, "document"), counted(c.Mentions, "mention"), strings.Join(labels, ", "),
		counted(c.Entities, "entity"), counted(c.Rejects, "reject"), speed, counted(int64(len(s.Files)), "file"))
}

// counted returns a number with its noun.
func counted(n int64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
