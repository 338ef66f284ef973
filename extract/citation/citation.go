// Package citation finds references to sources: "(Mongol Messenger, November
// 16; Kyodo, December 2)", "(Choe Su, “A Title,” www.nknews.org, May 3)", and
// note lines, "[3] Choe Su, “A Title,” Daily NK, May 3, 2012, https://…".
package citation

import (
	"sort"

	"toli/extract"
)

// Annotate sets d.Citations from the tokens and mentions of d, which are
// resolved. What stands where a source must stand becomes an ORG mention, if it
// is none yet. Mentions inside citations get the zone of citations.
func Annotate(d *extract.Document) error {
	d.Citations = d.Citations[:0]
	f := finder{d: d}
	for _, p := range d.Paragraphs {
		f.paragraph(int(d.Sentences[p.First].First), int(d.Sentences[p.Last-1].Last))
	}
	if len(f.refs) == 0 {
		return nil
	}
	sort.SliceStable(f.refs, func(a, b int) bool { return f.refs[a].first < f.refs[b].first })
	f.addOutlets()
	for i := range f.refs {
		f.cite(&f.refs[i])
	}
	return nil
}

// finder reads the references of a document.
type finder struct {
	d    *extract.Document
	refs []reference
}

// reference is one source that is referred to; spans are of tokens.
type reference struct {
	first, last int
	outlet      span
	date        span
	title       string
	author      string
	url         string
}

// span is tokens [first, last); empty when there are none.
type span struct{ first, last int }

func (s span) empty() bool { return s.last <= s.first }

// paragraph reads the tokens [first, last) of a paragraph: a note line as a
// whole, else its brackets.
func (f *finder) paragraph(first, last int) {
	if start := f.note(first, last); start > 0 {
		f.items(start, f.trim(start, last), true)
		return
	}
	open := -1
	for i := first; i < last; i++ {
		switch f.d.Tokens[i].Norm {
		case "(":
			open = i + 1
		case ")":
			if open >= 0 && i > open {
				f.items(open, i, false)
			}
			open = -1
		}
	}
}

// note returns where the text of a note line begins that opens with its number,
// as "[3]", "3." or "3)", and holds a title or an address, or with "Source:"; or 0.
func (f *finder) note(first, last int) int {
	start := 0
	switch {
	case last-first > 4 && f.norm(first) == "[" && f.number(first+1) && f.norm(first+2) == "]":
		start = first + 3
	case last-first > 4 && f.number(first) && (f.norm(first+1) == "." || f.norm(first+1) == ")"):
		start = first + 2
	case last-first > 2 && (f.norm(first) == "source" || f.norm(first) == "sources") && f.norm(first+1) == ":":
		return first + 2
	default:
		return 0
	}
	quotes, addresses := 0, 0
	for i := start; i < last; i++ {
		if f.norm(i) == `"` {
			quotes++
		}
		if f.address(i) {
			addresses++
		}
	}
	if quotes < 2 && addresses == 0 && f.norm(first) != "[" {
		return 0
	}
	return start
}

func (f *finder) trim(first, last int) int {
	for last > first && (f.norm(last-1) == "." || f.norm(last-1) == ",") {
		last--
	}
	return last
}

// items reads tokens [first, last), the inside of brackets or a note, part by
// part: parts are divided by semicolons and by "cited in" and its like.
func (f *finder) items(first, last int, note bool) {
	start, quoted := first, false
	for i := first; i < last; i++ {
		switch {
		case f.norm(i) == `"`:
			quoted = !quoted
		case quoted:
		case f.norm(i) == ";":
			f.item(start, i, note)
			start = i + 1
		case f.cue(i) > 0 && i > start:
			f.item(start, f.trim(start, i), note)
			start = i + f.cue(i)
		}
	}
	f.item(start, last, note)
}

// cue returns how many tokens at i say that a source follows, or 0.
func (f *finder) cue(i int) int {
	switch f.norm(i) {
	case "cited", "quoted", "reported", "reprinted", "republished":
		if n := f.norm(i + 1); n == "in" || n == "by" || n == "from" {
			return 2
		}
	case "via":
		return 1
	}
	return 0
}

func (f *finder) norm(i int) string {
	if i < 0 || i >= len(f.d.Tokens) {
		return ""
	}
	return f.d.Tokens[i].Norm
}

func (f *finder) number(i int) bool {
	return i < len(f.d.Tokens) && f.d.Tokens[i].Kind == extract.Number && len(f.norm(i)) < 4
}

// cite appends the citation of a reference and marks its mentions.
func (f *finder) cite(r *reference) {
	d := f.d
	c := extract.Citation{
		Span: d.TokenSpan(uint32(r.first), uint32(r.last)), Outlet: f.mention(r.outlet), Date: f.mention(r.date),
		Title: r.title, Author: r.author, URL: r.url,
	}
	for i := f.from(r.first); i < len(d.Mentions) && int(d.Mentions[i].Last) <= r.last; i++ {
		d.Mentions[i].Zone = extract.InCitation
	}
	d.Citations = append(d.Citations, c)
}

// from returns the index of the first mention that starts at or after a token.
func (f *finder) from(token int) int {
	m := f.d.Mentions
	return sort.Search(len(m), func(i int) bool { return int(m[i].First) >= token })
}

// mention returns 1 + the index of the mention with that span, or 0.
func (f *finder) mention(s span) uint32 {
	if i := f.from(s.first); !s.empty() && i < len(f.d.Mentions) {
		if m := &f.d.Mentions[i]; int(m.First) == s.first && int(m.Last) == s.last {
			return uint32(i) + 1
		}
	}
	return 0
}
