package export_test

import (
	"fmt"
	"testing"

	"toli/export"
	"toli/extract"
	"toli/extract/standard"
	"toli/score"
)

// BenchmarkText runs the labelled articles from text to tables, on one core.
func BenchmarkText(b *testing.B) {
	articles, err := score.ReadFiles("../testdata/gold")
	if err != nil {
		b.Fatal(err)
	}
	for _, format := range export.Formats {
		for _, noProse := range []bool{true, false} {
			b.Run(fmt.Sprintf("%s/no-prose=%v", format, noProse), func(b *testing.B) {
				stages, err := standard.Stages(standard.Options{NoProse: noProse})
				if err != nil {
					b.Fatal(err)
				}
				texts(b, stages, articles, format) // prose loads its model
				words := 0
				for b.Loop() {
					words += texts(b, stages, articles, format)
				}
				b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
			})
		}
	}
}

// repeats is how often the articles are written to one folder: enough that its
// files are no small part of the time.
const repeats = 50

// texts writes the tables of all articles, several times over, and returns the
// number of words.
func texts(b *testing.B, stages []standard.Stage, articles []score.Doc, f export.Format) (words int) {
	w, err := export.Create(b.TempDir(), export.Options{Formats: []export.Format{f}})
	if err != nil {
		b.Fatal(err)
	}
	defer w.Abort()
	for i := range repeats {
		for _, a := range articles {
			d := &extract.Document{ID: fmt.Sprintf("%s#%d", a.ID, i), Text: a.Text, Date: standard.ParseDate(a.Date)}
			for _, s := range stages {
				if err := s.Do(d); err != nil {
					b.Fatal(err)
				}
			}
			for i := range d.Tokens {
				if d.Tokens[i].Kind == extract.Word {
					words++
				}
			}
			if err := w.Add(d); err != nil {
				b.Fatal(err)
			}
		}
	}
	if _, err := w.Close(); err != nil {
		b.Fatal(err)
	}
	return words
}
