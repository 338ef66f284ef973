package score

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"unicode/utf8"
)

// ReadFiles reads labelled documents: *.jsonl files are stand-off JSONL, *.bio
// and *.conll column files, *.json spaCy's training format, *.ann and *.txt with
// an *.ann beside it brat, any other *.txt marked text; of a folder, the files of
// these sorts in the order of their names. No document may have the id of another.
func ReadFiles(paths ...string) ([]Doc, error) {
	var docs []Doc
	for _, p := range paths {
		names, err := expand(p)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			d, err := readFile(name)
			if err != nil {
				return nil, err
			}
			docs = append(docs, d...)
		}
	}
	if len(docs) == 0 {
		return nil, fmt.Errorf("%s: no labelled documents (*.jsonl, *.txt, *.ann, *.bio, *.conll, *.json)", strings.Join(paths, ", "))
	}
	seen := map[string]string{}
	for i := range docs {
		d := &docs[i]
		where := fmt.Sprintf("%s:%d", d.File, d.Line)
		if first := seen[d.ID]; first != "" {
			return nil, fmt.Errorf("%s: id %q is also that of %s: give each document its own", where, d.ID, first)
		}
		seen[d.ID] = where
	}
	return docs, nil
}

// patterns are the files of a folder that are read.
var patterns = [...]string{"*.jsonl", "*.txt", "*.bio", "*.conll", "*.json"}

func expand(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	var names []string
	for _, pattern := range patterns {
		found, err := filepath.Glob(filepath.Join(path, pattern))
		if err != nil {
			return nil, err
		}
		names = append(names, found...)
	}
	sort.Strings(names)
	return names, nil
}

func readFile(name string) ([]Doc, error) {
	data, err := readText(name)
	if err != nil {
		return nil, err
	}
	base := strings.TrimSuffix(name, filepath.Ext(name))
	switch filepath.Ext(name) {
	case ".jsonl":
		return ReadJSONL(name, data)
	case ".bio", ".conll":
		return ReadColumns(name, data)
	case ".json":
		return ReadSpacy(name, data)
	case ".ann":
		text, err := readText(base + ".txt")
		if err != nil {
			return nil, fmt.Errorf("%s: its text is missing: %w", name, err)
		}
		d, err := ReadBrat(name, filepath.Base(base), string(text), string(data))
		return []Doc{d}, err
	case ".txt":
		if _, err := os.Stat(base + ".ann"); err == nil {
			return readFile(base + ".ann")
		}
		d, err := ParseMarked(name, string(data))
		return []Doc{d}, err
	}
	return nil, fmt.Errorf("%s: format unknown: name it *.jsonl, *.txt, *.ann, *.bio, *.conll or *.json", name)
}

// readText reads a file that must be UTF-8.
func readText(name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if !utf8.Valid(data) {
		line := 1
		for _, l := range bytes.Split(data, []byte("\n")) {
			if !utf8.Valid(l) {
				break
			}
			line++
		}
		return nil, fmt.Errorf("%s:%d: not UTF-8: convert it, positions count characters", name, line)
	}
	return data, nil
}
