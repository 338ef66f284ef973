package source

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// input is a path that is read, and which of its documents are wanted.
type input struct {
	path string
	only string // the place of a document, or of a member of an archive; empty for all
}

// locate returns what p names: a file or a folder, or, where there is none of
// that name, a document by the place that Record.ID tells: news.jsonl#12,
// news.zip/a.txt, news.zip/b.csv#3.
func locate(p string) (input, error) {
	if p == "-" {
		return input{path: p}, nil
	}
	_, err := os.Stat(p)
	if err == nil {
		return input{path: p}, nil
	}
	place := slashed(p)
	for end := strings.LastIndexAny(place, "/#"); end > 0; end = strings.LastIndexAny(place[:end], "/#") {
		if info, err := os.Stat(filepath.FromSlash(place[:end])); err == nil && info.Mode().IsRegular() {
			return input{path: place[:end], only: place}, nil
		}
	}
	return input{}, cause(err)
}

// pick yields the wanted records of an input, or one that says that there are
// none. What cannot be read on the way to them is yielded too.
func (in *input) pick(records func(func(*Record) bool) bool, yield func(*Record) bool) bool {
	if in.only == "" {
		return records(yield)
	}
	found, more := false, true
	records(func(r *Record) bool {
		if !r.stands(in.only) {
			return true
		}
		found = true
		more = yield(r)
		return more && r.ID() != in.only
	})
	if !found {
		return yield(&Record{Path: in.only, Err: errors.New("no such line, row or member in the file")})
	}
	return more
}

// stands reports whether r is at the given place, below it, or what is wrong
// with a file around it.
func (r *Record) stands(place string) bool {
	return r.ID() == place || r.Path == place || strings.HasPrefix(r.Path, place+"/") ||
		r.Err != nil && r.Number == 0 && (strings.HasPrefix(place, r.Path+"/") || strings.HasPrefix(place, r.Path+"#"))
}
