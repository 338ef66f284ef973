package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"toli/extract"
)

// item reads tokens [first, last) as one source: author, title in quotation
// marks, outlet, date and address, of which only the outlet or the title must
// be there.
func (f *finder) item(first, last int, note bool) {
	first = f.lead(first, last)
	if last = f.trim(first, last); last <= first {
		return
	}
	r := reference{first: first, last: last}
	end := f.locate(&r, first, last)
	fields, title := f.fields(first, end, &r)
	if r.title != "" && title > 0 {
		r.author = f.text(join(fields[:title]))
		fields = fields[title:]
	}
	if len(fields) == 0 {
		if r.title != "" && (r.url != "" || !r.date.empty()) {
			f.refs = append(f.refs, r)
		}
		return
	}
	source := fields[len(fields)-1]
	if rest := fields[:len(fields)-1]; r.title == "" && len(rest) > 0 && !f.before(&r, rest) {
		return
	}
	if !f.source(&r, source, note) {
		return
	}
	f.refs = append(f.refs, r)
	for o := f.second(r.outlet, source); !o.empty(); o = f.second(o, source) {
		r.outlet = o
		f.refs = append(f.refs, r)
	}
}

// second returns the organisation of s that "and" joins to o, or nothing: two
// outlets may share a date.
func (f *finder) second(o, s span) span {
	switch f.norm(o.last) {
	case "and", "&", "/":
		if next := f.org(span{o.last + 1, s.last}); next.first == o.last+1 {
			return next
		}
	}
	return span{}
}

// leads are words that may open a reference.
var leads = map[string]bool{"see": true, "also": true, "source": true, "sources": true, ":": true, "from": true, "in": true, "by": true,
	"the": true, "as": true, "according": true, "to": true, "e.g": true, "e.g.": true, ",": true, "cf.": true, "for": true, "example": true, "photo": true}

// lead returns the first token of [first, last) behind words that open a
// reference.
func (f *finder) lead(first, last int) int {
	for first < last && leads[f.norm(first)] && !f.opens(first) {
		first++
	}
	return first
}

// opens reports whether an organisation mention starts at a token.
func (f *finder) opens(token int) bool {
	i := f.from(token)
	return i < len(f.d.Mentions) && int(f.d.Mentions[i].First) == token && f.d.Mentions[i].Label == extract.Org
}

// locate takes the address and what follows it ("accessed May 3") off the end
// of the reference, and returns where the rest ends.
func (f *finder) locate(r *reference, first, last int) int {
	for i := first; i < last; i++ {
		if f.address(i) && (strings.Contains(f.norm(i), "/") || i > first) {
			r.url = f.d.Tokens[i].In(f.d.Text)
			last = i
			break
		}
		if n := f.norm(i); n == "accessed" || n == "retrieved" {
			last = i
			break
		}
	}
	for last > first && (f.norm(last-1) == "," || f.norm(last-1) == "at" || f.norm(last-1) == "available" || f.norm(last-1) == ":" || f.norm(last-1) == "<") {
		last--
	}
	return last
}

// address reports whether token i is a web address or the domain of one.
func (f *finder) address(i int) bool {
	if i >= len(f.d.Tokens) {
		return false
	}
	t := &f.d.Tokens[i]
	return t.Kind == extract.Word && strings.ContainsRune(t.Norm, '.') && t.Len() > 5 &&
		(strings.Contains(t.Norm, "://") || strings.HasPrefix(t.Norm, "www.") || strings.Count(t.Norm, ".") > 0 && !strings.HasSuffix(t.Norm, "."))
}

// fields returns what stands between the commas of tokens [first, last), title
// and date apart, which go to r. The second result is how many fields stand
// before the title.
func (f *finder) fields(first, last int, r *reference) (out []span, title int) {
	start := first
	add := func(end int) {
		if end > start && f.worthy(span{start, end}) {
			out = append(out, span{start, end})
		}
	}
	for i := first; i < last; i++ {
		switch m := f.dateAt(i); {
		case m != nil && int(m.Last) <= last && (i == first || f.norm(i-1) == "," || f.norm(i-1) == `"`):
			add(i)
			r.date = span{int(m.First), int(m.Last)}
			start = int(m.Last)
			i = start - 1
		case f.norm(i) == ",":
			add(i)
			start = i + 1
		case f.norm(i) == `"` && r.title == "":
			if end := f.closing(i+1, last); end > 0 {
				add(i)
				title = len(out)
				r.title = f.text(span{i + 1, f.trim(i+1, end)})
				start, i = end+1, end
			}
		}
	}
	add(last)
	return out, title
}

// worthy reports whether a field is no page or number.
func (f *finder) worthy(s span) bool {
	switch f.norm(s.first) {
	case "p", "p.", "pp", "pp.", "vol", "vol.", "no.", "issue", "pages", ".":
		return false
	}
	return f.d.Tokens[s.first].Kind != extract.Number || s.last > s.first+1
}

