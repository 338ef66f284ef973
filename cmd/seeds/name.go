package main

import (
	"strings"
	"unicode"

	"toli/extract/segment"
)

// koreanKey is a Korean name with its romanisations brought to one: surname by
// table, then the given name letter by letter. The spellings of the south have
// vowels that those of the north have for others: suk is sok in a name of the
// south only.
func koreanKey(name string, south bool) string {
	s := segment.Fold(strings.ReplaceAll(name, ",", " "))
	s = strings.NewReplacer("'", "", "-", " ", ".", "").Replace(s)
	words := strings.Fields(s)
	if len(words) == 0 {
		return ""
	}
	surname := words[0]
	if k, ok := surnames[surname]; ok {
		surname = k
	} else {
		surname = sound(surname, south)
	}
	return surname + " " + sound(strings.Join(words[1:], " "), south)
}

var southern = strings.NewReplacer(
	"younq", "yonq", "yeonq", "yonq", "yunq", "yonq", "hyunq", "hyonq", "kyunq", "kyonq", "gyunq", "kyonq", "byunq", "pyonq", "myunq", "myonq",
	"sunq", "sonq", "seunq", "sunq", "junq", "conq", "chunq", "conq", "suk", "sok", "chul", "col", "hoon", "hun", "eo", "o", "eu", "u", "oo", "u", "ee", "i", "w", "")

var sounds = strings.NewReplacer(
	"kh", "k", "th", "t", "ph", "p", "ch", "c", "sh", "s", "ae", "e", "oe", "e", "g", "k", "d", "t", "b", "p", "j", "c", "r", "l")

// sound is the key of syllables that a space may divide: a final ng is told from
// the g of the next.
func sound(s string, south bool) string {
	s = strings.ReplaceAll(s, "ng", "nq")
	if south {
		s = southern.Replace(s)
	}
	return squeeze(strings.NewReplacer("nq", "q", " ", "").Replace(sounds.Replace(s)))
}

// surnames are the spellings that the letters alone do not bring together.
var surnames = map[string]string{
	"lee": "i", "ri": "i", "yi": "i", "rhee": "i", "li": "i", "park": "pak", "bak": "pak", "choe": "coe", "choi": "coe",
	"jung": "cong", "jeong": "cong", "jong": "cong", "chong": "cong", "chung": "cong", "jo": "co", "cho": "co", "jang": "cang", "chang": "cang",
	"ro": "no", "roh": "no", "noh": "no", "rim": "im", "lim": "im", "yim": "im", "ryu": "yu", "yoo": "yu", "you": "yu", "ryang": "yang",
	"yun": "yun", "yoon": "yun", "youn": "yun", "ryo": "yo", "ryom": "yom", "sin": "sin", "shin": "sin", "so": "so", "suh": "so", "seo": "so",
	"jon": "con", "chon": "con", "jeon": "con", "jun": "con", "chun": "con", "ju": "cu", "chu": "cu", "joo": "cu", "moon": "mun", "oh": "o",
	"ahn": "an", "paik": "pek", "paek": "pek", "baek": "pek", "pae": "pe", "bae": "pe", "hyun": "hyon", "son": "son", "sohn": "son", "kwon": "kon", "gwon": "kon",
	"u": "u", "woo": "u", "kim": "kim", "gim": "kim", "hwang": "hang", "whang": "hang", "huh": "ho", "heo": "ho", "ho": "ho", "han": "han", "thae": "te", "tae": "te",
}

// titled brings a word in capitals to title case and leaves others: ENKHBOLD is
// Enkhbold, BAT-ERDENE Bat-Erdene, Mc and bin stay.
func titled(word string) string {
	if !allUpper(word) {
		return word
	}
	var b strings.Builder
	up := true
	for i, r := range word {
		if up {
			b.WriteRune(unicode.ToUpper(r))
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		up = r == '-' || (r == '\'' || r == '’') && i == 1 // O'Dwyer, but Matiang'i
	}
	return b.String()
}

func allUpper(word string) bool {
	n := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// titledName brings every word of a name to title case.
func titledName(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		words[i] = titled(w)
	}
	return strings.Join(words, " ")
}

// koreanName spells a name in the press form: surname, then the given name with
// a hyphen and its second part in lower case. Hangul, when given, tells where a
// given name written in one word is cut.
func koreanName(name, hangul string) string {
	words := strings.Fields(strings.NewReplacer(",", " ", "‑", "-").Replace(name))
	for i := range words {
		words[i] = titled(words[i])
	}
	switch {
	case len(words) == 2 && !strings.Contains(words[1], "-"):
		if cut := cutGiven(words[1], hangul); cut > 0 {
			words[1] = words[1][:cut] + "-" + words[1][cut:]
		}
	case len(words) == 2:
		first, second, _ := strings.Cut(words[1], "-")
		words[1] = first + "-" + strings.ToLower(second)
	case len(words) == 3 && len([]rune(hangul)) <= 3:
		words = []string{words[0], words[1] + "-" + strings.ToLower(words[2])}
	}
	return strings.Join(words, " ")
}

// onsets are the Latin letters that can spell the initial of a syllable, in the
// order of the Unicode initials.
var onsets = [...]string{"gkc", "gk", "n", "dt", "dt", "lry", "m", "bp", "bp", "s", "s", "aeiouyw", "jcz", "jc", "c", "kc", "t", "pf", "h"}

// cutGiven returns where a two-syllable given name written in one word is cut,
// or 0 when the letters do not tell.
func cutGiven(given, hangul string) int {
	runes := []rune(hangul)
	if len(runes) != 3 || runes[2] < 0xAC00 || runes[2] > 0xD7A3 || runes[1] < 0xAC00 || runes[1] > 0xD7A3 {
		return 0
	}
	initial := onsets[int(runes[2]-0xAC00)/588]
	final := int(runes[1]-0xAC00) % 28
	g := strings.ToLower(given)
	for i := 2; i < len(g)-1; i++ {
		if !strings.Contains(initial, g[i:i+1]) || !strings.ContainsAny(g[:i], "aeiouy") || !strings.ContainsAny(g[i:], "aeiouy") {
			continue
		}
		open := strings.Contains("aeiouyhw", g[i-1:i])
		if open != (final == 0) || initial == onsets[11] && open && strings.Contains("aeiou", g[i:i+1]) {
			continue
		}
		if final == 21 && !strings.HasSuffix(g[:i], "ng") { // ㅇ
			continue
		}
		return i
	}
	return 0
}

// koreanForms returns other forms of a name in press form: without the hyphen
// as three words and as two.
func koreanForms(press string) []string {
	surname, given, ok := strings.Cut(press, " ")
	first, second, two := strings.Cut(given, "-")
	if !ok || !two || second == "" {
		return nil
	}
	return []string{surname + " " + first + second, surname + " " + first + " " + strings.ToUpper(second[:1]) + second[1:]}
}
