package export

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
)

// Text is a document that a host program wants read.
type Text struct {
	ID   string // empty when the host gives none
	Date string // of publication: YYYY, YYYY-MM or YYYY-MM-DD; empty when not known
	Text string
	Null bool // the row has no text
}

// Texts reads documents from an Arrow IPC stream with a column text, and
// perhaps doc_id and date, which is a string or a date32. Other columns are
// passed over. It is one goroutine's.
type Texts struct {
	reader   *ipc.Reader
	id, date int // number of the column, or -1
	text     int
}

// OpenTexts reads the schema of a stream, which it waits for. An input that is
// no stream, or has no column text, is an error.
func OpenTexts(r io.Reader) (t *Texts, err error) {
	err = guarded(func() error {
		reader, err := ipc.NewReader(r)
		if errors.Is(err, io.EOF) {
			return errors.New("empty: an Arrow IPC stream of documents is read from it")
		}
		if err != nil {
			return fmt.Errorf("no Arrow IPC stream: %w", err)
		}
		t = &Texts{reader: reader}
		return t.find(reader.Schema())
	})
	return t, err
}

func (t *Texts) find(s *arrow.Schema) error {
	for _, c := range []struct {
		name string
		at   *int
	}{{"doc_id", &t.id}, {"date", &t.date}, {"text", &t.text}} {
		*c.at = -1
		for _, n := range s.FieldIndices(c.name) {
			*c.at = n
		}
		if *c.at < 0 {
			continue
		}
		switch id := s.Field(*c.at).Type.ID(); {
		case id == arrow.STRING, id == arrow.LARGE_STRING, id == arrow.NULL:
		case id == arrow.DATE32 && c.name == "date":
		default:
			return fmt.Errorf("column %s is %s: cast it to string", c.name, s.Field(*c.at).Type)
		}
	}
	if t.text < 0 {
		return fmt.Errorf("no column text among %d columns", s.NumFields())
	}
	return nil
}

// Next returns the documents of the next record batch, which may be none. It
// returns io.EOF after the last batch.
func (t *Texts) Next() (texts []Text, err error) {
	err = guarded(func() error {
		if !t.reader.Next() {
			if err := ended(t.reader.Err()); err != nil {
				return err
			}
			return io.EOF
		}
		rec := t.reader.Record()
		texts = make([]Text, rec.NumRows())
		for i := range texts {
			texts[i] = Text{ID: cell(rec, t.id, i), Date: cell(rec, t.date, i), Text: cell(rec, t.text, i), Null: rec.Column(t.text).IsNull(i)}
		}
		return nil
	})
	return texts, err
}

// cell returns a string that outlives the record, "" for null or no column.
func cell(rec arrow.Record, column, row int) string {
	if column < 0 || rec.Column(column).IsNull(row) {
		return ""
	}
	switch c := rec.Column(column).(type) {
	case *array.String:
		return strings.Clone(c.Value(row))
	case *array.LargeString:
		return strings.Clone(c.Value(row))
	case *array.Date32:
		return c.Value(row).FormattedString()
	}
	return ""
}
