//go:build ignore

package main

import (
	"log"
	"math/rand/v2"
	"strconv"
	"strings"

	"toli/extract"
	"toli/extract/romanize"
)

// names makes names of persons whom no list holds.
type names struct {
	rng                                    *rand.Rand
	northSurname, northGiven               drawn
	southSurname, southGiven               drawn
	japaneseSurname, japaneseGiven         drawn
	westernSurname, westernGiven           drawn
	mongolian, kazakh, clans               drawn
	chineseSurname, chineseGiven           drawn
	russianGiven, patronymics, russianLast drawn
	vietnameseSurname, vietnamese          drawn
}

// drawn is a list to draw from, by weight.
type drawn struct {
	words []string
	sums  []float64
}

func (d *drawn) add(w string, weight float64) {
	if w == "" || weight <= 0 {
		return
	}
	sum := weight
	if n := len(d.sums); n > 0 {
		sum += d.sums[n-1]
	}
	d.words, d.sums = append(d.words, strings.ToUpper(w[:1])+w[1:]), append(d.sums, sum)
}

func (d *drawn) draw(rng *rand.Rand) string {
	x := rng.Float64() * d.sums[len(d.sums)-1]
	lo, hi := 0, len(d.sums)-1
	for lo < hi {
		if mid := (lo + hi) / 2; d.sums[mid] > x {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return d.words[lo]
}

func newNames(dir string) *names {
	n := &names{rng: rand.New(rand.NewPCG(1, 2))}
	column(dir, "names/kp_surnames_latin.tsv", 0, 1, &n.northSurname)
	column(dir, "names/kp_given_syllables_latin.tsv", 0, 1, &n.northGiven)
	column(dir, "names/kr_surname_spellings.tsv", 1, 2, &n.southSurname)
	column(dir, "names/kr_given_spellings.tsv", 1, 2, &n.southGiven)
	column(dir, "names/us_census_surnames.tsv", 0, 1, &n.westernSurname)
	column(dir, "names/us_census_given_male.tsv", 0, 1, &n.westernGiven)
	column(dir, "names/us_census_given_female.tsv", 0, 1, &n.westernGiven)
	column(dir, "names/chinese_surnames_pinyin.txt", 0, -1, &n.chineseSurname)
	long := strings.NewReplacer("ou", "o", "oo", "o", "uu", "u")
	lines(dir, "names/japanese_surnames_romaji.tsv", "\t", func(f []string) { n.japaneseSurname.add(long.Replace(strings.Split(f[0], "|")[0]), amount(f[2])) })
	lines(dir, "names/japanese_given_romaji.tsv", "\t", func(f []string) { n.japaneseGiven.add(long.Replace(strings.Split(f[0], "|")[0]), 0.2+amount(f[2])) })
	lines(dir, "facts/mongolian_clan_names.csv.gz", ",", func(f []string) { n.clans.add(single(f[len(f)-1]), 1) })
	lines(dir, "facts/mongolian_personal_names.csv.gz", ",", n.registered)
	lines(dir, "facts/world_leaders_2019.tsv", "\t", n.leader)
	return n
}

// single returns a word, or nothing for what is no single word.
func single(s string) string {
	if len(s) < 4 || strings.ContainsAny(s, " -.") {
		return ""
	}
	return s
}

func (n *names) registered(f []string) {
	name := f[len(f)-1]
	for _, end := range []string{"byek", "bek", "bai", "gul", "gali", "jan", "murat", "bolat", "bergen", "khan"} {
		if strings.HasSuffix(name, end) && !strings.HasSuffix(name, "saikhan") && len(name) > len(end)+2 {
			n.kazakh.add(single(name), 1)
			return
		}
	}
	if !strings.Contains(name, " ") && len(name) > 3 {
		n.mongolian.add(name, 1)
	}
}

// leader takes the parts of an office holder's name, whose surname is in capitals.
func (n *names) leader(f []string) {
	w := strings.Fields(f[2])
	last := len(w) - 1
	switch f[0] {
	case "Vietnam":
		n.vietnameseSurname.add(w[0], 1)
		for _, s := range w[1:] {
			n.vietnamese.add(strings.ToLower(s), 1)
		}
	case "China":
		if len(w) == 2 {
			n.chineseGiven.add(w[1], 1)
		}
	case "Russia", "Belarus", "Kazakhstan", "Kyrgyzstan", "Turkmenistan", "Tajikistan":
		if last > 0 {
			n.russianGiven.add(w[0], 1)
			n.russianLast.add(strings.ToLower(w[last]), 1)
		}
		if last == 2 {
			n.patronymics.add(w[1], 1)
		}
	}
}

// other returns a copy of d with other names: of the same kind mostly, one in
// four of any kind.
func (n *names) other(d labelled) labelled {
	out := labelled{fold: d.fold, copied: true}
	full := map[string]string{} // old name → new one
	part := map[string]string{} // a word of an old name → of the new one
	for _, s := range d.persons {
		old := s.In(d.text)
		if full[old] != "" || !strings.ContainsAny(old, " .") || strings.ToUpper(old) == old {
			continue
		}
		name, short := n.like(old)
		full[old] = name
		words := strings.FieldsFunc(old, func(r rune) bool { return r == ' ' || r == '.' })
		part[words[0]], part[words[len(words)-1]] = short, short
	}
	var b strings.Builder
	at := uint32(0)
	move := func(s extract.Span, to string) extract.Span {
		b.WriteString(d.text[at:s.Start])
		start := uint32(b.Len())
		b.WriteString(to)
		at = s.End
		return extract.Span{Start: start, End: uint32(b.Len())}
	}
	k := 0
	doubt := func(before uint32) {
		for ; k < len(d.doubt) && d.doubt[k].Start < before; k++ {
			out.doubt = append(out.doubt, move(d.doubt[k], d.doubt[k].In(d.text)))
		}
	}
	for _, s := range d.persons {
		doubt(s.Start)
		old := s.In(d.text)
		name := full[old]
		if name == "" {
			name = part[old]
		}
		if name == "" {
			name = old
		}
		out.persons = append(out.persons, move(s, name))
	}
	doubt(uint32(len(d.text)))
	b.WriteString(d.text[at:])
	out.text = b.String()
	return out
}

// like makes a name of the kind and layout of another, and its short form.
func (n *names) like(old string) (name, short string) {
	read := romanize.Read(old)
	words := strings.Fields(old)
	kind := n.rng.IntN(32)
	switch {
	case kind >= 8 && read.Korean() && len(words) == 3:
		kind = 0
	case kind >= 8 && read.Korean() && strings.Contains(old, "-"):
		kind = 1
	case kind >= 8 && read.Korean():
		kind = 2
	case kind >= 8 && read.Mongolian(), strings.Contains(words[0], "."):
		return n.mongol(old)
	case kind >= 8:
		kind = 8
	}
	return n.make(kind)
}

// make makes a name of a kind, and its short form.
func (n *names) make(kind int) (name, short string) {
	r := n.rng
	switch kind {
	case 0:
		s := n.northSurname.draw(r)
		if r.IntN(12) == 0 {
			return strings.ToUpper(s) + ", " + n.northGiven.draw(r) + " " + n.northGiven.draw(r), s
		}
		return s + " " + n.northGiven.draw(r) + " " + n.northGiven.draw(r), s
	case 1:
		s := n.southSurname.draw(r)
		return s + " " + n.southGiven.draw(r) + "-" + strings.ToLower(n.southGiven.draw(r)), s
	case 2:
		s := n.southSurname.draw(r)
		switch r.IntN(6) {
		case 0:
			return s + ", " + n.southGiven.draw(r) + " " + n.southGiven.draw(r), s
		case 1:
			return n.southGiven.draw(r) + "-" + strings.ToLower(n.southGiven.draw(r)) + " " + s, s
		case 2:
			return n.southGiven.draw(r) + strings.ToLower(n.southGiven.draw(r)) + " " + s, s
		case 3:
			return n.northSurname.draw(r) + " " + n.northGiven.draw(r), s
		}
		return s + " " + n.southGiven.draw(r) + strings.ToLower(n.southGiven.draw(r)), s
	case 3:
		return n.mongol("Xx Yy")
	case 4:
		g := n.kazakh.draw(r)
		father := n.kazakh.draw(r)
		if r.IntN(2) == 0 {
			father = genitive(father)
		}
		if r.IntN(5) == 0 {
			return g + " " + n.kazakh.draw(r) + []string{"uly", "kyzy"}[r.IntN(2)], g
		}
		return father + " " + g, g
	case 5:
		s, g := n.japaneseSurname.draw(r), n.japaneseGiven.draw(r)
		if r.IntN(2) == 0 {
			return g + " " + s, s
		}
		return s + " " + g, s
	case 6:
		if r.IntN(2) == 0 {
			g := n.vietnamese.draw(r)
			s := n.vietnameseSurname.draw(r) + " " + g
			if r.IntN(3) > 0 {
				g = n.vietnamese.draw(r)
				s += " " + g
			}
			return s, g
		}
		s := n.chineseSurname.draw(r)
		return s + " " + n.chineseGiven.draw(r), s
	case 7:
		last := n.russianLast.draw(r)
		switch r.IntN(3) {
		case 0:
			return n.russianGiven.draw(r) + " " + n.patronymics.draw(r) + " " + last, last
		}
		return n.russianGiven.draw(r) + " " + last, last
	}
	last := n.westernSurname.draw(r)
	if r.IntN(5) == 0 {
		return n.westernGiven.draw(r) + " " + string(rune('A'+r.IntN(26))) + ". " + last, last
	}
	switch r.IntN(40) {
	case 0:
		return strings.ToUpper(last) + " " + n.westernGiven.draw(r), last
	case 1:
		return strings.ToUpper(last) + ", " + n.westernGiven.draw(r), last
	}
	return n.westernGiven.draw(r) + " " + last, last
}

// mongol makes a Mongolian name in the layout of another.
func (n *names) mongol(old string) (name, short string) {
	r := n.rng
	father, given := n.mongolian.draw(r), n.mongolian.draw(r)
	initial := string([]rune(father)[:1])
	for _, two := range []string{"Ts", "Kh", "Ch", "Sh", "Ya"} {
		if strings.HasPrefix(father, two) {
			initial = two
		}
	}
	at := strings.IndexByte(old, '.')
	switch {
	case at > 0 && at+1 < len(old) && old[at+1] == ' ':
		return initial + ". " + given, given
	case at > 0:
		return initial + "." + given, given
	}
	switch r.IntN(12) {
	case 0, 1, 2, 3, 4:
		return genitive(father) + " " + given, given
	case 5:
		return given + " " + genitive(father), given
	case 6:
		return n.clans.draw(r) + " " + genitive(father) + " " + given, given
	case 7:
		return given + " " + initial + ".", given
	}
	return father + " " + given, given
}

// genitive gives a father's name its ending.
func genitive(name string) string {
	switch last := name[len(name)-1]; {
	case strings.IndexByte("aeiou", last) >= 0:
		return name + "giin"
	case strings.ContainsAny(name, "aou"):
		return name + "yn"
	}
	return name + "iin"
}

func column(dir, name string, col, number int, d *drawn) {
	lines(dir, name, "\t", func(f []string) {
		weight := 1.0
		if number >= 0 {
			weight = amount(f[number])
		}
		d.add(strings.ToLower(f[col]), weight)
	})
}

func amount(s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		log.Fatal(err)
	}
	return x
}
