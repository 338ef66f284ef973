package person

import "toli/extract"

// shape is a form of a name that a rule knows. The zero value is none.
type shape uint8

const (
	noShape           shape = iota
	koreanThree             // Choe Tae Bok
	koreanHyphen            // Song Il-ho
	koreanHalf              // Kim Kye-gwan, where one of the syllables is in no list
	koreanFused             // Min Yongha
	koreanOne               // Choe Hwi
	koreanRare              // Kim Keon Hee, where one of the syllables is in no list
	koreanReversed          // Eun-hee Kwon
	koreanFusedFirst        // Yongha Min
	koreanPairFirst         // Gi Yun Kang
	koreanComma             // Kwon, Eun Hee
	mongolianGenitive       // Tsakhiagiin Elbegdorj
	mongolianBare           // Tsakhia Elbegdorj
	mongolianOne            // Lundeg Purevsuren, where one of the words is less plain
	mongolianReversed       // Enkhbayar Nambaryn
	mongolianClan           // Borjigin Dashdorjiin Natsagdorj
	mongolianJoined         // Ts.Elbegdorj
	mongolianInitial        // Ts. Elbegdorj
	mongolianAfter          // Elbegdorj Ts.
	kazakhBoth              // Badyelkhan Khurmyetbek
	kazakhGenitive          // Zardykhany Kinayat
	kazakhChild             // Nurlan Serikuly
	initialJoined           // N.Smith
	initialOne              // N. Smith
	initialSeveral          // J. R. Smith
	japaneseBoth            // Koizumi Junichiro, Junichiro Koizumi
	japaneseOne             // where one of the words is in no list
	chineseTwo              // Hu Jintao
	chineseOne              // Li Peng
	chineseHyphen           // Wen Jia-bao
	chineseWade             // Mao Tse-tung
	chineseRare             // Hua Chunying, where the surname is in no list
	vietnameseName          // Nguyen Tan Dung
	russianFull             // Vladimir Vladimirovich Putin
	russianPatronymic       // Vladimir Vladimirovich
	russianKnown            // Sergei Naryshkin
	russianOther            // Umar Dzhabrailov
	westernBoth             // Christopher R. Hill
	westernGivenKnown       // Christopher Xyzzy
	westernOther            // Hamid Karzai
	westernThree            // Roy Chapman Andrews
	capitalsComma           // SHISHKOV, Andrei Viktorovich
	capitalsFirst           // GROL Henk
	capitalsKnown           // ASO Taro, where the surname is in a list
	unlisted                // Symuone Uonlasy
	known                   // a person of the gazetteer, with two words or more
	shortForm               // Song
	single                  // President Biden
	numShapes
)

// shapes says, for each shape, its name, the grammar that the parts of the name
// are cut by, and the country that names of the shape are of, if it is one.
var shapes = [numShapes]struct{ name, style, country string }{
	koreanThree:       {"korean-three", "korean", ""},
	koreanHyphen:      {"korean-hyphen", "korean", ""},
	koreanHalf:        {"korean-half", "korean", ""},
	koreanFused:       {"korean-fused", "korean", ""},
	koreanOne:         {"korean-one", "korean", ""},
	koreanRare:        {"korean-rare", "korean", ""},
	koreanReversed:    {"korean-reversed", "korean", ""},
	koreanFusedFirst:  {"korean-fused-first", "korean", ""},
	koreanPairFirst:   {"korean-pair-first", "korean", ""},
	koreanComma:       {"korean-comma", "korean", ""},
	mongolianGenitive: {"mongolian-genitive", "mongolian", "mn"},
	mongolianBare:     {"mongolian-bare", "mongolian", "mn"},
	mongolianOne:      {"mongolian-one", "mongolian", "mn"},
	mongolianReversed: {"mongolian-reversed", "mongolian", "mn"},
	mongolianClan:     {"mongolian-clan", "mongolian", "mn"},
	mongolianJoined:   {"mongolian-joined", "mongolian", ""},
	mongolianInitial:  {"mongolian-initial", "mongolian", ""},
	mongolianAfter:    {"mongolian-after", "mongolian", ""},
	kazakhBoth:        {"kazakh-both", "kazakh", ""},
	kazakhGenitive:    {"kazakh-genitive", "kazakh", "mn"},
	kazakhChild:       {"kazakh-child", "kazakh", ""},
	initialJoined:     {"initial-joined", "western", ""},
	initialOne:        {"initial-one", "western", ""},
	initialSeveral:    {"initial-several", "western", ""},
	japaneseBoth:      {"japanese-both", "japanese", "jp"},
	japaneseOne:       {"japanese-one", "japanese", "jp"},
	chineseTwo:        {"chinese-two", "chinese", ""},
	chineseOne:        {"chinese-one", "chinese", ""},
	chineseHyphen:     {"chinese-hyphen", "chinese", ""},
	chineseWade:       {"chinese-wade", "chinese", ""},
	chineseRare:       {"chinese-rare", "chinese", ""},
	vietnameseName:    {"vietnamese", "vietnamese", "vn"},
	russianFull:       {"russian-full", "russian", ""},
	russianPatronymic: {"russian-patronymic", "russian", ""},
	russianKnown:      {"russian-known", "russian", ""},
	russianOther:      {"russian-other", "russian", ""},
	westernBoth:       {"western-both", "western", ""},
	westernGivenKnown: {"western-given", "western", ""},
	westernOther:      {"western-other", "western", ""},
	westernThree:      {"western-three", "western", ""},
	capitalsComma:     {"capitals-comma", "western", ""},
	capitalsFirst:     {"capitals-first", "western", ""},
	capitalsKnown:     {"capitals-known", "western", ""},
	unlisted:          {"unlisted", "", ""},
	known:             {"known", "", ""},
	shortForm:         {"short", "", ""},
	single:            {"single", "", ""},
}

