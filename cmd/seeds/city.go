package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// minimum is the population from which settlements of a country are taken; those
// of the first three are taken all.
func minimum(cc string) int {
	switch cc {
	case "mn", "kp", "kr":
		return 0
	case "cn", "jp", "ru", "kz", "tw", "hk", "mo":
		return 15000
	}
	return 100000
}

type settlement struct {
	row
	admin1     string
	feature    string
	alternates []string
}

// pressCities are names of the English press where GeoNames has another, by
// GeoNames number.
var pressCities = map[string]string{"2028462": "Ulaanbaatar", "4140963": "Washington, D.C.", "3703443": "Panama City"}

// settlements returns the settlements of both GeoNames tables, the largest first.
func settlements(f *facts, c *counts) []*settlement {
	byID := map[string]*settlement{}
	f.tsv("facts/geonames_region.tsv", func(r record) {
		s := newSettlement(r, r["cc"])
		s.feature = r["fcode"]
		s.alternates = append(strings.Split(r["alternatenames"], ","), r["asciiname"])
		byID[s.geonames] = s
	})
	f.tsv("facts/world_cities15000.tsv.gz", func(r record) {
		s := newSettlement(r, r["country"])
		known := c.place[foldKey(s.name)] >= 3 // a smaller place that the news names
		if byID[s.geonames] != nil || s.population < minimum(s.country) && !known {
			return
		}
		s.alternates = strings.Split(r["latin_alternates"], "|")
		byID[s.geonames] = s
	})
	var all []*settlement
	for _, s := range byID {
		if s.feature != "PPLX" && slug(s.name) != "" { // a section of a city; a name in another script
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b *settlement) int {
		return cmp.Or(cmp.Compare(b.population, a.population), cmp.Compare(a.geonames, b.geonames))
	})
	return all
}

func newSettlement(r record, cc string) *settlement {
	s := &settlement{admin1: r["admin1"]}
	s.population, _ = strconv.Atoi(r["population"])
	s.row = row{
		name: r["name"], label: "PLACE", kind: "settlement", country: strings.ToLower(cc), geonames: r["geonameid"],
		lat: r["lat"], lon: r["lon"], source: "geonames", population: s.population, unit: r["admin1"],
	}
	if s.population >= 100000 {
		s.kind = "city"
	}
	return s
}

// cities adds the settlements. Names that rows by hand give to drawn ones are
// those of larger places.
func cities(f *facts, t *table, c *counts, capitals map[string][]string, hand []*row) {
	taken, countryNames := map[string]bool{}, map[string]bool{} // names that mean a larger place
	for _, r := range t.rows {
		taken[foldKey(r.name)] = true
		for _, name := range append(r.aliases, r.name) {
			countryNames[foldKey(name)] = true
		}
	}
	for _, r := range hand {
		if r.kind == "" {
			for _, name := range r.aliases {
				taken[foldKey(name)] = true
			}
		}
	}
	for _, s := range settlements(f, c) {
		if s.name == "Brits" {
			continue // a town of South Africa; in text, people
		}
		s.spell(c)
		s.aliases = slices.DeleteFunc(s.aliases, func(a string) bool { return countryNames[foldKey(a)] })
		s.weigh(c, capitals, taken, countryNames)
		r := s.row
		t.add(&r, "place")
	}
}

// weigh sets the prior: by size, by use, and low when a larger place has the name.
func (s *settlement) weigh(c *counts, capitals map[string][]string, taken, countryNames map[string]bool) {
	base := 0.3
	for _, step := range []struct {
		n int
		p float64
	}{{1000000, 0.9}, {300000, 0.85}, {100000, 0.75}, {50000, 0.55}, {15000, 0.4}} {
		if s.population >= step.n {
			base = step.p
			break
		}
	}
	key := foldKey(s.name)
	capital := s.feature == "PPLC" || s.population > 50000 && slices.Contains(capitals[s.country], key)
	if capital {
		base, s.kind = 0.95, "city"
	}
	switch {
	case countryNames[key]:
		s.prior = 0.3 // as Singapore and Djibouti
	case capital:
		s.prior = c.prior(s.name, base)
	case taken[key]:
		s.prior = min(0.1, base/4)
	default:
		s.prior = c.prior(s.name, base)
	}
	taken[key] = true
}

