package score

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// stripped removes marks without parsing them: brackets, and what stands in
// parentheses right after.
func stripped(body string) string {
	marks := regexp.MustCompile(`\[((?:[^\[\]\\]|\\.)*)\]\(\??[A-Z]+(?: (?:[^()\n]|\([^()]*\))*)?\)`)
	return regexp.MustCompile(`\\([\[\]\\])`).ReplaceAllString(marks.ReplaceAllString(body, "$1"), "$1")
}

// TestFixtures holds the fixtures to what docs/scoring.md says of them.
func TestFixtures(t *testing.T) {
	names, err := filepath.Glob("../testdata/gold/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	registers := map[string]bool{}
	mentions := 0
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := ParseMarked(name, string(data))
		if err != nil {
			t.Fatal(err)
		}
		head, body, _ := strings.Cut(string(data), "\n\n")
		if d.ID != strings.TrimSuffix(filepath.Base(name), ".txt") || d.Date == "" || d.Register == "" || !strings.Contains(head, "\n# catches: ") {
			t.Errorf("%s: its comment lacks id, date, register or what it catches", name)
		}
		if d.Text != stripped(body) {
			t.Errorf("%s: the text is not what is left without marks", name)
		}
		if n := len(strings.Fields(d.Text)); d.ID != "seed" && (n < 150 || n > 400) {
			t.Errorf("%s: %d words", name, n)
		}
		registers[d.Register] = true
		for _, s := range d.Spans {
			if !s.Optional {
				mentions++
			}
		}
	}
	if len(names) < 31 || len(registers) < 10 || mentions < 1500 {
		t.Errorf("%d fixtures, %d registers, %d mentions", len(names), len(registers), mentions)
	}
}

// TestSeed has the fixture of the seed article be its text.
func TestSeed(t *testing.T) {
	docs, err := ReadFiles("../testdata/gold/seed.txt")
	if err != nil {
		t.Fatal(err)
	}
	seed, err := os.ReadFile("../" + docs[0].Source)
	if err != nil {
		t.Fatal(err)
	}
	if docs[0].Text != string(seed) {
		t.Error("the text differs from the seed article")
	}
}
