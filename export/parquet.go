package export

import (
	"context"
	"fmt"
	"io"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
)

// parquetReader reads columns of a Parquet file, all on the caller's goroutine.
// The library's own reader of records starts goroutines, and a damaged file makes
// it panic there, where nobody can recover.
type parquetReader struct {
	schema  *arrow.Schema
	columns []*pqarrow.ColumnReader
	left    int64 // rows
}

// readRows is the number of rows in a record that is read.
const readRows = 1024

// openParquet opens the columns that want accepts, by their top-level names.
// Lists and other nested columns are passed over.
func openParquet(r io.ReaderAt, size int64, want func(string) bool) (*parquetReader, error) {
	pf, err := file.NewParquetReader(io.NewSectionReader(r, 0, size))
	if err != nil {
		return nil, err
	}
	// The Arrow schema that writers add says nothing that is needed, and where it
	// is damaged the library allocates what it claims to hold.
	pf.MetaData().FileMetaData.KeyValueMetadata = nil
	pr, err := pqarrow.NewFileReader(pf, pqarrow.ArrowReadProperties{BatchSize: readRows}, memory.DefaultAllocator)
	if err != nil {
		return nil, err
	}
	groups := make([]int, pf.NumRowGroups())
	for i := range groups {
		groups[i] = i
	}
	p := &parquetReader{left: pf.NumRows()}
	var fields []arrow.Field
	for i, f := range pr.Manifest.Fields {
		if want != nil && !want(f.Field.Name) || !f.IsLeaf() || arrow.IsNested(f.Field.Type.ID()) {
			continue
		}
		column, err := pr.GetFieldReader(context.Background(), i, map[int]bool{f.ColIndex: true}, groups)
		if err != nil {
			return nil, err
		}
		p.columns, fields = append(p.columns, column), append(fields, *f.Field)
	}
	p.schema = arrow.NewSchema(fields, nil)
	return p, nil
}

// next returns the next rows, or io.EOF.
func (p *parquetReader) next() (arrow.Record, error) {
	n := min(p.left, readRows)
	if n <= 0 || len(p.columns) == 0 {
		return nil, io.EOF
	}
	p.left -= n
	columns := make([]arrow.Array, len(p.columns))
	for i, c := range p.columns {
		chunks, err := c.NextBatch(n)
		if err != nil {
			return nil, err
		}
		if int64(chunks.Len()) != n {
			return nil, fmt.Errorf("column %q ends too early", p.schema.Field(i).Name)
		}
		columns[i] = chunks.Chunk(0)
		if len(chunks.Chunks()) > 1 {
			if columns[i], err = array.Concatenate(chunks.Chunks(), memory.DefaultAllocator); err != nil {
				return nil, err
			}
		}
	}
	return array.NewRecord(p.schema, columns, n), nil
}
