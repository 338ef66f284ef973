package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
)

// part is a file under a temporary name, which it loses when it is complete.
type part struct {
	name string // when it is complete
	temp string // until then; only ever a name made by partName is removed
	file output
	buf  *bufio.Writer
	sum  hash.Hash
	n    int64
}

type output interface {
	io.Writer
	Sync() error
	Close() error
}

// openPart opens a file of the operating system.
func openPart(name string) (output, error) {
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
}

// partName is the temporary name of a file.
func partName(name string) string {
	return filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+".part")
}

func newPart(name string, open func(string) (output, error)) (*part, error) {
	temp := partName(name)
	f, err := open(temp)
	if err != nil {
		return nil, err
	}
	return &part{name: name, temp: temp, file: f, buf: bufio.NewWriterSize(f, 1<<18), sum: sha256.New()}, nil
}

func (p *part) Write(b []byte) (int, error) {
	n, err := p.buf.Write(b)
	p.sum.Write(b[:n])
	p.n += int64(n)
	if err != nil {
		return n, fmt.Errorf("%s: %w", p.name, plain(err))
	}
	return n, nil
}

// plain takes the temporary name out of an error of the file system.
func plain(err error) error {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// finish brings all that was written to the disk and closes the file.
func (p *part) finish() error {
	if err := errors.Join(p.buf.Flush(), p.file.Sync(), p.file.Close()); err != nil {
		return fmt.Errorf("%s: %w", p.name, plain(err))
	}
	return nil
}

// commit gives a finished file its name.
func (p *part) commit() error { return os.Rename(p.temp, p.name) }

// discard removes the file. It is harmless after commit.
func (p *part) discard() {
	p.file.Close()
	os.Remove(p.temp)
}

// File says what was written.
type File struct {
	Name   string `json:"name"`
	Rows   int64  `json:"rows"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

func (p *part) describe(rows int64) File {
	return File{filepath.Base(p.name), rows, p.n, hex.EncodeToString(p.sum.Sum(nil))}
}

// syncDir brings the names in a folder to the disk, where that is possible.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		d.Sync()
		d.Close()
	}
}
