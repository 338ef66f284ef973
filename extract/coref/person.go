package coref

import (
	"slices"
	"strings"

	"toli/extract"
)

// people are the persons of a document in the making.
type people struct {
	c      *cluster
	forms  []form          // in the order of the text
	cuts   []parts         // of the surfaces
	known  map[string]int  // in cuts, by surface
	full   []int           // forms that are full names
	byWord map[string]int  // in lists, by handle of a full name
	lists  [][]int         // of those full names, in the order in which they were added
	scored map[int]float64 // of the persons that a short form may mean, by root, the best shortness
}

// reset makes the forms of the persons of the document.
func (p *people) reset() {
	n := 0
	for i := range p.c.d.Mentions {
		if p.c.d.Mentions[i].Label == extract.Person {
			n++
		}
	}
	clear(p.known)
	clear(p.byWord)
	p.forms, p.cuts = slices.Grow(p.forms[:0], n)[:n], slices.Grow(p.cuts[:0], n)[:n]
	p.full, p.lists = p.full[:0], p.lists[:0]
	used, at := 0, 0
	for i := range p.c.d.Mentions {
		m := &p.c.d.Mentions[i]
		if m.Label != extract.Person {
			continue
		}
		k, ok := p.known[p.c.d.Surface(m)]
		if !ok || (p.cuts[k].name == nil) != (m.Name == nil) {
			k = used
			used++
			p.cuts[k].reset(p.c.d, m)
			p.known[p.cuts[k].surface] = k
		}
		p.forms[at].reset(p.c, i, &p.cuts[k])
		at++
	}
}

// persons joins full names, then names with initials, then short forms.
func (c *cluster) persons() {
	p := &c.p
	p.reset()
	p.fullNames()
	for i := range p.forms {
		if f := &p.forms[i]; f.full() && len(f.words) == 1 {
			p.addFull(i)
		}
	}
	for i := range p.forms {
		if f := &p.forms[i]; !f.added && !f.full() || f.full() && p.alone(i) {
			p.short(i)
		}
	}
	p.leftOver()
}

// fullNames joins the names of two and more words that agree.
func (p *people) fullNames() {
	for i := range p.forms {
		if len(p.forms[i].words) > 1 {
			p.addFull(i)
		}
	}
}

// addFull joins form i to the nearest full name that agrees with it, and makes
// it one that others may be joined to.
func (p *people) addFull(i int) {
	f, best := &p.forms[i], -1
	for _, w := range f.handles {
		at, ok := p.byWord[w]
		if !ok {
			continue
		}
		for _, k := range p.lists[at] {
			if (best < 0 || abs(k-i) < abs(best-i)) && f.same(&p.forms[k]) {
				best = k
			}
		}
	}
	if best >= 0 {
		p.c.join(f.mention, p.forms[best].mention)
	}
	p.full = append(p.full, i)
	f.added = true
	for _, w := range f.handles {
		p.list(w, i)
	}
}

// list adds full name i to those that have a handle.
func (p *people) list(handle string, i int) {
	at, ok := p.byWord[handle]
	if !ok {
		at = len(p.lists)
		p.byWord[handle] = at
		p.lists = slices.Grow(p.lists, 1)[:at+1]
		p.lists[at] = p.lists[at][:0]
	}
	p.lists[at] = append(p.lists[at], i)
}

func abs(n int) int { return max(n, -n) }

// alone reports whether the full form i has not been joined yet and may be a
// given name of two words (Myung Bak).
func (p *people) alone(i int) bool {
	f := &p.forms[i]
	if len(f.words) != 2 || p.c.find(f.mention) != f.mention {
		return false
	}
	for _, k := range p.full {
		if k != i && p.c.find(p.forms[k].mention) == f.mention {
			return false
		}
	}
	return true
}

