package link_test

import (
	"testing"
	"time"

	"toli/extract"
	"toli/extract/standard"
	"toli/score"
)

// BenchmarkEntities runs all stages but prose over the labelled articles and
// reports the share of coref and link in the time.
func BenchmarkEntities(b *testing.B) {
	articles, err := score.ReadFiles("../../testdata/gold")
	if err != nil {
		b.Fatal(err)
	}
	stages, err := standard.Stages(standard.Options{NoProse: true})
	if err != nil {
		b.Fatal(err)
	}
	var entities, total time.Duration
	tokens := 0
	for b.Loop() {
		for _, a := range articles {
			d := &extract.Document{ID: a.ID, Text: a.Text, Date: standard.ParseDate(a.Date)}
			for _, s := range stages {
				start := time.Now()
				if err := s.Do(d); err != nil {
					b.Fatal(err)
				}
				took := time.Since(start)
				total += took
				if s.Name == "coref" || s.Name == "link" {
					entities += took
				}
			}
			tokens += len(d.Tokens)
		}
	}
	b.ReportMetric(100*entities.Seconds()/total.Seconds(), "%-of-time")
	b.ReportMetric(float64(entities.Nanoseconds())/float64(tokens), "ns/token")
}
