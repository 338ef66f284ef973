package person

import (
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/segment"
)

func annotated(t testing.TB, text string) *extract.Document {
	d := &extract.Document{Text: text}
	for _, stage := range []func(*extract.Document) error{segment.Annotate, Annotate} {
		if err := stage(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Check(); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return d
}

func TestAnnotate(t *testing.T) {
	for _, c := range []struct{ text, style, name string }{
		{"Chairman Choe Tae Bok spoke.", "person/korean", "Choe Tae Bok"},
		{"talks with Song Il-ho of Japan", "person/korean", "Song Il-ho"},
		{"Min Yongha said", "person/korean", "Min Yongha"},
		{"lawmaker Eun-hee Kwon said", "person/korean-reversed", "Eun-hee Kwon"},
		{"President Ts.Elbegdorj arrived", "person/mongolian-initial", "Ts.Elbegdorj"},
		{"with N. Enkhbayar in court", "person/mongolian-initial", "N. Enkhbayar"},
		{"Tsakhiagiin Elbegdorj won", "person/mongolian", "Tsakhiagiin Elbegdorj"},
		{"minister Hu Jintao left", "person/chinese", "Hu Jintao"},
		{"premier Junichiro Koizumi left", "person/japanese", "Junichiro Koizumi"},
		{"envoy Christopher R. Hill left", "person/western", "Christopher R. Hill"},
	} {
		d := annotated(t, c.text)
		found := false
		for i := range d.Candidates {
			m := &d.Candidates[i]
			found = found || m.By == c.style && d.Surface(m) == c.name
		}
		if !found {
			t.Errorf("%q: no %s %q in %v", c.text, c.style, c.name, d.Candidates)
		}
	}
}

func TestShortForms(t *testing.T) {
	d := annotated(t, "Song Il Ho met reporters. Later Song left for Pyongyang, a song on his lips.")
	var got []string
	for i := range d.Candidates {
		if m := &d.Candidates[i]; m.By == "person/short" {
			got = append(got, d.Surface(m))
		}
	}
	if s := strings.Join(got, "|"); s != "Song" {
		t.Errorf("short forms %q, want one Song", s)
	}
}

func TestNotNames(t *testing.T) {
	for _, text := range []string{"The ministry said so.", "talks in may and march", "No. 4 mine"} {
		if d := annotated(t, text); len(d.Candidates) > 0 {
			t.Errorf("%q: candidates %v", text, d.Candidates)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("Kim Jong-un met Ts.Elbegdorj. Kim left.")
	f.Add("A. B. C.")
	f.Add("Eun-hee Kwon")
	f.Fuzz(func(t *testing.T, text string) { annotated(t, strings.ToValidUTF8(text, "?")) })
}
