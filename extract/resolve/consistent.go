package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"toli/extract"
)

// sure is the score from which a mention may decide about others.
const sure = 0.7

// takeInitials extends persons over the initials right before them, and over
// a second part behind a hyphen ("Bat-Erdene").
func takeInitials(d *extract.Document) {
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Label != extract.Person {
			continue
		}
		for m.First > 0 && (i == 0 || d.Mentions[i-1].Last < m.First) && initial(d, m.First-1) && sameSentence(d, m.First-1, m.First) {
			m.First--
			m.Start = d.Tokens[m.First].Start
		}
	}
}

// initial reports whether token i is an initial of one or two letters with
// its stop ("N.", "Ts.") and no title ("Dr.").
func initial(d *extract.Document, i uint32) bool {
	s := d.Tokens[i].In(d.Text)
	r, size := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && len(s) > size && len(s) <= size+2 && strings.IndexByte(s, '.') == len(s)-1 && !titles[d.Tokens[i].Norm]
}

var titles = map[string]bool{"mr.": true, "ms.": true, "dr.": true, "st.": true, "lt.": true, "jr.": true, "sr.": true, "no.": true, "mt.": true, "co.": true, "vs.": true, "ft.": true, "q.": true, "a.": true}

func sameSentence(d *extract.Document, a, b uint32) bool { return d.SentenceOf(a) == d.SentenceOf(b) }

// spread labels further occurrences of what the document names in full: the
// short forms of persons, and the acronyms given in brackets behind a name. An
// acronym of something that is no body is none either.
func spread(d *extract.Document) {
	k := knowledge{d: d, words: map[string]extract.Label{}, lower: map[string]bool{}, taken: make([]int32, len(d.Tokens))}
	k.learn()
	if len(k.words) == 0 {
		return
	}
	var more []extract.Mention
	for i := range d.Tokens {
		label, known := k.words[d.Tokens[i].Norm]
		if !known || !k.capital(i) {
			continue
		}
		if m := k.taken[i]; m > 0 {
			k.relabel(&d.Mentions[m-1], label)
		} else if label != extract.NoLabel && k.alone(i) {
			more = append(more, extract.Mention{
				Span: d.Tokens[i].Span, First: uint32(i), Last: uint32(i) + 1,
				Label: label, By: "resolve/repeat", Score: 0.6,
			})
		}
	}
	d.Mentions = slices.DeleteFunc(d.Mentions, func(m extract.Mention) bool { return m.Label == extract.NoLabel })
	d.Mentions = append(d.Mentions, more...)
}

// knowledge is what the sure mentions of a document say about words.
type knowledge struct {
	d     *extract.Document
	words map[string]extract.Label // folded word → what it is when it stands alone; NoLabel for no name
	lower map[string]bool          // words that also stand in lower case
	taken []int32                  // token → 1 + mention
}

func (k *knowledge) learn() {
	d := k.d
	for i := range d.Mentions {
		m := &d.Mentions[i]
		for t := m.First; t < m.Last; t++ {
			k.taken[t] = int32(i) + 1
		}
	}
	for i := range d.Tokens {
		if r := d.Text[d.Tokens[i].Start]; 'a' <= r && r <= 'z' {
			k.lower[d.Tokens[i].Norm] = true
		}
	}
	k.learnDefinitions()
	for i := range d.Mentions {
		m := &d.Mentions[i]
		switch {
		case m.Score < sure:
		case m.Label == extract.Person && m.Last-m.First > 1:
			k.learnPerson(m)
		case m.Label == extract.Org || m.Label == extract.Place:
			k.learnAcronym(m)
		}
	}
}

// learnPerson notes the word of a full name by which it is called again: the
// first where the name tells that, else the last.
func (k *knowledge) learnPerson(m *extract.Mention) {
	t := m.Last - 1
	if m.Name != nil && m.Name.Called() != "" && strings.HasPrefix(k.d.Surface(m), m.Name.Called()) {
		t = m.First
	}
	if t+1 < m.Last && k.d.Tokens[t+1].Norm == "-" {
		return
	}
	word := k.d.Tokens[t].Norm
	if t > 0 && t > m.First && k.d.Tokens[t-1].Norm == "-" || len(word) < 2 || strings.Contains(word, ".") {
		return
	}
	if k.d.Tokens[t].Kind == extract.Word && k.words[word] == extract.NoLabel {
		k.words[word] = extract.Person
	}
}

