package person

import "strings"

// western matches a given name, initials or a second one, particles, and a
// surname.
func (g *grammar) western(i int) (int, shape) {
	if g.role(i)&(westernGiven|otherGiven) == 0 || len(g.norm(i)) < 3 {
		return 0, noShape
	}
	k := i + 1
	if g.hyphen(k) && g.capital(k+1) { // Jean-Pierre
		k += 2
	}
	for k < g.last && k < i+4 && (isInitial(g.d.Tokens[k].In(g.d.Text)) || g.role(k)&westernGiven != 0 && g.capital(k) && g.capital(k+1)) {
		k++
	}
	k = g.particle(k)
	if !g.capital(k) || len(g.norm(k)) < 2 {
		return 0, noShape
	}
	end := g.surnameEnd(k)
	switch {
	case g.role(i)&westernGiven == 0:
		if g.role(k)&(otherSurname|westernSurname) == 0 && !isInitial(g.d.Tokens[k-1].In(g.d.Text)) {
			return 0, noShape
		}
		return end, westernOther
	case g.role(k)&westernSurname != 0:
		return end, westernBoth
	}
	return end, westernGivenKnown
}

// particle returns the token behind the particles that start at token k: van
// der, al-.
func (g *grammar) particle(k int) int {
	from := k
	for k < g.last && k < from+3 && particles[g.norm(k)] {
		k++
	}
	if k > from && g.hyphen(k) {
		k++
	}
	return k
}

// surnameEnd returns the end of a name whose surname starts at token k: with
// its second half, and Jr.
func (g *grammar) surnameEnd(k int) int {
	end := k + 1
	if g.hyphen(end) && g.capital(end+1) {
		end += 2
	}
	if g.norm(end) == "," && suffixes[g.norm(end+1)] {
		return end + 2
	}
	if suffixes[g.norm(end)] {
		return end + 1
	}
	return end
}

var (
	suffixes  = map[string]bool{"jr.": true, "sr.": true, "jr": true, "iii": true, "ii": true}
	particles = map[string]bool{"van": true, "von": true, "de": true, "der": true, "bin": true, "al": true, "da": true, "di": true, "la": true, "el": true, "del": true,
		"dos": true, "ibn": true, "le": true, "den": true, "ben": true, "ur": true, "ul": true}
)

// westernLong matches a given name and two more words, of which the last is a
// surname.
func (g *grammar) westernLong(i int) (int, shape) {
	const surname = westernSurname | otherSurname
	if g.role(i)&(westernGiven|otherGiven) == 0 || !g.capital(i+1) || !g.capital(i+2) || g.role(i+2)&surname == 0 || g.role(i+1)&westernGiven != 0 || len(g.norm(i)) < 3 {
		return 0, noShape
	}
	return g.surnameEnd(i + 2), westernThree
}

// capitals matches a surname in capitals and other names that are not, with or
// without a comma between.
func (g *grammar) capitals(i int) (int, shape) {
	if g.caps[i] || !g.upper(i) || len(g.norm(i)) < 2 || g.upper(i-1) {
		return 0, noShape
	}
	k, s := i+1, capitalsFirst
	if g.norm(k) == "," {
		k, s = k+1, capitalsComma
	} else if len(g.norm(i)) < 3 {
		return 0, noShape
	}
	from := k
	for k < from+3 && g.capital(k) && !g.upper(k) {
		k = g.given(k)
	}

	switch {
	case k == from || k > g.last || s == capitalsFirst && k > from+2:
		return 0, noShape
	case s == capitalsFirst && g.role(i)&surnames != 0 && len(g.norm(from)) > 2 && g.part(from).ordinary < 2:
		return k, capitalsKnown
	}
	return k, s
}

// upper reports whether token i is a word in capitals.
func (g *grammar) upper(i int) bool {
	if !g.capital(i) {
		return false
	}
	word := g.d.Tokens[i].In(g.d.Text)
	if len(word) < 2 || word[len(word)-1] == '.' || word[1] >= 'a' && word[1] <= 'z' {
		return false
	}
	return strings.ToUpper(word) == word
}

// unlisted matches two to four capitalised words that stand by themselves or
// behind a title and that neither the gazetteer nor ordinary text has: where no
// grammar knows the parts, what stands around them decides.
func (g *grammar) unlisted(i int) (int, shape) {
	if g.capital(i-1) && !g.has(i-1, titleEnds) || !g.strange(i) {
		return 0, noShape
	}
	k, words := i+1, 1
	for words < 4 {
		next := g.particle(k)
		if g.hyphen(next) {
			next++
		}
		if !g.strange(next) {
			break
		}
		k, words = next+1, words+1
	}
	if words < 2 || g.capital(k) || g.matched(i, k) {
		return 0, noShape
	}
	return k, unlisted
}

// strange reports whether token i is a capitalised word that is no ordinary
// one, and in no name or title of the gazetteer.
func (g *grammar) strange(i int) bool {
	return g.capital(i) && len(g.norm(i)) > 1 && g.marks[i]&(head|title|demonym|calendar|named) == 0 &&
		(g.part(i).ordinary < 2 || g.role(i)&westernSurname != 0)
}
