// Package segment cuts text into paragraphs, sentences and tokens with byte
// offsets, and folds tokens to the form that gazetteers are keyed by.
//
// Words of Latin, Cyrillic and Greek script are cut by rules of our own, which
// know what regional-affairs text holds (Ts.Elbegdorj, D.P.R.K., Il-ho,
// November 15–16). Runs of other scripts are cut by the word boundaries of
// Unicode Standard Annex 29.
package segment

import (
	"strings"

	"toli/extract"
)

// Version changes whenever the same text can give other tokens or norms. A
// compiled gazetteer records it.
const Version = 3

// Annotate fills the paragraphs, sentences and tokens of d from its text,
// replacing what was there. It never fails on valid UTF-8.
func Annotate(d *extract.Document) error {
	d.Tokens = Tokens(d.Text, d.Tokens[:0])
	d.Paragraphs, d.Sentences = d.Paragraphs[:0], d.Sentences[:0]
	wrapped := hardWrapped(d.Text)
	for first := 0; first < len(d.Tokens); {
		last := paragraphEnd(d, first, wrapped)
		addParagraph(d, first, last)
		first = last
	}
	return nil
}

// addParagraph appends tokens [first, last) as a paragraph of sentences.
func addParagraph(d *extract.Document, first, last int) {
	p := extract.Paragraph{
		Span:  d.TokenSpan(uint32(first), uint32(last)),
		First: uint32(len(d.Sentences)),
	}
	start := first
	for i := first; i < last; i++ {
		end := sentenceEnd(d, start, i, last)
		if end == 0 {
			continue
		}
		addSentence(d, start, end)
		start, i = end, end-1
	}
	if start < last {
		addSentence(d, start, last)
	}
	p.Last = uint32(len(d.Sentences))
	p.Headline = isHeadline(d, first, last)
	d.Paragraphs = append(d.Paragraphs, p)
}

func addSentence(d *extract.Document, first, last int) {
	d.Sentences = append(d.Sentences, extract.Sentence{
		Span:      d.TokenSpan(uint32(first), uint32(last)),
		First:     uint32(first),
		Last:      uint32(last),
		Paragraph: uint32(len(d.Paragraphs)),
	})
}

// paragraphEnd returns the index of the first token after the paragraph that
// starts with token first. An empty line ends a paragraph, and so does a line
// end, except where lines are hard-wrapped and the sentence goes on.
func paragraphEnd(d *extract.Document, first int, wrapped bool) int {
	lineStart := d.Tokens[first].Start
	for i := first + 1; i < len(d.Tokens); i++ {
		gap := d.Text[d.Tokens[i-1].End:d.Tokens[i].Start]
		breaks := lineBreaks(gap)
		if breaks == 0 {
			continue
		}
		line := d.Text[lineStart:d.Tokens[i-1].End]
		lineStart = d.Tokens[i].Start
		if breaks > 1 || !wrapped || !goesOn(line, d.Text[lineStart:]) {
			return i
		}
	}
	return len(d.Tokens)
}

// goesOn reports whether a wrapper broke a line before the rest of the text.
func goesOn(line, rest string) bool {
	width := len(line)
	if n := strings.IndexAny(rest, " \n"); n > longWord {
		width += n // no room for it on the line
	}
	return startsLower(rest) || width >= minWrapped && !tooLong(line) && !startsItem(rest)
}

// tooLong reports whether no wrapper left a line. It cannot break long words, as
// addresses, which do not count.
func tooLong(line string) bool {
	if len(line) <= maxWrapped {
		return false
	}
	width := len(line)
	for w := range strings.FieldsSeq(line) {
		if len(w) > longWord {
			width -= len(w)
		}
	}
	return width > maxWrapped
}

// startsItem reports whether a line is an item of a list.
func startsItem(line string) bool {
	mark := strings.TrimLeft(line, "0123456789")
	if n := len(line) - len(mark); n > 0 {
		return n <= 2 && (strings.HasPrefix(mark, ". ") || strings.HasPrefix(mark, ") "))
	}
	for _, m := range [...]string{"- ", "* ", "• ", "– ", "o "} {
		if strings.HasPrefix(mark, m) {
			return true
		}
	}
	return false
}

const (
	minWrapped = 45  // a shorter line was ended on purpose
	maxWrapped = 110 // a longer line was not wrapped
	longWord   = 40  // a longer word is an address
)

// hardWrapped reports whether lines of text were broken at a width: there are
// several full lines, few are longer than any wrapper makes them, and some go
// on in lower case.
func hardWrapped(text string) bool {
	full, long, lower := 0, 0, 0
	for start := 0; start < len(text); {
		line, rest, more := strings.Cut(text[start:], "\n")
		start += len(line) + 1
		if tooLong(line) {
			long++
		}
		if more && len(line) >= minWrapped {
			full++
			if startsLower(strings.TrimLeft(rest, " \t")) {
				lower++
			}
		}
	}
	return full >= 3 && lower*4 >= full && (long-1)*10 <= full
}

// lineBreaks counts the line ends in a gap between tokens; CR LF is one, a
// Unicode paragraph separator two.
func lineBreaks(gap string) int {
	n := 0
	for i, r := range gap {
		switch r {
		case '\n', 0x2028:
			n++
		case '\r':
			if i+1 >= len(gap) || gap[i+1] != '\n' {
				n++
			}
		case 0x2029:
			n += 2
		}
	}
	return n
}

func startsLower(s string) bool { return s != "" && 'a' <= s[0] && s[0] <= 'z' }

// isHeadline reports whether the paragraph of tokens [first, last) is a title:
// it is short and has no stop, and either opens the document or is mostly
// capitalised.
func isHeadline(d *extract.Document, first, last int) bool {
	if last-first > 30 || endsSentence(d.Tokens[last-1].Norm) {
		return false
	}
	if last > first+1 && closes(d.Tokens[last-1].Norm) && endsSentence(d.Tokens[last-2].Norm) {
		return false
	}
	if first == 0 {
		return last < len(d.Tokens)
	}
	words, capital := 0, 0
	for _, t := range d.Tokens[first:last] {
		if t.Kind != extract.Word || t.Len() < 4 {
			continue
		}
		words++
		if isUpper(d.Text[t.Start:]) {
			capital++
		}
	}
	return words >= 3 && capital*4 >= words*3
}
