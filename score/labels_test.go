package score

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestLabels(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	texts := file("texts.jsonl", `{"id":"a","date":"2012-11-16","text":"Überschrift\n\nBold war am 16. in Séoul.","spans":[[0,3,"ORG","cs"]]}`+"\n"+`{"id":"b","text":"x"}`+"\n")
	docs := []Doc{{ID: "a", Date: "2012-11-16", Text: "Bold war am 16. in Séoul.", Spans: []Span{
		{Start: 0, End: 4, Label: "PERSON", Optional: true}, {Start: 12, End: 15, Label: "DATE", Value: "2012-11-16"}, {Start: 19, End: 24, Label: "PLACE"},
	}}}
	var b bytes.Buffer
	if err := WriteLabels(&b, docs, texts); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "Bold") || strings.Contains(b.String(), "oul") {
		t.Errorf("labels hold the text: %s", b.String())
	}
	again, err := ReadLabels(file("labels.jsonl", b.String()), texts)
	if err != nil {
		t.Fatal(err)
	}
	again[0].File, again[0].Line = "", 0
	if !reflect.DeepEqual(again, docs) {
		t.Errorf("got  %+v\nwant %+v", again, docs)
	}
	for _, c := range []struct{ name, change, to, want string }{
		{"another text", `"sum":"`, `"sum":"0`, "labels.jsonl:1: a: its text in"},
		{"no such text", `"id":"a"`, `"id":"c"`, "labels.jsonl:1: c: characters 13 to 38 are not in"},
		{"outside", `"end":38`, `"end":99`, "labels.jsonl:1: a: characters 13 to 99 are not in"},
		{"span outside", `[0,4,`, `[0,40,`, "labels.jsonl:1: a: span [0,40): outside the text"},
		{"no span", `[0,4,"?PERSON"]`, `{"start":0}`, "labels.jsonl:1: a span is [start, end, label]"},
	} {
		_, err := ReadLabels(file("labels.jsonl", strings.Replace(b.String(), c.change, c.to, 1)), texts)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	docs[0].Text = "Bold war da."
	if err := WriteLabels(&b, docs, texts); err == nil || !strings.Contains(err.Error(), "a: no such text in") {
		t.Errorf("changed text: %v", err)
	}
}
