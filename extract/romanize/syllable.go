package romanize

import "strings"

// style is what a spelling tells of the system that it belongs to.
type style uint8

const (
	northern   style = 1 << iota // rules of the north, or McCune–Reischauer without marks
	southern                     // Revised Romanization and the free spellings of the south
	marked                       // breves, or apostrophes in their place
	inBlocks                     // Hangul
	hyphened                     // a hyphen between its syllables
	inCyrillic                   // Cyrillic
	free                         // syllables written together: neither the north nor McCune–Reischauer
)

// vowelSpelling is one way to write a vowel.
type vowelSpelling struct {
	latin          string
	first, second  uint32
	says           style
	north1, north2 uint32 // what it stands for in a name of northern style, if not the same
	south1, south2 uint32
}

// vowelSpellings is in order of length. The spellings are those of the systems
// and those counted on the members of South Korea's assembly.
var vowelSpellings = []vowelSpelling{
	{latin: "yeou", first: vYEO | vYU, says: southern},
	{latin: "youu", first: vYU | vYEO, says: southern},
	{latin: "yeo", first: vYEO, second: vYU, says: southern},
	{latin: "yeu", first: vYU | vYEO, says: southern},
	{latin: "yae", first: vYAE | vYE},
	{latin: "you", first: vYEO | vYU, says: southern},
	{latin: "yoo", first: vYU, says: southern},
	{latin: "yee", first: vI, says: southern},
	{latin: "wae", first: vWAE | vOE, second: vWE},
	{latin: "weo", first: vWO, says: southern},
	{latin: "woo", first: vU, says: southern},
	{latin: "wee", first: vWI, says: southern},
	{latin: "wui", first: vWI, says: southern},
	{latin: "eui", first: vUI, second: vI, says: southern},
	{latin: "eou", first: vEO | vEU, says: southern},
	{latin: "woa", first: vWA, says: southern},
	{latin: "yO", first: vYEO},
	{latin: "wO", first: vWO},
	{latin: "Ui", first: vUI},
	{latin: "ya", first: vYA},
	{latin: "ye", first: vYE, second: vYEO | vE},
	{latin: "yo", first: vYO | vYEO, south1: vYO, south2: vYEO},
	{latin: "yu", first: vYU, second: vYEO, north1: vYU, south1: vYU | vYEO},
	{latin: "yi", first: vI},
	{latin: "wa", first: vWA},
	{latin: "wo", first: vWO},
	{latin: "we", first: vWE | vOE, second: vWAE},
	{latin: "wi", first: vWI},
	{latin: "wu", first: vU, says: southern},
	{latin: "ae", first: vAE, second: vE | vYE, north1: vAE, north2: vE},
	{latin: "aa", first: vA, says: southern},
	{latin: "ua", first: vEO, says: southern},
	{latin: "ie", first: vI, says: southern},
	{latin: "iy", first: vI, says: southern},
	{latin: "ai", first: vAE, says: southern},
	{latin: "ay", first: vAE, says: southern},
	{latin: "eo", first: vEO, second: vEU, says: southern},
	{latin: "eu", first: vEU, second: vEO | vU, says: southern},
	{latin: "ea", first: vEO | vAE, says: southern},
	{latin: "ee", first: vI | vUI, says: southern},
	{latin: "ei", first: vE, says: southern},
	{latin: "oe", first: vOE, second: vWE | vWAE, north1: vOE, north2: vWE | vWAE},
	{latin: "oi", first: vOE, second: vWAE | vWE, says: southern},
	{latin: "oo", first: vU, second: vEU, says: southern},
	{latin: "ou", first: vU | vEO, second: vO, says: southern},
	{latin: "ue", first: vWE | vWI, says: southern},
	{latin: "ui", first: vUI, second: vI | vWI},
	{latin: "uy", first: vUI},
	{latin: "O", first: vEO},
	{latin: "U", first: vEU},
	{latin: "a", first: vA},
	{latin: "e", first: vE, second: vAE},
	{latin: "i", first: vI, second: vUI},
	{latin: "o", first: vO | vEO, south1: vO, south2: vEO},
	{latin: "y", first: vEU, says: southern},
	{latin: "u", first: vU | vEU, second: vEO, north1: vU | vEU, south1: vU | vEO, south2: vEU},
}