// name returns the parts of the name that candidate c is by its grammar, nil for
// a short form or a single word.
func (g *grammar) name(c *candidate) *extract.Name {
	if c.shape >= shortForm {
		return nil
	}
	words := func(a, b int) string {
		if a >= b {
			return ""
		}
		return g.d.TokenSpan(uint32(a), uint32(b)).In(g.d.Text)
	}
	first, last := c.first, c.last
	n := &extract.Name{Style: shapes[c.shape].style, Nationality: shapes[c.shape].country}
	switch c.shape {
	case koreanThree, koreanHyphen, koreanHalf, koreanFused, koreanOne, koreanRare, chineseTwo, chineseOne, chineseHyphen, chineseWade, chineseRare, capitalsFirst, capitalsKnown:
		n.Surname, n.Given = words(first, first+1), words(first+1, last)
	case koreanReversed, koreanFusedFirst, koreanPairFirst:
		n.Surname, n.Given = words(last-1, last), words(first, last-1)
	case koreanComma, capitalsComma:
		n.Surname, n.Given = words(first, first+1), words(first+2, last)
	case vietnameseName: // what stands between is a middle name
		n.Surname, n.Given = words(first, first+1), words(last-1, last)
	case mongolianClan:
		n.Clan, n.Father, n.Given = words(first, first+1), words(first+1, first+2), words(first+2, last)
	case mongolianReversed, mongolianAfter, kazakhChild:
		n.Given, n.Father = words(first, last-1), words(last-1, last)
	case mongolianGenitive, mongolianBare, mongolianOne, mongolianJoined, mongolianInitial, kazakhBoth, kazakhGenitive:
		n.Father, n.Given = words(first, first+1), words(first+1, last)
	case japaneseBoth, japaneseOne:
		n.Surname, n.Given = words(last-1, last), words(first, last-1)
		if g.surnameFirst(first, last-1) {
			n.Surname, n.Given = words(first, first+1), words(first+1, last)
		}
	case russianFull:
		n.Given, n.Father, n.Surname = words(first, first+1), words(first+1, first+2), words(first+2, last)
	case russianPatronymic:
		n.Given, n.Father = words(first, first+1), words(first+1, last)
	default:
		n.Surname, n.Given = words(last-1, last), words(first, first+1)
	}
	return n
}

// surnameFirst reports whether the first of two Japanese words is the surname:
// what only one of them can be decides.
func (g *grammar) surnameFirst(a, b int) bool {
	x, y := g.role(a), g.role(b)
	switch {
	case x&japaneseSurname != 0 && y&japaneseSurname == 0:
		return true
	case y&japaneseSurname != 0 && x&japaneseSurname == 0:
		return false
	}
	return x&japaneseGiven == 0 && y&japaneseGiven != 0
}
