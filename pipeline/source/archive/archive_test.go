package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func gzipped(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(data)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zstandard(t *testing.T, data []byte) []byte {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w.EncodeAll(data, nil)
}

func TestCompressed(t *testing.T) {
	for _, test := range []struct {
		name, inner string
		ok          bool
	}{
		{"a.jsonl.gz", "a.jsonl", true}, {"A.TXT.GZ", "A.TXT", true}, {"a.zst", "a", true},
		{"a.tgz", "a.tar", true}, {"a.txt", "a.txt", false}, {"gz", "gz", false},
	} {
		if inner, ok := Compressed(test.name); inner != test.inner || ok != test.ok {
			t.Errorf("%s: got %s, %v", test.name, inner, ok)
		}
	}
}

func TestDecompress(t *testing.T) {
	text := []byte(strings.Repeat("Ulaanbaatar and Pyongyang. ", 100))
	cut := func(b []byte) []byte { return b[:len(b)-12] }
	bomb := make([]byte, 64<<20)
	for _, test := range []struct {
		name string
		data []byte
		want string // of the error
		is   error
	}{
		{"gzip", gzipped(t, text), "", nil},
		{"two gzip members", append(gzipped(t, text[:50]), gzipped(t, text[50:])...), "", nil},
		{"zstd", zstandard(t, text), "", nil},
		{"gzip cut off", cut(gzipped(t, text)), "compressed data is cut off: get the file again (unexpected EOF)", io.ErrUnexpectedEOF},
		{"zstd cut off", cut(zstandard(t, text)), "compressed data is cut off: get the file again (unexpected EOF)", io.ErrUnexpectedEOF},
		{"gzip head cut off", gzipped(t, text)[:5], "compressed data is cut off: get the file again (unexpected EOF)", io.ErrUnexpectedEOF},
		{"gzip bomb", gzipped(t, bomb), ErrBomb.Error(), ErrBomb},
		{"zstd bomb", zstandard(t, bomb), ErrBomb.Error(), ErrBomb},
		{"neither", []byte("plain"), "neither gzip nor Zstandard data, whatever its name says: name it as what it is", nil},
		{"empty", nil, "empty file: leave it out", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := Decompress(bytes.NewReader(test.data))
			var got []byte
			if err == nil {
				got, err = io.ReadAll(r)
				r.Close()
			}
			if test.want == "" && (err != nil || string(got) != string(text)) {
				t.Errorf("got %d bytes, error %v", len(got), err)
			}
			if test.want != "" && (err == nil || err.Error() != test.want || test.is != nil && !errors.Is(err, test.is)) {
				t.Errorf("got error %v, want %s", err, test.want)
			}
			if len(got) > 16<<20 {
				t.Errorf("%d bytes were read", len(got))
			}
		})
	}
}

func transcript(members iter.Seq[Member]) string {
	var out strings.Builder
	for m := range members {
		if m.Err != nil {
			fmt.Fprintf(&out, "%s! %v\n", m.Name, m.Err)
			continue
		}
		b, err := io.ReadAll(m.Data)
		if len(b) > 100 {
			b = fmt.Appendf(nil, "%d bytes", len(b))
		}
		fmt.Fprintf(&out, "%s: %s %v\n", m.Name, b, err)
	}
	return out.String()
}

var members = []struct{ name, data string }{
	{"a.txt", "A"}, {"folder/", ""}, {"folder/b.txt", "B"}, {"../evil.txt", "no"}, {`..\evil.txt`, "no"}, {"x/../../evil", "no"},
	{"/abs.txt", "C"}, {"a..b/..c", "D"},
}

const wantMembers = "a.txt: A <nil>\nfolder/b.txt: B <nil>\n../evil.txt! name leads out of the archive: rename the member\n" +
	"..\\evil.txt! name leads out of the archive: rename the member\nx/../../evil! name leads out of the archive: rename the member\n" +
	"/abs.txt: C <nil>\na..b/..c: D <nil>\n"

func TestZip(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range members {
		f, err := w.Create(m.name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, m.data)
	}
	bomb, _ := w.Create("bomb.txt")
	bomb.Write(make([]byte, 64<<20))
	after, _ := w.Create("after.txt")
	io.WriteString(after, "E")
	w.Close()
	got := transcript(Zip(bytes.NewReader(b.Bytes()), int64(b.Len())))
	head, tail, _ := strings.Cut(got, "bomb.txt: ")
	if head != wantMembers || !strings.HasSuffix(tail, " bytes "+ErrBomb.Error()+"\nafter.txt: E <nil>\n") {
		t.Errorf("got\n%s", got)
	}
	got = transcript(Zip(bytes.NewReader(b.Bytes()[:b.Len()-30]), int64(b.Len()-30)))
	if want := "! zip: not a valid zip file: get it again, or name it as what it is\n"; got != want {
		t.Errorf("cut off: got %q, want %q", got, want)
	}
}

func TestTar(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	w.WriteHeader(&tar.Header{Name: "link.txt", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"})
	for _, m := range members {
		w.WriteHeader(&tar.Header{Name: m.name, Size: int64(len(m.data)), Mode: 0o644})
		io.WriteString(w, m.data)
	}
	w.Close()
	if got := transcript(Tar(&b)); got != wantMembers {
		t.Errorf("got\n%swant\n%s", got, wantMembers)
	}
	if got, want := transcript(Tar(strings.NewReader(strings.Repeat("x", 600)))), "! archive/tar: invalid tar header\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// FuzzArchives reads arbitrary bytes as archives and as compressed data: every
// member can be read to its end or says why not, and none grows beyond the
// ratio.
func FuzzArchives(f *testing.F) {
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("\x1f\x8b\x08\x00"))
	f.Add([]byte("\x28\xb5\x2f\xfd\x04\x00\x09\x00\x00a"))
	f.Fuzz(func(t *testing.T, data []byte) {
		limit := int64(slack + MaxRatio*len(data) + 1<<16)
		drain := func(r io.Reader) {
			if n, _ := io.Copy(io.Discard, r); n > limit {
				t.Errorf("%d bytes of %d", n, len(data))
			}
		}
		for m := range Zip(bytes.NewReader(data), int64(len(data))) {
			if m.Err == nil {
				drain(m.Data)
			}
		}
		for m := range Tar(bytes.NewReader(data)) {
			if m.Err == nil {
				drain(m.Data)
			}
		}
		if z, err := Decompress(bytes.NewReader(data)); err == nil {
			drain(z)
			z.Close()
		}
	})
}
