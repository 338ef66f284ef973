package main

import (
	"strconv"

	"toli/extract/gazetteer"
	"toli/score"
)

// entriesOf returns the entries of g that a gold mention may be linked to: by
// its identifier (ours, Wikidata's or Geonames'), or else those whose name is
// its value, or else those with such an alias.
func entriesOf(g *gazetteer.Gazetteer) func(score.Span) []string {
	byName := map[string][]string{}
	byID := map[string][]string{}
	g.All(func(_ uint32, e gazetteer.Entry) bool {
		key := e.Label.String() + " " + e.Name
		byName[key] = append(byName[key], e.ID)
		for _, id := range [...]string{e.ID, e.Wikidata, strconv.Itoa(int(e.Geonames))} {
			byID[id] = append(byID[id], e.ID)
		}
		return true
	})
	delete(byID, "")
	delete(byID, "0")
	return func(s score.Span) []string {
		if s.ID != "" {
			return append(byID[s.ID], s.ID)
		}
		if ids := byName[s.Label+" "+s.Value]; ids != nil {
			return ids
		}
		var ids []string
		for _, i := range g.Named(s.Value, nil) {
			if e := g.Entry(g.Meant(i)); e.Label.String() == s.Label {
				ids = append(ids, e.ID)
			}
		}
		return ids
	}
}
