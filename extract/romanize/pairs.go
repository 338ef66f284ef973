//go:build ignore

// Pairs writes testdata/pairs.csv from a folder of facts, and prints how often
// names of different deputies are taken for one person's.
//
//	go run pairs.go negatives.go FOLDER
//
// Tiers: attested (two spellings of one person in a source, or two persons of a
// source), system (a Hangul name spelled by the rules of a system), exchanged (a
// deputy, and the name with one syllable exchanged), initial (a deputy, and the
// given name with another's initial), country (a deputy, and an office holder of
// another country who shares a word), further (testdata/further.csv). Every third
// row is held out, by row and not by person.
package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"toli/extract/romanize"
)

type person struct{ name, native, source string }

type row struct{ a, b, label, tier, kind, source string }

func main() {
	dir, syllables := filepath.Join(os.Args[1], "facts"), filepath.Join(os.Args[1], "names")
	south, north, mongolian, rows := deputies(dir)
	rows = append(rows, sanctions(filepath.Join(dir, "dprk_sanctions.tsv"))...)
	for _, p := range south {
		rows = append(rows, row{p.name, p.native, "1", "attested", "korean", p.source})
		for i, s := range romanize.Spell(p.native) {
			if hashed(p.native+strconv.Itoa(i))%4 == 0 {
				rows = append(rows, row{p.name, s, "1", "system", "korean", p.source})
			}
		}
	}
	rows = append(rows, negatives(south, 3500, "korean")...)
	rows = append(rows, negatives(north, 3500, "korean")...)
	rows = append(rows, negatives(mongolian, 600, "mongolian")...)
	rows = append(rows, exchangedSouth(south, syllables)...)
	rows = append(rows, exchangedNorth(north, syllables)...)
	rows = append(rows, initials(mongolian)...)
	for _, all := range [][]person{south, north, mongolian} {
		rows = append(rows, countries(all, filepath.Join(dir, "world_leaders_2019.tsv"))...)
	}
	rows = append(rows, further("testdata/further.csv")...)
	write(rows)
	allPairs("south", south)
	allPairs("north", north)
	allPairs("mongolian", mongolian)
}

// deputies returns the deputies of each country, and the pairs of spellings that
// the sources have of one.
func deputies(dir string) (south, north, mongolian []person, rows []row) {
	seen := map[string]bool{}
	lines(filepath.Join(dir, "kr_assembly_members.tsv"), func(line string) {
		f := strings.Split(line, "\t")
		if f[0] == "name_ko" || f[2] == "" || seen[f[0]+f[3]] || len([]rune(f[0])) > 4 {
			return
		}
		seen[f[0]+f[3]] = true
		south = append(south, person{f[2], f[0], "kr-assembly"})
	})
	lines(filepath.Join(dir, "everypolitician_persons.jsonl"), func(line string) {
		var p struct {
			Country, Name, Birth string
			Other                []struct{ Lang, Name string } `json:"other_names"`
		}
		if err := json.Unmarshal([]byte(line), &p); err != nil {
			log.Fatal(err)
		}
		switch p.Country {
		case "North_Korea":
			north = append(north, person{p.Name, "", "everypolitician"})
		case "Mongolia":
			mongolian = append(mongolian, person{p.Name, "", "everypolitician"})
		}
		if p.Country != "Mongolia" && p.Country != "North_Korea" && p.Country != "South_Korea" {
			return
		}
		kind := "korean"
		if p.Country == "Mongolia" {
			kind = "mongolian"
		}
		p.Name, _, _ = strings.Cut(p.Name, "[")
		done := map[string]bool{p.Name: true}
		for _, o := range p.Other {
			name := o.Name
			if cut := strings.Index(name, " ("); cut > 0 {
				name = name[:cut]
			}
			if !done[name] && inScript(name, kind) {
				done[name] = true
				tier := "attested"
				if !slices.Contains(readers, o.Lang) {
					tier = "other language"
				}
				rows = append(rows, row{p.Name, name, "1", tier, kind, "everypolitician " + o.Lang})
			}
		}
	})
	return south, north, mongolian, rows
}

// readers are the languages whose spellings English articles have.
var readers = []string{"en", "ko", "mn", "ru", "fr", "nl", "es", "it", "pt", "sv", "da", "nb", "no", "de"}

