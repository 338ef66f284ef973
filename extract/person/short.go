package person

import (
	"strings"

	"toli/extract"
)

// short appends the short forms of the full names found: words that, elsewhere
// in the document, are the surname or the last name of one of them.
func (g *grammar) short(full []extract.Mention) {
	covered := make([]bool, len(g.d.Tokens))
	known := map[string]float32{}
	for _, m := range full {
		for i := m.First; i < m.Last; i++ {
			covered[i] = true
		}
		if m.Score < 0.7 || m.Name == nil {
			continue
		}
		for _, part := range [...]string{m.Name.Surname, m.Name.Given} {
			if len(part) > 1 && !strings.ContainsAny(part, " -.") {
				known[strings.ToLower(part)] = max(known[strings.ToLower(part)], m.Score-0.1)
			}
		}
	}
	g.last = len(g.d.Tokens)
	for i := range g.d.Tokens {
		if covered[i] || !g.capital(i) {
			continue
		}
		if score := known[g.norm(i)]; score > 0 {
			g.propose(i, i+1, "short", score)
		}
	}
}

// name returns the parts of the name that tokens [first, last) are by the
// grammar of a style.
func (g *grammar) name(first, last int, style string) *extract.Name {
	words := func(a, b int) string {
		if a >= b {
			return ""
		}
		return g.d.TokenSpan(uint32(a), uint32(b)).In(g.d.Text)
	}
	n := &extract.Name{Style: style}
	switch style {
	case "korean", "chinese":
		n.Surname, n.Given = words(first, first+1), words(first+1, last)
	case "korean-reversed":
		n.Style, n.Surname, n.Given = "korean", words(last-1, last), words(first, last-1)
	case "mongolian", "mongolian-initial":
		n.Style, n.Father, n.Given = "mongolian", words(first, first+1), words(first+1, last)
	case "japanese":
		n.Surname, n.Given = words(last-1, last), words(first, last-1)
		if g.role(first)&japaneseSurname != 0 && g.role(last-1)&japaneseSurname == 0 {
			n.Surname, n.Given = words(first, first+1), words(first+1, last)
		}
	case "short":
		return nil
	default:
		n.Surname, n.Given = words(last-1, last), words(first, first+1)
	}
	return n
}
