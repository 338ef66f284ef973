package person

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"toli/extract"
	"toli/extract/romanize"
)

// rules are tried at every capitalised word. Each returns the end of the name
// that starts there and its shape, or 0.
var rules = [...]func(g *grammar, i int) (int, shape){
	(*grammar).korean,
	(*grammar).koreanGivenFirst,
	(*grammar).koreanListed,
	(*grammar).initial,
	(*grammar).initialAfter,
	(*grammar).clan,
	(*grammar).mongolian,
	(*grammar).kazakh,
	(*grammar).japanese,
	(*grammar).chinese,
	(*grammar).vietnamese,
	(*grammar).russian,
	(*grammar).western,
	(*grammar).westernLong,
	(*grammar).capitals,
	(*grammar).unlisted,
	(*grammar).inTable,
}

func (g *grammar) norm(i int) string {
	if i < 0 || i >= g.last {
		return ""
	}
	return g.d.Tokens[i].Norm
}

func (g *grammar) role(i int) role {
	if i < 0 || i >= g.last {
		return 0
	}
	return g.d.Tokens[i].Parts
}

// capital reports whether token i is a word that starts with a capital.
func (g *grammar) capital(i int) bool { return i >= 0 && i < g.last && g.initials[i] }

// part returns what the table knows of token i, if it has been looked up.
func (g *grammar) part(i int) *part {
	if i < 0 || i >= g.last {
		return &part{}
	}
	return &g.words[i]
}

// hyphen reports whether token i is a hyphen without spaces around it.
func (g *grammar) hyphen(i int) bool {
	t := g.d.Tokens
	return i > 0 && i+1 < g.last && t[i].Norm == "-" && t[i-1].End == t[i].Start && t[i].End == t[i+1].Start
}

func (g *grammar) syllable(i int) bool {
	return i < g.last && g.d.Tokens[i].Kind == extract.Word && (g.role(i)&koreanSyllable != 0)
}

// korean matches a surname, of one or two syllables, and the given name.
func (g *grammar) korean(i int) (int, shape) {
	if !g.capital(i+1) || g.role(i)&koreanSurname == 0 && (len(g.norm(i)) < 2 || romanize.SurnameSyllables(g.norm(i)) == 0) {
		return 0, noShape
	}
	return g.koreanGiven(i + 1)
}

// koreanGiven matches a given name that starts at token i.
func (g *grammar) koreanGiven(i int) (int, shape) {
	switch {
	case g.hyphen(i+1) && g.syllable(i) && g.syllable(i+2):
		return i + 3, koreanHyphen
	case g.hyphen(i+1) && (g.syllable(i) || g.syllable(i+2)) && len(g.norm(i)) < 6 && len(g.norm(i+2)) < 6:
		return i + 3, koreanHalf
	case g.syllable(i) && (g.capital(i+1) && g.syllable(i+1) || g.lowerSyllable(i+1)):
		return i + 2, koreanThree
	case g.capital(i+1) && !g.hyphen(i+2) && (g.syllable(i) || g.syllable(i+1)) && romanize.Syllable(g.norm(i)) && romanize.Syllable(g.norm(i+1)):
		return i + 2, koreanRare
	case g.twoSyllables(i):
		return i + 1, koreanFused
	case g.syllable(i) && !g.capital(i+1):
		return i + 1, koreanOne
	case len(g.norm(i)) < 6 && !g.capital(i+1) && g.part(i).ordinary == 0 && romanize.Syllable(g.norm(i)):
		return i + 1, koreanRare
	}
	return 0, noShape
}

// lowerSyllable reports whether token i is the last syllable of a given name in
// lower case: Kim Jong il.
func (g *grammar) lowerSyllable(i int) bool {
	if i >= g.last || g.d.Tokens[i].Kind != extract.Word || g.capital(i) {
		return false
	}
	g.words[i] = g.parts[g.norm(i)]
	return g.words[i].role&koreanSyllable != 0 && g.words[i].ordinary == 0
}

