package romanize

import "strings"

// cyrillicSpelling is one way that Russians write a part of a Korean syllable,
// in the letters that Cyrillic is read as: х is kh, е ye, ы y, ь j.
type cyrillicSpelling struct {
	as  string
	set uint32
	key string // in Revised Romanization, for the key
}

// The parts of syllables in Kholodovich's system and in older habits (Чен, Пхеньян),
// the longest first. After ч and с, е can be ㅓ, as the press writes the north's
// names.
var (
	cyrillicOnsets = []cyrillicSpelling{
		{"chchkh", oCH, "ch"}, {"chzh", oJ, "j"}, {"chkh", oCH, "ch"}, {"chch", oJJ, "jj"}, {"dzh", oJ, "j"}, {"kkh", oK, "k"}, {"tkh", oT, "t"}, {"pkh", oP, "p"},
		{"kk", oGG, "kk"}, {"tt", oDD, "tt"}, {"pp", oBB, "pp"}, {"ss", oSS, "ss"}, {"ch", oJ, "j"}, {"kh", oH, "h"},
		{"k", oG, "g"}, {"g", oG, "g"}, {"n", oN, "n"}, {"t", oD, "d"}, {"d", oD, "d"}, {"r", oR, "r"}, {"l", oR, "r"}, {"m", oM, "m"}, {"p", oB, "b"}, {"b", oB, "b"}, {"s", oS, "s"},
	}
	cyrillicVowels = []cyrillicSpelling{
		{"vye", vOE | vWE | vWAE, "oe"}, {"iye", vYE, "ye"}, {"io", vYEO | vYO, "yo"}, {"ye", vE | vYE | vEO | vYEO, "eo"}, {"yo", vYEO | vYO, "yo"}, {"ya", vYA, "ya"}, {"yu", vYU, "yu"}, {"yi", vUI, "ui"},
		{"va", vWA, "wa"}, {"ve", vOE | vWE | vWAE, "oe"}, {"vo", vWO, "wo"}, {"vi", vWI, "wi"}, {"ai", vAE, "ae"}, {"oi", vOE, "oe"}, {"ui", vUI | vWI, "ui"},
		{"a", vA, "a"}, {"e", vAE | vE, "ae"}, {"o", vO | vEO, "o"}, {"u", vU, "u"}, {"y", vEU, "eu"}, {"i", vI | vUI, "i"},
	}
	cyrillicCodas = map[string]struct {
		set uint8
		key string
	}{"": {cNone, ""}, "k": {cK, "k"}, "g": {cK, "k"}, "n": {cN | cNG, "n"}, "nn": {cN | cNG, "n"}, "ng": {cNG, "n"}, "t": {cT, "t"}, "l": {cL, "l"}, "lj": {cL, "l"},
		"r": {cL, "l"}, "rj": {cL, "l"}, "m": {cM, "m"}, "p": {cP, "p"}, "b": {cP, "p"}}
)

// begin returns the first spelling that s begins with.
func begin(s string, spellings []cyrillicSpelling) (cyrillicSpelling, bool) {
	for _, c := range spellings {
		if strings.HasPrefix(s, c.as) {
			return c, true
		}
	}
	return cyrillicSpelling{set: o0}, false
}

// readCyrillicSyllable reads all of s as one Korean syllable, and spells it.
func readCyrillicSyllable(s string) (out syllable, latin string, ok bool) {
	onset, _ := begin(s, cyrillicOnsets)
	s = s[len(onset.as):]
	vowel, ok := begin(s, cyrillicVowels)
	coda, fits := cyrillicCodas[s[len(vowel.as):]]
	if !ok || !fits {
		return out, "", false
	}
	switch {
	case coda.set != cNone:
	case vowel.as == "ye" && onset.set == oH:
		vowel.key = "ye" // Пак Кын Хе
	case vowel.as == "y" && onset.set == o0:
		vowel.set, vowel.key = vUI|vEU, "ui" // Пак Ы Чун
	}
	out = syllable{onset: onset.set, vowel: vowel.set, coda: coda.set}
	out.onset2 = weakInitial(out.onset, out.vowel)
	return out, onset.key + vowel.key + coda.key, true
}

// cyrillicSurnames are the surnames that Russians write otherwise than by the system.
var cyrillicSurnames = map[string]string{"tsoi": "최", "choi": "최", "chve": "최", "chvye": "최", "i": "이", "li": "이", "ligai": "이", "yugai": "유", "nogai": "노", "ogai": "오", "khegai": "허", "tyan": "장", "tyen": "정", "shin": "신", "yun": "윤"}

// cyrillicSurname returns the surnames that a word in Cyrillic can stand for.
func (x *surnameIndex) cyrillicSurname(s string) (set surnames, ok bool) {
	if h, known := cyrillicSurnames[s]; known {
		return x.hangul[h], true
	}
	read, _, ok := readCyrillicSyllable(s)
	if !ok {
		return set, false
	}
	for i, h := range x.names {
		block := []rune(h)
		t := fromHangul(block[0])
		if len(block) == 1 && read.onset&t.onset != 0 && read.vowel&t.vowel != 0 && read.coda&t.coda != 0 {
			var one surnames
			one[i/64] |= 1 << (i % 64)
			set = set.with(one)
		}
	}
	return set, set != surnames{}
}

// readKholodovich reads a Korean name in Cyrillic: a surname and one or two
// syllables, together or apart. No initial is Ы: it is a syllable.
func (c *cut) readKholodovich(out *[maxReadings]korean) int {
	if c.n < 2 || c.n > 3 || c.words[0].initial || c.words[1].initial && c.words[1].base != "y" || c.words[1].joined {
		return 0
	}
	set, ok := surnameTables().cyrillicSurname(c.words[0].base)
	if !ok {
		return 0
	}
	given := c.words[1].base
	if c.n == 3 {
		return c.addKholodovich(out, 0, set, given, c.words[2].base)
	}
	n := c.addKholodovich(out, 0, set, given)
	for i := len(given) - 1; n == 0 && i > 0; i-- {
		n = c.addKholodovich(out, n, set, given[:i], given[i:])
	}
	return n
}

// addKholodovich adds the reading of a given name of these syllables. Its letters
// for the key stand behind those of the words.
func (c *cut) addKholodovich(out *[maxReadings]korean, n int, set surnames, given ...string) int {
	k := korean{surname: set, n: int8(len(given)), says: inCyrillic, from: uint8(c.nb)}
	spelled := ""
	for i, s := range given {
		g, latin, ok := readCyrillicSyllable(s)
		if !ok {
			return n
		}
		k.given[i], spelled = g, spelled+latin
	}
	if c.nb+len(spelled) > maxBytes || n == len(out) {
		return n
	}
	c.nb += copy(c.base[c.nb:], spelled)
	k.to = uint8(c.nb)
	return k.add(out, n)
}
