package main

import (
	"regexp"
	"strings"
)

// remark is what the list adds to a role: dates of birth, passports, links.
var remark = regexp.MustCompile(`\s*(DOB|POB|nationality|Gender|Passport|Linked To|alt\.|a\.k\.a|citizen|Secondary sanctions|National ID|Additional).*`)

// sanctioned adds persons of the sanctions lists. A name that is known already
// gives its spellings only: two persons of one name cannot be told apart in text.
func sanctioned(f *facts, m *merger) {
	f.tsv("facts/dprk_sanctions.tsv", func(r record) {
		if r["type"] != "PERSON" {
			return
		}
		name := koreanName(apostrophes.Replace(r["name"]), "")
		if k := strings.Fields(koreanKey(name, false)); len(k) != 2 || !koreanSurname(name) || len(strings.Fields(name)) > 2 {
			return // not a Korean name
		}
		p := &person{row: row{name: apostropheless(name), country: "kp", role: office(r["detail"]), prior: 0.3, source: "ofac"}}
		p.keys = keys("kp", name)
		p.aliases = []string{name}
		for _, a := range list(r["aliases"]) {
			if a = apostrophes.Replace(a); keysMeet(keys("kp", a), p.keys) {
				p.aliases = append(p.aliases, koreanName(a, ""))
			}
		}
		m.addNorth(p)
	})
}

var apostrophes = strings.NewReplacer("’", "'", "‘", "'")

func apostropheless(s string) string { return strings.ReplaceAll(s, "'", "") }

func keysMeet(a, b []string) bool { return len(a) > 0 && len(b) > 0 && a[0] == b[0] }

func koreanSurname(name string) bool {
	s, _, _ := strings.Cut(foldKey(name), " ")
	_, ok := surnames[s]
	return ok || northSurnames[s]
}

// northSurnames are those whose spelling the table of spellings leaves alone.
var northSurnames = map[string]bool{
	"kang": true, "hong": true, "mun": true, "cha": true, "sim": true, "chae": true, "kye": true, "nam": true, "tong": true, "won": true,
	"hyon": true, "kil": true, "kong": true, "kwak": true, "sok": true, "yang": true, "ha": true, "ko": true, "ma": true, "myong": true, "no": true,
	"ra": true, "yon": true, "an": true, "o": true, "im": true, "yu": true, "pang": true, "pyon": true, "ku": true, "min": true, "ji": true, "hwang": true, "paek": true,
	"jin": true, "kim": true, "pak": true, "pae": true, "jang": true, "jon": true, "min byong": true, "ki": true, "ham": true, "om": true, "phyo": true, "pyo": true,
}

// office is the role in the detail of a list, or nothing when it is a sentence.
func office(detail string) string {
	s := strings.TrimSpace(remark.ReplaceAllString(detail, ""))
	s = strings.TrimRight(s, " .,;")
	if len(s) > 90 || strings.Contains(s, ". ") || strings.Contains(s, " is a ") || strings.Contains(s, " was ") || strings.Contains(s, " has ") {
		return ""
	}
	return s
}
