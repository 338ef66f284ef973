package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"

	"toli/extract"
	"toli/extract/segment"
)

var meta = Metadata{Tool: "test", Gazetteer: "gz", Model: "md"}

// sample returns a document that uses every column.
func sample(t testing.TB, id string) *extract.Document {
	t.Helper()
	d := &extract.Document{
		ID: id, URI: "https://example.org/" + id, Title: `A "title"`, Site: "KCNA", Lang: "en", Encoding: "utf-8", SHA256: "00", NBytes: 60,
		Date: extract.PublicationDate{Begin: extract.MakeDay(2012, 11, 20), End: extract.MakeDay(2012, 11, 20), EDTF: "2012-11-20", Source: "header"},
		Text: "Улаанбаатар met Kim. \U0001f600 It was 18 November (Kim).",
		Entities: []extract.Entity{
			{ID: "place.mn.ulaanbaatar", Label: extract.Place, Name: "Ulaanbaatar", Native: "Улаанбаатар", Kind: extract.City,
				Country: "mn", Wikidata: "Q1", Geonames: 2028462, Lat: 47.5, Lon: 106.25, HasCoord: true, Gazetteer: true},
			{ID: "person:kim", Label: extract.Person, Name: "Kim"},
		},
	}
	if err := segment.Annotate(d); err != nil {
		t.Fatal(err)
	}
	date := &extract.DateValue{EDTF: "2012-11-18", Timex3: "2012-11-18", Type: "DATE", Begin: extract.MakeDay(2012, 11, 18),
		End: extract.MakeDay(2012, 11, 18), Precision: extract.DayPrecision, Anchor: "document"}
	mention(t, d, "Улаанбаатар", extract.Mention{Label: extract.Place, Entity: 1, By: "gazetteer", Score: 1})
	mention(t, d, "Kim", extract.Mention{Label: extract.Person, Entity: 2, By: "person/korean", Score: 0.5})
	mention(t, d, "18 November", extract.Mention{Label: extract.DateLabel, Date: date, By: "timex", Score: 0.75, Zone: extract.Quote})
	at := uint32(strings.Index(d.Text, "("))
	d.Citations = []extract.Citation{{Span: extract.Span{Start: at, End: at + 5}, Outlet: 2, Date: 3, Author: "Kim"}}
	if err := d.Check(); err != nil {
		t.Fatal(err)
	}
	return d
}

// mention adds the first place of surface to d.
func mention(t testing.TB, d *extract.Document, surface string, m extract.Mention) {
	t.Helper()
	start := uint32(strings.Index(d.Text, surface))
	m.Span = extract.Span{Start: start, End: start + uint32(len(surface))}
	m.First, m.Last = uint32(d.TokenAt(start)), uint32(d.TokenAt(m.End-1))+1
	d.Mentions = append(d.Mentions, m)
}

