package ner

import "toli/extract"

// A document is read twice. What the first reading made of a word elsewhere in
// the document is a feature of the second (context aggregation: Ratinov and
// Roth, 2009; two-stage decoding: Krishnan and Manning, 2006). One model does
// both readings: it is trained on features with and without context.

// votes counts, for one word, what its occurrences in a document were read as:
// in no mention though capitalised inside a sentence, and by label and
// position in the mention.
type votes struct {
	outside uint8
	in      [3][4]uint8
}

// gatherContext counts the tags of the first reading by word. It returns false
// when no word has two votes.
func (e *evidence) gatherContext(d *extract.Document, tags []uint8) bool {
	e.read = tags
	found := false
	for i := range d.Tokens {
		if !e.isName(d, i) || !e.counts(i) {
			continue
		}
		w := e.word(i)
		found = found || w.voted
		w.voted = true
		w.votes.count(e.read[i], 1)
	}
	return found
}

// isName reports whether token i is a word that is not in lower case.
func (e *evidence) isName(d *extract.Document, i int) bool {
	return d.Tokens[i].Kind == extract.Word && e.info[i].shape != shapeLower
}

// counts reports whether token i has a vote: a capital outside mentions has
// none where any word would have it.
func (e *evidence) counts(i int) bool {
	return e.read[i] != tagO || e.info[i].flags&(flagFirst|flagCapsLine|flagHeadline) == 0
}

func (v *votes) count(tag uint8, by int) {
	p := &v.outside
	if tag != tagO {
		p = &v.in[(tag-1)/4][(tag-1)%4]
	}
	if by > 0 && *p < 250 || by < 0 && *p > 0 {
		*p += uint8(by)
	}
}

// setContext gives the tokens [first, last) the codes of what their words were
// read as elsewhere, and returns whether any has one.
func (e *evidence) setContext(d *extract.Document, first, last int) bool {
	any := false
	for i := first; i < last; i++ {
		info := &e.info[i]
		info.context = 0
		if !e.isName(d, i) || !e.word(i).voted {
			continue
		}
		own := e.word(i).votes
		if e.counts(i) {
			own.count(e.read[i], -1)
		}
		info.context = own.code()
		any = any || info.context != 0
	}
	return any
}

// code packs the strongest reading: label and position, how many of it in
// three steps, and whether others speak against it. Part of a longer name
// counts double.
func (v *votes) code() uint32 {
	best, most, sum := 0, 0, int(v.outside)
	var ofLabel [3]int
	for l := range v.in {
		for p, n := range v.in[l] {
			ofLabel[l] += int(n)
			weight := int(n)
			if p != posS {
				weight *= 2
			}
			sum += int(n)
			if weight > most {
				most, best = weight, 1+l*4+p
			}
		}
	}
	if sum == 0 {
		return 0
	}
	count, against := int(v.outside), 0
	if best > 0 {
		label := (best - 1) / 4
		count = int(v.in[label][(best-1)%4])
		against = sum - ofLabel[label]
	}
	return 1<<12 | uint32(best)<<4 | uint32(min(count, 3))<<2 | uint32(min(against, 2))
}

// contextFeatures appends what the words were read as elsewhere.
func contextFeatures(p, t, n *tokenInfo, dst []uint32) []uint32 {
	add := func(f template, h uint32) { dst = append(dst, mix(uint32(f), h)) }
	if t.context != 0 {
		add(fContext, t.context)
		add(fContext, t.context>>4<<4|1<<20)
		add(fContext, mix(t.context, uint32(t.shape)<<8|uint32(t.flags)))
		add(fContext, mix(t.context>>4, t.lookup&0xf0000003))
		add(fContext, mix(t.context>>4, uint32(p.shape)<<8|uint32(n.shape)))
	}
	if p.context != 0 {
		add(fContextPrev, mix(p.context>>4, uint32(t.shape)))
	}
	if n.context != 0 {
		add(fContextNext, mix(n.context>>4, uint32(t.shape)))
	}
	if t.context|p.context != 0 {
		add(fContextPrev, mix(p.context>>4, t.context>>4)+1)
	}
	return dst
}
