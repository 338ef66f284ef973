package export

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"path/filepath"
	"slices"
)

// verifier verifies the tables of one format.
type verifier struct {
	*Report
	ctx    context.Context
	dir    string
	format Format
	known  map[string]*tally // entities by id
	counts Counts
}

// tally is what the entities table says of an entity, less what was found.
type tally struct {
	label, name         string
	documents, mentions int64
	last                int64 // number of the last document that names it
}

func (v *verifier) file(table string) string {
	return filepath.Join(v.dir, table+"."+string(v.format))
}

// all reads all tables: entities first, because the others refer to them.
func (v *verifier) all(run *Run) {
	v.counts.Labels = make(map[string]int64)
	v.entities()
	v.places()
	v.documents()
	for _, id := range slices.Sorted(maps.Keys(v.known)) {
		if k := v.known[id]; k.documents != 0 || k.mentions != 0 {
			v.problem("%s: %q: n_documents is %+d and n_mentions %+d beyond what mentions has", v.file(Entities), id, k.documents, k.mentions)
		}
	}
	v.Documents += v.counts.Documents
	v.Sentences += v.counts.Sentences
	v.Mentions += v.counts.Mentions
	v.compare(&run.Counts)
}

// compare compares the rows that were read with the counts of run.json.
func (v *verifier) compare(want *Counts) {
	got := &v.counts
	for _, c := range []struct {
		table, what string
		got, want   int64
	}{
		{Documents, "rows", got.Documents, want.Documents},
		{Documents, "n_tokens in all", got.Tokens, want.Tokens},
		{Sentences, "rows", got.Sentences, want.Sentences},
		{Mentions, "rows", got.Mentions, want.Mentions},
		{Entities, "rows", got.Entities, want.Entities},
		{Citations, "rows", got.Citations, want.Citations},
		{Places, "rows", got.Places, want.Places},
	} {
		if c.got != c.want {
			v.problem("%s: %d %s, run.json says %d", v.file(c.table), c.got, c.what, c.want)
		}
	}
	if !maps.Equal(got.Labels, want.Labels) {
		v.problem("%s: mentions by label are %v, run.json says %v", v.file(Mentions), got.Labels, want.Labels)
	}
}

func (v *verifier) entities() {
	v.known = make(map[string]*tally)
	for row := range v.read(Entities, "entity_id", "label", "name", "n_documents", "n_mentions") {
		id := row.text(0)
		if v.known[id] != nil {
			v.problem("%s: %q twice", v.file(Entities), id)
		}
		v.known[id] = &tally{
			label: row.text(1), name: row.text(2),
			documents: int64(row.number(3)), mentions: int64(row.number(4)),
		}
		v.counts.Entities++
	}
}

func (v *verifier) places() {
	for row := range v.read(Places, "entity_id", "n_documents", "n_mentions") {
		v.counts.Places++
		id := row.text(0)
		switch k := v.known[id]; {
		case k == nil:
			v.problem("%s: no entity %q", v.file(Places), id)
		case k.label != "PLACE":
			v.problem("%s: %q is a %s", v.file(Places), id, k.label)
		case k.documents != int64(row.number(1)) || k.mentions != int64(row.number(2)):
			v.problem("%s: %q: %d documents and %d mentions, entities says %d and %d",
				v.file(Places), id, row.number(1), row.number(2), k.documents, k.mentions)
		}
	}
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

// read yields the rows of a table, up to where it can be read. A column "text"
// may be missing, in which case it is left out.
func (v *verifier) read(table string, names ...string) iter.Seq[line] {
	return func(yield func(line) bool) {
		for rec, err := range records(v.file(table), wanted(names)) {
			if v.ctx.Err() != nil {
				return
			}
			if err != nil {
				v.problem("%v", err)
				return
			}
			columns := names
			if last := len(names) - 1; names[last] == "text" && len(rec.Schema().FieldIndices("text")) == 0 {
				columns = names[:last]
			}
			view, err := newView(rec, columns)
			if err != nil {
				v.problem("%v", fmt.Errorf("%s: %w", v.file(table), err))
				return
			}
			for i := range int(rec.NumRows()) {
				if !yield(line{view, i}) {
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
	next func() (line, bool)
	stop func()
	cur  line
	ok   bool
}

func (v *verifier) follow(table string, names ...string) *follower {
	f := &follower{name: v.file(table)}
	f.next, f.stop = iter.Pull(v.read(table, names...))
	f.advance()
	return f
}

func (f *follower) advance() { f.cur, f.ok = f.next() }

// of yields the rows of document id, which must come next.
func (f *follower) of(id string) iter.Seq[line] {
	return func(yield func(line) bool) {
		for f.ok && f.cur.text(0) == id {
			if !yield(f.cur) {
				return
			}
			f.advance()
		}
	}
}
