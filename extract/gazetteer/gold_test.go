package gazetteer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/segment"
)

// goldMark is a labelled stretch of a fixture.
type goldMark struct {
	span         extract.Span
	label, value string
}

// readGold returns the text of a fixture and its marks.
func readGold(t *testing.T, name string) (string, []goldMark) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(data), "\n\n")
	var text strings.Builder
	var marks []goldMark
	for i := 0; i < len(body); i++ {
		switch body[i] {
		case '\\':
			i++
			text.WriteByte(body[i])
		case '[':
			surface, rest, _ := strings.Cut(body[i+1:], "](")
			end := closing(rest)
			inside := rest[:end]
			label, value, _ := strings.Cut(inside, " ")
			start := uint32(text.Len())
			text.WriteString(surface)
			marks = append(marks, goldMark{extract.Span{Start: start, End: uint32(text.Len())}, label, value})
			i += 1 + len(surface) + 2 + end
		default:
			text.WriteByte(body[i])
		}
	}
	return text.String(), marks
}

// closing returns the index of the parenthesis that closes the one before s.
func closing(s string) int {
	depth := 1
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(s)
}

// TestGold measures, over the labelled fixtures, how many of the marks the
// gazetteer alone finds, and how many of their values are among the entries.
func TestGold(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(*textFolder, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Skip("no fixtures")
	}
	g := builtIn(t)
	type tally struct{ marks, found, named int }
	var all [extract.DateLabel]tally
	for _, name := range names {
		d := extract.Document{}
		var marks []goldMark
		d.Text, marks = readGold(t, name)
		segment.Annotate(&d)
		g.Annotate(&d)
		for _, m := range marks {
			label, err := extract.ParseLabel(m.label)
			if err != nil || label == extract.DateLabel {
				continue // optional marks and dates
			}
			n := &all[label]
			n.marks++
			found, named := spelled(g, &d, m, label)
			if found {
				n.found++
			} else {
				t.Logf("%s: %s %q (%s) not found", filepath.Base(name), m.label, m.span.In(d.Text), m.value)
			}
			if named {
				n.named++
			} else if found {
				t.Logf("%s: %s %q has no entry named %q", filepath.Base(name), m.label, m.span.In(d.Text), m.value)
			}
		}
	}
	for label, floor := range map[extract.Label]float64{extract.Place: 0.9, extract.Org: 0.85, extract.Person: 0.35} {
		n := all[label]
		recall := float64(n.found) / float64(n.marks)
		t.Logf("%s: %d of %d marks found (%.1f %%), %d with the entry of their value", label, n.found, n.marks, 100*recall, n.named)
		if recall < floor {
			t.Errorf("%s: recall %.3f, want %.3f", label, recall, floor)
		}
	}
}

// spelled reports whether a lookup covers m with its label, and whether one of
// them is the entry that its value names.
func spelled(g *gazetteer.Gazetteer, d *extract.Document, m goldMark, label extract.Label) (found, named bool) {
	for _, l := range d.Lookups {
		if l.Label == label && d.TokenSpan(l.First, l.Last) == m.span {
			found = true
			named = named || g.Name(l.Entry) == m.value
		}
	}
	return found, named
}
