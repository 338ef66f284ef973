package charset

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// cyrillic finds words of Cyrillic letters among ASCII, of which the detector
// makes accented Latin ones: in windows-1251 and KOI8-R every letter is a byte
// from 0xc0 on, and no Latin word is of such bytes alone. It returns "" when
// they are not the rule, or when they are so many that the detector knows
// better.
func cyrillic(b []byte) string {
	b = cut(b)
	var words []byte
	letters := 0
	for start := 0; start < len(b); {
		end := start
		for end < len(b) && b[end] >= 0xc0 {
			end++
		}
		letters += end - start
		if end-start >= 3 {
			words = append(words, b[start:end]...)
		}
		start = end + 1
	}
	if len(words) == 0 || len(words)*5 < letters*4 || letters*2 > len(b) {
		return ""
	}
	if frequent(words, charmap.KOI8R) > frequent(words, charmap.Windows1251) {
		return "koi8-r"
	}
	return "windows-1251"
}

// frequent counts the letters of b that are frequent in Russian and Mongolian.
func frequent(b []byte, m *charmap.Charmap) (n int) {
	for _, c := range b {
		if strings.ContainsRune("аоеинтсрлАОЕИНТСРЛ", m.DecodeByte(c)) {
			n++
		}
	}
	return n
}
