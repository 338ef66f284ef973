package link

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"toli/extract"
)

// regroup makes the entities of d anew: one for each identifier, in the order
// of their first mentions.
func (s *state) regroup() {
	d := s.d
	at := map[string]uint32{}
	kept := make([]extract.Entity, 0, len(d.Entities)+4)
	nilID := make([]string, len(d.Entities))
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Entity == 0 {
			continue
		}
		c := s.chosen[i]
		m.Entry, m.LinkScore = c.entry, c.score
		id := ""
		if c.entry > 0 {
			id = s.g.ID(c.entry - 1)
		} else {
			id = s.nilID(m, i, nilID)
		}
		if at[id] == 0 {
			kept = append(kept, s.entity(m, c.entry, id))
			at[id] = uint32(len(kept))
		}
		m.Entity = at[id]
	}
	d.Entities = kept
}

// entity returns the entity of m, which has an entry (1 + number; 0 is none).
func (s *state) entity(m *extract.Mention, entry uint32, id string) extract.Entity {
	e := s.d.Entities[m.Entity-1]
	e.ID = id
	if entry == 0 {
		return e
	}
	r := s.g.Facts(entry - 1)
	e.Name, e.Kind, e.Country = r.Name, r.Kind, r.Country
	e.Wikidata, e.Geonames, e.Gazetteer = r.Wikidata, r.Geonames, true
	e.Lat, e.Lon, e.HasCoord = r.Lat, r.Lon, r.HasCoord
	if len(r.Native) > 0 {
		e.Native = r.Native[0]
	}
	return e
}

// nilID returns the identifier of mention i, which has no entry. It is made of
// label, name and country alone, so that it is the same in every run and part of
// a collection; a name that is no name by itself (a bare surname) has a
// checksum of the text added, so that no two documents share it.
func (s *state) nilID(m *extract.Mention, i int, known []string) string {
	e := &s.d.Entities[m.Entity-1]
	if s.nilOwner[i] != "" {
		e.Country = s.nilOwner[i]
		base, _ := s.base(m)
		return nilPrefix(m.Label) + bodyKey(base) + "." + s.nilOwner[i]
	}
	if id := known[m.Entity-1]; id != "" {
		return id
	}
	id := nilPrefix(m.Label) + s.nilKey(int(m.Entity-1))
	known[m.Entity-1] = id
	return id
}

func nilPrefix(l extract.Label) string { return "nil." + strings.ToLower(l.String()) + "." }

// nilKey returns the key and context of entity e.
func (s *state) nilKey(e int) string {
	m := s.longest(e)
	w := words(s.d.Surface(m))
	name := letters(s.d.Surface(m))
	context := ""
	switch m.Label {
	case extract.Person:
		if len(w) < 2 {
			return name + "." + s.checksum()
		}
		sorted := slices.Clone(noMiddle(w))
		slices.Sort(sorted)
		if korean(m) {
			return name + "." + s.context(m, e, "kp", "kr")
		}
		name = strings.Join(sorted, "")
		context = s.context(m, e)
	case extract.Org:
		switch {
		case mission(w):
			context = s.host(m)
		default:
			if base, country := s.base(m); generic(words(base)) {
				if country == "" {
					country = s.context(m, e)
				}
				return bodyKey(base) + "." + country
			}
		}
	case extract.Place:
		if len(w) == 1 {
			context = s.context(m, e)
		}
	}
	if context != "" {
		return name + "." + context
	}
	return name
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
	w := slices.DeleteFunc(words(name), func(w string) bool {
		return w == "of" || w == "the" || w == "and" || w == "for" || w == "affairs"
	})
	slices.Sort(w)
	return strings.Join(w, "")
}

// mission reports whether a body is one that a state has in others.
func mission(words []string) bool {
	return slices.Contains(words, "embassy") || slices.Contains(words, "consulate")
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

// context returns the country that entity e is of, as the text tells: one of
// those given, if any are.
func (s *state) context(m *extract.Mention, e int, of ...string) string {
	t := s.subject(e)
	if t.country != "" {
		return t.country
	}
	if len(of) > 0 {
		if s.around(m, of[0]) >= s.around(m, of[1]) {
			return of[0]
		}
		return of[1]
	}
	return s.mainCountry()
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
func generic(words []string) bool {
	for _, w := range words {
		if !genericWords[w] || w == "red" && !slices.Contains(words, "cross") {
			return false
		}
	}
	return true
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
func letters(name string) string { return strings.Map(keepLetter, name) }

// keepLetter keeps letters and digits, in lower case.
func keepLetter(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return unicode.ToLower(r)
	}
	return -1
}
