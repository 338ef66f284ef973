package link

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"toli/extract"
)

// regroup makes the entities of d anew: one for each identifier, in the order
// of their first mentions.
func (s *state) regroup() {
	d := s.d
	s.old = append(s.old[:0], d.Entities...)
	d.Entities = d.Entities[:0]
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Entity == 0 {
			continue
		}
		c := s.chosen[i]
		m.Entry, m.LinkScore = c.entry, c.score
		var at uint32
		if c.entry > 0 {
			if at = s.byEntry[c.entry]; at == 0 {
				d.Entities = append(d.Entities, s.l.fact(c.entry-1).Entity)
				at = uint32(len(d.Entities))
				s.byEntry[c.entry] = at
			}
		} else {
			e := &s.old[m.Entity-1]
			id := s.idOf(m, i, e)
			if at = s.byID[id]; at == 0 {
				d.Entities = append(d.Entities, *e)
				at = uint32(len(d.Entities))
				d.Entities[at-1].ID = id
				s.byID[id] = at
			}
		}
		m.Entity = at
	}
}

// idOf returns the identifier of mention i of e, which has no entry. It is made of
// label, name and country alone, so that it is the same in every run and part of
// a collection; a name that is no name by itself (a bare surname) has a
// checksum of the text added, so that no two documents share it.
func (s *state) idOf(m *extract.Mention, i int, e *extract.Entity) string {
	if owner := s.nilOwner[i]; owner != "" {
		e.Country = owner
		base, _ := s.base(m)
		return nilID(m.Label, bodyKey(base), owner)
	}
	known := &s.ids[m.Entity-1]
	if *known == "" {
		key, context := s.nilKey(int(m.Entity - 1))
		*known = nilID(m.Label, key, context)
	}
	return *known
}

func nilID(l extract.Label, key, context string) string {
	prefix := "nil.place."
	switch l {
	case extract.Person:
		prefix = "nil.person."
	case extract.Org:
		prefix = "nil.org."
	}
	if context == "" {
		return prefix + key
	}
	return prefix + key + "." + context
}

// nilKey returns the key and context of entity e.
func (s *state) nilKey(e int) (key, context string) {
	m := s.longest(e)
	name := s.d.Surface(m)
	key = letters(name)
	switch m.Label {
	case extract.Person:
		t := s.subject(e)
		if len(t.words) < 2 {
			return key, s.checksum()
		}
		return s.personKey(m, t), s.personContext(e)
	case extract.Org:
		if mission(name) {
			return key, s.host(m)
		}
		if base, country := s.base(m); generic(base) {
			if country == "" {
				country = s.context(e)
			}
			return bodyKey(base), country
		}
	case extract.Place:
		if s.words = words(s.words[:0], name); len(s.words) == 1 {
			return key, s.context(e)
		}
	}
	return key, ""
}

// base returns the name of a body without the country that it begins or ends
// with, and that country (Sudanese Supreme Court, Supreme Court of Sudan).
func (s *state) base(m *extract.Mention) (string, string) {
	first, last := m.First, m.Last
	if n, country := s.demonym(m); n > 0 {
		return s.d.TokenSpan(first+n, last).In(s.d.Text), country
	}
	for k := s.from(first + 1); k < len(s.evidence) && s.evidence[k].first < last; k++ {
		e := &s.evidence[k]
		end := e.first
		if s.norm(end, -1) == "the" {
			end--
		}
		if e.weight == 1 && e.last == last && s.norm(end, -1) == "of" && end > first+1 {
			return s.d.TokenSpan(first, end-1).In(s.d.Text), e.country
		}
	}
	return s.d.Surface(m), ""
}

// bodyKey returns the words of a body that tell it from others, in
// alphabetical order (Ministry of Foreign Affairs, Foreign Ministry).
func bodyKey(name string) string {
	w := slices.DeleteFunc(words(nil, name), func(w string) bool {
		return w == "of" || w == "the" || w == "and" || w == "for" || w == "affairs"
	})
	slices.Sort(w)
	return strings.Join(w, "")
}

// mission reports whether a body is one that a state has in others.
func mission(name string) bool {
	for w := range split(name) {
		if strings.EqualFold(w, "embassy") || strings.EqualFold(w, "consulate") {
			return true
		}
	}
	return false
}

// host returns the country that m, an embassy, is in: that of the first place
// after it in its sentence, else the one the text around it is most about,
// without the one that sends it.
func (s *state) host(m *extract.Mention) string {
	sender := ""
	for i := range s.evidence {
		if e := &s.evidence[i]; e.first >= m.First && e.last <= m.Last+3 && e.weight == 1 {
			sender = e.country
			break
		}
	}
	best := ""
	for i := range s.evidence {
		e := &s.evidence[i]
		if e.country == sender {
			continue
		}
		if e.first >= m.Last && e.first <= m.Last+8 && e.sentence == s.d.SentenceOf(m.First) && e.weight == 0.5 {
			return e.country
		}
		if best == "" || s.around(m, e.country) > s.around(m, best) {
			best = e.country
		}
	}
	return best
}

func korean(m *extract.Mention) bool { return m.Name != nil && m.Name.Style == "korean" }

// context returns the country that entity e, no person, is of, as the text tells;
// without any, a checksum of the text.
func (s *state) context(e int) string {
	if c := s.subject(e).country; c != "" {
		return c
	}
	if c := greatest(s.main); c != "" {
		return c
	}
	return s.checksum()
}

// checksum returns a checksum of the text of the document.
func (s *state) checksum() string {
	if s.sum == "" {
		h := fnv.New32a()
		h.Write([]byte(s.d.Text))
		s.sum = strconv.FormatUint(uint64(h.Sum32()), 36)
	}
	return s.sum
}

// generic reports whether the words of a body's name are all such as bodies of
// many countries have.
func generic(name string) bool {
	red, cross := false, false
	var buffer [64]byte
	for w := range split(name) {
		word := appendLetters(buffer[:0], w)
		switch {
		case len(word) == 0 || honorifics[string(word)]:
		case !genericWords[string(word)]:
			return false
		default:
			red, cross = red || string(word) == "red", cross || string(word) == "cross"
		}
	}
	return !red || cross
}

var genericWords = set(`the of and for on in ministry department bureau office agency administration authority commission committee council cabinet
	assembly parliament senate congress party front union federation association society foundation fund institute university academy school
	college center centre court bank company group army navy air force forces police embassy consulate general national supreme central state
	foreign affairs interior justice finance defense defence education health culture trade commerce industry economy economic environment
	agriculture transport labor labour social welfare security intelligence public prosecutor prosecutors people peoples democratic communist
	socialist liberal conservative republican labor green house representatives lower upper high constitutional district city government
	political standing working joint chiefs staff science sciences technology news radio television red cross chamber board election electoral`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// letters returns the letters and digits of a name in lower case.
func letters(name string) string {
	var buffer [64]byte
	return string(appendLetters(buffer[:0], name))
}

func appendLetters(dst []byte, name string) []byte {
	for _, r := range name {
		switch {
		case r < utf8.RuneSelf:
			if c := byte(r); 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
				dst = append(dst, c)
			} else if 'A' <= c && c <= 'Z' {
				dst = append(dst, c+'a'-'A')
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	return dst
}