func write(t testing.TB, dir string, n int, opt Options) Summary {
	t.Helper()
	opt.Metadata = meta
	w, err := Create(dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		if err := w.Add(sample(t, fmt.Sprintf("doc-%03d", i))); err != nil {
			t.Fatal(err)
		}
	}
	s, err := w.Close()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLines(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, 1, Options{Formats: []Format{JSONL}})
	for table, want := range map[string]string{
		Documents: `{"doc_id":"doc-000","uri":"https://example.org/doc-000","title":"A \"title\"","date":"2012-11-20","date_source":"header","site":"KCNA","lang":"en","encoding":"utf-8","sha256":"00","n_bytes":60,"n_sentences":2,"n_tokens":13,"n_mentions":3,"text":"Улаанбаатар met Kim. 😀 It was 18 November (Kim)."}
`,
		Sentences: `{"doc_id":"doc-000","sentence":0,"start_byte":0,"end_byte":31,"start_char":0,"end_char":20,"text":"Улаанбаатар met Kim."}
{"doc_id":"doc-000","sentence":1,"start_byte":32,"end_byte":62,"start_char":21,"end_char":48,"text":"😀 It was 18 November (Kim)."}
`,
		Mentions: `{"doc_id":"doc-000","mention":0,"sentence":0,"start_byte":0,"end_byte":22,"start_char":0,"end_char":11,"text":"Улаанбаатар","label":"PLACE","entity_id":"place.mn.ulaanbaatar","entity_name":"Ulaanbaatar","confidence":1,"source":"gazetteer","zone":"body"}
{"doc_id":"doc-000","mention":1,"sentence":0,"start_byte":27,"end_byte":30,"start_char":16,"end_char":19,"text":"Kim","label":"PERSON","entity_id":"person:kim","entity_name":"Kim","confidence":0.5,"source":"person/korean","zone":"body"}
{"doc_id":"doc-000","mention":2,"sentence":1,"start_byte":44,"end_byte":55,"start_char":30,"end_char":41,"text":"18 November","label":"DATE","confidence":0.75,"source":"timex","zone":"quote","date_edtf":"2012-11-18","date_timex3":"2012-11-18","date_start":"2012-11-18","date_end":"2012-11-18","date_precision":"day","date_anchor":"document"}
`,
		Entities: `{"entity_id":"person:kim","label":"PERSON","name":"Kim","in_gazetteer":false,"n_documents":1,"n_mentions":1,"first_date":"2012-11-20","last_date":"2012-11-20","aliases":["Kim"]}
{"entity_id":"place.mn.ulaanbaatar","label":"PLACE","name":"Ulaanbaatar","native_name":"Улаанбаатар","kind":"city","country":"mn","wikidata":"Q1","geonames":2028462,"latitude":47.5,"longitude":106.25,"in_gazetteer":true,"n_documents":1,"n_mentions":1,"first_date":"2012-11-20","last_date":"2012-11-20","aliases":["Улаанбаатар"]}
`,
		Citations: `{"doc_id":"doc-000","citation":0,"start_byte":56,"end_byte":61,"start_char":42,"end_char":47,"outlet_mention":1,"date_mention":2,"author":"Kim"}
`,
		Places: `{"entity_id":"place.mn.ulaanbaatar","name":"Ulaanbaatar","native_name":"Улаанбаатар","kind":"city","country":"mn","wikidata":"Q1","geonames":2028462,"n_documents":1,"n_mentions":1,"geometry":{"type":"Point","coordinates":[106.25,47.5]}}
`,
	} {
		got, err := os.ReadFile(filepath.Join(dir, table+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s:\n%s\nwant\n%s", table, got, want)
		}
	}
}

// TestFormats holds every writer to the same: what is read back is what was
// written, nothing is left under a temporary name, and run.json tells the
// bytes that are there.
func TestFormats(t *testing.T) {
	for _, f := range Formats {
		for _, n := range []int{0, 1, 300} {
			t.Run(fmt.Sprint(f, n), func(t *testing.T) {
				dir := filepath.Join(t.TempDir(), "new", "folder")
				s := write(t, dir, n, Options{Formats: []Format{f}})
				conform(t, dir, f, n, s)
			})
		}
	}
}

func conform(t *testing.T, dir string, f Format, n int, s Summary) {
	t.Helper()
	report, err := Verify(context.Background(), dir)
	want := &Report{Documents: int64(n), Sentences: int64(2 * n), Mentions: int64(3 * n), Compared: int64(3 * n)}
	if err != nil || !reflect.DeepEqual(report, want) {
		t.Errorf("Verify: %+v, %v, want %+v", report, err, want)
	}
	i := 0
	for m, err := range ReadMentions(filepath.Join(dir, "mentions."+string(f))) {
		id := fmt.Sprintf("doc-%03d", i/3)
		want := []Mention{
			{id, 0, 11, "PLACE", "", "place.mn.ulaanbaatar", "Ulaanbaatar"},
			{id, 16, 19, "PERSON", "", "person:kim", "Kim"},
			{id, 30, 41, "DATE", "2012-11-18", "", ""},
		}[i%3]
		if err != nil || m != want {
			t.Fatalf("mention %d: %v, %v, want %v", i, m, err, want)
		}
		i++
	}
	if i != 3*n {
		t.Errorf("%d mentions read, %d written", i, 3*n)
	}
	files, _ := os.ReadDir(dir)
	if len(files) != len(Tables)+2 {
		t.Errorf("files: %v", files)
	}
	for _, described := range s.Files {
		b, err := os.ReadFile(filepath.Join(dir, described.Name))
		sum := sha256.Sum256(b)
		if err != nil || int64(len(b)) != described.Bytes || hex.EncodeToString(sum[:]) != described.SHA256 {
			t.Errorf("%s: %d bytes, %v; the summary says %d", described.Name, len(b), err, described.Bytes)
		}
	}
}

func TestBytesAreStable(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	opt := Options{Formats: Formats}
	first, second := write(t, a, 50, opt), write(t, b, 50, opt)
	if !reflect.DeepEqual(first, second) {
		t.Errorf("%+v\n%+v", first, second)
	}
}

func TestNoText(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, 3, Options{NoText: true, Formats: Formats})
	for _, name := range []string{"documents.jsonl", "sentences.jsonl", "documents.arrow"} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || bytes.Contains(b, []byte("met Kim")) {
			t.Errorf("%s holds text (%v)", name, err)
		}
	}
	if r, err := Verify(context.Background(), dir); err != nil || r.Found != 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestEarlierResults(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, 1, Options{Formats: Formats})
	_, err := Create(dir, Options{})
	if err == nil || !strings.Contains(err.Error(), "holds earlier results (run.json): name another folder, or --force") {
		t.Errorf("got %v", err)
	}
	w, err := Create(dir, Options{Force: true})
	if err != nil {
		t.Fatal(err)
	}
	w.Abort()
	if r, err := Verify(context.Background(), dir); err != nil || r.Documents != 3 || r.Found != 0 {
		t.Errorf("after an aborted run: %+v, %v", r, err)
	}
	write(t, dir, 2, Options{Force: true, Formats: []Format{JSONL}})
	if r, err := Verify(context.Background(), dir); err != nil || r.Documents != 2 || r.Found != 0 {
		t.Errorf("after a forced run: %+v, %v", r, err)
	}
}

