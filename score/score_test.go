package score

import (
	"bytes"
	"cmp"
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

// TestTimex3 has the TIMEX3 values that a gold value stands for.
func TestTimex3(t *testing.T) {
	for value, want := range map[string]string{
		"2012-11-15": "2012-11-15", "2012-11": "2012-11", "199X": "199", "20XX": "20", "2012-23": "2012-FA", "-0209": "BC0209",
		"2012-34": "2012-Q2", "2012-41": "2012-H2",
		"2012-11-15/2012-11-16": "2012-11-15/2012-11-16",
		"2012-11-12/2012-11-18": "2012-11-12/2012-11-18 2012-W46",
		"2012-12-31/2013-01-06": "2012-12-31/2013-01-06 2013-W01",
		"2012-11-17/2012-11-18": "2012-11-17/2012-11-18 2012-W46-WE",
		"2005-01/2005-06":       "2005-01/2005-06 2005-H1", "2014-10/2014-12": "2014-10/2014-12 2014-Q4", "1998/2003": "1998/2003",
	} {
		if got := strings.Join(timex3(&Span{Value: value}), " "); got != want {
			t.Errorf("%s: got %s, want %s", value, got, want)
		}
	}
	if got := timex3(&Span{Value: "2012", Timex3: "2012-XX"}); len(got) != 1 || got[0] != "2012-XX" {
		t.Errorf("own value: %v", got)
	}
}

// TestLinks has gold with identifiers, with names, and without an entry, and
// predictions that are right, wrong, missing and of no entry.
func TestLinks(t *testing.T) {
	text := "A B C D E F G"
	span := func(i int, value, id string) Span {
		return Span{Start: 2 * i, End: 2*i + 1, Label: "ORG", Value: value, ID: id}
	}
	gold := []Doc{{ID: "d", Text: text, Spans: []Span{
		span(0, "A", "Q1"), span(1, "B", "Q2"), span(2, "C", ""), span(3, "D", ""), span(4, "E", ""), span(5, "F", ""), span(6, "G", ""),
	}}}
	pred := []Doc{{ID: "d", Spans: []Span{
		span(0, "A", "org.a"), span(1, "B", "nil.b"), span(2, "C", "org.c"), span(3, "D", "org.x"), span(4, "E", "nil.e"), span(5, "F", "org.f"),
	}}}
	entries := func(s Span) []string {
		return map[string][]string{"Q1": {"org.a"}, "Q2": {"org.b"}, "C": {"org.c2", "org.c"}, "D": {"org.d"}, "G": {"org.g"}}[cmp.Or(s.ID, s.Value)]
	}
	r, err := Evaluate(gold, pred, Options{Entries: entries})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Links{ID: Count{TP: 1, FN: 1}, Name: Count{TP: 1, FP: 2, FN: 1}}); *r.Links != want {
		t.Errorf("got %+v, want %+v", *r.Links, want)
	}
}

// TestWrongEntity has two persons of one surname, of whom the second is taken
// for the first once.
func TestWrongEntity(t *testing.T) {
	text := "Kim A, Kim. Kim B, Kim, Kim. Lee."
	at := func(start, end int, value, id string) Span {
		return Span{Start: start, End: end, Label: "PERSON", Value: value, ID: id}
	}
	gold := []Doc{{ID: "d", Text: text, Spans: []Span{
		at(0, 5, "Kim A", ""), at(7, 10, "Kim A", ""), at(12, 17, "Kim B", ""), at(19, 22, "Kim B", ""), at(24, 27, "Kim B", ""), at(29, 32, "", ""),
	}}}
	pred := []Doc{{ID: "d", Spans: []Span{
		at(0, 5, "A", "1"), at(7, 10, "A", "1"), at(12, 17, "B", "2"), at(19, 22, "B", "2"), at(24, 27, "A", "1"), at(29, 32, "L", "3"),
	}}}
	r, err := Evaluate(gold, pred, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Errors) != 1 || r.Errors[0].String() != `PERSON  Kim B, not "A": Kim A, Kim. Kim B, Kim, ⟦Kim⟧. Lee.  (d)` {
		t.Errorf("errors %v", r.Errors)
	}
	e := r.Entities // Lee is of no known entity
	if e.Mentions != 5 || e.Gold != 2 || e.Pred != 2 {
		t.Errorf("%+v", e)
	}
	check(t, "B³", e.Corpus.B3, [2]float64{(4.0/3 + 1.0/3 + 2) / 5, (2 + 4.0/3 + 1.0/3) / 5})
	var plain, coloured strings.Builder
	r.WriteErrors(&plain, false)
	r.WriteErrors(&coloured, true)
	if want := strings.NewReplacer("⟦", "\x1b[31;1m", "⟧", "\x1b[0m").Replace(plain.String()); coloured.String() != want || !strings.HasPrefix(plain.String(), "\nentity (1)\n") {
		t.Errorf("%q", coloured.String())
	}
}