// byFirst has the vowels that begin with a letter, longest first.
var byFirst = func() (table [128][]vowelSpelling) {
	for _, v := range vowelSpellings {
		table[v.latin[0]] = append(table[v.latin[0]], v)
	}
	return table
}()

// onsetSpelling is one way to write the consonants that a syllable begins with.
type onsetSpelling struct {
	latin string
	onset uint32
	says  style
}

// onsetsByFirst has the onsets that begin with a letter, longest first.
var onsetsByFirst = func() (table [128][]onsetSpelling) {
	for _, o := range []onsetSpelling{
		{"kk", oGG, 0}, {"kh", oK, northern}, {"k'", oK, 0}, {"k", oG | oK | oGG, 0},
		{"gh", oG, southern}, {"gg", oGG, southern}, {"g", oG, 0},
		{"tch", oJJ, 0}, {"tt", oDD, 0}, {"th", oT, northern}, {"t'", oT, northern}, {"t", oD | oT | oDD, 0},
		{"dz", oJ, 0}, {"d", oD, 0},
		{"pp", oBB, 0}, {"ph", oP, northern}, {"p'", oP, 0}, {"p", oB | oP | oBB, 0},
		{"b", oB | oBB, 0}, {"f", oP, 0},
		{"ch'", oCH, 0}, {"ch", oJ | oCH, 0}, {"c", oJ | oCH, 0},
		{"jj", oJJ, 0}, {"j", oJ | oJJ, 0}, {"z", oJ, 0},
		{"ss", oSS, 0}, {"sh", oS, 0}, {"s", oS | oSS, 0},
		{"h", oH, 0}, {"m", oM, 0}, {"n", oN, 0},
		{"rh", oR, southern}, {"r", oR, 0}, {"l", oR, 0},
	} {
		table[o.latin[0]] = append(table[o.latin[0]], o)
	}
	return table
}()

// readOnset returns the consonants that s begins with, and how long they are.
func readOnset(s string) (onset uint32, n int, says style) {
	if s[0] < 128 {
		for i := range onsetsByFirst[s[0]] {
			if o := &onsetsByFirst[s[0]][i]; strings.HasPrefix(s, o.latin) {
				return o.onset, len(o.latin), o.says
			}
		}
	}
	return o0, 0, 0
}

// readCoda returns the coda that is all of s.
func readCoda(s string) (uint8, bool) {
	if len(s) > 1 && s[0] == 'h' { // Juhn, Ahn
		s = s[1:]
	}
	switch s {
	case "", "h":
		return cNone, true
	case "k", "g", "ck", "kk", "gk", "c":
		return cK, true
	case "n", "nn", "ne":
		return cN, true
	case "l", "ll", "r", "rl":
		return cL, true
	case "m":
		return cM, true
	case "p", "b":
		return cP, true
	case "ng", "nng":
		return cNG, true
	case "t":
		return cT, true
	}
	return 0, false
}

// readSyllable reads all of s as one syllable. The vowels are those of a
// spelling of no known style; readings of a style come by narrow.
func readSyllable(s string, as style) (out syllable, says style, ok bool) {
	if s == "" {
		return out, 0, false
	}
	if strings.HasPrefix(s, "wh") { // Whan
		s = "hw" + s[2:]
	}
	onset, n, says := readOnset(s)
	rest := s[n:]
	if rest == "" || rest[0] >= 128 {
		return out, 0, false
	}
	for i := range byFirst[rest[0]] {
		v := &byFirst[rest[0]][i]
		if !strings.HasPrefix(rest, v.latin) {
			continue
		}
		coda, fits := readCoda(rest[len(v.latin):])
		if !fits || v.latin == "y" && (n == 0 || coda != cNG) { // Syng-man
			continue
		}
		says |= v.says
		says |= v.glide(onset, n, coda)
		if v.latin[0] == 'y' || v.latin[0] == 'w' {
			if n == 0 {
				onset = o0
			}
		}
		out = syllable{onset: onset, coda: coda}
		out.vowel, out.vowel2 = v.sets(as)
		out.open()
		out.attested(s)
		if as&northern == 0 || as&southern != 0 {
			out.onset2 = weakInitial(onset, out.vowel)
		}
		if as&marked != 0 {
			out.unmarked(v.latin)
		}
		return out, says, true
	}
	return out, 0, false
}

