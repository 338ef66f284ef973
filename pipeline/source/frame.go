package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"

	"golang.org/x/text/transform"

	"toli/pipeline/source/charset"
	"toli/pipeline/source/delimited"
	"toli/pipeline/source/jsonl"
)

// documents yields the records of a stream of one format.
func (s *Source) documents(p string, format Format, r io.Reader, yield func(*Record) bool) bool {
	in := bufio.NewReaderSize(r, 1<<16)
	if format == Auto {
		head, _ := in.Peek(2048)
		format = sniff(head)
	}
	switch format {
	case JSONL, JSON:
		return s.objects(p, format, in, yield)
	case CSV:
		return s.table(p, format, ',', in, yield)
	case TSV:
		return s.table(p, format, '\t', in, yield)
	case Parquet:
		return s.parquetStream(p, in, yield)
	}
	return s.whole(p, format, in, yield)
}

// whole yields all of a stream as one document.
func (s *Source) whole(p string, format Format, r io.Reader, yield func(*Record) bool) bool {
	rec := &Record{Path: p, Format: format}
	b, err := readAll(r, s.opt.MaxBytes)
	switch {
	case err == errTooLarge:
		rec.Err = s.tooLarge()
	case err != nil:
		rec.Err = cause(err)
	case len(b) == 0:
		rec.Err = errEmpty
	default:
		rec.Bytes = b
	}
	return yield(rec)
}

var errTooLarge = errors.New("too large")

// readAll reads r to its end, or returns errTooLarge after max bytes.
func readAll(r io.Reader, max int) ([]byte, error) {
	var b bytes.Buffer
	n, err := b.ReadFrom(io.LimitReader(r, int64(max)+1))
	if err == nil && n > int64(max) {
		return nil, errTooLarge
	}
	return b.Bytes(), err
}

// objects yields JSON objects: of lines by the number of the line, of others
// by their ordinal.
func (s *Source) objects(p string, format Format, in *bufio.Reader, yield func(*Record) bool) bool {
	r, encoding, err := s.transcoded(in)
	if err != nil {
		return yield(&Record{Path: p, Err: err})
	}
	var frames iter.Seq[jsonl.Frame]
	if format == JSONL {
		frames = jsonl.Lines(r, s.opt.MaxBytes)
	} else {
		frames = jsonl.Values(r, s.opt.MaxBytes)
	}
	n := 0
	for f := range frames {
		if n++; format == JSONL {
			n = f.Line
		}
		rec := &Record{Path: p, Number: n, Line: f.Line, Format: JSON, Bytes: f.Bytes, Encoding: encoding, Err: f.Err}
		if f.Err == jsonl.ErrTooLarge {
			rec.Err = s.tooLarge()
		}
		if !yield(rec) {
			return false
		}
	}
	return n > 0 || yield(&Record{Path: p, Err: errors.New("no documents in the file: leave it out")})
}

// table yields the rows of a table of separated values.
func (s *Source) table(p string, format Format, comma byte, in *bufio.Reader, yield func(*Record) bool) bool {
	r, encoding, err := s.transcoded(in)
	if err != nil {
		return yield(&Record{Path: p, Err: err})
	}
	lines := bufio.NewReader(r)
	if comma == ',' {
		comma = separator(lines)
	}
	var cols *columns
	n := 0
	for f := range delimited.Records(lines, comma, s.opt.MaxBytes) {
		if cols == nil {
			if cols, err = s.header(f, comma); err != nil {
				return yield(&Record{Path: p, Line: f.Line, Err: err})
			}
			continue
		}
		n++
		rec := &Record{Path: p, Number: n, Line: f.Line, Format: format, Bytes: f.Bytes, Encoding: encoding, Err: f.Err, columns: cols}
		if f.Err == delimited.ErrTooLarge {
			rec.Err = fmt.Errorf("%w: close it, or split the record, or raise --max-bytes (%d)", f.Err, s.opt.MaxBytes)
		}
		if !yield(rec) {
			return false
		}
	}
	return n > 0 || yield(&Record{Path: p, Err: errors.New("no documents in the file: leave it out")})
}

// separator returns what separates the names in the first line of in: where
// the comma is the decimal point, spreadsheets write semicolons.
func separator(in *bufio.Reader) byte {
	head, _ := in.Peek(4096)
	line, _, _ := bytes.Cut(head, []byte("\n"))
	if bytes.Count(line, []byte(";")) > bytes.Count(line, []byte(",")) {
		return ';'
	}
	return ','
}

// columns is the header of a table.
type columns struct {
	names []string
	comma byte
}

func (s *Source) header(f delimited.Frame, comma byte) (*columns, error) {
	if f.Err != nil {
		return nil, f.Err
	}
	text, _, err := charset.Decode(f.Bytes, "", "")
	if err != nil {
		return nil, err
	}
	names, err := delimited.Split([]byte(text), comma)
	if err != nil {
		return nil, err
	}
	if _, ok := s.pick(names, s.opt.TextColumn, textNames); !ok {
		return nil, s.noText(names)
	}
	return &columns{names, comma}, nil
}

// sniffBytes is how much of a file of many documents tells its encoding.
const sniffBytes = 1 << 16

// transcoded returns in as UTF-8 and the name of the encoding it was in, when
// it is one that hides the line ends (UTF-16), or one that a single record is
// too short to tell by. Otherwise it returns in as it is, and each record
// tells for itself.
func (s *Source) transcoded(in *bufio.Reader) (io.Reader, string, error) {
	big := bufio.NewReaderSize(in, sniffBytes)
	head, err := big.Peek(sniffBytes)
	if err != nil && err != io.EOF && len(head) == 0 {
		return nil, "", cause(err)
	}
	name := s.opt.Encoding
	if name == "" {
		name = tableEncoding(head)
	}
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		big.Discard(3)
	}
	if name == "" {
		return big, "", nil
	}
	name = charset.Canonical(name)
	enc, err := charset.Lookup(name)
	if err != nil || enc == nil {
		return big, name, err
	}
	return transform.NewReader(big, enc.NewDecoder()), name, nil
}

// tableEncoding tells the encoding of the first bytes of a file of many
// documents; "" for UTF-8 and for what it does not know.
func tableEncoding(head []byte) string {
	if len(head) == sniffBytes { // do not cut a character in two
		if end := bytes.LastIndexByte(head, '\n'); end > 0 && charset.Mark(head) == "" && bytes.IndexByte(head, 0) < 0 {
			head = head[:end]
		} else {
			head = head[:len(head)&^1]
		}
	}
	name, err := charset.Detect(head, "")
	if err != nil || name == "utf-8" {
		return ""
	}
	return name
}
