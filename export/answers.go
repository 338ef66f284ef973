package export

import (
	"bufio"
	"io"

	"toli/extract"
)

// answers is the table of Answers: row, the columns of mentions, error. A
// document that was rejected has one row with nothing but row, doc_id and
// error; so all but the first two columns are optional.
const answers = "answers"

func columnsOfAnswers() []column {
	all := []column{{"row", i64, false}}
	for _, c := range columnsOfMentions {
		all = append(all, column{c.name, c.kind, c.name != "doc_id"})
	}
	return append(all, column{"error", str, true})
}

// Answers writes the mentions of documents as an Arrow IPC stream: for every
// batch of documents one record batch, in which row tells the document by its
// number in the input, from 0. A document without mentions has no row. It is
// one goroutine's.
type Answers struct {
	out  *bufio.Writer
	to   recorder
	rows *rows
	row  int64 // number of the next document
}

// NewAnswers returns a stream on w.
func NewAnswers(w io.Writer, m Metadata) *Answers {
	s := schema(answers, false, m)
	a := &Answers{out: bufio.NewWriterSize(w, 1<<16)}
	a.to = newStream(a.out, s)
	a.rows = newRows(answers, s, a.to.Write)
	a.rows.whole = true
	return a
}

// Add writes the mentions of the next document.
func (a *Answers) Add(d *extract.Document) error {
	c := characters{text: d.Text}
	for i := range d.Mentions {
		a.rows.large(a.row)
		a.rows.mention(d, i, &c)
		a.rows.null()
		if err := a.rows.end(); err != nil {
			return err
		}
	}
	a.row++
	return nil
}

// Reject says why the next document was not read.
func (a *Answers) Reject(id string, why error) error {
	a.rows.large(a.row)
	a.rows.text(id)
	for range len(columnsOfMentions) - 1 {
		a.rows.null()
	}
	a.rows.text(why.Error())
	a.row++
	return a.rows.end()
}

// EndBatch hands all documents since the last batch to the reader, at once.
func (a *Answers) EndBatch() error {
	if err := a.rows.hand(); err != nil {
		return err
	}
	return a.out.Flush()
}

// Close ends the stream; w stays open.
func (a *Answers) Close() error {
	if err := a.to.Close(); err != nil {
		return err
	}
	return a.out.Flush()
}
