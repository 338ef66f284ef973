// Package person proposes personal names by the grammars of Korean, Mongolian,
// Kazakh, Japanese, Chinese, Vietnamese, Russian and Western names, and the short
// forms of names that a document gives in full. The score of a proposal is the
// probability that it is a name with these borders, by a logistic model of what
// its parts are and what stands around it.
package person

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"toli/extract"
)

// Annotate appends PERSON candidates to d.Candidates: full names by grammar
// (By "person/korean-three" and so on), then short forms of them (By "person/short")
// and other single words that stand for a person (By "person/single").
// It needs tokens, sentences and gazetteer lookups, and never fails. It is safe
// for concurrent use on distinct documents.
func Annotate(d *extract.Document) error {
	g := pool.Get().(*grammar)
	defer pool.Put(g)
	g.read(d, builtin())
	for i := range g.found {
		if c := &g.found[i]; c.score >= least {
			g.propose(c)
		}
	}
	return nil
}

// Feature is something that the score of a candidate is reckoned from.
type Feature struct {
	Name  string
	Value float32
}

// Features returns the features of the candidates that Annotate would append to
// d with other weights, in the text of a table of weights, and their spans. It is
// what the weights are fitted on.
func Features(d *extract.Document, weights string) ([]extract.Span, [][]Feature, error) {
	w, err := parseWeights(weights)
	if err != nil {
		return nil, nil, err
	}
	g := newGrammar()
	g.read(d, w)
	var spans []extract.Span
	var all [][]Feature
	for i := range g.found {
		c := &g.found[i]
		spans = append(spans, d.TokenSpan(uint32(c.first), uint32(c.last)))
		var named []Feature
		add := func(f feature, x float32) { named = append(named, Feature{featureNames[f], x}) }
		if g.features(c, add); c.shape < shortForm {
			g.amongOthers(c, add)
		}
		all = append(all, named)
	}
	return spans, all, nil
}

// candidate is a stretch of tokens [first, last) that may be a name.
type candidate struct {
	first, last int
	shape       shape
	odds        float32 // the logarithm, other candidates left aside
	score       float32
	of          float32 // of a short form, the score of the full one
	name        *extract.Name
}

// grammar reads one document at a time.
type grammar struct {
	d        *extract.Document
	parts    map[string]part
	initials []bool // of each token, whether it is a word with a capital
	words    []part // of each token with a capital
	last     int    // end of the sentence
	found    []candidate
	context
}

var pool = sync.Pool{New: func() any { return newGrammar() }}

func newGrammar() *grammar { return &grammar{parts: parts(), context: newContext()} }

// least is the score below which a candidate is not worth a mention.
const least = 0.03

// read fills g.found with the candidates of d and their scores.
func (g *grammar) read(d *extract.Document, w *weights) {
	g.d, g.found = d, g.found[:0]
	g.setParts()
	g.gather(d)
	for _, s := range d.Sentences {
		g.last = int(s.Last)
		for i := int(s.First); i < g.last; i++ {
			if g.capital(i) {
				g.match(i)
			}
		}
	}
	g.last = len(d.Tokens)
	g.look(d, g.found)
	g.short(w)
}

func (g *grammar) match(i int) {
	if g.has(i, titleEnds) && polite[g.norm(i)] {
		return
	}
	for _, rule := range rules {
		if end, s := rule(g, i); s != noShape {
			g.found = append(g.found, candidate{first: i, last: end, shape: s})
		}
	}
}

// matched reports whether a rule has found a candidate of tokens [first, last).
func (g *grammar) matched(first, last int) bool {
	for k := len(g.found) - 1; k >= 0 && g.found[k].first == first; k-- {
		if g.found[k].last == last {
			return true
		}
	}
	return false
}

func (g *grammar) propose(c *candidate) {
	d := g.d
	if c.name == nil {
		c.name = g.name(c)
	}
	d.Candidates = append(d.Candidates, extract.Mention{
		Span: d.TokenSpan(uint32(c.first), uint32(c.last)), First: uint32(c.first), Last: uint32(c.last),
		Label: extract.Person, By: "person/" + shapes[c.shape].name, Score: c.score,
		Name: c.name,
	})
}

// setParts looks up what every capitalised word, and every second part behind
// a hyphen, can be in a name.
func (g *grammar) setParts() {
	n := len(g.d.Tokens)
	g.last, g.initials, g.words = n, resized(g.initials, n), resized(g.words, n)
	for i := range g.d.Tokens {
		t := &g.d.Tokens[i]
		g.initials[i] = t.Kind == extract.Word && startsUpper(g.d.Text[t.Start:])
		if !g.initials[i] && !(i > 0 && t.Kind == extract.Word && g.d.Tokens[i-1].Norm == "-") {
			continue
		}
		norm := t.Norm
		if strings.IndexByte(norm, '\'') > 0 {
			norm = strings.ReplaceAll(norm, "'", "")
		}
		g.words[i] = g.parts[norm]
		t.Parts = g.words[i].role
		if mongolianLike(g.parts, norm, t.Parts&mongolianEnd != 0) {
			t.Parts |= mongolianLikely
		}
		if kazakhLike(norm) {
			t.Parts |= kazakhLikely
		}
	}
}

func startsUpper(s string) bool {
	if s[0] < utf8.RuneSelf {
		return 'A' <= s[0] && s[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
