// Package export writes annotated documents as tables: documents, sentences,
// mentions, entities, citations and places, as Parquet, Arrow or JSON Lines.
// Files appear under their names only when all of them are complete. The same
// documents in the same order give the same bytes.
//
// It is the only package that imports arrow, so it also reads Parquet files
// for others.
package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/apache/arrow/go/v15/arrow"

	"toli/extract"
)

// Options says what to write. The zero value writes Parquet with all columns.
type Options struct {
	Formats  []Format // default Parquet
	NoText   bool     // leaves out the running text of documents and sentences
	Force    bool     // replaces earlier results
	Metadata Metadata
	Settings json.RawMessage // what of the configuration changes the output; goes to run.json

	open func(string) (output, error) // for tests
}

// Names of the files that are not tables.
const (
	RunFile    = "run.json"
	RejectFile = "rejects.jsonl"
)

// Writer writes the tables of one run. It is one goroutine's.
type Writer struct {
	dir      string
	opt      Options
	tables   []*table
	rejects  *part
	entities entities
	counts   Counts
	parts    []*part
}

// table is one table in all its formats.
type table struct {
	*rows
	sinks []recorder
	parts []*part // of sinks; empty in a stream
}

// Counts are the numbers of a run.
type Counts struct {
	Documents int64            `json:"documents"`
	Sentences int64            `json:"sentences"`
	Tokens    int64            `json:"tokens"`
	Mentions  int64            `json:"mentions"`
	Labels    map[string]int64 `json:"mentions_by_label"`
	Entities  int64            `json:"entities"`
	Citations int64            `json:"citations"`
	Places    int64            `json:"places"`
	Rejects   int64            `json:"rejects"`
}

