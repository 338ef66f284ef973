package romanize

// syllable is a set of Korean syllables: every one with an onset, a vowel and a
// coda of the three sets. The second sets are what the spelling can stand for
// too, but seldom does.
type syllable struct {
	onset, onset2 uint32 // bit i is the jamo of that index in Unicode
	vowel, vowel2 uint32
	press         uint32 // what newspapers mean by it and the systems do not
	coda          uint8
	initial       bool // only the first letter is known
}

// The onsets, by their order in Unicode.
const (
	oG uint32 = 1 << iota
	oGG
	oN
	oD
	oDD
	oR
	oM
	oB
	oBB
	oS
	oSS
	o0
	oJ
	oJJ
	oCH
	oK
	oT
	oP
	oH
	anyOnset uint32 = 1<<19 - 1
)

// The vowels, by their order in Unicode.
const (
	vA uint32 = 1 << iota
	vAE
	vYA
	vYAE
	vEO
	vE
	vYEO
	vYE
	vO
	vWA
	vWAE
	vOE
	vYO
	vU
	vWO
	vWE
	vWI
	vYU
	vEU
	vUI
	vI
	anyVowel uint32 = 1<<21 - 1
)

// The codas, as they sound.
const (
	cNone uint8 = 1 << iota
	cK
	cN
	cT
	cL
	cM
	cP
	cNG
	anyCoda uint8 = 255
)

// codaOf has the sound of each of the 28 codas of Unicode.
var codaOf = [28]uint8{cNone, cK, cK, cK, cN, cN, cN, cT, cL, cK, cM, cL, cL, cL, cP, cL, cM, cP, cP, cT, cT, cNG, cT, cT, cK, cT, cP, cT}

// fromHangul returns the syllable of one Hangul letter block.
func fromHangul(r rune) syllable {
	i := r - 0xac00
	s := syllable{onset: 1 << (i / 588), vowel: 1 << (i % 588 / 28), coda: codaOf[i%28]}
	s.onset2 = weakInitial(s.onset, s.vowel)
	return s
}

// weakInitial returns the onsets that stand for onset in the other state: ㄹ and
// ㄴ before i and y fall in the south (룡 is 용), ㄹ is ㄴ before other vowels.
func weakInitial(onset, vowel uint32) uint32 {
	const front = vI | vYA | vYEO | vYO | vYU | vYE
	switch {
	case vowel&front != 0 && onset&(o0|oR|oN) != 0:
		return o0 | oR
	case onset&(oN|oR) != 0:
		return oN | oR
	}
	return 0
}

var (
	onsetRR = [19]string{"g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"}
	onsetMR = [19]string{"k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "ch", "tch", "ch'", "k'", "t'", "p'", "h"}
	onsetKP = [19]string{"k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "kh", "th", "ph", "h"}
	vowelRR = [21]string{"a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i"}
	vowelMR = [21]string{"a", "ae", "ya", "yae", "O", "e", "yO", "ye", "o", "wa", "wae", "oe", "yo", "u", "wO", "we", "wi", "yu", "U", "Ui", "i"}
	codaRR  = [28]string{"", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"}
)

// spell spells a Hangul block by the tables of a system.
func spell(r rune, onset *[19]string, vowel *[21]string) string {
	i := r - 0xac00
	return onset[i/588] + vowel[i%588/28] + codaRR[i%28]
}
