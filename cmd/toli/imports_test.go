package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// only says which folders may import a package from outside.
var only = map[string][]string{
	"github.com/apache/arrow/":            {"export"},
	"github.com/schollz/progressbar/":     {"cmd/toli"},
	"github.com/spf13/cobra":              {"cmd/toli"},
	"github.com/jdkato/prose/":            {"extract/ner"},
	"github.com/mattn/go-isatty":          {"cmd/toli"},
	"github.com/go-shiori/go-readability": {"pipeline/source/webpage"},
	"golang.org/x/net":                    {"pipeline/source/webpage"},
	"github.com/gogs/chardet":             {"pipeline/source/charset"},
	"github.com/klauspost/compress":       {"pipeline/source/archive"},
	"gopkg.in/yaml.v3":                    {"pipeline/yaml"},
	"github.com/cespare/xxhash/":          {"extract/gazetteer"},
	"github.com/clipperhouse/uax29/":      {"extract/segment"},
}

// plain are the folders that import the standard library and nothing else.
var plain = []string{"extract", "pipeline"}

// ours says which packages of ours a folder may import. Folders that are not
// named are not restricted.
var ours = map[string][]string{
	"extract":           {},
	"extract/segment":   {"extract"},
	"extract/romanize":  {},
	"extract/gazetteer": {"extract", "extract/segment"},
	"extract/person":    {"extract", "extract/romanize"},
	"extract/timex":     {"extract"},
	"extract/citation":  {"extract"},
	"extract/ner":       {"extract", "extract/segment"}, // a model records the version of the cut it learnt from
	"extract/resolve":   {"extract"},
	"extract/coref":     {"extract", "extract/romanize"},
	"extract/link":      {"extract", "extract/gazetteer", "extract/romanize"},
	"export":            {"extract", "extract/gazetteer"}, // the gazetteer is a table too
	"pipeline":          {},
	"score":             {},
}

func TestImports(t *testing.T) {
	seen := 0
	for file, imports := range sources(t, os.DirFS("../..")) {
		dir := path.Dir(file)
		for _, p := range imports {
			seen++
			for prefix, dirs := range only {
				if strings.HasPrefix(p+"/", prefix) && !slices.Contains(dirs, dir) {
					t.Errorf("%s imports %s, which only %v may", file, p, dirs)
				}
			}
			if slices.Contains(plain, dir) && strings.Contains(p, ".") {
				t.Errorf("%s imports %s, which is not of the standard library", file, p)
			}
			inside, ok := strings.CutPrefix(p, "toli/")
			if allowed, restricted := ours[dir]; ok && restricted && !slices.Contains(allowed, inside) {
				t.Errorf("%s imports %s; %s may import %v of ours", file, p, dir, allowed)
			}
			if strings.HasPrefix(inside, "cmd/") && ok {
				t.Errorf("%s imports a command, %s", file, p)
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d imports seen", seen)
	}
}

// sources returns what every Go file that is no test imports.
func sources(t *testing.T, fsys fs.FS) map[string][]string {
	t.Helper()
	all := make(map[string][]string)
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		if generator(src) {
			return nil
		}
		all[name] = []string{}
		for _, i := range f.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			all[name] = append(all[name], p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// generator reports whether a file is outside the build, run by go generate.
func generator(src []byte) bool {
	return strings.HasPrefix(string(src), "//go:build ignore")
}