// spell sets name and aliases: the plain name, spellings of the same name for
// the countries of the region, and elsewhere those seen in English text.
func (s *settlement) spell(c *counts) {
	source, _, _ := strings.Cut(s.name, ", ") // "Misato, Saitama" is there to tell it from others
	s.name = cmp.Or(pressCities[s.geonames], plain(source))
	if s.country == "kp" || s.country == "kr" {
		s.name = strings.ReplaceAll(s.name, "'", "")
	}
	s.aliases = append(s.aliases, source)
	switch s.country {
	case "kp", "kr":
		s.spellKorean(c)
	case "mn":
		s.spellMongolian(c)
	default:
		s.keep(func(a string) bool { return c.place[foldKey(a)] > 1 && c.place[foldKey(a)] > c.other[foldKey(a)] })
	}
	if slices.Contains([]string{"cn", "jp", "kr", "kp", "mn", "ru", "tw", "kz"}, s.country) && s.population >= 50000 && !strings.HasSuffix(s.name, "City") {
		s.aliases = append(s.aliases, s.name+" City")
	}
	s.nativeNames()
}

// keep adds the alternates in Latin script, with a capital, that ok accepts.
func (s *settlement) keep(ok func(string) bool) {
	for _, a := range s.alternates {
		if a == "" || !isLatin(a) || strings.ContainsAny(a, "()/") || !unicode.IsUpper([]rune(a)[0]) {
			continue
		}
		if len(a) <= 4 && a == strings.ToUpper(a) || lowerWord(a) || !ok(a) {
			continue // an airport code, a name of a thing
		}
		s.aliases = append(s.aliases, plain(a))
	}
}

// lowerWord reports whether a word inside the name starts in lower case, as the
// Mongolian suffixes of "Darbi sumu" do.
func lowerWord(a string) bool {
	for _, w := range strings.Fields(a)[1:] {
		if unicode.IsLower([]rune(w)[0]) {
			return true
		}
	}
	return false
}

// plain drops the marks of transcription that the English press never prints.
func plain(s string) string {
	return strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "ŏ", "o", "ŭ", "u", "Ŏ", "O", "Ŭ", "U", "ĭ", "i", "ă", "a").Replace(s)
}

var scripts = map[string][]*unicode.RangeTable{
	"mn": {unicode.Cyrillic}, "ru": {unicode.Cyrillic}, "kz": {unicode.Cyrillic}, "kp": {unicode.Hangul}, "kr": {unicode.Hangul},
	"cn": {unicode.Han}, "tw": {unicode.Han}, "jp": {unicode.Han},
}

// nativeNames takes the first names in the script of the country. Of those in
// Cyrillic, which several languages of a country write, it takes the one that
// reads most like the name, the longer of two (Казань, not Казан).
func (s *settlement) nativeNames() {
	if scripts[s.country] == nil {
		return
	}
	var all []string
	for _, a := range s.alternates {
		if inScript(a, scripts[s.country]...) {
			all = append(all, a)
		}
	}
	if slices.Contains(scripts[s.country], unicode.Cyrillic) && len(all) > 0 {
		all = []string{slices.MinFunc(all, func(a, b string) int { return cmp.Or(s.far(a)-s.far(b), len(b)-len(a), strings.Compare(b, a)) })}
	}
	s.native = append(s.native, all[:min(2, len(all))]...)
}

// far tells how far a name in Cyrillic is from the name, first by its sounds, then
// by their number. Spellings that are not Russian are farther than any.
func (s *settlement) far(a string) int {
	sounds := foldKey(strings.TrimSpace(russian.Replace(a + " ")))
	d := 100*distance(sounds, foldKey(s.name)) + len(sounds)
	if s.country == "ru" && (strings.ContainsAny(a, "ъ") || strings.HasSuffix(a, "ьк") || !isLatin(sounds)) {
		d += 10000
	}
	return d
}

// distance is the least number of letters to put in, leave out or change that
// makes b of a (Levenshtein 1966).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal, row[j+1] = row[j+1], min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}
