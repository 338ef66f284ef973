// Package person proposes personal names by the grammars of Korean, Mongolian,
// Japanese, Chinese, Russian and Western names, and the short forms of names
// that a document gives in full.
package person

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"toli/extract"
)

// Annotate appends PERSON candidates to d.Candidates: full names by grammar
// (By "person/korean" and so on), then short forms of them (By "person/short").
// It needs tokens and sentences, and never fails.
func Annotate(d *extract.Document) error {
	g := grammar{d: d, parts: parts()}
	g.setParts()
	first := len(d.Candidates)
	for _, s := range d.Sentences {
		g.sentence(s)
	}
	g.short(d.Candidates[first:])
	return nil
}

type grammar struct {
	d     *extract.Document
	parts map[string]role
	last  int // end of the sentence
}

func (g *grammar) sentence(s extract.Sentence) {
	g.last = int(s.Last)
	for i := int(s.First); i < g.last; i++ {
		if !g.capital(i) {
			continue
		}
		for _, rule := range rules {
			if end, score := rule.match(g, i); end > 0 {
				g.propose(i, end, rule.style, score)
			}
		}
	}
}

// rules are tried at every capitalised word. Each returns the end of the name
// that starts there, or 0, and how often it is right.
var rules = [...]struct {
	style string
	match func(g *grammar, i int) (int, float32)
}{
	{"korean", (*grammar).korean},
	{"korean-reversed", (*grammar).koreanReversed},
	{"mongolian-initial", (*grammar).initial},
	{"mongolian", (*grammar).mongolian},
	{"japanese", (*grammar).japanese},
	{"chinese", (*grammar).chinese},
	{"russian", (*grammar).russian},
	{"western", (*grammar).western},
}

func (g *grammar) propose(first, last int, style string, score float32) {
	d := g.d
	d.Candidates = append(d.Candidates, extract.Mention{
		Span: d.TokenSpan(uint32(first), uint32(last)), First: uint32(first), Last: uint32(last),
		Label: extract.Person, By: "person/" + style, Score: score,
		Name: g.name(first, last, style),
	})
}

func (g *grammar) norm(i int) string {
	if i < 0 || i >= g.last {
		return ""
	}
	return g.d.Tokens[i].Norm
}

// setParts looks up what every capitalised word, and every second part behind
// a hyphen, can be in a name.
func (g *grammar) setParts() {
	g.last = len(g.d.Tokens)
	for i := range g.d.Tokens {
		t := &g.d.Tokens[i]
		if !g.capital(i) && !(i > 0 && t.Kind == extract.Word && g.d.Tokens[i-1].Norm == "-") {
			continue
		}
		norm := t.Norm
		if strings.IndexByte(norm, '\'') > 0 {
			norm = strings.ReplaceAll(norm, "'", "")
		}
		t.Parts = g.parts[norm]
		if mongolianLike(norm) {
			t.Parts |= mongolianLikely
		}
	}
}

func (g *grammar) role(i int) role {
	if i < 0 || i >= g.last {
		return 0
	}
	return g.d.Tokens[i].Parts
}

// capital reports whether token i is a word that starts with a capital.
func (g *grammar) capital(i int) bool {
	if i < 0 || i >= g.last || g.d.Tokens[i].Kind != extract.Word {
		return false
	}
	r, _ := utf8.DecodeRuneInString(g.d.Text[g.d.Tokens[i].Start:])
	return unicode.IsUpper(r)
}

// hyphen reports whether token i is a hyphen without spaces around it.
func (g *grammar) hyphen(i int) bool {
	t := g.d.Tokens
	return i > 0 && i+1 < g.last && t[i].Norm == "-" && t[i-1].End == t[i].Start && t[i].End == t[i+1].Start
}

func (g *grammar) syllable(i int) bool {
	return i < g.last && g.d.Tokens[i].Kind == extract.Word && (g.role(i)&koreanSyllable != 0)
}

// korean matches a surname and the given name: "Kim Jong Un", "Kim Jong-un",
// "Min Yongha", "Choe Hwi".
func (g *grammar) korean(i int) (int, float32) {
	if g.role(i)&koreanSurname == 0 && !twoSyllable[g.norm(i)] || !g.capital(i+1) {
		return 0, 0
	}
	end, score := g.koreanGiven(i + 1)
	return end, score
}

// koreanGiven matches a given name that starts at token i.
func (g *grammar) koreanGiven(i int) (int, float32) {
	switch {
	case g.hyphen(i+1) && g.syllable(i) && g.syllable(i+2):
		return i + 3, 0.97
	case g.hyphen(i+1) && (g.syllable(i) || g.syllable(i+2)) && len(g.norm(i)) < 6 && len(g.norm(i+2)) < 6:
		return i + 3, 0.85
	case g.syllable(i) && g.capital(i+1) && g.syllable(i+1):
		return i + 2, 0.95
	case splitSyllables(g.norm(i)):
		return i + 1, 0.7
	case g.syllable(i) && !g.capital(i+1):
		return i + 1, 0.6
	}
	return 0, 0
}

