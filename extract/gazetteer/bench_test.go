package gazetteer_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/segment"
	"toli/seeds"
)

var textFolder = flag.String("text", "../../testdata/gold", "folder of *.txt for the benchmarks")

var mark = regexp.MustCompile(`\[([^\]]*)\]\([A-Z?]+[^)]*\)`)

// running returns the tokens of the benchmark's texts.
func running(b *testing.B) (string, []extract.Token) {
	b.Helper()
	names, _ := filepath.Glob(filepath.Join(*textFolder, "*.txt"))
	var all strings.Builder
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		_, body, ok := strings.Cut(string(text), "\n\n")
		if !ok {
			body = string(text)
		}
		all.WriteString(mark.ReplaceAllString(body, "$1") + "\n\n")
	}
	text := all.String()
	tokens := segment.Tokens(text, nil)
	if len(tokens) == 0 {
		b.Skip("no text in " + *textFolder)
	}
	return text, tokens
}

func builtIn(tb testing.TB) *gazetteer.Gazetteer {
	tb.Helper()
	g, err := gazetteer.Open(seeds.Gazetteer)
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

func BenchmarkOpen(b *testing.B) {
	b.SetBytes(int64(len(seeds.Gazetteer)))
	for b.Loop() {
		builtIn(b)
	}
}

func BenchmarkLookup(b *testing.B) {
	g := builtIn(b)
	text, tokens := running(b)
	var dst []extract.Lookup
	b.ReportAllocs()
	for b.Loop() {
		dst = g.Lookup(text, tokens, dst[:0])
	}
	b.ReportMetric(float64(b.N)*float64(len(tokens))/b.Elapsed().Seconds()/1e6, "Mtokens/s")
	b.ReportMetric(float64(len(dst))/float64(len(tokens)), "lookups/token")
}

// BenchmarkMap finds the same names with a Go map of all aliases and their
// prefixes, without case rules.
func BenchmarkMap(b *testing.B) {
	m := prefixMap(builtIn(b))
	text, tokens := running(b)
	var dst []extract.Lookup
	b.ReportAllocs()
	for b.Loop() {
		dst = m.lookup(text, tokens, dst[:0])
	}
	b.ReportMetric(float64(b.N)*float64(len(tokens))/b.Elapsed().Seconds()/1e6, "Mtokens/s")
	b.ReportMetric(float64(len(dst))/float64(len(tokens)), "lookups/token")
}

// BenchmarkMapOpen fills that map, which is what the blob saves at every start.
func BenchmarkMapOpen(b *testing.B) {
	g := builtIn(b)
	for b.Loop() {
		prefixMap(g)
	}
}

type nameMap map[string][]uint32

func prefixMap(g *gazetteer.Gazetteer) nameMap {
	m := nameMap{}
	for i, e := range g.All {
		for name := range e.Names {
			key := ""
			for _, t := range segment.Tokens(name, nil) {
				if t.Norm == "-" {
					continue
				}
				if key != "" {
					if _, ok := m[key]; !ok {
						m[key] = nil // a prefix is there, with its entries if any
					}
					key += " "
				}
				key += t.Norm
			}
			m[key] = append(m[key], i)
		}
	}
	return m
}

func (m nameMap) lookup(_ string, tokens []extract.Token, dst []extract.Lookup) []extract.Lookup {
	var key []byte
	for i := range tokens {
		key = key[:0]
		for j := i; j < len(tokens); j++ {
			if tokens[j].Norm == "-" && j > i {
				continue
			}
			if j > i {
				key = append(key, ' ')
			}
			key = append(key, tokens[j].Norm...)
			entries, ok := m[string(key)]
			if !ok {
				break
			}
			for _, e := range entries {
				dst = append(dst, extract.Lookup{First: uint32(i), Last: uint32(j + 1), Entry: e})
			}
		}
	}
	return dst
}
