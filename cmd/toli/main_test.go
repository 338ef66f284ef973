package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"toli/export"
)

var update = flag.Bool("update", false, "write the golden files")

// toli runs the program and returns all that it printed.
func toli(ctx context.Context, stdin string, args ...string) (code int, stdout, stderr string) {
	var out, log bytes.Buffer
	code = Main(ctx, args, strings.NewReader(stdin), &out, &log)
	return code, out.String(), log.String()
}

// inputs writes a folder of good and bad input, and goes to the one above it.
func inputs(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	var zipped, gzipped bytes.Buffer
	z := zip.NewWriter(&zipped)
	for _, name := range []string{"good.txt", "../bad.txt"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, "Ulaanbaatar hosts talks in "+name+".")
	}
	z.Close()
	g := gzip.NewWriter(&gzipped)
	for i := range 2000 {
		fmt.Fprintln(g, i*i*7919)
	}
	g.Close()
	for name, text := range map[string]string{
		"2012-11-20-good.txt": "Kim Jong Un visited Mongolia. He met Tsakhia Elbegdorj.",
		"archive.zip":         zipped.String(),
		"binary.txt":          "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x3e\x00\x01\x00\x00\x00",
		"empty.txt":           "",
		"ids.jsonl":           `{"id":"a","text":"Seoul agreed."}` + "\n" + `{"id":"a","text":"Pyongyang did not."}` + "\n",
		"lines.jsonl":         `{"text":"Beijing waits."}` + "\n{broken\n" + `{"title":"no text"}` + "\n",
		"truncated.txt.gz":    gzipped.String()[:gzipped.Len()/2],
		"wrong.parquet":       "PAR1 this is not a table PAR1",
	} {
		if err := os.MkdirAll("in", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("in", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var unstable = regexp.MustCompile(`[0-9]+ words/s`)

// TestGolden compares whole runs of the program with testdata/NAME.golden.
func TestGolden(t *testing.T) {
	dir, err := filepath.Abs("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		args string
	}{
		{"help", "--help"},
		{"help-run", "run --help"},
		{"help-show", "show --help"},
		{"help-check", "check --help"},
		{"version", "version"},
		{"check", "check in"},
		{"no-arguments", "run"},
		{"no-such-command", "rum in"},
		{"no-such-flag", "run --fast in"},
		{"no-such-folder", "run in nowhere"},
		{"no-such-format", "run in --format orc"},
		{"no-such-date", "run in --date yesterday"},
		{"no-such-gazetteer", "run in --gazetteer nowhere.tsv"},
		{"no-such-model", "run in --model in/empty.txt"},
		{"stream-parquet", "run in --out -"},
		{"out-is-a-file", "run in --out in/ids.jsonl"},
		{"progress", "run in --progress often"},
	} {
		t.Run(test.name, func(t *testing.T) {
			inputs(t)
			code, stdout, stderr := toli(t.Context(), "", strings.Fields(test.args)...)
			got := fmt.Sprintf("$ toli %s\n%s-- stderr\n%s-- exit %d\n", test.args, stdout, stderr, code)
			golden(t, filepath.Join(dir, test.name+".golden"), unstable.ReplaceAllString(got, "N words/s"))
			if _, err := os.Stat("toli-out"); err == nil {
				t.Error("a folder was made")
			}
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestRunWithRejects: bad documents stop nothing, and each is in rejects.jsonl.
func TestRunWithRejects(t *testing.T) {
	inputs(t)
	code, _, stderr := toli(t.Context(), "", "run", "in", "--format", "parquet,jsonl")
	lines := strings.Split(strings.TrimSpace(stderr), "\n")
	if last := lines[len(lines)-1]; code != exitRejects || !strings.HasPrefix(last, "4 documents, ") || !strings.Contains(last, " 8 rejects, ") {
		t.Errorf("exit %d, %s", code, stderr)
	}
	got := map[string]string{}
	for _, r := range rejects(t, "toli-out") {
		if !strings.Contains(stderr, r.Where+": "+r.Error+"\n") {
			t.Errorf("stderr lacks %+v", r)
		}
		got[r.Where] = r.Stage
	}
	for where, stage := range map[string]string{
		"in/binary.txt": "decode", "in/empty.txt": "decode", "in/ids.jsonl:2": "source",
		"in/lines.jsonl:2": "decode", "in/lines.jsonl:3": "decode", "in/truncated.txt.gz": "decode", "in/wrong.parquet": "decode",
	} {
		if got[where] != stage {
			t.Errorf("%s: rejected by %q, want %q; all: %v", where, got[where], stage, got)
		}
	}
	if code, stdout, _ := toli(t.Context(), "", "check", "toli-out"); code != exitOK || !strings.Contains(stdout, "0 problems") {
		t.Errorf("check: exit %d, %s", code, stdout)
	}
}

// many writes a file of n different articles.
func many(t *testing.T, name string, n int) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	places := []string{"Ulaanbaatar", "Pyongyang", "Seoul", "Улаанбаатар", "Beijing", "Darkhan", "Wonsan"}
	for i := range n {
		text := strings.Repeat(fmt.Sprintf("Talks number %d were held in %s on November %d, 2012. “We agreed,” said Kim Jong Un. ",
			i, places[i%len(places)], i%30+1), i%9+1)
		line, err := json.Marshal(map[string]any{"id": fmt.Sprintf("d%04d", i), "text": text, "date": "2012-12-01"})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(f, "%s\n", line)
		if i%97 == 5 {
			fmt.Fprintln(f, "{broken")
		}
	}
}

// TestBytesDoNotDependOnWorkers compares every file that runs with 1, 2 and 7
// workers write, of the seed article and of many small ones.
func TestBytesDoNotDependOnWorkers(t *testing.T) {
	seeds, err := filepath.Abs("../../seeds/articles")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	many(t, "many.jsonl", 400)
	for _, workers := range []string{"1", "2", "7"} {
		code, _, stderr := toli(t.Context(), "", "run", seeds, "many.jsonl", "--out", workers, "--workers", workers, "--format", "parquet,arrow,jsonl")
		if code != exitRejects {
			t.Fatalf("exit %d: %s", code, stderr)
		}
	}
	files, err := os.ReadDir("1")
	if err != nil || len(files) != 3*len(export.Tables)+2 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		want, err := os.ReadFile(filepath.Join("1", f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		for _, workers := range []string{"2", "7"} {
			if got, err := os.ReadFile(filepath.Join(workers, f.Name())); err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s differs with %s workers (%v)", f.Name(), workers, err)
			}
		}
	}
	if code, stdout, _ := toli(t.Context(), "", "check", "7"); code != exitOK {
		t.Errorf("check: exit %d, %s", code, stdout)
	}
}

func TestEarlierResultsAreRefused(t *testing.T) {
	t.Chdir(t.TempDir())
	many(t, "a.jsonl", 3)
	args := []string{"run", "a.jsonl"}
	for i, want := range []int{exitOK, exitUsage} {
		if code, _, stderr := toli(t.Context(), "", args...); code != want {
			t.Errorf("run %d: exit %d, want %d: %s", i, code, want, stderr)
		}
	}
	if code, _, stderr := toli(t.Context(), "", append(args, "--force")...); code != exitOK {
		t.Errorf("with --force: exit %d: %s", code, stderr)
	}
}

// TestInterrupt cancels a run that has much to do: it ends within a second and
// leaves nothing behind.
func TestInterrupt(t *testing.T) {
	t.Chdir(t.TempDir())
	many(t, "a.jsonl", 100)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r, w := io.Pipe() // an input without end
	defer w.Close()
	go io.WriteString(w, "An article that")
	started := time.AfterFunc(2*time.Second, cancel)
	defer started.Stop()
	cancelled := make(chan time.Time, 1)
	context.AfterFunc(ctx, func() { cancelled <- time.Now() })
	var out, log bytes.Buffer
	code := Main(ctx, []string{"run", "a.jsonl", "-"}, r, &out, &log)
	if took := time.Since(<-cancelled); code != exitInterrupted || took > time.Second {
		t.Errorf("exit %d after %v: %s", code, took, log.String())
	}
	if left, _ := os.ReadDir("toli-out"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	t.Chdir(t.TempDir())
	many(t, "a.jsonl", 3)
	for _, args := range [][]string{
		{"run", "a.jsonl", "--format", "arrow", "--out", "-"}, {"show", "a.jsonl"}, {"version"}, {"check", "a.jsonl"},
	} {
		var log bytes.Buffer
		code := Main(t.Context(), args, strings.NewReader(""), full, &log)
		if code != exitUsage || !strings.Contains(log.String(), "no space left on device") {
			t.Errorf("%v: exit %d: %s", args, code, log.String())
		}
	}
}

func TestUnreadable(t *testing.T) {
	t.Chdir(t.TempDir())
	many(t, "a.jsonl", 3)
	if err := os.Chmod("a.jsonl", 0); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Open("a.jsonl"); !errors.Is(err, os.ErrPermission) {
		t.Skip("everything is readable for this user")
	}
	if code, _, stderr := toli(t.Context(), "", "run", "a.jsonl"); code != exitRejects || !strings.Contains(stderr, "a.jsonl: no permission to read it") {
		t.Errorf("exit %d: %s", code, stderr)
	}
}

func TestShow(t *testing.T) {
	const text = "A [note]: Mongolia waits."
	code, stdout, stderr := toli(t.Context(), text, "show", "-")
	if code != exitOK || !strings.HasPrefix(stdout, `A \[note\]: [Mongolia](PLACE Mongolia) waits.`+"\n\n") ||
		!strings.Contains(stdout, "1         PLACE  Mongolia  country  place.mn.mongolia\n") {
		t.Errorf("exit %d: %s%s", code, stdout, stderr)
	}
	code, stdout, stderr = toli(t.Context(), text, "show", "--json", "-")
	var d struct {
		Text     string
		Mentions []shown
	}
	if err := json.Unmarshal([]byte(stdout), &d); err != nil || code != exitOK || d.Text != text || len(d.Mentions) != 1 {
		t.Fatalf("exit %d, %v: %s%s", code, err, stdout, stderr)
	}
	if m := d.Mentions[0]; text[m.Start:m.End] != "Mongolia" || m.Entity != "place.mn.mongolia" {
		t.Errorf("%+v", m)
	}
}

// TestTablesAsInput reads articles back from the documents that a run wrote.
func TestTablesAsInput(t *testing.T) {
	t.Chdir(t.TempDir())
	many(t, "a.jsonl", 5)
	toli(t.Context(), "", "run", "a.jsonl", "--out", "first")
	code, _, stderr := toli(t.Context(), "", "run", "first/documents.parquet", "--out", "second", "--id-column", "doc_id")
	if code != exitOK || !strings.HasPrefix(stderr, "5 documents") {
		t.Errorf("exit %d: %s", code, stderr)
	}
	a, err := os.ReadFile("first/mentions.parquet")
	b, err2 := os.ReadFile("second/mentions.parquet")
	if err != nil || err2 != nil || !bytes.Equal(a, b) {
		t.Errorf("other mentions: %v, %v", err, err2)
	}
}
