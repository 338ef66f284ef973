package source

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/htmlindex"
)

func encoded(t *testing.T, name, text string) []byte {
	t.Helper()
	enc, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const (
	seoul  = "한국과 몽골의 대통령이 서울에서 만나 양국 관계를 논의했다고 청와대가 밝혔다."
	moscow = "Президент Монголии прибыл с визитом в Москву и провел переговоры."
)

// TestEncodings reads each format in encodings that are found by different
// means.
func TestEncodings(t *testing.T) {
	utf16 := func(text string) []byte { return append([]byte("\xff\xfe"), encoded(t, "utf-16le", text)...) }
	for _, test := range []struct {
		name, file string
		data       []byte
		encoding   string
		text       string
	}{
		{"text", "a.txt", encoded(t, "euc-kr", seoul), "euc-kr", seoul},
		{"text with mark", "a.txt", utf16(moscow), "utf-16le", moscow},
		{"page by meta", "a.html", encoded(t, "windows-1251", `<meta charset="windows-1251"><article><p>`+moscow+`</p></article>`), "windows-1251", moscow},
		{"page by wrong meta", "a.html", encoded(t, "euc-kr", `<meta charset="utf-8"><article><p>`+seoul+`</p></article>`), "euc-kr", seoul},
		{"csv", "a.csv", encoded(t, "euc-kr", "제목,본문\n만남,\""+seoul+"\"\n"), "euc-kr", seoul},
		{"csv with mark", "a.csv", append([]byte("\ufeff"), "text\n"+seoul+"\n"...), "utf-8", seoul},
		{"csv in utf-16", "a.tsv", utf16("title\ttext\nA\t" + moscow + "\n"), "utf-16le", moscow},
		{"jsonl in utf-16", "a.jsonl", utf16(`{"text":"` + seoul + "\"}\n"), "utf-16le", seoul},
		{"jsonl", "a.jsonl", encoded(t, "windows-1251", `{"text":"`+moscow+"\"}\n"), "windows-1251", moscow},
		{"jsonl with mark", "a.jsonl", append([]byte("\ufeff"), `{"text":"`+seoul+`"}`...), "utf-8", seoul},
		{"markdown", "a.md", encoded(t, "windows-1251", "# "+moscow), "windows-1251", moscow},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, test.file, test.data)
			s, err := Open([]string{test.file}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for r := range s.Records() {
				d, err := s.Decode(r)
				if n++; err != nil || d.Encoding != test.encoding || d.Text != test.text {
					t.Errorf("got %s, %q, error %v; want %s, %q", d.Encoding, d.Text, err, test.encoding, test.text)
				}
			}
			if n != 1 {
				t.Errorf("%d records", n)
			}
		})
	}
}

