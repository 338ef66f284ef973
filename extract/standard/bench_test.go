package standard_test

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"testing"

	"toli/extract"
	"toli/extract/standard"
	"toli/score"
)

// BenchmarkStages runs all stages over the labelled articles, text to mentions,
// on one core. Every document counts as one that was not seen before; with
// prose, its model is loaded before the clock starts.
func BenchmarkStages(b *testing.B) {
	articles, err := score.ReadFiles("../../testdata/gold")
	if err != nil {
		b.Fatal(err)
	}
	for _, noProse := range []bool{true, false} {
		b.Run(fmt.Sprintf("no-prose=%v", noProse), func(b *testing.B) { benchmarkStages(b, articles, noProse) })
	}
}

// BenchmarkArticles does the same over the articles of a JSON Lines file that
// ARTICLES names, with id, date, title and text.
func BenchmarkArticles(b *testing.B) {
	name := os.Getenv("ARTICLES")
	if name == "" {
		b.Skip("set ARTICLES to a file of articles")
	}
	articles := readArticles(b, name)
	for _, noProse := range []bool{true, false} {
		b.Run(fmt.Sprintf("no-prose=%v", noProse), func(b *testing.B) { benchmarkStages(b, articles, noProse) })
	}
}

func readArticles(b *testing.B, name string) []score.Doc {
	f, err := os.Open(name)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	var articles []score.Doc
	for d := json.NewDecoder(f); ; {
		var a struct{ ID, Date, Title, Text string }
		if err := d.Decode(&a); err == io.EOF {
			return articles
		} else if err != nil {
			b.Fatal(err)
		}
		articles = append(articles, score.Doc{ID: a.ID, Date: a.Date, Text: a.Title + "\n\n" + a.Text})
	}
}

func benchmarkStages(b *testing.B, articles []score.Doc, noProse bool) {
	stages, err := standard.Stages(standard.Options{NoProse: noProse})
	if err != nil {
		b.Fatal(err)
	}
	words, bytes := annotate(b, stages, articles)
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		annotate(b, stages, articles)
		n++
	}
	b.ReportMetric(float64(n*words)/b.Elapsed().Seconds(), "words/s")
}

// annotate returns the words and bytes of all articles.
func annotate(b *testing.B, stages []standard.Stage, articles []score.Doc) (words, bytes int) {
	for _, a := range articles {
		d := &extract.Document{ID: a.ID, Text: a.Text, Date: standard.ParseDate(a.Date)}
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
		bytes += len(a.Text)
	}
	return words, bytes
}
