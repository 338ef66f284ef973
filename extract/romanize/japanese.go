package romanize

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
