package person

import "strings"

// short scores the full names found and appends short forms of them: words
// that, elsewhere in the document, are the surname or the last name of one.
func (g *grammar) short(w *weights) {
	full := len(g.found)
	for i := range g.found {
		c := &g.found[i]
		if w.alone(g, c); c.odds >= unlikely {
			g.compete(c)
		}
	}
	for i := range g.found {
		c := &g.found[i]
		if w.together(g, c); c.score >= likely {
			g.know(c)
		}
	}
	g.agree()
	g.singles()
	for i := range g.d.Tokens {
		if g.taken[i] || !g.capital(i) {
			continue
		}
		norm := g.norm(i)
		if score := g.known[norm]; score > 0 {
			g.found = append(g.found, candidate{first: i, last: i + 1, shape: shortForm, of: score})
		} else if g.single[norm] && g.alone(i) {
			g.found = append(g.found, candidate{first: i, last: i + 1, shape: single})
		}
	}
	for i := full; i < len(g.found); i++ {
		w.alone(g, &g.found[i])
		w.together(g, &g.found[i])
	}
}

const (
	likely    = 0.5 // score from which a full name has short forms
	plausible = 0.4 // score from which its parts count
	unlikely  = -2  // logarithm of the odds below which a candidate is no rival of others
)

// know notes the words that c can be called by.
func (g *grammar) know(c *candidate) {
	if (c.shape == mongolianBare || c.shape == mongolianOne) && g.turned(c) {
		c.shape = mongolianReversed
	}
	for i := c.first; i < c.last; i++ {
		g.taken[i] = true
	}
	c.name = g.name(c)
	for _, word := range [...]string{c.name.Surname, c.name.Given} {
		if len(word) > 1 && !strings.ContainsAny(word, " -.") {
			word = strings.ToLower(word)
			g.known[word] = max(g.known[word], c.score)
		}
	}
}

// turned reports whether the document has the first of two Mongolian words by
// itself and not the last: the name is given in the Western order.
func (g *grammar) turned(c *candidate) bool {
	return g.seen[g.norm(c.first)]&seenAlone != 0 && g.seen[g.norm(c.last-1)]&seenAlone == 0
}

// agree gives the likeliest candidate of a grammar that tells the parts of a name
// the score of the likeliest with the same borders: it is as likely a name, and
// its parts are those that count.
func (g *grammar) agree() {
	for i := 0; i < len(g.found); {
		first := g.found[i].first
		from := i
		for i < len(g.found) && g.found[i].first == first {
			i++
		}
		for k := from; k < i; k++ {
			g.raise(g.found[from:i], g.found[k].last)
		}
	}
}

// raise does so for the candidates that end at a token, of those that start at
// one.
func (g *grammar) raise(same []candidate, last int) {
	var telling *candidate
	top := float32(0)
	for i := range same {
		c := &same[i]
		if c.last != last {
			continue
		}
		top = max(top, c.score)
		if c.shape < initialJoined || c.shape >= japaneseBoth && c.shape < westernBoth {
			if telling == nil || c.score > telling.score {
				telling = c
			}
		}
	}
	if telling != nil && telling.score >= plausible {
		telling.score = top
	}
}