// inScript reports whether a name is in letters that the matcher is for.
func inScript(s, kind string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) && !(kind == "mongolian" && unicode.Is(unicode.Cyrillic, r)) && !(kind == "korean" && unicode.Is(unicode.Hangul, r)) {
			return false
		}
	}
	return true
}

// notSpellings are the aliases of sanctioned persons that are other names, not
// other spellings: read one by one.
const notSpellings = `|Kim Hak Song|Son Min|Jang Hyon U|Lui Wai Ming|Min Byong Chun|Kang Myong Chol|Chang Myong Ho|Jiang Wen-ji|Jon Yong Sang|Li Cheng He|Kim Myong Gi|Kim Chin-So’k|Kim Jin-Sok|Kim Hyok-Chol|Neil Tsang|Yun Yuan Tsang|tianyinyin0404|Pak Chang-Ho|`

func sanctions(name string) (rows []row) {
	lines(name, func(line string) {
		f := strings.Split(line, "\t")
		if len(f) < 5 || f[2] != "PERSON" || f[4] == "" {
			return
		}
		for _, alias := range strings.Split(f[4], "|") {
			if a, b := romanize.Read(f[3]), romanize.Read(alias); !strings.Contains(notSpellings, "|"+alias+"|") && a.Korean() && b.Korean() {
				rows = append(rows, row{f[3], alias, "1", "attested", "korean", "sanctions " + f[1]})
			}
		}
	})
	return rows
}

// onePerson are deputies whom EveryPolitician has twice, with two endings or
// spellings of one father's name.
var onePerson = [][2]string{{"Damdingiin Demberel", "Damdiny Demberel"}, {"Damdingiin Khayankhyarvaa", "Damdiny Khayankhyarvaa"},
	{"Miyeegombyn Enkhbold", "Miyegombyn Enkhbold"}, {"Sangajavyn Bayartsogt", "Sangajavyn Bayarzsogt"}}

func twice(p, q person) bool {
	return slices.Contains(onePerson, [2]string{p.name, q.name}) || slices.Contains(onePerson, [2]string{q.name, p.name})
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '-' })
}

// further reads pairs that were labelled by hand.
func further(name string) (rows []row) {
	f, err := os.Open(name)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range all[1:] {
		rows = append(rows, row{r[0], r[1], r[2], "further", r[3], "by hand"})
	}
	return rows
}

func allPairs(what string, all []person) {
	read := make([]romanize.Name, len(all))
	for i, p := range all {
		read[i] = romanize.Read(p.name)
	}
	pairs, wrong := 0, 0
	for i := range all {
		for j := range i {
			if all[i].name == all[j].name || twice(all[i], all[j]) || all[i].native != "" && all[i].native == all[j].native {
				continue
			}
			pairs++
			if score, why := read[i].Match(&read[j]); score >= romanize.Threshold {
				wrong++
				if os.Getenv("SHOW") != "" {
					fmt.Println(all[j].name, "=", all[i].name, all[j].native, all[i].native, score, why)
				}
			}
		}
	}
	fmt.Printf("%s: %d names, %d pairs of two persons, %d taken for one (%.4f %%)\n", what, len(all), pairs, wrong, 100*float64(wrong)/float64(pairs))
}

func write(rows []row) {
	f, err := os.Create("testdata/pairs.csv")
	if err != nil {
		log.Fatal(err)
	}
	w := csv.NewWriter(f)
	_ = w.Write([]string{"a", "b", "label", "tier", "kind", "source", "held"})
	seen := map[[2]string]bool{}
	for _, r := range rows {
		if r.a == r.b || seen[[2]string{r.a, r.b}] {
			continue
		}
		seen[[2]string{r.a, r.b}] = true
		held := "0"
		if hashed(r.a+"|"+r.b)%3 == 0 {
			held = "1"
		}
		_ = w.Write([]string{r.a, r.b, r.label, r.tier, r.kind, r.source, held})
	}
	w.Flush()
	if err := w.Error(); err != nil {
		log.Fatal(err)
	}
	if err := f.Close(); err != nil {
		log.Fatal(err)
	}
}

func hashed(s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s))
	return h.Sum64() >> 20
}

func lines(name string, each func(string)) {
	f, err := os.Open(name)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<22)
	for s.Scan() {
		if s.Text() != "" {
			each(s.Text())
		}
	}
	if err := s.Err(); err != nil {
		log.Fatal(err)
	}
}
