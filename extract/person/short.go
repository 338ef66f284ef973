package person

import "strings"

// short scores the full names found and appends short forms of them: words
// that, elsewhere in the document, are the surname or the last name of one.
func (g *grammar) short(w *weights) {
	full := len(g.found)
	for i := range g.found {
		c := &g.found[i]
		if w.alone(g, c); c.odds >= unlikely {
			g.rival(c)
		}
	}
	for i := range g.found {
		c := &g.found[i]
		if w.together(g, c); c.score >= likely {
			g.know(c)
		}
	}
	if len(g.known) == 0 {
		return
	}
	for i := range g.d.Tokens {
		if g.taken[i] || !g.capital(i) {
			continue
		}
		if score := g.known[g.norm(i)]; score > 0 {
			g.found = append(g.found, candidate{first: i, last: i + 1, shape: shortForm, of: score})
		}
	}
	for i := full; i < len(g.found); i++ {
		w.alone(g, &g.found[i])
		w.together(g, &g.found[i])
	}
}

// likely is the score from which a full name has short forms; unlikely the
// logarithm of the odds below which a candidate is no rival of others.
const (
	likely   = 0.5
	unlikely = -1
)

// know notes the words that c can be called by.
func (g *grammar) know(c *candidate) {
	if c.shape == mongolianBare && g.turned(c) {
		c.shape = mongolianReversed
	}
	for i := c.first; i < c.last; i++ {
		g.taken[i] = true
	}
	n := g.name(c)
	for _, word := range [...]string{n.Surname, n.Given} {
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
