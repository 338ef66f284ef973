//go:build ignore

// Prose labels texts with prose alone:
//
//	go run prose.go < texts.jsonl > spans.jsonl
//
// Each line of input is an object with a text, each line of output an array of
// [start, end, label] in code points. The last line is the user CPU time in
// seconds, the loading of the model not counted.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"toli/extract"
	"toli/extract/segment"
)

// labels are prose's, in ours. It knows no organisations.
var labels = map[string]string{"PERSON": "PERSON", "GPE": "PLACE"}

func main() {
	first, err := prose.NewDocument("Korea.", prose.WithSegmentation(false))
	if err != nil {
		log.Fatal(err)
	}
	before := userTime()
	in, out := bufio.NewScanner(os.Stdin), json.NewEncoder(os.Stdout)
	in.Buffer(nil, 1<<26)
	for in.Scan() {
		d := &extract.Document{}
		if err := json.Unmarshal(in.Bytes(), &struct{ Text *string }{&d.Text}); err != nil {
			log.Fatal(err)
		}
		spans, err := read(d, first.Model)
		if err != nil {
			log.Fatal(err)
		}
		if err := out.Encode(spans); err != nil {
			log.Fatal(err)
		}
	}
	if err := in.Err(); err != nil {
		log.Fatal(err)
	}
	if err := out.Encode((userTime() - before).Seconds()); err != nil {
		log.Fatal(err)
	}
}

func userTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		log.Fatal(err)
	}
	return time.Duration(u.Utime.Nano())
}

// read returns the names of a document. Prose has no offsets, so that its
// tokens are found again in each sentence from left to right; a final stop is
// added because it loses a name that ends the text.
func read(d *extract.Document, model *prose.Model) ([][3]any, error) {
	if err := segment.Annotate(d); err != nil {
		return nil, err
	}
	spans := [][3]any{}
	for _, s := range d.Sentences {
		doc, err := prose.NewDocument(s.In(d.Text)+" .", prose.WithSegmentation(false), prose.UsingModel(model))
		if err != nil {
			return nil, err
		}
		for _, n := range names(d.Text[:s.End], int(s.Start), doc.Tokens()) {
			start := utf8.RuneCountInString(d.Text[:n.start])
			end := start + utf8.RuneCountInString(d.Text[n.start:n.end])
			spans = append(spans, [3]any{start, end, n.label})
		}
	}
	return spans, nil
}

type name struct {
	start, end int
	label      string
}

// names joins tokens to names as prose does: neighbours of one label, marked as
// begin or inside, and what follows with the same part of speech. They stand in
// text from at on.
func names(text string, at int, tokens []prose.Token) []name {
	var all []name
	inside, tag := false, ""
	for _, t := range tokens {
		k := strings.Index(text[at:], t.Text)
		if k < 0 || k > 40 {
			inside = false
			continue
		}
		start := at + k
		at = start + len(t.Text)
		_, kind, _ := strings.Cut(t.Label, "-")
		label, known := labels[kind]
		switch {
		case inside && (known && label == all[len(all)-1].label || !known && t.Tag == tag):
			all[len(all)-1].end = at
		case known:
			all, inside = append(all, name{start, at, label}), true
		default:
			inside = false
		}
		tag = t.Tag
	}
	return all
}
