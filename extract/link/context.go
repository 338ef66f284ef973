package link

import (
	"sort"
	"strings"

	"toli/extract"
)

// evidence is a stretch of tokens that tells a country: its name, its people,
// a city of it, a person or body of it.
type evidence struct {
	first, last uint32 // tokens
	sentence    int
	country     string
	code        code
	weight      float32
}

// code is the two letters of a country, to be compared faster; 0 is none.
type code uint16

func codeOf(country string) code {
	if len(country) != 2 {
		return 0
	}
	return code(country[0])<<8 | code(country[1])
}

// gather lists the countries that d names, in the order of the text. Of
// overlapping names the longest counts.
func (s *state) gather() {
	d := s.d
	end := uint32(0)
	for i := range d.Lookups {
		u := &d.Lookups[i]
		w := tells(u)
		if w == 0 || u.First < end {
			continue
		}
		end = u.Last
		if s.ambiguous(i) {
			continue
		}
		if c := s.country(u.Entry); c != "" {
			s.evidence = append(s.evidence, evidence{u.First, u.Last, d.SentenceOf(u.First), c, codeOf(c), w})
		}
	}
	s.weigh()
}

// ambiguous reports whether the tokens of lookup i also spell a country or
// city of another country that is no less likely.
func (s *state) ambiguous(i int) bool {
	all := s.d.Lookups
	for k := i + 1; k < len(all) && all[k].First == all[i].First && all[k].Last == all[i].Last; k++ {
		if tells(&all[k]) > 0 && all[k].Prior > all[i].Prior-0.1 && s.country(all[k].Entry) != s.country(all[i].Entry) {
			return true
		}
	}
	return false
}

// country returns the country of an entry, or "".
func (s *state) country(entry uint32) string { return s.r.countries[entry] }

// tells returns how much a lookup tells of a country.
func tells(u *extract.Lookup) float32 {
	switch {
	case u.Prior < 0.5:
		return 0
	case u.Kind == extract.Country || u.Kind == extract.Demonym || u.Kind == extract.HistoricState || u.Kind == extract.Nickname && u.Label == extract.Place:
		return 1
	case u.Kind == extract.City || u.Kind == extract.Admin1 || u.Kind == extract.Territory:
		return 0.5
	}
	return 0
}

// share is how much of the evidence is of a country.
type share struct {
	country string
	code    code
	weight  float32
}

// weigh computes the share of each country in the evidence.
func (s *state) weigh() {
	s.main = s.main[:0]
	total := float32(0)
	for i := range s.evidence {
		e := &s.evidence[i]
		s.main = addShare(s.main, e.country, e.weight)
		total += e.weight
	}
	for k := range s.main {
		s.main[k].weight /= total
	}
}

func addShare(all []share, country string, weight float32) []share {
	c := codeOf(country)
	for k := range all {
		if all[k].code == c {
			all[k].weight += weight
			return all
		}
	}
	return append(all, share{country, c, weight})
}

func shareOf(all []share, country string) float32 {
	c := codeOf(country)
	for k := range all {
		if all[k].code == c {
			return all[k].weight
		}
	}
	return 0
}

// greatest returns the country with the greatest share, or "".
func greatest(all []share) string {
	best := share{}
	for _, c := range all {
		if c.country != "" && (c.weight > best.weight || c.weight == best.weight && c.country < best.country) {
			best = c
		}
	}
	return best.country
}

// share returns how much of the evidence is of a country.
func (s *state) share(country string) float32 { return shareOf(s.main, country) }

// add adds the countries of the entries of mentions, which are in the order of
// the text, to the evidence, and weighs it anew.
func (s *state) add(mentions []int, weight float32) {
	old := len(s.evidence)
	for _, i := range mentions {
		m := &s.d.Mentions[i]
		c := ""
		if s.chosen[i].entry > 0 {
			c = s.country(s.chosen[i].entry - 1)
		} else if m.Name != nil {
			c = s.styleCountry(m.Name)
		}
		if c != "" {
			s.evidence = append(s.evidence, evidence{m.First, m.Last, s.d.SentenceOf(m.First), c, codeOf(c), weight})
		}
	}
	s.added = append(s.added[:0], s.evidence[old:]...)
	at := len(s.evidence)
	for k := len(s.added) - 1; k >= 0; k-- { // merge from the end
		for at--; old > 0 && s.evidence[old-1].first > s.added[k].first; at-- {
			old--
			s.evidence[at] = s.evidence[old]
		}
		s.evidence[at] = s.added[k]
	}
	s.weigh()
}

