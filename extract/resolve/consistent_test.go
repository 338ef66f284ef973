package resolve

import (
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/segment"
)

// TestDefinitions gives each text bodies of a tagger, in |bars|, and wants the
// mentions that are left or added.
func TestDefinitions(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"body", "The |Grain Board of Bulgan| (GBB) met. Later GBB left.", "Grain Board of Bulgan, GBB, GBB"},
		{"treaty", "The Border Trade Agreement (|BTA|) was signed. The |BTA| is new.", ""},
		{"words in lower case", "It has early and late grain inspection (|ELGI|).", ""},
		{"part of it is a body", "The |Grain Board| Plan (|GBP|) was signed.", "Grain Board, GBP"},
		{"other words", "The Border Trade Agreement (|KBS|) was signed.", "KBS"},
		{"in the gazetteer", "The Border Trade Agreement (|WTO|) was signed.", "WTO"},
		{"another sentence", "It was a Border Trade. Agreement (|BTA|) came.", "BTA"},
	} {
		var d extract.Document
		var spans []extract.Span
		for i, part := range strings.Split(c.text, "|") {
			if i%2 == 1 {
				spans = append(spans, extract.Span{Start: uint32(len(d.Text)), End: uint32(len(d.Text) + len(part))})
			}
			d.Text += part
		}
		if err := segment.Annotate(&d); err != nil {
			t.Fatal(err)
		}
		for i, tok := range d.Tokens {
			if tok.Norm == "wto" {
				d.Lookups = append(d.Lookups, extract.Lookup{First: uint32(i), Last: uint32(i) + 1, Label: extract.Org})
			}
		}
		for _, s := range spans {
			first, last := uint32(d.TokenAt(s.Start)), uint32(d.TokenAt(s.End-1)+1)
			d.Candidates = append(d.Candidates, extract.Mention{Span: s, First: first, Last: last, Label: extract.Org, By: "ner", Score: 0.9})
		}
		if err := Annotate(&d); err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range d.Mentions {
			got = append(got, d.Surface(&d.Mentions[i]))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
}
