package romanize

import "strings"

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
