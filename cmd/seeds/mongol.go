package main

import (
	"strings"
	"unicode"

	"toli/extract/romanize"
)

// spellMongolian takes the Latin spellings but those of sums, which are
// divisions with rows of their own.
func (s *settlement) spellMongolian(c *counts) {
	s.name = pressMongolian(s.name)
	s.keep(func(a string) bool {
		for _, unit := range []string{"Somon", "Sume", "Suma", "Sumu", "Hiid", "Khiid", "Hure", "Khure", "Kuren"} {
			if strings.Contains(a, unit) {
				return false
			}
		}
		if strings.Contains(a, "oe") || strings.Contains(a, "ue") || strings.Contains(a, "Ue") {
			return false // ö and ü written as in German
		}
		return !strings.ContainsAny(a, " ") || c.place[foldKey(a)] > 0
	})
	for _, a := range s.alternates {
		if inScript(a, unicode.Cyrillic) && foldKey(romanize.SpellMongolian(a)) == foldKey(s.name) {
			s.native = append(s.native, a)
		}
	}
}

// latinSpellings returns the spellings that the press has for a romanised
// Mongolian name: without marks, with u for ö, h for kh.
func latinSpellings(name string) []string {
	marks := strings.NewReplacer("ö", "o", "ü", "u", "Ö", "O", "Ü", "U").Replace(name)
	spelled := []string{marks, name, strings.NewReplacer("ö", "u", "ü", "u", "Ö", "U", "Ü", "U").Replace(name)}
	for _, s := range spelled[:3] {
		spelled = append(spelled, strings.NewReplacer("kh", "h", "Kh", "H").Replace(s), strings.NewReplacer("ii", "iy").Replace(s))
	}
	if t := strings.ReplaceAll(marks, "ye", "e"); t != marks {
		spelled = append(spelled, t)
	}
	return tidy(spelled[1:], marks)
}

// plainMongolian is the first spelling of a romanised name: without marks.
func plainMongolian(name string) string {
	return strings.NewReplacer("ö", "o", "ü", "u", "Ö", "O", "Ü", "U").Replace(name)
}

// pressMongolian brings the older transcription of GeoNames to that of the
// press: Saynshand is Sainshand, Darhan Darkhan.
func pressMongolian(name string) string {
	var b strings.Builder
	runes := []rune(plainMongolian(name))
	for i, r := range runes {
		before := ' '
		if i > 0 {
			before = unicode.ToLower(runes[i-1])
		}
		vowel := strings.ContainsRune("aeiou", before)
		switch {
		case r == 'h' && !strings.ContainsRune("cgkpstz", before):
			b.WriteString("kh")
		case r == 'H' && (i+1 == len(runes) || runes[i+1] != 'k'):
			b.WriteString("Kh")
		case r == 'y' && vowel && (i+1 == len(runes) || !strings.ContainsRune("aeou", runes[i+1])):
			b.WriteByte('i')
		default:
			b.WriteRune(r)
		}
	}
	return strings.NewReplacer("Dz", "Z", "dz", "z").Replace(b.String())
}