// TestFullDisk writes to /dev/full: nothing may be left behind.
func TestFullDisk(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full on this system")
	}
	for _, table := range append([]string{RunFile, RejectFile}, "mentions.parquet", "places.parquet") {
		dir := t.TempDir()
		opt := Options{Metadata: meta, open: func(name string) (output, error) {
			if !strings.Contains(name, table) {
				return openPart(name)
			}
			return os.OpenFile("/dev/full", os.O_WRONLY, 0)
		}}
		w, err := Create(dir, opt)
		if err != nil {
			t.Fatal(err)
		}
		err = w.Add(sample(t, "a"))
		if e := w.Reject(Reject{Where: "b"}); err == nil {
			err = e
		}
		if _, e := w.Close(); err == nil {
			err = e
		}
		if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), table) {
			t.Errorf("%s: %v", table, err)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%s: left behind: %v", table, left)
		}
	}
}

func TestVerifyFindsFaults(t *testing.T) {
	for name, edit := range map[string]struct{ file, from, to, want string }{
		"character offset": {"mentions.jsonl", `"start_char":16`, `"start_char":15`, "the row says [15,19)"},
		"byte offset":      {"mentions.jsonl", `"start_byte":27`, `"start_byte":26`, `are " Kim"`},
		"text":             {"sentences.jsonl", `met Kim`, `met Lee`, "the row says"},
		"entity":           {"entities.jsonl", `person:kim`, `person:lee`, `no entity "person:kim"`},
		"sentence":         {"mentions.jsonl", `"sentence":1`, `"sentence":2`, "in sentence 2 of 2"},
		"outside":          {"mentions.jsonl", `"end_byte":55`, `"end_byte":99`, "bytes [44,99) of 62"},
		"count":            {"documents.jsonl", `"n_mentions":3`, `"n_mentions":4`, "4 mentions, the tables have 2 and 3"},
		"document":         {"mentions.jsonl", `"doc_id":"doc-000","mention":2`, `"doc_id":"x","mention":2`, `document "x", which is not next`},
		"run.json":         {"run.json", `"documents": 1`, `"documents": 2`, "run.json says 2"},
		"labels":           {"run.json", `"PERSON": 1`, `"PERSON": 2`, "mentions by label are"},
		"rejects":          {"run.json", `"rejects": 0`, `"rejects": 2`, "0 lines, run.json counts 2 rejects"},
		"tokens":           {"documents.jsonl", `"n_tokens":`, `"n_tokens":1`, "n_tokens in all, run.json says"},
		"changed file":     {"documents.jsonl", `"doc_id":"doc-000"`, `"doc_id":"doc-999"`, "it was changed after the run"},
		"label":            {"mentions.jsonl", `"label":"PERSON"`, `"label":"ORG"`, `a ORG names "person:kim", a PERSON`},
		"mention number":   {"mentions.jsonl", `"mention":1`, `"mention":7`, "row 1 has number 7"},
		"other sentence":   {"mentions.jsonl", `"sentence":1`, `"sentence":0`, "is not in sentence 0"},
		"entity mentions":  {"entities.jsonl", `"n_mentions":1`, `"n_mentions":3`, "n_documents is +0 and n_mentions +2"},
		"entity documents": {"entities.jsonl", `"n_documents":1`, `"n_documents":0`, "n_documents is -1 and n_mentions +0"},
		"place":            {"places.jsonl", `place.mn.ulaanbaatar`, `place.mn.nowhere`, `no entity "place.mn.nowhere"`},
		"place is person":  {"places.jsonl", `place.mn.ulaanbaatar`, `person:kim`, `"person:kim" is a PERSON`},
		"place counts":     {"places.jsonl", `"n_mentions":1`, `"n_mentions":9`, "9 mentions, entities says 1 and 1"},
		"citation offset":  {"citations.jsonl", `"end_char":47`, `"end_char":46`, "the row says"},
		"citation refers":  {"citations.jsonl", `"date_mention":2`, `"date_mention":1`, "mention 1 is no date of the document"},
		"citation outlet":  {"citations.jsonl", `"outlet_mention":1`, `"outlet_mention":9`, "outlet is mention 9 of 3"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, 1, Options{Formats: []Format{JSONL}})
			path := filepath.Join(dir, edit.file)
			b, _ := os.ReadFile(path)
			changed := bytes.Replace(b, []byte(edit.from), []byte(edit.to), 1)
			if bytes.Equal(b, changed) {
				t.Fatalf("%s has no %s", edit.file, edit.from)
			}
			if err := os.WriteFile(path, changed, 0o644); err != nil {
				t.Fatal(err)
			}
			r, err := Verify(context.Background(), dir)
			if err != nil || r.Found == 0 || !strings.Contains(strings.Join(r.Problems, "\n"), edit.want) {
				t.Errorf("%+v, %v, want %q", r, err, edit.want)
			}
		})
	}
}

