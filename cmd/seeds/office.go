package main

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// ministers adds the office holders of North Korea. Of several terms the highest
// office counts, then the last.
func ministers(f *facts, m *merger) {
	terms := map[string][]record{}
	f.csv("facts/kp_ministers_wikidata.csv", func(r record) {
		terms[r["personID"]] = append(terms[r["personID"]], r)
	})
	for _, id := range sortedKeys(terms) {
		all := terms[id]
		slices.SortStableFunc(all, func(a, b record) int {
			return cmp.Or(cmp.Compare(officeRank(a["position"]), officeRank(b["position"])), strings.Compare(b["start"], a["start"]))
		})
		r := all[0]
		m.addNorth(&person{row: row{
			name: r["person"], country: "kp", wikidata: id, from: r["start"], to: r["end"], role: r["position"], prior: 0.7, source: "wikidata",
		}})
	}
	f.csv("facts/kcna_person_categories.csv", func(r record) { m.addCategory(r) })
}

// offices from the highest down; others follow.
var offices = []string{
	"Supreme Leader", "Emperor", "King", "President", "Prime Minister", "Premier", "General Secretary", "Chairman of the Supreme People's Assembly", "Chancellor",
	"Minister of Foreign Affairs", "Foreign Minister", "Minister of Defen", "Chief of General Staff", "Vice Premier", "Minister", "Ambassador",
}

func officeRank(office string) int {
	for i, o := range offices {
		if strings.HasPrefix(office, o) {
			return i
		}
	}
	return len(offices)
}

// footnote is a mark left in a name by the page it was taken from.
var footnote = regexp.MustCompile(`\[\d+\]`)

// addNorth adds a person of North Korea: given names without the h of aspirates,
// the full spelling and those without a hyphen as aliases.
func (m *merger) addNorth(p *person) {
	full := koreanName(footnote.ReplaceAllString(p.name, ""), "")
	p.name = full
	if surname, given, ok := strings.Cut(full, " "); ok {
		p.name = surname + " " + strings.NewReplacer("Th", "T", "th", "t", "Ph", "P", "ph", "p", "Kh", "K", "kh", "k").Replace(given)
	}
	p.aliases = append(append(koreanForms(p.name), full), append(koreanForms(full), p.aliases...)...)
	if p.keys == nil {
		p.keys = keys("kp", full)
	}
	m.add(p)
}

// addCategory adds a person that the KCNA corpus package knows by an
// encyclopaedia's categories.
func (m *merger) addCategory(r record) {
	_, name, ok := strings.Cut(strings.Trim(r["uri"], "<>"), "/resource/")
	if !ok {
		return
	}
	name = strings.ReplaceAll(name, "_", " ")
	name, _, _ = strings.Cut(name, " (")
	words := strings.Split(r["mentioned"], "_")
	for i, w := range words {
		if w == "" {
			return
		}
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	p := &person{row: row{name: name, country: "kp", aliases: []string{strings.Join(words, " ")}, prior: 0.6, source: "kcna-names"}}
	if strings.Contains(r["category"], "South Korea") || m.known("kr", name) {
		p.country, p.keys = "kr", keys("kr", name)
		p.aliases = append(p.aliases, koreanForms(name)...)
		m.add(p)
		return
	}
	m.addNorth(p)
}

// known reports whether a person of that name and country is there.
func (m *merger) known(cc, name string) bool {
	for _, k := range keys(cc, name) {
		if len(m.byKey[k]) > 0 {
			return true
		}
	}
	return false
}

// region are the countries whose office holders are all taken.
var region = map[string]bool{"mn": true, "kp": true, "kr": true, "cn": true, "jp": true, "ru": true, "tw": true, "kz": true}

// national are the offices that are taken of other countries.
var national = []string{
	"President", "Prime Minister", "King", "Queen", "Emperor", "Chancellor", "Premier", "Vice President", "Minister of Foreign", "Minister for Foreign",
	"Minister of Defen", "Minister for Defen", "Sec. of State", "Secretary of State for Foreign", "Permanent Representative to the UN", "Ambassador to the US",
	"Supreme Leader", "Amir", "Sultan", "Gen. Sec.", "General Secretary", "Head of Government", "State Counselor",
}

func isNational(office string) bool {
	for _, w := range []string{"Bank", "Court", "Assembly", "Senate", "Council", "Parliament"} {
		if strings.Contains(office, w) {
			return false
		}
	}
	return slices.ContainsFunc(national, func(o string) bool { return strings.HasPrefix(office, o) })
}

// codes are the names of the World Leaders list that the country table lacks.
var codes = map[string]string{
	"Korea, North": "kp", "Korea, South": "kr", "Burma": "mm", "Bahamas, The": "bs", "Gambia, The": "gm", "Cabo Verde": "cv", "Czechia": "cz",
	"Congo, Democratic Republic of the": "cd", "Congo, Republic of the": "cg", "Cote d'Ivoire": "ci", "Holy See (Vatican City)": "va",
	"Micronesia, Federated States of": "fm", "Turkey": "tr", "Sao Tome and Principe": "st",
}

// leaders adds office holders of mid-2019.
func leaders(f *facts, m *merger) {
	var all []country
	f.json("facts/world_countries.json", &all)
	cc := map[string]string{}
	for _, c := range all {
		cc[c.Name.Common] = strings.ToLower(c.CCA2)
	}
	held := map[string][]string{} // offices by country and name
	f.tsv("facts/world_leaders_2019.tsv", func(r record) {
		code := cmp.Or(codes[r["country"]], cc[r["country"]])
		if code != "" && len(strings.Fields(r["name"])) > 1 && (region[code] || isNational(r["office"])) {
			key := code + "\t" + r["name"]
			held[key] = append(held[key], r["office"])
		}
	})
	for _, key := range sortedKeys(held) {
		code, name, _ := strings.Cut(key, "\t")
		roles := held[key]
		slices.SortStableFunc(roles, func(a, b string) int { return cmp.Compare(officeRank(a), officeRank(b)) })
		m.addLeader(code, name, strings.ReplaceAll(roles[0], " & ", " and "))
	}
}

func (m *merger) addLeader(cc, source, role string) {
	if strings.ContainsAny(source, "(,\"") {
		return // a remark or a part of a name
	}
	p := &person{row: row{name: titledName(source), country: cc, role: role, prior: 0.6, source: "cia-wl-2019"}}
	switch cc {
	case "kp":
		p.name = koreanName(source, "")
		m.addNorth(p)
		return
	case "kr":
		p.name = koreanName(source, "")
		p.aliases = koreanForms(p.name)
	case "mn":
		words := strings.Fields(p.name)
		if len(words) == 2 {
			p.aliases = []string{initial(words[0]) + words[1]}
		}
	case "ru":
		p.name = withoutPatronymic(p.name)
		p.aliases = []string{titledName(source)}
	case "jp":
		words := strings.Fields(p.name)
		p.aliases = []string{words[len(words)-1] + " " + strings.Join(words[:len(words)-1], " ")}
	}
	p.keys = keys(cc, p.name)
	m.add(p)
}

// withoutPatronymic is a Russian name as the press has it: Dmitriy Nikolayevich
// Kozak is Dmitry Kozak.
func withoutPatronymic(name string) string {
	words := strings.Fields(name)
	if len(words) == 3 && (strings.HasSuffix(words[1], "ich") || strings.HasSuffix(words[1], "vna")) {
		words = []string{words[0], words[2]}
	}
	for i, w := range words {
		if s, ok := strings.CutSuffix(w, "iy"); ok {
			words[i] = s + "y"
		}
	}
	return strings.Join(words, " ")
}
