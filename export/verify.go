package export

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"unicode/utf8"
)

// Report is what Verify found.
type Report struct {
	Documents, Sentences, Mentions int64
	Found                          int64    // number of problems
	Problems                       []string // the first of them
}

const maxProblems = 20

func (r *Report) problem(format string, args ...any) {
	r.Found++
	if len(r.Problems) < maxProblems {
		r.Problems = append(r.Problems, fmt.Sprintf(format, args...))
	}
}

// Verify reads the tables in dir and compares every position with the text,
// every reference with what it refers to, and every count with run.json. An
// error means that the tables cannot be read; what is wrong with them is in the
// report. Memory holds the entity ids and one document at a time.
func Verify(ctx context.Context, dir string) (*Report, error) {
	b, err := os.ReadFile(filepath.Join(dir, RunFile))
	if err != nil {
		return nil, err
	}
	var run Run
	if err := json.Unmarshal(b, &run); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, RunFile), err)
	}
	r := &Report{}
	for _, f := range Formats {
		v := verifier{Report: r, ctx: ctx, dir: dir, format: f}
		if _, err := os.Stat(v.file(Documents)); errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err := v.all(&run); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// verifier verifies the tables of one format.
type verifier struct {
	*Report
	ctx    context.Context
	dir    string
	format Format
	known  map[string]bool // entity ids
	refers int64           // mentions that name an entity
	counts Counts
}

func (v *verifier) file(table string) string {
	return filepath.Join(v.dir, table+"."+string(v.format))
}

func (v *verifier) all(run *Run) error {
	if err := v.entities(); err != nil {
		return err
	}
	if err := v.documents(); err != nil {
		return err
	}
	v.Documents += v.counts.Documents
	v.Sentences += v.counts.Sentences
	v.Mentions += v.counts.Mentions
	for _, c := range []struct {
		what      string
		got, want int64
	}{
		{"documents", v.counts.Documents, run.Counts.Documents},
		{"sentences", v.counts.Sentences, run.Counts.Sentences},
		{"mentions", v.counts.Mentions, run.Counts.Mentions},
		{"entities", v.counts.Entities, run.Counts.Entities},
	} {
		if c.got != c.want {
			v.problem("%s: %d rows, run.json says %d", v.file(c.what), c.got, c.want)
		}
	}
	return nil
}

// entities reads the ids, and how often mentions refer to them in all.
func (v *verifier) entities() error {
	v.known = make(map[string]bool)
	for row, err := range v.read(Entities, "entity_id", "n_mentions") {
		if err != nil {
			return err
		}
		id := row.text(0)
		if v.known[id] {
			v.problem("%s: %q twice", v.file(Entities), id)
		}
		v.known[id] = true
		v.refers += int64(row.number(1))
		v.counts.Entities++
	}
	return nil
}

// line is a row of a table.
type line struct {
	view
	row int
}

func (l line) text(column int) string { return l.view.text(column, l.row) }
func (l line) number(column int) int  { return l.view.number(column, l.row) }

// has reports whether the column was written: text may be left out.
func (l line) has(column int) bool {
	return column < len(l.view) && !l.view[column].IsNull(l.row)
}

// read yields the rows of a table. A column "text" may be missing, in which
// case it is left out.
func (v *verifier) read(table string, names ...string) iter.Seq2[line, error] {
	return func(yield func(line, error) bool) {
		for rec, err := range records(v.file(table), wanted(names)) {
			if err == nil {
				err = v.ctx.Err()
			}
			if err != nil {
				yield(line{}, err)
				return
			}
			columns := names
			if last := len(names) - 1; names[last] == "text" && len(rec.Schema().FieldIndices("text")) == 0 {
				columns = names[:last]
			}
			view, err := newView(rec, columns)
			if err != nil {
				yield(line{}, fmt.Errorf("%s: %w", v.file(table), err))
				return
			}
			for i := range int(rec.NumRows()) {
				if !yield(line{view, i}, nil) {
					return
				}
			}
		}
	}
}

// follower reads the rows of a table that belong to one document after the
// other.
type follower struct {
	name string
	next func() (line, error, bool)
	stop func()
	cur  line
	err  error
	ok   bool
}

func (v *verifier) follow(table string, names ...string) *follower {
	f := &follower{name: v.file(table)}
	f.next, f.stop = iter.Pull2(v.read(table, names...))
	f.advance()
	return f
}

func (f *follower) advance() { f.cur, f.err, f.ok = f.next() }

// of yields the rows of document id, which must come next.
func (f *follower) of(id string) iter.Seq[line] {
	return func(yield func(line) bool) {
		for f.ok && f.err == nil && f.cur.text(0) == id {
			if !yield(f.cur) {
				return
			}
			f.advance()
		}
	}
}

// documents reads documents, sentences and mentions side by side: all three
// are in the same order.
func (v *verifier) documents() error {
	spans := []string{"start_byte", "end_byte", "start_char", "end_char", "text"}
	sentences := v.follow(Sentences, append([]string{"doc_id"}, spans...)...)
	defer sentences.stop()
	mentions := v.follow(Mentions, append([]string{"doc_id", "sentence", "entity_id"}, spans...)...)
	defer mentions.stop()
	named := int64(0)
	for row, err := range v.read(Documents, "doc_id", "n_sentences", "n_mentions", "text") {
		if err != nil {
			return err
		}
		named += v.document(row, sentences, mentions)
	}
	for _, f := range []*follower{sentences, mentions} {
		if f.err != nil {
			return f.err
		}
		if f.ok {
			v.problem("%s: rows of document %q, which is not next in documents", f.name, f.cur.text(0))
		}
	}
	if named != v.refers {
		v.problem("%s: %d mentions in all, the mentions table has %d", v.file(Entities), v.refers, named)
	}
	return nil
}

// document verifies one document and returns how many mentions name an entity.
func (v *verifier) document(row line, sentences, mentions *follower) (named int64) {
	id, hasText := row.text(0), row.has(3)
	text := &characters{}
	if hasText {
		text.text = row.text(3)
	}
	ns, nm := 0, 0
	for s := range sentences.of(id) {
		if hasText {
			v.span(sentences.name, id, text, s, 1)
		}
		ns++
	}
	for m := range mentions.of(id) {
		if hasText {
			v.span(mentions.name, id, text, m, 3)
		}
		if s := m.number(1); s < 0 || s >= ns {
			v.problem("%s: document %q: mention %d in sentence %d of %d", mentions.name, id, nm, s, ns)
		}
		if e := m.text(2); e != "" {
			named++
			if !v.known[e] {
				v.problem("%s: document %q: mention %d: no entity %q", mentions.name, id, nm, e)
			}
		}
		nm++
	}
	if ns != row.number(1) || nm != row.number(2) {
		v.problem("%s: document %q: %d sentences and %d mentions, the tables have %d and %d",
			v.file(Documents), id, row.number(1), row.number(2), ns, nm)
	}
	v.counts.Documents++
	v.counts.Sentences += int64(ns)
	v.counts.Mentions += int64(nm)
	return named
}

// span compares the positions of a row, which start at column first, with the
// text of its document. A sentences table without text is compared with the
// number of characters only.
func (v *verifier) span(table, id string, text *characters, l line, first int) {
	start, end := l.number(first), l.number(first+1)
	if start < 0 || end <= start || end > len(text.text) {
		v.problem("%s: document %q: bytes [%d,%d) of %d", table, id, start, end, len(text.text))
		return
	}
	slice := text.text[start:end]
	if l.has(first+4) && l.text(first+4) != slice {
		v.problem("%s: document %q: bytes [%d,%d) are %q, the row says %q", table, id, start, end, slice, l.text(first+4))
	}
	c := text.at(uint32(start))
	if c != l.number(first+2) || c+utf8.RuneCountInString(slice) != l.number(first+3) {
		v.problem("%s: document %q: bytes [%d,%d) are characters [%d,%d), the row says [%d,%d)",
			table, id, start, end, c, c+utf8.RuneCountInString(slice), l.number(first+2), l.number(first+3))
	}
}