// glide returns what a vowel with y before a coda tells: hyon, kyong are northern;
// hyun, kyung, byung are southern, since no name has those syllables with ㅠ.
func (v *vowelSpelling) glide(onset uint32, n int, coda uint8) style {
	switch {
	case n == 0 || coda == cNone:
	case v.latin == "yo":
		return northern
	case v.latin == "yu" && (coda == cNG || onset&(oH|oB|oM|oP) != 0):
		return southern
	}
	return 0
}

// attested adds readings that single syllables have, seen on members of the
// assemblies.
func (s *syllable) attested(latin string) {
	switch latin {
	case "chul": // 출 is in no name
		s.vowel |= vEO
	case "sung": // 성 in the press, 숭 and 승 in the systems
		s.press = vEO
	case "joe": // 조, as the surname
		s.vowel2 |= vO
	case "keung":
		s.vowel2 |= vYEO
	case "back":
		s.vowel2 |= vAE
	}
}

// sets returns the vowels that a spelling stands for in a name of a style.
func (v *vowelSpelling) sets(as style) (first, second uint32) {
	switch {
	case as&(northern|marked) != 0 && as&southern == 0 && v.north1 != 0:
		return v.north1, v.north2
	case as&southern != 0 && as&northern == 0 && v.south1 != 0:
		return v.south1, v.south2
	}
	return v.first, v.second
}

// open leaves out what no given name has without a coda: ㅕ but in 여 and 려, and
// ㅓ but in 서, 거 and 어. It keeps a vowel that is spelled as nothing else.
func (s *syllable) open() {
	if s.coda != cNone {
		return
	}
	never := uint32(0)
	if s.onset&(o0|oR) == 0 {
		never |= vYEO
	}
	if s.onset&(o0|oS|oG) == 0 {
		never |= vEO
	}
	if s.vowel&^never != 0 {
		s.vowel &^= never
		s.vowel2 &^= never
	}
}

// unmarked narrows a vowel without a mark in a name that has marks elsewhere.
func (s *syllable) unmarked(latin string) {
	switch latin {
	case "o":
		s.vowel, s.vowel2 = vO, 0
	case "yo":
		s.vowel, s.vowel2 = vYO, vYEO
	case "u":
		s.vowel, s.vowel2 = vU, 0
	case "wo":
		s.vowel = vWO
	}
}

// agree says how two syllables meet: 0 not at all, 1 where one of the
// spellings is seldom so, 2 plainly. The seldom readings are those of the south:
// they count only where one of the names, in a, is of southern style or in Hangul.
// Where both are southern, o is not written for ㅓ in one and ㅓ otherwise in the
// other.
func (s *syllable) agree(t *syllable, a, b style) int {
	if s.coda&t.coda == 0 {
		return 0
	}
	level := 2
	switch {
	case s.onset&t.onset != 0:
	case s.onset&t.onset2 != 0 || s.onset2&t.onset != 0:
		level = 1
	default:
		return 0
	}
	seldom := s.vowel&t.vowel2 | s.vowel2&t.vowel
	if a&b&southern != 0 && (a|b)&northern == 0 {
		seldom &^= vEO
		if s.coda&cNG != 0 { // 영 and 용 are names, 연 and not 욘
			seldom &^= vYEO
		}
	}
	switch {
	case s.vowel&t.vowel != 0:
	case seldom != 0:
		level--
	default:
		return 0
	}
	if level == 1 && (s.initial || t.initial) && s.vowel&t.vowel == 0 {
		return 0
	}
	mixed := (a^b)&(hyphened|inCyrillic) != 0 && a&b&northern == 0 // two layouts, so two systems
	mixed = mixed && (s.vowel&t.vowel != 0 || s.press&t.vowel|t.press&s.vowel != 0)
	if level == 1 && (a|b)&(southern|inBlocks|free) == 0 && !mixed {
		return 0
	}
	return level
}