// twoSyllables reports whether token i is two Korean given-name syllables
// written together, as "Yongha".
func (g *grammar) twoSyllables(i int) bool {
	norm := strings.ReplaceAll(g.norm(i), "'", "")
	if len(norm) < 3 || len(norm) > 12 {
		return false
	}
	for a, b := range romanize.Cuts(norm) {
		if g.parts[a].role&koreanSyllable != 0 && g.parts[b].role&koreanSyllable != 0 {
			return true
		}
	}
	return false
}

// koreanGivenFirst matches "Eun-hee Kwon", "Yongha Min" and "Gi Yun Kang", where
// no surname stands first.
func (g *grammar) koreanGivenFirst(i int) (int, shape) {
	surname := func(k int) bool { return g.capital(k) && g.role(k)&koreanSurname != 0 }
	pair := g.syllable(i) && g.capital(i+1) && g.syllable(i+1) && surname(i+2) && !g.hyphen(i+2)
	switch {
	case surname(i - 1):
		return 0, noShape
	case pair && (!surname(i) || g.part(i + 2).frequent[asKoreanSurname] >= g.part(i).frequent[asKoreanSurname]+3):
		return i + 3, koreanPairFirst
	case surname(i) && g.capital(i+1) && !g.hyphen(i+1):
		return 0, noShape
	case g.hyphen(i+1) && g.syllable(i) && g.syllable(i+2) && surname(i+3):
		return i + 4, koreanReversed
	case surname(i+1) && !g.hyphen(i+2) && g.role(i)&westernGiven == 0 && g.twoSyllables(i):
		return i + 2, koreanFusedFirst
	}
	return 0, noShape
}

// koreanListed matches "Kwon, Eun Hee": a given name of two syllables behind the
// comma that is no name of another person.
func (g *grammar) koreanListed(i int) (int, shape) {
	if g.norm(i+1) != "," || !g.capital(i+2) || g.role(i)&koreanSurname == 0 || g.norm(i-1) == "," || g.norm(i-1) == "and" || g.capital(i-1) {
		return 0, noShape
	}
	end, given := g.koreanGiven(i + 2)
	if given != koreanHyphen && given != koreanThree && given != koreanFused || g.capital(end) || g.hyphen(end) {
		return 0, noShape
	}
	if whole, other := g.korean(i + 2); whole > 0 && other != koreanOne { // Kim, Lee Jung-hee and Park
		return 0, noShape
	}
	if n := g.norm(end); n == "and" || n == "," && g.capital(end+1) { // Kim, Jong Il and Park
		return 0, noShape
	}
	return end, koreanComma
}

// initial matches "Ts.Elbegdorj", "N. Enkhbayar" and "J. R. Smith".
func (g *grammar) initial(i int) (int, shape) {
	k := i
	for k < g.last && k < i+3 && isInitial(g.d.Tokens[k].In(g.d.Text)) {
		k++
	}
	if k == i || !g.capital(k) || len(g.norm(k)) < 3 || g.has(k, demonym) { // N. Korean
		return 0, noShape
	}
	end := k + 1
	if g.hyphen(k + 1) {
		end = k + 3
	}
	joined := g.d.Tokens[k].Start == g.d.Tokens[k-1].End
	word, mongolian := g.mongolianWord(k)
	mongolian = mongolian || g.role(k)&kazakhLikely != 0 || len(g.norm(i)) == 3 && g.role(k)&westernSurname == 0 ||
		g.role(k)&(westernSurname|otherSurname) == 0 && romanize.MongolianOdds(word) > 4
	switch {
	case k > i+1:
		return end, initialSeveral
	case mongolian && joined:
		return end, mongolianJoined
	case mongolian:
		return end, mongolianInitial
	case joined:
		return end, initialJoined
	}
	return end, initialOne
}

