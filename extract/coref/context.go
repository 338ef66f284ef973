package coref

import (
	"sort"

	"toli/extract"
)

// context notes what stands around a mention: titles, words that tell the
// gender, the colon of a speaker's label.
func (f *form) context(d *extract.Document, m *extract.Mention) {
	start := uint32(0)
	if f.sentence >= 0 {
		start = d.Sentences[f.sentence].First
	}
	f.titles(d, m, start)
	if m.First > start {
		f.gender = genderOf[fold(d.Tokens[m.First-1].Norm)]
		if f.gender == 0 && fold(d.Tokens[m.First-1].Norm) == "lady" {
			f.gender = 'f'
		}
	}
	if int(m.Last) < len(d.Tokens) && d.Tokens[m.Last].Norm == ":" && f.sentence >= 0 {
		s := &d.Sentences[f.sentence]
		f.speaker = s.First == m.First || m.First-s.First <= 3 && s.Paragraph < uint32(len(d.Paragraphs)) &&
			d.Paragraphs[s.Paragraph].First == uint32(f.sentence)
	}
}

var genderOf = map[string]byte{
	"mr": 'm', "sir": 'm', "lord": 'm', "brother": 'm', "husband": 'm', "son": 'm', "father": 'm', "king": 'm', "prince": 'm', "chairman": 'm', "spokesman": 'm',
	"mrs": 'f', "ms": 'f', "miss": 'f', "madame": 'f', "madam": 'f', "lady": 'f', "wife": 'f', "sister": 'f', "daughter": 'f',
	"mother": 'f', "queen": 'f', "princess": 'f', "granddaughter": 'f', "chairwoman": 'f', "spokeswoman": 'f',
}

// titles notes the titles that end right before m in its sentence, which begins
// at token start, and those that begin in an apposition right after it.
func (f *form) titles(d *extract.Document, m *extract.Mention, start uint32) {
	const reach = 8 // tokens of the longest title
	low := max(start, m.First-min(m.First, reach))
	k := sort.Search(len(d.Lookups), func(k int) bool { return d.Lookups[k].First >= low })
	end := uint32(0)
	for ; k < len(d.Lookups) && d.Lookups[k].First < m.Last+3; k++ {
		u := &d.Lookups[k]
		if u.Kind != extract.Title || u.First < end {
			continue
		}
		if u.Last == m.First || u.First == m.Last+1 && d.Tokens[m.Last].Norm == "," || u.First == m.Last+2 && d.Tokens[m.Last].Norm == "," && d.Tokens[m.Last+1].Norm == "the" {
			f.roles = append(f.roles, u.Entry)
			end = u.Last // a longer title holds shorter ones
		}
	}
}

// beside notes the bodies named in the sentence of the mention, not far from it.
func (f *form) beside(c *cluster) {
	const reach = 16 // tokens
	d := c.d
	m := &d.Mentions[f.mention]
	for _, step := range [...]int{-1, 1} {
		for k := f.mention + step; k >= 0 && k < len(d.Mentions); k += step {
			o := &d.Mentions[k]
			if c.sentence[k] != f.sentence || o.First > m.Last+reach || o.Last+reach < m.First {
				break
			}
			if o.Label == extract.Org {
				f.bodies = append(f.bodies, c.keys[k])
			}
		}
	}
}
