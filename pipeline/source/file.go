package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"toli/pipeline/source/archive"
	"toli/pipeline/source/charset"
)

// formats tells the format by the last part of a name.
var formats = map[string]Format{
	".txt": Text, ".text": Text,
	".md": Markdown, ".markdown": Markdown,
	".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML,
	".jsonl": JSONL, ".ndjson": JSONL, ".json": JSON,
	".csv": CSV, ".tsv": TSV, ".tab": TSV,
	".parquet": Parquet,
}

// counted adds the bytes that are read to a total.
type counted struct {
	*os.File
	n *atomic.Int64
}

// Read implements io.Reader.
func (c counted) Read(p []byte) (int, error) {
	n, err := c.File.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// ReadAt implements io.ReaderAt.
func (c counted) ReadAt(p []byte, off int64) (int, error) {
	n, err := c.File.ReadAt(p, off)
	c.n.Add(int64(n))
	return n, err
}

func (s *Source) file(name string, info os.FileInfo, yield func(*Record) bool) bool {
	reject := func(err error) bool { return yield(&Record{Path: slashed(name), Err: err}) }
	if !info.Mode().IsRegular() && info.Mode()&os.ModeNamedPipe == 0 {
		return reject(errors.New("not a regular file: leave it out"))
	}
	if info.Size() == 0 && info.Mode().IsRegular() {
		return reject(errEmpty)
	}
	f, err := os.Open(name)
	if err != nil {
		return reject(cause(err))
	}
	defer f.Close()
	in := counted{f, &s.read}
	ext := strings.ToLower(path.Ext(name))
	switch {
	case s.opt.Format == Auto && ext == ".zip":
		return s.members(slashed(name), archive.Zip(in, info.Size()), yield)
	case s.format(name) == Parquet:
		return s.parquet(slashed(name), in, info.Size(), yield)
	}
	return s.stream(slashed(name), name, in, yield)
}

func (s *Source) stdin(to func(*Record) bool) bool {
	yield := func(r *Record) bool {
		r.Stdin = true
		return to(r)
	}
	in := bufio.NewReaderSize(s.opt.Stdin, 1<<16)
	head, err := in.Peek(512)
	if err != nil && err != io.EOF {
		return yield(&Record{Path: "stdin", Err: err})
	}
	name := "stdin"
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")), bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd")):
		name += ".gz"
	case len(head) > 262 && string(head[257:262]) == "ustar":
		name += ".tar"
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		name += ".zip"
	case bytes.HasPrefix(head, []byte("PAR1")):
		name += ".parquet"
	case len(head) == 0:
		return yield(&Record{Path: "stdin", Err: errEmpty})
	}
	return s.stream("stdin", name, in, yield)
}

// format tells the format of a name; Auto when the name does not.
func (s *Source) format(name string) Format {
	if s.opt.Format != Auto {
		return s.opt.Format
	}
	return formats[strings.ToLower(path.Ext(name))]
}

// stream yields the documents of one stream. Its path names them; its name, of
// which compressions are taken off one by one, tells what it is.
func (s *Source) stream(p, name string, r io.Reader, yield func(*Record) bool) bool {
	if inner, ok := archive.Compressed(name); ok {
		z, err := archive.Decompress(r)
		if err != nil {
			return yield(&Record{Path: p, Err: err})
		}
		defer z.Close()
		return s.stream(p, inner, z, yield)
	}
	if s.opt.Format == Auto {
		switch strings.ToLower(path.Ext(name)) {
		case ".tar":
			return s.members(p, archive.Tar(r), yield)
		case ".zip":
			return s.zipStream(p, r, yield)
		}
	}
	return s.documents(p, s.format(name), r, yield)
}

// zipStream reads a zip archive that is a member of another, or comes on
// standard input, into memory first: it can only be read from its end.
func (s *Source) zipStream(p string, r io.Reader, yield func(*Record) bool) bool {
	b, err := readAll(r, s.opt.MaxBytes)
	if err == errTooLarge {
		err = errors.New("a large zip archive inside something else: unpack it first")
	}
	if err != nil {
		return yield(&Record{Path: p, Err: err})
	}
	return s.members(p, archive.Zip(bytes.NewReader(b), int64(len(b))), yield)
}

// maxDepth is how many archives may lie in each other: there are some that hold
// themselves.
const maxDepth = 4

// members yields the documents of an archive.
func (s *Source) members(p string, members func(func(archive.Member) bool), yield func(*Record) bool) bool {
	if s.depth == maxDepth {
		return yield(&Record{Path: p, Err: fmt.Errorf("an archive inside %d others: unpack them first", s.depth)})
	}
	s.depth++
	defer func() { s.depth-- }()
	for m := range members {
		if m.Name == "" {
			if !yield(&Record{Path: p, Err: m.Err}) {
				return false
			}
			continue
		}
		name := memberName(m.Name)
		if unwanted(name) {
			continue
		}
		inside := p + "/" + name
		if m.Err != nil {
			if !yield(&Record{Path: inside, Err: m.Err}) {
				return false
			}
			continue
		}
		if !s.stream(inside, name, m.Data, yield) {
			return false
		}
	}
	return true
}

// memberName decodes a name that an old archiver wrote in a local encoding.
func memberName(name string) string {
	if !utf8.ValidString(name) {
		if text, _, err := charset.Decode([]byte(name), "", ""); err == nil {
			name = text
		}
	}
	return strings.TrimLeft(slashed(strings.ReplaceAll(name, `\`, "/")), "/")
}

// unwanted reports whether a member is hidden, or the shadow that macOS makes.
func unwanted(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if part == "__MACOSX" || hidden(part) && part != "." && part != ".." {
			return true
		}
	}
	return false
}

var errEmpty = errors.New("empty file: leave it out")

// sniff tells the format of a stream by its first bytes.
func sniff(head []byte) Format {
	text := strings.ToLower(string(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))))
	switch {
	case strings.HasPrefix(text, "<!doctype html"), strings.HasPrefix(text, "<html"):
		return HTML
	case strings.HasPrefix(text, "<?xml") && strings.Contains(text, "<html"):
		return HTML
	case strings.HasPrefix(text, "{") && strings.Contains(text, `":`):
		if line, _, more := strings.Cut(text, "\n"); more && !strings.HasSuffix(strings.TrimSpace(line), "}") {
			return JSON
		}
		return JSONL
	case strings.HasPrefix(text, "[") && strings.HasPrefix(strings.TrimSpace(text[1:]), "{"):
		return JSON
	}
	return Text
}

func (s *Source) tooLarge() error {
	return fmt.Errorf("larger than the limit of %d bytes a document: split it, or raise --max-bytes", s.opt.MaxBytes)
}
