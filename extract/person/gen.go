//go:build ignore

// Gen writes parts.txt, the table of name parts, from the name tables and corpora
// in the folder given as argument:
//
//	go run gen.go table.go FOLDER
//
// A line is a folded word, and a letter for each part of a name that it can be. A
// digit behind the letter tells how frequent the word is as that part, where that
// is known: 1 for one in 100,000 names or fewer, one more for each factor
// of 3.2, up to 9 for one in ten. e and E are words that running text
// also has, or nearly always has, in lower case.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"math"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"toli/extract/segment"
)

// parts holds, for each word, its share in the names of each part; 0 where it
// is not known.
var parts = map[string]map[byte]float64{}

func add(name string, part byte) { addShare(name, part, 0) }

func addShare(name string, part byte, share float64) {
	name = strings.ReplaceAll(segment.Fold(strings.TrimSpace(name)), "-", "")
	if len(name) < 1 || strings.ContainsAny(name, " .,") {
		return
	}
	if parts[name] == nil {
		parts[name] = map[byte]float64{}
	}
	parts[name][part] += share
}

// digit returns how a share is written, or nothing.
func digit(share float64) string {
	if share == 0 {
		return ""
	}
	return strconv.Itoa(int(min(9, max(1, 1+2*(5+math.Log10(share))))))
}

func column(folder, name string, col, limit int, part byte) {
	n := 0
	lines(folder, name, "\t", func(f []string) {
		if n++; col < len(f) && (limit == 0 || n <= limit) {
			add(f[col], part)
		}
	})
}

// counted adds a column of names with their shares: those that the numbers in
// another column are of their sum.
func counted(folder, name string, col, number, limit int, part byte) {
	sum := 0.0
	lines(folder, name, "\t", func(f []string) { sum += amount(f[number]) })
	n := 0
	lines(folder, name, "\t", func(f []string) {
		if n++; limit == 0 || n <= limit {
			addShare(f[col], part, amount(f[number])/sum)
		}
	})
}

func amount(s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		log.Fatal(err)
	}
	return x
}

// ordinary adds the words of running text: E those that are in lower case at
// least four times of five, e at least once in ten.
func ordinary(folder string, names ...string) {
	lower, upper := map[string]int{}, map[string]int{}
	for _, name := range names {
		lines(folder, name, "\x00", func(f []string) {
			var d struct{ Text string }
			if err := json.Unmarshal([]byte(f[0]), &d); err != nil {
				log.Fatal(err)
			}
			for _, w := range strings.FieldsFunc(d.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
				if l := strings.ToLower(w); l == w {
					lower[w]++
				} else {
					upper[l]++
				}
			}
		})
	}
	for _, w := range slices.Sorted(maps.Keys(lower)) {
		n := lower[w]
		share := float64(n) / float64(n+upper[w])
		switch {
		case len(w) < 2 || n < 10 || share < 0.1 || parts[segment.Fold(w)] == nil && n < 30:
		case share < 0.8:
			add(w, 'e')
		default:
			add(w, 'E')
		}
	}
}

// vietnamese are common surnames, by hand; others are those of office holders.
const vietnamese = "Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Luong Truong Trinh"

// japanese adds a Japanese name as letters, and with long vowels as the press
// writes them.
func japanese(folder, name string, limit int, part byte) {
	n, people := 0, 0.0
	lines(folder, name, "\t", func(f []string) { people += amount(f[2]) })
	lines(folder, name, "\t", func(f []string) {
		if n++; n > limit {
			return
		}
		share := 0.0
		if part == 'J' {
			share = amount(f[2]) / people
		}
		for _, s := range strings.Split(f[0], "|") {
			addShare(s, part, share)
			if t := strings.NewReplacer("ou", "o", "oo", "o", "uu", "u").Replace(strings.ToLower(s)); t != strings.ToLower(s) {
				addShare(t, part, share)
			}
		}
	})
}

