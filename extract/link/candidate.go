package link

import (
	"math"
	"slices"

	"toli/extract"
)

// candidate is an entry that a mention of a place or body may mean.
type candidate struct {
	extract.Lookup
	country string
}

// find returns the entries that spell the whole of m, else those that
// spell all but a word of m that tells its kind (Likud Party) or country.
func (s *state) find(m *extract.Mention) []candidate {
	if c := s.spelling(m.First, m.Last, m.Label); len(c) > 0 {
		return c
	}
	if m.Label != extract.Org {
		return s.bare(m)
	}
	if last := m.Last - 1; last > m.First && kindWords[s.norm(last, 0)] {
		if c := s.spelling(m.First, last, m.Label); len(c) > 0 {
			return c
		}
	}
	n, country := s.demonym(m)
	if n == 0 {
		return nil
	}
	return slices.DeleteFunc(s.spelling(m.First+n, m.Last, m.Label), func(c candidate) bool { return c.country != country })
}

// kindWords end the name of a body and are also left out.
var kindWords = map[string]bool{"party": true, "daily": true, "newspaper": true, "agency": true, "co.": true, "corp.": true, "inc.": true,
	"ltd.": true, "ltd": true, "llc": true, "jsc": true, "university": true, "magazine": true, "weekly": true, "television": true, "tv": true, "station": true}

// bare returns the places that m means with an article before it, which
// headlines leave out (North, South Agree).
func (s *state) bare(m *extract.Mention) []candidate {
	var out []candidate
	if m.Last-m.First > 1 {
		return nil
	}
	for _, entry := range s.g.Named("the "+s.d.Surface(m), nil) {
		e := s.l.fact(s.g.Meant(entry))
		if e.Label == m.Label {
			u := extract.Lookup{First: m.First, Last: m.Last, Entry: s.g.Meant(entry), Label: e.Label, Kind: e.Kind, Prior: 0.5}
			out = append(out, candidate{u, e.Country})
		}
	}
	return out
}

// demonym returns the number of tokens at the start of m that tell a country
// and are not all of m, and that country.
func (s *state) demonym(m *extract.Mention) (uint32, string) {
	for i := s.from(m.First); i < len(s.evidence) && s.evidence[i].first == m.First; i++ {
		if e := &s.evidence[i]; e.last < m.Last && e.weight == 1 {
			return e.last - e.first, e.country
		}
	}
	return 0, ""
}

// spelling returns the lookups of tokens [first, last) with a label.
func (s *state) spelling(first, last uint32, label extract.Label) []candidate {
	from := len(s.candidate)
	for _, u := range s.d.LookupsAt(first) {
		if u.Last == last && u.Label == label {
			s.candidate = append(s.candidate, candidate{u, s.country(u.Entry)})
		}
	}
	return s.candidate[from:len(s.candidate):len(s.candidate)]
}

// several reports whether candidates are of more than one country.
func several(cs []candidate) bool {
	for i := range cs {
		if cs[i].country != cs[0].country {
			return true
		}
	}
	return false
}

// linkOthers chooses the entries of places and bodies, each mention by itself,
// in two rounds: first what is certain, which is then evidence for the rest.
func (s *state) linkOthers() {
	all, certain := s.candidates, s.linked[:0]
	for i := range s.d.Mentions {
		m := &s.d.Mentions[i]
		if m.Label == extract.Place || m.Label == extract.Org {
			all[i] = s.find(m)
			if len(all[i]) == 1 && m.Label == extract.Org && all[i][0].Prior >= 0.5 {
				s.chosen[i] = s.pick(m, all[i], 0)
				certain = append(certain, i)
			}
			if len(all[i]) == 1 && m.Label == extract.Place {
				s.anchor(i, all[i][0])
			}
		}
	}
	s.linked = certain
	s.add(certain, 0.3)
	for i := range s.d.Mentions {
		m := &s.d.Mentions[i]
		if len(all[i]) == 0 {
			continue
		}
		key := all[i][0].saying()
		s.chosen[i] = s.pick(m, all[i], s.said[key])
		if s.chosen[i].entry > 0 {
			s.said[key] = s.chosen[i].entry
		} else if m.Label == extract.Org {
			s.nilOwner[i] = s.owner(m)
			s.chosen[i] = s.ofCountry(m, s.nilOwner[i])
		}
	}
	for e := range s.members {
		s.complete(e)
	}
}

// ofCountry returns the body of common words whose name with that of its
// country is an alias (Cabinet of Japan), or none. The country is that of the
// words beside m, or else the one most spoken of around it.
func (s *state) ofCountry(m *extract.Mention, country string) choice {
	name := s.d.Surface(m)
	if !generic(name) {
		return choice{}
	}
	if country == "" {
		best := float32(0)
		for i := range s.evidence {
			if w := s.around(m, s.evidence[i].country); w > best {
				best, country = w, s.evidence[i].country
			}
		}
	}
	for _, state := range s.r.states[country] {
		for _, entry := range s.g.Named(name+" of "+state, nil) {
			if e := s.l.fact(entry); e.Label == m.Label && e.Country == country {
				return choice{entry + 1, 0.6}
			}
		}
	}
	return choice{}
}

// saying names the candidates of a mention: the first of them, its label and
// number of tokens.
type saying struct {
	label        extract.Label
	entry, words uint32
}

func (c *candidate) saying() saying { return saying{c.Label, c.Entry, c.Last - c.First} }

