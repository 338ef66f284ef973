package export

import (
	"io"
	"slices"
)

// Stream writes the mentions table alone to out, as an Arrow IPC stream. Add,
// Reject and CloseStream are to be called as for a folder.
func Stream(out io.Writer, m Metadata) *Writer {
	s := schema(Mentions, false, m)
	t := &table{sinks: []recorder{newStream(out, s)}}
	t.rows = newRows(Mentions, s, t.record)
	return &Writer{tables: []*table{t}, counts: Counts{Labels: make(map[string]int64)}}
}

// CloseStream ends a stream; out stays open.
func (w *Writer) CloseStream() (Summary, error) {
	err := w.tables[0].close()
	w.counts.Entities = int64(len(w.entities.byID))
	return Summary{Counts: w.counts, Top: w.top(10)}, err
}

// Top is one of the entities with the most mentions.
type Top struct {
	Label, Name         string
	Mentions, Documents int64
}

// top returns the n entities with the most mentions.
func (w *Writer) top(n int) []Top {
	all := w.entities.sorted()
	slices.SortStableFunc(all, func(a, b *entity) int { return int(b.mentions - a.mentions) })
	var top []Top
	for _, k := range all[:min(n, len(all))] {
		top = append(top, Top{k.Label.String(), k.Name, k.mentions, k.documents})
	}
	return top
}
