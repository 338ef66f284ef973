package coref

import (
	"math"
	"slices"
	"strings"

	"toli/extract"
)

// people are the persons of a document in the making.
type people struct {
	c     *cluster
	forms []form // in the order of the text
	full  []int  // forms that are full names
}

// persons joins full names, then names with initials, then short forms.
func (c *cluster) persons() {
	p := people{c: c}
	for i := range c.d.Mentions {
		if c.d.Mentions[i].Label == extract.Person {
			f := newForm(c.d, i)
			f.beside(c.d)
			p.forms = append(p.forms, f)
		}
	}
	p.fullNames()
	for i := range p.forms {
		if f := &p.forms[i]; f.full() && len(f.words) == 1 {
			p.initialled(i)
		}
	}
	for i := range p.forms {
		if f := &p.forms[i]; !slices.Contains(p.full, i) && !f.full() || f.full() && p.alone(i) {
			p.short(i)
		}
	}
	p.leftOver()
}

// fullNames joins the names of two and more words that agree.
func (p *people) fullNames() {
	for i := range p.forms {
		f := &p.forms[i]
		if len(f.words) < 2 {
			continue
		}
		for _, k := range p.full {
			if o := &p.forms[k]; f.same(o) {
				p.c.join(f.mention, o.mention)
				break
			}
		}
		p.full = append(p.full, i)
	}
}

// initialled joins a name with initials to the nearest name that it may stand
// for.
func (p *people) initialled(i int) {
	f := &p.forms[i]
	best, least := -1, math.MaxInt
	for _, k := range p.full {
		o := &p.forms[k]
		if distance := abs(i - k); f.same(o) && distance < least {
			best, least = k, distance
		}
	}
	if best >= 0 {
		p.c.join(f.mention, p.forms[best].mention)
	}
	p.full = append(p.full, i)
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
	for _, k := range p.full {
		if k == i {
			continue
		}
		if s := p.score(i, k); s > top {
			best, top = k, s
		}
	}
	if best >= 0 {
		p.c.join(p.forms[i].mention, p.forms[best].mention)
	}
}

// score returns how likely form i is short for the full name k; 0 is never.
func (p *people) score(i, k int) float64 {
	f, o := &p.forms[i], &p.forms[k]
	s := shortness(f, o)
	if s == 0 {
		return 0
	}
	return s * (p.near(i, k) + p.roles(i, k) + p.salience(i, k) + 0.05)
}

// salience grows with the mentions of a person, and more when one is in the
// headline.
func (p *people) salience(i, k int) float64 {
	person := p.c.find(p.forms[k].mention)
	n, headline := 0, 0.0
	for j := range p.forms {
		if o := &p.forms[j]; j != i && p.c.find(o.mention) == person {
			n++
			if p.c.d.Mentions[o.mention].Zone == extract.Headline {
				headline = 0.2
			}
		}
	}
	return 0.1*float64(min(n-1, 4)) + headline
}

// shortness returns how usual it is to call the person of o by the words of f.
func shortness(f, o *form) float64 {
	if len(f.words) == 0 || parted(f.gender, o.gender) || len(f.initials) > 0 && !f.same(o) {
		return 0
	}
	word := f.key()
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
	case len(o.words) > 2 && strings.HasSuffix(o.key(), word) && len(f.words) > 1:
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
	if word := f.key(); len(word) >= 3 && slices.Contains(o.rest, word) {
		return weight
	}
	return 0
}

// near falls with the sentences between a short form and the nearest mention
// of a person before it; what only comes later is half as near. In a headline
// or caption the first person after it is as near as the one before.
func (p *people) near(i, k int) float64 {
	f, person := &p.forms[i], p.c.find(p.forms[k].mention)
	best := 0.0
	for j := range p.forms {
		o := &p.forms[j]
		if j == i || p.c.find(o.mention) != person {
			continue
		}
		weight := 1.0
		if j > i && p.c.d.Mentions[f.mention].Zone != extract.Headline {
			weight = 0.5
		}
		best = max(best, weight/(1+0.5*float64(abs(f.sentence-o.sentence))+0.1*float64(abs(i-j))))
		if f.speaker && o.speaker {
			best += 0.5
		}
	}
	return best
}

// roles adds for a title or gender that the person has elsewhere, and for a
// person who is called by the short form all along; another title takes away.
func (p *people) roles(i, k int) float64 {
	f, person := &p.forms[i], p.c.find(p.forms[k].mention)
	s, other := 0.0, false
	for j := range p.forms {
		o := &p.forms[j]
		if j == i || p.c.find(o.mention) != person {
			continue
		}
		if parted(f.gender, o.gender) {
			return -1
		}
		for _, r := range f.roles {
			if slices.Contains(o.roles, r) {
				s = 1.5
			}
		}
		other = other || len(o.roles) > 0
		if f.speaker && o.speaker || shareBody(f, o) {
			s = max(s, 1)
		}
	}
	if s == 0 && other && len(f.roles) > 0 {
		return -0.1
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
			if o := &p.forms[k]; !o.full() && o.key() == f.key() && !parted(f.gender, o.gender) {
				p.c.join(f.mention, o.mention)
				break
			}
		}
	}
}
