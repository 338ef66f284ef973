package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Report is what Verify found. Counts are of all formats together.
type Report struct {
	Documents, Sentences, Mentions int64
	Compared                       int64    // mentions that were compared with their text
	Found                          int64    // number of problems
	Problems                       []string // the first of them
}

const maxProblems = 20

func (r *Report) problem(format string, args ...any) {
	r.Found++
	if len(r.Problems) < maxProblems {
		r.Problems = append(r.Problems, fmt.Sprintf(format, args...))
	}
}

// Earlier reports whether dir holds files that a run wrote, be they complete or
// not.
func Earlier(dir string) bool { return len(earlier(dir)) > 0 }

// Verify reads the tables in dir, in all their formats, and compares every
// position with the text, every reference with what it refers to, every count
// with the rows, and every file with what run.json says of it. An error means
// that there is no run.json of this version to compare with; what is wrong with
// the files is in the report. Memory holds the entities and a document at a time.
func Verify(ctx context.Context, dir string) (*Report, error) {
	run, err := readRun(filepath.Join(dir, RunFile))
	if err != nil {
		return nil, err
	}
	r := &Report{}
	lacking := r.files(dir, run)
	for _, f := range Formats {
		if !listed(run, f) || lacking[f] {
			continue
		}
		v := verifier{Report: r, ctx: ctx, dir: dir, format: f}
		v.all(run)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func readRun(name string) (*Run, error) {
	b, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%s: not there, so the run that wrote the folder did not end: run it again with --force", name)
	}
	if err != nil {
		return nil, err
	}
	run := &Run{}
	if err := json.Unmarshal(b, run); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if run.Schema != SchemaVersion {
		return nil, fmt.Errorf("%s: tables of schema version %q; this program reads %s", name, run.Schema, SchemaVersion)
	}
	return run, nil
}

// listed reports whether run.json lists tables of a format.
func listed(run *Run, f Format) bool {
	for _, file := range run.Files {
		if strings.HasSuffix(file.Name, "."+string(f)) && file.Name != RejectFile {
			return true
		}
	}
	return false
}

// files compares the files with run.json, and returns the formats of which a
// table is missing.
func (r *Report) files(dir string, run *Run) map[Format]bool {
	lacking := make(map[Format]bool)
	for _, f := range run.Files {
		name := filepath.Join(dir, filepath.Base(f.Name))
		sum, size, err := digest(name)
		switch {
		case errors.Is(err, os.ErrNotExist):
			r.problem("%s: the file is missing", name)
			if f.Name != RejectFile {
				lacking[Format(strings.TrimPrefix(filepath.Ext(name), "."))] = true
			}
		case err != nil:
			r.problem("%s: %v", name, plain(err))
		case size != f.Bytes:
			r.problem("%s: %d bytes, run.json says %d: it was changed after the run", name, size, f.Bytes)
		case sum != f.SHA256:
			r.problem("%s: other bytes than run.json says (sha256): it was changed after the run", name)
		}
		if f.Name == RejectFile && err == nil {
			r.rejects(name, run.Counts.Rejects)
		}
	}
	return lacking
}

// digest returns the SHA-256 of a file, in hex, and its size.
func digest(name string) (sum string, size int64, err error) {
	f, err := os.Open(name)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	size, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), size, err
}

func (r *Report) rejects(name string, want int64) {
	b, err := os.ReadFile(name)
	if err != nil {
		r.problem("%s: %v", name, plain(err))
		return
	}
	if got := int64(bytes.Count(b, []byte("\n"))); got != want {
		r.problem("%s: %d lines, run.json counts %d rejects", name, got, want)
	}
}