// styleCountry returns the country that nearly all names of a grammar are of,
// or "". An initial before a name is Mongolian where Mongolia is spoken of.
func (s *state) styleCountry(n *extract.Name) string {
	switch {
	case n.Style == "japanese":
		return "jp"
	case n.Style == "mongolian" && (!strings.HasSuffix(n.Father, ".") || s.share("mn") > 0.05):
		return "mn"
	}
	return ""
}

// around returns how much the text around mention m is about a country, up to
// about 1: its sentence most, then its neighbours, then the document.
func (s *state) around(m *extract.Mention, country string) float32 {
	if country == "" {
		return 0
	}
	const reach = 3 // sentences
	sentence := s.d.SentenceOf(m.First)
	w := 0.4 * s.share(country)
	k := sort.Search(len(s.evidence), func(k int) bool { return s.evidence[k].sentence >= sentence-reach })
	best, c := float32(0), codeOf(country)
	for ; k < len(s.evidence) && s.evidence[k].sentence <= sentence+1; k++ {
		e := &s.evidence[k]
		if e.code != c || e.first >= m.First && e.last <= m.Last {
			continue
		}
		distance := float32(sentence - e.sentence)
		if distance < 0 {
			distance = 2
		}
		near := e.weight / (1 + 1.5*distance)
		if distance == 0 {
			near /= 1 + 0.02*float32(gap(e, m))
		}
		best = max(best, near)
	}
	return w + 0.6*best
}

// gap returns the tokens between e and m.
func gap(e *evidence, m *extract.Mention) uint32 {
	if e.last <= m.First {
		return m.First - e.last
	}
	return e.first - min(e.first, m.Last)
}

// owner returns the country whose body or official m is by the words right
// beside it, as "Japan's Foreign Ministry", "Japanese Supreme Court", "the
// country's Parliament", "Foreign Ministry of Japan", or "".
func (s *state) owner(m *extract.Mention) string {
	if c := s.startsAt(m.First); c != "" {
		return c
	}
	if s.norm(m.First, -1) == "'s" || s.norm(m.First, -1) == "'" {
		switch s.norm(m.First, -2) {
		case "country", "nation", "state", "republic", "government":
			return s.before(m)
		}
		return s.endsAt(m.First - 1)
	}
	if c := s.endsAt(m.First); c != "" {
		return c
	}
	if w := s.norm(m.Last, 0); w == "of" || w == "in" && s.norm(m.Last, 1) != "the" {
		at := m.Last + 1
		if s.norm(at, 0) == "the" {
			at++
		}
		return s.startsAt(at)
	}
	return ""
}

// norm returns the norm of token at+by, or "".
func (s *state) norm(at uint32, by int) string {
	if k := int(at) + by; k >= 0 && k < len(s.d.Tokens) {
		return s.d.Tokens[k].Norm
	}
	return ""
}

// endsAt and startsAt return the country whose name, people or city ends, or
// starts, at a token, or "".
func (s *state) endsAt(token uint32) string {
	const reach = 10 // tokens of the longest name of a country
	for k := s.from(token - min(token, reach)); k < len(s.evidence) && s.evidence[k].first < token; k++ {
		if e := &s.evidence[k]; e.last == token && e.weight >= 0.5 {
			return e.country
		}
	}
	return ""
}

func (s *state) startsAt(token uint32) string {
	for k := s.from(token); k < len(s.evidence) && s.evidence[k].first == token; k++ {
		if e := &s.evidence[k]; e.weight >= 0.5 {
			return e.country
		}
	}
	return ""
}

// from returns the first evidence from a token on.
func (s *state) from(token uint32) int {
	return sort.Search(len(s.evidence), func(k int) bool { return s.evidence[k].first >= token })
}

// before returns the last country named before m in its sentence or the one
// before.
func (s *state) before(m *extract.Mention) string {
	sentence := s.d.SentenceOf(m.First)
	for i := len(s.evidence) - 1; i >= 0; i-- {
		e := &s.evidence[i]
		if e.last <= m.First && e.weight >= 0.5 && e.sentence >= sentence-1 {
			return e.country
		}
	}
	return ""
}
