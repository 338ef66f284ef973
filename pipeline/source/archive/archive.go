// Package archive reads compressed files and archives as streams: gzip and
// Zstandard, zip and tar. Nothing is ever written, so the name of a member is
// only a name; and nothing is read that grows out of proportion.
package archive

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// ErrBomb is the error of data that expands beyond the ratio allowed.
var ErrBomb = errors.New("expands out of proportion, perhaps a decompression bomb: unpack it first if you trust it")

// ErrOutside is the error of a member whose name leads out of its archive.
var ErrOutside = errors.New("name leads out of the archive: rename the member")

// MaxRatio is the most bytes that a compressed byte may stand for. Text that
// people wrote stays below 20.
const MaxRatio = 200

// slack is what may be read before the ratio counts.
const slack = 1 << 20

// guard ends a stream with ErrBomb when it is out of proportion to what it is
// made from.
type guard struct {
	out  io.Reader
	in   func() int64 // bytes it was made from so far
	read int64
}

// Read implements io.Reader.
func (g *guard) Read(p []byte) (int, error) {
	n, err := g.out.Read(p)
	if g.read += int64(n); g.read > slack && g.read > MaxRatio*g.in() {
		return 0, ErrBomb
	}
	return n, err
}

type counter struct {
	r io.Reader
	n int64
}

// Read implements io.Reader.
func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// Compressed reports whether the name tells a compression, and the name
// without it: .gz and .zst, and .tgz for .tar.gz.
func Compressed(name string) (inner string, ok bool) {
	lower := strings.ToLower(name)
	for _, suffix := range []struct{ long, short string }{
		{".gz", ""}, {".zst", ""}, {".tgz", ".tar"}, {".tzst", ".tar"},
	} {
		if strings.HasSuffix(lower, suffix.long) {
			return name[:len(name)-len(suffix.long)] + suffix.short, true
		}
	}
	return name, false
}

// Decompress returns the stream inside r, which is gzip or Zstandard data by
// its first bytes. The caller closes it.
func Decompress(r io.Reader) (io.ReadCloser, error) {
	in := &counter{r: r}
	magic := make([]byte, 4)
	n, err := io.ReadFull(in, magic)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return nil, err
	}
	whole := io.MultiReader(strings.NewReader(string(magic[:n])), in)
	consumed := func() int64 { return in.n }
	switch {
	case strings.HasPrefix(string(magic[:n]), "\x1f\x8b"):
		z, err := gzip.NewReader(whole)
		if err != nil {
			return nil, cutOff(err)
		}
		return stream{&guard{out: z, in: consumed}, z.Close}, nil
	case string(magic[:n]) == "\x28\xb5\x2f\xfd":
		z, err := zstd.NewReader(whole, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(256<<20))
		if err != nil {
			return nil, fmt.Errorf("zstd: %w", err)
		}
		return stream{&guard{out: z, in: consumed}, func() error { z.Close(); return nil }}, nil
	case n == 0:
		return nil, errors.New("empty file: leave it out")
	}
	return nil, errors.New("neither gzip nor Zstandard data, whatever its name says: name it as what it is")
}

type stream struct {
	io.Reader
	close func() error
}

// Read implements io.Reader; it says of data that ends too early that it does.
func (s stream) Read(p []byte) (int, error) {
	n, err := s.Reader.Read(p)
	return n, cutOff(err)
}

// Close implements io.Closer.
func (s stream) Close() error { return s.close() }

func cutOff(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("compressed data is cut off: get the file again (%w)", err)
	}
	return err
}

// Member is a file in an archive. It is valid until the next is asked for.
type Member struct {
	Name string // with slashes, as the archive has it
	Data io.Reader
	Err  error // why the member, or all after it, cannot be read
}

// Zip yields the files of a zip archive of size bytes, in the archive's order.
func Zip(r io.ReaderAt, size int64) iter.Seq[Member] {
	return func(yield func(Member) bool) {
		z, err := zip.NewReader(r, size)
		if z == nil || err != nil && !errors.Is(err, zip.ErrInsecurePath) {
			yield(Member{Err: fmt.Errorf("%w: get it again, or name it as what it is", err)})
			return
		}
		for _, f := range z.File {
			if !f.FileInfo().IsDir() && !zipMember(f, yield) {
				return
			}
		}
	}
}

func zipMember(f *zip.File, yield func(Member) bool) bool {
	m := Member{Name: f.Name, Err: outside(f.Name)}
	if m.Err != nil {
		return yield(m)
	}
	data, err := f.Open()
	if err != nil {
		m.Err = err
		return yield(m)
	}
	defer data.Close()
	made := int64(min(f.CompressedSize64, 1<<62))
	m.Data = &guard{out: data, in: func() int64 { return made }}
	return yield(m)
}

// Tar yields the regular files of a tar archive.
func Tar(r io.Reader) iter.Seq[Member] {
	return func(yield func(Member) bool) {
		t := tar.NewReader(r)
		for {
			h, err := t.Next()
			if err == io.EOF {
				return
			}
			if h == nil || err != nil && !errors.Is(err, tar.ErrInsecurePath) {
				yield(Member{Err: cutOff(err)})
				return
			}
			m := Member{Name: h.Name, Data: t, Err: outside(h.Name)}
			if h.Typeflag == tar.TypeReg && !yield(m) {
				return
			}
		}
	}
}

func outside(name string) error {
	if clean := path.Clean(strings.ReplaceAll(name, `\`, "/")); clean == ".." || strings.HasPrefix(clean, "../") {
		return ErrOutside
	}
	return nil
}
