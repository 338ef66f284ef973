package score

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// ReadFiles reads labelled documents: *.jsonl files are stand-off JSONL, *.bio
// and *.conll column files, *.txt marked text; of a folder, the files of these
// sorts in the order of their names.
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
		return nil, fmt.Errorf("%s: no labelled documents (*.jsonl, *.txt, *.bio)", strings.Join(paths, ", "))
	}
	seen := map[string]string{}
	for i := range docs {
		d := &docs[i]
		where := fmt.Sprintf("%s:%d", d.File, d.Line)
		if first := seen[d.ID]; first != "" {
			return nil, fmt.Errorf("%s: id %q is also that of %s", where, d.ID, first)
		}
		seen[d.ID] = where
	}
	return docs, nil
}

func expand(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	var names []string
	for _, pattern := range [...]string{"*.jsonl", "*.txt", "*.bio", "*.conll"} {
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
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	switch filepath.Ext(name) {
	case ".jsonl":
		return ReadJSONL(name, bytes.NewReader(data))
	case ".bio", ".conll":
		return ReadColumns(name, bytes.NewReader(data))
	}
	d, err := ParseMarked(name, string(data))
	return []Doc{d}, err
}