// initialAfter matches "Elbegdorj Ts.".
func (g *grammar) initialAfter(i int) (int, shape) {
	if g.role(i)&mongolianLikely == 0 || i+1 >= g.last || !isInitial(g.d.Tokens[i+1].In(g.d.Text)) || g.capital(i+2) || len(g.norm(i)) < 5 {
		return 0, noShape
	}
	return i + 2, mongolianAfter
}

func isInitial(s string) bool {
	if len(s) < 2 || len(s) > 6 || s[len(s)-1] != '.' {
		return false
	}
	switch s {
	case "Mr.", "Ms.", "Dr.", "MR.", "MS.", "DR.", "St.", "Jr.", "Sr.", "No.", "Mt.", "Lt.":
		return false
	}
	n := utf8.RuneCountInString(s)
	r, _ := utf8.DecodeRuneInString(s)
	return n >= 2 && n <= 3 && strings.IndexByte(s, '.') == len(s)-1 && unicode.IsUpper(r)
}

// given returns the end of a Mongolian given name that starts at token i, with
// its second half: Bat-Erdene.
func (g *grammar) given(i int) int {
	if g.hyphen(i + 1) {
		return i + 3
	}
	return i + 1
}

func (g *grammar) genitive(i int) bool { return len(g.norm(i)) > 5 && romanize.Genitive(g.norm(i)) }

// clan matches the name of a clan, a father's name with genitive, and a name.
func (g *grammar) clan(i int) (int, shape) {
	if !g.capital(i+1) || !g.capital(i+2) || !g.genitive(i+1) || g.role(i+2)&mongolianLikely == 0 || len(g.norm(i)) < 4 {
		return 0, noShape
	}
	if g.role(i)&mongolianLikely == 0 && romanize.MongolianOdds(g.norm(i)) < 0 || romanize.MongolianOdds(g.norm(i+1)) < 0 {
		return 0, noShape
	}
	return g.given(i + 2), mongolianClan
}

// mongolian matches a father's name, with or without genitive, and a name, or
// the other order.
func (g *grammar) mongolian(i int) (int, shape) {
	second := g.given(i)
	if !g.capital(second) || len(g.norm(i)) < 3 {
		return 0, noShape
	}
	a, own := g.mongolianWord(i)
	b, next := g.mongolianWord(second)
	if len(a) < 4 && !own || len(b) < 4 {
		return 0, noShape
	}
	genitive := second == i+1 && g.genitive(i)
	x, y := romanize.MongolianOdds(a), romanize.MongolianOdds(b)
	switch {
	case (next || y > 4) && genitive:
		return g.given(second), mongolianGenitive
	case own && g.genitive(second) && !genitive && y > 0:
		return second + 1, mongolianReversed
	case own && next:
		return g.given(second), mongolianBare
	case (own || next || x > 4 && y > 4) && x > 0 && y > 0, next && y > 10 && x > -8 && g.strange(i): // Tsakhia Elbegdorj
		return g.given(second), mongolianOne
	}
	return 0, noShape
}

// mongolianWord returns the name that starts at token i, its halves together,
// and whether it begins and ends as Mongolian names do.
func (g *grammar) mongolianWord(i int) (string, bool) {
	if !g.hyphen(i + 1) {
		return g.norm(i), g.role(i)&mongolianLikely != 0
	}
	whole := g.norm(i) + g.norm(i+2)
	return whole, (g.role(i)|g.role(i+2))&mongolianLikely != 0 || mongolianLike(g.parts, whole, g.parts[whole].role&mongolianEnd != 0)
}

// kazakh matches the names of Kazakhs, in Bayan-Ölgii with the father's name
// first.
func (g *grammar) kazakh(i int) (int, shape) {
	if !g.capital(i+1) || len(g.norm(i)) < 4 || len(g.norm(i+1)) < 4 {
		return 0, noShape
	}
	own, next := g.role(i)&kazakhLikely != 0, g.role(i+1)&kazakhLikely != 0
	switch {
	case child(g.norm(i + 1)):
		return i + 2, kazakhChild
	case own && next:
		return i + 2, kazakhBoth
	case g.genitive(i) && (next || g.kazakhFather(i)):
		return i + 2, kazakhGenitive
	}
	return 0, noShape
}

