package romanize

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The functions of this file say what single words can be in a name. They take
// words in lower case, in the letters a to z.

// SurnameSyllables returns how many syllables the Korean surname has that a
// word spells: 2 for namgung, 1 for kim, 0 for what spells none.
func SurnameSyllables(word string) int {
	s, ok := surnameTables().plain[word]
	if !ok {
		return 0
	}
	return utf8.RuneCountInString(surnameTables().names[s.set.first()])
}

// Cuts yields the two parts of a word wherever it can be cut into the syllables
// of a Korean given name: yongha is yong and ha. Not every part that it yields is a
// syllable of a name.
func Cuts(word string) iter.Seq2[string, string] {
	return func(yield func(a, b string) bool) {
		for i := 1; i < len(word); i++ {
			if cuts(word, i) && !yield(word[:i], word[i:]) {
				return
			}
		}
	}
}

// Syllable reports whether a word reads as one Korean syllable in any spelling.
func Syllable(word string) bool {
	_, _, ok := readSyllable(word, 0)
	return ok
}

// Genitive reports whether a word has the ending that a Mongolian father's name
// has before the given name: tsakhiagiin, damdiny.
func Genitive(word string) bool {
	for _, end := range [...]string{"giin", "giyn", "gyin", "iin", "iyn", "yin", "gyn", "yn", "ny"} {
		if strings.HasSuffix(word, end) && len(word) > len(end)+2 {
			return true
		}
	}
	return false
}

// MongolianOdds returns how Mongolian a word looks by its trigrams, as odds
// against names of other nations on a scale of its own: 0 is undecided, from 5 up
// it likely is, 20 is certain.
func MongolianOdds(word string) int {
	var f folded
	foldMongolian(word, &f)
	return mongolianOdds(f.bytes())
}

// Japanese reports whether a word is made of Japanese syllables.
func Japanese(word string) bool {
	var f folded
	return foldJapanese(word, &f)
}

// Wade returns a syllable of Wade–Giles in pinyin: hsiung is xiong.
func Wade(word string) string { return fromWade(word) }

// RussianPart is what a word can be in a Russian name.
type RussianPart uint8

// The parts that Russian tells. A word with none is NotRussian.
const (
	NotRussian RussianPart = iota
	RussianGiven
	RussianSurname
	Patronymic
)

// Russian returns what a word can be in a Russian name, in any usual system: a
// common given name, else by its ending. Endings of surnames are loose: in, ov,
// ski.
func Russian(word string) RussianPart {
	var f folded
	foldRussian(word, &f)
	if russianGiven[string(f.bytes())] {
		return RussianGiven
	}
	return [...]RussianPart{NotRussian, RussianSurname, Patronymic}[russianEnd(f.bytes())]
}

// standardLetters are the letters of Mongolian that the national standard MNS
// 5217 of 2012 spells otherwise than the table that names are compared in.
var standardLetters = map[rune]string{'ж': "j", 'ө': "ö", 'ү': "ü", 'ь': "i"}

const mongolianAlphabet = "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя"

// SpellMongolian spells Mongolian Cyrillic in Latin letters by the national
// standard MNS 5217 of 2012. Capitals stay; what is no letter of it stays as it is.
func SpellMongolian(s string) string {
	var b strings.Builder
	for _, r := range s {
		lower := unicode.ToLower(r)
		latin, differs := standardLetters[lower]
		if !differs {
			latin = cyrillicTable[lower]
		}
		switch {
		case !strings.ContainsRune(mongolianAlphabet, lower):
			b.WriteRune(r)
		case r != lower && latin != "":
			first, n := utf8.DecodeRuneInString(latin)
			b.WriteRune(unicode.ToUpper(first))
			b.WriteString(latin[n:])
		default:
			b.WriteString(latin)
		}
	}
	return b.String()
}
