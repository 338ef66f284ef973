//go:build ignore

// Gen writes trigrams.txt from a folder of measurements: facts with the names of
// the Mongolian state registry and the world's office holders, names with the US
// census and Japanese names.
package main

import (
	"bufio"
	"compress/gzip"
	"io"
	"log"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"toli/extract/romanize"
)

func main() {
	facts, names := filepath.Join(os.Args[1], "facts"), filepath.Join(os.Args[1], "names")
	ours, others := map[string]bool{}, map[string]bool{}
	read(filepath.Join(facts, "mongolian_personal_names.csv.gz"), func(line string) {
		fields := strings.Split(line, ",")
		ours[romanize.FoldMongolian(fields[len(fields)-1])] = true
	})
	read(filepath.Join(facts, "world_leaders_2019.tsv"), func(line string) {
		if f := strings.Split(line, "\t"); f[0] != "Mongolia" {
			for _, w := range strings.Fields(f[2]) {
				others[romanize.FoldMongolian(w)] = true
			}
		}
	})
	for _, name := range []string{"us_census_surnames.tsv", "us_census_given_male.tsv", "us_census_given_female.tsv", "japanese_surnames_romaji.tsv", "japanese_given_romaji.tsv"} {
		read(filepath.Join(names, name), func(line string) {
			w, _, _ := strings.Cut(line, "\t")
			others[romanize.FoldMongolian(w)] = true
		})
	}
	write(count(ours, true), count(others, false))
}

// count counts the trigrams of words; Mongolian ones also with the ending of the
// father's name.
func count(words map[string]bool, genitive bool) map[string]float64 {
	n := map[string]float64{}
	add := func(w string, by float64) {
		w = "^" + w + "$"
		for i := range len(w) - 2 {
			n[w[i:i+3]] += by
		}
	}
	for _, w := range slices.Sorted(maps.Keys(words)) {
		switch {
		case len(w) < 2:
		case genitive && strings.ContainsRune("aeiu", rune(w[len(w)-1])):
			add(w, 1)
			add(w+"gin", 0.3)
		case genitive:
			add(w, 1)
			add(w+"in", 0.3)
		default:
			add(w, 1)
		}
	}
	return n
}

func write(ours, others map[string]float64) {
	total := func(m map[string]float64) (sum float64) {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			sum += m[k]
		}
		return sum
	}
	p, n := total(ours), total(others)
	all := maps.Clone(ours)
	maps.Copy(all, others)
	rows := map[int][]string{}
	for _, t := range slices.Sorted(maps.Keys(all)) {
		if ours[t]+others[t]*p/n < 60 {
			continue
		}
		odds := math.Log((ours[t]/p+3e-5)/(others[t]/n+3e-5)) * 4
		if q := int(math.RoundToEven(max(-16, min(16, odds)))); q != 0 {
			rows[q] = append(rows[q], t)
		}
	}
	var b strings.Builder
	for _, q := range slices.Sorted(maps.Keys(rows)) {
		b.WriteString(strconv.Itoa(q) + " " + strings.Join(rows[q], " ") + "\n")
	}
	if err := os.WriteFile("trigrams.txt", []byte(b.String()), 0o644); err != nil {
		log.Fatal(err)
	}
}

func read(name string, each func(string)) {
	f, err := os.Open(name)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			log.Fatal(err)
		}
	}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		each(lines.Text())
	}
	if err := lines.Err(); err != nil {
		log.Fatal(err)
	}
}