func tarred(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: files[i], Size: int64(len(files[i+1])), Mode: 0o644}); err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, files[i+1])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestArchives(t *testing.T) {
	t.Chdir(t.TempDir())
	z, _ := zstd.NewWriter(nil)
	local := string(encoded(t, "euc-kr", "한국과 몽골의 관계.txt"))
	tarFile := tarred(t, "./a.txt", "A", "d/b.jsonl", "{\"text\":\"B1\"}\n{\"text\":\"B2\"}\n", ".hidden/c.txt", "no", "c.txt.gz", string(gzipped("C")), "docs/", "")
	write(t, "in/a.tar", tarFile)
	write(t, "in/b.tar.gz", gzipped(string(tarFile)))
	write(t, "in/c.tgz", gzipped(string(tarFile)))
	write(t, "in/d.txt.zst", z.EncodeAll([]byte("D"), nil))
	write(t, "in/e.zip", zipped(t, "2012-11-20/a.txt", "A", "t.csv", "text\nT1\nT2\n", local, "L", "e.txt.gz", string(gzipped("E"))))
	s, err := Open([]string{"in"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for _, name := range []string{"a.tar", "b.tar.gz", "c.tgz"} {
		want.WriteString(strings.ReplaceAll("X/./a.txt: A\nX/d/b.jsonl#1: B1\nX/d/b.jsonl#2: B2\nX/c.txt.gz: C\n", "X", "in/"+name))
	}
	want.WriteString("in/d.txt.zst: D\nin/e.zip/2012-11-20/a.txt: A\nin/e.zip/t.csv#1: T1\nin/e.zip/t.csv#2: T2\n" +
		"in/e.zip/한국과 몽골의 관계.txt: L\nin/e.zip/e.txt.gz: E\n")
	if got := lines(s); got != want.String() {
		t.Errorf("got\n%swant\n%s", got, want.String())
	}
	// The directory of a zip archive is read as well as its members.
	if s.BytesRead() > 2*s.Bytes() || s.BytesRead() < s.Bytes()/2 {
		t.Errorf("%d bytes read of %d", s.BytesRead(), s.Bytes())
	}
}

func TestStdin(t *testing.T) {
	for _, test := range []struct {
		name, data string
		format     Format
		want       string
	}{
		{"text", "Plain words.", Auto, "stdin: Plain words.\n"},
		{"jsonl", "{\"text\":\"A\"}\n{\"text\":\"B\"}\n", Auto, "stdin#1: A\nstdin#2: B\n"},
		{"json object", "{\n \"text\":\"A\"\n}\n", Auto, "stdin#1: A\n"},
		{"json array", "[\n{\"text\":\"A\"}]", Auto, "stdin#1: A\n"},
		{"page", "<!DOCTYPE html><p>A", Auto, "stdin: A\n"},
		{"gzip", string(gzipped("{\"text\":\"A\"}\n")), Auto, "stdin#1: A\n"},
		{"tar", string(tarred(t, "a.txt", "A")), Auto, "stdin/a.txt: A\n"},
		{"zip", string(zipped(t, "a.txt", "A", "b.zip", string(zipped(t, "c.txt", "C")))), Auto, "stdin/a.txt: A\nstdin/b.zip/c.txt: C\n"},
		{"parquet", "PAR1", Auto, "! stdin: no Parquet reader is linked\n"},
		{"csv by option", "text\nA\n", CSV, "stdin#1: A\n"},
		{"markdown by option", "*A*", Markdown, "stdin: A\n"},
		{"empty", "", Auto, "! stdin: empty file: leave it out\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, err := Open([]string{"-"}, Options{Format: test.format, Stdin: strings.NewReader(test.data)})
			if err != nil {
				t.Fatal(err)
			}
			if got := lines(s); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

// rows is a table in memory.
type rows struct {
	table []map[string]string
	err   error
}

func (r *rows) Next() (map[string]string, error) {
	if len(r.table) == 0 {
		return nil, r.err
	}
	row := r.table[0]
	r.table = r.table[1:]
	return row, nil
}

func (r *rows) Close() error { return nil }

func TestParquetHook(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.parquet", []byte("PAR1...."))
	var wanted []string
	hook := func(columns []string, r *rows) func(io.ReaderAt, int64, func(string) bool) (Rows, error) {
		return func(in io.ReaderAt, size int64, want func(string) bool) (Rows, error) {
			for _, c := range columns {
				if want(c) {
					wanted = append(wanted, c)
				}
			}
			head := make([]byte, size)
			if _, err := in.ReadAt(head, 0); err != nil || string(head) != "PAR1...." {
				t.Errorf("hook got %q, error %v", head, err)
			}
			return r, nil
		}
	}
	table := []map[string]string{{"text": "A", "date": "2012-11-20"}, {"date": "2012-11-21"}, {"text": "0123456789"}}
	s, err := Open([]string{"a.parquet"}, Options{MaxBytes: 14, Parquet: hook([]string{"text", "date", "views"}, &rows{table, errors.New("page 2: torn")})})
	if err != nil {
		t.Fatal(err)
	}
	want := "a.parquet#1: A\n! a.parquet#2: field \"text\" holds no text: leave the document out\na.parquet#3: 0123456789\n! a.parquet#4: page 2: torn\n"
	if got := lines(s); got != want || strings.Join(wanted, " ") != "text date" {
		t.Errorf("wanted %v, got\n%swant\n%s", wanted, got, want)
	}
	s, _ = Open([]string{"a.parquet"}, Options{Parquet: hook([]string{"x"}, &rows{err: io.EOF})})
	if got, want := lines(s), "! a.parquet: no text field among: x; name the one that holds the text with --text-column\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestRecordsCanBeLeftEarlyAndReadAgain(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "in/a.jsonl", []byte("{\"text\":\"1\"}\n{\"text\":\"2\"}\n"))
	write(t, "in/b.zip", zipped(t, "a.txt", "3", "b.txt", "4"))
	write(t, "in/c.csv", []byte("text\n5\n6\n"))
	s, err := Open([]string{"in", "in/c.csv"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for stop := 1; stop <= 8; stop++ {
		n := 0
		for range s.Records() {
			if n++; n == stop {
				break
			}
		}
		if n != stop {
			t.Errorf("%d records, want %d", n, stop)
		}
	}
	if fds, err := os.ReadDir("/proc/self/fd"); err == nil && len(fds) > 64 {
		t.Errorf("%d files open", len(fds))
	}
}

// FuzzDecode reads arbitrary bytes as every format: each record is decoded or
// rejected with one line, and what is decoded is clean.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("{\"id\":\"a\",\"text\":\"b\"}\n{"), "2012-11-20")
	f.Add([]byte("id,text\n1,\"a\nb\"\n"), "")
	f.Add([]byte("---\ntitle: a\n---\n# b"), "")
	f.Add([]byte("<p>SEOUL, Nov. 20 (Yonhap) -- a"), "2012")
	f.Add(gzipped("{\"text\":\"A\"}\n"), "")
	f.Fuzz(func(t *testing.T, data []byte, date string) {
		for _, format := range append(Formats, Auto) {
			s, err := Open([]string{"-"}, Options{Format: format, Date: date, MaxBytes: 4096, Stdin: bytes.NewReader(data)})
			if err != nil {
				return
			}
			n := 0
			for r := range s.Records() {
				n++
				if r.Size() > 4096 {
					t.Errorf("record of %d bytes", r.Size())
				}
				checkDecoded(t, s, r)
			}
			if n == 0 {
				t.Errorf("%s: no record", format)
			}
		}
	})
}

func checkDecoded(t *testing.T, s *Source, r *Record) {
	d, err := s.Decode(r)
	if err != nil {
		if msg := err.Error(); !strings.HasPrefix(msg, "stdin") || strings.Contains(msg, "\n") {
			t.Errorf("error %q", msg)
		}
		return
	}
	if d.ID == "" || d.URI == "" || d.Encoding == "" || len(d.SHA256) != 64 || strings.TrimSpace(d.Text) == "" ||
		strings.ToValidUTF8(d.Text, "") != d.Text || (d.Date == "") != (d.DateSource == "") {
		t.Errorf("decoded %+v", d)
	}
}