func TestCorruptTables(t *testing.T) {
	for _, f := range Formats {
		dir := t.TempDir()
		write(t, dir, 5, Options{Formats: []Format{f}})
		path := filepath.Join(dir, "mentions."+string(f))
		b, _ := os.ReadFile(path)
		for _, n := range []int{0, 3, 100, len(b) / 2, len(b) - 3} {
			if err := os.WriteFile(path, b[:n], 0o644); err != nil {
				t.Fatal(err)
			}
			r, err := Verify(context.Background(), dir)
			if err == nil && r.Found == 0 {
				t.Errorf("%s cut at %d of %d: no problem found", path, n, len(b))
			}
		}
	}
}

func TestInput(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, 2, Options{})
	path := filepath.Join(dir, "entities.parquet")
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, _ := f.Stat()
	in, err := OpenInput(f, info.Size(), func(c string) bool { return c != "aliases" && c != "label" })
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	want := []map[string]string{
		{"entity_id": "person:kim", "name": "Kim", "in_gazetteer": "false", "n_documents": "2", "n_mentions": "2",
			"first_date": "2012-11-20", "last_date": "2012-11-20"},
		{"entity_id": "place.mn.ulaanbaatar", "name": "Ulaanbaatar", "native_name": "Улаанбаатар", "kind": "city", "country": "mn",
			"wikidata": "Q1", "geonames": "2028462", "latitude": "47.5", "longitude": "106.25", "in_gazetteer": "true",
			"n_documents": "2", "n_mentions": "2", "first_date": "2012-11-20", "last_date": "2012-11-20"},
	}
	for _, w := range want {
		if row, err := in.Next(); err != nil || !reflect.DeepEqual(row, w) {
			t.Errorf("got %v, %v, want %v", row, err, w)
		}
	}
	if _, err := in.Next(); err != io.EOF {
		t.Errorf("at the end: %v", err)
	}
}

func TestStream(t *testing.T) {
	var out bytes.Buffer
	w := Stream(&out, meta)
	if err := w.Add(sample(t, "a")); err != nil {
		t.Fatal(err)
	}
	s, err := w.CloseStream()
	if err != nil || s.Counts.Mentions != 3 || s.Counts.Entities != 2 {
		t.Errorf("%+v, %v", s, err)
	}
	if b := out.Bytes(); !bytes.HasPrefix(b, []byte("\xff\xff\xff\xff")) || !bytes.HasSuffix(b, []byte("\xff\xff\xff\xff\x00\x00\x00\x00")) {
		t.Errorf("no IPC stream: % x", b)
	}
}

func BenchmarkAdd(b *testing.B) {
	d := sample(b, "a")
	for _, f := range Formats {
		b.Run(string(f), func(b *testing.B) {
			w, err := Create(b.TempDir(), Options{Formats: []Format{f}})
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if err := w.Add(d); err != nil {
					b.Fatal(err)
				}
			}
			if _, err := w.Close(); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(b.N)*7/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