func mongolian(folder string) {
	suffix, prefix := map[string]int{}, map[string]int{}
	lines(folder, "facts/mongolian_personal_names.csv.gz", ",", func(f []string) {
		if len(f) < 3 {
			return
		}
		for _, p := range strings.Split(segment.Fold(f[2]), "-") {
			for n := 4; n <= 6 && n < len(p); n++ {
				suffix[p[len(p)-n:]]++
				prefix[p[:n]]++
			}
		}
	})
	for s, c := range suffix {
		if c >= 150 {
			add(s, '>')
		}
	}
	for s, c := range prefix {
		if c >= 150 {
			add(s, '<')
		}
	}
}

// leaders adds the names of office holders, whose surnames are in capitals.
func leaders(folder string) {
	lines(folder, "facts/world_leaders_2019.tsv", "\t", func(f []string) {
		for _, w := range strings.Fields(f[len(f)-1]) {
			w = strings.Trim(w, ",.()'\"")
			if len(w) < 3 {
				continue
			}
			part := byte('s')
			if strings.ToUpper(w) == w {
				part = 'S'
			}
			for _, x := range strings.Split(w, "-") {
				if len(x) > 2 {
					add(x, part)
				}
			}
		}
		if f[0] == "Vietnam" {
			add(strings.Fields(f[len(f)-1])[0], 'V')
		}
	})
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: go run gen.go table.go FOLDER")
	}
	dir := os.Args[1]
	counted(dir, "names/kp_surnames_latin.tsv", 0, 1, 0, 'K')
	counted(dir, "names/kr_surnames.tsv", 1, 3, 0, 'K')
	counted(dir, "names/kr_surnames.tsv", 2, 3, 0, 'K')
	counted(dir, "names/kr_surname_spellings.tsv", 1, 2, 0, 'K')
	counted(dir, "names/kp_given_syllables_latin.tsv", 0, 1, 0, 'k')
	counted(dir, "names/kr_given_syllables.tsv", 1, 3, 0, 'k')
	counted(dir, "names/kr_given_syllables.tsv", 2, 3, 0, 'k')
	counted(dir, "names/kr_given_spellings.tsv", 1, 2, 0, 'k')
	lines(dir, "facts/korean_second_syllable_romanised.txt", "\t", func(f []string) { add(f[0], 'k') })
	lines(dir, "facts/korean_first_syllable_romanised.txt", "\t", func(f []string) { add(f[0], 'k') })
	lines(dir, "names/chinese_surnames_pinyin.txt", "\t", func(f []string) { add(f[0], 'C') })
	for _, w := range strings.Fields(vietnamese) {
		add(w, 'V')
	}
	japanese(dir, "names/japanese_surnames_romaji.tsv", 2500, 'J')
	japanese(dir, "names/japanese_given_romaji.tsv", 4000, 'j')
	counted(dir, "names/us_census_surnames.tsv", 0, 1, 8000, 'W')
	column(dir, "names/us_census_surnames.tsv", 0, 0, 'S')
	counted(dir, "names/us_census_given_male.tsv", 0, 1, 1200, 'w')
	counted(dir, "names/us_census_given_female.tsv", 0, 1, 2500, 'w')
	column(dir, "names/us_census_given_female.tsv", 0, 0, 's')
	leaders(dir)
	mongolian(dir)
	ordinary(dir, "corpora/kcna_2011_2012.jsonl.gz", "corpora/whitehouse_region.jsonl.gz")
	var names []string
	for n := range parts {
		names = append(names, n)
	}
	sort.Strings(names)
	out, err := os.Create("parts.txt")
	if err != nil {
		log.Fatal(err)
	}
	defer out.Close()
	for _, n := range names {
		var bits []string
		for b, share := range parts[n] {
			bits = append(bits, string(b)+digit(share))
		}
		sort.Strings(bits)
		fmt.Fprintln(out, n+" "+strings.Join(bits, ""))
	}
	log.Print(strconv.Itoa(len(names)) + " parts")
}
