package romanize

// korean is one reading of a name as a Korean one.
type korean struct {
	surname  surnames
	given    [2]syllable
	n        int8 // syllables of the given name
	says     style
	reversed bool  // the given name stands first
	unlikely bool  // another order is likelier
	from, to uint8 // where the given name stands in the bases of the words
}

const maxReadings = 4

// readKorean fills the readings of a name as a Korean one.
func (c *cut) readKorean(out *[maxReadings]korean) int {
	if c.script == hangul {
		return c.readHangul(out)
	}
	if c.script == cyrillic {
		return c.readKholodovich(out)
	}
	if c.script != latin || c.n < 2 || c.n > 4 {
		return 0
	}
	x, n := surnameTables(), 0
	words := c.words[:c.n]
	last := len(words) - 1
	first, isFirst := x.find(&words[0], c.marked)
	final, isFinal := x.find(&words[last], c.marked)
	isFirst = isFirst && !words[1].joined
	isFinal = isFinal && !words[last].joined
	if isFirst {
		n = c.readGiven(out, n, first, words[1:], false)
	}
	if len(words) > 2 && !words[0].comma { // Nam Gung Min, Nam Gung-min
		if s, ok := x.lookup(words[0].text+words[1].text, words[0].base+words[1].base, c.marked); ok {
			before := n
			n = c.readGiven(out, n, s, words[2:], false)
			for i := range out[before:n] {
				out[before+i].unlikely = words[2].joined && before > 0
				out[before+i].says &^= hyphened
			}
		}
	}
	if isFinal && !words[0].comma {
		before := n
		n = c.readGiven(out, n, final, words[:last], true)
		markUnlikely(out[:before], out[before:n], words)
	}
	return n
}

// markUnlikely says which of two orders a name with a surname at either end is
// not likely read in: a comma, a hyphen and capitals decide, then the spellings
// that are surnames and hardly ever given names, then the Korean order.
func markUnlikely(inOrder, reversed []korean, words []word) {
	if len(inOrder) == 0 || len(reversed) == 0 {
		return
	}
	last := len(words) - 1
	less := reversed
	switch {
	case words[0].comma, last == 2 && words[2].joined:
	case words[last].capitals && !words[0].capitals:
		less = inOrder
	case words[0].capitals && !words[last].capitals:
	case onlySurname[words[last].base] && !onlySurname[words[0].base]:
		less = inOrder
	}
	for i := range less {
		less[i].unlikely = true
	}
}

// onlySurname are spellings of the four commonest surnames that hardly any
// given name ends in.
var onlySurname = map[string]bool{"kim": true, "lee": true, "ri": true, "rhee": true, "park": true, "pak": true, "choe": true, "choi": true}

// readGiven adds the readings of words as the given name to a surname.
func (c *cut) readGiven(out *[maxReadings]korean, n int, s surnameSpelling, words []word, reversed bool) int {
	k := korean{surname: s.set, says: s.says, reversed: reversed, from: uint8(words[0].from), to: uint8(words[len(words)-1].to)}
	if c.marked {
		k.says |= marked
	}
	for i := range words {
		if words[i].joined {
			k.says |= hyphened
		}
	}
	switch len(words) {
	case 1:
		w := &words[0]
		if w.initial {
			if i, ok := readInitial(w.base); ok {
				k.given[0], k.n = i, 1
				return k.add(out, n)
			}
			return n
		}
		got := k.word(w.text, out, n)
		if got == n && w.text != w.base {
			got = k.word(w.base, out, n)
		}
		return got
	case 2:
		if words[0].initial || words[1].initial {
			a, okA := readInitial(words[0].base)
			b, okB := readInitial(words[1].base)
			if !okA || !okB || !words[0].initial || !words[1].initial {
				return n
			}
			k.given, k.n = [2]syllable{a, b}, 2
			return k.add(out, n)
		}
		if got := k.two(words[0].text, words[1].text, out, n); got > n {
			return got
		}
		return k.two(words[0].base, words[1].base, out, n)
	}
	return n
}

func (k korean) add(out *[maxReadings]korean, n int) int {
	if n == len(out) {
		return n
	}
	out[n] = k
	return n + 1
}

// word reads a given name of one word.
func (k korean) word(s string, out *[maxReadings]korean, n int) int {
	if got := k.one(s, out, n); got > n {
		return got
	}
	return k.fused(s, out, n)
}

func (k korean) one(s string, out *[maxReadings]korean, n int) int {
	_, says, ok := readSyllable(s, 0)
	if !ok {
		return n
	}
	k.says |= says
	k.given[0], _, _ = readSyllable(s, k.says)
	k.n = 1
	return k.add(out, n)
}

func (k korean) two(a, b string, out *[maxReadings]korean, n int) int {
	_, saysA, okA := readSyllable(a, 0)
	_, saysB, okB := readSyllable(b, 0)
	if !okA || !okB {
		return n
	}
	k.says |= saysA | saysB
	k.given[0], _, _ = readSyllable(a, k.says)
	k.given[1], _, _ = readSyllable(b, k.says)
	k.n = 2
	k.soundChanges()
	return k.add(out, n)
}

// fused adds the readings of a given name whose syllables are written together.
func (k korean) fused(s string, out *[maxReadings]korean, n int) int {
	k.says |= free
	for i := 1; i < len(s); i++ {
		if cuts(s, i) {
			n = k.two(s[:i], s[i:], out, n)
		}
	}
	return n
}

