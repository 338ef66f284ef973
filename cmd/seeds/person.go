package main

import (
	"slices"
	"strings"

	"toli/extract/romanize"
)

// person is a record of one source.
type person struct {
	row
	keys  []string // records that share one are the same person, unless they differ in birth, item or native name
	birth string
	alone bool     // never joined with another record
	other []string // keys under which a record of the same person may be, but which are not its own
}

// persons returns the table of persons.
func persons(f *facts) *table {
	m := &merger{byKey: map[string][]*person{}}
	for _, r := range f.hand("person.tsv") {
		m.addHand(r)
	}
	fathers := mongolianNames(f)
	ministers(f, m)
	leaders(f, m)
	deputies(f, m, fathers)
	assembly(f, m)
	sanctioned(f, m)
	t := &table{}
	for _, p := range m.all {
		r := p.row
		if r.prior == 0 {
			r.prior = 0.5
		}
		t.add(&r, "person")
	}
	return t
}

// merger joins records of one person.
type merger struct {
	all   []*person
	byKey map[string][]*person
}

// add keeps p, or gives its names and facts to the record of the same person.
func (m *merger) add(p *person) {
	p.label, p.kind = "PERSON", "person"
	if p.country == "mn" {
		p.other = turnedKeys(p.name)
	}
	if p.wikidata != "" {
		p.keys = append(p.keys, p.wikidata)
	}
	if old := m.find(p); old != nil {
		old.absorb(&p.row)
		if old.birth == "" {
			old.birth = p.birth
		}
		m.index(old, p.keys)
		return
	}
	m.all = append(m.all, p)
	m.index(p, p.keys)
}

// addHand keeps a row written by hand. Its own spellings are keys, so that
// records of any of them join it.
func (m *merger) addHand(r *row) {
	p := &person{row: *r, keys: keys(r.country, append([]string{r.name}, r.aliases...)...)}
	if p.source == "hand-only" {
		p.source, p.alone = "hand", true
	}
	if r.country == "kp" || r.country == "kr" {
		for _, name := range append([]string{r.name}, r.aliases...) {
			p.aliases = append(p.aliases, koreanForms(name)...)
		}
	}
	for _, n := range p.native {
		if r.country == "kr" {
			p.keys = append(p.keys, "kr "+n)
		}
	}
	m.all = append(m.all, p)
	m.index(p, p.keys)
}

func (m *merger) index(p *person, keys []string) {
	for _, k := range keys {
		if !slices.Contains(m.byKey[k], p) {
			m.byKey[k] = append(m.byKey[k], p)
		}
	}
}

// find returns the record of the same person, or nil.
func (m *merger) find(p *person) *person {
	for _, k := range append(p.keys[:len(p.keys):len(p.keys)], p.other...) {
		for _, old := range m.byKey[k] {
			if old.alone && p.source != "kcna-names" || differ(old.wikidata, p.wikidata) || namesDiffer(old, p) {
				continue
			}
			if !differ(old.birth, p.birth) || sameNames(old, p) {
				return old
			}
		}
	}
	return nil
}

func differ(a, b string) bool { return a != "" && b != "" && a != b }

// namesDiffer reports whether both have names in Hangul or Russian and share none.
func namesDiffer(a, b *person) bool {
	if len(a.native) == 0 || len(b.native) == 0 || a.country != "kr" && a.country != "ru" {
		return false
	}
	return !slices.ContainsFunc(a.native, func(s string) bool {
		return slices.ContainsFunc(b.native, func(t string) bool { return s == t || contained(s, t) || contained(t, s) })
	})
}

// contained reports whether every word of a name is one of another: a Russian
// name may go without the father's.
func contained(short, long string) bool {
	words := strings.Fields(long)
	return len(words) > 1 && !slices.ContainsFunc(strings.Fields(short), func(w string) bool { return !slices.Contains(words, w) })
}

// sameNames reports whether two records share both a Hangul and a Hanja name:
// then it is the birth in one of the sources that is wrong.
func sameNames(a, b *person) bool {
	shared := map[string]bool{}
	for _, s := range a.native {
		if slices.Contains(b.native, s) {
			shared[s] = true
		}
	}
	return len(shared) >= 2
}

// keys returns the matching keys of the spellings of a name in a country.
func keys(cc string, spellings ...string) []string {
	var all []string
	for _, s := range spellings {
		words := strings.Fields(strings.ReplaceAll(foldKey(s), ",", " "))
		if len(words) < 2 {
			continue
		}
		switch cc {
		case "kp", "kr":
			all = append(all, cc+" "+koreanKey(s, cc == "kr"))
		case "mn":
			all = append(all, mongolianKeys(words)...)
		default:
			for i, w := range words {
				words[i] = strings.NewReplacer("ou", "o", "oo", "o", "uu", "u", "y", "i", "kh", "h").Replace(w)
				words[i] = squeeze(words[i])
			}
			slices.Sort(words)
			all = append(all, cc+" "+strings.Join(words, " "))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// mongolianKeys returns the key of a Mongolian name: given name and the first
// four sounds of the father's.
func mongolianKeys(words []string) []string {
	if len(words[0]) < 3 {
		return nil // an initial
	}
	father := romanize.FoldMongolian(words[0])
	return []string{"mn " + father[:min(4, len(father))] + " " + romanize.FoldMongolian(strings.Join(words[1:], ""))}
}

// turnedKeys returns the keys of a Mongolian name written given name first.
func turnedKeys(name string) []string {
	words := strings.Fields(name)
	if len(words) != 2 {
		return nil
	}
	return keys("mn", words[1]+" "+words[0])
}

// squeeze writes repeated letters once.
func squeeze(s string) string {
	var b []byte
	for i := range len(s) {
		if len(b) == 0 || b[len(b)-1] != s[i] {
			b = append(b, s[i])
		}
	}
	return string(b)
}
