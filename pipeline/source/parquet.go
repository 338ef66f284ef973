package source

import (
	"bytes"
	"errors"
	"io"
	"slices"
)

// parquet yields the rows of a Parquet file.
func (s *Source) parquet(p string, r io.ReaderAt, size int64, yield func(*Record) bool) bool {
	if s.opt.Parquet == nil {
		return yield(&Record{Path: p, Err: errors.New("no Parquet reader is linked")})
	}
	var names []string
	rows, err := s.opt.Parquet(r, size, func(column string) bool {
		names = append(names, column)
		return s.wanted(column)
	})
	if err != nil {
		return yield(&Record{Path: p, Err: err})
	}
	defer rows.Close()
	slices.Sort(names)
	text, ok := s.pick(names, s.opt.TextColumn, textNames)
	if !ok {
		return yield(&Record{Path: p, Err: s.noText(names)})
	}
	for n := 1; ; n++ {
		fields, err := rows.Next()
		if err == io.EOF {
			return n > 1 || yield(&Record{Path: p, Err: errors.New("no documents in the file: leave it out")})
		}
		if _, known := fields[text]; err == nil && !known {
			fields[text] = "" // a null
		}
		rec := &Record{Path: p, Number: n, Format: Parquet, Fields: fields, Err: err}
		if err == nil && rec.Size() > s.opt.MaxBytes {
			rec.Fields, rec.Err = nil, s.tooLarge()
		}
		if !yield(rec) {
			return false
		}
		if err != nil {
			return true
		}
	}
}

// parquetStream reads a Parquet file that is a member of an archive, or comes
// on standard input, into memory first: it can only be read from its end.
func (s *Source) parquetStream(p string, r io.Reader, yield func(*Record) bool) bool {
	b, err := readAll(r, s.opt.MaxBytes)
	if err == errTooLarge {
		err = errors.New("a large Parquet file inside something else: unpack it first")
	}
	if err != nil {
		return yield(&Record{Path: p, Err: err})
	}
	return s.parquet(p, bytes.NewReader(b), int64(len(b)), yield)
}
