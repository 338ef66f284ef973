//go:build ignore

// Holdout writes testdata/holdout.csv, pairs that no rule was made with, from a
// folder of facts and testdata/holdout.txt:
//
//	go run holdout.go FOLDER
//
// Tiers: actors (spellings of one office holder in the Phoenix dictionary of
// actors, and all pairs of two of one country that share a word), misprint (a
// spelling and a misprint of it), registry (given names of the Mongolian state
// registry in Latin and Cyrillic letters, and each with the next one of the
// sample).
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"hash/fnv"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

type row struct{ a, b, label, tier, kind string }

// holder is an office holder with the ways to write the name.
type holder struct {
	country   string
	names     []string
	misprints []string
}

var (
	countries = map[string]string{"[PRK": "kp", "[KOR": "kr", "[MNG": "mn"} // by codes
	kinds     = map[string]string{"kp": "korean", "kr": "korean", "mn": "mongolian"}
)

func main() {
	dir := filepath.Join(os.Args[1], "facts")
	rows := append(actors(holders(dir)), registry(filepath.Join(dir, "mongolian_personal_names.csv.gz"))...)
	f, err := os.Create("testdata/holdout.csv")
	check(err)
	w := csv.NewWriter(f)
	_ = w.Write([]string{"a", "b", "label", "tier", "kind"})
	for _, r := range rows {
		_ = w.Write([]string{r.a, r.b, r.label, r.tier, r.kind})
	}
	w.Flush()
	check(w.Error())
	check(f.Close())
}

// holders returns the persons of testdata/holdout.txt, and those of the
// dictionary that it does not have.
func holders(dir string) []holder {
	var all []holder
	seen := map[string]bool{}
	for _, line := range lines("testdata/holdout.txt") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		h := holder{country: line[:2]}
		for _, name := range strings.Split(line[3:], "|") {
			name, misprint := strings.CutPrefix(name, "~")
			seen[name] = true
			if misprint {
				h.misprints = append(h.misprints, name)
			} else {
				h.names = append(h.names, name)
			}
		}
		all = append(all, h)
	}
	for _, line := range lines(filepath.Join(dir, "phoenix_actors_region.tsv")) {
		f := strings.Split(line, "\t")
		country := countries[f[3][:min(4, len(f[3]))]]
		if country == "" || seen[f[1]] || !person(f[1]) {
			continue
		}
		seen[f[1]] = true
		all = append(all, holder{country: country, names: []string{f[1]}})
	}
	return all
}

// person reports whether a head of the dictionary is a plain name: no country,
// rank (KPA, V for vice marshal), remark or misprinted letter.
func person(head string) bool {
	n := len(strings.Fields(head))
	return n >= 2 && n <= 4 && !strings.ContainsAny(head, "(-.,") && !strings.HasPrefix(head, "KPA ") && !strings.HasPrefix(head, "V") &&
		!strings.HasSuffix(head, " KOREA") && !strings.HasSuffix(head, "II NAM")
}

func actors(all []holder) (rows []row) {
	for i, h := range all {
		kind := kinds[h.country]
		for k, a := range h.names {
			for _, b := range h.names[:k] {
				rows = append(rows, row{b, a, "1", "actors", kind})
			}
			for _, b := range h.misprints {
				rows = append(rows, row{a, b, "1", "misprint", kind})
			}
		}
		for _, o := range all[:i] {
			if o.country != h.country {
				continue
			}
			for _, a := range o.names {
				for _, b := range h.names {
					if shareWord(a, b) {
						rows = append(rows, row{a, b, "0", "actors", kind})
					}
				}
			}
		}
	}
	return rows
}

func shareWord(a, b string) bool {
	for _, w := range strings.Fields(a) {
		if slices.Contains(strings.Fields(b), w) {
			return true
		}
	}
	return false
}

// registry returns one of 400 given names in two scripts, and each with the next
// one of these in the other script.
func registry(name string) (rows []row) {
	var sample [][]string
	for _, line := range lines(name) {
		f := strings.Split(line, ",")
		h := fnv.New64a()
		_, _ = h.Write([]byte(f[0]))
		if len(f) == 3 && h.Sum64()>>20%400 == 0 && !strings.Contains(f[0], " ") {
			sample = append(sample, f)
		}
	}
	slices.SortFunc(sample, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	for i, f := range sample {
		next := sample[(i+1)%len(sample)]
		rows = append(rows, row{f[2], f[0], "1", "registry", "mongolian"}, row{f[2], next[0], "0", "registry", "mongolian"})
	}
	return rows
}

func lines(name string) (out []string) {
	f, err := os.Open(name)
	check(err)
	defer f.Close()
	s := bufio.NewScanner(f)
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(f)
		check(err)
		s = bufio.NewScanner(z)
	}
	for s.Scan() {
		if s.Text() != "" {
			out = append(out, s.Text())
		}
	}
	check(s.Err())
	return out
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
