package timex

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"toli/extract"
)

var months = wordNumbers("jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october|nov november|dec december")

var weekdays = wordNumbers("mon monday|tue tues tuesday|wed wednesday|thu thur thurs thursday|fri friday|sat saturday|sun sunday")

// seasons give the code of EDTF: 21 spring to 24 winter.
var seasons = map[string]int{"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

var numbers = wordNumbers("one a an|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve")

// wordNumbers numbers groups of words from 1.
func wordNumbers(groups string) map[string]int {
	m := map[string]int{}
	for i, g := range strings.Split(groups, "|") {
		for _, w := range strings.Fields(g) {
			m[w] = i + 1
		}
	}
	return m
}

// shifts are the words that place a unit relative to an anchor.
var shifts = map[string]int{"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}

// prepositions come before a year that stands alone.
var prepositions = wordSet("in of since until till from by to during before after around about through for between late early mid and fiscal year ( , & spring summer autumn fall winter")

// counted are nouns that make the number before them a quantity.
var counted = wordSet(`people persons troops soldiers tons tonnes won dollars yen yuan tugrik tugrug tugriks percent per km kilometers kilometres
	meters metres miles hectares households families workers students deaths cases refugees times years days months hours minutes points votes mw kw mm barrels head
	km2 kg u.s. us million billion euros rubles roubles rounds members`)

// ahead are words that tell that a date beside them lies in the future.
var ahead = wordSet(`will shall may might should plan plans planned scheduled slated set upcoming expected due expects intends forthcoming
	by until till before beyond beginning again next follows returns promised`)

// past are verbs that tell that a date beside them lies in the past, besides
// those in -ed.
var past = wordSet(`was were had did met held went came left took gave made saw told began sent won lost fell rose said paid wrote flew got
	led became broke brought built bought found felt heard kept knew put ran read set spoke spent stood struck taught thought threw drove`)

// notPast are words in -ed that are no past tense of their own.
var notPast = wordSet("united need speed indeed hundred red shed scheduled planned slated expected promised")

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func trimStop(norm string) string { return strings.TrimSuffix(norm, ".") }

// scanner reads the tokens of one sentence.
type scanner struct {
	d    *extract.Document
	last int // end of the sentence
}

func (s *scanner) norm(i int) string {
	if i < 0 || i >= s.last {
		return ""
	}
	return s.d.Tokens[i].Norm
}

func (s *scanner) capital(i int) bool {
	if i < 0 || i >= s.last {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.d.Text[s.d.Tokens[i].Start:])
	return unicode.IsUpper(r)
}

// month returns the month that token i names, or 0.
func (s *scanner) month(i int) int {
	if !s.capital(i) {
		return 0
	}
	return months[trimStop(s.norm(i))]
}

func (s *scanner) weekday(i int) int {
	if !s.capital(i) {
		return 0
	}
	n := s.norm(i)
	if w := weekdays[trimStop(n)]; w > 0 && (len(n) > 5 || strings.HasSuffix(n, ".")) {
		return w
	}
	return 0
}

// day returns the day of a month that token i is, or 0. An ordinal counts.
func (s *scanner) day(i int) int {
	n := s.norm(i)
	for _, suffix := range [...]string{"st", "nd", "rd", "th"} {
		n = strings.TrimSuffix(n, suffix)
	}
	if len(n) == 0 || len(n) > 2 || strings.HasPrefix(s.norm(i+1), "%") {
		return 0
	}
	v, err := strconv.Atoi(n)
	if err != nil || v > 31 {
		return 0
	}
	return v
}

// year returns the year of four digits that token i is, or 0.
func (s *scanner) year(i int) int {
	n := s.norm(i)
	if len(n) != 4 {
		return 0
	}
	v, err := strconv.Atoi(n)
	if err != nil || v < 1000 || v > 2100 {
		return 0
	}
	return v
}

// dash returns the end of a dash between the two ends of a range at token i,
// or of "to", "through", "and", "till"; or i.
func (s *scanner) dash(i int) int {
	switch s.norm(i) {
	case "-", "—", "--", "~", "to", "through", "until", "till", "and", "&":
		return i + 1
	}
	return i
}
