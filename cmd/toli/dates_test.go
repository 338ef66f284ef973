package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestDates compares what "toli dates" prints with testdata/dates.golden.
func TestDates(t *testing.T) {
	var out strings.Builder
	for _, args := range [][]string{
		{"dates", "met on November 15–16 and last week, until late 2013", "--date", "2012-11-20"},
		{"dates", "It agreed (Mongol Messenger, November 23) in May 2012. That year it met Thursday."},
		{"dates", "no date", "on 05/11/2012"},
		{"dates", "May 3", "--date", "soon"},
	} {
		code, stdout, stderr := toli(t.Context(), "", args...)
		out.WriteString("$ toli " + strings.Join(args, " ") + "\n" + stdout + stderr)
		if (code == 0) != (stderr == "") {
			t.Errorf("%v: exit %d, %q", args, code, stderr)
		}
	}
	golden(t, filepath.Join("testdata", "dates.golden"), out.String())
}
