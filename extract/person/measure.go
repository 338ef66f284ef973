//go:build ignore

// Measure prints how often the candidates of each grammar are right in labelled
// documents: the candidates from a half up, what share of them is labelled a
// person with the same borders, what share of the labelled persons they find,
// and the mean log-loss (nats) and the reliability of all scores.
//
//	go run measure.go FILE…
package main

import (
	"fmt"
	"log"
	"math"
	"os"
	"sort"
	"strings"
	"unicode/utf8"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/person"
	"toli/extract/segment"
	"toli/score"
	"toli/seeds"
)

// tally counts the candidates of one grammar.
type tally struct {
	all, half int
	right     int // of those from a half up
	truly     int // of all
	loss      float64
}

func main() {
	docs, err := score.ReadFiles(os.Args[1:]...)
	if err != nil {
		log.Fatal(err)
	}
	g, err := gazetteer.Open(seeds.Gazetteer)
	if err != nil {
		log.Fatal(err)
	}
	rules, bins := map[string]*tally{}, [10]tally{}
	gold, long, found, foundLong := 0, 0, 0, 0
	for i := range docs {
		d := &extract.Document{Text: docs[i].Text}
		for _, stage := range []func(*extract.Document) error{segment.Annotate, g.Annotate, person.Annotate} {
			if err := stage(d); err != nil {
				log.Fatal(err)
			}
		}
		persons, optional := spans(&docs[i])
		proposed := map[extract.Span]bool{}
		for k := range d.Candidates {
			m := &d.Candidates[k]
			if optional[m.Span] {
				continue
			}
			right := persons[m.Span]
			proposed[m.Span] = proposed[m.Span] || m.Score >= 0.5
			rule, _, _ := strings.Cut(strings.TrimPrefix(m.By, "person/"), "-")
			for _, name := range []string{rule, "all"} {
				if rules[name] == nil {
					rules[name] = &tally{}
				}
				rules[name].add(float64(m.Score), right)
			}
			bins[min(9, int(m.Score*10))].add(float64(m.Score), right)
		}
		for s := range persons {
			several := strings.ContainsAny(s.In(d.Text), " .-")
			gold++
			if proposed[s] {
				found++
			}
			if several {
				long++
				if proposed[s] {
					foundLong++
				}
			}
		}
	}
	var names []string
	for name := range rules {
		names = append(names, name)
	}
	sort.Strings(names)
	fmt.Println("| grammar | candidates | from 0.5 | right | precision | share of persons found | log-loss |\n|---|--:|--:|--:|--:|--:|--:|")
	for _, name := range names {
		t, share := rules[name], float64(rules[name].right)
		if name == "all" {
			share = float64(found) // some are found by several
		}
		fmt.Printf("| %s | %d | %d | %d | %.1f | %.1f | %.3f |\n", name, t.all, t.half, t.right,
			100*float64(t.right)/float64(max(1, t.half)), 100*share/float64(gold), t.loss/float64(t.all))
	}
	fmt.Printf("\npersons %d, found %.1f; of several words %d, found %.1f\n\n", gold, 100*float64(found)/float64(gold), long, 100*float64(foundLong)/float64(long))
	fmt.Println("| score | candidates | right |\n|---|--:|--:|")
	for i, b := range bins {
		if b.all > 0 {
			fmt.Printf("| %.1f to %.1f | %d | %.1f |\n", float64(i)/10, float64(i+1)/10, b.all, 100*float64(b.truly)/float64(b.all))
		}
	}
}

// add counts a candidate; right counts those from a half up only.
func (t *tally) add(score float64, right bool) {
	t.all++
	p := min(max(score, 0.001), 0.999)
	if right {
		t.truly++
		t.loss -= math.Log(p)
	} else {
		t.loss -= math.Log(1 - p)
	}
	if score >= 0.5 {
		t.half++
		if right {
			t.right++
		}
	}
}

// spans returns the bytes of the labelled persons, and those of the spans that
// are neither right nor wrong.
func spans(d *score.Doc) (persons, optional map[extract.Span]bool) {
	var offsets []uint32
	for i := range d.Text {
		offsets = append(offsets, uint32(i))
	}
	offsets = append(offsets, uint32(len(d.Text)))
	if len(offsets) != utf8.RuneCountInString(d.Text)+1 {
		log.Fatal(d.ID)
	}
	persons, optional = map[extract.Span]bool{}, map[extract.Span]bool{}
	for _, s := range d.Spans {
		span := extract.Span{Start: offsets[s.Start], End: offsets[s.End]}
		switch {
		case s.Optional:
			optional[span] = true
		case s.Label == "PERSON":
			persons[span] = true
		}
	}
	return persons, optional
}
