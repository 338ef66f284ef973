package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// walker goes through folders in the order of names. It follows symbolic links
// and enters each folder once, so loops end.
type walker struct {
	visited map[string]bool // real paths of the folders entered
}

// walk calls visit for a file, or for the files below a folder. It reports
// false when visit did. Below a folder hidden names are skipped, and folders
// that a browser made beside a page it saved, or an earlier run its tables in.
func (w *walker) walk(name string, visit func(string, os.FileInfo, error) bool) bool {
	info, err := os.Stat(name)
	if err != nil || !info.IsDir() {
		return visit(name, info, err)
	}
	real, err := filepath.EvalSymlinks(name)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil || w.visited[real] {
		return err == nil || visit(name, nil, err)
	}
	w.visited[real] = true
	entries, err := os.ReadDir(name)
	if err != nil && !visit(name, nil, err) {
		return false
	}
	names := make(map[string]bool, len(entries))
	for _, e := range entries {
		names[e.Name()] = true
	}
	for _, e := range entries {
		if hidden(e.Name()) || furniture(e, names) || e.IsDir() && results(filepath.Join(name, e.Name())) {
			continue
		}
		if !w.walk(filepath.Join(name, e.Name()), visit) {
			return false
		}
	}
	return true
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") }

// results reports whether a folder holds what a run wrote: tables are no
// articles.
func results(dir string) bool {
	for _, name := range []string{"run.json", "rejects.jsonl"} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err != nil {
			return false
		}
	}
	return true
}

// furniture reports whether e is the folder page_files that holds the images
// and scripts of page.html.
func furniture(e fs.DirEntry, names map[string]bool) bool {
	page, ok := strings.CutSuffix(e.Name(), "_files")
	return ok && e.IsDir() && (names[page+".html"] || names[page+".htm"])
}

// cause is what the operating system says, in words for a user, without the
// path, which the message has already.
func cause(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("no such file or folder")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("no permission to read it: change its mode, or leave it out")
	}
	if pathError := (*fs.PathError)(nil); errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}
