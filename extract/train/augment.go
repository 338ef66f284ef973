package train

import (
	"math/rand/v2"
	"sort"
	"strings"

	"toli/extract"
	"toli/extract/gazetteer"
)

// Augmenter makes new documents of labelled ones: it puts other names in the
// place of those that are labelled, so that a model learns contexts and
// grammar rather than the names of the few documents there are.
type Augmenter struct {
	persons []person
	places  []string
	orgs    []string

	countries []string
	isCountry map[string]bool

	rng      *rand.Rand
	byWord   map[string]person // of the document at hand: word of an old name → its new name
	replaced map[string]string // old surface → new surface
}

// person is a name in full and as the press shortens it.
type person struct{ full, short string }

// NewAugmenter returns an augmenter that draws on the entries of g and on the
// names that Mongolian, Korean and other grammars make of them. The same seed
// gives the same documents.
func NewAugmenter(g *gazetteer.Gazetteer, seed uint64) *Augmenter {
	a := &Augmenter{isCountry: map[string]bool{}, rng: rand.New(rand.NewPCG(seed, 7))}
	for i := range g.Len() {
		e := g.Entry(uint32(i))
		switch {
		case e.Label == extract.Person:
			a.addPerson(&e)
		case e.Label == extract.Place && e.Prior >= 0.3:
			a.places = append(a.places, e.Name)
			if e.Kind == extract.Country {
				a.countries = append(a.countries, e.Name)
				a.isCountry[e.Name] = true
			}
			if e.Kind == extract.Country || e.Kind == extract.Site || e.Kind == extract.Region {
				a.places = append(a.places, e.Name, e.Name, e.Name)
				a.places = append(a.places, e.Aliases...)
			}
		case e.Label == extract.Org:
			a.orgs = append(append(a.orgs, plain(e.Name)), e.Aliases...)
		}
	}
	return a
}

// plain drops the country in parentheses that tells namesakes apart.
func plain(name string) string {
	before, _, _ := strings.Cut(name, " (")
	return before
}

func (a *Augmenter) addPerson(e *gazetteer.Entry) {
	words := strings.Fields(e.Name)
	if len(words) < 2 {
		return
	}
	last, first := words[len(words)-1], words[0]
	add := func(full, short string) { a.persons = append(a.persons, person{full, short}) }
	switch e.Country {
	case "kp", "kr":
		given := strings.Join(words[1:], " ")
		add(e.Name, first)
		add(first+" "+capitals(given), first)
		if e.Country == "kr" && strings.Contains(given, "-") {
			add(given+" "+first, first)
		}
	case "mn":
		initial := first[:1]
		for _, d := range [...]string{"Ts", "Ch", "Sh", "Kh"} {
			if strings.HasPrefix(first, d) {
				initial = d
			}
		}
		add(initial+"."+last, last)
		add(initial+". "+last, last)
		add(e.Name, last)
		add(first+"iin "+last, last)
	case "cn":
		add(e.Name, first)
	default:
		add(e.Name, last)
	}
}

// capitals returns a given name as the DPRK writes it: "Jong-un" as "Jong Un".
func capitals(given string) string {
	parts := strings.Split(given, "-")
	for i, p := range parts {
		if p != "" {
			parts[i] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, " ")
}

// Rewrite returns a copy of l in which most PERSON, PLACE and ORG names are
// others. A name keeps its new form throughout the document. Some headlines
// are put in capitals.
func (a *Augmenter) Rewrite(l *Labelled) Labelled {
	a.byWord, a.replaced = map[string]person{}, map[string]string{}
	spans := append([]Span(nil), l.Spans...)
	sort.SliceStable(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	a.plan(l, spans)
	out := Labelled{ID: l.ID, Date: l.Date}
	var text strings.Builder
	at := uint32(0)
	for _, s := range spans {
		if s.Start < at {
			continue
		}
		text.WriteString(l.Text[at:s.Start])
		start := text.Len()
		text.WriteString(a.surface(l, s))
		at = s.End
		s.Span = extract.Span{Start: uint32(start), End: uint32(text.Len())}
		out.Spans = append(out.Spans, s)
	}
	text.WriteString(l.Text[at:])
	out.Text = a.shout(text.String())
	return out
}

// plan chooses a new name for every full personal name.
func (a *Augmenter) plan(l *Labelled, spans []Span) {
	for _, s := range spans {
		surface := s.In(l.Text)
		if s.Label != "PERSON" || len(strings.Fields(surface)) < 2 && !strings.Contains(surface, ".") || a.replaced[surface] != "" {
			continue
		}
		p := a.persons[a.rng.IntN(len(a.persons))]
		a.replaced[surface] = p.full
		words := strings.FieldsFunc(surface, func(r rune) bool { return r == ' ' || r == '.' || r == '\n' })
		for _, w := range words {
			a.byWord[w] = p
		}
	}
}

func (a *Augmenter) surface(l *Labelled, s Span) string {
	old := s.In(l.Text)
	if s.Optional || s.By != "" && (!strings.Contains(s.By, "c") || !strings.Contains(s.By, "s")) {
		return old
	}
	if a.replaced[old] == "" {
		a.replaced[old] = a.choose(l, s, old)
	}
	return a.replaced[old]
}

func (a *Augmenter) choose(l *Labelled, s Span, old string) string {
	hyphenated := s.End < uint32(len(l.Text)) && l.Text[s.End] == '-' || s.Start > 0 && l.Text[s.Start-1] == '-'
	switch s.Label {
	case "PERSON":
		if p, ok := a.byWord[old]; ok {
			return p.short
		}
		return a.persons[a.rng.IntN(len(a.persons))].short
	case "PLACE":
		if hyphenated || len(old) < 4 || a.rng.IntN(3) == 0 {
			return old
		}
		return a.places[a.rng.IntN(len(a.places))]
	case "ORG":
		if hyphenated || a.rng.IntN(2) == 0 {
			return a.otherCountries(old)
		}
		return a.orgs[a.rng.IntN(len(a.orgs))]
	}
	return old
}

// otherCountries puts other countries in the place of those inside the name of
// a body.
func (a *Augmenter) otherCountries(org string) string {
	for i := 0; i < len(org); {
		end := i
		for end < len(org) && org[end] != ' ' && org[end] != '-' {
			end++
		}
		if a.isCountry[org[i:end]] {
			other := a.countries[a.rng.IntN(len(a.countries))]
			org = org[:i] + other + org[end:]
			end = i + len(other)
		}
		i = end + 1
	}
	return org
}

// shout puts the first line in capitals in one document of four, and all of
// it in one of thirty; letters outside ASCII stay, so that offsets do.
func (a *Augmenter) shout(text string) string {
	end := strings.IndexByte(text, '\n')
	switch n := a.rng.IntN(30); {
	case n == 0:
		return upper(text)
	case n < 8 && end > 0:
		return upper(text[:end]) + text[end:]
	}
	return text
}

func upper(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'a' <= c && c <= 'z' {
			b[i] = c - 'a' + 'A'
		}
	}
	return string(b)
}