// learnAcronym notes "(WPK)" behind a name of several words.
func (k *knowledge) learnAcronym(m *extract.Mention) {
	t := int(m.Last)
	if m.Last-m.First < 2 || t+2 >= len(k.d.Tokens) || k.d.Tokens[t].Norm != "(" || k.d.Tokens[t+2].Norm != ")" {
		return
	}
	short := k.d.Tokens[t+1].In(k.d.Text)
	if len(short) >= 2 && strings.ToUpper(short) == short && k.d.Tokens[t+1].Kind == extract.Word && k.d.Tokens[t+1].Len() < 9 {
		k.words[k.d.Tokens[t+1].Norm] = m.Label
	}
}

// learnDefinitions notes the acronyms in brackets that abbreviate words before
// them of which none is in a body: "Free Trade Agreement (FTA)".
func (k *knowledge) learnDefinitions() {
	t := k.d.Tokens
	for i := 2; i+2 < len(t); i++ {
		if t[i].Norm != "(" || t[i+2].Norm != ")" || t[i+1].Kind != extract.Word || !k.acronym(i+1) {
			continue
		}
		first := k.abbreviated(i, t[i+1].Norm)
		if first < 0 || k.body(first, i) || k.inGazetteer(i+1) {
			continue
		}
		k.words[t[i+1].Norm] = extract.NoLabel
	}
}

// acronym reports whether token i has two to eight capital letters and nothing
// else.
func (k *knowledge) acronym(i int) bool {
	s := k.d.Tokens[i].In(k.d.Text)
	return len(s) >= 2 && len(s) <= 8 && strings.IndexFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

// small words may have no letter in an acronym.
var small = map[string]bool{"of": true, "the": true, "and": true, "for": true, "in": true, "on": true, "to": true, "&": true, "-": true}

// abbreviated returns the first of the words right before token end whose
// initials are the letters of an acronym, or -1 (a strict form of Schwartz and
// Hearst, 2003).
func (k *knowledge) abbreviated(end int, acronym string) int {
	i := end - 1
	for n := len(acronym) - 1; n >= 0; i-- {
		if i < 0 || !sameSentence(k.d, uint32(i), uint32(end)) {
			return -1
		}
		norm := k.d.Tokens[i].Norm
		switch {
		case norm != "" && norm[0] == acronym[n]:
			n--
		case !small[norm]:
			return -1
		}
	}
	return i + 1
}

// body reports whether any of tokens [first, last) is in a body.
func (k *knowledge) body(first, last int) bool {
	for i := first; i < last; i++ {
		if m := k.taken[i]; m > 0 && k.d.Mentions[m-1].Label == extract.Org {
			return true
		}
	}
	return false
}

// inGazetteer reports whether token i by itself is a body or place there.
func (k *knowledge) inGazetteer(i int) bool {
	return spells(k.d, uint32(i), uint32(i)+1, func(l *extract.Lookup) bool { return l.Label == extract.Org || l.Label == extract.Place })
}

func (k *knowledge) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(k.d.Text[k.d.Tokens[i].Start:])
	return unicode.IsUpper(r)
}

// relabel changes a mention of one word that the tagger was not sure of, or
// that it took for a place of the same name.
func (k *knowledge) relabel(m *extract.Mention, label extract.Label) {
	if m.Last-m.First != 1 || m.Label == label || m.Label == extract.DateLabel || asCountry(k.d, m) > 0.5 {
		return
	}
	m.Label, m.By, m.Score = label, "resolve/repeat", 0.6
}

// alone reports whether token i, which is in no mention, is not part of a
// longer name or a word that opens a sentence by chance.
func (k *knowledge) alone(i int) bool {
	d := k.d
	norm := d.Tokens[i].Norm
	if k.lower[norm] {
		return false
	}
	for _, n := range [...]int{i - 1, i + 1} {
		if n < 0 || n >= len(d.Tokens) || !sameSentence(d, uint32(i), uint32(n)) {
			continue
		}
		if k.capital(n) && d.Tokens[n].Kind == extract.Word && (n > i || k.taken[n] > 0) || d.Tokens[n].Norm == "-" {
			return false
		}
	}
	return true
}
