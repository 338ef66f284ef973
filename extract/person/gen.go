//go:build ignore

// Gen writes parts.txt, the table of name parts, from the name tables in the
// folder given as argument:
//
//	go run gen.go FOLDER
package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"toli/extract/segment"
)

var parts = map[string]map[byte]bool{}

func add(name string, part byte) {
	name = strings.ReplaceAll(segment.Fold(strings.TrimSpace(name)), "-", "")
	if len(name) < 1 || strings.ContainsAny(name, " .,") {
		return
	}
	if parts[name] == nil {
		parts[name] = map[byte]bool{}
	}
	parts[name][part] = true
}

const header = " latin hangul romaji name country "

// lines calls f with the fields of each line of a table, without its header.
func lines(folder, name, sep string, f func(fields []string)) {
	file, err := os.Open(filepath.Join(folder, name))
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(file); err != nil {
			log.Fatal(err)
		}
	}
	sc := bufio.NewScanner(r)
	for first := true; sc.Scan(); first = false {
		if first && strings.Contains(header, " "+strings.SplitN(sc.Text(), sep, 2)[0]+" ") {
			continue
		}
		f(strings.Split(strings.TrimSpace(sc.Text()), sep))
	}
}

func column(folder, name string, col, limit int, part byte) {
	n := 0
	lines(folder, name, "\t", func(f []string) {
		if n++; col < len(f) && (limit == 0 || n <= limit) {
			add(f[col], part)
		}
	})
}

// japanese adds a Japanese name as letters, and with long vowels as the press
// writes them.
func japanese(folder, name string, limit int, part byte) {
	n := 0
	lines(folder, name, "\t", func(f []string) {
		if n++; n > limit {
			return
		}
		for _, s := range strings.Split(f[0], "|") {
			add(s, part)
			add(strings.NewReplacer("ou", "o", "oo", "o", "uu", "u").Replace(strings.ToLower(s)), part)
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
	})
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: go run gen.go FOLDER")
	}
	dir := os.Args[1]
	column(dir, "names/kp_surnames_latin.tsv", 0, 0, 'K')
	column(dir, "names/kr_surnames.tsv", 1, 0, 'K')
	column(dir, "names/kr_surnames.tsv", 2, 0, 'K')
	column(dir, "names/kr_surname_spellings.tsv", 1, 0, 'K')
	column(dir, "names/kp_given_syllables_latin.tsv", 0, 0, 'k')
	column(dir, "names/kr_given_syllables.tsv", 1, 0, 'k')
	column(dir, "names/kr_given_syllables.tsv", 2, 0, 'k')
	column(dir, "names/kr_given_spellings.tsv", 1, 0, 'k')
	lines(dir, "facts/korean_second_syllable_romanised.txt", "\t", func(f []string) { add(f[0], 'k') })
	lines(dir, "facts/korean_first_syllable_romanised.txt", "\t", func(f []string) { add(f[0], 'k') })
	lines(dir, "names/chinese_surnames_pinyin.txt", "\t", func(f []string) { add(f[0], 'C') })
	japanese(dir, "names/japanese_surnames_romaji.tsv", 2500, 'J')
	japanese(dir, "names/japanese_given_romaji.tsv", 4000, 'j')
	column(dir, "names/us_census_surnames.tsv", 0, 8000, 'W')
	column(dir, "names/us_census_surnames.tsv", 0, 0, 'S')
	column(dir, "names/us_census_given_male.tsv", 0, 1200, 'w')
	column(dir, "names/us_census_given_female.tsv", 0, 2500, 'w')
	column(dir, "names/us_census_given_female.tsv", 0, 0, 's')
	leaders(dir)
	mongolian(dir)
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
		for b := range parts[n] {
			bits = append(bits, string(b))
		}
		sort.Strings(bits)
		fmt.Fprintln(out, n+" "+strings.Join(bits, ""))
	}
	log.Print(strconv.Itoa(len(names)) + " parts")
}
