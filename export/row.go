package export

import (
	"fmt"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"

	"toli/extract"
)

// rows gathers the rows of one table and hands them on as records of bounded
// size. A row is written column by column, left to right; dropped columns are
// passed over.
type rows struct {
	name    string
	columns []column
	field   []int // number of each column in the record; -1 when dropped
	builder *array.RecordBuilder
	next    int // column that is written next
	held    int // rows since the last record
	bytes   int // of strings in them
	total   int64
	whole   bool // records end only where hand is called
	sink    func(arrow.Record) error
}

// The most rows and bytes of text in a record, which is a row group.
const (
	maxRows  = 1 << 15
	maxBytes = 4 << 20
)

func newRows(name string, schema *arrow.Schema, sink func(arrow.Record) error) *rows {
	r := &rows{
		name: name, columns: columns[name], sink: sink,
		builder: array.NewRecordBuilder(memory.DefaultAllocator, schema),
	}
	for _, c := range r.columns {
		n := -1
		if at := schema.FieldIndices(c.name); len(at) > 0 {
			n = at[0]
		}
		r.field = append(r.field, n)
	}
	return r
}

// builderOf returns the builder of the next column, or nil when it is dropped.
func (r *rows) builderOf() array.Builder {
	n := r.field[r.next]
	r.next++
	if n < 0 {
		return nil
	}
	return r.builder.Field(n)
}

func (r *rows) text(s string) {
	if b := r.builderOf(); b != nil {
		b.(*array.StringBuilder).Append(s)
		r.bytes += len(s)
	}
}

// known writes s, or null when it is empty.
func (r *rows) known(s string) {
	if s == "" {
		r.null()
		return
	}
	r.text(s)
}

func (r *rows) null() {
	if b := r.builderOf(); b != nil {
		b.AppendNull()
	}
}

func (r *rows) small(n int) {
	if b := r.builderOf(); b != nil {
		b.(*array.Int32Builder).Append(int32(n))
	}
}

// index writes a reference that counts from 1, or null for 0.
func (r *rows) index(n uint32) {
	if n == 0 {
		r.null()
		return
	}
	r.small(int(n) - 1)
}

func (r *rows) large(n int64) {
	if b := r.builderOf(); b != nil {
		b.(*array.Int64Builder).Append(n)
	}
}

func (r *rows) score(f float32) {
	if b := r.builderOf(); b != nil {
		b.(*array.Float32Builder).Append(f)
	}
}

// linkScore writes how sure the entry of m is, or null when it has none.
func (r *rows) linkScore(m *extract.Mention) {
	if m.Entry > 0 {
		r.score(m.LinkScore)
	} else {
		r.null()
	}
}

// degrees writes f, or null when it is not known.
func (r *rows) degrees(f float64, known bool) {
	b := r.builderOf()
	switch {
	case b == nil:
	case known:
		b.(*array.Float64Builder).Append(f)
	default:
		b.AppendNull()
	}
}

func (r *rows) truth(t bool) {
	if b := r.builderOf(); b != nil {
		b.(*array.BooleanBuilder).Append(t)
	}
}

func (r *rows) day(d extract.Day) {
	b := r.builderOf()
	switch {
	case b == nil:
	case d == 0:
		b.AppendNull()
	default:
		b.(*array.Date32Builder).Append(arrow.Date32(d.Unix()))
	}
}

func (r *rows) list(items []string) {
	b, ok := r.builderOf().(*array.ListBuilder)
	if !ok {
		return
	}
	b.Append(true)
	for _, s := range items {
		b.ValueBuilder().(*array.StringBuilder).Append(s)
		r.bytes += len(s)
	}
}

func (r *rows) blob(p []byte) {
	if b := r.builderOf(); b != nil {
		b.(*array.BinaryBuilder).Append(p)
		r.bytes += len(p)
	}
}

// end closes the row. A record that is large enough is handed on.
func (r *rows) end() error {
	if r.next != len(r.columns) {
		panic(fmt.Sprintf("table %s: a row of %d columns, want %d", r.name, r.next, len(r.columns)))
	}
	r.next = 0
	r.held++
	r.total++
	if r.whole || r.held < maxRows && r.bytes < maxBytes {
		return nil
	}
	return r.flush()
}

// flush hands on the rows that are held, if any.
func (r *rows) flush() error {
	if r.held == 0 {
		return nil
	}
	return r.hand()
}

// hand hands on the rows that are held, even if there are none.
func (r *rows) hand() error {
	rec := r.builder.NewRecord()
	defer rec.Release()
	r.held, r.bytes = 0, 0
	return r.sink(rec)
}
