package coref

import (
	"slices"
	"strings"

	"toli/extract"
	"toli/extract/romanize"
)

// form is a mention of a person, cut into the parts of a name.
type form struct {
	*parts
	mention  int
	sentence int
	roles    []uint32 // entries of the titles beside the name
	gender   byte     // m, f or 0
	speaker  bool     // the mention labels a speech
	added    bool     // it is one of the full names
	bodies   []string // keys of the organisations named beside the name
}

// parts are those of a surface.
type parts struct {
	words    []string // folded; what hyphens join is one word; no initials
	initials []string // before or between the words
	loose    []string // the words, folded over romanisations
	handles  []string // what a full name can be found by: its loose words and its spelling class
	key      string   // the words in one
	surface  string
	spelling string // of a full name, the key of its romanisation
	name     *extract.Name
	short    string   // the word that stands for the person: surname, or given name of a Mongolian
	rest     []string // the other words, or initials
}

// reset makes f the form of mention i, whose parts are p.
func (f *form) reset(c *cluster, i int, p *parts) {
	*f = form{parts: p, mention: i, sentence: c.sentence[i], roles: f.roles[:0], bodies: f.bodies[:0]}
	f.context(c.d, &c.d.Mentions[i])
	f.beside(c)
}

// reset makes p the parts of mention m.
func (p *parts) reset(d *extract.Document, m *extract.Mention) {
	*p = parts{words: p.words[:0], initials: p.initials[:0], handles: p.handles[:0], rest: p.rest[:0], name: m.Name, surface: d.Surface(m)}
	p.cut(d, m)
	p.arrange()
	if len(p.words) > 1 {
		p.spelling = romanize.Key(p.surface)
	}
	for _, w := range p.words {
		p.handles = append(p.handles, loose(w))
	}
	p.loose = p.handles[:len(p.words):len(p.words)]
	if p.spelling != "" {
		p.handles = append(p.handles, p.spelling)
	}
}

func (f *parts) cut(d *extract.Document, m *extract.Mention) {
	joined := false
	for k := m.First; k < m.Last; k++ {
		t := &d.Tokens[k]
		word := fold(t.Norm)
		switch {
		case t.Norm == "-":
			joined = len(f.words) > 0
			continue
		case word == "" || t.Kind != extract.Word || suffixes[word]:
		case strings.HasSuffix(t.Norm, ".") && len(word) <= 3:
			f.initials = append(f.initials, word)
		case joined:
			f.words[len(f.words)-1] += word
		default:
			f.words = append(f.words, word)
		}
		joined = false
	}
}

// suffixes are no part of a name; honorifics belong to titles.
var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "dr": true, "mr": true, "mrs": true, "ms": true, "st": true}

// fold returns the letters of a norm.
func fold(norm string) string {
	if !strings.ContainsAny(norm, "'.,’") {
		return norm
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("'.,’", r) {
			return -1
		}
		return r
	}, norm)
}

// arrange finds the word that stands for the person, and the rest. A Korean
// given name is one word, however it is written.
func (f *parts) arrange() {
	n := len(f.words)
	if n == 0 {
		return
	}
	if f.isKorean() && n > 2 {
		f.words = append(f.words[:1], strings.Join(f.words[1:], ""))
		if f.name != nil && Key(f.name.Surname) == f.words[1] {
			f.words[0], f.words[1] = f.words[1], f.words[0]
		}
		n = 2
	}
	at := n - 1
	if f.name != nil && n > 1 {
		if k := slices.Index(f.words, Key(f.name.Called())); k >= 0 {
			at = k
		}
	}
	f.short = f.words[at]
	f.rest = append(append(f.rest, f.initials...), f.words[:at]...)
	f.rest = append(f.rest, f.words[at+1:]...)
	f.key = strings.Join(f.words, "")
}

func (f *parts) isKorean() bool { return f.style() == "korean" }
func (f *parts) full() bool     { return len(f.words)+len(f.initials) > 1 && len(f.words) > 0 }

