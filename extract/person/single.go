package person

// inTable matches a person of the gazetteer whom no other rule has read.
func (g *grammar) inTable(i int) (int, shape) {
	end := int(g.person[i])
	if end < i+2 || end > g.last || g.has(i, title) || g.matched(i, end) {
		return 0, noShape
	}
	return end, known
}

// singles notes the words outside full names that stand for a person by
// themselves somewhere in the document: behind a title or a word of kinship, as a
// person of the gazetteer, as a speaker of a transcript, surnames before a verb, or
// Mongolian ones.
func (g *grammar) singles() {
	for i := range g.d.Tokens {
		if g.taken[i] || !g.capital(i) || !g.alone(i) {
			continue
		}
		if g.person[i] == int32(i+1) || g.has(i-1, titleSure) || polite[g.norm(i-1)] || g.relative(i) || g.speaks(i) ||
			g.role(i)&surnames != 0 && g.part(i).ordinary == 0 && g.marks[i]&named == 0 && verbs[g.norm(i+1)] ||
			g.role(i)&mongolianLikely != 0 && g.role(i)&westernSurname == 0 {
			g.single[g.norm(i)] = true
		}
	}
}

// alone reports whether token i can be a person by itself as far as the
// gazetteer's titles, days and peoples go.
func (g *grammar) alone(i int) bool {
	return g.marks[i]&(title|calendar|demonym) == 0 && len(g.norm(i)) > 1 && g.person[i] <= int32(i+1)
}

// relative reports whether a word of kinship stands before token i.
func (g *grammar) relative(i int) bool {
	return kin[g.norm(i-1)] || g.norm(i-1) == "," && kin[g.norm(i-2)]
}

// continued reports whether token i has a capital that tells of a name: no day, and
// no word that has one in a heading only.
func (g *grammar) continued(i int) bool {
	return g.capital(i) && g.part(i).ordinary < 2 && g.marks[i]&calendar == 0
}

// joined reports whether a hyphen joins token i to a word that is no person by
// itself.
func (g *grammar) joined(i int) bool {
	person := func(i int) bool { return g.single[g.norm(i)] || g.known[g.norm(i)] > 0 }
	return g.hyphen(i+1) && !person(i+2) || g.hyphen(i-1) && !person(i-2)
}

// speaks reports whether token i is the speaker of what follows.
func (g *grammar) speaks(i int) bool {
	return g.norm(i+1) == ":" && g.upper(i) && (g.start[i] || g.has(i-1, titleSure)) && len(g.norm(i)) > 2
}

const surnames = koreanSurname | chineseSurname | japaneseSurname | westernSurname | otherSurname

var (
	polite = map[string]bool{"mr": true, "mr.": true, "mrs": true, "mrs.": true, "ms": true, "ms.": true, "miss": true, "madam": true, "madame": true, "comrade": true, "sir": true}
	kin    = map[string]bool{"wife": true, "husband": true, "brother": true, "sister": true, "son": true, "daughter": true, "father": true, "mother": true, "uncle": true, "aunt": true, "grandson": true, "nephew": true}
)

// singleFeatures adds the features of a single word.
func (g *grammar) singleFeatures(c *candidate, add func(feature, float32)) {
	i := c.first
	before, after := g.norm(i-1), g.norm(i+1)
	titled, courteous := g.has(i-1, titleSure), polite[before]
	relative := g.relative(i)
	when(add, singleTitled, titled && !courteous)
	when(add, singlePolite, courteous)
	when(add, singleKin, relative)
	when(add, singlePerson, g.person[i] == int32(i+1))
	when(add, singleAgain, !titled && !courteous && !relative && g.person[i] == 0)
	when(add, singleSpeaks, g.speaks(i))
	when(add, singleVerb, g.verb(c))
	when(add, singleArticle, articles[before])
	p := g.part(i)
	when(add, singleOrdinary, p.ordinary == 2)
	when(add, singleMixed, p.ordinary == 1)
	when(add, singleSurname, p.role&surnames != 0)
	if g.role(i)&mongolianLikely != 0 {
		add(singleMongolian, odds(g.norm(i)))
	}
	cover := g.cover[i]
	when(add, singleNamed, cover.len() == 1)
	when(add, singleInNamed, cover.len() > 1)
	when(add, singleHead, g.has(i, head))
	when(add, singleHeadBehind, g.has(i+1, head) || heads[after])
	when(add, singleCapitalBefore, !titled && !courteous && g.capital(i-1) && !g.start[i-1])
	when(add, singleCapitalAfter, g.continued(i+1))
	when(add, singlePreposition, prepositions[before])
	when(add, singleOpens, g.start[i])
	when(add, singleCapitals, g.caps[i])
	when(add, singleOwns, after == "'s")
	when(add, singleLower, g.seen[g.norm(i)]&seenLower != 0)
	when(add, singleHyphen, g.joined(i))
	if r := g.rivals[i]; r.len() > 1 {
		add(singleInFull, r.probability)
	}
	when(add, singleDemonym, g.has(i-1, demonymEnds))
	when(add, singleOf, before == "of")
}
