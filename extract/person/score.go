package person

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"

	"toli/extract"
	"toli/extract/romanize"
)

// weightTable has a feature and its weight a line.
//
//go:generate go run fit.go names.go table.go FOLDER TESTDATA
//go:embed weights.txt
var weightTable string

// feature is the number of a feature: the shapes, then those below. Yes is 1;
// those of frequency are up to 1 for the most frequent.
type feature uint8

const (
	titleBefore       feature = iota + feature(numShapes) // President X
	titleAfter                                            // X, the president
	titleWithin                                           // part of a title among its words
	titleOfSeveral                                        // all its words are of titles
	demonymBefore                                         // Mongolian X
	demonymWithin                                         // a demonym among its words
	articleBefore                                         // the X
	prepositionOf                                         // in, at, from, near X
	verbBeside                                            // X said, said X
	owns                                                  // X's
	capitalBefore                                         // a capitalised word before, no title
	capitalAfter                                          // a capitalised word behind
	headAfter                                             // X University, X dynasty
	headLast                                              // a head noun as its last word
	headFirst                                             // a head noun among its other words
	theNamed                                              // a place or body of the gazetteer, with these borders
	partOfNamed                                           // part of a place or body of the gazetteer
	crossesNamed                                          // a place or body begins in it and ends behind, or the other way
	firstNamed                                            // its first word is a place or body
	lastNamed                                             // its last word is
	lowerFirst                                            // the document has its first word in lower case
	lowerLast                                             // its last word
	mixedFirst                                            // text has its first word in lower case too
	mixedLast                                             // its last word
	ordinaryFirst                                         // text has its first word hardly otherwise
	ordinaryLast                                          // its last word
	aloneFirst                                            // the document has its first word by itself
	aloneLast                                             // its last word
	titleWithinKorean                                     // of Korean and Chinese names, whose syllables are titles and heads
	headLastKorean
	calendarWord    // a month or weekday among its words
	inCapitals      // in a line of capitals
	opens           // at the beginning of a sentence
	inList          // beside another candidate, with a comma or "and" between
	inLonger        // part of a longer candidate
	crossesOther    // a longer candidate begins in it, or ends
	hyphenBeside    // a hyphen joins it to a word before or behind
	ofNamed         // Order of X
	ownsNamed       // X's Works
	severalWords    // of three words or more
	surnameFrequent // how frequent the surname is
	givenFrequent   // how frequent the given name is, the rarer syllable of a Korean one
	mongolianOdds   // how Mongolian the given name looks, from -1 to 1
	fatherOdds      // likewise of the father's name
	unknownFirst    // its first word is in no list
	unknownLast     // its last word
	shortTitled     // features of short forms
	shortOf         // the logarithm of the odds of the full name
	shortLower
	shortOrdinary
	shortMixed
	shortNamed
	shortInNamed
	shortHead
	shortCapital
	shortArticle
	shortVerb
	shortOpens
	shortCapitals
	shortOwns
	shortPreposition
	shortOrdinaryOpens
	shortHyphen
	shortCalendar
	shortPerson  // a person of the gazetteer
	personNamed  // a person of the gazetteer, with these borders
	personFirst  // one begins it
	inPerson     // part of one
	singleTitled // features of single words
	singlePolite
	singleKin
	singlePerson
	singleAgain
	singleSpeaks
	singleVerb
	singleArticle
	singleOrdinary
	singleMixed
	singleSurname
	singleMongolian
	singleNamed
	singleInNamed
	singleHead
	singleHeadBehind
	singleCapitalBefore
	singleCapitalAfter
	singlePreposition
	singleOpens
	singleCapitals
	singleOwns
	singleLower
	singleHyphen
	singleInFull
	singleDemonym
	singleOf
	numFeatures
)