// Create makes the folder dir and opens its tables under temporary names. A
// folder that holds earlier results is refused unless opt.Force is set; they
// stay until Close. Either Close or Abort must be called.
func Create(dir string, opt Options) (*Writer, error) {
	if len(opt.Formats) == 0 {
		opt.Formats = []Format{Parquet}
	}
	if opt.open == nil {
		opt.open = openPart
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	if old := earlier(dir); len(old) > 0 && !opt.Force {
		return nil, fmt.Errorf("%s: holds earlier results (%s): name another folder, or --force to replace them", dir, filepath.Base(old[0]))
	}
	w := &Writer{dir: dir, opt: opt, counts: Counts{Labels: make(map[string]int64)}}
	if err := w.openAll(); err != nil {
		w.Abort()
		return nil, err
	}
	return w, nil
}

// earlier returns the files in dir that a run wrote.
func earlier(dir string) []string {
	names := []string{RunFile, RejectFile}
	for _, t := range Tables {
		for _, f := range Formats {
			names = append(names, t+"."+string(f))
		}
	}
	var old []string
	for _, n := range names {
		if _, err := os.Lstat(filepath.Join(dir, n)); err == nil {
			old = append(old, filepath.Join(dir, n))
		}
	}
	return old
}

func (w *Writer) openAll() (err error) {
	for _, name := range Tables {
		if name == Places {
			continue // its metadata is known at the end
		}
		if err := w.openTable(name, w.opt.Metadata); err != nil {
			return err
		}
	}
	w.rejects, err = w.part(RejectFile)
	return err
}

func (w *Writer) part(name string) (*part, error) {
	p, err := newPart(filepath.Join(w.dir, name), w.opt.open)
	if err != nil {
		return nil, err
	}
	w.parts = append(w.parts, p)
	return p, nil
}

func (w *Writer) openTable(name string, m Metadata) error {
	t := &table{}
	s := schema(name, w.opt.NoText, m)
	for _, f := range w.opt.Formats {
		p, err := w.part(name + "." + string(f))
		if err != nil {
			return err
		}
		r, err := newRecorder(f, p, s)
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		t.parts, t.sinks = append(t.parts, p), append(t.sinks, r)
	}
	t.rows = newRows(name, s, t.record)
	w.tables = append(w.tables, t)
	return nil
}

func (t *table) record(rec arrow.Record) error {
	for _, s := range t.sinks {
		if err := s.Write(rec); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) close() error {
	if err := t.flush(); err != nil {
		return err
	}
	for _, s := range t.sinks {
		if err := s.Close(); err != nil {
			return err
		}
	}
	return nil
}

// table returns the table of that name, or nil in a stream that lacks it.
func (w *Writer) table(name string) *table {
	for _, t := range w.tables {
		if t.name == name {
			return t
		}
	}
	return nil
}

// Add writes d, of which it keeps nothing.
func (w *Writer) Add(d *extract.Document) error {
	w.count(d)
	w.entities.add(d)
	for _, t := range w.tables {
		if write := rowsOf[t.name]; write != nil {
			if err := write(t.rows, d); err != nil {
				return err
			}
		}
	}
	return nil
}

// rowsOf tells how a document becomes rows of a table.
var rowsOf = map[string]func(*rows, *extract.Document) error{
	Documents: (*rows).document,
	Sentences: (*rows).sentences,
	Mentions:  (*rows).mentions,
	Citations: (*rows).citations,
}

func (w *Writer) count(d *extract.Document) {
	c := &w.counts
	c.Documents++
	c.Sentences += int64(len(d.Sentences))
	c.Tokens += int64(len(d.Tokens))
	c.Mentions += int64(len(d.Mentions))
	c.Citations += int64(len(d.Citations))
	for i := range d.Mentions {
		c.Labels[d.Mentions[i].Label.String()]++
	}
}

// Reject is a document that is in no table, with what is needed to run it
// again.
type Reject struct {
	Where string `json:"where"`            // path, and line where there is one
	Path  string `json:"path"`             // of the file, as given
	Input string `json:"input,omitempty"`  // what names the document alone as an input; empty for standard input
	Entry int    `json:"number,omitempty"` // line or ordinal in a file of many documents
	ID    string `json:"doc_id,omitempty"`
	Stage string `json:"stage"`
	Error string `json:"error"`
	Stack string `json:"stack,omitempty"` // of a panic
}

// Reject writes one line of rejects.jsonl.
func (w *Writer) Reject(r Reject) error {
	w.counts.Rejects++
	if w.rejects == nil {
		return nil
	}
	b, err := json.Marshal(r)
	if err != nil {
		return err
	}
	_, err = w.rejects.Write(append(b, '\n'))
	return err
}

// Summary is what was written.
type Summary struct {
	Counts Counts
	Files  []File
	Top    []Top
}

// Close writes what is left, gives all files their names, run.json last, and
// removes what earlier results there were. After an error nothing of the run
// is left behind.
func (w *Writer) Close() (Summary, error) {
	defer w.Abort()
	if err := w.finish(); err != nil {
		return Summary{}, err
	}
	files := w.describe()
	if err := w.writeRun(files); err != nil {
		return Summary{}, err
	}
	if err := w.commit(); err != nil {
		return Summary{}, err
	}
	return Summary{w.counts, files, w.top(10)}, nil
}

// finish closes all tables.
func (w *Writer) finish() error {
	if err := w.writeEntities(); err != nil {
		return err
	}
	for _, t := range w.tables {
		if err := t.close(); err != nil {
			return err
		}
	}
	for _, p := range w.parts {
		if err := p.finish(); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) writeEntities() error {
	all := w.entities.sorted()
	w.counts.Entities = int64(len(all))
	m := w.opt.Metadata
	m.geo = geo(all)
	if err := w.openTable(Places, m); err != nil {
		return err
	}
	for _, k := range all {
		if err := w.table(Entities).entity(k); err != nil {
			return err
		}
		if !k.mapped() {
			continue
		}
		w.counts.Places++
		if err := w.table(Places).place(k); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) describe() []File {
	var files []File
	for _, t := range w.tables {
		for _, p := range t.parts {
			files = append(files, p.describe(t.total))
		}
	}
	return append(files, w.rejects.describe(w.counts.Rejects))
}

// writeRun writes run.json, which names no time and no place, so that the same
// input gives the same file.
func (w *Writer) writeRun(files []File) error {
	p, err := w.part(RunFile)
	if err != nil {
		return err
	}
	e := json.NewEncoder(p)
	e.SetIndent("", "  ")
	err = e.Encode(Run{
		Schema: SchemaVersion, Tool: w.opt.Metadata.Tool,
		Gazetteer: w.opt.Metadata.Gazetteer, Model: w.opt.Metadata.Model,
		Settings: w.opt.Settings, Counts: w.counts, Files: files,
	})
	return errors.Join(err, p.finish())
}

// Run is the content of run.json.
type Run struct {
	Schema    string          `json:"schema_version"`
	Tool      string          `json:"toli_version"`
	Gazetteer string          `json:"gazetteer_sha256,omitempty"`
	Model     string          `json:"model_sha256,omitempty"`
	Settings  json.RawMessage `json:"settings,omitempty"`
	Counts    Counts          `json:"counts"`
	Files     []File          `json:"files"`
}

// commit replaces earlier results. run.json goes first and comes last: a folder
// without it is not complete.
func (w *Writer) commit() error {
	for _, old := range earlier(w.dir) {
		if err := os.Remove(old); err != nil {
			return err
		}
	}
	for _, p := range w.parts {
		if err := p.commit(); err != nil {
			return err
		}
	}
	syncDir(w.dir)
	return nil
}

// Abort removes all that is not complete. It is harmless after Close.
func (w *Writer) Abort() {
	for _, p := range w.parts {
		p.discard()
	}
}
