package score

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// sample has what formats may lose: brackets, marks, accents, empty lines,
// values, optional mentions, identifiers, neighbours of one label.
var sample = Doc{
	ID: "d-1", Date: "2012-11-16", Register: "test", Source: "made up",
	Text: "# 1 [KCNA] Song Il-ho\n\nSeoul Busan, US-led—Ödriin  Sonin\tof \\ 5 May.\n",
	Spans: []Span{
		{Start: 5, End: 9, Label: "ORG", Value: "Korean Central News Agency", ID: "Q484000"},
		{Start: 11, End: 21, Label: "PERSON", Value: "Song Il-ho (diplomat)"},
		{Start: 23, End: 28, Label: "PLACE"}, {Start: 29, End: 34, Label: "PLACE", Optional: true},
		{Start: 36, End: 38, Label: "PLACE", Value: "United States"},
		{Start: 43, End: 56, Label: "ORG", Value: "Ödriin Sonin"},
		{Start: 62, End: 67, Label: "DATE", Value: "2012-05-05", Timex3: "2012-05-05"},
	},
}

type codec struct {
	name  string
	write func(*bytes.Buffer, []Doc) error
	read  func([]byte) ([]Doc, error)
	lossy bool // values and optional marks
}

func codecs() []codec {
	out := []codec{
		{"jsonl", func(b *bytes.Buffer, d []Doc) error { return WriteJSONL(b, d) }, func(b []byte) ([]Doc, error) { return ReadJSONL("x.jsonl", b) }, false},
		{"spacy", func(b *bytes.Buffer, d []Doc) error { return WriteSpacy(b, d) }, func(b []byte) ([]Doc, error) { return ReadSpacy("x.json", b) }, false},
		{"marked", func(b *bytes.Buffer, d []Doc) error { b.WriteString(d[0].Marked()); return nil }, func(b []byte) ([]Doc, error) {
			d, err := ParseMarked("x.txt", string(b))
			return []Doc{d}, err
		}, false},
		{"brat", func(b *bytes.Buffer, d []Doc) error { b.WriteString(d[0].Text + "\x00" + d[0].Brat()); return nil }, func(b []byte) ([]Doc, error) {
			text, ann, _ := strings.Cut(string(b), "\x00")
			d, err := ReadBrat("x.ann", "x", text, ann)
			return []Doc{d}, err
		}, false},
	}
	for _, scheme := range Schemes {
		for _, four := range []bool{false, true} {
			name := scheme + " 2 columns"
			if four {
				name = scheme + " 4 columns"
			}
			out = append(out, codec{name, func(b *bytes.Buffer, d []Doc) error {
				return WriteColumns(b, d, ColumnStyle{scheme, four})
			}, func(b []byte) ([]Doc, error) { return ReadColumns("x.bio", b) }, true})
		}
	}
	return out
}

// plain is d without where it was read from and, if so wanted, without values.
func plain(d Doc, lossy bool) Doc {
	d.File, d.Line = "", 0
	spans := d.Spans
	d.Spans = nil
	for _, s := range spans {
		s.line, s.surface = 0, ""
		if lossy {
			s = Span{Start: s.Start, End: s.End, Label: s.Label}
		}
		d.Spans = append(d.Spans, s)
	}
	return d
}

// TestRoundTrips converts from every format to every other and back.
func TestRoundTrips(t *testing.T) {
	for _, doc := range []Doc{sample, {ID: "empty", Text: "Nothing.\n\n"}, {ID: "bare", Text: "Ulaanbaatar", Spans: []Span{{Start: 0, End: 11, Label: "PLACE"}}}} {
		for _, a := range codecs() {
			for _, b := range codecs() {
				got := through(t, through(t, doc, a), b)
				if want := plain(doc, a.lossy || b.lossy); !reflect.DeepEqual(plain(got, false), want) {
					t.Errorf("%s, %s:\ngot  %+v\nwant %+v", a.name, b.name, plain(got, false), want)
				}
			}
		}
	}
}

