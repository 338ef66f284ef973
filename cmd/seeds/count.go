package main

import (
	"encoding/json"
	"strings"
	"unicode"
)

// counts tells how names and words are used in the corpora.
type counts struct {
	place, other map[string]int  // machine-labelled names, two taggers agreeing
	lower        map[string]int  // words written in lower case
	names        map[string]bool // surnames and given names of persons
}

var silver = []string{"corpora/silver_gmb.jsonl.gz", "corpora/silver_kcna.jsonl.gz", "corpora/silver_wh.jsonl.gz"}

// count counts the machine-labelled corpora.
func count(f *facts) *counts {
	c := &counts{place: map[string]int{}, other: map[string]int{}, lower: map[string]int{}, names: map[string]bool{}}
	for _, name := range silver {
		f.lines(name, func(line string) {
			if err := c.document(line); err != nil {
				f.err = err
			}
		})
	}
	for _, name := range []string{"names/us_census_surnames.tsv", "names/us_census_given_male.tsv", "names/us_census_given_female.tsv"} {
		n := 0
		f.tsv(name, func(r record) {
			if n++; n <= 1500 { // the common ones; rare surnames are mostly places
				c.names[strings.ToLower(r["name"])] = true
			}
		})
	}
	for _, name := range []string{"names/kp_surnames_latin.tsv", "names/kr_surname_spellings.tsv"} {
		f.tsv(name, func(r record) { c.names[strings.ToLower(r["latin"])] = true })
	}
	f.lines("names/chinese_surnames_pinyin.txt", func(s string) { c.names[strings.ToLower(s)] = true })
	return c
}

func (c *counts) document(line string) error {
	var d struct {
		Text  string
		Spans [][]any
	}
	if err := json.Unmarshal([]byte(line), &d); err != nil {
		return err
	}
	text := []rune(d.Text)
	for _, s := range d.Spans {
		c.span(text, s)
	}
	for _, w := range strings.FieldsFunc(d.Text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		if w[0] >= 'a' && w[0] <= 'z' {
			c.lower[w]++
		}
	}
	return nil
}

// span counts one label: [start, end, label, taggers].
func (c *counts) span(text []rune, s []any) {
	if len(s) < 4 {
		return
	}
	by, _ := s[3].(string)
	if !strings.Contains(by, "c") || !strings.Contains(by, "s") {
		return
	}
	from, to := s[0].(float64), s[1].(float64)
	key := foldKey(string(text[int(from):int(to)]))
	switch s[2] {
	case "PLACE":
		c.place[key]++
	case "PERSON", "ORG":
		c.other[key]++
	}
}

// prior moves the base prior of a name by how the corpora use it.
func (c *counts) prior(name string, base float64) float64 {
	key := foldKey(name)
	p, o := float64(c.place[key]), float64(c.other[key])
	if p+o >= 5 {
		return clamp((p + 4*base) / (p + o + 4))
	}
	if strings.Contains(key, " ") {
		return base
	}
	if c.lower[key] >= 3 {
		return 0.03
	}
	if c.names[key] {
		return min(base, 0.1)
	}
	return base
}

// ordinary reports whether a name is a word of the language, or mostly the name
// of something other than a place.
func (c *counts) ordinary(name string) bool {
	key := foldKey(name)
	if n := c.other[key]; n > 3 && n > 2*c.place[key] {
		return true
	}
	return !strings.Contains(key, " ") && c.lower[key] >= 3 && c.place[key] < c.lower[key]
}

func clamp(p float64) float64 { return max(0.02, min(0.99, p)) }
