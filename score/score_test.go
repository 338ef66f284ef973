package score

import (
	"reflect"
	"strings"
	"testing"
)

func TestEvaluate(t *testing.T) {
	text := "Song Il-ho met Kim in Seoul on May 3 and May 4."
	gold := []Doc{{ID: "a", Text: text, Spans: []Span{
		{Start: 0, End: 10, Label: "PERSON"}, {Start: 15, End: 18, Label: "PERSON", Optional: true},
		{Start: 22, End: 27, Label: "PLACE"}, {Start: 31, End: 36, Label: "DATE", Value: "2012-05-03"}, {Start: 41, End: 46, Label: "DATE", Value: "2012-05-04"},
	}}}
	pred := []Doc{{ID: "a", Spans: []Span{
		{Start: 0, End: 4, Label: "PERSON"}, {Start: 15, End: 18, Label: "ORG"}, {Start: 22, End: 27, Label: "ORG"},
		{Start: 31, End: 36, Label: "DATE", Value: "2012-05-03/2012-05-03"}, {Start: 41, End: 46, Label: "DATE", Value: "2012-05"},
	}}}
	r, err := Evaluate(gold, pred, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]*Measure{
		"PERSON": {Strict: Count{0, 1, 1}, Overlap: Count{1, 0, 0}, Span: Count{0, 1, 1}},
		"PLACE":  {Strict: Count{0, 0, 1}, Overlap: Count{0, 0, 1}, Span: Count{1, 0, 0}},
		"ORG":    {Strict: Count{0, 1, 0}, Overlap: Count{0, 1, 0}},
		"DATE":   {Strict: Count{2, 0, 0}, Overlap: Count{2, 0, 0}, Span: Count{2, 0, 0}},
	}
	if !reflect.DeepEqual(r.Labels, want) {
		t.Errorf("got  %v\nwant %v", r.Labels, want)
	}
	if r.Dates.EDTF != (Count{TP: 1, FN: 1}) || r.Micro.Strict != (Count{2, 2, 2}) {
		t.Errorf("values %v, micro %v", r.Dates.EDTF, r.Micro.Strict)
	}
	var kinds []string
	for _, e := range r.Errors {
		kinds = append(kinds, e.Kind)
	}
	if s := strings.Join(kinds, " "); s != "value boundary label" {
		t.Errorf("errors %s", s)
	}
}

// TestWorkedExample is the example of the CoNLL-2003 scorer: one of two
// phrases right, of two predicted.
func TestFigures(t *testing.T) {
	c := Count{TP: 1, FP: 1, FN: 2}
	if c.Precision() != 0.5 || c.Recall() != 1.0/3 || c.F1() != 0.4 || c.Support() != 3 {
		t.Errorf("P %v R %v F1 %v support %d", c.Precision(), c.Recall(), c.F1(), c.Support())
	}
	if (Count{}).F1() != 0 {
		t.Error("F1 of nothing is not 0")
	}
}

func TestEvaluateRefuses(t *testing.T) {
	gold := []Doc{{ID: "a", Text: "x", File: "g.jsonl", Line: 3}}
	for want, pred := range map[string][]Doc{
		"g.jsonl:3: a: not among the predictions": {{ID: "b", Text: "x"}},
		"g.jsonl:3: a: text differs":              {{ID: "a", Text: "y"}},
		"p:1: b: not among the gold":              {{ID: "a", Text: "x"}, {ID: "b", File: "p", Line: 1}},
	} {
		if _, err := Evaluate(gold, pred, Options{}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

const marked = `# id: x
# register: test
# date: 2012-11-16

\[KCNA\] [Song Il-ho](PERSON Song Il-ho) of [Japan](?PLACE) on [May 3](DATE 2012-05-03), [Foreign Ministry](ORG Ministry (North Korea)).
`

func TestMarked(t *testing.T) {
	d, err := ParseMarked("x.txt", marked)
	if err != nil {
		t.Fatal(err)
	}
	if d.Text != "[KCNA] Song Il-ho of Japan on May 3, Foreign Ministry.\n" || len(d.Spans) != 4 || !d.Spans[1].Optional {
		t.Errorf("%q %v", d.Text, d.Spans)
	}
	if d.Surface(d.Spans[3]) != "Foreign Ministry" || d.Spans[3].Value != "Ministry (North Korea)" {
		t.Errorf("span %v", d.Spans[3])
	}
	if got := d.Marked(); got != marked {
		t.Errorf("got  %q\nwant %q", got, marked)
	}
}

func TestMarkedErrors(t *testing.T) {
	for text, want := range map[string]string{
		"a]":                    "x:1: ] without [",
		"a\n[b":                 "x:2: mention without",
		"[a [b](ORG)](ORG)":     "x:1: [ inside",
		"[a](THING x)":          `x:1: x: span [0,1): label "THING" unknown`,
		"a\n[a](DATE soon)":     `x:2: x: span [2,3): "soon" is no EDTF date`,
		"[a](ORG (North Korea)": "x:1: text ends inside",
	} {
		if _, err := ParseMarked("x", text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

func TestSameDate(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2012", "2012-01/2012-12", true}, {"2012-02", "2012-02-01/2012-02-29", true}, {"199X", "1990/1999", true},
		{"2012-21", "2012-03/2012-05", true}, {"2012-02-30", "2012-02-30", false}, {"20XX", "2000/2099", true}, {"2012", "2011", false},
	} {
		if got := sameDate(c.a, c.b); got != c.want {
			t.Errorf("sameDate(%s, %s) = %v", c.a, c.b, got)
		}
	}
}

func FuzzParseMarked(f *testing.F) {
	f.Add(marked)
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseMarked("x", strings.ToValidUTF8(text, "?"))
		if err != nil {
			return
		}
		again, err := ParseMarked("x", d.Marked())
		if err == nil && again.Text != d.Text {
			t.Fatalf("text %q became %q", d.Text, again.Text)
		}
	})
}
