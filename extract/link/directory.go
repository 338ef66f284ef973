package link

import (
	"slices"
	"strconv"
	"strings"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/romanize"
)

// directory finds persons by the parts of their names, and the names of
// countries.
type directory struct {
	persons []person
	byShort map[string][]int32  // surname, or given name of a Mongolian
	byBag   map[string][]int32  // all words, in any order and loose spelling
	byKey   map[string][]int32  // spelling class of the name
	states  map[string][]string // names of each country
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
}

func newDirectory(g *gazetteer.Gazetteer) *directory {
	r := &directory{byShort: map[string][]int32{}, byBag: map[string][]int32{}, byKey: map[string][]int32{}, states: map[string][]string{}}
	for i := range uint32(g.Len()) {
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
	w := words(e.Name)
	short, rest := cut(w, e.Country)
	r.persons = append(r.persons, person{entry: i, name: e.Name, country: e.Country, rest: rest, role: roleKey(e.Role), from: year(e.From), to: year(e.To), prior: e.Prior})
	if short != "" {
		r.byShort[short] = append(r.byShort[short], n)
	}
	if key := romanize.Key(e.Name); key != "" {
		r.byKey[key] = append(r.byKey[key], n)
	}
	if b := bag(loosen(noMiddle(w))); b != "" {
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

// words returns the words of a name in lower case, without marks; what hyphens
// join is one word.
func words(name string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return extract.IsSpace(r) || r == '.' || r == ',' }) {
		if w = letters(w); w != "" && !honorifics[w] {
			out = append(out, w)
		}
	}
	return out
}

// loosen folds what romanisations of one letter differ in.
func loosen(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = looser.Replace(w)
	}
	return out
}

var looser = strings.NewReplacer("kh", "h", "th", "t", "ph", "p", "ey", "i", "ei", "i", "iy", "i", "yi", "i", "ii", "i",
	"aa", "a", "uu", "u", "dz", "z")

var honorifics = set("dr mr mrs ms jr sr")

// noMiddle returns the words without the initials between them (Valery E.
// Sukhinin).
func noMiddle(words []string) []string {
	if len(words) < 3 {
		return words
	}
	last := len(words) - 1
	out := []string{words[0]}
	for _, w := range words[1:last] {
		if len(w) > 1 {
			out = append(out, w)
		}
	}
	return append(out, words[last])
}

// bag returns the words of a full name in alphabetical order, or "" for fewer
// than two.
func bag(words []string) string {
	if len(words) < 2 {
		return ""
	}
	sorted := slices.Clone(words)
	slices.Sort(sorted)
	return strings.Join(sorted, " ")
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
	r := strings.ToLower(role)
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
