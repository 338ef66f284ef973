package person

import (
	_ "embed"
	"strings"
	"sync"

	"toli/extract"
	"toli/extract/romanize"
)

// partsTable lists folded words with the parts of a name that each can be, and
// how frequent they are as that (gen.go has the letters and digits). Sources:
// surnames and given-name syllables counted on South Korean candidates and
// assembly members (CC BY 3.0) and DPRK deputies (EveryPolitician), Japanese
// names (MIT), Chinese surnames in pinyin (MIT), US census names (public
// domain), office holders of the world (CIA World Leaders, public domain),
// beginnings and endings of names in the Mongolian state registry; words of
// running text counted on DPRK agency articles and White House documents.
//
//go:generate go run gen.go table.go FOLDER
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
	vietnameseSurname
	kazakhLikely // ends as Kazakh names do
)

// Places of part.frequent.
const (
	asKoreanSurname = iota
	asKoreanSyllable
	asJapaneseSurname
	asWesternSurname
	asWesternGiven
	numFrequent
)

// part is what the table knows of a word. Frequent is from 0 (not known as
// that) to 9 (one in ten), a factor of 3.2 each; ordinary is 1 for words that text
// also has in lower case, 2 for those that it hardly has otherwise.
type part struct {
	role     role
	frequent [numFrequent]uint8
	ordinary uint8
}

var roleLetters = map[byte]role{
	'K': koreanSurname, 'k': koreanSyllable, 'C': chineseSurname, 'J': japaneseSurname, 'j': japaneseGiven,
	'W': westernSurname, 'w': westernGiven, '<': mongolianStart, '>': mongolianEnd,
	'S': otherSurname, 's': otherGiven, 'V': vietnameseSurname,
}

var frequentLetters = map[byte]int{'K': asKoreanSurname, 'k': asKoreanSyllable, 'J': asJapaneseSurname, 'W': asWesternSurname, 'w': asWesternGiven}

var parts = sync.OnceValue(func() map[string]part {
	m := make(map[string]part, 50000)
	for line := range strings.Lines(partsTable) {
		name, letters, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		m[name] = readPart(letters)
	}
	return m
})

func readPart(letters string) (p part) {
	last := byte(0)
	for i := range len(letters) {
		c := letters[i]
		switch {
		case c == 'e':
			p.ordinary = 1
		case c == 'E':
			p.ordinary = 2
		case c >= '0' && c <= '9':
			p.frequent[frequentLetters[last]] = c - '0'
		default:
			p.role |= roleLetters[c]
		}
		last = c
	}
	return p
}

// mongolianLike reports whether a word begins and ends as Mongolian names do.
// End tells that the whole word is such an ending.
func mongolianLike(table map[string]part, norm string, end bool) bool {
	if len(norm) < 4 {
		return false
	}
	start := false
	for n := 4; n <= 6 && n <= len(norm) && !start; n++ {
		start = table[norm[:n]].role&mongolianStart != 0
	}
	for n := 4; n <= 6 && n <= len(norm) && start && !end; n++ {
		end = table[norm[len(norm)-n:]].role&mongolianEnd != 0
	}
	return start && end
}

// kazakhLike reports whether a word ends as names of Kazakhs do, in the
// spellings of Kazakhstan and of Bayan-Ölgii; the endings are those that deputies of
// Kazakhstan and names of the Mongolian state registry share.
func kazakhLike(norm string) bool {
	if len(norm) < 5 {
		return false
	}
	switch norm[len(norm)-2:] {
	case "ek", "eg", "ai", "ay", "an", "ul", "li", "ur", "at", "en":
	default:
		return false
	}
	for _, end := range [...]string{"bek", "byek", "beg", "bai", "bay", "khan", "gul", "gali", "jan", "zhan", "murat", "nur", "bolat", "bergen", "bergyen"} {
		if strings.HasSuffix(norm, end) && len(norm) > len(end)+1 {
			return !strings.HasSuffix(norm, "saikhan") && !strings.HasSuffix(norm, "khairkhan") && !strings.HasSuffix(norm, "baigali")
		}
	}
	return false
}

// child reports whether a word is the father's name of a Kazakh: Abishuly,
// Nurlankyzy.
func child(norm string) bool {
	for _, end := range [...]string{"uly", "kyzy", "qyzy", "kizi"} {
		if strings.HasSuffix(norm, end) && len(norm) > len(end)+2 {
			return true
		}
	}
	return false
}

// russianLike reports whether a word ends as hardly any but Russian surnames do.
func russianLike(norm string) bool {
	if len(norm) < 5 {
		return false
	}
	for _, s := range [...]string{"ov", "ev", "yov", "ova", "eva", "sky", "skiy", "skii", "skaya", "enko", "chuk", "kin", "lin", "tin", "shin", "pin"} {
		if strings.HasSuffix(norm, s) {
			return true
		}
	}
	return false
}

// patronymic reports whether a word is a Russian father's name.
func patronymic(norm string) bool {
	return len(norm) > 5 && strings.IndexByte("hcayi", norm[len(norm)-1]) >= 0 && romanize.Russian(norm) == romanize.Patronymic
}

// syllabary is the beginnings and endings that the syllables of a language are
// made of, each longest first.
type syllabary struct{ initials, finals []string }

var pinyinSyllables = syllabary{
	initials: []string{"zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w", ""},
	finals:   []string{"iang", "iong", "uang", "ang", "eng", "ian", "iao", "ing", "ong", "uai", "uan", "ai", "an", "ao", "ei", "en", "er", "ia", "ie", "in", "iu", "ou", "ua", "ue", "ui", "un", "uo", "a", "e", "i", "o", "u"},
}

var vietnameseSyllables = syllabary{
	initials: []string{"ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""},
	finals: []string{"uyen", "uong", "ieng", "oanh", "oang", "uynh", "uyet", "ang", "anh", "ach", "eng", "enh", "iem", "ien", "iep", "iet", "ieu", "inh", "ich", "oai", "oan", "oat", "ong", "uan", "uat", "ung", "uoc", "uoi", "uom", "uon", "uot", "uyn", "yen", "ac", "ai", "am", "an", "ao", "ap", "at", "au", "ay",
		"ec", "em", "en", "eo", "ep", "et", "eu", "ia", "im", "in", "ip", "it", "iu", "oa", "oc", "oe", "oi", "om", "on", "op", "ot", "ua", "uc", "ue", "ui", "um", "un", "uo", "up", "ut", "uu", "uy", "a", "e", "i", "o", "u", "y"},
}

// read reports whether s is one to most syllables.
func (t *syllabary) read(s string, most int) bool {
	if s == "" || most == 0 {
		return s == ""
	}
	for _, i := range t.initials {
		rest, ok := strings.CutPrefix(s, i)
		if !ok {
			continue
		}
		for _, f := range t.finals {
			if after, ok := strings.CutPrefix(rest, f); ok && t.read(after, most-1) {
				return true
			}
		}
		if i != "" {
			break
		}
	}
	return false
}

// pinyin reports whether a word is one or two pinyin syllables.
func pinyin(norm string) bool { return norm != "" && pinyinSyllables.read(norm, 2) }

// wade reports whether a word is a syllable of Wade–Giles.
func wade(norm string) bool {
	return norm != "" && len(norm) < 7 && pinyinSyllables.read(romanize.Wade(norm), 1)
}

// vietnamese reports whether a word is a Vietnamese syllable without its marks.
func vietnamese(norm string) bool { return norm != "" && vietnameseSyllables.read(norm, 1) }
