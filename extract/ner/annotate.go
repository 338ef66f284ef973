// Package ner recognises persons, places and organisations with a trained
// linear-chain model whose features are words, shapes, gazetteer lookups and
// the candidates of the grammars.
package ner

import (
	"slices"
	"sync"

	"toli/extract"
)

// Tagger annotates documents with a model. It is safe for concurrent use.
type Tagger struct {
	model *Model
	pool  sync.Pool
}

// NewTagger returns a tagger that uses m.
func NewTagger(m *Model) *Tagger {
	return &Tagger{model: m, pool: sync.Pool{New: func() any { return &worker{evidence: evidence{classes: m.classes, without: m.without}} }}}
}

// worker holds what one document at a time needs.
type worker struct {
	evidence evidence
	lattice  lattice
	features []uint32
	norms    []string
	scores   [][numTags]float32 // of all tokens, from the first reading
	tags     []uint8            // likewise
}

// Annotate appends the mentions the model reads in d to d.Candidates, with
// By "ner" and the least of the tags' posterior probabilities as Score. Lookups and candidates of earlier stages are its evidence.
func (t *Tagger) Annotate(d *extract.Document) error {
	w := t.pool.Get().(*worker)
	defer t.pool.Put(w)
	w.prepare(d)
	t.first(w, d)
	again := t.model.without&DocumentWide == 0 && w.evidence.gatherContext(d, w.tags)
	d.Candidates = t.second(w, d, again, d.Candidates)
	return nil
}

func (w *worker) prepare(d *extract.Document) {
	w.evidence.gather(d)
	w.norms = w.norms[:0]
	for i := range d.Tokens {
		w.norms = append(w.norms, d.Tokens[i].Norm)
	}
}

// first reads every sentence of d that can hold a name, and keeps the scores
// and tags of all tokens.
func (t *Tagger) first(w *worker, d *extract.Document) {
	w.scores = append(w.scores[:0], make([][numTags]float32, len(d.Tokens))...)
	w.tags = append(w.tags[:0], make([]uint8, len(d.Tokens))...)
	for _, s := range d.Sentences {
		if !w.evidence.promising(s) {
			continue
		}
		first, last := int(s.First), int(s.Last)
		t.score(w, first, last)
		w.lattice.resize(last - first)
		copy(w.lattice.emit, w.scores[first:last])
		if w.lattice.viterbi(t.model) {
			copy(w.tags[first:last], w.lattice.tags)
		}
	}
}

// second reads the sentences with context again, where there is any, and
// appends the mentions of all to out. The scores of the first reading are kept,
// and those of the context are added.
func (t *Tagger) second(w *worker, d *extract.Document, context bool, out []extract.Mention) []extract.Mention {
	out = slices.Grow(out, names(w.tags))
	for _, s := range d.Sentences {
		if !w.evidence.promising(s) {
			continue
		}
		first, last := int(s.First), int(s.Last)
		again := context && t.addContext(w, d, first, last)
		if !again && names(w.tags[first:last]) == 0 {
			continue
		}
		w.lattice.resize(last - first)
		copy(w.lattice.emit, w.scores[first:last])
		copy(w.lattice.tags, w.tags[first:last])
		if again && !w.lattice.viterbi(t.model) {
			continue
		}
		w.lattice.posteriors(t.model)
		out = appendMentions(d, s, &w.lattice, out)
	}
	return out
}

// names counts the names that tags hold.
func names(tags []uint8) int {
	n := 0
	for _, tag := range tags {
		if tag != tagO && mayStart(int(tag)) {
			n++
		}
	}
	return n
}

// score fills the scores of the tokens [first, last). Words in lower case with
// none but such around them are in no name.
func (t *Tagger) score(w *worker, first, last int) {
	for i := first; i < last; i++ {
		if !w.evidence.near(i, first, last) {
			w.scores[i] = outsideScore
			continue
		}
		w.features = w.evidence.features(w.norms, i, first, last, w.features[:0])
		t.model.score(w.features, &w.scores[i])
	}
}

// outsideScore are the scores of a token that is in no name.
var outsideScore = [numTags]float32{tagO: 100}

// near reports whether token i, or one of the two before or after it, may be
// part of a name by itself.
func (e *evidence) near(i, first, last int) bool {
	for k := max(first, i-2); k < min(last, i+3); k++ {
		if info := &e.info[k]; info.shape != shapeLower && info.shape < shapeNumber || info.lookup != 0 || info.shape >= shapeYear && info.shape <= shapeAlnum {
			return true
		}
	}
	return false
}

// addContext adds the scores of context to those of the tokens [first, last),
// and returns false when there is none.
func (t *Tagger) addContext(w *worker, d *extract.Document, first, last int) bool {
	e := &w.evidence
	if !e.setContext(d, first, last) {
		return false
	}
	for i := first; i < last; i++ {
		p, n := &outside, &outside
		if i > first {
			p = &e.info[i-1]
		}
		if i+1 < last {
			n = &e.info[i+1]
		}
		if p.context|e.info[i].context|n.context != 0 {
			w.features = contextFeatures(p, &e.info[i], n, w.features[:0])
			t.model.score(w.features, &w.scores[i])
		}
	}
	return true
}

// promising reports whether a sentence has a word that is not in lower case.
func (e *evidence) promising(s extract.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		switch e.info[i].shape {
		case shapeCapital, shapeUpper, shapeInitial, shapeDotted, shapeMixed, shapeDomain, shapeAlnum:
			return true
		}
		if e.info[i].lookup != 0 {
			return true
		}
	}
	return false
}

func appendMentions(d *extract.Document, s extract.Sentence, l *lattice, out []extract.Mention) []extract.Mention {
	for i := 0; i < len(l.tags); i++ {
		tag := int(l.tags[i])
		if tag == tagO {
			continue
		}
		end, score := i+1, float64(l.post[i])
		for tagPos(int(l.tags[end-1])) != posE && tagPos(int(l.tags[end-1])) != posS && end < len(l.tags) {
			score = min(score, float64(l.post[end]))
			end++
		}
		first, last := s.First+uint32(i), s.First+uint32(end)
		out = append(out, extract.Mention{
			Span: d.TokenSpan(first, last), First: first, Last: last,
			Label: tagLabel(tag), By: "ner", Score: float32(score),
		})
		i = end - 1
	}
	return out
}
