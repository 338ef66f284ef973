// Package romanize brings the spellings of a person's name together: Korean and
// Mongolian names in every system of romanisation and in their own scripts, long
// vowels of Japanese names, Russian names, and plain Latin ones.
//
// Read reads a name once; Key is what names of one spelling class share and can
// be grouped by; Match says whether two names can be one person's, and why. All
// functions are safe for concurrent use.
package romanize

import "strings"

// Threshold is the score from which two names count as one person's.
const Threshold = 0.5

// Name is a name as it was read. The zero value is no name: it has no key and
// matches nothing. A Name is immutable.
type Name struct {
	key    string
	words  [maxWords]part
	n      int
	korean [maxReadings]korean
	nk     int
	flags  flag
	whole  uint64 // hash of the text with its marks
}

type flag uint16

const (
	mongolian flag = 1 << iota // it looks Mongolian
	japanese                   // it is made of Japanese syllables
	russian                    // it has an ending of Russian names, or is in Cyrillic
	comma                      // a comma stands after the first word
	genitive                   // its first or second word has the ending of a father's name
	inHan                      // Chinese characters or kana
	inKorea                    // Hangul
)

// part is one word of a name.
type part struct {
	plain, mongolian, russian, japanese, pinyin uint64
	stems                                       [6]uint64 // of a father's name, without its ending
	nstems                                      int8
	length                                      int8
	initial                                     bool
	capitals, genitive, patronymic, surname     bool
	common                                      bool
	first                                       [2]byte // how the Mongolian fold begins, to compare initials with
}

// Read reads a name. Titles before it are left out.
func Read(s string) Name {
	var c cut
	var out Name
	if !c.read(s) {
		return Name{}
	}
	c.dropTitles()
	if c.n == 0 {
		return Name{}
	}
	out.nk = c.readKorean(&out.korean)
	if c.script == hangul {
		return out.hangul(&c)
	}
	if out.nk == 0 {
		c.readWade()
	}
	c.merge()
	out.fill(&c)
	if out.nk > 0 {
		out.key = c.koreanKey(&out)
	} else {
		out.key = c.plainKey(&out)
	}
	return out
}

// Key returns what the spellings of one name share; "" for what cannot be a
// name. It begins with ko:, mn:, or x: for all other names. Names of one key can
// still be different people's: Match looks closer. The key is the same under
// changes of case, hyphens, apostrophes and diacritics.
func Key(s string) string {
	var c cut
	if !c.read(s) {
		return ""
	}
	c.dropTitles()
	if c.n == 0 {
		return ""
	}
	var n Name
	n.nk = c.readKorean(&n.korean)
	if c.script == hangul {
		n = n.hangul(&c)
		return n.key
	}
	c.merge()
	if n.nk > 0 {
		return c.koreanKey(&n)
	}
	n.look(&c)
	return c.plainKey(&n)
}

// Key returns the key of the name, as the function Key does.
func (n *Name) Key() string { return n.key }

// Korean reports whether the name reads as a Korean one.
func (n *Name) Korean() bool { return n.nk > 0 }

// Mongolian reports whether the name looks Mongolian.
func (n *Name) Mongolian() bool { return n.nk == 0 && n.flags&mongolian != 0 }

// Match compares two names. See Name.Match.
func Match(a, b string) (score float64, why string) {
	x, y := Read(a), Read(b)
	return x.Match(&y)
}

func (n Name) hangul(c *cut) Name {
	n.flags |= inKorea
	text := string(c.hangul[:c.nh])
	n.whole = hashString(text)
	if n.nk == 0 {
		n.key = "x:" + text
		return n
	}
	k := &n.korean[0]
	var b []byte
	b = append(append(b, "ko:"...), surnameTables().classes[k.surname.first()]...)
	b = append(b, ' ')
	given := c.hangul[c.nh-int(k.n) : c.nh]
	n.key = string(koreanLetters(spellName(string(given), &onsetRR, &vowelRR), b))
	return n
}

// merge joins the words that hyphens join: Bat-Erdene, but not initials.
func (c *cut) merge() {
	n := 0
	for i := range c.n {
		w := c.words[i]
		if w.joined && n > 0 && !w.initial && !c.words[n-1].initial {
			p := &c.words[n-1]
			p.text, p.base, p.wade, p.comma = p.text+w.text, p.base+w.base, p.wade+w.wade, w.comma
			p.capitals = p.capitals && w.capitals
			continue
		}
		c.words[n] = w
		n++
	}
	c.n = n
	c.soften()
}

// fill makes the parts of the name.
func (n *Name) fill(c *cut) {
	n.look(c)
	if c.words[0].comma {
		n.flags |= comma
	}
	if c.script == cyrillic {
		n.flags |= russian
	}
	for i := range c.n {
		w, p := &c.words[i], &n.words[i]
		n.whole = n.whole*31 + hashString(w.text)
		other := n.nk > 0 || c.script == han
		p.read(w, c.central, other)
		if other {
			continue
		}
		n.flags |= p.readRussian(w)
		if n.flags&japanese != 0 && !w.initial {
			p.readJapanese(w)
		}
	}
}

// look tells whose name it looks like, which is all that its key takes of its
// words.
func (n *Name) look(c *cut) {
	n.n = c.n
	for i := range c.n {
		c.central = c.central || central(c.words[i].base)
		n.words[i].initial = c.words[i].initial
	}
	if c.script == han {
		n.flags |= inHan
	}
	if n.nk > 0 || c.script == han {
		return
	}
	odds, isJapanese := 0, c.script == latin
	for i := range c.n {
		w, p := &c.words[i], &n.words[i]
		if p.genitive = Genitive(w.base); p.genitive && i < 2 {
			n.flags |= genitive
		}
		if w.initial {
			continue
		}
		var f folded
		f.foldMongolian(w.soft, c.central)
		odds += mongolianOdds(f.bytes())
		isJapanese = isJapanese && foldJapanese(w.base, &f)
	}
	if isJapanese {
		n.flags |= japanese
	}
	if odds > 4 || n.flags&genitive != 0 && odds > -4 {
		n.flags |= mongolian
	}
}

