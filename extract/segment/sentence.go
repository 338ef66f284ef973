package segment

import (
	"unicode"
	"unicode/utf8"

	"toli/extract"
)

// sentenceEnd returns the end of the sentence that starts with token start and
// whose stop is token i, past the quotes, brackets and footnote marks that close
// after it, or 0 when token i is no stop. Tokens from last on belong to another
// paragraph.
func sentenceEnd(d *extract.Document, start, i, last int) int {
	t := &d.Tokens[i]
	abbreviation := t.Kind == extract.Word && t.Norm[len(t.Norm)-1] == '.'
	if !abbreviation && !endsSentence(t.Norm) {
		return 0
	}
	end := pastClosing(d, i+1, last, abbreviation)
	if end >= last {
		return end
	}
	if abbreviation {
		if mayEnd(t.Norm) && startsSentence(d, end, last) {
			return end
		}
		return 0
	}
	next := &d.Tokens[end]
	if startsLower(d.Text[next.Start:]) || next.Start == d.Tokens[end-1].End && next.Kind != extract.Word || next.Norm == "," {
		return 0
	}
	if t.Norm == "." && end == i+1 && (numbers(d, start, i) || shortened(d, i, last)) {
		return 0
	}
	return end
}

// pastClosing returns the first token from i on that does not close the sentence
// before it. An abbreviation has its own stop, so nothing but brackets and
// quotes that touch it close after it.
func pastClosing(d *extract.Document, i, last int, abbreviation bool) int {
	for i < last {
		touches := d.Tokens[i].Start == d.Tokens[i-1].End
		norm := d.Tokens[i].Norm
		switch {
		case touches && footnote(d, i, last):
			i += 2
		case abbreviation && !(touches && closes(norm)):
			return i
		case !closes(norm) && !endsSentence(norm), !touches && opensAgain(d, i, last):
			return i
		}
		i++
	}
	return i
}

// footnote reports whether a mark as [12] stands at token i.
func footnote(d *extract.Document, i, last int) bool {
	return i+2 < last && d.Tokens[i].Norm == "[" && d.Tokens[i+1].Kind == extract.Number && d.Tokens[i+2].Norm == "]"
}

// startsSentence reports whether token i, or the one behind the quote that it
// opens, is a word that opens sentences.
func startsSentence(d *extract.Document, i, last int) bool {
	if n := d.Tokens[i].Norm; (n == `"` || n == "''") && i+1 < last {
		i++
	}
	return starters[d.Tokens[i].Norm] && isUpper(d.Text[d.Tokens[i].Start:])
}

// numbers reports whether tokens [start, i) are the number of an item in a list,
// as in "2. The envoy left." and "II. Talks".
func numbers(d *extract.Document, start, i int) bool {
	if i != start+1 {
		return false
	}
	t := &d.Tokens[start]
	return t.Kind == extract.Number && t.Len() <= 2 || romans[t.In(d.Text)]
}

// shortened reports whether the stop at token i is that of an abbreviation which
// is cut from its stop, because it is a word as well, and which does not end the
// sentence before what follows it.
func shortened(d *extract.Document, i, last int) bool {
	if i == 0 || d.Tokens[i-1].End != d.Tokens[i].Start {
		return false
	}
	word, next := &d.Tokens[i-1], &d.Tokens[i+1]
	if next.Kind == extract.Number {
		return beforeNumber[word.Norm]
	}
	if always[word.Norm] {
		return true
	}
	return beforeName[word.Norm] && isUpper(d.Text[word.Start:]) && !startsSentence(d, i+1, last)
}

// opensAgain reports whether a straight quote after a space opens the next
// sentence rather than closing this one.
func opensAgain(d *extract.Document, i, last int) bool {
	norm := d.Tokens[i].Norm
	return (norm == `"` || norm == "'" || norm == "''") && i+1 < last && d.Tokens[i+1].Start == d.Tokens[i].End
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
