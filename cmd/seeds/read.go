package main

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
)

// facts reads source tables below a folder. The first error stays in err and
// makes the later reads empty.
type facts struct {
	root string
	err  error
}

func (f *facts) open(path string) io.ReadCloser {
	if f.err != nil {
		return nil
	}
	file, err := os.Open(path)
	if err != nil {
		f.err = err
		return nil
	}
	if !strings.HasSuffix(path, ".gz") {
		return file
	}
	z, err := gzip.NewReader(file)
	if err != nil {
		f.err = fmt.Errorf("%s: %w", path, err)
		return nil
	}
	return struct {
		io.Reader
		io.Closer
	}{z, file}
}

// lines gives each line of a file below the folder.
func (f *facts) lines(name string, do func(line string)) {
	f.linesOf(filepath.Join(f.root, name), do)
}

func (f *facts) linesOf(path string, do func(line string)) {
	r := f.open(path)
	if r == nil {
		return
	}
	defer r.Close()
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<26)
	for s.Scan() {
		do(strings.TrimSuffix(s.Text(), "\r"))
	}
	if err := s.Err(); err != nil {
		f.err = fmt.Errorf("%s: %w", path, err)
	}
}

// record is a line of a table with a header row.
type record map[string]string

// tsv gives each row of a tab-separated table below the folder. Lines that
// start with # are comments.
func (f *facts) tsv(name string, do func(record)) { f.tsvOf(filepath.Join(f.root, name), do) }

func (f *facts) tsvOf(path string, do func(record)) {
	var head []string
	f.linesOf(path, func(line string) {
		if strings.HasPrefix(line, "#") || line == "" {
			return
		}
		cells := strings.Split(line, "\t")
		if head == nil {
			head = cells
			return
		}
		rec := record{}
		for i, c := range cells {
			if i < len(head) {
				rec[head[i]] = strings.TrimSpace(c)
			}
		}
		do(rec)
	})
}

// csv gives each row of a comma-separated table below the folder.
func (f *facts) csv(name string, do func(record)) {
	r := f.open(filepath.Join(f.root, name))
	if r == nil {
		return
	}
	defer r.Close()
	c := csv.NewReader(r)
	c.FieldsPerRecord, c.TrimLeadingSpace = -1, true
	head, err := c.Read()
	for err == nil {
		var cells []string
		if cells, err = c.Read(); err != nil {
			break
		}
		rec := record{}
		for i := range min(len(cells), len(head)) {
			rec[head[i]] = strings.TrimSpace(cells[i])
		}
		do(rec)
	}
	if err != io.EOF {
		f.err = fmt.Errorf("%s: %w", name, err)
	}
}

// json decodes a file below the folder into v.
func (f *facts) json(name string, v any) {
	r := f.open(filepath.Join(f.root, name))
	if r == nil {
		return
	}
	defer r.Close()
	if err := json.NewDecoder(r).Decode(v); err != nil {
		f.err = fmt.Errorf("%s: %w", name, err)
	}
}

// hand reads the rows written by hand.
func (f *facts) hand(name string) []*row {
	var rows []*row
	f.tsvOf(filepath.Join(out, "hand", name), func(rec record) {
		prior, _ := strconv.ParseFloat(rec["prior"], 64)
		rows = append(rows, &row{
			id: rec["id"], name: rec["name"], label: rec["label"], kind: rec["kind"], country: rec["country"],
			aliases: list(rec["aliases"]), native: list(rec["native"]), wikidata: rec["wikidata"], geonames: rec["geonames"],
			lat: rec["lat"], lon: rec["lon"], from: rec["from"], to: rec["to"], role: rec["role"], prior: prior, source: rec["source"],
		})
	})
	return rows
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// isLatin reports whether every letter of s is Latin.
func isLatin(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}

// inScript reports whether s has letters and all of them are of the scripts.
func inScript(s string, scripts ...*unicode.RangeTable) bool {
	some := false
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		if !unicode.In(r, scripts...) {
			return false
		}
		some = true
	}
	return some
}
