package export

import (
	"fmt"
	"io"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
)

// Format is how tables are written.
type Format string

// The formats.
const (
	Parquet Format = "parquet" // zstd; places as GeoParquet 1.1
	Arrow   Format = "arrow"   // Arrow IPC file
	JSONL   Format = "jsonl"   // an object a line, keys in the order of the columns
)

// Formats are all formats.
var Formats = []Format{Parquet, Arrow, JSONL}

// ParseFormat returns the format of that name.
func ParseFormat(s string) (Format, error) {
	for _, f := range Formats {
		if string(f) == s {
			return f, nil
		}
	}
	return "", fmt.Errorf("format %q unknown: one of parquet, arrow, jsonl", s)
}

// recorder writes records. Close completes the format, and leaves the writer
// below it open.
type recorder interface {
	Write(arrow.Record) error
	Close() error
}

// onlyWriter hides all methods but Write, so that nobody closes the file.
type onlyWriter struct{ io.Writer }

func newRecorder(f Format, w io.Writer, s *arrow.Schema) (recorder, error) {
	switch f {
	case Arrow:
		return newArrowFile(w, s)
	case JSONL:
		return newLines(w, s), nil
	}
	return newParquet(w, s)
}

// newParquet writes without dictionaries: with them, the footers of this
// version of the library differ from run to run, because it ranges over maps.
func newParquet(w io.Writer, s *arrow.Schema) (recorder, error) {
	props := parquet.NewWriterProperties(
		parquet.WithCompression(compress.Codecs.Zstd),
		parquet.WithDictionaryDefault(false),
		parquet.WithMaxRowGroupLength(maxRows),
		parquet.WithVersion(parquet.V2_LATEST),
		parquet.WithCreatedBy("toli with parquet-go version 15.0.2"),
	)
	return pqarrow.NewFileWriter(s, onlyWriter{w}, props,
		pqarrow.NewArrowWriterProperties(pqarrow.WithStoreSchema()))
}

// newArrowFile writes an IPC file. The library wants to know where in the file
// it is, which it learns from seeking; counting is enough.
func newArrowFile(w io.Writer, s *arrow.Schema) (recorder, error) {
	return ipc.NewFileWriter(&counter{w: w}, ipc.WithSchema(s), ipc.WithZstd(), ipc.WithCompressConcurrency(1))
}

// counter is a writer that can say where it is.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// Seek tells the position; it cannot go elsewhere.
func (c *counter) Seek(offset int64, whence int) (int64, error) {
	if offset != 0 || whence != io.SeekCurrent {
		return 0, fmt.Errorf("seek %d from %d in a stream", offset, whence)
	}
	return c.n, nil
}

// newStream writes an IPC stream, uncompressed: it goes through a pipe.
func newStream(w io.Writer, s *arrow.Schema) recorder {
	return ipc.NewWriter(onlyWriter{w}, ipc.WithSchema(s))
}
