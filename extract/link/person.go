package link

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"toli/extract"
	"toli/extract/romanize"
)

// linkPersons chooses one entry for all mentions of each person, and adds the
// countries of the persons to the evidence.
func (s *state) linkPersons() {
	linked := s.linked[:0]
	for e := range s.members {
		if s.d.Entities[e].Label != extract.Person || len(s.members[e]) == 0 {
			continue
		}
		c := s.person(e)
		for _, i := range s.members[e] {
			s.chosen[i] = c
		}
		linked = append(linked, s.members[e]...)
	}
	slices.Sort(linked)
	s.linked = linked
	s.add(linked, 0.6)
}

// subject is a person to be linked.
type subject struct {
	asked   bool
	words   []string // of the longest mention
	country string   // that the text gives, or ""
	roles   []string // keys of titles
	year    int      // of the document
}

// hit is an entry that a name may mean.
type hit struct {
	entry uint32
	prior float32
}

// hit adds an entry to those found, or gives it another prior.
func (s *state) hit(entry uint32, prior float32) {
	for i := range s.found {
		if s.found[i].entry == entry {
			s.found[i].prior = prior
			return
		}
	}
	s.found = append(s.found, hit{entry, prior})
}

// person returns the entry of entity e.
func (s *state) person(e int) choice {
	m := s.longest(e)
	t := s.subject(e)
	s.spelled(e, m, t)
	if len(s.found) == 0 && len(t.words) == 1 {
		return s.inOffice(t)
	}
	slices.SortFunc(s.found, func(a, b hit) int { return cmp.Compare(a.entry, b.entry) }) // a sum of floats depends on its order
	best, total := choice{}, float32(0.1)
	for _, h := range s.found {
		entry := h.entry
		v := h.prior + s.suits(entry, t, m)
		if v <= 0 {
			continue
		}
		total += v * v
		if v > best.score || v == best.score && entry+1 < best.entry {
			best = choice{entry + 1, v}
		}
	}
	if best.score < 0.3 {
		return choice{}
	}
	best.score = min(1, best.score*best.score/total)
	return best
}

// subject gathers what the text says of entity e.
func (s *state) subject(e int) *subject {
	t := &s.subjects[e]
	if t.asked {
		return t
	}
	t.asked = true
	first := s.longest(e)
	t.words = words(t.words, s.d.Surface(first))
	if s.d.Date.Known() {
		t.year, _, _ = s.d.Date.Begin.Civil()
	}
	for _, i := range s.members[e] {
		s.told(t, &s.d.Mentions[i])
	}
	if n := first.Name; n != nil && t.country == "" && len(t.words) > 1 {
		if t.country = n.Nationality; t.country == "" {
			t.country = s.styleCountry(n)
		}
	}
	return t
}

// told adds the titles and the country that the words beside m give.
func (s *state) told(t *subject, m *extract.Mention) {
	at := s.office(t, m.First)
	if at == m.First && s.norm(at, -1) == "," { // the Prime Minister of India, X
		if before := s.office(t, at-1); before < at-1 {
			at = before
		}
	}
	switch s.norm(m.Last, 0) {
	case "administration", "regime", "government", "presidency":
		t.roles = append(t.roles, "president", "prime minister")
	}
	i := s.d.SentenceOf(m.First)
	if i < 0 {
		return
	}
	if t.country == "" && at > s.d.Sentences[i].First {
		t.country = s.endsAt(at)
		if w := s.norm(at, -1); t.country == "" && (w == "'s" || w == "'" || s.noun(at-1)) {
			t.country = s.endsAt(at - 1)
		}
		if t.country == "" && s.norm(m.Last, 0) == "of" {
			t.country = s.startsAt(s.article(m.Last + 1))
		}
	}
	if t.country == "" && s.norm(m.Last, 0) == "," {
		t.country = s.appositive(s.article(m.Last + 1))
	}
}

// article returns the token after an article at a token, else that token.
func (s *state) article(at uint32) uint32 {
	switch s.norm(at, 0) {
	case "the", "a", "an":
		return at + 1
	}
	return at
}