var featureNames = func() (names [numFeatures]string) {
	for s := range shapes {
		names[s] = shapes[s].name
	}
	for i, s := range strings.Fields(`title-before title-after title-within title-all demonym-before demonym-within article-before preposition-before
		verb-beside possessive capital-before capital-after head-after head-last head-first
		named part-of-named crosses-named first-named last-named lower-first lower-last mixed-first mixed-last
		ordinary-first ordinary-last alone-first alone-last title-within-korean head-last-korean calendar capitals opens listed in-longer crosses-other hyphen-beside of-named possessive-named
		several surname-frequent given-frequent mongolian-odds father-odds unknown-first unknown-last
		short-titled short-of short-lower short-ordinary short-mixed short-named short-in-named short-head short-capital
		short-article short-verb short-opens short-capitals short-possessive short-preposition short-ordinary-opens short-hyphen short-calendar short-person
		person-named person-first in-person single-titled single-polite single-kin single-person single-again single-speaks single-verb single-article single-ordinary single-mixed single-surname single-mongolian single-named single-in-named single-head single-head-behind single-capital-before single-capital-after single-preposition single-opens single-capitals single-owns single-lower single-hyphen single-in-full single-demonym single-of`) {
		names[int(titleBefore)+i] = s
	}
	return names
}()

// weights of the features.
type weights [numFeatures]float32

var builtin = sync.OnceValue(func() *weights {
	w, err := parseWeights(weightTable)
	if err != nil {
		panic(err) // a test opens it
	}
	return w
})

// parseWeights reads lines of a feature and its weight; what is not there is 0.
func parseWeights(table string) (*weights, error) {
	numbers := map[string]int{}
	for i, name := range featureNames {
		numbers[name] = i
	}
	var w weights
	n := 0
	for line := range strings.Lines(table) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		name, number, _ := strings.Cut(line, " ")
		x, err := strconv.ParseFloat(number, 32)
		i, ok := numbers[name]
		if err != nil || !ok {
			return nil, fmt.Errorf("weights.txt:%d: %q is no feature and weight", n, line)
		}
		w[i] = float32(x)
	}
	return &w, nil
}

// alone sets the logarithm of the odds that c is a name, other candidates left
// aside.
func (w *weights) alone(g *grammar, c *candidate) {
	c.odds = 0
	g.features(c, func(f feature, x float32) { c.odds += w[f] * x })
}

// logistic returns the probability of the logarithm of odds.
func logistic(odds float32) float32 { return float32(1 / (1 + math.Exp(-float64(odds)))) }

// together sets the probability that c is a name beside the others.
func (w *weights) together(g *grammar, c *candidate) {
	sum := c.odds
	if c.shape < shortForm {
		g.amongOthers(c, func(f feature, x float32) { sum += w[f] * x })
	}
	c.score = logistic(sum)
}

// features calls add with the features of c, but for those that other
// candidates give it.
func (g *grammar) features(c *candidate, add func(feature, float32)) {
	add(feature(c.shape), 1)
	switch c.shape {
	case shortForm:
		g.shortFeatures(c, add)
		return
	case single:
		g.singleFeatures(c, add)
		return
	}
	g.beside(c, add)
	g.inGazetteer(c, add)
	g.ends(c, add)
	g.frequencies(c, add)
}

func when(add func(feature, float32), f feature, is bool) {
	if is {
		add(f, 1)
	}
}

// beside adds what stands before and behind.
func (g *grammar) beside(c *candidate, add func(feature, float32)) {
	b, a := c.first-1, c.last
	titled := g.titled(c)
	when(add, titleBefore, titled)
	when(add, titleAfter, g.norm(a) == "," && g.titleAt(a+1))
	when(add, demonymBefore, g.has(b, demonymEnds))
	when(add, articleBefore, articles[g.norm(b)])
	when(add, prepositionOf, prepositions[g.norm(b)])
	when(add, verbBeside, g.verb(c))
	when(add, owns, g.norm(a) == "'s" || g.norm(a) == "'")
	when(add, ownsNamed, g.norm(a) == "'s" && g.capital(a+1))
	when(add, ofNamed, g.norm(b) == "of" && (g.capital(b-1) || g.norm(b-1) == "birth"))
	when(add, hyphenBeside, g.hyphen(a) || g.hyphen(b))
	when(add, capitalBefore, !titled && g.capital(b) && !g.start[b])
	when(add, capitalAfter, g.capital(a))
	when(add, headAfter, g.has(a, head) || heads[g.norm(a)])
	when(add, inCapitals, g.caps[c.first])
	when(add, opens, g.start[c.first])
}

func (g *grammar) has(i int, m mark) bool { return i >= 0 && i < len(g.marks) && g.marks[i]&m != 0 }

