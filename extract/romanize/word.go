package romanize

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	maxBytes = 200 // no name is longer; what is has no key
	maxWords = 8
)

// script says what a name is written in.
type script uint8

const (
	latin script = 1 << iota
	hangul
	cyrillic
	han
)

// word is one word of a name as it was cut: text has letters a to z, O and U for
// o and u with a breve, and apostrophes; base has letters a to z only.
type word struct {
	text, base string
	wade       string // in pinyin, if it is in Wade–Giles
	soft       string // base, with the soft sign of Cyrillic as i
	joined     bool   // a hyphen stands before it
	comma      bool   // a comma stands after it
	initial    bool   // it is an initial: with a stop, or one consonant
	capitals   bool
	from, to   int // where base stands in the bases of all words
}

// cut is a name cut into words.
type cut struct {
	words   [maxWords]word
	n       int
	script  script
	marked  bool // it has a breve or the apostrophe of an aspirate
	central bool // it is in the spelling of Germans or Poles
	hangul  [maxWords * 2]rune
	nh      int

	text, base         [maxBytes + 1]byte
	nt, nb             int
	startText, startBs [maxWords]int
	lower, upper       int // letters of the word being read
}

// plainLetters has the base letters of the accented Latin ones.
var plainLetters = func() (table [0x260]string) {
	for r := rune(0xC0); r < 0x260; r++ {
		if d := norm.NFKD.String(string(r)); d[0] < utf8.RuneSelf {
			table[r] = string(unicode.ToLower(rune(d[0])))
		}
	}
	for r, s := range map[rune]string{'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ß': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ı': "i", 'ə': "e", 'þ': "th", 'ð': "d"} {
		table[r] = s
	}
	for _, r := range "ŏŎǒǑôÔ" {
		table[r] = "O"
	}
	for _, r := range "ŭŬǔǓûÛ" {
		table[r] = "U"
	}
	return table
}()

// read cuts s. It reports false for what cannot be a name: nothing, too long,
// digits, symbols, scripts that it does not know or that are mixed.
func (c *cut) read(s string) bool {
	if len(s) == 0 || len(s) > maxBytes {
		return false
	}
	joined, open := false, false
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				return false
			}
		}
		i += size
		kind := class(r)
		switch kind {
		case isLetter:
			if !open {
				if c.n == maxWords {
					return false
				}
				c.open(joined)
				open = true
			}
			if !c.letter(r) {
				return false
			}
		case isMark:
			if open {
				c.mark(r)
			}
		case isSilent:
		case isBad:
			return false
		default:
			if open {
				c.close(kind)
				open, joined = false, false
			}
			joined = kind == isHyphen || joined && kind == isStop
			if kind == isSpace || kind == isComma {
				joined = false
			}
		}
	}
	if open {
		c.close(isSpace)
	}
	mixed := c.script & (c.script - 1)
	return c.n > 0 && mixed == 0
}

type runeClass uint8

const (
	isBad runeClass = iota
	isLetter
	isMark
	isSilent
	isHyphen
	isStop
	isComma
	isSpace
)

func class(r rune) runeClass {
	switch {
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
		return isLetter
	case r == ' ' || r == '\t' || r == '\u00a0' || r == '\u3000' || r == '_':
		return isSpace
	case r == '-' || r >= 0x2010 && r <= 0x2015 || r == '\u2212':
		return isHyphen
	case r == '.' || r == '·' || r == '・':
		return isStop
	case r == ',' || r == '，':
		return isComma
	case r == '\'' || r == '`' || r == '\u2018' || r == '\u2019' || r == '\u02bc' || r == '\u02bb' || r == '\u00b4' || r == '\u2032' || r == '\u201b' || r == '\u02b9':
		return isMark
	case r >= 0x300 && r <= 0x36f:
		return isMark
	case r == '\u00ad' || r >= 0x200b && r <= 0x200f || r == 0xfeff || r == '\u2060' || r == '"' || r == '\u201c' || r == '\u201d':
		return isSilent
	case r >= 0xc0 && r < 0x260 && plainLetters[r] != "", r >= 0x1e00 && r < 0x1f00,
		r >= 0xac00 && r <= 0xd7a3, r >= 0x400 && r < 0x500 && unicode.IsLetter(r),
		r >= 0x3041 && r <= 0x30ff, r >= 0x4e00 && r <= 0x9fff, r == '々':
		return isLetter
	}
	return isBad
}

