package romanize

import "strings"

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