// read fills what every word has, and the Mongolian folds; other says that the
// name is read otherwise.
func (p *part) read(w *word, central, other bool) {
	var f folded
	p.initial, p.capitals, p.length = w.initial, w.capitals, int8(min(len(w.base), 100))
	p.plain = hashString(w.base)
	if w.wade != "" {
		p.pinyin = hashString(w.wade)
	}
	f.foldMongolian(w.soft, central)
	p.mongolian = hash(f.bytes())
	p.first = [2]byte{at2(f.bytes(), 0), at2(f.bytes(), 1)}
	if other {
		return
	}
	p.common = !w.initial && commonMongolian[string(f.bytes())]
	p.readStems(f.bytes())
}

// readRussian fills the Russian fold, and returns russian for a word that tells it.
func (p *part) readRussian(w *word) (says flag) {
	var f folded
	foldRussian(w.base, &f)
	p.russian = hash(f.bytes())
	if end := russianEnd(f.bytes()); end != 0 && !w.initial {
		says = russian
		p.patronymic, p.surname = end == 2, end == 1
	}
	if russianGiven[string(f.bytes())] {
		says = russian
	}
	return says
}

// readJapanese fills the Japanese fold.
func (p *part) readJapanese(w *word) {
	var f folded
	foldJapanese(w.base, &f)
	p.japanese = hash(f.bytes())
}

func at2(b []byte, i int) byte {
	if i < len(b) {
		return b[i]
	}
	return 0
}

// russianEnd returns 1 for the ending of a Russian surname, 2 for that of a
// father's name.
func russianEnd(b []byte) int {
	s := string(b)
	if len(s) < 4 {
		return 0
	}
	for _, end := range [...]string{"vic", "ovna", "evna", "icna", "inicna", "mic", "uli", "kizi"} {
		if strings.HasSuffix(s, end) && (end != "mic" || len(s) < 8) {
			return 2
		}
	}
	for _, end := range [...]string{"ov", "ev", "ova", "eva", "ski", "skaia", "skoi", "enko", "cuk", "in", "ina", "ih"} {
		if strings.HasSuffix(s, end) {
			return 1
		}
	}
	return 0
}

// endings are those of the father's name in the fold, longest first: -giin,
// -iin, -yn, -ny, -ain, -uin, -y, -n. A stem may end in g or in a vowel that the
// ending swallows, so all stems are kept.
var endings = [...]string{"giin", "gin", "ain", "uin", "in", "ni", "i", "n", "a", "e", "u"}

// readStems notes what a word can be without the ending of a genitive.
func (p *part) readStems(fold []byte) {
	p.stems[0], p.nstems = p.mongolian, 1
	s := string(fold)
	for _, end := range endings {
		if len(s) >= len(end)+3 && strings.HasSuffix(s, end) && int(p.nstems) < len(p.stems) {
			p.stems[p.nstems] = hashString(s[:len(s)-len(end)])
			p.nstems++
		}
	}
}

// commonMongolian are given names so frequent that the same two words in the
// other order may be father and son (state registry), folded.
var commonMongolian = func() map[string]bool {
	out := map[string]bool{}
	var f folded
	for _, s := range strings.Fields(`bat bold dorj bayar baatar sukh tumur bilguun erdene enkh ganbold batbold ganbat enkhbold enkhbat
		otgonbayar baterdene munkhbat munkhbayar batbayar ganbaatar enkhbayar altantsetseg oyuunchimeg oyun tuya gantulga sukhbaatar
		batsaikhan ganzorig zorig tulga od ochir chuluun purev davaa dagva byamba nyam lkhagva myagmar bayarmaa narantuya
		enkhtuya bolormaa munkhtsetseg nergui tserendorj dash dashdorj batjargal tsend tseren jargal ganerdene batmunkh batdorj enkhtaivan batchuluun
		gankhuyag khuyag temujin nyamdorj tumurbaatar boldbaatar chinzorig bayarsaikhan ganchimeg amarsaikhan naranbaatar`) {
		foldMongolian(s, &f)
		out[string(f.bytes())] = true
	}
	return out
}()

// titles are words that stand before a name and are no part of it.
var titles = func() map[string]bool {
	out := map[string]bool{}
	for _, s := range strings.Fields(`president vice prime minister premier chairman chairwoman chairperson chair secretary general marshal comrade
		mr mrs ms miss dr doctor prof professor sir madam ambassador director deputy speaker foreign defense defence sen senator rep representative gov governor mp
		colonel col gen lt lieutenant major maj captain capt admiral adm brigadier commander chancellor judge justice mayor leader supreme former acting
		academician hon rev chief first spokesman spokeswoman envoy lawmaker pm honourable honorable his her excellency`) {
		out[s] = true
	}
	return out
}()

// dropTitles leaves out the titles before a name, and guai and Jr after it.
func (c *cut) dropTitles() {
	k := 0
	for k < c.n-1 && titles[c.words[k].base] && !c.words[k].comma {
		k++
	}
	copy(c.words[:], c.words[k:c.n])
	c.n -= k
	if c.n > 1 {
		switch c.words[c.n-1].base {
		case "guai", "jr", "sr":
			c.n--
		}
	}
}