func (c *cut) open(joined bool) {
	c.startText[c.n], c.startBs[c.n] = c.nt, c.nb
	c.words[c.n] = word{joined: joined && c.n > 0}
	c.lower, c.upper = 0, 0
}

func (c *cut) close(end runeClass) {
	w := &c.words[c.n]
	w.text = string(c.text[c.startText[c.n]:c.nt])
	w.from, w.to = c.startBs[c.n], c.nb
	if w.base = w.text; string(c.base[w.from:w.to]) != w.text {
		w.base = string(c.base[w.from:w.to])
	}
	w.comma = end == isComma
	w.capitals = c.upper > 1 && c.lower == 0
	w.initial = c.script != han && (end == isStop && len(w.base) <= 2 || len(w.base) == 1 && !isVowel(w.base[0]) && c.script&(latin|cyrillic) != 0)
	if c.script == cyrillic && end == isStop && c.upper+c.lower == 1 {
		w.initial = true
	}
	if len(w.base) > 0 || c.script == hangul {
		c.n++
	}
}

// letter adds one letter. It reports false where there is no room.
func (c *cut) letter(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		c.script |= latin
		if r < 'a' {
			c.upper++
			r += 'a' - 'A'
		} else {
			c.lower++
		}
		return c.add(byte(r), byte(r))
	case r < 0x260:
		c.script |= latin
		c.count(r)
		for _, b := range []byte(plainLetters[r]) {
			c.breve(b)
		}
		return c.nt < maxBytes-4
	case r < 0x500:
		c.script |= cyrillic
		c.count(r)
		for _, b := range []byte(cyrillicLetter(unicode.ToLower(r))) {
			c.add(b, b)
		}
		return c.nt < maxBytes-4
	case r >= 0xac00 && r <= 0xd7a3:
		c.script |= hangul
		if c.nh == len(c.hangul) {
			return false
		}
		c.hangul[c.nh] = r
		c.nh++
		return true
	case r >= 0x1e00 && r < 0x1f00:
		c.script |= latin
		c.count(r)
		d := norm.NFKD.String(string(unicode.ToLower(r)))
		return d[0] >= 'a' && d[0] <= 'z' && c.add(d[0], d[0])
	}
	c.script |= han
	if c.nt > maxBytes-8 {
		return false
	}
	for _, b := range []byte(string(r)) {
		c.add(b, b)
	}
	return true
}

func (c *cut) count(r rune) {
	if unicode.IsUpper(r) {
		c.upper++
	} else {
		c.lower++
	}
}

func (c *cut) breve(b byte) {
	switch b {
	case 'O', 'U':
		c.marked = true
		c.add(b, b+'a'-'A')
	default:
		c.add(b, b)
	}
}

func (c *cut) add(text, base byte) bool {
	if c.nt >= maxBytes || c.nb >= maxBytes {
		return false
	}
	c.text[c.nt], c.base[c.nb] = text, base
	c.nt++
	c.nb++
	return true
}

// mark adds a mark that follows its letter: a breve, or an apostrophe, which
// stands for a breve after o and u (ICS) and for an aspirate after k, t, p, ch.
func (c *cut) mark(r rune) {
	if c.nt == c.startText[c.n] {
		return
	}
	last := &c.text[c.nt-1]
	if r >= 0x300 {
		accent := r == 0x306 || r == 0x30c || r == 0x302
		switch {
		case r >= 0x2000: // an apostrophe
		case accent && (*last == 'o' || *last == 'u'):
			*last -= 'a' - 'A'
			c.marked = true
			return
		case r <= 0x36f:
			return
		}
	}
	switch *last {
	case 'o', 'u':
		*last -= 'a' - 'A'
		c.marked = true
	case 'k', 't', 'p', 'h':
		if *last == 'h' && (c.nt-c.startText[c.n] < 2 || c.text[c.nt-2] != 'c') || c.nt >= maxBytes {
			return
		}
		c.text[c.nt] = '\''
		c.nt++
		c.marked = true
	}
}

func isVowel(b byte) bool { return b == 'a' || b == 'e' || b == 'i' || b == 'o' || b == 'u' }
