package ner

import (
	"strings"
	"unicode"

	"toli/extract"
)

// evidence holds what the tagger knows of each token of one document. It is
// reused from document to document.
type evidence struct {
	without Groups
	classes Classes
	info    []tokenInfo
	words   vocabulary
	read    []uint8 // tags of the first reading
}

// Bits of word.seen.
const (
	seenLower         = 1 << iota
	seenCapitalInside // capitalised though it does not open a sentence
	seenInPerson      // part of a person candidate of two words or more
	seenLastInPerson
	seenFirstInPerson
	seenInPlace
	seenInOrg
	seenTitled // follows a title
	seenAcronym
)

// gather fills e for d.
func (e *evidence) gather(d *extract.Document) {
	e.info = append(e.info[:0], make([]tokenInfo, len(d.Tokens))...)
	e.words.clear()
	e.gatherTokens(d)
	if e.without&Gazetteer == 0 {
		e.gatherLookups(d)
		e.gatherHeads(d)
	}
	if e.without&Grammars == 0 {
		e.gatherCandidates(d)
	}
	if e.without&DocumentWide != 0 {
		return
	}
	for i := range d.Tokens {
		if e.info[i].shape != shapeLower && d.Tokens[i].Kind == extract.Word {
			e.info[i].elsewhere = e.word(i).seen
		}
	}
}

func (e *evidence) gatherTokens(d *extract.Document) {
	for _, s := range d.Sentences {
		caps := capsLine(d, s)
		headline := d.Paragraphs[s.Paragraph].Headline
		paren, quote := false, false
		for i := s.First; i < s.Last; i++ {
			t := &d.Tokens[i]
			info := &e.info[i]
			surface := t.In(d.Text)
			info.norm = hashString(t.Norm)
			info.word = e.words.place(info.norm)
			info.suffix = affix(t.Norm, 3, true)
			info.shape = shapeOf(t, surface)
			if e.without&Grammars == 0 {
				info.parts = uint32(t.Parts)
			}
			if e.without&WordClasses == 0 {
				w := &e.words.words[info.word]
				if !w.classed {
					w.class, w.classed = e.classes.of(info.norm), true
				}
				info.class = w.class
			}
			switch t.Norm {
			case "(":
				paren = true
			case ")":
				paren = false
			case `"`:
				quote = !quote
			}
			info.flags = flags(i == s.First || i == s.First+1 && d.Tokens[s.First].Kind == extract.Punct, caps, headline, paren, quote, i+1 == s.Last)
			e.see(info, caps || headline)
		}
	}
}

func flags(first, caps, headline, paren, quote, last bool) (f uint8) {
	for i, b := range [...]bool{first, caps, headline, paren, quote, last} {
		if b {
			f |= 1 << i
		}
	}
	return f
}

// word returns what is known of the word of token i.
func (e *evidence) word(i int) *word { return &e.words.words[e.info[i].word] }

func (e *evidence) see(info *tokenInfo, title bool) {
	w := &e.words.words[info.word]
	switch info.shape {
	case shapeLower:
		w.seen |= seenLower
	case shapeCapital, shapeMixed:
		if info.flags&flagFirst == 0 && !title {
			w.seen |= seenCapitalInside
		}
	case shapeUpper:
		if !title {
			w.seen |= seenAcronym
		}
	}
}

// capsLine reports whether the words of a sentence are in capitals.
func capsLine(d *extract.Document, s extract.Sentence) bool {
	upper, words := 0, 0
	for _, t := range d.Tokens[s.First:s.Last] {
		if t.Kind != extract.Word || t.Len() < 3 {
			continue
		}
		words++
		if strings.IndexFunc(t.In(d.Text), unicode.IsLower) < 0 {
			upper++
		}
	}
	return words >= 3 && upper*4 >= words*3
}

