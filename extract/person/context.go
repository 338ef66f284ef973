package person

import (
	"unicode/utf8"

	"toli/extract"
)

// context is what a document says around its candidates. It is reused from
// document to document.
type context struct {
	marks  []mark           // of each token
	cover  []span           // of each token, the longest place, body or event that the gazetteer has there
	rivals []rival          // of each token, the longest candidate that covers it and is not unlikely by itself
	inFull []bool           // of each token, whether a candidate covers it
	taken  []bool           // of each token, whether a likely full name covers it
	start  []bool           // of each token, whether it opens a sentence
	caps   []bool           // of each token, whether it is in a line of capitals
	seen   map[string]uint8 // of words of candidates
	sized  [1024]bool       // of the first letters and lengths of those (size), whether there is one
	known  map[string]float32
	single map[string]bool // words that stand for a person by themselves
	person []int32         // of each token, the end of the longest person that the gazetteer has from there, or 0
}

// span is a stretch of tokens; the zero value is none.
type span struct{ first, last int32 }

func (s span) len() int32 { return s.last - s.first }

// mark is what the gazetteer has for a token.
type mark uint16

const (
	titleEnds   mark = 1 << iota // a title ends here
	titleStarts                  // a title starts here
	title                        // part of a title
	head                         // a head noun of places or bodies
	demonym
	demonymEnds
	calendar  // a month or day of the week
	named     // a place, body or event of its own
	titleSure // a title ends here that is hardly anything else
)

// Bits of context.seen.
const (
	seenLower = 1 << iota // in lower case
	seenAlone             // capitalised, in no candidate
)

func newContext() context {
	return context{seen: map[string]uint8{}, known: map[string]float32{}, single: map[string]bool{}}
}

// gather fills what the gazetteer and the text of d have, without candidates.
func (x *context) gather(d *extract.Document) {
	n := len(d.Tokens)
	x.marks, x.cover, x.rivals = resized(x.marks, n), resized(x.cover, n), resized(x.rivals, n)
	x.inFull, x.taken, x.start, x.caps = resized(x.inFull, n), resized(x.taken, n), resized(x.start, n), resized(x.caps, n)
	clear(x.seen)
	clear(x.sized[:])
	clear(x.known)
	clear(x.single)
	x.person = resized(x.person, n)
	for i := range d.Lookups {
		x.mark(&d.Lookups[i])
	}
	for _, s := range d.Sentences {
		if s.First < s.Last {
			x.start[s.First] = true
		}
		if capitals(d, s) {
			for i := s.First; i < s.Last; i++ {
				x.caps[i] = true
			}
		}
	}
}

// look notes where the candidates found in d are, and where else their words.
func (x *context) look(d *extract.Document, found []candidate) {
	for i := range found {
		x.see(d, &found[i])
	}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Kind != extract.Word || !x.sized[size(t.Norm)] {
			continue
		}
		if bits, ok := x.seen[t.Norm]; ok {
			switch c := d.Text[t.Start]; {
			case c >= 'a' && c <= 'z':
				x.seen[t.Norm] = bits | seenLower
			case !x.inFull[i] && bits&seenAlone == 0:
				x.seen[t.Norm] = bits | seenAlone
			}
		}
	}
}

// size returns a number below 1024 of the first letter and the length of a word.
func size(norm string) int { return int(norm[0]&31)<<5 | len(norm)&31 }

// resized returns a slice of n zero values.
func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

func (x *context) mark(l *extract.Lookup) {
	all := mark(0)
	if l.Label == extract.Person && (l.Prior >= 0.7 || l.Prior >= 0.5 && l.Last > l.First+1) {
		x.person[l.First] = max(x.person[l.First], int32(l.Last))
	}
	switch l.Kind {
	case extract.Title:
		x.marks[l.First] |= titleStarts
		x.marks[l.Last-1] |= titleEnds
		all = title
		if l.Prior >= 0.5 {
			x.marks[l.Last-1] |= titleSure
		}
	case extract.OrgHead, extract.PlaceHead:
		all = head
	case extract.Demonym:
		x.marks[l.Last-1] |= demonymEnds
		all = demonym
	case extract.Month, extract.Weekday:
		all = calendar
	}
	if (l.Label == extract.Place || l.Label == extract.Org) && l.Prior >= 0.2 || l.Kind == extract.Event && l.Prior >= 0.5 {
		all |= named
		for i := l.First; i < l.Last; i++ {
			if s := (span{int32(l.First), int32(l.Last)}); s.len() > x.cover[i].len() {
				x.cover[i] = s
			}
		}
	}
	for i := l.First; i < l.Last && all != 0; i++ {
		x.marks[i] |= all
	}
}

// rival is a candidate and how likely it is by itself.
type rival struct {
	span
	probability float32
}

// compete notes a candidate that is not unlikely by itself.
func (x *context) compete(c *candidate) {
	r := rival{span{int32(c.first), int32(c.last)}, logistic(c.odds)}
	for i := c.first; i < c.last; i++ {
		if old := &x.rivals[i]; r.len() > old.len() || r.len() == old.len() && r.probability > old.probability {
			*old = r
		}
	}
}

// see notes the words of a candidate, and where it stands.
func (x *context) see(d *extract.Document, c *candidate) {
	for i := c.first; i < c.last; i++ {
		x.inFull[i] = true
		if d.Tokens[i].Kind == extract.Word {
			x.seen[d.Tokens[i].Norm] = 0
			x.sized[size(d.Tokens[i].Norm)] = true
		}
	}
}

// capitals reports whether the words of a sentence are in capitals.
func capitals(d *extract.Document, s extract.Sentence) bool {
	upper, words := 0, 0
	for i := s.First; i < s.Last; i++ {
		t := &d.Tokens[i]
		if t.Kind != extract.Word || t.Len() < 3 {
			continue
		}
		words++
		if c := d.Text[t.Start+1]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			upper++
		}
		if words-upper > 8 {
			return false
		}
	}
	return words >= 3 && upper*4 >= words*3
}
