package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"toli/extract"
)

// Fold returns the folded form of s: compatibility decomposition without
// diacritics, lower case, one sort of apostrophe, quote and hyphen. Hangul stays
// in syllables. It returns s itself when nothing changes.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	return string(appendFold(make([]byte, 0, len(s)+4), s))
}

func foldWord(s string) string { return Fold(s) }

func isFolded(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || c == '`' {
			return false
		}
	}
	return true
}

// foldTokens sets the norms of tokens: parts of text where they are folded
// already, else of one buffer.
func foldTokens(text string, tokens []extract.Token) {
	var buf []byte
	for i := range tokens {
		s := tokens[i].In(text)
		if isFolded(s) {
			tokens[i].Norm = s
			continue
		}
		start := len(buf)
		buf = appendFold(buf, s)
		if len(buf) == start {
			buf = append(buf, s...)
		}
		tokens[i].Norm = "" // filled below, once the buffer no longer moves
	}
	all := string(buf)
	for i := range tokens {
		if tokens[i].Norm != "" {
			continue
		}
		n := foldedLen(tokens[i].In(text))
		tokens[i].Norm, all = all[:n], all[n:]
	}
}

func foldedLen(s string) int {
	if isASCII(s) {
		return len(s)
	}
	if n := len(appendFold(nil, s)); n > 0 {
		return n
	}
	return len(s)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func appendFold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			dst = append(dst, foldByte(c))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		dst = appendFoldRune(dst, r, s[i:i+size])
		i += size
	}
	return dst
}

func foldByte(c byte) byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case c == '`':
		return '\''
	}
	return c
}

// special holds the letters that decomposition leaves whole.
var special = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ı", "i", "ß", "ss", "æ", "ae", "œ", "oe", "ð", "d", "þ", "th", "ə", "e")

func appendFoldRune(dst []byte, r rune, s string) []byte {
	switch r {
	case '’', '‘', 'ʼ', 'ʻ', 'ʹ', '′', '‛':
		return append(dst, '\'')
	case '“', '”', '„', '‟', '″':
		return append(dst, '"')
	case '‐', '‑', '‒', '–', '−', '﹣', '－':
		return append(dst, '-')
	}
	if 0xac00 <= r && r <= 0xd7a3 {
		return append(dst, s...)
	}
	for _, q := range norm.NFKD.String(s) {
		if unicode.Is(unicode.Mn, q) {
			continue
		}
		dst = append(dst, special.Replace(string(unicode.ToLower(q)))...)
	}
	return dst
}