// kazakhFather reports whether token i is a Kazakh name in the genitive.
func (g *grammar) kazakhFather(i int) bool {
	for _, end := range [...]string{"iin", "yn", "y"} {
		if base, ok := strings.CutSuffix(g.norm(i), end); ok && kazakhLike(base) {
			return true
		}
	}
	return false
}

// japanese matches surname and given name in either order; one of them may be
// in no list.
func (g *grammar) japanese(i int) (int, shape) {
	if !g.capital(i+1) || g.hyphen(i+2) {
		return 0, noShape
	}
	const listed = japaneseSurname | japaneseGiven
	a, b := g.role(i), g.role(i+1)
	switch {
	case a&japaneseSurname != 0 && b&japaneseGiven != 0 || a&japaneseGiven != 0 && b&japaneseSurname != 0:
		return i + 2, japaneseBoth
	case a&listed == 0 && b&listed == 0 || len(g.norm(i)) < 4 || len(g.norm(i+1)) < 4:
	case a&listed != 0 && b&listed == 0 && romanize.Japanese(g.norm(i+1)), b&listed != 0 && a&listed == 0 && romanize.Japanese(g.norm(i)):
		return i + 2, japaneseOne
	}
	return 0, noShape
}

// chinese matches a surname and one or two syllables, in pinyin or Wade–Giles.
func (g *grammar) chinese(i int) (int, shape) {
	if !g.capital(i + 1) {
		return 0, noShape
	}
	surname := g.role(i)&chineseSurname != 0
	switch {
	case g.hyphen(i + 2):
		if surname && pinyin(g.norm(i+1)) && pinyin(g.norm(i+3)) {
			return i + 4, chineseHyphen
		}
		if wade(g.norm(i)) && wade(g.norm(i+1)) && wade(g.norm(i+3)) {
			return i + 4, chineseWade
		}
	case surname && pinyinSyllables.read(g.norm(i+1), 1):
		return i + 2, chineseOne
	case surname && pinyin(g.norm(i+1)):
		return i + 2, chineseTwo
	case len(g.norm(i)) > 1 && len(g.norm(i)) < 7 && len(g.norm(i+1)) > 3 && pinyinSyllables.read(g.norm(i), 1) && pinyin(g.norm(i+1)) && !pinyinSyllables.read(g.norm(i+1), 1):
		return i + 2, chineseRare
	}
	return 0, noShape
}

// vietnamese matches a surname and one to three syllables.
func (g *grammar) vietnamese(i int) (int, shape) {
	if g.role(i)&vietnameseSurname == 0 {
		return 0, noShape
	}
	k := i + 1
	for k < i+4 && g.capital(k) && !g.hyphen(k+1) && vietnamese(g.norm(k)) {
		k++
	}
	if k == i+1 {
		return 0, noShape
	}
	return k, vietnameseName
}

// russian matches a given name, a father's name and a surname, or two of them.
func (g *grammar) russian(i int) (int, shape) {
	if !g.capital(i+1) || g.hyphen(i+2) || len(g.norm(i)) < 3 {
		return 0, noShape
	}
	next := g.norm(i + 1)
	given := func() bool { return romanize.Russian(g.norm(i)) == romanize.RussianGiven }
	switch {
	case patronymic(next):
		if g.capital(i+2) && len(g.norm(i+2)) > 2 {
			return i + 3, russianFull
		}
		if given() {
			return i + 2, russianPatronymic
		}
	case russianLike(next):
		if given() {
			return i + 2, russianKnown
		}
		return i + 2, russianOther
	case len(next) > 3 && strings.IndexByte("nahiyv", next[len(next)-1]) >= 0 && given() && romanize.Russian(next) == romanize.RussianSurname:
		return i + 2, russianKnown
	}
	return 0, noShape
}