// cuts reports whether a given name of two syllables can be cut before letter i.
func cuts(s string, i int) bool {
	switch {
	case s[i] == '\'' || s[i-1] == 'n' && s[i] == 'g' && (i+1 == len(s) || s[i+1] == 'h' || s[i+1] == 'g'):
		return false
	case i > 1 && s[i-1] == 'h' && (isVowel(s[i-2]) && (isVowel(s[i]) || s[i] == 'y' || s[i] == 'w')): // Woo-hyun
		return false
	case s[i] == 'o' && (s[i-1] == 'a' || s[i-1] == 'u'): // Tao, Guo: Chinese
		return false
	}
	return true
}

// soundChanges adds what McCune–Reischauer writes as it sounds where two
// syllables meet: 석민 is Sŏng-min, 창룡 Ch'ang-nyong, 신래 Sil-lae.
func (k *korean) soundChanges() {
	a, b := &k.given[0], &k.given[1]
	if b.onset == oN && a.coda&(cNG|cM|cK|cP) != 0 && (k.says&marked != 0 || b.vowel&(vI|vYO|vYEO|vYU) != 0) {
		b.onset |= oR // Chong-nin is Jong Rin
	}
	if b.onset == oN && a.coda&(cNG|cM|cK|cP) != 0 {
		b.onset2 |= oR
	}
	if b.onset == oN && a.coda&(cNG|cM) != 0 && k.says&hyphened != 0 && k.says&southern == 0 {
		b.onset |= oR // Myong-nok is Myong Rok: McCune–Reischauer without its marks
	}
	if k.says&marked == 0 {
		return
	}
	nasal := b.onset&(oN|oM) != 0
	switch {
	case a.coda == cNG && nasal:
		a.coda |= cK
	case a.coda == cM && nasal:
		a.coda |= cP
	case a.coda == cL && b.onset == oR:
		a.coda |= cN
		b.onset2 |= oN
	}
}

// readInitial returns the syllables that begin with an initial.
func readInitial(s string) (syllable, bool) {
	out := syllable{vowel: anyVowel, coda: anyCoda, initial: true}
	switch {
	case s == "":
		return out, false
	case s == "c":
		s = "ch"
	case s == "y":
		out.onset, out.vowel = o0, vYA|vYAE|vYEO|vYE|vYO|vYU|vI
		return out, true
	case s == "w":
		out.onset, out.vowel = o0, vWA|vWAE|vWO|vWE|vWI|vU|vOE
		return out, true
	case isVowel(s[0]):
		for i := range byFirst[s[0]] {
			out.vowel2 |= byFirst[s[0]][i].first
		}
		out.onset, out.vowel, out.vowel2 = o0, out.vowel2, 0
		return out, len(s) == 1
	}
	onset, n, _ := readOnset(s)
	out.onset = onset
	if s == "r" || s == "l" {
		out.onset2 = o0
	}
	return out, n == len(s)
}

// readHangul reads a name in Hangul: a surname, and one or two syllables.
func (c *cut) readHangul(out *[maxReadings]korean) int {
	r := c.hangul[:c.nh]
	x, n := surnameTables(), 0
	for _, size := range [2]int{2, 1} {
		if given := len(r) - size; given < 1 || given > 2 {
			continue
		}
		set, ok := x.hangul[string(r[:size])]
		if !ok {
			continue
		}
		k := korean{surname: set, n: int8(len(r) - size), says: inBlocks}
		for i, g := range r[size:] {
			k.given[i] = fromHangul(g)
		}
		k.unlikely = n > 0
		n = k.add(out, n)
	}
	return n
}

// matchKorean compares two readings. The score is 0 where they part.
func matchKorean(a, b *korean) (float64, string) {
	switch {
	case a.unlikely && b.unlikely:
		return 0, ""
	case !a.surname.meet(b.surname):
		return 0.05, "different Korean surnames"
	case a.n != b.n:
		return 0.1, "given names of one and of two syllables"
	}
	score, seldom, initials := 0.97, 0, false
	for i := range a.given[:a.n] {
		s, t := &a.given[i], &b.given[i]
		initials = initials || s.initial || t.initial
		switch s.agree(t, a.says, b.says) {
		case 0:
			return a.parted(i, s, t)
		case 1:
			seldom++
		}
	}
	why := "Korean: the surname and each syllable can be the same in Hangul"
	if initials {
		score, why = 0.72, "Korean: the surname and the initials agree"
	}
	if seldom > 0 {
		score -= 0.2 * float64(seldom)
		why = "Korean: the same if one spelling is a seldom one"
	}
	if a.reversed != b.reversed {
		score -= 0.03
		why += "; the surname stands first in one and last in the other"
	}
	if a.unlikely || b.unlikely {
		score -= 0.25
	}
	return score, why
}

func (k *korean) parted(i int, s, t *syllable) (float64, string) {
	if s.initial || t.initial {
		return 0.1, "different initials"
	}
	if s.onset&t.onset != 0 && s.coda&t.coda != 0 {
		return 0.3, ordinal[i] + " syllable of the given name has another vowel"
	}
	return 0.15, ordinal[i] + " syllable of the given name differs"
}

var ordinal = [2]string{"the first", "the second"}
