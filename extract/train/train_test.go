package train

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/ner"
	"toli/extract/segment"
	"toli/seeds"
)

const sample = `{"id":"a","date":"2012-11-16","text":"Song Il-ho met Mr. Bold in Séoul.","spans":[{"start":0,"end":10,"label":"PERSON"},{"start":19,"end":23,"label":"PERSON","optional":true},{"start":27,"end":32,"label":"PLACE"}]}
{"id":"b","text":"G. Bush saw Kim in Ulan Bator","spans":[[3,7,"PERSON","cs"],[12,15,"PERSON","c"],[19,29,"PLACE","gcs"]]}
`

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.jsonl")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadJSONL(t *testing.T) {
	docs, err := ReadJSONL(write(t, sample))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range docs {
		for _, s := range d.Spans {
			got = append(got, s.In(d.Text)+"/"+s.Label+"/"+s.By)
		}
	}
	want := "Song Il-ho/PERSON/|Bold/PERSON/|Séoul/PLACE/|Bush/PERSON/cs|Kim/PERSON/c|Ulan Bator/PLACE/gcs"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got %s\nwant %s", s, want)
	}
	_, err = ReadJSONL(write(t, `{"id":"a","text":"x","spans":[{"start":0,"end":9,"label":"PERSON"}]}`))
	if err == nil || !strings.Contains(err.Error(), ":1: a: span [0,9) outside") {
		t.Errorf("bad span: %v", err)
	}
}

func TestSample(t *testing.T) {
	docs, err := ReadJSONL(write(t, sample))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"Song Il - ho/PERSON Séoul/PLACE ?Bold", "G. Bush/PERSON Ulan Bator/PLACE ?Kim"} {
		d := &extract.Document{Text: docs[i].Text}
		if err := segment.Annotate(d); err != nil {
			t.Fatal(err)
		}
		s := Sample(&docs[i], d, 1, false)
		var got []string
		for _, m := range s.Gold {
			var words []string
			for _, tok := range d.Tokens[m.First:m.Last] {
				words = append(words, tok.In(d.Text))
			}
			got = append(got, strings.Join(words, " ")+"/"+m.Label.String())
		}
		for k, u := range s.Unknown {
			if u {
				got = append(got, "?"+d.Tokens[k].In(d.Text))
			}
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s: got %s, want %s", docs[i].ID, g, want)
		}
	}
}

func trainer(t *testing.T, folder string) *Trainer {
	g, err := gazetteer.Open(seeds.Gazetteer)
	if err != nil {
		t.Fatal(err)
	}
	return &Trainer{
		Folders: []string{folder}, Gazetteer: g, Evidence: []func(*extract.Document) error{segment.Annotate, g.Annotate},
		Date: func(string) extract.PublicationDate { return extract.PublicationDate{} },
	}
}

// TestTrain trains on two sentences, twice, and reads one of them.
func TestTrain(t *testing.T) {
	path := write(t, sample)
	r := Recipe{Epochs: 8, Sources: []Source{{Path: filepath.Base(path), Copies: 2}}}
	tr := trainer(t, filepath.Dir(path))
	first, err := tr.Train(r)
	if err != nil {
		t.Fatal(err)
	}
	second, err := tr.Train(r)
	if err != nil || !bytes.Equal(first, second) {
		t.Fatalf("second training differs (%v)", err)
	}
	m, err := ner.Open(first)
	if err != nil {
		t.Fatal(err)
	}
	d := &extract.Document{Text: "Song Il-ho met Mr. Bold in Séoul."}
	for _, stage := range append(tr.Evidence, ner.NewTagger(m).Annotate) {
		if err := stage(d); err != nil {
			t.Fatal(err)
		}
	}
	if len(d.Candidates) == 0 || d.Surface(&d.Candidates[0]) != "Song Il-ho" {
		t.Errorf("candidates %v", d.Candidates)
	}
}

func TestRewriteKeepsSpans(t *testing.T) {
	docs, err := ReadJSONL(write(t, sample))
	if err != nil {
		t.Fatal(err)
	}
	a := NewAugmenter(trainer(t, "").Gazetteer, 3)
	for range 50 {
		for i := range docs {
			l := a.Rewrite(&docs[i])
			if len(l.Spans) != len(docs[i].Spans) {
				t.Fatalf("%d spans of %d", len(l.Spans), len(docs[i].Spans))
			}
			for _, s := range l.Spans {
				if surface := s.In(l.Text); surface == "" || surface != strings.TrimSpace(surface) {
					t.Fatalf("span %q in %q", surface, l.Text)
				}
			}
		}
	}
}

func TestStandardRecipe(t *testing.T) {
	if r := Standard(); len(r.Sources) == 0 || r.Epochs == 0 {
		t.Errorf("recipe %+v", r)
	}
	for _, c := range []struct{ in, want string }{
		{"{}", "no sources"},
		{"", "no sources"},
		{"sources:\n  - {path: a}\nepoch: 3", "line 3: field epoch not found"},
		{`{"epochs": 2, "sources": [{"path": "a", "weight": 2.5}]}`, ""}, // JSON is YAML
	} {
		_, err := ParseRecipe([]byte(c.in))
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%q: %v, want %q", c.in, err, c.want)
		}
	}
}