// office adds the titles that stand before token at, and the country of one, and
// returns where they begin (French President, President of France).
func (s *state) office(t *subject, at uint32) uint32 {
	for {
		end, country := at, ""
		for k := s.from(at - min(at, 10)); k < len(s.evidence) && s.evidence[k].first < at; k++ {
			if e := &s.evidence[k]; e.last == at && e.weight == 1 {
				end, country = e.first, e.country
			}
		}
		if country != "" {
			if s.norm(end, -1) == "the" {
				end--
			}
			if s.norm(end, -1) != "of" {
				return at
			}
			end--
		}
		title := s.title(end)
		if title == nil {
			return at
		}
		t.roles = append(t.roles, s.role(s.d.TokenSpan(title.First, title.Last).In(s.d.Text)))
		if country == "" {
			country = s.country(title.Entry)
		}
		if t.country == "" {
			t.country = country
		}
		at = title.First
	}
}

// appositive returns the country of the office whose name begins at a token, or
// "" (X, Israeli prime minister; X, prime minister of Israel). The office of the
// next one in a list is none (X, Israeli prime minister Y).
func (s *state) appositive(at uint32) string {
	country := ""
	for k := s.from(at); k < len(s.evidence) && s.evidence[k].first == at; k++ {
		if e := &s.evidence[k]; e.weight == 1 {
			country, at = e.country, e.last
		}
	}
	if w := s.norm(at, 0); country != "" && (w == "'s" || w == "'") {
		at++
	}
	end := s.roleEnd(at)
	switch {
	case end == at || s.personAt(end):
		return ""
	case country != "":
		return country
	}
	if title := s.titled(at); title != nil && s.country(title.Entry) != "" {
		return s.country(title.Entry)
	}
	if s.norm(end, 0) == "of" {
		return s.startsAt(s.article(end + 1))
	}
	return ""
}

// roleEnd returns the token after the title, or after up to three small nouns,
// that begin at a token; the token itself when neither does.
func (s *state) roleEnd(at uint32) uint32 {
	if title := s.titled(at); title != nil {
		return title.Last
	}
	end := at
	for end < at+3 && int(end) < len(s.d.Tokens) && s.noun(end) {
		end++
	}
	return end
}

// role returns the key of a title.
func (s *state) role(title string) string {
	key, ok := s.roles[title]
	if !ok {
		const most = 1000
		if len(s.roles) == most {
			clear(s.roles)
		}
		title = strings.Clone(title) // else it keeps the text of its document
		key = roleKey(title)
		s.roles[title] = key
	}
	return key
}

// noun reports whether token i may be a role that no list has, between a
// demonym and a name (the Swedish painter X): a small word that is no verb in
// the past, plural or particle.
func (s *state) noun(i uint32) bool {
	w := s.norm(i, 0)
	if len(w) < 5 || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "s") {
		return false
	}
	c := s.d.Tokens[i].In(s.d.Text)[0]
	return 'a' <= c && c <= 'z'
}

// title returns the longest title that ends before token at, or nil.
func (s *state) title(at uint32) *extract.Lookup {
	const reach = 8
	all := s.d.Lookups
	low := at - min(at, reach)
	if i := s.d.SentenceOf(at); i >= 0 {
		low = max(low, s.d.Sentences[i].First)
	}
	k := sort.Search(len(all), func(k int) bool { return all[k].First >= low })
	for ; k < len(all) && all[k].First < at; k++ {
		if u := &all[k]; u.Kind == extract.Title && u.Last == at {
			return u
		}
	}
	return nil
}

// titled returns the longest title that begins at a token, or nil.
func (s *state) titled(token uint32) *extract.Lookup {
	all := s.d.LookupsAt(token)
	for k := range all {
		if all[k].Kind == extract.Title {
			return &all[k]
		}
	}
	return nil
}

// personAt reports whether a person is named at a token.
func (s *state) personAt(token uint32) bool {
	all := s.d.Mentions
	k := sort.Search(len(all), func(k int) bool { return all[k].First >= token })
	return k < len(all) && all[k].First == token && all[k].Label == extract.Person
}

