package ner

import "toli/extract"

// The tagger reads a document twice. What the first reading made of a word
// anywhere in the document is evidence for the second (two-stage prediction,
// Krishnan and Manning, 2006).

// remember sets tokenInfo.earlier from the mentions of a first reading.
func (e *evidence) remember(d *extract.Document, mentions []extract.Mention) {
	e.forget()
	votes := map[string]*[extract.DateLabel]uint16{}
	for k := range mentions {
		m := &mentions[k]
		for i := m.First; i < m.Last; i++ {
			if e.info[i].shape == shapeLower || d.Tokens[i].Kind == extract.Punct {
				continue
			}
			v := votes[d.Tokens[i].Norm]
			if v == nil {
				v = new([extract.DateLabel]uint16)
				votes[d.Tokens[i].Norm] = v
			}
			v[m.Label]++
			if m.Last-m.First > 1 {
				v[0]++
			}
		}
	}
	counts := map[string]uint16{}
	for i := range d.Tokens {
		if votes[d.Tokens[i].Norm] != nil && e.info[i].shape != shapeLower {
			counts[d.Tokens[i].Norm]++
		}
	}
	for i := range d.Tokens {
		if v := votes[d.Tokens[i].Norm]; v != nil && e.info[i].shape != shapeLower {
			e.info[i].earlier = earlierCode(v, counts[d.Tokens[i].Norm])
		}
	}
}

func (e *evidence) forget() {
	for i := range e.info {
		e.info[i].earlier = 0
	}
}

// earlierCode packs, for each label, whether it was seen never, sometimes or
// mostly, whether in longer mentions, and whether the word is rare.
func earlierCode(v *[extract.DateLabel]uint16, count uint16) uint32 {
	code := uint32(1)
	for l := extract.Person; l <= extract.Org; l++ {
		share := uint32(0)
		switch {
		case v[l]*2 > count:
			share = 2
		case v[l] > 0:
			share = 1
		}
		code = code*3 + share
	}
	code = code*2 + min(uint32(v[0]), 1)
	return code*3 + min(uint32(count), 3) - 1
}
