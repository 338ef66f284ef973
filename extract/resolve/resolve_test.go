package resolve

import (
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/segment"
)

func TestAnnotate(t *testing.T) {
	text := "Headline of May\n\nKim met \"Song of May\" there on May 3."
	d := &extract.Document{Text: text}
	if err := segment.Annotate(d); err != nil {
		t.Fatal(err)
	}
	add := func(surface string, label extract.Label, by string, score float32) {
		start := uint32(strings.LastIndex(text, surface))
		first, last := uint32(d.TokenAt(start)), uint32(d.TokenAt(start+uint32(len(surface))-1)+1)
		d.Candidates = append(d.Candidates, extract.Mention{
			Span: d.TokenSpan(first, last), First: first, Last: last, Label: label, By: by, Score: score,
		})
	}
	add("May", extract.Person, "ner", 0.4)
	add("May 3", extract.DateLabel, "timex", 0.9)
	add("Song", extract.Person, "ner", 0.9)
	add("Kim", extract.Person, "person/short", 0.9)
	if err := Annotate(d); err != nil {
		t.Fatal(err)
	}
	if err := d.Check(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range d.Mentions {
		m := &d.Mentions[i]
		got = append(got, d.Surface(m)+" "+m.Label.String()+" "+m.Zone.String())
	}
	want := "Song PERSON quote|May 3 DATE body"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
}

func TestUserNames(t *testing.T) {
	text := "Blue Yurts met the Blue Yurts Fund in blue yurts."
	d := &extract.Document{Text: text}
	if err := segment.Annotate(d); err != nil {
		t.Fatal(err)
	}
	for _, first := range []uint32{0, 4, 8} {
		d.Lookups = append(d.Lookups, extract.Lookup{First: first, Last: first + 2, Label: extract.Org, User: true})
	}
	d.Candidates = []extract.Mention{
		{Span: d.TokenSpan(0, 2), First: 0, Last: 2, Label: extract.Place, By: "ner", Score: 0.99},
		{Span: d.TokenSpan(4, 7), First: 4, Last: 7, Label: extract.Org, By: "ner", Score: 0.99},
	}
	if err := Annotate(d); err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range d.Mentions {
		got = append(got, d.Surface(&d.Mentions[i])+" "+d.Mentions[i].Label.String())
	}
	if s := strings.Join(got, "|"); s != "Blue Yurts ORG|Blue Yurts Fund ORG" {
		t.Error(s)
	}
}
