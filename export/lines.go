package export

import (
	"encoding/binary"
	"encoding/json"
	"io"
	"math"
	"strconv"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
)

// lines writes records as JSON Lines. Null columns are left out, days are
// YYYY-MM-DD, geometries are GeoJSON.
type lines struct {
	w    io.Writer
	keys [][]byte
	buf  []byte
}

func newLines(w io.Writer, s *arrow.Schema) *lines {
	l := &lines{w: w}
	for _, f := range s.Fields() {
		l.keys = append(l.keys, append(appendString(nil, f.Name), ':'))
	}
	return l
}

func (l *lines) Close() error { return nil }

func (l *lines) Write(rec arrow.Record) error {
	for row := range int(rec.NumRows()) {
		l.buf = append(l.buf[:0], '{')
		for i, col := range rec.Columns() {
			if col.IsNull(row) {
				continue
			}
			if len(l.buf) > 1 {
				l.buf = append(l.buf, ',')
			}
			l.buf = append(l.buf, l.keys[i]...)
			l.buf = appendValue(l.buf, col, row)
		}
		l.buf = append(l.buf, '}', '\n')
		if _, err := l.w.Write(l.buf); err != nil {
			return err
		}
	}
	return nil
}

func appendValue(b []byte, col arrow.Array, row int) []byte {
	switch c := col.(type) {
	case *array.String:
		return appendString(b, c.Value(row))
	case *array.Int32:
		return strconv.AppendInt(b, int64(c.Value(row)), 10)
	case *array.Int64:
		return strconv.AppendInt(b, c.Value(row), 10)
	case *array.Float32:
		return strconv.AppendFloat(b, float64(c.Value(row)), 'g', -1, 32)
	case *array.Float64:
		return strconv.AppendFloat(b, c.Value(row), 'g', -1, 64)
	case *array.Boolean:
		return strconv.AppendBool(b, c.Value(row))
	case *array.Date32:
		return appendString(b, c.Value(row).FormattedString())
	case *array.Binary:
		return appendPoint(b, c.Value(row))
	case *array.List:
		return appendList(b, c, row)
	}
	panic("no JSON for " + col.DataType().String())
}

func appendList(b []byte, c *array.List, row int) []byte {
	first, last := c.ValueOffsets(row)
	b = append(b, '[')
	for i := first; i < last; i++ {
		if i > first {
			b = append(b, ',')
		}
		b = appendValue(b, c.ListValues(), int(i))
	}
	return append(b, ']')
}

// appendPoint writes a WKB point as GeoJSON.
func appendPoint(b, wkb []byte) []byte {
	b = append(b, `{"type":"Point","coordinates":[`...)
	for i := range 2 {
		f := math.Float64frombits(binary.LittleEndian.Uint64(wkb[5+8*i:]))
		b = strconv.AppendFloat(b, f, 'g', -1, 64)
		b = append(b, ",]"[i])
	}
	return append(b, '}')
}

// appendString writes s as JSON, with <, > and & as they are.
func appendString(b []byte, s string) []byte {
	if plainASCII(s) {
		b = append(b, '"')
		b = append(b, s...)
		return append(b, '"')
	}
	q, err := json.Marshal(s)
	if err != nil {
		panic(err) // strings always can be
	}
	return append(b, q...)
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < 0x20 || c >= 0x7f || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}
