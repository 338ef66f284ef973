// Package delimited reads tables of comma or tab separated values (RFC 4180).
// Framing, which must be done in order, is kept apart from splitting a record,
// which need not.
package delimited

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
)

// ErrTooLarge is the error of a record over the limit.
var ErrTooLarge = errors.New("larger than the limit; perhaps a quote is not closed")

// Frame is the bytes of one record, not yet split.
type Frame struct {
	Line  int    // where it starts, from 1
	Bytes []byte // owned by the receiver; nil with Err
	Err   error  // ErrTooLarge, or why reading ended early
}

// Records yields the records of r, the header first; blank lines are left out.
// A quoted field may hold line ends. A record over max bytes is read over and
// yields ErrTooLarge; an error of r, or a quote that the end of r leaves open,
// yields a last frame with that error.
func Records(r io.Reader, comma byte, max int) iter.Seq[Frame] {
	return func(yield func(Frame) bool) {
		f := framer{in: bufio.NewReaderSize(r, 1<<16), comma: comma, max: max, line: 1}
		for {
			frame, err := f.next()
			if (len(bytes.TrimSpace(frame.Bytes)) > 0 || frame.Err != nil) && !yield(frame) || err != nil {
				return
			}
		}
	}
}

type framer struct {
	in    *bufio.Reader
	comma byte
	max   int
	line  int
}

// next reads up to a line end outside quotes. A quote opens at the start of a
// field only; inside, a doubled one is two that close and open.
func (f *framer) next() (Frame, error) {
	frame := Frame{Line: f.line}
	quoted, over, start := false, false, true
	for {
		c, err := f.in.ReadByte()
		if err != nil {
			return f.end(frame, err, quoted, over)
		}
		if over = over || len(frame.Bytes) >= f.max && c != '\n'; over {
			frame.Bytes = nil
		} else {
			frame.Bytes = append(frame.Bytes, c)
		}
		switch {
		case c == '"':
			quoted = !quoted && (start || closed(frame.Bytes))
			start = false
		case c == '\n':
			f.line++
			if !quoted {
				return f.end(frame, nil, false, over)
			}
		default:
			start = !quoted && c == f.comma
		}
	}
}

// closed reports whether the quote that ends b follows another one: the two
// stand for one inside a quoted field.
func closed(b []byte) bool { return len(b) >= 2 && b[len(b)-2] == '"' }

func (f *framer) end(frame Frame, err error, quoted, over bool) (Frame, error) {
	switch {
	case over:
		frame.Err = ErrTooLarge
	case err != nil && err != io.EOF:
		frame.Err = err
	case quoted:
		frame.Err = errors.New("a quote is not closed: close it, or double the quotes inside the field")
	}
	if frame.Err != nil {
		frame.Bytes = nil
	}
	return frame, err
}

// Split returns the fields of a record. Quotes inside a field that does not
// start with one are taken as they are.
func Split(record []byte, comma byte) ([]string, error) {
	r := csv.NewReader(bytes.NewReader(record))
	r.Comma = rune(comma)
	r.LazyQuotes = true
	r.FieldsPerRecord = -1
	fields, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("malformed record: %w", err)
	}
	return fields, nil
}

// Fields names the fields of a record by the header. It is an error if there
// are more than the header names.
func Fields(record []byte, comma byte, header []string) (map[string]string, error) {
	values, err := Split(record, comma)
	if err != nil {
		return nil, err
	}
	if len(values) > len(header) {
		return nil, fmt.Errorf("%d fields under a header of %d: quote those that hold the separator", len(values), len(header))
	}
	fields := make(map[string]string, len(values))
	for i, v := range values {
		if fields[header[i]] == "" { // the first of two columns of one name
			fields[header[i]] = v
		}
	}
	return fields, nil
}
