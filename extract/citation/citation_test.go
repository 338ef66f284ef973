package citation

import (
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/segment"
)

func TestAnnotate(t *testing.T) {
	text := "He agreed (Mongol Messenger, November 16; Unuudur, \"A Title,\" May 3). The Workers' Party (WPK) said so (Xinhua)."
	d := &extract.Document{Text: text}
	if err := segment.Annotate(d); err != nil {
		t.Fatal(err)
	}
	for _, m := range []struct {
		surface string
		label   extract.Label
	}{
		{"Mongol Messenger", extract.Org}, {"November 16", extract.DateLabel}, {"Unuudur", extract.Org}, {"May 3", extract.DateLabel},
		{"WPK", extract.Org}, {"Xinhua", extract.Org},
	} {
		start := uint32(strings.Index(text, m.surface))
		first, last := uint32(d.TokenAt(start)), uint32(d.TokenAt(start+uint32(len(m.surface))-1)+1)
		d.Mentions = append(d.Mentions, extract.Mention{Span: d.TokenSpan(first, last), First: first, Last: last, Label: m.label, By: "test", Score: 1})
		if m.surface == "Xinhua" {
			d.Lookups = append(d.Lookups, extract.Lookup{First: first, Last: last, Label: extract.Org, Kind: extract.Outlet, Prior: 1})
		}
	}
	if err := Annotate(d); err != nil {
		t.Fatal(err)
	}
	if err := d.Check(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range d.Citations {
		s := d.Surface(&d.Mentions[c.Outlet-1])
		if c.Date > 0 {
			s += "@" + d.Surface(&d.Mentions[c.Date-1])
		}
		got = append(got, s+"@"+c.Title)
	}
	want := "Mongol Messenger@November 16@|Unuudur@May 3@A Title,|Xinhua@"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
	if d.Mentions[0].Zone != extract.InCitation || d.Mentions[4].Zone != extract.Body {
		t.Errorf("zones %v %v", d.Mentions[0].Zone, d.Mentions[4].Zone)
	}
}