// titled reports whether a title stands before c.
func (g *grammar) titled(c *candidate) bool { return g.has(c.first-1, titleEnds) }

// titleAt reports whether a title starts at token i, or behind an article or
// the like.
func (g *grammar) titleAt(i int) bool {
	for k := i; k < i+4; k++ {
		if g.has(k, titleStarts) {
			return true
		}
		if !openings[g.norm(k)] && !g.has(k, demonym) {
			return false
		}
	}
	return false
}

func (g *grammar) verb(c *candidate) bool {
	return verbs[g.norm(c.last)] || verbs[g.norm(c.first-1)]
}

var (
	articles     = map[string]bool{"the": true, "a": true, "an": true}
	openings     = map[string]bool{"the": true, "a": true, "an": true, "his": true, "her": true, "its": true, "then": true, "former": true, "who": true}
	prepositions = map[string]bool{"in": true, "at": true, "from": true, "near": true, "through": true, "across": true, "around": true, "outside": true, "into": true}
	verbs        = map[string]bool{"said": true, "says": true, "told": true, "added": true, "met": true, "asked": true, "replied": true, "declared": true, "noted": true,
		"stressed": true, "warned": true, "attended": true, "visited": true, "arrived": true, "spoke": true, "was": true, "who": true, "has": true, "had": true, "will": true, "is": true}
	heads = map[string]bool{"dynasty": true, "kingdom": true, "era": true, "university": true, "park": true, "square": true, "street": true, "award": true, "prize": true, "day": true, "act": true, "culture": true}
)

// inGazetteer adds how c meets what the gazetteer has.
func (g *grammar) inGazetteer(c *candidate, add func(feature, float32)) {
	first, last := int32(c.first), int32(c.last)
	x, y := g.cover[c.first], g.cover[c.last-1]
	around := func(s span) bool { return s.len() > 0 && s.first <= first && s.last >= last }
	switch {
	case x == span{first, last}:
		add(theNamed, 1)
	case around(x):
		add(partOfNamed, 1)
	case x.len() > 0 && x.first < first || y.len() > 0 && y.last > last:
		add(crossesNamed, 1)
	default:
		when(add, firstNamed, x.len() > 0)
		when(add, lastNamed, y.len() > 0)
	}
	titles, all, within := 0, mark(0), c.last-c.first
	for i := c.first; i < c.last; i++ {
		if g.marks[i]&title != 0 {
			titles++
		}
		all |= g.marks[i]
		when(add, headFirst, i+1 < c.last && g.marks[i]&head != 0 && i == c.first)
	}
	inTitle, atHead := titleWithin, headLast
	if style := shapes[c.shape].style; style == "korean" || style == "chinese" {
		inTitle, atHead = titleWithinKorean, headLastKorean
	}
	when(add, inTitle, titles > 0 && titles < within)
	when(add, titleOfSeveral, titles == within)
	when(add, demonymWithin, all&demonym != 0)
	when(add, calendarWord, all&calendar != 0)
	when(add, atHead, g.marks[c.last-1]&head != 0)
	switch end := g.person[c.first]; {
	case end == last:
		add(personNamed, 1)
	case end > last:
		add(inPerson, 1)
	case end > first+1:
		add(personFirst, 1)
	}
}

// amongOthers adds how c meets other candidates.
func (g *grammar) amongOthers(c *candidate, add func(feature, float32)) {
	first, last := int32(c.first), int32(c.last)
	for _, r := range [...]rival{g.rivals[c.first], g.rivals[c.last-1]} {
		if r.first <= first && r.last >= last && r.len() > last-first {
			add(inLonger, r.probability)
			break
		}
		if r.first < first || r.last > last && r.len() > 0 {
			add(crossesOther, r.probability)
			break
		}
	}
	when(add, inList, g.neighbour(c.first-1, -1) || g.neighbour(c.last, 1))
}

// neighbour reports whether another candidate follows a comma or "and" at token
// i in a direction.
func (g *grammar) neighbour(i, step int) bool {
	for k := 0; k < 2; k++ {
		if n := g.norm(i); n != "," && n != "and" && n != ";" {
			break
		}
		i += step
		if i >= 0 && i < len(g.rivals) && g.rivals[i].probability > 0.3 {
			return true
		}
	}
	return false
}

