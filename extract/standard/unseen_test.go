package standard

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/seeds"
)

// TestUnseenNames reads sentences about persons whom no list holds: the
// surname of one public person with the given name of another, by country, in
// the spelling of each press. Of these names, at least 95 of 100 are found in
// full.
func TestUnseenNames(t *testing.T) {
	g, err := gazetteer.Open(seeds.Gazetteer)
	if err != nil {
		t.Fatal(err)
	}
	stages, err := Stages(Options{NoProse: true})
	if err != nil {
		t.Fatal(err)
	}
	sentences := []string{
		"%s, vice director of a department, met the guests on Monday.",
		"The talks were attended by %s and officials of the embassy.",
		"Speaking to reporters in Seoul, %s said the plan would go ahead.",
		"The delegation led by %s left Pyongyang by air.",
		"Lawmaker %s asked the minister about the price of coal.",
		"\"We shall see,\" said %s.",
	}
	rng := rand.New(rand.NewPCG(7, 11))
	for _, country := range []string{"kp", "kr", "mn"} {
		names := unseen(g, country, 600, rng)
		found := 0
		for i, name := range names {
			text := fmt.Sprintf(sentences[i%len(sentences)], name)
			d := &extract.Document{ID: "unseen", Text: text}
			for _, s := range stages {
				if err := s.Do(d); err != nil {
					t.Fatal(err)
				}
			}
			hit := false
			for k := range d.Mentions {
				m := &d.Mentions[k]
				hit = hit || m.Label == extract.Person && d.Surface(m) == name
			}
			if hit {
				found++
			} else if testing.Verbose() {
				t.Log(text)
			}
		}
		t.Logf("%s: %d of %d", country, found, len(names))
		if found*100 < len(names)*95 {
			t.Errorf("%s: %d of %d names that no list holds are found", country, found, len(names))
		}
	}
}

// unseen returns n names of persons of a country that the gazetteer does not
// have.
func unseen(g *gazetteer.Gazetteer, country string, n int, rng *rand.Rand) []string {
	known := map[string]bool{}
	var first, rest []string
	for i := range g.Len() {
		e := g.Entry(uint32(i))
		if e.Label != extract.Person || e.Country != country {
			continue
		}
		for _, name := range append(e.Aliases, e.Name) {
			known[strings.ToLower(name)] = true
		}
		if a, b, ok := strings.Cut(e.Name, " "); ok && !strings.Contains(b, " ") && !strings.Contains(a, ".") {
			first, rest = append(first, a), append(rest, b)
		}
	}
	var out []string
	for len(out) < n {
		name := first[rng.IntN(len(first))] + " " + rest[rng.IntN(len(rest))]
		if !known[strings.ToLower(name)] {
			out = append(out, spelt(name, country, len(out)))
		}
	}
	return out
}

// spelt returns a name in one of the spellings of its press.
func spelt(name, country string, i int) string {
	a, b, _ := strings.Cut(name, " ")
	switch {
	case country == "kp" && i%2 == 0:
		parts := strings.Split(b, "-")
		for k, p := range parts {
			parts[k] = strings.ToUpper(p[:1]) + p[1:]
		}
		return a + " " + strings.Join(parts, " ")
	case country == "mn" && i%3 == 0:
		return a[:1] + "." + b
	case country == "mn" && i%3 == 1:
		return a[:1] + ". " + b
	}
	return name
}
