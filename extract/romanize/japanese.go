package romanize

import "strings"

// kana is how a consonant before a vowel is written in the fold: n letters of
// the spelling become to.
type kana struct {
	from string
	n    int
	to   string
}

// kanaTable has what Hepburn, Kunrei and letter-by-letter spellings write
// differently, longest first.
var kanaTable = [...]kana{
	{"shy", 3, "sh"}, {"sh", 2, "sh"}, {"chy", 3, "ch"}, {"ch", 2, "ch"}, {"ts", 2, "ts"},
	{"si", 1, "sh"}, {"sy", 2, "sh"}, {"ti", 1, "ch"}, {"ty", 2, "ch"}, {"tu", 1, "ts"}, {"hu", 1, "f"},
	{"zi", 1, "j"}, {"ji", 1, "j"}, {"zy", 2, "j"}, {"jy", 2, "j"},
}

// foldJapanese brings Hepburn, with and without long vowels, Kunrei and
// letter-by-letter spellings together. It reports false for what is not made
// of Japanese syllables.
func foldJapanese(s string, f *folded) bool {
	f.n = 0
	open := true // a consonant may follow: after a vowel, and at the beginning
	for i := 0; i < len(s); {
		c, next := s[i], at(s, i+1)
		switch {
		case isVowel(c):
			if long := i > 0 && isVowel(s[i-1]) && (c == f.last() || c == 'u' && f.last() == 'o'); !long {
				f.put(c)
			}
			open = true
			i++
		case c == 'h' && i > 0 && open && f.last() == 'o' && !isVowel(next) && next != 'y': // Ohno
			i++
		case c == 'n', c == 'm' && (next == 'b' || next == 'p' || next == 'm'):
			f.put('n')
			open = true
			i++
		case !open || next == 0:
			return false
		case c == next || c == 't' && next == 'c': // Hattori, Botchan
			f.put(next)
			i++
		default:
			n := f.putKana(s[i:])
			if n == 0 {
				return false
			}
			open = false
			i += n
		}
	}
	return s != ""
}

// putKana puts the consonants that s begins with, and returns how many letters
// they are; 0 where no vowel follows or Japanese does not have them.
func (f *folded) putKana(s string) int {
	k := kana{n: 1, to: s[:1]}
	switch {
	case strings.IndexByte("lqxvc", s[0]) >= 0:
		k.n = len(s) // but ch
	case at(s, 1) == 'y':
		k = kana{n: 2, to: s[:2]}
	}
	for _, t := range kanaTable {
		if strings.HasPrefix(s, t.from) {
			k = t
			break
		}
	}
	if !isVowel(at(s, k.n)) {
		return 0
	}
	for i := range len(k.to) {
		f.put(k.to[i])
	}
	return k.n
}
