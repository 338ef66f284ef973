package ner

import (
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"

	"toli/extract"
)

// Prose asks the prose tagger for a second opinion on mentions that the
// trained one is not sure of. Its model is loaded on the first such mention and
// shared; it is safe for concurrent use.
type Prose struct {
	model func() *prose.Model
}

// NewProse returns a second opinion that has not been asked yet.
func NewProse() *Prose {
	return &Prose{model: sync.OnceValue(func() *prose.Model {
		d, err := prose.NewDocument("Korea.", prose.WithSegmentation(false))
		if err != nil {
			return nil
		}
		return d.Model
	})}
}

// weight is how much prose's agreement or silence moves a score. Prose is slow
// (about 50 µs a token), so that it is asked only where the move can carry a
// score over the least one that package resolve accepts, 0.35.
const (
	weight = 0.1
	lowest = 0.25
	most   = 0.45
)

// Annotate moves the scores of doubtful candidates of the trained tagger up
// where prose sees a name of the same label, and down where it sees none.
func (p *Prose) Annotate(d *extract.Document) error {
	asked := -1
	var labels []string
	for i := range d.Candidates {
		m := &d.Candidates[i]
		if m.By != "ner" || m.Score < lowest || m.Score >= most {
			continue
		}
		s := d.SentenceOf(m.First)
		if s != asked {
			asked, labels = s, p.read(d, &d.Sentences[s])
		}
		m.Score = min(1, max(0, m.Score+p.vote(m, labels, d.Sentences[s].First)))
	}
	return nil
}

func (p *Prose) vote(m *extract.Mention, labels []string, first uint32) float32 {
	if labels == nil {
		return 0
	}
	want := map[extract.Label]string{extract.Person: "PERSON", extract.Place: "GPE"}[m.Label]
	if want == "" {
		return 0 // prose knows no organisations
	}
	for i := m.First; i < m.Last; i++ {
		if strings.HasSuffix(labels[i-first], want) {
			return weight
		}
	}
	return -weight
}

// read returns prose's label of each token of a sentence, "" where its tokens
// do not fall together with ours. Prose rewrites quotes and drops words, so its
// tokens are found again from left to right; a final stop is added because it
// loses a name that ends the text.
func (p *Prose) read(d *extract.Document, s *extract.Sentence) []string {
	model := p.model()
	if model == nil {
		return nil
	}
	doc, err := prose.NewDocument(s.In(d.Text)+" .", prose.WithSegmentation(false), prose.UsingModel(model))
	if err != nil {
		return nil
	}
	labels := make([]string, s.Last-s.First)
	at := int(s.Start)
	for _, t := range doc.Tokens() {
		k := strings.Index(d.Text[at:s.End], t.Text)
		if k < 0 || k > 40 {
			continue
		}
		start := at + k
		at = start + len(t.Text)
		for i := d.TokenAt(uint32(start)); i < int(s.Last) && int(d.Tokens[i].Start) < at; i++ {
			labels[i-int(s.First)] = t.Label
		}
	}
	return labels
}
