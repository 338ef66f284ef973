package timex

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/segment"
)

// published returns a publication date: YYYY-MM-DD, YYYY-MM or none.
func published(date string) (p extract.PublicationDate) {
	n := func(s string) (v int) {
		for _, c := range s {
			v = v*10 + int(c-'0')
		}
		return v
	}
	switch len(date) {
	case 10:
		p.Begin = extract.MakeDay(n(date[:4]), n(date[5:7]), n(date[8:]))
		p.End = p.Begin
	case 7:
		m := point{year: n(date[:4]), month: n(date[5:])}
		p.Begin, p.End = m.begin(), m.end()
	}
	return p
}

func annotated(t testing.TB, text, date string) *extract.Document {
	t.Helper()
	d := &extract.Document{Text: text, Date: published(date)}
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

// values returns the candidates of d as "surface=EDTF; …".
func values(d *extract.Document) string {
	var out []string
	for i := range d.Candidates {
		m := &d.Candidates[i]
		out = append(out, d.Surface(m)+"="+m.Date.EDTF)
	}
	return strings.Join(out, "; ")
}

// TestExamples runs the examples of every rule.
func TestExamples(t *testing.T) {
	for _, r := range compiled().rules {
		if len(r.examples) == 0 && r.name != "feast" {
			t.Errorf("rule %s has no examples", r.name)
		}
		fired := r.name == "feast"
		for _, example := range r.examples {
			part := strings.Split(example, "|")
			d := annotated(t, part[1], part[0])
			if got := values(d); got != part[2] {
				t.Errorf("rule %s: %q on %q:\n got %s\nwant %s", r.name, part[1], part[0], got, part[2])
			}
			for i := range d.Candidates {
				fired = fired || d.Candidates[i].By == "timex/"+r.name
			}
		}
		if !fired {
			t.Errorf("rule %s: no example uses it", r.name)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, r := range compiled().rules {
		for _, e := range r.examples {
			part := strings.Split(e, "|")
			f.Add(part[1], part[0])
		}
	}
	f.Fuzz(func(t *testing.T, text, date string) {
		if !dateShape(date) {
			date = "2012-11-20"
		}
		d := annotated(t, strings.ToValidUTF8(text, "?"), date)
		for i := range d.Candidates {
			m := &d.Candidates[i]
			if v := m.Date; v.EDTF != "" && !isEDTF(v.EDTF) || (v.Begin == 0) != (v.End == 0) {
				t.Errorf("%q: %+v", d.Surface(m), v)
			}
		}
	})
}

func dateShape(s string) bool {
	if len(s) != 10 && len(s) != 7 {
		return s == ""
	}
	for i, c := range s {
		if (i == 4 || i == 7) != (c == '-') || c != '-' && (c < '0' || c > '9') {
			return false
		}
	}
	p := point{year: int(s[0]-'0')*1000 + int(s[1]-'0')*100 + int(s[2]-'0')*10 + int(s[3]-'0'), month: int(s[5]-'0')*10 + int(s[6]-'0')}
	if len(s) == 10 {
		p.day = int(s[8]-'0')*10 + int(s[9]-'0')
	}
	return p.valid() && p.year > 0 && p.month > 0 && (p.day > 0 || len(s) == 7)
}

// edtfForm is what this package writes of EDTF.
var edtfForm = regexp.MustCompile(`^(-?\d{4}|\d{3}X|\d\dXX|\d{4}-(0[1-9]|1[0-2]|2[1-4]|3[3-6])|\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))$`)

func isEDTF(s string) bool {
	from, to, isRange := strings.Cut(s, "/")
	return edtfForm.MatchString(from) && (!isRange || edtfForm.MatchString(to))
}

func BenchmarkAnnotate(b *testing.B) {
	files, err := filepath.Glob("../../testdata/gold/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no fixtures")
	}
	var text strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		text.Write(mark.ReplaceAll(data, []byte("$1")))
	}
	d := annotated(b, text.String(), "2012-11-20")
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		d.Candidates = d.Candidates[:0]
		if err := Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	words := 0
	for _, t := range d.Tokens {
		if t.Kind != extract.Punct {
			words++
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// mark is a labelled mention of the fixtures.
var mark = regexp.MustCompile(`\[([^\]\n]*)\]\([^)\n]*\)`)

// TestSentences reads sentences of the kinds of text that the tool is for.
func TestSentences(t *testing.T) {
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i, line := range strings.Split(string(data), "\n") {
		part := strings.Split(line, "|")
		if len(part) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		text := strings.ReplaceAll(part[1], `\n`, "\n")
		if got := values(annotated(t, text, part[0])); got != part[2] {
			t.Errorf("sentences.txt:%d: %s\n got %s\nwant %s", i+1, text, got, part[2])
		}
	}
	if n < 200 {
		t.Errorf("%d sentences, want at least 200", n)
	}
}