// closing returns the token of the quotation mark that closes before last, or 0.
func (f *finder) closing(i, last int) int {
	for ; i < last; i++ {
		if f.norm(i) == `"` {
			return i
		}
	}
	return 0
}

func (f *finder) dateAt(token int) *extract.Mention {
	if i := f.from(token); i < len(f.d.Mentions) {
		if m := &f.d.Mentions[i]; int(m.First) == token && m.Label == extract.DateLabel {
			return m
		}
	}
	return nil
}

func join(fields []span) span {
	if len(fields) == 0 {
		return span{}
	}
	return span{fields[0].first, fields[len(fields)-1].last}
}

func (f *finder) text(s span) string {
	if s.empty() {
		return ""
	}
	return strings.Join(strings.Fields(f.d.TokenSpan(uint32(s.first), uint32(s.last)).In(f.d.Text)), " ")
}

// before reads what stands before the source without quotation marks: an
// author, or a title of several words. It reports false for anything else.
func (f *finder) before(r *reference, rest []span) bool {
	s := join(rest)
	switch {
	case len(rest) == 1 && f.label(s) == extract.Person:
		r.author = f.text(s)
	case s.last-s.first >= 3 && f.capital(s.first):
		r.title = f.text(s)
	default:
		return false
	}
	return true
}

// label returns the label of the mention with that span, or none.
func (f *finder) label(s span) extract.Label {
	if n := f.mention(s); n > 0 {
		return f.d.Mentions[n-1].Label
	}
	return extract.NoLabel
}

func (f *finder) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(f.d.Text[f.d.Tokens[i].Start:])
	return unicode.IsUpper(r)
}

// source reports whether s can be the source of r, and sets it: an
// organisation, an outlet of the gazetteer, a domain, or, with a day or month
// or in a note, words with capitals that are no place or person.
func (f *finder) source(r *reference, s span, note bool) bool {
	for s.first < s.last-1 && leads[f.norm(s.first)] && !f.opens(s.first) {
		s.first++
	}
	dated := !r.date.empty()
	domain := s.last == s.first+1 && f.address(s.first)
	if o := f.org(s); !o.empty() {
		r.outlet = o
		return o.first == s.first && (dated || r.title != "" || r.url != "" || o == s && f.known(s))
	}
	r.outlet = s
	switch {
	case f.known(s), domain:
		return true
	case !dated && r.title == "" && r.url == "":
		return false
	case f.label(s) == extract.Place || f.label(s) == extract.Person:
		return false
	}
	return (note || r.title != "" || f.fine(r)) && f.name(s)
}

// org returns the organisation mention inside s, if there is one.
func (f *finder) org(s span) span {
	for i := f.from(s.first); i < len(f.d.Mentions) && int(f.d.Mentions[i].Last) <= s.last; i++ {
		if m := &f.d.Mentions[i]; m.Label == extract.Org {
			return span{int(m.First), int(m.Last)}
		}
	}
	return span{}
}

// known reports whether the gazetteer knows s as an outlet.
func (f *finder) known(s span) bool {
	for i := range f.d.Lookups {
		if l := &f.d.Lookups[i]; int(l.First) == s.first && int(l.Last) == s.last && l.Kind == extract.Outlet {
			return true
		}
	}
	return false
}

// fine reports whether the date of r is a day or month: "(Smith, 2012)" is an
// author and a year.
func (f *finder) fine(r *reference) bool {
	n := f.mention(r.date)
	return n > 0 && f.d.Mentions[n-1].Date != nil && f.d.Mentions[n-1].Date.Precision >= extract.MonthPrecision
}

// notNames open what stands in brackets with a date and is no source.
var notNames = map[string]bool{"figure": true, "fig.": true, "table": true, "chapter": true, "article": true, "act": true, "day": true,
	"section": true, "born": true, "died": true, "phase": true, "room": true, "part": true, "group": true, "round": true, "final": true,
	"game": true, "week": true, "annex": true, "appendix": true, "law": true, "resolution": true, "decree": true, "no.": true}

// small are the words in lower case that stand inside names.
var small = map[string]bool{"of": true, "the": true, "and": true, "&": true, "for": true, "on": true, "in": true, "'s": true, "-": true, ".": true}

// name reports whether s reads as the name of an outlet: at most six words, all
// with capitals but the small ones.
func (f *finder) name(s span) bool {
	if s.last-s.first > 6 || notNames[f.norm(s.first)] || !f.capital(s.first) {
		return false
	}
	for i := s.first; i < s.last; i++ {
		if !f.capital(i) && !small[f.norm(i)] {
			return false
		}
	}
	return f.d.Tokens[s.last-1].Kind == extract.Word
}
