package person

import (
	_ "embed"
	"strings"
	"sync"

	"toli/extract"
)

// partsTable lists folded name parts with the roles each can have. Sources:
// surnames and given-name syllables counted on South Korean candidates and
// assembly members (CC BY 3.0) and DPRK deputies (EveryPolitician), Japanese
// names (MIT), Chinese surnames in pinyin (MIT), US census names (public
// domain), office holders of the world (CIA World Leaders, public domain),
// beginnings and endings of names in the Mongolian state registry.
//
//go:generate go run gen.go FOLDER
//go:embed parts.txt
var partsTable string

// role is a set of what a word can be in a personal name.
type role = extract.NameParts

const (
	koreanSurname role = 1 << iota
	koreanSyllable
	chineseSurname
	japaneseSurname
	japaneseGiven
	westernSurname
	westernGiven
	mongolianStart
	mongolianEnd
	otherSurname // of the countries of the world, and rarer Western ones
	otherGiven
	mongolianLikely // begins and ends as Mongolian names do
)

var roleLetters = map[byte]role{
	'K': koreanSurname, 'k': koreanSyllable, 'C': chineseSurname, 'J': japaneseSurname, 'j': japaneseGiven,
	'W': westernSurname, 'w': westernGiven, '<': mongolianStart, '>': mongolianEnd,
	'S': otherSurname, 's': otherGiven,
}

var parts = sync.OnceValue(func() map[string]role {
	m := make(map[string]role, 20000)
	for line := range strings.Lines(partsTable) {
		name, letters, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		for i := range len(letters) {
			m[name] |= roleLetters[letters[i]]
		}
	}
	return m
})

// twoSyllable are the Korean surnames of two syllables, in the spellings of
// both states.
var twoSyllable = map[string]bool{
	"namgung": true, "namkung": true, "namgoong": true, "hwangbo": true, "jegal": true, "chegal": true, "sagong": true,
	"sonu": true, "seonu": true, "sunwoo": true, "somun": true, "seomun": true, "tokko": true, "dokgo": true, "tokgo": true, "tongbang": true,
}

// splitSyllables reports whether a word is two Korean given-name syllables, as
// "Yongha".
func splitSyllables(norm string) bool {
	table := parts()
	norm = strings.ReplaceAll(norm, "'", "")
	for i := 1; i < len(norm); i++ {
		if table[norm[:i]]&koreanSyllable != 0 && table[norm[i:]]&koreanSyllable != 0 {
			return true
		}
	}
	return false
}

// mongolianLike reports whether a word begins and ends as Mongolian names do.
func mongolianLike(norm string) bool {
	if len(norm) < 4 {
		return false
	}
	table := parts()
	start, end := false, table[norm]&mongolianEnd != 0
	for n := 4; n <= 6 && n <= len(norm); n++ {
		start = start || table[norm[:n]]&mongolianStart != 0
		end = end || table[norm[len(norm)-n:]]&mongolianEnd != 0
	}
	return start && end
}

// genitive returns a Mongolian father's name without its genitive ending, or "".
func genitive(norm string) string {
	for _, suffix := range [...]string{"giin", "iin", "yn", "giyn", "iyn", "ын", "ийн"} {
		if base, ok := strings.CutSuffix(norm, suffix); ok && len(base) >= 3 {
			return base
		}
	}
	return ""
}

// russianLike reports whether a word ends as Russian surnames do.
func russianLike(norm string) bool {
	if len(norm) < 5 {
		return false
	}
	for _, s := range [...]string{"ov", "ev", "yov", "ova", "eva", "sky", "skiy", "skii", "enko", "chuk", "ovich", "evich", "ovna", "evna", "kin", "lin", "tin", "shin", "pin"} {
		if strings.HasSuffix(norm, s) {
			return true
		}
	}
	return false
}

// pinyin reports whether a word is one or two pinyin syllables.
func pinyin(norm string) bool {
	n := pinyinSyllable(norm)
	for _, k := range n {
		if k == len(norm) {
			return true
		}
		for _, q := range pinyinSyllable(norm[k:]) {
			if k+q == len(norm) {
				return true
			}
		}
	}
	return false
}

var initials = [...]string{"zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w", ""}

var finals = [...]string{"iang", "iong", "uang", "ang", "eng", "ian", "iao", "ing", "ong", "uai", "uan", "ai", "an", "ao", "ei", "en", "er", "ia", "ie", "in", "iu", "ou", "ua", "ue", "ui", "un", "uo", "a", "e", "i", "o", "u"}

// pinyinSyllable returns the lengths of the pinyin syllables that s starts with.
func pinyinSyllable(s string) []int {
	var out []int
	for _, i := range initials {
		rest, ok := strings.CutPrefix(s, i)
		if !ok {
			continue
		}
		for _, f := range finals {
			if strings.HasPrefix(rest, f) {
				out = append(out, len(i)+len(f))
			}
		}
		if i != "" {
			break
		}
	}
	return out
}
