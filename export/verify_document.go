package export

import (
	"unicode/utf8"

	"toli/extract"
)

var positions = []string{"start_byte", "end_byte", "start_char", "end_char"}

// documents reads documents, and what belongs to them, side by side: all are in
// the same order.
func (v *verifier) documents() {
	sentences := v.follow(Sentences, append(append([]string{"doc_id", "sentence"}, positions...), "text")...)
	defer sentences.stop()
	mentions := v.follow(Mentions, append(append([]string{"doc_id", "mention"}, positions...),
		"sentence", "label", "entity_id", "text")...)
	defer mentions.stop()
	citations := v.follow(Citations, append(append([]string{"doc_id", "citation"}, positions...), "outlet_mention", "date_mention")...)
	defer citations.stop()
	seen := make(map[string]bool)
	for row := range v.read(Documents, "doc_id", "n_sentences", "n_tokens", "n_mentions", "text") {
		d := annotated{verifier: v, id: row.text(0)}
		if seen[d.id] {
			v.problem("%s: document %q twice", v.file(Documents), d.id)
		}
		seen[d.id] = true
		if d.hasText = row.has(4); d.hasText {
			d.text.text = row.text(4)
		}
		v.counts.Documents++
		v.counts.Tokens += int64(row.number(2))
		d.readSentences(sentences)
		d.readMentions(mentions)
		d.readCitations(citations)
		if len(d.sentences) != row.number(1) || len(d.labels) != row.number(3) {
			v.problem("%s: document %q: %d sentences and %d mentions, the tables have %d and %d",
				v.file(Documents), d.id, row.number(1), row.number(3), len(d.sentences), len(d.labels))
		}
	}
	for _, f := range []*follower{sentences, mentions, citations} {
		if f.ok {
			v.problem("%s: rows of document %q, which is not next in documents", f.name, f.cur.text(0))
		}
	}
}

// annotated is a document as the tables tell it.
type annotated struct {
	*verifier
	id        string
	hasText   bool
	text      characters
	sentences []extract.Span
	labels    []string // of the mentions
}

func (d *annotated) readSentences(f *follower) {
	end := 0
	for row := range f.of(d.id) {
		d.row(f.name, row, len(d.sentences))
		if row.number(2) < end {
			d.problem("%s: document %q: sentence %d starts before the end of the one before", f.name, d.id, len(d.sentences))
		}
		d.span(f.name, row, 6)
		end = row.number(3)
		d.sentences = append(d.sentences, extract.Span{Start: uint32(row.number(2)), End: uint32(end)})
	}
	d.counts.Sentences += int64(len(d.sentences))
}

func (d *annotated) readMentions(f *follower) {
	end := 0
	for row := range f.of(d.id) {
		n := len(d.labels)
		d.row(f.name, row, n)
		if row.number(2) < end {
			d.problem("%s: document %q: mention %d starts before the end of the one before", f.name, d.id, n)
		}
		end = row.number(3)
		d.span(f.name, row, 9)
		if d.hasText {
			d.Compared++
		}
		start := uint32(row.number(2))
		if s := row.number(6); s < 0 || s >= len(d.sentences) {
			d.problem("%s: document %q: mention %d in sentence %d of %d", f.name, d.id, n, s, len(d.sentences))
		} else if of := d.sentences[s]; start < of.Start || start >= of.End {
			d.problem("%s: document %q: mention %d is not in sentence %d", f.name, d.id, n, s)
		}
		d.entity(f.name, row, n)
		d.labels = append(d.labels, row.text(7))
		d.counts.Labels[row.text(7)]++
	}
	d.counts.Mentions += int64(len(d.labels))
}

// entity compares what mention n says of its entity with the entities table.
func (d *annotated) entity(file string, row line, n int) {
	id := row.text(8)
	if id == "" {
		return
	}
	k := d.known[id]
	if k == nil {
		d.problem("%s: document %q: mention %d: no entity %q", file, d.id, n, id)
		return
	}
	if k.label != row.text(7) {
		d.problem("%s: document %q: mention %d: a %s names %q, a %s", file, d.id, n, row.text(7), id, k.label)
	}
	k.mentions--
	if k.last != d.counts.Documents {
		k.last = d.counts.Documents
		k.documents--
	}
}

func (d *annotated) readCitations(f *follower) {
	n := 0
	for row := range f.of(d.id) {
		d.row(f.name, row, n)
		d.span(f.name, row, 8)
		if m := row.number(6); m >= len(d.labels) {
			d.problem("%s: document %q: citation %d: outlet is mention %d of %d", f.name, d.id, n, m, len(d.labels))
		}
		if m := row.number(7); m >= len(d.labels) || m >= 0 && d.labels[m] != "DATE" {
			d.problem("%s: document %q: citation %d: mention %d is no date of the document", f.name, d.id, n, m)
		}
		n++
	}
	d.counts.Citations += int64(n)
}

// row compares the number of a row of the document with its place.
func (d *annotated) row(file string, l line, n int) {
	if l.number(1) != n {
		d.problem("%s: document %q: row %d has number %d", file, d.id, n, l.number(1))
	}
}

// span compares the positions of a row with the text of the document, and with
// its own text, if it has one, in the given column.
func (d *annotated) span(file string, l line, text int) {
	if !d.hasText {
		return
	}
	start, end := l.number(2), l.number(3)
	if start < 0 || end <= start || end > len(d.text.text) {
		d.problem("%s: document %q: bytes [%d,%d) of %d", file, d.id, start, end, len(d.text.text))
		return
	}
	slice := d.text.text[start:end]
	if l.has(text) && l.text(text) != slice {
		d.problem("%s: document %q: bytes [%d,%d) are %q, the row says %q", file, d.id, start, end, slice, l.text(text))
	}
	c := d.text.at(uint32(start))
	if c != l.number(4) || c+utf8.RuneCountInString(slice) != l.number(5) {
		d.problem("%s: document %q: bytes [%d,%d) are characters [%d,%d), the row says [%d,%d)",
			file, d.id, start, end, c, c+utf8.RuneCountInString(slice), l.number(4), l.number(5))
	}
}
