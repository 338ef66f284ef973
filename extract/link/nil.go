package link

import (
	"strings"

	"toli/extract"
)

// personContext returns what the person e, who has no entry, must share with a
// namesake of another document to be one with him: the first that the text
// tells of his country, that of his body, that which his name is of, his body,
// the country that is spoken of around him, his role. It depends on the text
// alone. It is "" when there is nothing.
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
		body = s.bodyName(k)
	}
	m := s.longest(e)
	switch {
	case korean(m):
		return s.half()
	case body != "":
		return body
	}
	return s.mainCountry()
}

// half returns which of the two Koreas is spoken of more. Korea and
// Koreans alone are either's.
func (s *state) half() string {
	north := float32(0)
	for i := range s.evidence {
		v := &s.evidence[i]
		if v.last == v.first+1 && strings.HasPrefix(s.norm(v.first, 0), "korea") {
			continue
		}
		switch v.country {
		case "kp":
			north += v.weight
		case "kr":
			north -= v.weight
		}
	}
	if north < 0 {
		return "kr"
	}
	return "kp"
}

// body returns the mention of the body whose officer mention i is by the words
// beside it, or -1: the body right before the title or name (Foreign Ministry
// spokesman X), or in an apposition (X, director of the Foreign Ministry; X of
// the Foreign Ministry; X, Foreign Ministry spokesman).
func (s *state) body(i int) int {
	all := s.d.Mentions
	m := &all[i]
	at := m.First
	for title := s.title(at); title != nil; title = s.title(at) {
		at = title.First
	}
	if k := i - 1; k >= 0 && all[k].Label == extract.Org && (all[k].Last == at || all[k].Last+1 == at && s.norm(at, -1) == "'s") {
		return k
	}
	k := i + 1
	if k == len(all) || all[k].Label != extract.Org || s.d.SentenceOf(all[k].First) != s.d.SentenceOf(m.First) {
		return -1
	}
	last := all[k].First // after the word that leads to the body
	if last > m.Last && s.norm(last, -1) == "the" {
		last--
	}
	const reach = 8 // tokens
	if last <= m.Last || last > m.Last+reach {
		return -1
	}
	switch lead := s.norm(last, -1); {
	case last == m.Last+1:
		if lead == "of" || lead == "from" || lead == "(" || lead == "," && s.titled(all[k].Last) != nil {
			return k
		}
	case s.norm(m.Last, 0) != ",":
	case lead == "of" || lead == "at" || lead == "for" || lead == "with" || lead == "in":
		if s.titled(s.article(m.Last+1)) != nil {
			return k
		}
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
