package link

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"toli/extract"
)

// personKey returns the words of a full name in one, without initials in the
// middle, accents, and what romanisations of one letter differ in: of a Korean
// name the surname first, of others in alphabetical order.
func (s *state) personKey(m *extract.Mention, t *subject) string {
	if korean(m) {
		name := s.d.Surface(m)
		if n := m.Name; n.Surname != "" && n.Given != "" {
			name = n.Surname + n.Given
		}
		return looser.Fold(letters(plain(name)))
	}
	s.words = noMiddle(s.words[:0], t.words)
	for i, w := range s.words {
		s.words[i] = looser.Fold(letters(plain(w)))
	}
	slices.Sort(s.words)
	return strings.Join(s.words, "")
}

// plain returns a name without accents.
func plain(name string) string {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return norm.NFD.String(name) // letters leaves the marks out
		}
	}
	return name
}

// personContext returns what the person e, who has no entry, must share with a
// namesake of another document to be one with that person: the country that the
// text says; that of the body beside the name; that of those named in the
// document, of the countries that the name can be of; the body; the role. Where
// there is nothing it is a checksum of the text, which no other shares.
func (s *state) personContext(e int) string {
	t := s.subject(e)
	if t.country != "" {
		return t.country
	}
	body := ""
	for _, i := range s.members[e] {
		k := s.body(i)
		if k < 0 {
			continue
		}
		if c := s.bodyCountry(k); c != "" {
			return c
		}
		if body == "" {
			body = s.bodyName(k)
		}
	}
	context := ""
	switch m := s.longest(e); {
	case korean(m):
		context = s.half()
	case body != "":
	case m.Name != nil && m.Name.Style == "chinese":
		context = s.chinese()
	default:
		if context = s.family(t); context == "" {
			context = s.company()
		}
	}
	for _, c := range [...]string{context, body, t.role()} {
		if c != "" {
			return c
		}
	}
	return s.checksum()
}

// role returns the head of the title of t, the first in alphabetical order when
// there are several, or "": minister of a vice foreign minister.
func (t *subject) role() string {
	best := ""
	for _, r := range t.roles {
		r, _, _ = strings.Cut(r, " of ")
		r = letters(r[strings.LastIndexByte(r, ' ')+1:])
		if !honorifics[r] && r != "" && (best == "" || r < best) {
			best = r
		}
	}
	return best
}

// chinese returns the country of Chinese names that most of the persons and
// bodies in the document are of, else the one that it is most about, or "".
func (s *state) chinese() string {
	s.count()
	for _, all := range [...][]share{s.named, s.main} {
		best := share{}
		for _, c := range [...]string{"cn", "tw", "hk", "sg"} {
			if w := shareOf(all, c); w > best.weight {
				best = share{country: c, weight: w}
			}
		}
		if best.country != "" {
			return best.country
		}
	}
	return ""
}

// family returns the country of a person of the document who has an entry and
// the surname of t, which comes last, or "".
func (s *state) family(t *subject) string {
	surname := t.words[len(t.words)-1]
	for i := range s.d.Mentions {
		if s.d.Mentions[i].Label != extract.Person || s.chosen[i].entry == 0 {
			continue
		}
		f := s.l.fact(s.chosen[i].entry - 1)
		if last := f.Name[strings.LastIndexByte(f.Name, ' ')+1:]; !surnameFirst[f.Country] && strings.EqualFold(last, surname) {
			return f.Country
		}
	}
	return ""
}

// count counts the persons and bodies of each country that are named and have
// an entry.
func (s *state) count() {
	if s.counted {
		return
	}
	s.counted = true
	s.entries, s.named = s.entries[:0], s.named[:0]
	for i := range s.d.Mentions {
		if m := &s.d.Mentions[i]; s.chosen[i].entry > 0 && (m.Label == extract.Person || m.Label == extract.Org) {
			s.entries = append(s.entries, s.chosen[i].entry)
		}
	}
	slices.Sort(s.entries)
	for i, entry := range s.entries {
		if i == 0 || entry != s.entries[i-1] {
			s.named = addShare(s.named, s.country(entry-1), 1)
		}
	}
}

// company returns the country that most of the persons and bodies in the
// document are of, else the one that it is most about, or "".
func (s *state) company() string {
	s.count()
	if c := greatest(s.named); c != "" {
		return c
	}
	return greatest(s.main)
}

// half returns the Korea that more of the persons and bodies in the document are
// of, else the one that is spoken of more, or "". Korea and Koreans alone are
// either's.
func (s *state) half() string {
	s.count()
	north := shareOf(s.named, "kp") - shareOf(s.named, "kr")
	if north == 0 {
		for i := range s.evidence {
			e := &s.evidence[i]
			switch {
			case e.last == e.first+1 && strings.HasPrefix(s.norm(e.first, 0), "korea"):
			case e.country == "kp":
				north += e.weight
			case e.country == "kr":
				north -= e.weight
			}
		}
	}
	switch {
	case north > 0:
		return "kp"
	case north < 0:
		return "kr"
	}
	return ""
}

// body returns the mention of the body whose officer mention i is by the words
// beside it, or -1: the body before the title or name (Foreign Ministry spokesman
// X), or in an apposition (X, director of the Foreign Ministry; X of the Foreign
// Ministry; X, Foreign Ministry spokesman).
func (s *state) body(i int) int {
	all := s.d.Mentions
	m := &all[i]
	if k := i - 1; k >= 0 && all[k].Label == extract.Org {
		at := m.First
		for title := s.title(at); title != nil; title = s.title(at) {
			at = title.First
		}
		for at > all[k].Last && m.First-at < 3 && s.noun(at-1) {
			at--
		}
		if w := s.norm(at, -1); at == all[k].Last || at == all[k].Last+1 && (w == "'s" || w == "'") {
			return k
		}
	}
	k := i + 1
	if k == len(all) || all[k].Label != extract.Org || all[k].First == m.Last {
		return -1
	}
	at := m.Last
	switch s.norm(at, 0) {
	case "of", "from":
	case "(":
		return s.ifAt(k, at+1)
	case ",":
		end := s.roleEnd(all[k].Last)
		if all[k].First == s.article(at+1) && end > all[k].Last && !s.personAt(end) {
			return k
		}
		start := s.article(at + 1)
		if at = s.roleEnd(start); at == start {
			return -1
		}
		switch s.norm(at, 0) {
		case "of", "at", "for", "with", "in":
		default:
			return -1
		}
	default:
		return -1
	}
	return s.ifAt(k, s.article(at+1))
}

// ifAt returns k when mention k begins at a token, else -1.
func (s *state) ifAt(k int, token uint32) int {
	if s.d.Mentions[k].First == token {
		return k
	}
	return -1
}

// bodyCountry returns the country of the body that mention k names, or "".
func (s *state) bodyCountry(k int) string {
	if c := s.chosen[k]; c.entry > 0 {
		return s.country(c.entry - 1)
	}
	if s.nilOwner[k] != "" {
		return s.nilOwner[k]
	}
	_, country := s.base(&s.d.Mentions[k])
	return country
}

// bodyName returns a name of the body that mention k names, for identifiers.
func (s *state) bodyName(k int) string {
	if c := s.chosen[k]; c.entry > 0 {
		id := s.g.ID(c.entry - 1)
		return id[strings.LastIndexByte(id, '.')+1:]
	}
	return bodyKey(s.d.Surface(&s.d.Mentions[k]))
}