// ends adds what the first and last word are elsewhere.
func (g *grammar) ends(c *candidate, add func(feature, float32)) {
	first, last := g.norm(c.first), g.norm(c.last-1)
	when(add, severalWords, c.last-c.first > 2)
	x, y := g.seen[first], g.seen[last]
	when(add, lowerFirst, x&seenLower != 0)
	when(add, lowerLast, y&seenLower != 0)
	when(add, aloneFirst, x&seenAlone != 0)
	when(add, aloneLast, y&seenAlone != 0)
	switch g.part(c.first).ordinary {
	case 1:
		add(mixedFirst, 1)
	case 2:
		add(ordinaryFirst, 1)
	}
	switch g.part(c.last - 1).ordinary {
	case 1:
		add(mixedLast, 1)
	case 2:
		add(ordinaryLast, 1)
	}
	when(add, unknownFirst, g.role(c.first) == 0)
	when(add, unknownLast, g.role(c.last-1) == 0)
}

// frequencies adds how frequent, or how much of its language, the parts are.
func (g *grammar) frequencies(c *candidate, add func(feature, float32)) {
	first, last := c.first, c.last-1
	often := func(i, as int) float32 { return float32(g.part(i).frequent[as]) / 9 }
	switch shapes[c.shape].style {
	case "korean":
		surname, from, to := first, first+1, last+1
		if c.shape == koreanReversed || c.shape == koreanFusedFirst || c.shape == koreanPairFirst {
			surname, from, to = last, first, last
		}
		add(surnameFrequent, often(surname, asKoreanSurname))
		add(givenFrequent, g.rarest(from, to))
	case "japanese":
		add(surnameFrequent, max(often(first, asJapaneseSurname), often(last, asJapaneseSurname)))
	case "western":
		add(surnameFrequent, often(last, asWesternSurname))
		add(givenFrequent, often(first, asWesternGiven))
	case "mongolian", "kazakh":
		add(mongolianOdds, odds(g.norm(last)))
		if len(g.norm(first)) > 3 {
			add(fatherOdds, odds(g.norm(first)))
		}
	}
}

// rarest returns how frequent the rarest syllable of the given name [from, to)
// is, 0.5 where it is one word.
func (g *grammar) rarest(from, to int) float32 {
	if to == from+1 && g.role(from)&koreanSyllable == 0 {
		return 0.5
	}
	least := uint8(9)
	for i := from; i < to; i++ {
		if g.d.Tokens[i].Kind == extract.Word {
			least = min(least, g.part(i).frequent[asKoreanSyllable])
		}
	}
	return float32(least) / 9
}

func odds(norm string) float32 {
	return float32(min(20, max(-20, romanize.MongolianOdds(norm)))) / 20
}

// shortFeatures adds the features of a short form.
func (g *grammar) shortFeatures(c *candidate, add func(feature, float32)) {
	norm := g.norm(c.first)
	add(shortOf, float32(math.Log(float64(c.of)/max(1e-4, 1-float64(c.of))))/4)
	p := g.part(c.first)
	when(add, shortTitled, g.titled(c))
	when(add, shortLower, g.seen[norm]&seenLower != 0)
	when(add, shortMixed, p.ordinary == 1)
	when(add, shortOrdinary, p.ordinary == 2)
	cover := g.cover[c.first]
	when(add, shortNamed, cover.len() == 1)
	when(add, shortInNamed, cover.len() > 1)
	when(add, shortHead, g.has(c.last, head) || heads[g.norm(c.last)])
	when(add, shortCapital, g.capital(c.first-1) && !g.titled(c) && !g.start[c.first-1] || g.continued(c.last))
	when(add, shortArticle, articles[g.norm(c.first-1)])
	when(add, shortVerb, g.verb(c))
	when(add, shortOpens, g.start[c.first])
	when(add, shortCapitals, g.caps[c.first])
	when(add, shortOwns, g.norm(c.last) == "'s")
	when(add, shortPreposition, prepositions[g.norm(c.first-1)])
	when(add, shortOrdinaryOpens, g.start[c.first] && p.ordinary == 2)
	when(add, shortCalendar, g.has(c.first, calendar))
	when(add, shortPerson, g.person[c.first] == int32(c.last))
	when(add, shortHyphen, g.joined(c.first))
}