func through(t *testing.T, d Doc, c codec) Doc {
	t.Helper()
	var b bytes.Buffer
	if err := c.write(&b, []Doc{d}); err != nil {
		t.Fatalf("%s: %v", c.name, err)
	}
	docs, err := c.read(b.Bytes())
	if err != nil || len(docs) != 1 {
		t.Fatalf("%s: %v, %d documents of\n%s", c.name, err, len(docs), b.Bytes())
	}
	return docs[0]
}

// TestFixturesRoundTrip takes the fixtures through every format.
func TestFixturesRoundTrip(t *testing.T) {
	docs, err := ReadFiles("../testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range codecs() {
		for _, d := range docs {
			if got := through(t, d, c); !reflect.DeepEqual(plain(got, false), plain(d, c.lossy)) {
				t.Errorf("%s: %s changed", c.name, d.ID)
			}
		}
	}
}

func TestColumnSchemes(t *testing.T) {
	const want = "Kim Il/PERSON Seoul/PLACE Busan/PLACE"
	for scheme, text := range map[string]string{
		"BIO":   "Kim B-PER\nIl I-PER\nin O\nSeoul B-LOC\nBusan B-LOC\n",
		"BIOES": "Kim B-PER\nIl E-PER\nin O\nSeoul S-LOC\nBusan S-LOC\n",
		"BILOU": "Kim B-PER\nIl L-PER\nin O\nSeoul U-LOC\nBusan U-LOC\n",
		"IOB1":  "-DOCSTART- -X- O O\n\nKim x x I-PER\r\nIl x x I-PER\nin x x O\nSeoul x x I-LOC\n\n# a comment\nBusan x x I-GPE\n",
	} {
		docs, err := ReadColumns("x", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if s := surfaces(docs[0]); s != want {
			t.Errorf("%s: %s", scheme, s)
		}
	}
}

func surfaces(d Doc) string {
	var got []string
	for _, s := range d.Spans {
		got = append(got, d.Surface(s)+"/"+s.Label)
	}
	return strings.Join(got, " ")
}

// TestForeign reads what other tools write.
func TestForeign(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ name, text, want string }{
		{"pair.json", `[["Kim in Seoul", {"entities": [[0, 3, "PERSON"], [7, 12, "GPE"]]}]]`, "Kim/PERSON Seoul/PLACE"},
		{"biluo.json", `[{"id": 7, "paragraphs": [{"raw": null, "sentences": [{"tokens": [
			{"orth": "Kim", "space": " ", "ner": "B-PERSON"}, {"orth": "Il", "space": " ", "ner": "L-PERSON"},
			{"orth": "in", "space": " ", "ner": "O"}, {"orth": "Seoul", "space": "", "ner": "U-GPE"}]}]}]}]`, "Kim Il/PERSON Seoul/PLACE"},
		{"b.ann", "T1\tPerson_ 0 3\tKim\n", ""},
		{"c.ann", "T2\tLOC 7 12\tSeoul\nT1\tPER 0 3\tKim\nR1\tin Arg1:T1 Arg2:T2\nE1\tT1\n#1\tAnnotatorNotes T2\tSeoul\n", "Kim/PERSON Seoul/PLACE"},
	} {
		if strings.HasSuffix(c.name, ".ann") {
			write(t, filepath.Join(dir, strings.TrimSuffix(c.name, ".ann")+".txt"), "Kim in Seoul\n")
		}
		name := filepath.Join(dir, c.name)
		write(t, name, c.text)
		docs, err := ReadFiles(name)
		if c.want == "" {
			if err == nil || !strings.Contains(err.Error(), "b.ann:1: b: span [0,3): label") {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		if err != nil || surfaces(docs[0]) != c.want {
			t.Errorf("%s: %v %v, want %s", c.name, docs, err, c.want)
		}
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestBadInput has one message a fault: file, line, id, remedy.
func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "b.txt"), "Kim in Seoul\n")
	for _, c := range []struct{ name, text, want string }{
		{"a.jsonl", `{"id":"k","text":"Kim"` + "\n", "a.jsonl:1: unexpected end of JSON input"},
		{"a.jsonl", "\n" + `{"text":"Kim"}`, "a.jsonl:2: no id: give"},
		{"a.jsonl", `{"id":"k","text":"Kim","spans":[{"start":0,"end":4,"label":"PERSON"}]}`, "a.jsonl:1: k: span [0,4): outside the text of 3 characters: count"},
		{"a.jsonl", `{"id":"k","text":"Kim","spans":[{"start":2,"end":2,"label":"PERSON"}]}`, "a.jsonl:1: k: span [2,2): outside the text"},
		{"a.jsonl", `{"id":"k","text":"Kima\u0301n","spans":[{"start":0,"end":4,"label":"PERSON"}]}`, "a.jsonl:1: k: span [0,4): cuts a character"},
		{"a.jsonl", `{"id":"k","text":"Öd Kim","spans":[{"start":4,"end":6,"label":"PERSON","text":"Kim"}]}`, `a.jsonl:1: k: span [4,6): the text there is "im", not "Kim": count`},
		{"a.jsonl", `{"id":"k","text":"Kim","spans":[{"start":0,"end":2,"label":"PERSON"},{"start":1,"end":3,"label":"ORG"}]}`, "a.jsonl:1: k: span [1,3): overlaps"},
		{"a.jsonl", `{"id":"k","text":"Kim","spans":[{"start":0,"end":3,"label":"NORP"}]}`, `a.jsonl:1: k: span [0,3): label "NORP" unknown: write one of PERSON`},
		{"a.jsonl", `{"id":"k","text":"May","spans":[{"start":0,"end":3,"label":"DATE","value":"2012-13"}]}`, `a.jsonl:1: k: span [0,3): "2012-13" is no EDTF date: write`},
		{"a.jsonl", `{"id":"k","text":"a"}` + "\n" + `{"id":"k","text":"b"}`, `a.jsonl:2: id "k" is also that of`},
		{"a.jsonl", "\n{\"id\":\"k\",\"text\":\"\xff\"}", "a.jsonl:2: not UTF-8: convert"},
		{"a.bio", "Kim B-PER\nIl\n", "a.bio:2: one column: a token"},
		{"a.bio", "Kim B-PER\nIl Q-PER\n", `a.bio:2: tag "Q-PER": write`},
		{"a.bio", "# text = Kim Jong Il\nKim B-PER\nIl I-PER\n", `a.bio:3: token "Il" is not what comes next in # text: correct`},
		{"a.bio", "# text = Kim Jong\nKim B-PER\n\n", `a.bio:3: "Jong" of # text is not among the tokens: give`},
		{"a.bio", "Kim B-MISC\n", `label "MISC" unknown: write`},
		{"b.ann", "T1\tPERSON 0 3;4 6\tKim in\n", "b.ann:1: b: T1 has a gap: mentions are contiguous"},
		{"b.ann", "T1 PERSON 0 3 Kim\n", "b.ann:1: b: write T1, a tab"},
		{"b.ann", "\nT1\tPERSON 0 3\tLee\n", `b.ann:2: b: span [0,3): the text there is "Kim", not "Lee"`},
		{"c.ann", "T1\tPERSON 0 3\tLee\n", "its text is missing"},
		{"a.json", `{"spans": []}`, "a.json:1: " + filepath.Join(dir, "a.json") + "#1: no paragraphs"},
		{"a.tsv", "", "a.tsv: format unknown: name it"},
	} {
		name := filepath.Join(dir, c.name)
		write(t, name, c.text)
		_, err := ReadFiles(name)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s %q:\ngot  %v\nwant %s", c.name, c.text, err, c.want)
		}
	}
}