func (f *parts) style() string {
	if f.name == nil {
		return ""
	}
	return f.name.Style
}

// same reports whether two full forms may name one person: their words agree in
// some order, or the words that stand for the person do and the rest does not
// part them.
func (f *form) same(o *form) bool {
	if parted(f.gender, o.gender) || len(f.words) > 1 && len(o.words) > 1 && otherInitials(f.initials, o.initials) {
		return false
	}
	switch {
	case len(f.words) > 1 && len(o.words) > 1 && (f.key == o.key || sameWords(f.words, o.words)):
		return true
	case f.variant(o):
		return true
	}
	return f.short == o.short && f.style() != "korean" && agree(f.rest, o.rest) ||
		f.reversed(o) || o.reversed(f)
}

// otherInitials reports whether middle initials part two names (George W.
// Bush, George H.W. Bush).
func otherInitials(a, b []string) bool {
	return len(a) > 0 && len(b) > 0 && !strings.HasPrefix(a[0], b[0]) && !strings.HasPrefix(b[0], a[0])
}

func parted(a, b byte) bool { return a != 0 && b != 0 && a != b }

// sameWords reports whether a and b are the same words in some order.
func sameWords(a, b []string) bool {
	if len(a) != len(b) || len(a) > 64 {
		return false
	}
	used := uint64(0)
	for _, w := range a {
		k := 0
		for k < len(b) && (used>>k&1 == 1 || b[k] != w) {
			k++
		}
		if k == len(b) {
			return false
		}
		used |= 1 << k
	}
	return true
}

// variant reports whether two full names are romanisations of one.
func (f *form) variant(o *form) bool {
	if len(f.words) < 2 || len(o.words) < 2 {
		return false
	}
	if slices.Equal(f.loose, o.loose) {
		return true
	}
	if f.spelling == "" || f.spelling != o.spelling {
		return false
	}
	score, _ := romanize.Match(f.surface, o.surface)
	return score >= romanize.Threshold
}

// reversed reports whether f begins with the word that stands for the person in
// o, and the rest agrees (Gantumur Luvsannyam, L.Gantumur).
func (f *form) reversed(o *form) bool {
	if len(f.words) != 2 || f.isKorean() || o.isKorean() || len(o.words) == 0 || len(o.words) > 2 {
		return false
	}
	return f.words[0] == o.words[len(o.words)-1] && agree(f.words[1:], append(o.initials, o.words[:len(o.words)-1]...))
}

// agree reports whether the first names or father's names of two persons agree:
// equal, equal but for a genitive or romanisation, or an initial of the other.
func agree(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	x, y := a[0], b[0]
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) <= 2 {
		return strings.HasPrefix(y, x)
	}
	if x == y || loose(x) == loose(y) {
		return true
	}
	s, genitive := Stem(x)
	t, other := Stem(y)
	return (genitive || other) && loose(s) == loose(t)
}

// Stem returns a Mongolian father's name without its genitive ending and last
// vowels, which the ending may have dropped (Jargaltulga, Jargaltulgyn), and
// whether it has that ending.
func Stem(name string) (stem string, genitive bool) {
	for _, ending := range [...]string{"giin", "giyn", "iin", "iyn", "yin", "yn"} {
		if base, ok := strings.CutSuffix(name, ending); ok && len(base) >= 3 {
			return strings.TrimRight(base, "aeiouy"), true
		}
	}
	return strings.TrimRight(name, "aeiouy"), false
}

// loose folds what romanisations of one letter differ in.
func loose(word string) string { return looser.Fold(word) }

var looser = romanize.NewFold("kh", "h", "th", "t", "ph", "p", "ck", "k", "oe", "o", "ey", "i", "ei", "i", "iy", "i",
	"yi", "i", "ii", "i", "ee", "i", "oo", "u", "uu", "u", "aa", "a", "w", "v", "dz", "z", "ll", "l", "nn", "n")
