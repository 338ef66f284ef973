package coref

import (
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/segment"
)

// document returns a document whose mentions are marked as [surface|LABEL].
func document(t *testing.T, marked string) *extract.Document {
	t.Helper()
	type mark struct {
		extract.Span
		label extract.Label
	}
	var text strings.Builder
	var marks []mark
	for rest := marked; ; {
		before, after, ok := strings.Cut(rest, "[")
		text.WriteString(before)
		if !ok {
			break
		}
		inside, tail, _ := strings.Cut(after, "]")
		surface, name, _ := strings.Cut(inside, "|")
		label, err := extract.ParseLabel(name)
		if err != nil {
			t.Fatal(err)
		}
		start := uint32(text.Len())
		text.WriteString(surface)
		marks = append(marks, mark{extract.Span{Start: start, End: uint32(text.Len())}, label})
		rest = tail
	}
	d := &extract.Document{Text: text.String()}
	if err := segment.Annotate(d); err != nil {
		t.Fatal(err)
	}
	for _, m := range marks {
		first, last := uint32(d.TokenAt(m.Start)), uint32(d.TokenAt(m.End-1)+1)
		d.Mentions = append(d.Mentions, extract.Mention{Span: m.Span, First: first, Last: last, Label: m.label, By: "test", Score: 1})
	}
	return d
}

func TestAnnotate(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[Song Il-ho|PERSON] met [Kim Ki Nam|PERSON]. [Song|PERSON] left.", "1 2 1"},
		{"[Kim Jong Il|PERSON] and [Kim Jong-il|PERSON]", "1 1"},
		{"[Workers' Party of Korea|ORG] ([WPK|ORG]). The [WPK|ORG] said", "1 1 1"},
		{"[Mongolia|PLACE] and [MONGOLIA|PLACE] and [Seoul|PLACE]", "1 1 2"},
		{"[Elbegdorj|PERSON] spoke. [Tsakhia Elbegdorj|PERSON] left.", "1 1"},
	} {
		d := document(t, c.text)
		if err := Annotate(d); err != nil {
			t.Fatal(err)
		}
		if err := d.Check(); err != nil {
			t.Fatalf("%q: %v", c.text, err)
		}
		number := map[uint32]string{}
		var got []string
		for _, m := range d.Mentions {
			if number[m.Entity] == "" {
				number[m.Entity] = string(rune('1' + len(number)))
			}
			got = append(got, number[m.Entity])
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: entities %s, want %s", c.text, s, c.want)
		}
	}
}
