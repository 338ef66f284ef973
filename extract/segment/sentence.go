package segment

import (
	"unicode"
	"unicode/utf8"

	"toli/extract"
)

// sentenceEnd returns the end of the sentence whose stop is token i, past the
// quotes and brackets that close after it, or 0 when token i is no stop. Tokens
// from last on belong to another paragraph.
func sentenceEnd(d *extract.Document, i, last int) int {
	t := &d.Tokens[i]
	norm := t.Norm
	abbreviation := t.Kind == extract.Word && norm[len(norm)-1] == '.'
	if !abbreviation && !endsSentence(norm) {
		return 0
	}
	end := i + 1
	for end < last && (closes(d.Tokens[end].Norm) || endsSentence(d.Tokens[end].Norm)) && !abbreviation {
		if d.Tokens[end].Start > d.Tokens[end-1].End && opensAgain(d, end, last) {
			break
		}
		end++
	}
	if end >= last {
		return end
	}
	next := d.Text[d.Tokens[end].Start:]
	if abbreviation {
		if end < last && mayEnd(norm) && starters[d.Tokens[end].Norm] && isUpper(next) {
			return end
		}
		return 0
	}
	if startsLower(next) || d.Tokens[end].Start == d.Tokens[end-1].End && d.Tokens[end].Kind != extract.Word {
		return 0
	}
	if norm == ":" || norm == ";" || d.Tokens[end].Norm == "," {
		return 0
	}
	return end
}

// opensAgain reports whether a straight quote after a space opens the next
// sentence rather than closing this one.
func opensAgain(d *extract.Document, i, last int) bool {
	norm := d.Tokens[i].Norm
	return (norm == `"` || norm == "'") && i+1 < last && d.Tokens[i+1].Start == d.Tokens[i].End
}

func endsSentence(norm string) bool {
	switch norm {
	case ".", "!", "?", "...", "…", "。", "！", "？", "....":
		return true
	}
	return false
}

func closes(norm string) bool {
	switch norm {
	case `"`, "'", ")", "]", "”", "’", "»", "''", "」", "』":
		return true
	}
	return false
}

// mayEnd reports whether an abbreviation can be the last word of a sentence.
// Titles and initials of one letter cannot.
func mayEnd(norm string) bool {
	if finals[norm] {
		return true
	}
	letters := 0
	for _, r := range norm {
		if r != '.' {
			letters++
		}
	}
	return letters > 1 && len(norm) == 2*letters
}

func isUpper(s string) bool {
	if s == "" {
		return false
	}
	if s[0] < utf8.RuneSelf {
		return 'A' <= s[0] && s[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
