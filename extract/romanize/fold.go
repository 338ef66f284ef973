package romanize

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// folded is a word in the spelling that the systems of one language fall
// together in. It lives on the stack.
type folded struct {
	b [2 * 64]byte
	n int
}

func (f *folded) put(c byte) {
	if f.n < len(f.b) {
		f.b[f.n] = c
		f.n++
	}
}

// put1 puts c unless it would repeat the last letter.
func (f *folded) put1(c byte) {
	if f.n > 0 && f.b[f.n-1] == c {
		return
	}
	f.put(c)
}

func (f *folded) bytes() []byte { return f.b[:f.n] }

func (f *folded) last() byte {
	if f.n == 0 {
		return 0
	}
	return f.b[f.n-1]
}

// hash is FNV-1a.
func hash(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// at returns the letter of s at i, or 0.
func at(s string, i int) byte {
	if i < 0 || i >= len(s) {
		return 0
	}
	return s[i]
}

// foldMongolian brings the systems of Mongolian names together: MNS 5217,
// BGN/PCGN, ALA-LC, German, Polish and press habits. c stands for ch, q for sh;
// o and u fall together, since ö and ü are written with either.
func foldMongolian(s string, f *folded) { f.foldMongolian(s, false) }

// foldMongolian does so; in German and Polish spellings, central, j is a y and
// ch is kh.
func (f *folded) foldMongolian(s string, central bool) {
	f.n = 0
	for i := 0; i < len(s); i++ {
		c, next := s[i], at(s, i+1)
		switch c {
		case 'k', 'x':
			if next == 'h' && c == 'k' {
				i++
			} else if c == 'k' {
				f.put1('k')
				continue
			}
			f.put1('h')
		case 'c':
			switch {
			case next == 'h' && central:
				i++
				f.put1('h')
			case next == 'h' || next == 'z':
				i++
				f.put1('c')
			case next == 'k':
			default:
				f.put1('t')
				f.put1('s')
			}
		case 't':
			switch {
			case strings.HasPrefix(s[i:], "tsch"):
				i += 3
				f.put1('c')
			case strings.HasPrefix(s[i:], "tch"):
				i += 2
				f.put1('c')
			case next == 'z' && at(s, i+2) != 'h':
				i++
				f.put1('t')
				f.put1('s')
			default:
				f.put1('t')
			}
		case 'd':
			switch {
			case strings.HasPrefix(s[i:], "dsch"):
				i += 3
				f.put1('j')
			case strings.HasPrefix(s[i:], "dzh"):
				i += 2
				f.put1('j')
			case next == 'j':
				i++
				f.put1('j')
			case next == 'z':
				i++
				f.put1('z')
			default:
				f.put1('d')
			}
		case 'z':
			switch next {
			case 'h':
				i++
				f.put1('j')
			case 's':
				i++
				f.put1('t')
				f.put1('s')
			default:
				f.put1('z')
			}
		case 'j':
			switch {
			case !central:
				f.put1('j')
			case next == 'e' || f.last() == 'i':
			default:
				f.put1('i')
			}
		case 's':
			if strings.HasPrefix(s[i:], "sch") {
				i += 2
				f.put1('q')
			} else if next == 'h' {
				i++
				f.put1('q')
			} else {
				f.put1('s')
			}
		case 'y', 'i':
			if next == 'e' { // ye, ie
				continue
			}
			f.put1('i')
		case 'o', 'u':
			if next == 'e' && i+2 < len(s) && !isVowel(at(s, i+2)) && at(s, i+2) != 'y' {
				i++
			}
			f.put1('u')
		case 'w':
			f.put1('v')
		case '\'':
		default:
			f.put1(c)
		}
	}
}

// central reports whether a word is spelled as Germans and Poles do.
func central(s string) bool {
	if strings.IndexByte(s, 'w') >= 0 {
		return true
	}
	for i := 0; i+2 < len(s); i++ {
		switch s[i : i+3] {
		case "ijn", "sch", "czi", "ije":
			return true
		}
	}
	return false
}

// foldRussian brings the systems of Russian names together: BGN/PCGN, GOST,
// scientific and press spellings.
func foldRussian(s string, f *folded) {
	f.n = 0
	for i := 0; i < len(s); i++ {
		c, next := s[i], at(s, i+1)
		switch c {
		case 'k':
			if next == 'h' {
				i++
				f.put1('h')
			} else {
				f.put1('k')
			}
		case 'x':
			f.put1('k')
			f.put1('s')
		case 'z':
			if next == 'h' {
				i++
				f.put1('j')
			} else {
				f.put1('z')
			}
		case 's':
			switch {
			case strings.HasPrefix(s[i:], "shch"):
				i += 3
				f.put1('q')
			case strings.HasPrefix(s[i:], "sch"):
				i += 2
				f.put1('q')
			case next == 'h':
				i++
				f.put1('q')
			default:
				f.put1('s')
			}
		case 'c':
			switch {
			case next == 'h':
				i++
				f.put1('c')
			case next == 'k':
			default:
				f.put1('t')
				f.put1('s')
			}
		case 't':
			switch {
			case strings.HasPrefix(s[i:], "tch"):
				i += 2
				f.put1('c')
			case next == 'z':
				i++
				f.put1('t')
				f.put1('s')
			default:
				f.put1('t')
			}
		case 'y', 'i':
			switch {
			case next == 'e' && f.n > 0 && isVowel(f.last()):
			case next == 'e' && f.n == 0:
			case next == 'e':
			case next == 'o' && c == 'y': // ё
				i++
				f.put1('e')
			case next == 'y' || next == 'i':
			default:
				f.put1('i')
			}
		case 'j':
			if next == 'a' || next == 'u' || i == len(s)-1 {
				f.put1('i')
			} else {
				f.put1('j')
			}
		case 'f':
			if i == len(s)-1 || next == 'f' && i == len(s)-2 {
				f.put1('v')
			} else {
				f.put1('f')
			}
		case 'p':
			if next == 'h' {
				i++
				f.put1('f')
			} else {
				f.put1('p')
			}
		case 'w':
			f.put1('v')
		case '\'':
		default:
			f.put1(c)
		}
	}
}

// foldJapanese brings Hepburn, with and without long vowels, Kunrei and
// letter-by-letter spellings together. It reports false for what is not made
// of Japanese syllables.
func foldJapanese(s string, f *folded) bool {
	f.n = 0
	if s == "" {
		return false
	}
	vowel := false // the letter before is a vowel
	for i := 0; i < len(s); i++ {
		c, next := s[i], at(s, i+1)
		if isVowel(c) {
			last := f.last()
			switch {
			case vowel && (c == last || c == 'u' && last == 'o'): // ou, oo, uu
			default:
				f.put(c)
			}
			vowel = true
			continue
		}
		if c == 'h' && vowel && f.last() == 'o' && !isVowel(next) && next != 'y' { // Ohno
			continue
		}
		wasVowel := vowel || i == 0
		vowel = false
		switch {
		case c == 'n' || c == 'm' && (next == 'b' || next == 'p' || next == 'm'):
			if c == 'n' && (isVowel(next) || next == 'y') || next == 0 || !isVowel(next) {
				f.put('n')
				continue
			}
			f.put('n')
			continue
		case c == 'l' || c == 'q' || c == 'x' || c == 'v' || c == 'c' && next != 'h' && next != 'c':
			return false
		case next == 0:
			return false
		case !wasVowel && f.last() != 'n' && f.last() != c:
			return false
		}
		switch {
		case c == 's' && next == 'h', c == 'c' && next == 'h':
			i++
			f.put(c)
			f.put('h')
			if at(s, i+1) == 'y' {
				i++
			}
			if !isVowel(at(s, i+1)) {
				return false
			}
		case c == 't' && next == 's':
			i++
			f.put('t')
			f.put('s')
		case c == 't' && next == 'c':
			f.put('c')
			vowel = true
		case c == 's' && (next == 'i' || next == 'y'):
			f.put('s')
			f.put('h')
			if next == 'y' {
				i++
			}
		case c == 't' && (next == 'i' || next == 'y'):
			f.put('c')
			f.put('h')
			if next == 'y' {
				i++
			}
		case c == 't' && next == 'u':
			f.put('t')
			f.put('s')
		case c == 'h' && next == 'u':
			f.put('f')
		case (c == 'z' || c == 'j') && (next == 'i' || next == 'y'):
			f.put('j')
			if next == 'y' {
				i++
			}
		case next == 'y':
			if i+2 >= len(s) || !isVowel(s[i+2]) {
				return false
			}
			f.put(c)
			f.put('y')
			i++
		case next == c: // a doubled consonant
			f.put(c)
			vowel = true
		case isVowel(next):
			f.put(c)
		default:
			return false
		}
	}
	return true
}

// trigramTable has, for three letters of a folded name (^ and $ are its ends),
// four times the logarithm of how much likelier they are in the names of the
// Mongolian state registry than in names of the US census, Japanese names and
// those of the world's governments.
//
//go:generate go run gen.go FOLDER
//go:embed trigrams.txt
var trigramTable string

var trigrams = sync.OnceValue(func() *[28 * 28 * 28]int8 {
	var table [28 * 28 * 28]int8
	for line := range strings.Lines(trigramTable) {
		fields := strings.Fields(line)
		odds, err := strconv.Atoi(fields[0])
		if err != nil {
			panic(err)
		}
		for _, t := range fields[1:] {
			table[(letterCode(t[0])*28+letterCode(t[1]))*28+letterCode(t[2])] = int8(odds)
		}
	}
	return &table
})

func letterCode(c byte) int {
	switch {
	case 'a' <= c && c <= 'z':
		return 2 + int(c-'a')
	case c == '^':
		return 0
	}
	return 1
}

// mongolianOdds returns how Mongolian a folded word looks: above 4, likely.
func mongolianOdds(b []byte) int {
	table, sum := trigrams(), 0
	if len(b) == 0 {
		return 0
	}
	x, y := 0, letterCode(b[0])
	for i := 1; i <= len(b); i++ {
		z := 1
		if i < len(b) {
			z = letterCode(b[i])
		}
		sum += int(table[(x*28+y)*28+z])
		x, y = y, z
	}
	return sum
}

// FoldMongolian returns one word of a Mongolian name in the spelling that all
// systems fall together in, in letters of its own: c is ch, q is sh, h is kh, u
// is also o and ö. It is "" for what cannot be a word of a name.
func FoldMongolian(s string) string {
	var c cut
	if !c.read(s) || c.script&(latin|cyrillic) == 0 {
		return ""
	}
	c.merge()
	var f folded
	foldMongolian(c.words[0].soft, &f)
	return string(f.bytes())
}

// Father returns the folded forms that a Mongolian father's name can have
// without the ending of its genitive: Damdingiin is damdin, damdingi or damdi.
// The first is the word as it is.
func Father(s string) []string {
	fold := FoldMongolian(s)
	if fold == "" {
		return nil
	}
	stems := []string{fold}
	for _, end := range endings {
		if len(fold) >= len(end)+3 && strings.HasSuffix(fold, end) {
			stems = append(stems, strings.TrimSuffix(fold, end))
		}
	}
	return stems
}

// Surnames returns the Korean surnames, in Hangul, that a Latin spelling can
// stand for, the most frequent first; nil when it is none.
func Surnames(s string) []string {
	var c cut
	if !c.read(s) || c.n != 1 {
		return nil
	}
	x := surnameTables()
	found, _ := x.find(&c.words[0], c.marked)
	var out []string
	each(found.set, func(i int) { out = append(out, x.names[i]) })
	return out
}