// spelled finds the entries that full names of e spell, with priors; short names
// count when there is no full one.
func (s *state) spelled(e int, longest *extract.Mention, t *subject) {
	s.found = s.found[:0]
	for _, i := range s.members[e] {
		m := &s.d.Mentions[i]
		if len(t.words) > 1 && m.Last-m.First == 1 {
			continue
		}
		for _, c := range s.spelling(m.First, m.Last, extract.Person) {
			s.hit(c.Entry, c.Prior)
		}
	}
	if len(s.found) > 0 || len(t.words) < 2 {
		return
	}
	r := s.r
	s.buffer = appendBag(s.buffer[:0], t.words, &s.words)
	for _, k := range r.byBag[string(s.buffer)] {
		p := &r.persons[k]
		s.hit(p.entry, p.prior)
	}
	if len(s.found) == 0 {
		s.mongolian(t, r)
	}
	if len(s.found) == 0 {
		s.spelt(s.d.Surface(longest), &s.d.Entities[e], r)
	}
}

// spelt finds the persons whose name is another romanisation of name, the
// longest of e.
func (s *state) spelt(name string, e *extract.Entity, r *directory) {
	key := e.Spelling
	if key == "" || e.Name != name {
		key = romanize.Key(name)
	}
	found := r.byKey[key]
	if len(found) == 0 {
		return
	}
	read := romanize.Read(name)
	for _, k := range found {
		p := &r.persons[k]
		if score := p.match(&read); score >= romanize.Threshold {
			s.hit(p.entry, p.prior*float32(score))
		}
	}
}

// mongolian finds the Mongolians who have one word of the name as given name
// and whose father's name agrees with the other.
func (s *state) mongolian(t *subject, r *directory) {
	if len(t.words) != 2 {
		return
	}
	for given := 1; given >= 0; given-- {
		for _, k := range r.byGiven[t.words[given]] {
			p := &r.persons[k]
			if fathers(t.words[1-given], p.rest[len(p.rest)-1]) {
				s.hit(p.entry, p.prior)
			}
		}
	}
}

// fathers reports whether a and b are forms of one father's name: an initial,
// the nominative or the genitive.
func fathers(a, b string) bool {
	if len(a) <= 2 {
		return strings.HasPrefix(b, a)
	}
	return stem(a) == stem(b)
}

func stem(name string) string {
	for _, ending := range [...]string{"giin", "giyn", "iin", "iyn", "yin", "yn"} {
		if base, ok := strings.CutSuffix(name, ending); ok && len(base) >= 3 {
			name = base
			break
		}
	}
	return strings.TrimRight(name, "aeiouy")
}

// suits returns what nationality, office and date add for an entry or take
// from it.
func (s *state) suits(entry uint32, t *subject, m *extract.Mention) float32 {
	e := s.l.fact(entry)
	v := float32(0)
	switch {
	case t.country == "" || e.Country == "":
		v += 0.3 * s.around(m, e.Country)
	case t.country == e.Country:
		v += 0.4
	case len(t.words) == 1:
		return -1
	default:
		v -= 0.8
	}
	if e.role != "" && slices.Contains(t.roles, e.role) {
		v += 0.4
	}
	if y := t.year; y > 0 {
		if e.from > 0 && y < e.from-30 {
			v -= 0.5
		}
		if e.to > 0 && y > e.to+40 {
			v -= 0.2
		}
	}
	return v
}

// inOffice returns the one person of the given short name who, at the date of
// the document, held the office that the text gives.
func (s *state) inOffice(t *subject) choice {
	if len(t.words) != 1 || t.year == 0 || len(t.roles) == 0 {
		return choice{}
	}
	r := s.r
	var best choice
	for _, k := range r.byShort[t.words[0]] {
		p := &r.persons[k]
		if !p.fits(t.roles) || !p.holds(t.year) || t.country != "" && t.country != p.country {
			continue
		}
		if t.country == "" && s.share(p.country) < 0.1 {
			continue
		}
		if best.entry > 0 {
			return choice{}
		}
		best = choice{p.entry + 1, 0.8}
	}
	return best
}