// short joins form i to the best person it may be a short form of.
func (p *people) short(i int) {
	best, top := -1, 0.0
	clear(p.scored)
	for _, k := range p.full {
		short := shortness(&p.forms[i], &p.forms[k])
		if k == i || short == 0 {
			continue
		}
		person := p.c.find(p.forms[k].mention)
		if short <= p.scored[person] {
			continue
		}
		p.scored[person] = short
		if s := short * p.score(i, person); s > top {
			best, top = k, s
		}
	}
	if best >= 0 {
		p.c.join(p.forms[i].mention, p.forms[best].mention)
	}
}

// score returns how near, known and fitting a person is for the short form i.
func (p *people) score(i, person int) float64 {
	s := 0.05
	f, n, near := &p.forms[i], 0, 0.0
	said := evidence{}
	for j := range p.forms {
		o := &p.forms[j]
		if j == i || p.c.find(o.mention) != person {
			continue
		}
		n++
		near = max(near, p.near(i, j))
		said.see(f, o, p.c.d.Mentions[o.mention].Zone == extract.Headline)
	}
	return s + near + said.score(f) + 0.1*float64(min(n-1, 4))
}

// shortness returns how usual it is to call the person of o by the words of f.
func shortness(f, o *form) float64 {
	if len(f.words) == 0 || parted(f.gender, o.gender) || len(f.initials) > 0 && !f.same(o) {
		return 0
	}
	word := f.key
	switch style := o.style(); {
	case word == o.short:
		return 1
	case o.full() && len(o.words) < 2:
		return 0
	case style == "mongolian":
		return first(word, o, 0.1)
	case style == "korean" || style == "chinese":
		return given(f, o, 0.8)
	case word == o.words[0]:
		return first(word, o, 0.3)
	case len(o.words) > 2 && strings.HasSuffix(o.key, word) && len(f.words) > 1:
		return 0.9
	}
	return 0
}

// first returns weight when word is the first of o.
func first(word string, o *form, weight float64) float64 {
	if word == o.words[0] {
		return weight
	}
	return 0
}

// given returns weight when f is the given name of o.
func given(f, o *form, weight float64) float64 {
	if word := f.key; len(word) >= 3 && slices.Contains(o.rest, word) {
		return weight
	}
	return 0
}

// near falls with the sentences between form i and mention j of a person
// before it; one after it is half as near, but not for a headline.
func (p *people) near(i, j int) float64 {
	f, o := &p.forms[i], &p.forms[j]
	weight := 1.0
	if j > i && p.c.d.Mentions[f.mention].Zone != extract.Headline {
		weight = 0.5
	}
	s := weight / (1 + 0.5*float64(abs(f.sentence-o.sentence)) + 0.1*float64(abs(i-j)))
	if f.speaker && o.speaker {
		s += 0.5
	}
	return s
}

// evidence is what the mentions of a person share with a short form.
type evidence struct {
	title, body, headline, parted, titled bool
}

func (e *evidence) see(f, o *form, headline bool) {
	for _, r := range f.roles {
		e.title = e.title || slices.Contains(o.roles, r)
	}
	e.body = e.body || f.speaker && o.speaker || shareBody(f, o)
	e.headline = e.headline || headline
	e.parted = e.parted || parted(f.gender, o.gender)
	e.titled = e.titled || len(o.roles) > 0
}

func (e *evidence) score(f *form) float64 {
	s := 0.0
	switch {
	case e.parted:
		return -9
	case e.title:
		s = 1.5
	case e.body:
		s = 1
	case e.titled && len(f.roles) > 0:
		s = -0.1
	}
	if e.headline {
		s += 0.2
	}
	return s
}

// shareBody reports whether a body is named beside both f and o.
func shareBody(f, o *form) bool {
	for _, b := range f.bodies {
		if slices.Contains(o.bodies, b) {
			return true
		}
	}
	return false
}

// leftOver joins the short forms of no full name that agree, unless a title or
// gender parts them.
func (p *people) leftOver() {
	for i := range p.forms {
		f := &p.forms[i]
		if f.full() || len(f.words) == 0 || p.c.find(f.mention) != f.mention {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			if o := &p.forms[k]; !o.full() && o.key == f.key && !parted(f.gender, o.gender) {
				p.c.join(f.mention, o.mention)
				break
			}
		}
	}
}
