package source

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what tests get as what they want")

// transcript writes what becomes of all records of s.
func transcript(s *Source) string {
	var out strings.Builder
	for r := range s.Records() {
		d, err := s.Decode(r)
		if err != nil {
			fmt.Fprintf(&out, "! %v\n", err)
			continue
		}
		fmt.Fprintf(&out, "= %s", d.ID)
		for _, part := range []struct{ name, value string }{
			{"uri", d.URI}, {"title", d.Title}, {"author", d.Author}, {"lang", d.Lang},
		} {
			if part.value != "" && part.value != d.ID {
				fmt.Fprintf(&out, " %s=%q", part.name, part.value)
			}
		}
		fmt.Fprintf(&out, " date=%s/%s %s %d bytes %.6s\n", d.Date, d.DateSource, d.Encoding, d.NBytes, d.SHA256)
		for line := range strings.SplitSeq(d.Text, "\n") {
			fmt.Fprintf(&out, "  |%s\n", line)
		}
	}
	return out.String()
}

// inputs writes the files of a txtar into a folder that becomes the working
// directory.
func inputs(t *testing.T, a *txtar) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, f := range a.files {
		if f.name == "want" {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(f.name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(f.name, []byte(f.data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// options reads lines of "key: value" from the head of a txtar; others
// say what the case is about.
func options(t *testing.T, head string) (paths []string, o Options) {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSpace(head), "\n") {
		key, value, ok := strings.Cut(line, ": ")
		switch key {
		case "inputs":
			paths = strings.Fields(value)
		case "text-column":
			o.TextColumn = value
		case "id-column":
			o.IDColumn = value
		case "date-column":
			o.DateColumn = value
		case "title-column":
			o.TitleColumn = value
		case "format":
			o.Format = Format(value)
		case "encoding":
			o.Encoding = value
		case "date":
			o.Date = value
		case "max-bytes":
			fmt.Sscan(value, &o.MaxBytes)
		default:
			if ok && strings.HasSuffix(key, "-column") {
				t.Fatalf("unknown key %q", key)
			}
		}
	}
	return paths, o
}

// TestFiles reads the inputs of each testdata/*.txtar and compares what comes
// out with its section "want".
func TestFiles(t *testing.T) {
	cases, _ := filepath.Glob("testdata/*.txtar")
	if len(cases) == 0 {
		t.Fatal("no cases")
	}
	for _, name := range cases {
		name, _ = filepath.Abs(name)
		t.Run(filepath.Base(name), func(t *testing.T) {
			a := readTxtar(t, name)
			paths, o := options(t, a.comment)
			inputs(t, a)
			s, err := Open(paths, o)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, name, a, transcript(s))
		})
	}
}

func compare(t *testing.T, name string, a *txtar, got string) {
	t.Helper()
	for i, f := range a.files {
		if f.name != "want" {
			continue
		}
		if *update {
			a.files[i].data = got
			if err := os.WriteFile(name, []byte(a.String()), 0o666); err != nil {
				t.Fatal(err)
			}
		} else if got != f.data {
			t.Errorf("got\n%swant\n%s", got, f.data)
		}
		return
	}
	t.Fatal(`no section "want"`)
}
