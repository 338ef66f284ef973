package ner

import (
	"math"
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/segment"
)

func builtin(t testing.TB) *Model {
	t.Helper()
	m, err := Open(Builtin)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func document(t testing.TB, text string) *extract.Document {
	t.Helper()
	d := &extract.Document{Text: text}
	if err := segment.Annotate(d); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestTagger reads names without any gazetteer or grammar.
func TestTagger(t *testing.T) {
	d := document(t, "Mongolian President Tsakhia Elbegdorj met Prime Minister Shinzo Abe in Tokyo on Friday.")
	if err := NewTagger(builtin(t)).Annotate(d); err != nil {
		t.Fatal(err)
	}
	if err := d.Check(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range d.Candidates {
		m := &d.Candidates[i]
		got = append(got, d.Surface(m)+"/"+m.Label.String())
	}
	want := "Tsakhia Elbegdorj/PERSON Shinzo Abe/PERSON Tokyo/PLACE"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
}

func TestOpenRefuses(t *testing.T) {
	edit := func(i int, b byte) []byte {
		c := append([]byte(nil), Builtin...)
		c[i] = b
		return c
	}
	for want, blob := range map[string][]byte{
		"not a toli model": []byte("x"),
		"model format 9":   edit(7, 9),
		"segmentation":     edit(8, 99),
		"truncated":        Builtin[:len(Builtin)-1],
	} {
		if _, err := Open(blob); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// TestTransitions checks that no reading breaks a mention: after B or I comes
// I or E of the same label, and nothing else does.
func TestTransitions(t *testing.T) {
	for a := range numTags {
		for b := range numTags {
			inside := a != tagO && (tagPos(a) == posB || tagPos(a) == posI)
			goesOn := b != tagO && (tagPos(b) == posI || tagPos(b) == posE) && tagLabel(a) == tagLabel(b)
			starts := b == tagO || tagPos(b) == posB || tagPos(b) == posS
			if want := inside && goesOn || !inside && starts; allowed(a, b) != want {
				t.Errorf("%d→%d: allowed %v, want %v", a, b, allowed(a, b), want)
			}
		}
	}
}

func TestExp(t *testing.T) {
	for x := float32(-60); x <= 0; x += 0.0137 {
		if got, want := float64(exp(x)), math.Exp(float64(x)); math.Abs(got-want) > 1e-5*want {
			t.Fatalf("exp(%v) = %v, want %v", x, got, want)
		}
	}
	if exp(0) != 1 {
		t.Errorf("exp(0) = %v", exp(0))
	}
}

func TestProse(t *testing.T) {
	d := document(t, "“We agree,” said Barack Obama in London.")
	for _, surface := range []string{"Barack Obama", "London", "agree"} {
		start := uint32(strings.Index(d.Text, surface))
		first, last := uint32(d.TokenAt(start)), uint32(d.TokenAt(start+uint32(len(surface))-1)+1)
		label := extract.Person
		if surface == "London" {
			label = extract.Place
		}
		d.Candidates = append(d.Candidates, extract.Mention{
			Span: d.TokenSpan(first, last), First: first, Last: last, Label: label, By: "ner", Score: 0.4,
		})
	}
	if err := NewProse().Annotate(d); err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{true, true, false} {
		if up := d.Candidates[i].Score > 0.4; up != want {
			t.Errorf("%s: score %v", d.Surface(&d.Candidates[i]), d.Candidates[i].Score)
		}
	}
}

func FuzzTagger(f *testing.F) {
	f.Add("Song Il-ho met Ts.Elbegdorj (KCNA) in the U.S.\n\nHEADLINE")
	tagger := NewTagger(builtin(f))
	f.Fuzz(func(t *testing.T, text string) {
		d := document(t, strings.ToValidUTF8(text, "?"))
		if err := tagger.Annotate(d); err != nil {
			t.Fatal(err)
		}
		if err := d.Check(); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkTagger(b *testing.B) {
	d := document(b, strings.Repeat("Mongolian President Tsakhia Elbegdorj met Prime Minister Shinzo Abe in Tokyo on Friday, and then the talks of the two sides went on for hours. ", 100))
	tagger := NewTagger(builtin(b))
	b.ReportAllocs()
	for b.Loop() {
		d.Candidates = d.Candidates[:0]
		if err := tagger.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
