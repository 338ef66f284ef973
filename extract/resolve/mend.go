package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"toli/extract"
)

// mend moves the borders of mentions where grammar leaves no choice, and drops
// bodies that are but part of a title.
func mend(d *extract.Document) {
	titled := titleTokens(d)
	kept := d.Mentions[:0]
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Label == extract.Org && insideTitle(titled, m) {
			continue
		}
		next := len(d.Tokens)
		if i+1 < len(d.Mentions) {
			next = int(d.Mentions[i+1].First)
		}
		switch m.Label {
		case extract.Org:
			if asCountry(d, m) >= 0.9 {
				m.Label = extract.Place // Lao People's Democratic Republic
				break
			}
			takeLegalForm(d, m, next)
		case extract.Person:
			dropTitle(d, titled, m)
			takeJunior(d, m, next)
		}
		free := uint32(0) // the first token behind the mention before
		if n := len(kept); n > 0 {
			before := &kept[n-1]
			if namesBody(d, titled, before, m) || joinsPlace(d, before, m) || belongs(d, before, m) {
				extend(d, before, before.First, m.Last)
				continue
			}
			free = before.Last
		}
		if m.First > free {
			takeCompass(d, m)
		}
		kept = append(kept, *m)
	}
	d.Mentions = kept
}

func extend(d *extract.Document, m *extract.Mention, first, last uint32) {
	m.First, m.Last = first, last
	m.Span = d.TokenSpan(first, last)
}

// titleTokens tells for each token how long the title is that it is part of:
// "Secretary of State" is 3, "Defense Minister" 2.
func titleTokens(d *extract.Document) []uint8 {
	long := make([]uint8, len(d.Tokens))
	for i := range d.Lookups {
		l := &d.Lookups[i]
		if l.Kind != extract.Title {
			continue
		}
		for t := l.First; t < l.Last; t++ {
			long[t] = max(long[t], uint8(min(l.Last-l.First, 255)))
		}
	}
	return long
}

// insideTitle reports whether a mention of one word is part of a longer title.
func insideTitle(long []uint8, m *extract.Mention) bool {
	return m.Last-m.First == 1 && long[m.First] > 1
}

// legalForms end the names of companies.
var legalForms = map[string]bool{
	"ltd.": true, "ltd": true, "inc.": true, "inc": true, "llc": true, "jsc": true, "plc": true, "corp.": true, "co.": true, "gmbh": true, "s.a.": true, "pte.": true, "bhd.": true,
}

var shortened = map[string]bool{"co": true, "ltd": true, "inc": true, "corp": true, "bros": true}

// takeLegalForm extends a company over the rest of its legal form: the stop of
// "Co." and ", Ltd." behind it.
func takeLegalForm(d *extract.Document, m *extract.Mention, next int) {
	same := func(t int) bool { return t < next && sameSentence(d, m.First, uint32(t)) }
	touching := func(t int) bool { return d.Tokens[t].Start == d.Tokens[t-1].End }
	t := int(m.Last)
	last := d.Tokens[t-1].Norm
	if last == "." && m.Last-m.First > 1 {
		last = d.Tokens[t-2].Norm
	} else if shortened[last] && same(t+1) && d.Tokens[t].Norm == "." && touching(t) {
		extend(d, m, m.First, m.Last+1)
		t++
	}
	if (last == "co." || last == "co" || last == "company") && same(t+1) && d.Tokens[t].Norm == "," && legalForms[d.Tokens[t+1].Norm] {
		extend(d, m, m.First, uint32(t)+2)
	}
}

// dropTitle moves the start of a person past shortened titles: "Mr. Bush".
func dropTitle(d *extract.Document, titled []uint8, m *extract.Mention) {
	for m.Last-m.First > 1 && titled[m.First] > 0 && len(d.Tokens[m.First].Norm) > 2 && strings.HasSuffix(d.Tokens[m.First].Norm, ".") {
		extend(d, m, m.First+1, m.Last)
	}
}

// takeJunior extends a person over ", Jr." behind the name.
func takeJunior(d *extract.Document, m *extract.Mention, next int) {
	t := int(m.Last)
	if t < next && d.Tokens[t].Norm == "," {
		t++
	}
	if t >= next || !sameSentence(d, m.First, uint32(t)) {
		return
	}
	if norm := d.Tokens[t].Norm; norm == "jr." || norm == "jr" || norm == "sr." || norm == "sr" {
		extend(d, m, m.First, uint32(t)+1)
	}
}

