package gazetteer

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"toli/extract"
	"toli/extract/segment"
)

// token returns the number of the token with the given norm, and whether the
// vocabulary has it.
func (t *table) token(norm string) (uint32, bool) {
	h := hashKey(norm)
	print := h >> tokenBits
	for probe := uint32(0); probe < maxProbes; probe++ {
		slot := u32(t.sec[secSlots], int(4*((h+probe)&t.slotMask)))
		if slot == 0 {
			return 0, false
		}
		if slot>>tokenBits == print {
			if tok := slot&tokenMask - 1; t.isToken(tok, norm) {
				return tok, true
			}
		}
	}
	return 0, false
}

// isToken reports whether token tok exists and has the given norm.
func (t *table) isToken(tok uint32, norm string) bool {
	if tok >= t.numToken {
		return false
	}
	from, to := u32(t.sec[secTokens], int(4*tok)), u32(t.sec[secTokens], int(4*tok+4))
	if from > to || int(to) > len(t.sec[secLetters]) {
		return false
	}
	return sameKey(t.sec[secLetters][from:to], norm)
}

// child returns the node over the edge of token tok from node n, or 0.
func (t *table) child(n, tok uint32) uint32 {
	lo := u32(t.sec[secNodes], int(8*n))
	hi := min(u32(t.sec[secNodes], int(8*n+8)), t.numNode-1)
	for lo < hi {
		mid := lo + (hi-lo)/2
		switch at := u32(t.sec[secEdges], int(4*mid)); {
		case at == tok:
			return mid + 1
		case at < tok:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return 0
}

// values returns the range of the values of node n.
func (t *table) values(n uint32) (from, to uint32) {
	from = u32(t.sec[secNodes], int(8*n+4))
	to = min(u32(t.sec[secNodes], int(8*n+12)), t.numValue)
	if from > to || to-from > maxValues {
		return 0, 0
	}
	return from, to
}

// step is a node with values that tokens [first, last) lead to.
type step struct {
	layer       *layer
	node        uint32
	first, last uint32
	article     bool // the alias has an article before token first
}

// finder is the state of one Lookup.
type finder struct {
	g      *Gazetteer
	text   string
	tokens []extract.Token
	steps  [4 * maxTokens]step // longest first
	n      int
}

// Lookup appends to dst all aliases in tokens, the consecutive tokens of a
// stretch of text: for every first token, the longest first; for one stretch,
// every entry, user layers first, then by falling prior. Indices count from the
// first of tokens. It needs no memory but dst's.
//
// Hyphens between tokens, diacritics, and stops and apostrophes inside tokens
// make no difference. Words that an alias writes with a capital need one in the
// text, except after a hyphen; acronyms of up to four letters need all.
func (g *Gazetteer) Lookup(text string, tokens []extract.Token, dst []extract.Lookup) []extract.Lookup {
	f := finder{g: g, text: text, tokens: tokens}
	for i := range tokens {
		f.n = 0
		for j := range g.layers {
			f.start(&g.layers[j], uint32(i))
		}
		for k := range f.steps[:f.n] {
			dst = f.emit(&f.steps[k], dst)
		}
	}
	return dst
}

// start adds the steps from token i, also those of aliases whose article stands
// before it.
func (f *finder) start(l *layer, i uint32) {
	if tok, ok := l.token(f.tokens[i].Norm); ok && tok < l.numRoot && tok+1 != l.the {
		f.walk(l, tok+1, i, false)
	}
	if l.the != 0 && i > 0 && f.tokens[i-1].Norm == "the" {
		if n := f.follow(l, l.the, i); n != 0 {
			f.walk(l, n, i, true)
		}
	}
}

// follow returns the node over token i from node n, or 0.
func (f *finder) follow(l *layer, n, i uint32) uint32 {
	if u32(l.sec[secNodes], int(8*n)) >= u32(l.sec[secNodes], int(8*n+8)) {
		return 0
	}
	if tok, ok := l.token(f.tokens[i].Norm); ok {
		return l.child(n, tok)
	}
	return 0
}

// walk adds the steps from node n on, which token first led to.
func (f *finder) walk(l *layer, n, first uint32, article bool) {
	i := first
	for depth := 0; n != 0 && depth < maxTokens; depth++ {
		if from, to := l.values(n); from < to {
			f.add(step{l, n, first, i + 1, article})
		}
		if i = f.next(i); i == 0 {
			return
		}
		n = f.follow(l, n, i)
	}
}

// add keeps the steps longest first; of the same length, in order of adding.
func (f *finder) add(s step) {
	if f.n == len(f.steps) {
		return // more than four layers, all full of long aliases
	}
	k := f.n
	for ; k > 0 && f.steps[k-1].last < s.last; k-- {
		f.steps[k] = f.steps[k-1]
	}
	f.steps[k] = s
	f.n++
}

// next returns the token after token i, over a hyphen that joins them, or 0 at
// the end.
func (f *finder) next(i uint32) uint32 {
	n := uint32(len(f.tokens))
	if i+1 >= n {
		return 0
	}
	if i+2 < n && f.tokens[i+1].Norm == "-" &&
		f.tokens[i+1].Start == f.tokens[i].End && f.tokens[i+2].Start == f.tokens[i+1].End {
		return i + 2
	}
	return i + 1
}

// emit appends the entries of step s whose case rule the text obeys.
func (f *finder) emit(s *step, dst []extract.Lookup) []extract.Lookup {
	from, to := s.layer.values(s.node)
	lastRule, fits := uint32(maxRules), false
	for ; from < to; from++ {
		v := u32(s.layer.sec[secValues], int(4*from))
		entry := v >> 8
		if entry >= s.layer.numEntry {
			continue
		}
		if v&0xff != lastRule {
			lastRule = v & 0xff
			fits = f.fits(s, s.layer.rule(lastRule))
		}
		if fits {
			dst = append(dst, f.lookup(s, entry))
		}
	}
	return dst
}

// lookup returns what entry k of the layer of s says of its tokens. A nickname
// says the entry that is meant, and of a place or body its label.
func (f *finder) lookup(s *step, k uint32) extract.Lookup {
	m := s.layer.metaOf(k)
	l := extract.Lookup{First: s.first, Last: s.last, Entry: s.layer.first + k, Label: m.label(), Kind: m.kind(), Prior: m.prior()}
	if l.Kind != extract.Nickname {
		return l
	}
	l.Entry = f.g.Meant(l.Entry)
	if t, k := f.g.find(l.Entry); t != nil && l.Label == extract.NoLabel {
		if label := t.metaOf(k).label(); label != extract.Person {
			l.Label = label
		}
	}
	return l
}

// rule returns case rule i, or the rule of no capitals when there is none.
func (t *table) rule(i uint32) uint32 {
	if int(4*i+4) > len(t.sec[secRules]) {
		return 0
	}
	return u32(t.sec[secRules], int(4*i))
}

// fits reports whether the text of s obeys a case rule.
func (f *finder) fits(s *step, rule uint32) bool {
	if rule == 0 {
		return true
	}
	if rule&ruleAcronym != 0 && !f.acronym(s) {
		return false
	}
	if s.article {
		rule >>= 1
	}
	for i := s.first; i < s.last; i++ {
		t := &f.tokens[i]
		if t.Norm == "-" && i > s.first {
			i++ // what a hyphen joins needs no capital
		} else if rule&1 != 0 && startsLower(t.In(f.text)) {
			return false
		}
		rule >>= 1
	}
	return true
}

// acronym reports whether the one token of s is in capitals, and not only
// because its neighbours are when it spells a common word (WHO, IT).
func (f *finder) acronym(s *step) bool {
	t := &f.tokens[s.first]
	if hasLower(t.In(f.text)) {
		return false
	}
	return !common(t.Norm) || !f.shouts(int(s.first)-1) && !f.shouts(int(s.last))
}

// shouts reports whether token i is a word of three or more capitals.
func (f *finder) shouts(i int) bool {
	if i < 0 || i >= len(f.tokens) || f.tokens[i].Kind != extract.Word {
		return false
	}
	s := f.tokens[i].In(f.text)
	return len(s) >= 3 && !hasLower(s)
}

// common reports whether norm is a word so frequent that in a line of capitals
// it is rather the word than the acronym.
func common(norm string) bool {
	switch norm {
	case "who", "it", "in", "on", "or", "am", "as", "at", "be", "no", "so", "to", "we", "an", "he", "me", "my", "of",
		"up", "by", "do", "go", "if", "is", "all", "can", "may", "new", "old", "out", "set", "now", "war", "man", "act":
		return true
	}
	return false
}

func startsLower(s string) bool {
	if c := s[0]; c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func hasLower(s string) bool {
	for _, r := range s {
		if unicode.IsLower(r) {
			return true
		}
	}
	return false
}

// Named appends to dst the entries that the whole of name is an alias of, in
// any case and with or without an article, by layer and falling prior.
func (g *Gazetteer) Named(name string, dst []uint32) []uint32 {
	tokens := segment.Tokens(name, nil)
	if len(tokens) > 1 && tokens[0].Norm == "the" {
		tokens = tokens[1:]
	}
	if len(tokens) == 0 {
		return dst
	}
	f := finder{g: g, text: name, tokens: tokens}
	for j := range g.layers {
		f.n = 0
		f.start(&g.layers[j], 0)
		if l := &g.layers[j]; l.the != 0 {
			f.walk(l, f.follow(l, l.the, 0), 0, true)
		}
		for _, s := range f.steps[:f.n] {
			if int(s.last) == len(tokens) {
				dst = s.entries(dst)
			}
		}
	}
	return dst
}

// entries appends the entries at the node of s that dst lacks.
func (s *step) entries(dst []uint32) []uint32 {
	from, to := s.layer.values(s.node)
	for ; from < to; from++ {
		k := u32(s.layer.sec[secValues], int(4*from)) >> 8
		if i := s.layer.first + k; k < s.layer.numEntry && !slices.Contains(dst, i) {
			dst = append(dst, i)
		}
	}
	return dst
}
