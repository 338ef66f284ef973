//go:build ignore

package main

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"toli/extract/romanize"
)

// negatives returns pairs of two persons that share a word or syllable: the
// nearest of a source, up to most.
func negatives(all []person, most int, kind string) (rows []row) {
	for i, p := range all {
		for _, q := range all[:i] {
			if p.name == q.name || p.native != "" && p.native == q.native || !near(p, q) {
				continue
			}
			if twice(p, q) {
				rows = append(rows, row{q.name, p.name, "1", "attested", kind, p.source})
				continue
			}
			rows = append(rows, row{q.name, p.name, "0", "attested", kind, p.source})
			a, b := romanize.Spell(q.native), romanize.Spell(p.native)
			if len(a) == 0 || len(b) == 0 || strings.EqualFold(a[4], b[4]) {
				continue // without marks the two are one spelling
			}
			for k := range uint64(3) {
				i, j := (hashed(p.name)+k)%6, (hashed(q.name)+2*k)%6
				rows = append(rows, row{a[i], b[j], "0", "system", kind, p.source})
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return int(hashed(a.a+a.b)%1e6) - int(hashed(b.a+b.b)%1e6) })
	return rows[:min(most, len(rows))]
}

func near(p, q person) bool {
	if p.native != "" {
		a, b := []rune(p.native), []rune(q.native)
		same := 0
		for i := range min(len(a), len(b)) {
			if a[i] == b[i] {
				same++
			}
		}
		return a[0] == b[0] && same >= 2
	}
	a, b := words(p.name), words(q.name)
	same := 0
	for i := range min(len(a), len(b)) {
		if a[i] == b[i] {
			same++
		}
	}
	return same == len(a)-1 && len(a) == len(b)
}

// respelled has, for each syllable of given names in South Korea, all spellings of
// it: those of the systems without marks, and those that deputies have.
func respelled(dir string) (syllables []string, spellings map[string][]string) {
	spellings = map[string][]string{}
	lines(filepath.Join(dir, "kr_given_syllables.tsv"), func(line string) {
		s, _, _ := strings.Cut(line, "\t")
		for _, name := range romanize.Spell("김" + s) {
			_, given, _ := strings.Cut(strings.ToLower(strings.NewReplacer("'", "", "ŏ", "o", "ŭ", "u").Replace(name)), " ")
			spellings[s] = append(spellings[s], given)
		}
		if spellings[s] != nil && len(syllables) < 120 {
			syllables = append(syllables, s)
		}
	})
	lines(filepath.Join(dir, "kr_given_spellings.tsv"), func(line string) {
		f := strings.Split(line, "\t")
		spellings[f[0]] = append(spellings[f[0]], f[1])
	})
	return syllables, spellings
}

// exchangedSouth returns deputies with names in which one syllable is another, of
// the 120 commonest, that has the onset or all but the onset of the one that it
// stands in for. No syllable at all has both spellings, so the two are never the
// same in Hangul. Those with ㄹ, which falls in the south, are left out.
func exchangedSouth(all []person, dir string) (rows []row) {
	syllables, spellings := respelled(dir)
	for _, p := range all {
		name := []rune(p.native)
		if len(name) != 3 {
			continue
		}
		for i := range uint64(4) {
			at, system := 1+i%2, (hashed(p.name)+i)%6
			used := slices.DeleteFunc(slices.Clone(spellings[string(name[at])]), func(s string) bool { return !strings.Contains(strings.ToLower(p.name), s) })
			fits := slices.DeleteFunc(slices.Clone(syllables), func(s string) bool {
				a, b := name[at]-0xac00, []rune(s)[0]-0xac00
				return a/588 != b/588 && a%588 != b%588 || a/588 == 5 || b/588 == 5 || oneSyllable(spellings, used, spellings[s][system])
			})
			if len(fits) > 0 && len(used) > 0 {
				other := slices.Clone(name)
				other[at] = []rune(fits[(hashed(p.native)+i/2)%uint64(len(fits))])[0]
				rows = append(rows, row{p.name, romanize.Spell(string(other))[system], "0", "exchanged", "korean", p.source})
			}
		}
	}
	return rows
}

// oneSyllable reports whether any syllable has a spelling of used, and spelling.
func oneSyllable(spellings map[string][]string, used []string, spelling string) bool {
	for _, known := range spellings {
		if slices.Contains(known, spelling) && slices.ContainsFunc(used, func(s string) bool { return slices.Contains(known, s) }) {
			return true
		}
	}
	return false
}

// coarse brings the letters of a northern syllable that systems mix together.
var coarse = strings.NewReplacer("kh", "k", "th", "t", "ph", "p", "ch", "c", "j", "c", "ng", "ng", "g", "k", "d", "t", "b", "p", "ry", "y", "ny", "y", "ri", "i", "ni", "i", "r", "n", "l", "n", "eu", "u", "ui", "i", "ae", "e")

// exchangedNorth returns deputies with names in which one syllable is another that
// differs also where the letters that systems mix are one.
func exchangedNorth(all []person, dir string) (rows []row) {
	var syllables []string
	lines(filepath.Join(dir, "kp_given_syllables_latin.tsv"), func(line string) {
		s, count, _ := strings.Cut(line, "\t")
		if n, err := strconv.Atoi(count); err == nil && n >= 5 {
			syllables = append(syllables, s)
		}
	})
	for i, p := range all {
		w := strings.Fields(p.name)
		if len(w) != 3 {
			continue
		}
		at := 1 + i%2
		s := syllables[hashed(p.name)%uint64(len(syllables))]
		if coarse.Replace(s) == coarse.Replace(strings.ToLower(w[at])) {
			continue
		}
		w[at] = strings.ToUpper(s[:1]) + s[1:]
		rows = append(rows, row{p.name, strings.Join(w, " "), "0", "exchanged", "korean", p.source})
	}
	return rows
}

// letterClass has first letters that no two systems write for one sound.
var letterClass = strings.NewReplacer("k", "h", "x", "h", "z", "d", "j", "d", "t", "c", "s", "c", "y", "i", "e", "i", "o", "u", "w", "v")

// initials returns deputies with their given names after an initial of another.
func initials(all []person) (rows []row) {
	for i, p := range all {
		w, q := strings.Fields(p.name), all[(i+7)%len(all)]
		a, b := strings.ToLower(p.name[:1]), strings.ToLower(q.name[:1])
		if len(w) == 2 && b[0] < 128 && a[0] < 128 && letterClass.Replace(a) != letterClass.Replace(b) {
			rows = append(rows, row{p.name, q.name[:1] + ". " + w[1], "0", "initial", "mongolian", p.source})
		}
	}
	return rows
}

// countries returns deputies with the office holders of other countries in Asia
// who share a word with them.
func countries(all []person, leaders string) (rows []row) {
	kind := map[bool]string{true: "mongolian", false: "korean"}[strings.Contains(all[0].name, "yn ") || strings.Contains(all[0].name, "iin ")]
	seen := map[string]bool{}
	lines(leaders, func(line string) {
		f := strings.Split(line, "\t")
		if !slices.Contains([]string{"China", "Taiwan", "Japan", "Vietnam", "Singapore", "Burma", "Kazakhstan"}, f[0]) || seen[f[2]] {
			return
		}
		seen[f[2]] = true
		for _, p := range all {
			if slices.ContainsFunc(words(f[2]), func(w string) bool { return len(w) > 1 && slices.Contains(words(p.name), w) }) && hashed(p.name+f[2])%8 == 0 {
				rows = append(rows, row{p.name, f[2], "0", "country", kind, p.source + ", world leaders"})
			}
		}
	})
	return rows
}
