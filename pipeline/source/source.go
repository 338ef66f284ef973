// Package source reads documents from files, folders, archives and standard
// input, in two phases. A reader, which is one goroutine's, yields framed
// records: the bytes of one document each, and where they came from. Decode,
// which any number of goroutines may call, makes text and metadata of one. What
// cannot be read is a record with an error, so that it never stops the rest.
package source

import (
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"toli/pipeline/source/charset"
	"toli/pipeline/source/pubdate"
)

// Format is how documents are written in a file.
type Format string

// The formats. Auto is told by the name of a file, else by its first bytes.
const (
	Auto     Format = ""
	Text     Format = "txt"
	Markdown Format = "md"
	HTML     Format = "html"
	JSONL    Format = "jsonl" // an object a line
	JSON     Format = "json"  // objects, in an array or one after the other
	CSV      Format = "csv"
	TSV      Format = "tsv"
	Parquet  Format = "parquet"
)

// Formats are the names that Options.Format takes besides Auto.
var Formats = []Format{Text, Markdown, HTML, JSONL, JSON, CSV, TSV, Parquet}

// Options says how to read. The zero value is useful.
type Options struct {
	// TextColumn, IDColumn, DateColumn and TitleColumn name the fields of JSON
	// objects, CSV and Parquet tables. Where one is empty, the usual names are
	// tried. "-" as IDColumn stands for none: documents are then named by
	// where they are.
	TextColumn, IDColumn, DateColumn, TitleColumn string

	Format   Format    // of all inputs; default Auto
	Encoding string    // of all inputs, overriding what is found; bytes that do not fit become U+FFFD
	Date     string    // YYYY, YYYY-MM or YYYY-MM-DD, for documents that do not tell theirs
	MaxBytes int       // most bytes of a document; default 16 MiB
	Stdin    io.Reader // what "-" reads; default os.Stdin

	// Parquet reads the rows of a Parquet file. It is a hook, so that only one
	// package of the program links a Parquet reader. Nil rejects such files.
	Parquet func(r io.ReaderAt, size int64, want func(column string) bool) (Rows, error)
}

// Rows are the rows of a table, in order.
type Rows interface {
	// Next returns the wanted columns of the next row that are not null, as
	// strings: a date as YYYY-MM-DD, a timestamp as RFC 3339. It returns
	// io.EOF after the last.
	Next() (map[string]string, error)
	Close() error
}

// DefaultMaxBytes is the most bytes of a document when Options has none: a
// large novel is 3 MiB.
const DefaultMaxBytes = 16 << 20

// limitBytes is what MaxBytes may be at most: positions in tables have 31 bits.
const limitBytes = 1 << 30

// Record is the bytes of one document as they were found, and where.
type Record struct {
	Path     string // as given, archive members behind a slash: news.zip/a.txt
	Number   int    // in a file of many: line of a JSONL file, else ordinal, from 1; 0 in others
	Line     int    // where it starts, from 1; 0 when that says nothing
	Format   Format
	Bytes    []byte
	Encoding string            // known before, of the file as a whole; usually empty
	Fields   map[string]string // of a Parquet row, in place of Bytes
	Err      error             // why there is nothing to decode
	Stdin    bool              // whether it came on standard input

	columns *columns // of a table
}

// ID names the place of the record: its path, and its number behind a #.
func (r *Record) ID() string {
	if r.Number > 0 {
		return fmt.Sprintf("%s#%d", r.Path, r.Number)
	}
	return r.Path
}

// Where is the place of the record as messages have it: path and line.
func (r *Record) Where() string {
	if r.Line > 0 {
		return fmt.Sprintf("%s:%d", r.Path, r.Line)
	}
	return r.ID()
}

// Size returns the number of bytes of the record.
func (r *Record) Size() int {
	n := len(r.Bytes)
	for _, v := range r.Fields {
		n += len(v)
	}
	return n
}

// Source is a list of inputs, checked and ready to be read.
type Source struct {
	inputs  []input
	opt     Options
	read    atomic.Int64
	visited map[string]bool // folders, by their real path
	depth   int             // archives that the one being read lies in
}

// Open checks the options, and that each path exists; "-" is standard input. A
// path may also be the place of one document, as Record.ID tells it. Nothing is
// read yet.
func Open(paths []string, opt Options) (*Source, error) {
	if err := opt.check(); err != nil {
		return nil, err
	}
	s := &Source{opt: opt}
	for _, p := range paths {
		in, err := locate(p)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p, err)
		}
		s.inputs = append(s.inputs, in)
	}
	if s.opt.MaxBytes <= 0 {
		s.opt.MaxBytes = DefaultMaxBytes
	}
	if s.opt.Stdin == nil {
		s.opt.Stdin = os.Stdin
	}
	return s, nil
}

func (o *Options) check() error {
	if o.Format != Auto && !slices.Contains(Formats, o.Format) {
		return fmt.Errorf("unknown format %q: one of %v", o.Format, Formats)
	}
	if o.MaxBytes > limitBytes {
		return fmt.Errorf("most bytes of a document: %d is above the limit of %d", o.MaxBytes, limitBytes)
	}
	if o.Encoding != "" {
		if _, err := charset.Lookup(o.Encoding); err != nil {
			return err
		}
	}
	if o.Date != "" && !pubdate.Valid(o.Date) {
		return fmt.Errorf("date %q is not YYYY, YYYY-MM or YYYY-MM-DD", o.Date)
	}
	return nil
}

// Records yields the records of all inputs: of the paths in the order given,
// of a folder in the order of names. It is to be ranged over once at a time;
// files are closed when the loop ends.
func (s *Source) Records() iter.Seq[*Record] {
	return func(yield func(*Record) bool) {
		s.read.Store(0)
		s.visited, s.depth = make(map[string]bool), 0
		for _, in := range s.inputs {
			all := func(yield func(*Record) bool) bool { return s.path(in.path, yield) }
			if !in.pick(all, yield) {
				return
			}
		}
	}
}

// BytesRead returns the number of bytes read from files so far, compressed as
// they are. Safe for concurrent use.
func (s *Source) BytesRead() int64 { return s.read.Load() }

// Bytes returns the size of all files, to compare BytesRead with. It walks the
// folders; standard input counts nothing.
func (s *Source) Bytes() int64 {
	var n int64
	w := walker{visited: make(map[string]bool)}
	for _, in := range s.inputs {
		if in.path == "-" {
			continue
		}
		w.walk(in.path, func(_ string, info os.FileInfo, err error) bool {
			if err == nil && info.Mode().IsRegular() {
				n += info.Size()
			}
			return true
		})
	}
	return n
}

func (s *Source) path(p string, yield func(*Record) bool) bool {
	if p == "-" {
		return s.stdin(yield)
	}
	w := walker{visited: s.visited}
	return w.walk(p, func(name string, info os.FileInfo, err error) bool {
		if err != nil {
			return yield(&Record{Path: slashed(name), Err: cause(err)})
		}
		return s.file(name, info, yield)
	})
}

// slashed is a path as records have it: with slashes and valid UTF-8.
func slashed(name string) string {
	return strings.ToValidUTF8(filepath.ToSlash(name), "\ufffd")
}
