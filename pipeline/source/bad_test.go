package source

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

func gzipped(data string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, data)
	w.Close()
	return b.Bytes()
}

func zipped(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, files[i+1])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// nested returns a text in n zip archives, one in the other.
func nested(t *testing.T, n int) []byte {
	if n == 1 {
		return zipped(t, "a.txt", "A")
	}
	return zipped(t, "z.zip", string(nested(t, n-1)))
}

// lines is the transcript without the hashes, and with long texts cut.
func lines(s *Source) string {
	var out strings.Builder
	for r := range s.Records() {
		d, err := s.Decode(r)
		if err != nil {
			out.WriteString("! " + err.Error() + "\n")
		} else {
			out.WriteString(d.ID + ": " + strings.TrimSpace(d.Text) + "\n")
		}
	}
	return out.String()
}

// TestBadInput puts each kind of bad input before a good document, which must
// come out.
func TestBadInput(t *testing.T) {
	nul := strings.Repeat("\x00", 8<<20)
	for _, test := range []struct {
		name string
		file string
		data []byte
		opt  Options
		want string
	}{
		{"empty", "a.txt", nil, Options{}, "! in/a.txt: empty file: leave it out\n"},
		{"blank", "a.txt", []byte(" \n\t\n"), Options{}, "! in/a.txt: no text: leave it out\n"},
		{"empty jsonl", "a.jsonl", []byte("\n\n"), Options{}, "! in/a.jsonl: no documents in the file: leave it out\n"},
		{"header only", "a.csv", []byte("id,text\n"), Options{}, "! in/a.csv: no documents in the file: leave it out\n"},
		{"binary", "a.txt", []byte("\x7fELF\x02\x01\x01\x00\x00"), Options{}, "! in/a.txt: not text: program: leave it out\n"},
		{"binary without magic", "a", []byte("abc\x00\x01\x02\x03"), Options{}, "! in/a: not text: NUL at byte 3: leave it out\n"},
		{"image", "a.jpg", []byte("\xff\xd8\xff\xe0\x00\x10JFIF"), Options{}, "! in/a.jpg: not text: JPEG image: leave it out\n"},
		{"broken UTF-8", "a.txt", []byte("Монгол\nУлс \xd0 ба"), Options{},
			"! in/a.txt: line 2: broken UTF-8 at byte 20: repair the file, or name its encoding with --encoding\n"},
		{"broken UTF-8 by force", "a.txt", []byte("Улс \xd0 ба"), Options{Encoding: "utf-8"}, "in/a.txt: Улс \ufffd ба\n"},
		{"truncated gzip", "a.txt.gz", gzipped(strings.Repeat("Seoul and Busan", 99))[:30], Options{},
			"! in/a.txt.gz: compressed data is cut off: get the file again (unexpected EOF)\n"},
		{"gzip that is none", "a.txt.gz", []byte("plain"), Options{}, "! in/a.txt.gz: neither gzip nor Zstandard data, whatever its name says: name it as what it is\n"},
		{"gzip bomb", "a.txt.gz", gzipped(nul), Options{}, "! in/a.txt.gz: expands out of proportion, perhaps a decompression bomb: unpack it first if you trust it\n"},
		{"gzip bomb of lines", "a.jsonl.gz", gzipped(nul), Options{},
			"! in/a.jsonl.gz:1: expands out of proportion, perhaps a decompression bomb: unpack it first if you trust it\n"},
		{"zip that is none", "a.zip", []byte("plain"), Options{}, "! in/a.zip: zip: not a valid zip file: get it again, or name it as what it is\n"},
		{"zip slip", "a.zip", zipped(t, "../../evil.txt", "no", "b.txt", "B"), Options{},
			"! in/a.zip/../../evil.txt: name leads out of the archive: rename the member\nin/a.zip/b.txt: B\n"},
		{"zip bomb", "a.zip", zipped(t, "bomb.txt", nul, "b.txt", "B", "__MACOSX/._b.txt", "no", ".DS_Store", "no"), Options{},
			"! in/a.zip/bomb.txt: expands out of proportion, perhaps a decompression bomb: unpack it first if you trust it\nin/a.zip/b.txt: B\n"},
		{"bad zip in zip", "a.zip", zipped(t, "in.zip", "x"), Options{},
			"! in/a.zip/in.zip: zip: not a valid zip file: get it again, or name it as what it is\n"},
		{"large zip in zip", "a.zip", zipped(t, "in.zip", "0123456789"), Options{MaxBytes: 9},
			"! in/a.zip/in.zip: a large zip archive inside something else: unpack it first\n"},
		{"zips in zips", "a.zip", nested(t, 5), Options{},
			"! in/a.zip/z.zip/z.zip/z.zip/z.zip: an archive inside 4 others: unpack them first\n"},
		{"large file", "a.txt", []byte("0123456789"), Options{MaxBytes: 9},
			"! in/a.txt: larger than the limit of 9 bytes a document: split it, or raise --max-bytes\n"},
		{"large line", "a.jsonl", []byte("{\"text\":\"0123456789\"}\n{\"text\":\"b\"}\n"), Options{MaxBytes: 14},
			"! in/a.jsonl:1: larger than the limit of 14 bytes a document: split it, or raise --max-bytes\nin/a.jsonl#2: b\n"},
		{"malformed line", "a.jsonl", []byte("{\"text\":\"a\"}\n{\"text\":\n{\"text\":\"b\"}\n"), Options{},
			"in/a.jsonl#1: a\n! in/a.jsonl:2: malformed JSON at byte 8: unexpected end of JSON input: correct it\nin/a.jsonl#3: b\n"},
		{"line without text", "a.jsonl", []byte("{\"id\":\"x\",\"no\":1}\n"), Options{},
			"! in/a.jsonl:1: no text field among: id, no; name the one that holds the text with --text-column\n"},
		{"no such column", "a.csv", []byte("id,text\n1,a\n"), Options{TextColumn: "story"}, "! in/a.csv:1: no field \"story\"; there are: id, text\n"},
		{"no text column", "a.csv", []byte("x,y\n1,a\n"), Options{}, "! in/a.csv:1: no text field among: x, y; name the one that holds the text with --text-column\n"},
		{"open quote", "a.csv", []byte("id,text\n1,a\n2,\"b\n"), Options{}, "1: a\n! in/a.csv:3: a quote is not closed: close it, or double the quotes inside the field\n"},
		{"no parquet reader", "a.parquet", []byte("PAR1"), Options{}, "! in/a.parquet: no Parquet reader is linked\n"},
		{"bad front matter", "a.md", []byte("---\ntitle: [a\n---\nText."), Options{},
			"! in/a.md: front matter: did not find expected ',' or ']': correct it\n"},
		{"page without text", "a.html", []byte("<html><script>x()</script></html>"), Options{}, "! in/a.html: no text in the page: leave it out\n"},
		{"json cut off", "a.json", []byte("[{\"text\":\"a\"},{\"text\":"), Options{},
			"in/a.json#1: a\n! in/a.json:1: value without end: the file is cut off, get it again\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, "in/"+test.file, test.data)
			write(t, "in/z.txt", []byte("Good."))
			if test.opt.TextColumn == "" && test.opt.MaxBytes == 0 {
				test.opt.MaxBytes = 32 << 20
			}
			s, err := Open([]string{"in"}, test.opt)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := lines(s), test.want+"in/z.txt: Good.\n"; got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

func TestTruncatedGzipGivesTheGoodPart(t *testing.T) {
	t.Chdir(t.TempDir())
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, "{\"text\":\"a\"}\n{\"text\":\"b\"}\n")
	w.Flush()
	io.WriteString(w, "{\"text\":\"c\"}\n")
	write(t, "a.jsonl.gz", b.Bytes())
	s, err := Open([]string{"a.jsonl.gz"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "a.jsonl.gz#1: a\na.jsonl.gz#2: b\n! a.jsonl.gz:3: compressed data is cut off: get the file again (unexpected EOF)\n"
	if got := lines(s); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestOpenRejects(t *testing.T) {
	for _, test := range []struct {
		path string
		opt  Options
		want string
	}{
		{"nowhere", Options{}, "nowhere: no such file or folder"},
		{"-", Options{Format: "docx"}, `unknown format "docx": one of [txt md html jsonl json csv tsv parquet]`},
		{"-", Options{MaxBytes: 1 << 31}, "most bytes of a document: 2147483648 is above the limit of 1073741824"},
		{"-", Options{Encoding: "klingon"}, `unknown encoding "klingon"`},
		{"-", Options{Date: "2012-02-30"}, `date "2012-02-30" is not YYYY, YYYY-MM or YYYY-MM-DD`},
	} {
		if _, err := Open([]string{test.path}, test.opt); err == nil || err.Error() != test.want {
			t.Errorf("got error %v, want %s", err, test.want)
		}
	}
}

func TestLinks(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "in/a/a.txt", []byte("A"))
	write(t, "other/b.txt", []byte("B"))
	for link, to := range map[string]string{
		"in/a/loop": "..", "in/b": "../other", "in/c": "../other", "in/dangling.txt": "nowhere", "in/file.txt": "../other/b.txt", "in/self": "self",
	} {
		if err := os.Symlink(to, link); err != nil {
			t.Skip(err)
		}
	}
	s, err := Open([]string{"in"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "in/a/a.txt: A\nin/b/b.txt: B\n! in/dangling.txt: no such file or folder\nin/file.txt: B\n! in/self: too many levels of symbolic links\n"
	if got := lines(s); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("nothing is unreadable to the superuser")
	}
	t.Chdir(t.TempDir())
	write(t, "in/a.txt", []byte("A"))
	write(t, "in/b/b.txt", []byte("B"))
	os.Chmod("in/a.txt", 0)
	os.Chmod("in/b", 0)
	defer os.Chmod("in/b", 0o700)
	s, err := Open([]string{"in"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "! in/a.txt: no permission to read it: change its mode, or leave it out\n! in/b: no permission to read it: change its mode, or leave it out\n"
	if got := lines(s); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// endless gives n bytes without a line end.
type endless struct{ n, most int }

// Read implements io.Reader and notes the heap on the way.
func (e *endless) Read(p []byte) (int, error) {
	if e.n <= 0 {
		return 0, io.EOF
	}
	if e.n%(1<<20) < len(p) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		e.most = max(e.most, int(m.HeapInuse))
	}
	n := min(len(p), e.n)
	for i := range p[:n] {
		p[i] = 'x'
	}
	e.n -= n
	return n, nil
}

func TestLongLineTakesBoundedMemory(t *testing.T) {
	for format, size := range map[Format]int{Text: 200 << 20, JSONL: 200 << 20, JSON: 40 << 20, CSV: 40 << 20} {
		runtime.GC()
		var before runtime.MemStats
		runtime.ReadMemStats(&before)
		in := &endless{n: size}
		s, err := Open([]string{"-"}, Options{Format: format, Stdin: in, MaxBytes: 1 << 20})
		if err != nil {
			t.Fatal(err)
		}
		if got := lines(s); !strings.Contains(got, "larger than the limit") || strings.Count(got, "\n") != 1 {
			t.Errorf("%s: got %s", format, got)
		}
		if grown := in.most - int(before.HeapInuse); grown > 24<<20 {
			t.Errorf("%s: the heap grew by %d bytes for a limit of 1 MiB", format, grown)
		}
	}
}

func TestIDs(t *testing.T) {
	var u IDs
	for _, test := range []struct{ id, want string }{
		{"a", ""}, {"b", ""},
		{"a", `second document with id "a": leave it out, or name documents by their place with --id-column -`},
	} {
		err := u.Add(test.id)
		if err == nil && test.want != "" || err != nil && err.Error() != test.want {
			t.Errorf("%s: got error %v", test.id, err)
		}
	}
}