// pick returns the best of the candidates of m, or none. The previous entry of
// their name (1 + entry; 0 is none) is likelier.
func (s *state) pick(m *extract.Mention, cs []candidate, previous uint32) choice {
	if len(cs) == 1 && m.Label == extract.Place {
		return choice{cs[0].Entry + 1, sure(cs[0].Prior, 0)}
	}
	owner, shared := "", several(cs)
	if m.Label == extract.Org && (shared || m.Last-m.First > 1) {
		owner = s.owner(m)
		shared = shared || owner != "" && generic(s.d.Surface(m))
	}
	best, others := choice{}, float32(0)
	for i := range cs {
		c := &cs[i]
		v := s.value(m, c, owner, shared)
		if c.Entry+1 == previous {
			v += 0.3
		}
		if v <= 0 {
			continue
		}
		others += v * v
		if v > best.score {
			best = choice{c.Entry + 1, v}
		}
	}
	best.score = sure(best.score, others-best.score*best.score)
	return best
}

// sure returns how sure a choice is: the share of its value, squared, in those
// of all candidates (the others' sum of squares is given) and of none.
func sure(value, others float32) float32 {
	const none = 0.03
	return min(1, value*value/(value*value+others+none))
}

// value says how well candidate c fits m; 0 or less is not at all.
func (s *state) value(m *extract.Mention, c *candidate, owner string, shared bool) float32 {
	v := c.Prior + 0.001
	if m.Label == extract.Place {
		switch {
		case c.Kind == extract.Settlement && shared:
			v *= 0.8 // of two readings as likely, the one that is known farther
		case c.Kind == extract.Admin2:
			v *= 0.9 // the town, unless the district is said
		}
		if c.Kind != extract.Country || shared {
			v += s.around(m, c.country)
		}
		if c.Kind == extract.Region && shared {
			v += s.past(m)
		}
		return v + s.within(m, c) + s.close(m, c)
	}
	switch {
	case owner == "" || c.country == "":
		around := s.around(m, c.country)
		if c.country != "" && around < 0.05 && generic(s.d.Surface(m)) {
			return 0 // of a country that is not spoken of
		}
		v += around
	case owner == c.country:
		v += 1.5
	case shared:
		return 0
	}
	return v
}

// past returns how much the words around m speak of a state that is no more,
// or of a country that is divided.
func (s *state) past(m *extract.Mention) float32 {
	const reach = 5 // tokens
	for k := -reach; k < int(m.Last-m.First)+reach; k++ {
		if pastWords[s.norm(m.First, k)] {
			return 1.3
		}
	}
	return -0.2
}

var pastWords = set(`reunification reunify reunified unification unify unified liberation liberated division divided partition
	colony colonial colonised colonized occupied occupation protectorate annexed annexation split dynasty feudal`)

// within returns how well a place fits the place named right after it, in
// which it lies ("Sunchon, South Korea"), and those beside it.
func (s *state) within(m *extract.Mention, c *candidate) float32 {
	if c.Kind == extract.Country || s.norm(m.Last, 0) != "," && s.norm(m.Last, 0) != "in" {
		return 0
	}
	at := m.Last + 1
	for i := range s.evidence {
		if e := &s.evidence[i]; e.first == at {
			if e.country == c.country {
				return 0.5
			}
			return 0
		}
	}
	return 0
}

// complete gives the mentions of entity e that have no candidate the entry of
// the others, and of bodies the entry of the longest name to its short forms.
func (s *state) complete(e int) {
	if len(s.members[e]) == 0 || s.d.Entities[e].Label == extract.Person {
		return
	}
	var best choice
	longest := 0
	if m := s.longest(e); m.Label == extract.Org && m.Last-m.First > 1 {
		longest = m.Len() - 1 // the full name decides, also when no entry has it
	}
	for _, i := range s.members[e] {
		if c := s.chosen[i]; c.entry > 0 && s.d.Mentions[i].Len() > longest {
			best, longest = c, s.d.Mentions[i].Len()
		}
	}
	for _, i := range s.members[e] {
		m := &s.d.Mentions[i]
		if s.chosen[i].entry == 0 && s.nilOwner[i] == "" || m.Label == extract.Org && m.Last-m.First == 1 && s.longest(e).Last-s.longest(e).First > 1 {
			s.chosen[i] = best
		}
	}
}

// anchor is a place that is certain.
type anchor struct {
	token    uint32
	lat, lon float64
}

func (s *state) anchor(i int, c candidate) {
	if e := s.l.fact(c.Entry); e.HasCoord && c.Kind >= extract.Admin1 {
		s.anchors = append(s.anchors, anchor{s.d.Mentions[i].First, e.Lat, e.Lon})
	}
}

// close returns how near candidate c lies to the certain places that stand not
// far from m in the text.
func (s *state) close(m *extract.Mention, c *candidate) float32 {
	const reach, near = 60, 100 // tokens, kilometres
	if c.Kind < extract.Admin1 || len(s.anchors) == 0 {
		return 0
	}
	e, best := s.l.fact(c.Entry), math.Inf(1)
	if !e.HasCoord {
		return 0
	}
	for k := range s.anchors {
		if a := &s.anchors[k]; a.token+reach > m.First && a.token < m.First+reach {
			best = min(best, distance(a.lat, a.lon, e.Lat, e.Lon))
		}
	}
	return float32(0.4 / (1 + best/near))
}

// distance returns the kilometres between two points on the globe.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const radius, rad = 6371, math.Pi / 180
	a := math.Sin((lat2 - lat1) * rad / 2)
	b := math.Sin((lon2 - lon1) * rad / 2)
	return 2 * radius * math.Asin(min(1, math.Sqrt(a*a+math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b)))
}
