package main

import (
	"strings"
	"unicode/utf8"

	"toli/extract/romanize"
)

// mongolianNames returns the registered given names in Cyrillic: they tell a
// father's name from its genitive.
func mongolianNames(f *facts) map[string]bool {
	names := map[string]bool{}
	f.lines("facts/mongolian_personal_names.csv.gz", func(line string) {
		name, _, _ := strings.Cut(line, ",")
		names[name] = true
	})
	return names
}

var genitives = []string{"гийн", "гын", "ийн", "ын", "ны", "ний", "ы", "н"}

// nominative returns a father's name in Cyrillic without its genitive ending:
// the longest registered name that it can be of. It returns nothing when none is.
func nominative(genitive string, names map[string]bool) string {
	best := ""
	for _, ending := range genitives {
		stem, ok := strings.CutSuffix(genitive, ending)
		if ending == "н" && (strings.HasSuffix(stem, "ий") || strings.HasSuffix(stem, "ы")) {
			continue // the vowel belongs to the ending
		}
		if ok && names[stem] && len(stem) > len(best) {
			best = stem
		}
	}
	return best
}

// mongolianDeputy adds a member of the State Great Khural. The source has the
// father's name in the genitive, as "Tsakhiagiin Elbegdorj"; the press writes
// "Tsakhia Elbegdorj" and "Ts.Elbegdorj".
func (m *merger) mongolianDeputy(p *person, d *deputy, names map[string]bool) {
	p.country, p.role, p.name = "mn", "Member of the State Great Khural", d.Name
	p.keys = keys("mn", d.Name)
	words := strings.Fields(d.Name)
	native := d.in("mn")
	if native != "" {
		p.native = []string{native}
	}
	if len(words) == 2 {
		father, _, _ := strings.Cut(native, " ")
		if stem := nominative(father, names); stem != "" {
			latin := fatherName(words[0], plainMongolian(romanize.SpellMongolian(stem)))
			p.name = latin + " " + words[1]
			p.aliases = append(p.aliases, d.Name)
			p.keys = append(p.keys, keys("mn", p.name)...)
		}
		p.aliases = append(p.aliases, initial(words[0])+words[1])
	}
	m.add(p)
}

// fatherName is the source's own spelling of the stem when it starts alike and
// has no marks, which would be in the middle of it.
func fatherName(genitive, stem string) string {
	n := len(stem)
	if len(genitive) <= n || strings.IndexFunc(genitive[:n], func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		return stem
	}
	if romanize.FoldMongolian(genitive[:n]) == romanize.FoldMongolian(stem) {
		return genitive[:n]
	}
	return stem
}

// initial is the abbreviated father's name, a digraph when it starts with one.
func initial(father string) string {
	for _, d := range []string{"Ts", "Kh", "Ch", "Sh", "Ya", "Yo", "Yu", "Dz"} {
		if strings.HasPrefix(father, d) {
			return d + ". "
		}
	}
	r := []rune(father)
	return string(r[:1]) + ". "
}
