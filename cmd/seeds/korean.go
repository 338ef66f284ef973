package main

import (
	"slices"
	"strings"

	"toli/extract/segment"
)

// spellKorean takes the spellings of the same Korean name (others are of Japanese
// rule), those seen in text, and the spelling of the north's own rules.
func (s *settlement) spellKorean(c *counts) {
	bare := trimUnit(s.name)
	if bare != s.name {
		s.aliases = append(s.aliases, bare)
		s.name = bare
	}
	s.keep(func(a string) bool {
		return skeleton(trimUnit(a)) == skeleton(bare) && !strings.ContainsAny(a, "āīūēōÂÔÛâôû") && !strings.Contains(a, " ") || c.place[foldKey(a)] > 2
	})
	for _, a := range s.alternates {
		if s.country == "kp" && skeleton(trimUnit(a)) == skeleton(bare) {
			s.aliases = append(s.aliases, northern(a)...)
		}
	}
}

// units are the endings of Korean settlements and counties.
var units = []string{"-up", "-eup", "-ŭp", "-si", "-gun", "-kun", "-gu", "-guyok", "-dong", "-lodongjagu", "-nodongjagu"}

// trimUnit drops the ending that says town, county or district; villages (-ri)
// keep theirs.
func trimUnit(s string) string {
	for _, u := range units {
		if t := strings.TrimSuffix(s, u); t != s && len(t) > 2 {
			return t
		}
	}
	return s
}

// skeleton is a Korean name without what the romanisations differ in: voicing,
// aspiration, vowels, hyphens, and the weak initials.
func skeleton(s string) string {
	s = strings.ReplaceAll(segment.Fold(s), "sh", "s")
	var b []byte
	for i := range len(s) {
		c := s[i]
		switch c {
		case 'g', 'q':
			c = 'k'
		case 'd':
			c = 't'
		case 'b':
			c = 'p'
		case 'j', 'z':
			c = 'c'
		case 'r':
			c = 'l'
		case 'k', 't', 'p', 'c', 'l', 'm', 'n', 's':
		default:
			continue
		}
		if len(b) == 0 || b[len(b)-1] != c {
			b = append(b, c)
		}
	}
	return strings.TrimLeft(string(b), "ln")
}

// northern returns the spelling that the north's rules give to a
// McCune–Reischauer one, with aspirates in full and without: P'yŏngwŏn is
// Phyongwon and Pyongwon, Chŭngsan is Jungsan.
func northern(mr string) []string {
	mr = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'").Replace(mr)
	if !strings.ContainsAny(mr, "ŏŭ'") || strings.ContainsAny(mr, "āūō ") || mr[0] < 'A' || mr[0] > 'Z' {
		return nil
	}
	full := plain(mr)
	if strings.HasPrefix(full, "Ch") && !strings.HasPrefix(full, "Ch'") {
		full = "J" + full[2:]
	}
	full = strings.NewReplacer("Ch'", "Ch", "ch'", "ch", "P'", "Ph", "p'", "ph", "T'", "Th", "t'", "th", "K'", "Kh", "k'", "kh").Replace(full)
	short := strings.NewReplacer("Ph", "P", "ph", "p", "Th", "T", "th", "t", "Kh", "K", "kh", "k").Replace(full)
	spelled := []string{trimUnit(full), trimUnit(short)}
	return slices.Compact(spelled)
}

// aspirated returns spellings of a province or county of the north with its
// aspirate in full: Pyongan is Phyongan.
func aspirated(name string) []string {
	s := strings.NewReplacer("Pyong", "Phyong", "pyong", "phyong").Replace(name)
	if s == name {
		return nil
	}
	return []string{s}
}