// namesBody reports whether m is a person and ends the name of the body before it:
// "Committee for Commemorating the Birth" of President "Kim Il Sung".
func namesBody(d *extract.Document, titled []uint8, body, m *extract.Mention) bool {
	if body.Label != extract.Org || m.Label != extract.Person || !sameSentence(d, body.First, m.First) || m.First <= body.Last || m.First > body.Last+5 {
		return false
	}
	purpose := false
	for t := body.First; t < body.Last; t++ {
		norm := d.Tokens[t].Norm
		purpose = purpose || norm == "for" || norm == "remember" || norm == "commemorating"
	}
	if !purpose || d.Tokens[body.Last].Norm != "of" {
		return false
	}
	for t := body.Last + 1; t < m.First; t++ {
		if norm := d.Tokens[t].Norm; titled[t] == 0 && norm != "birth" && norm != "works" && norm != "of" {
			return false
		}
	}
	return true
}

// joinsPlace reports whether two places with a comma between are one in the
// gazetteer, as "Washington, D.C.".
func joinsPlace(d *extract.Document, a, b *extract.Mention) bool {
	if a.Label != extract.Place || b.Label != extract.Place || b.First != a.Last+1 || d.Tokens[a.Last].Norm != "," {
		return false
	}
	return isPlace(d, a.First, b.Last)
}

// public are the heads of bodies of which another body, or a place, is part of
// the name: "Ministry of Justice of Mongolia". Companies and outlets have a seat
// instead: "Peabody Energy" of "St. Louis".
var public = map[string]bool{
	"academy": true, "administration": true, "agency": true, "assembly": true, "association": true, "board": true, "bureau": true,
	"commission": true, "committee": true, "council": true, "department": true, "directorate": true, "federation": true, "front": true,
	"headquarters": true, "institute": true, "league": true, "ministry": true, "office": true, "parliament": true, "party": true,
	"presidium": true, "secretariat": true, "society": true, "union": true,
}

// belongs reports whether a body that ends before "of" or "of the" goes on with m.
func belongs(d *extract.Document, body, m *extract.Mention) bool {
	if body.Label != extract.Org || m.Label != extract.Org && m.Label != extract.Place || !sameSentence(d, body.First, m.First) {
		return false
	}
	if gap := m.First - body.Last; gap != 1 && gap != 2 || d.Tokens[body.Last].Norm != "of" || gap == 2 && d.Tokens[body.Last+1].Norm != "the" {
		return false
	}
	head := body.Last - 1
	for t := body.First + 1; t < body.Last; t++ {
		if norm := d.Tokens[t].Norm; norm == "of" || norm == "for" {
			head = t - 1
			break
		}
	}
	return public[d.Tokens[head].Norm]
}

// compass words stand before names in lower case: "south Korea" as the DPRK
// writes, "northeast Asia".
var compass = map[string]bool{"north": true, "south": true, "northeast": true, "southeast": true}

// takeCompass extends a name over the compass word in lower case before it,
// where the gazetteer has both together, or where it is a body of the south or
// the north.
func takeCompass(d *extract.Document, m *extract.Mention) {
	t := m.First - 1
	if !compass[d.Tokens[t].Norm] || !sameSentence(d, t, m.First) {
		return
	}
	if r, _ := utf8.DecodeRuneInString(d.Text[d.Tokens[t].Start:]); !unicode.IsLower(r) {
		return
	}
	switch m.Label {
	case extract.Place:
		if isPlace(d, t, m.Last) {
			extend(d, m, t, m.Last)
		}
	case extract.Org:
		if d.Tokens[m.First].Norm == "korean" && m.Last-m.First > 2 {
			extend(d, m, t, m.Last)
		}
	}
}

// asCountry returns how often the name of a mention means a country, or 0.
func asCountry(d *extract.Document, m *extract.Mention) float32 {
	prior := float32(0)
	spells(d, m.First, m.Last, func(l *extract.Lookup) bool {
		if l.Kind == extract.Country {
			prior = max(prior, l.Prior)
		}
		return false
	})
	return prior
}

// isPlace reports whether tokens [first, last) are a place in the gazetteer.
func isPlace(d *extract.Document, first, last uint32) bool {
	return spells(d, first, last, func(l *extract.Lookup) bool { return l.Label == extract.Place })
}

// spells reports whether any lookup of exactly tokens [first, last) is as wanted.
func spells(d *extract.Document, first, last uint32, wanted func(l *extract.Lookup) bool) bool {
	all := d.LookupsAt(first)
	for i := range all {
		if all[i].Last == last && wanted(&all[i]) {
			return true
		}
	}
	return false
}
