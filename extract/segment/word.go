package segment

import (
	"unicode"
	"unicode/utf8"

	"toli/extract"
)

// scanWord appends the word at text[i:] with its clitics: a domain name, an
// abbreviation with its stops, or letters with apostrophes inside.
func scanWord(text string, i int, dst *[]extract.Token) int {
	end := wordEnd(text, i)
	if end < len(text) {
		switch text[end] {
		case '.', ':', '@':
			if stop := address(text, i, end); stop > 0 {
				return put(dst, i, stop, extract.Word)
			}
			if stop := abbreviation(text, i, end); stop > 0 {
				return put(dst, i, stop, extract.Word)
			}
		case '-':
			if stop := hyphenDomain(text, i, end); stop > 0 {
				return put(dst, i, stop, extract.Word)
			}
		}
	}
	for n := apostrophe(text[end:]); n > 0 && letterAt(text, end+n); n = apostrophe(text[end:]) {
		if c := clitic(text[end:]); c > 0 {
			return splitClitic(text, i, end, c, dst)
		}
		end = wordEnd(text, end+n)
	}
	return put(dst, i, end, extract.Word)
}

// splitClitic appends the word text[i:end] and the clitic of n bytes after it;
// "don't" is "do" and "n't", as in the Penn Treebank.
func splitClitic(text string, i, end, n int, dst *[]extract.Token) int {
	stop := end + n
	if text[stop-1] == 't' && end > i+1 && text[end-1]|0x20 == 'n' {
		end--
	}
	put(dst, i, end, extract.Word)
	return put(dst, end, stop, extract.Word)
}

// abbreviation returns the end of the abbreviation whose first letters are
// text[i:end] and whose stop is text[end], or 0.
func abbreviation(text string, i, end int) int {
	if text[end] != '.' {
		return 0
	}
	if utf8.RuneCountInString(text[i:end]) == 1 {
		return dotted(text, i, end)
	}
	if end-i > 8 {
		return 0
	}
	word := foldWord(text[i:end])
	upper := isUpper(text[i:])
	if end-i <= 3 && upper && end+1 < len(text) && isUpper(text[end+1:]) {
		return end + 1 // Lu.Bold
	}
	if digraphs[word] && upper && capitalAfter(text, end+1) && !endsName(text, i) {
		return end + 1
	}
	if !abbreviations[word] || word != "etc" && word != "vs" && word != "approx" && word != "al" && !upper && word != "no" {
		return 0
	}
	if guarded[word] && !digitAfter(text, end+1) && !(titleLike[word] && capitalAfter(text, end+1)) {
		return 0
	}
	return end + 1
}

// endsName reports whether the word at text[i:] stands behind a short
// capitalised word, as the last syllable of a Korean name does ("Pak Pong Ju. He
// left"), which an initial does not ("Speaker Ts. Nyamdorj").
func endsName(text string, i int) bool {
	if i < 2 || text[i-1] != ' ' {
		return false
	}
	start := i - 1
	for start > 0 && isLetterByte(text[start-1]) {
		start--
	}
	word := text[start : i-1]
	return len(word) > 1 && len(word) <= 5 && isUpper(word) && !isUpper(word[1:]) && !beforeInitial[foldWord(word)]
}

// beforeInitial are short titles, which do stand before initials.
var beforeInitial = set(`mayor judge chief with and lama said mr ms mrs dr rep hon envoy guest coach`)

var titleLike = set(`sen rep gov hon st ft co`)

// dotted returns the end of the letters with a stop each that start at
// text[i:]: an initial (N.), or an initialism (U.S., D.P.R.K.). A lower-case
// letter alone is none.
func dotted(text string, i, end int) int {
	letters := 1
	stop := end + 1
	for stop < len(text) && isLetterByte(text[stop]) && stop+1 < len(text) && text[stop+1] == '.' {
		stop += 2
		letters++
	}
	if stop < len(text) && letters > 1 && isLetterByte(text[stop]) && !letterAt(text, stop+1) {
		return stop + 1 // U.S without its last stop
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	if letters == 1 && !unicode.IsUpper(r) {
		return 0
	}
	return stop
}

// capitalAfter reports whether a capital follows text[:i], after at most one
// space.
func capitalAfter(text string, i int) bool {
	if i < len(text) && text[i] == ' ' {
		i++
	}
	return i < len(text) && isUpper(text[i:])
}

func digitAfter(text string, i int) bool {
	for i < len(text) && text[i] == ' ' {
		i++
	}
	return i < len(text) && '0' <= text[i] && text[i] <= '9'
}

// scanNumber appends the number at text[i:]: digits with inner stops, commas
// and colons, and the letters that follow (1990s, 2nd).
func scanNumber(text string, i int, dst *[]extract.Token) int {
	end := wordEnd(text, i)
	for end+1 < len(text) && isDigit(text[end+1]) && isDigit(text[end-1]) {
		if c := text[end]; c != '.' && c != ':' && !(c == ',' && thousands(text, end)) {
			break
		}
		end = wordEnd(text, end+1)
	}
	return put(dst, i, end, extract.Number)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// thousands reports whether exactly three digits follow the comma text[i].
func thousands(text string, i int) bool {
	for k := 1; k <= 3; k++ {
		if i+k >= len(text) || !isDigit(text[i+k]) {
			return false
		}
	}
	return i+4 >= len(text) || !isDigit(text[i+4])
}
