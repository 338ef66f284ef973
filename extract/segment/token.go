package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"toli/extract"
)

// Tokens appends the tokens of text to dst. Norms are parts of text, or of one
// buffer made for this call. Text longer than 4 GiB is not supported.
func Tokens(text string, dst []extract.Token) []extract.Token {
	if dst == nil {
		dst = make([]extract.Token, 0, len(text)/5+8)
	}
	first := len(dst)
	for i := 0; i < len(text); {
		if c := text[i]; c <= ' ' || c == 0x7f {
			i++
			continue
		}
		if size := spaceAt(text[i:]); size > 0 {
			i += size
			continue
		}
		i = scan(text, i, &dst)
	}
	foldTokens(text, dst[first:])
	return dst
}

// spaceAt returns the size of the non-ASCII space or control at the start of
// s, or 0.
func spaceAt(s string) int {
	if s[0] < utf8.RuneSelf {
		return 0
	}
	if r, size := utf8.DecodeRuneInString(s); extract.IsSpace(r) {
		return size
	}
	return 0
}

// scan appends the token or tokens at text[i:], which starts with no space, and
// returns the offset after them.
func scan(text string, i int, dst *[]extract.Token) int {
	c := text[i]
	switch {
	case '0' <= c && c <= '9':
		return scanNumber(text, i, dst)
	case isLetterByte(c):
		return scanWord(text, i, dst)
	case c < utf8.RuneSelf:
		return scanPunct(text, i, dst)
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	switch {
	case isAlphabetic(r):
		return scanWord(text, i, dst)
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		return scanOther(text, i, dst)
	}
	return put(dst, i, i+size, extract.Punct)
}

func put(dst *[]extract.Token, start, end int, kind extract.TokenKind) int {
	*dst = append(*dst, extract.Token{Span: extract.Span{Start: uint32(start), End: uint32(end)}, Kind: kind})
	return end
}

func isLetterByte(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// isAlphabetic reports whether r is a letter of a script written with spaces
// between words that our own rules cut.
func isAlphabetic(r rune) bool {
	return r < 0x590 && unicode.IsLetter(r) || 0x1e00 <= r && r < 0x2000 && unicode.IsLetter(r)
}

// scanOther cuts a run of another script by the word boundaries of UAX #29.
func scanOther(text string, i int, dst *[]extract.Token) int {
	end := i
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if r < utf8.RuneSelf || isAlphabetic(r) || !(unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) {
			break
		}
		end += size
	}
	for it := words.FromString(text[i:end]); it.Next(); {
		i = put(dst, i, i+len(it.Value()), extract.Word)
	}
	return end
}

// scanPunct appends a mark: one ASCII character, or a run of hyphens, stops,
// grave accents or apostrophes of the same sort.
func scanPunct(text string, i int, dst *[]extract.Token) int {
	c := text[i]
	end := i + 1
	if c == '\'' {
		if n := clitic(text[i:]); n > 0 {
			return put(dst, i, i+n, extract.Word)
		}
	}
	if c == '-' || c == '.' || c == '\'' || c == '`' || c == '_' || c == '*' || c == '=' {
		for end < len(text) && text[end] == c {
			end++
		}
	}
	return put(dst, i, end, extract.Punct)
}

// clitic returns the length of 's and its like at the start of s, or 0.
func clitic(s string) int {
	n := apostrophe(s)
	if n == 0 {
		return 0
	}
	for _, suffix := range [...]string{"s", "S", "re", "ve", "ll", "d", "m", "t"} {
		if strings.HasPrefix(s[n:], suffix) && !letterAt(s, n+len(suffix)) {
			return n + len(suffix)
		}
	}
	return 0
}

// apostrophe returns the length of the apostrophe at the start of s, or 0.
func apostrophe(s string) int {
	switch {
	case s == "":
		return 0
	case s[0] == '\'' || s[0] == '`':
		return 1
	case strings.HasPrefix(s, "’"), strings.HasPrefix(s, "‘"):
		return len("’")
	case strings.HasPrefix(s, "ʼ"), strings.HasPrefix(s, "ʻ"):
		return len("ʼ")
	}
	return 0
}

// letterAt reports whether text[i:] starts with a letter, mark or digit.
func letterAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	if c := text[i]; c < utf8.RuneSelf {
		return isLetterByte(c) || '0' <= c && c <= '9'
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return isAlphabetic(r) || unicode.IsMark(r)
}

// wordEnd returns the end of the run of letters, marks and digits at text[i:].
func wordEnd(text string, i int) int {
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			if !isLetterByte(c) && !('0' <= c && c <= '9') {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isAlphabetic(r) && !unicode.IsMark(r) {
			return i
		}
		i += size
	}
	return i
}
