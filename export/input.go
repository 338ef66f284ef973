package export

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
)

// Input reads the rows of any Parquet file as strings. It is one goroutine's.
type Input struct {
	reader *parquetReader
	record arrow.Record
	row    int
}

// OpenInput reads the columns of a Parquet file that want accepts; it is asked
// once for each top-level column; lists and other nested columns are never read.
// A file that is not Parquet is an error.
func OpenInput(r io.ReaderAt, size int64, want func(column string) bool) (in *Input, err error) {
	asked := make(map[string]bool)
	once := func(column string) bool {
		w, known := asked[column]
		if !known {
			w = want(column)
			asked[column] = w
		}
		return w
	}
	err = guarded(func() error {
		reader, err := openParquet(r, size, once)
		in = &Input{reader: reader}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("not a Parquet table, or cut off: %s: get it again", strings.TrimPrefix(err.Error(), "parquet: "))
	}
	return in, nil
}

// Next returns the columns of the next row that are not null: a date as
// YYYY-MM-DD, a timestamp as RFC 3339. It returns io.EOF after the last row.
func (in *Input) Next() (row map[string]string, err error) {
	err = guarded(func() error {
		for in.record == nil || in.row == int(in.record.NumRows()) {
			rec, err := in.reader.next()
			if err != nil {
				return err
			}
			in.record, in.row = rec, 0
		}
		row = make(map[string]string)
		for i, c := range in.record.Columns() {
			if !c.IsNull(in.row) {
				row[in.record.ColumnName(i)] = asString(c, in.row)
			}
		}
		in.row++
		return nil
	})
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("damaged Parquet table: %s: get it again", strings.TrimPrefix(err.Error(), "parquet: "))
	}
	return row, err
}

// Close ends the reading; the file stays open.
func (in *Input) Close() error { return nil }

func asString(c arrow.Array, row int) string {
	switch c := c.(type) {
	case *array.String:
		return strings.Clone(c.Value(row))
	case *array.LargeString:
		return strings.Clone(c.Value(row))
	case *array.Binary:
		return string(c.Value(row))
	case *array.Date32:
		return c.Value(row).FormattedString()
	case *array.Date64:
		return c.Value(row).FormattedString()
	case *array.Timestamp:
		unit := c.DataType().(*arrow.TimestampType).Unit
		return c.Value(row).ToTime(unit).Format(time.RFC3339)
	}
	return c.ValueStr(row)
}
