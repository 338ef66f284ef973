package link

import (
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/romanize"
)

// directory finds persons by the parts of their names, the countries of entries,
// and the names of countries.
type directory struct {
	persons   []person
	byShort   map[string][]int32  // surname, or given name of a Mongolian
	byGiven   map[string][]int32  // given name of a Mongolian whose father's is known
	byBag     map[string][]int32  // all words, in any order and loose spelling
	byKey     map[string][]int32  // spelling class of the name
	states    map[string][]string // names of each country
	countries []string            // of each entry, or ""
}

// person is what the directory knows of an entry.
type person struct {
	entry    uint32
	name     string
	country  string
	rest     []string // the words of the name without the short form
	role     string
	from, to int // years of office; 0 when unknown
	prior    float32
	read     atomic.Pointer[romanize.Name] // the name, made at the first need
}

// match returns how likely name n is that of p. See romanize.Name.Match.
func (p *person) match(n *romanize.Name) float64 {
	read := p.read.Load()
	if read == nil {
		name := romanize.Read(p.name)
		read = &name
		p.read.Store(read)
	}
	score, _ := n.Match(read)
	return score
}

func newDirectory(g *gazetteer.Gazetteer) *directory {
	r := &directory{byShort: map[string][]int32{}, byGiven: map[string][]int32{}, byBag: map[string][]int32{}, byKey: map[string][]int32{}, states: map[string][]string{}}
	r.countries = make([]string, g.Len())
	known := map[string]string{"": ""} // one string for each country, to stay in the cache
	for i := range uint32(g.Len()) {
		c, ok := known[g.Country(i)]
		if !ok {
			c = g.Country(i)
			known[c] = c
		}
		r.countries[i] = c
		switch g.Kind(i) {
		case extract.Country:
			e := g.Entry(i)
			r.states[e.Country] = append(append(r.states[e.Country], e.Name), e.Aliases...)
		case extract.PersonKind:
			r.add(i, g.Facts(i))
		}
	}
	return r
}

func (r *directory) add(i uint32, e gazetteer.Entry) {
	if e.Label != extract.Person {
		return
	}
	n := int32(len(r.persons))
	w := words(nil, e.Name)
	short, rest := cut(w, e.Country)
	r.persons = append(r.persons, person{entry: i, name: e.Name, country: e.Country, rest: rest, role: roleKey(e.Role), from: year(e.From), to: year(e.To), prior: e.Prior})
	if short != "" {
		r.byShort[short] = append(r.byShort[short], n)
		if e.Country == "mn" {
			r.byGiven[short] = append(r.byGiven[short], n)
		}
	}
	if key := romanize.Key(e.Name); key != "" {
		r.byKey[key] = append(r.byKey[key], n)
	}
	if b := string(appendBag(nil, w, new([]string))); b != "" {
		r.byBag[b] = append(r.byBag[b], n)
	}
}

// cut returns the word of a name that stands for a person of a country, and the
// others.
func cut(w []string, country string) (string, []string) {
	if len(w) < 2 {
		return "", nil
	}
	if surnameFirst[country] {
		return w[0], w[1:]
	}
	return w[len(w)-1], w[:len(w)-1]
}

var surnameFirst = map[string]bool{"kp": true, "kr": true, "cn": true, "tw": true, "vn": true, "hk": true, "kh": true}

// words appends the words of a name in lower case, without marks; what hyphens
// join is one word.
func words(dst []string, name string) []string {
	var buffer [64]byte
	all := buffer[:0]
	for w := range split(name) {
		from := len(all)
		if all = appendLetters(all, w); !honorifics[string(all[from:])] && len(all) > from {
			all = append(all, ' ')
		} else {
			all = all[:from]
		}
	}
	rest := string(all)
	for rest != "" {
		var w string
		w, rest, _ = strings.Cut(rest, " ")
		dst = append(dst, w)
	}
	return dst
}

// split yields what white space, stops and commas part.
func split(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		from := 0
		for i, r := range name {
			if !extract.IsSpace(r) && r != '.' && r != ',' {
				continue
			}
			if from < i && !yield(name[from:i]) {
				return
			}
			from = i + utf8.RuneLen(r)
		}
		if from < len(name) {
			yield(name[from:])
		}
	}
}

var looser = romanize.NewFold("kh", "h", "th", "t", "ph", "p", "ey", "i", "ei", "i", "iy", "i", "yi", "i", "ii", "i",
	"aa", "a", "uu", "u", "dz", "z")

var honorifics = set("dr mr mrs ms jr sr")

// noMiddle appends the words without the initials between them (Valery E.
// Sukhinin).
func noMiddle(dst, words []string) []string {
	for i, w := range words {
		if i == 0 || i == len(words)-1 || len(w) > 1 {
			dst = append(dst, w)
		}
	}
	return dst
}

// appendBag appends the words of a full name in alphabetical order, without
// middle initials and in loose spelling, or nothing for fewer than two. It uses
// the memory of scratch.
func appendBag(dst []byte, words []string, scratch *[]string) []byte {
	if len(words) < 2 {
		return dst
	}
	sorted := noMiddle((*scratch)[:0], words)
	for i, w := range sorted {
		sorted[i] = looser.Fold(w)
	}
	slices.Sort(sorted)
	for i, w := range sorted {
		if i > 0 {
			dst = append(dst, ' ')
		}
		dst = append(dst, w...)
	}
	*scratch = sorted
	return dst
}

// year returns the year that a date begins with, or 0.
func year(date string) int {
	if len(date) < 4 {
		return 0
	}
	n, _ := strconv.Atoi(date[:4])
	return n
}

// holds reports whether p held a role in a year: known and unknown, or not.
func (p *person) holds(y int) bool {
	return y == 0 || (p.from == 0 || y >= p.from) && (p.to == 0 || y <= p.to) && (p.from != 0 || p.to != 0)
}

// fits reports whether the office of p may be what titles say: the office
// itself, or one word of it that heads others too (Secretary Austin).
func (p *person) fits(titles []string) bool {
	for _, t := range titles {
		if t == p.role || headsOffice[t] && (strings.HasSuffix(p.role, " "+t) || strings.HasPrefix(p.role, t+" ")) {
			return true
		}
	}
	return false
}

var headsOffice = set("secretary minister ambassador speaker governor chancellor king marshal")

// roleKey returns one form for the ways to write an office.
func roleKey(role string) string {
	r := strings.ToLower(strings.Join(strings.Fields(role), " "))
	for _, cut := range [...]string{"minister of ", "minister for ", "secretary of "} {
		if field, ok := strings.CutPrefix(r, cut); ok {
			head, _, _ := strings.Cut(cut, " ")
			r = field + " " + head
		}
	}
	return roleWords.Replace(r)
}

var roleWords = strings.NewReplacer("foreign affairs", "foreign", "national defense", "defense", "national defence", "defense", "defence", "defense",
	"vice-", "vice ", "chairwoman", "chairman", "chairperson", "chairman", "premier", "prime minister", "adviser", "advisor")
