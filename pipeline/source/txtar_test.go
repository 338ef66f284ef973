package source

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// txtar is a text archive in the format of golang.org/x/tools/txtar: a comment,
// then files, each below a line "-- name --".
type txtar struct {
	comment string
	files   []txtarFile
}

type txtarFile struct{ name, data string }

var txtarMark = regexp.MustCompile(`(?m)^-- (.+) --\n`)

func readTxtar(t *testing.T, name string) *txtar {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	marks := txtarMark.FindAllSubmatchIndex(b, -1)
	if len(marks) == 0 {
		t.Fatalf("%s: no files", name)
	}
	a := &txtar{comment: string(b[:marks[0][0]])}
	for i, m := range marks {
		end := len(b)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		a.files = append(a.files, txtarFile{string(b[m[2]:m[3]]), string(b[m[1]:end])})
	}
	return a
}

func (a *txtar) String() string {
	var b strings.Builder
	b.WriteString(a.comment)
	for _, f := range a.files {
		b.WriteString("-- " + f.name + " --\n" + f.data)
	}
	return b.String()
}