// koreanReversed matches "Eun-hee Kwon".
func (g *grammar) koreanReversed(i int) (int, float32) {
	if !g.hyphen(i+1) || !g.syllable(i) || !g.syllable(i+2) || !g.capital(i+3) || g.role(i+3)&koreanSurname == 0 {
		return 0, 0
	}
	if g.role(i-1)&koreanSurname != 0 && g.capital(i-1) {
		return 0, 0
	}
	return i + 4, 0.8
}

// initial matches "Ts.Elbegdorj", "N. Enkhbayar" and "J. R. Smith".
func (g *grammar) initial(i int) (int, float32) {
	k := i
	for k < g.last && k < i+3 && isInitial(g.d.Tokens[k].In(g.d.Text)) {
		k++
	}
	if k == i || !g.capital(k) || len(g.norm(k)) < 3 {
		return 0, 0
	}
	score := float32(0.8)
	if g.role(k)&mongolianLikely != 0 || g.d.Tokens[k].Start == g.d.Tokens[k-1].End {
		score = 0.95
	}
	if g.hyphen(k + 1) {
		return k + 3, score
	}
	return k + 1, score
}

func isInitial(s string) bool {
	n := utf8.RuneCountInString(s)
	r, _ := utf8.DecodeRuneInString(s)
	return n >= 2 && n <= 3 && strings.HasSuffix(s, ".") && strings.Count(s, ".") == 1 && unicode.IsUpper(r)
}

// mongolian matches a father's name, with or without genitive, and a name.
func (g *grammar) mongolian(i int) (int, float32) {
	if !g.capital(i+1) || len(g.norm(i+1)) < 4 {
		return 0, 0
	}
	own, next := g.role(i)&mongolianLikely != 0, g.role(i+1)&mongolianLikely != 0
	father := genitive(g.norm(i)) != "" && len(g.norm(i)) > 5
	end := i + 2
	if g.hyphen(i + 2) {
		end = i + 4
	}
	switch {
	case father && next:
		return end, 0.9
	case own && next:
		return end, 0.85
	}
	return 0, 0
}

// japanese matches surname and given name in either order.
func (g *grammar) japanese(i int) (int, float32) {
	if !g.capital(i + 1) {
		return 0, 0
	}
	a, b := g.role(i), g.role(i+1)
	if a&japaneseSurname != 0 && b&japaneseGiven != 0 || a&japaneseGiven != 0 && b&japaneseSurname != 0 {
		return i + 2, 0.8
	}
	return 0, 0
}

// chinese matches a surname and one or two pinyin syllables.
func (g *grammar) chinese(i int) (int, float32) {
	if g.role(i)&chineseSurname == 0 || !g.capital(i+1) || !pinyin(g.norm(i+1)) {
		return 0, 0
	}
	if g.hyphen(i+2) && pinyin(g.norm(i+3)) {
		return i + 4, 0.7
	}
	return i + 2, 0.75
}

// russian matches one or two capitalised words before a Russian surname.
func (g *grammar) russian(i int) (int, float32) {
	if g.capital(i+1) && g.capital(i+2) && russianLike(g.norm(i+1)) && russianLike(g.norm(i+2)) {
		return i + 3, 0.7
	}
	if g.capital(i+1) && russianLike(g.norm(i+1)) {
		return i + 2, 0.5
	}
	return 0, 0
}

// western matches a given name, initials or a second one, particles, and a
// surname.
func (g *grammar) western(i int) (int, float32) {
	if g.role(i)&westernGiven == 0 || len(g.norm(i)) < 3 {
		return 0, 0
	}
	k := i + 1
	for k < g.last && k < i+3 && (isInitial(g.d.Tokens[k].In(g.d.Text)) || g.role(k)&westernGiven != 0 && g.capital(k) && g.capital(k+1)) {
		k++
	}
	for k < g.last && k < i+4 && particles[g.norm(k)] {
		k++
	}
	if !g.capital(k) || len(g.norm(k)) < 2 {
		return 0, 0
	}
	score := float32(0.6)
	if g.role(k)&westernSurname != 0 {
		score = 0.85
	}
	if n := g.norm(k + 1); n == "jr." || n == "sr." || n == "iii" || n == "ii" {
		k++
	}
	return k + 1, score
}

var particles = map[string]bool{"van": true, "von": true, "de": true, "der": true, "bin": true, "al": true, "da": true, "di": true, "la": true}