// gatherLookups keeps, for each token, the set of kinds that cover it and the
// two strongest lookups of different labels; longer beats likelier.
func (e *evidence) gatherLookups(d *extract.Document) {
	for k := range d.Lookups {
		l := &d.Lookups[k]
		for i := l.First; i < l.Last; i++ {
			info := &e.info[i]
			info.kinds |= 1 << l.Kind
			code := lookupCode(l, i)
			if strength(code) > strength(info.lookup) {
				if info.lookup>>28 != code>>28 {
					info.second = info.lookup
				}
				info.lookup = code
			} else if info.lookup>>28 != code>>28 && strength(code) > strength(info.second) {
				info.second = code
			}
		}
		if l.Last-l.First < 2 {
			continue
		}
		bit := [...]uint32{0, seenInPerson, seenInPlace, seenInOrg, 0}[l.Label]
		for i := l.First; i < l.Last && bit != 0 && l.Prior > 0.3; i++ {
			e.word(int(i)).seen |= bit
		}
	}
}

// lookupCode packs label (4 bits), length (4), prior in eighths (4), kind (8)
// and position (2) of lookup l at token i.
func lookupCode(l *extract.Lookup, i uint32) uint32 {
	length := min(l.Last-l.First, 7)
	prior := uint32(l.Prior*7.999) & 7
	return uint32(l.Label+1)<<28 | length<<24 | prior<<20 | uint32(l.Kind)<<4 | uint32(position(i, l.First, l.Last))
}

func strength(code uint32) uint32 { return code >> 20 & 0xff }

func position(i, first, last uint32) int {
	switch {
	case first+1 == last:
		return posS
	case i == first:
		return posB
	case i+1 == last:
		return posE
	}
	return posI
}

// gatherCandidates notes the best person candidate and any date candidate.
func (e *evidence) gatherCandidates(d *extract.Document) {
	for k := range d.Candidates {
		m := &d.Candidates[k]
		rule := hashString(m.By)
		for i := m.First; i < m.Last; i++ {
			code := mix(rule, uint32(position(i, m.First, m.Last)))&0xffffff | level(m.Score)<<24 | 1<<28
			info := &e.info[i]
			if code>>24 > info.candidate>>24 {
				info.cand2 = info.candidate
				info.candidate = code
			} else if code>>24 > info.cand2>>24 {
				info.cand2 = code
			}
		}
		if m.Label == extract.Person && m.Last-m.First > 1 {
			e.seePerson(m)
		}
	}
}

// level returns the step that a score is on; there are few, so that each is seen
// often.
func level(score float32) uint32 {
	n := uint32(0)
	for _, least := range [...]float32{0.1, 0.3, 0.5, 0.7, 0.85, 0.95, 0.99} {
		if score >= least {
			n++
		}
	}
	return n
}

func (e *evidence) seePerson(m *extract.Mention) {
	if m.Score < 0.5 {
		return
	}
	for i := m.First; i < m.Last; i++ {
		bits := uint32(seenInPerson)
		if i == m.First {
			bits |= seenFirstInPerson
		}
		if i+1 == m.Last {
			bits |= seenLastInPerson
		}
		e.word(int(i)).seen |= bits
	}
}

const headKinds = 1<<extract.OrgHead | 1<<extract.PlaceHead

// gatherHeads notes, within a run of capitalised words and the small words that
// join them, the head of an organisation or place that comes next and that came
// last.
func (e *evidence) gatherHeads(d *extract.Document) {
	for _, s := range d.Sentences {
		e.scanHeads(d, int(s.First), int(s.Last), 1)
		e.scanHeads(d, int(s.Last)-1, int(s.First)-1, -1)
	}
}

func (e *evidence) scanHeads(d *extract.Document, from, to, step int) {
	head := uint32(0)
	for i := from; i != to; i += step {
		info := &e.info[i]
		joins := info.shape != shapeLower && d.Tokens[i].Kind == extract.Word || joiner(d.Tokens[i].Norm)
		if !joins {
			head = 0
		}
		if step > 0 {
			info.headBack = head
		} else {
			info.head = head
		}
		if joins && info.kinds&headKinds != 0 && info.shape != shapeLower {
			head = info.norm
		}
	}
}

func joiner(norm string) bool {
	switch norm {
	case "of", "the", "and", "for", "&", "'s", "'", "-", "in", "on":
		return true
	}
	return false
}
