package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

// records yields the records of a file that this package wrote, or of any
// Parquet file. Of a Parquet file, only the columns that want accepts are read.
// A record is valid until the next.
func records(name string, want func(string) bool) iter.Seq2[arrow.Record, error] {
	return func(yield func(arrow.Record, error) bool) {
		f, err := os.Open(name)
		if err != nil {
			yield(nil, err)
			return
		}
		defer f.Close()
		err = guarded(func() error {
			switch filepath.Ext(name) {
			case ".arrow":
				return arrowRecords(f, yield)
			case ".jsonl":
				return lineRecords(f, strings.TrimSuffix(filepath.Base(name), ".jsonl"), yield)
			}
			return parquetRecords(f, want, yield)
		})
		if err != nil && err != errStopped {
			yield(nil, fmt.Errorf("%s: %w", name, err))
		}
	}
}

var errStopped = errors.New("the caller wants no more")

// guarded makes an error of a panic of the library, which panics over some
// corrupt files.
func guarded(do func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("corrupt: %v", v)
		}
	}()
	return do()
}

func parquetRecords(f *os.File, want func(string) bool, yield func(arrow.Record, error) bool) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	r, err := openParquet(f, info.Size(), want)
	if err != nil {
		return err
	}
	for {
		rec, err := r.next()
		if err != nil {
			return ended(err)
		}
		if !yield(rec, nil) {
			return errStopped
		}
	}
}

// ended takes the end of a file for no error.
func ended(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

func arrowRecords(f *os.File, yield func(arrow.Record, error) bool) error {
	r, err := ipc.NewFileReader(f)
	if err != nil {
		return err
	}
	defer r.Close()
	for i := range r.NumRecords() {
		rec, err := r.Record(i)
		if err != nil {
			return err
		}
		if !yield(rec, nil) {
			return errStopped
		}
	}
	return nil
}

// lineRecords reads the JSON Lines of the table of that name. It passes over
// geometries, which are not written as the tables have them.
func lineRecords(f *os.File, table string, yield func(arrow.Record, error) bool) error {
	columns := slices.DeleteFunc(fields(table, false), func(f arrow.Field) bool { return f.Type == blob })
	b := array.NewRecordBuilder(memory.DefaultAllocator, arrow.NewSchema(columns, nil))
	defer b.Release()
	in := bufio.NewReaderSize(f, 1<<16)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			if err := b.UnmarshalJSON(line); err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
		}
		if n%1024 == 0 || err == io.EOF {
			rec := b.NewRecord()
			more := yield(rec, nil)
			rec.Release()
			if !more {
				return errStopped
			}
		}
		if err != nil {
			return ended(err)
		}
	}
}

// Mention is a row of a mentions table.
type Mention struct {
	DocID      string
	Start, End int // characters
	Label      string
	DateEDTF   string
	EntityID   string
	EntityName string
}

var mentionColumns = []string{"doc_id", "start_char", "end_char", "label", "date_edtf", "entity_id", "entity_name"}

// ReadMentions yields the rows of a mentions table in any of the formats, in
// the order of the file. An error ends it.
func ReadMentions(name string) iter.Seq2[Mention, error] {
	return func(yield func(Mention, error) bool) {
		for rec, err := range records(name, wanted(mentionColumns)) {
			if err != nil {
				yield(Mention{}, err)
				return
			}
			v, err := newView(rec, mentionColumns)
			if err != nil {
				yield(Mention{}, fmt.Errorf("%s: %w", name, err))
				return
			}
			for i := range int(rec.NumRows()) {
				m := Mention{
					DocID: v.text(0, i), Start: v.number(1, i), End: v.number(2, i), Label: v.text(3, i),
					DateEDTF: v.text(4, i), EntityID: v.text(5, i), EntityName: v.text(6, i),
				}
				if !yield(m, nil) {
					return
				}
			}
		}
	}
}

func wanted(names []string) func(string) bool {
	return func(name string) bool {
		for _, n := range names {
			if n == name {
				return true
			}
		}
		return false
	}
}

// view is some columns of a record, in the order asked for.
type view []arrow.Array

func newView(rec arrow.Record, names []string) (view, error) {
	var v view
	for _, n := range names {
		at := rec.Schema().FieldIndices(n)
		if len(at) == 0 {
			return nil, fmt.Errorf("no column %q", n)
		}
		v = append(v, rec.Column(at[0]))
	}
	return v, nil
}

// text returns a string that outlives the record, "" for null.
func (v view) text(column, row int) string {
	c, ok := v[column].(*array.String)
	if !ok || c.IsNull(row) {
		return ""
	}
	return strings.Clone(c.Value(row))
}

// number returns an integer, -1 for null.
func (v view) number(column, row int) int {
	if v[column].IsNull(row) {
		return -1
	}
	switch c := v[column].(type) {
	case *array.Int32:
		return int(c.Value(row))
	case *array.Int64:
		return int(c.Value(row))
	}
	return -1
}
