package main

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"toli/export"
)

// rejects reads rejects.jsonl of a folder.
func rejects(t *testing.T, dir string) (all []export.Reject) {
	t.Helper()
	b, err := os.ReadFile(dir + "/rejects.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(b) {
		var r export.Reject
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

// TestRejectsCanBeRunAgain gives the inputs that rejects.jsonl names: they, and
// no other documents, are rejected again, and taken once they are mended.
func TestRejectsCanBeRunAgain(t *testing.T) {
	inputs(t)
	toli(t.Context(), "", "run", "in")
	first := rejects(t, "toli-out")
	args := []string{"run", "--out", "again"}
	for _, r := range first {
		args = append(args, r.Input)
	}
	code, _, stderr := toli(t.Context(), "", args...)
	// The second document of an id is alone now, and so it is taken.
	if code != exitRejects || !strings.Contains(stderr, "\n1 document, ") {
		t.Errorf("exit %d: %s", code, stderr)
	}
	want := slices.DeleteFunc(first, func(r export.Reject) bool { return r.Where == "in/ids.jsonl:2" })
	if got := rejects(t, "again"); !slices.Equal(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	mended := "{\"text\":\"Beijing waits.\"}\n{\"text\":\"Mended in Seoul.\"}\n"
	if err := os.WriteFile("in/lines.jsonl", []byte(mended), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, stdout, _ := toli(t.Context(), "", "show", "in/lines.jsonl#2"); code != exitOK || !strings.HasPrefix(stdout, "Mended in [Seoul]") {
		t.Errorf("exit %d: %s", code, stdout)
	}
}

func TestStandardInputCannotBeRunAgain(t *testing.T) {
	t.Chdir(t.TempDir())
	toli(t.Context(), "{broken\n", "run", "-", "--input-format", "jsonl")
	if got := rejects(t, "toli-out"); len(got) != 1 || got[0].Where != "stdin:1" || got[0].Input != "" {
		t.Errorf("got %+v", got)
	}
}

// TestTablesBelowAFolderAreNoArticles runs in the folder that the tables are
// written to, twice.
func TestTablesBelowAFolderAreNoArticles(t *testing.T) {
	t.Chdir(t.TempDir())
	many(t, "a.jsonl", 3)
	for range 2 {
		code, _, stderr := toli(t.Context(), "", "run", ".", "--force", "--format", "parquet,jsonl")
		if code != exitOK || !strings.HasPrefix(stderr, "3 documents, ") {
			t.Errorf("exit %d: %s", code, stderr)
		}
	}
}

// TestCheckOfTables names what is wrong: with files, and with a folder whose run
// did not end.
func TestCheckOfTables(t *testing.T) {
	t.Chdir(t.TempDir())
	many(t, "a.jsonl", 3)
	toli(t.Context(), "", "run", "a.jsonl", "--out", "tables")
	check := func(wantCode int, want string) {
		t.Helper()
		code, stdout, stderr := toli(t.Context(), "", "check", "tables")
		if code != wantCode || !strings.Contains(stdout+stderr, want) {
			t.Errorf("exit %d: %s%s; want %d and %q", code, stdout, stderr, wantCode, want)
		}
	}
	check(exitOK, "3 documents, 12 sentences, 18 mentions of which 18 compared with their text, 0 problems")
	if err := os.Remove("tables/places.parquet"); err != nil {
		t.Fatal(err)
	}
	check(exitRejects, "tables/places.parquet: the file is missing\n")
	if err := os.WriteFile("tables/places.parquet", []byte("PAR1"), 0o644); err != nil {
		t.Fatal(err)
	}
	check(exitRejects, "tables/places.parquet: 4 bytes, run.json says ")
	run, err := os.ReadFile("tables/run.json")
	if err != nil {
		t.Fatal(err)
	}
	newer := bytes.Replace(run, []byte(`"schema_version": "`), []byte(`"schema_version": "9`), 1)
	if err := os.WriteFile("tables/run.json", newer, 0o644); err != nil {
		t.Fatal(err)
	}
	check(exitUsage, "tables of schema version \"91\"; this program reads 1")
	if err := os.Remove("tables/run.json"); err != nil {
		t.Fatal(err)
	}
	check(exitUsage, "tables/run.json: not there, so the run that wrote the folder did not end: run it again with --force")
}

// TestCompletion asks for the values of flags as a shell does.
func TestCompletion(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"run --format ", "parquet\narrow\njsonl\n"},
		{"run --progress ", "auto\nalways\nnever\n"},
		{"run --input-format ", "txt\nmd\nhtml\njsonl\njson\ncsv\ntsv\nparquet\n"},
		{"sho", "show\t"},
	} {
		args := append([]string{"__complete"}, strings.Split(test.args, " ")...)
		if code, stdout, _ := toli(t.Context(), "", args...); code != exitOK || !strings.HasPrefix(stdout, test.want) {
			t.Errorf("%s: exit %d, %q", test.args, code, stdout)
		}
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if code, stdout, _ := toli(t.Context(), "", "completion", shell); code != exitOK || !strings.Contains(stdout, "toli") {
			t.Errorf("%s: exit %d", shell, code)
		}
	}
}

// TestReadme compares the rows that the readme shows with those of the seed
// article.
func TestReadme(t *testing.T) {
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir() + "/tables"
	if code, _, stderr := toli(t.Context(), "", "run", "../../seeds/articles", "--out", dir, "--format", "jsonl"); code != exitOK {
		t.Fatal(stderr)
	}
	mentions, err := os.ReadFile(dir + "/mentions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(b)) {
		cells := strings.Split(line, " | ")
		if len(cells) != 6 || !strings.HasPrefix(line, "| 1") && !strings.HasPrefix(line, "| 2") {
			continue
		}
		rows++
		want := []string{
			`"start_char":` + strings.TrimPrefix(cells[0], "| ") + `,"end_char":` + cells[1] + `,"text":"` + cells[2] + `"`,
			`"label":"` + cells[3] + `","entity_id":"` + cells[4] + `","entity_name":"` + strings.TrimSuffix(cells[5], " |\n") + `"`,
		}
		if !strings.Contains(string(mentions), strings.Join(want, ",")) {
			t.Errorf("no mention with %s", strings.Join(want, ","))
		}
	}
	if rows != 2 {
		t.Errorf("%d rows in the readme, want 2", rows)
	}
}
