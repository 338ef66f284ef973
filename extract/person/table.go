//go:build ignore

// Table reads the tables of names for the generators of this folder.
package main

import (
	"bufio"
	"compress/gzip"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"
)

// headings are the first fields of the lines that say what the columns are.
const headings = " latin hangul romaji name country "

// lines calls f with the fields of each line of a table, without its heading.
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
	sc.Buffer(nil, 1<<24)
	for first := true; sc.Scan(); first = false {
		if first && strings.Contains(headings, " "+strings.SplitN(sc.Text(), sep, 2)[0]+" ") {
			continue
		}
		f(strings.Split(strings.TrimSpace(sc.Text()), sep))
	}
}