// TestTwoDocuments has one entity in two documents: apart within documents,
// together across them.
func TestTwoDocuments(t *testing.T) {
	doc := func(id, entity string) Doc {
		return Doc{ID: id, Text: "Kim", Spans: []Span{{Start: 0, End: 3, Label: "PERSON", Value: "Kim", ID: entity}}}
	}
	r, err := Evaluate([]Doc{doc("a", ""), doc("b", "")}, []Doc{doc("a", "1"), doc("b", "2")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	check(t, "within documents", r.Entities.Document.B3, [2]float64{1, 1})
	check(t, "across", r.Entities.Corpus.B3, [2]float64{1, 0.5})
}

// TestFrequent lists the most frequent surface first.
func TestFrequent(t *testing.T) {
	g := Doc{ID: "d", Text: "A B C B", Spans: []Span{{Start: 0, End: 1, Label: "ORG"}, {Start: 2, End: 3, Label: "ORG"}, {Start: 4, End: 5, Label: "ORG"}, {Start: 6, End: 7, Label: "ORG"}}}
	r, err := Evaluate([]Doc{g}, []Doc{{ID: "d"}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	r.WriteErrors(&b, false)
	const want = "\nmissed (4)\n  ORG     A ⟦B⟧ C B  (d)\n  ORG     A B C ⟦B⟧  (d)\n  ORG     ⟦A⟧ B C B  (d)\n  ORG     A B ⟦C⟧ B  (d)\n"
	if b.String() != want {
		t.Errorf("got %s", b.String())
	}
}

// FuzzParseMarked has text and mentions come back when they are marked again.
func FuzzParseMarked(f *testing.F) {
	f.Add(marked)
	f.Add("[a](DATE 2012 <2012>) [b](?ORG x (y) <Q1>)\\[")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseMarked("x", strings.ToValidUTF8(text, "?"))
		if err != nil {
			return
		}
		again, err := ParseMarked("x", d.Marked())
		if err != nil || again.Text != d.Text || !reflect.DeepEqual(plain(again, false).Spans, plain(d, false).Spans) {
			t.Fatalf("%v: text %q %v became %q %v", err, d.Text, d.Spans, again.Text, again.Spans)
		}
	})
}

// FuzzReaders has what any reader accepts be sound, and survive JSONL.
func FuzzReaders(f *testing.F) {
	for i, c := range codecs() {
		var b bytes.Buffer
		if err := c.write(&b, []Doc{sample}); err != nil {
			f.Fatal(err)
		}
		f.Add(i, b.Bytes())
	}
	f.Fuzz(func(t *testing.T, which int, data []byte) {
		c := codecs()[uint(which)%uint(len(codecs()))]
		docs, err := c.read(bytes.ToValidUTF8(data, []byte("?")))
		if err != nil || len(docs) == 0 {
			return
		}
		var b bytes.Buffer
		if err := WriteJSONL(&b, docs); err != nil {
			t.Fatal(err)
		}
		again, err := ReadJSONL("x", b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		for i := range again {
			if !reflect.DeepEqual(plain(again[i], false), plain(docs[i], false)) {
				t.Fatalf("%+v became %+v", docs[i], again[i])
			}
		}
	})
}
