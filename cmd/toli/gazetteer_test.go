package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const myTable = "name\tlabel\tkind\tcountry\taliases\tlat\tlon\n" +
	"Gobi Lantern Films\tORG\tcompany\tmn\tGLF\t\t\n" +
	"Lantern Wells\tPLACE\tsettlement\tmn\t\t43.5\t104.25\n"

// gazetteerRun runs "toli gazetteer args" and returns both outputs.
func gazetteerRun(t *testing.T, stdin string, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	var out, errOut bytes.Buffer
	c := newGazetteerCommand()
	c.SilenceErrors, c.SilenceUsage = true, true
	c.SetIn(strings.NewReader(stdin))
	c.SetOut(&out)
	c.SetErr(&errOut)
	c.SetArgs(args)
	err = c.Execute()
	return out.String(), errOut.String(), err
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestGazetteerLookup(t *testing.T) {
	my := write(t, "my.tsv", myTable)
	for _, c := range []struct{ arg, stdin, stdout, stderr string }{
		{"gobi lantern films", "", `user.gobi-lantern-films
  name        Gobi Lantern Films
  label       ORG company
  country     mn
  aliases     GLF
  prior       1
`, ""},
		{"user.lantern-wells", "", `user.lantern-wells
  name        Lantern Wells
  label       PLACE settlement
  country     mn
  coordinates 43.50000, 104.25000
  prior       1
`, ""},
		{"-", "they filmed GLF near Lantern Wells", "" +
			"12-15  GLF            ORG    company     user.gobi-lantern-films  Gobi Lantern Films  1.00\n" +
			"21-34  Lantern Wells  PLACE  settlement  user.lantern-wells       Lantern Wells       1.00\n", ""},
		{"zzyzzx qwortle", "", "", "\"zzyzzx qwortle\": the gazetteer has no such name\n"},
	} {
		stdout, stderr, err := gazetteerRun(t, c.stdin, "lookup", "--gazetteer", my, c.arg)
		if err != nil || stdout != c.stdout || stderr != c.stderr {
			t.Errorf("lookup %q: %v\n got %q\nwant %q\n got %q\nwant %q", c.arg, err, stdout, c.stdout, stderr, c.stderr)
		}
	}
}

func TestGazetteerCheck(t *testing.T) {
	good, bad := write(t, "my.tsv", myTable), write(t, "bad.csv", "name,label\nx,ORGG\ny,PLACEE\n")
	stdout, _, err := gazetteerRun(t, "", "check", good)
	if want := good + ": 2 rows, no problem\n"; err != nil || stdout != want {
		t.Errorf("got %q, %v; want %q", stdout, err, want)
	}
	want := bad + `:2: label "ORGG" unknown (PERSON, PLACE, ORG, DATE)` + "\n" +
		bad + `:3: label "PLACEE" unknown (PERSON, PLACE, ORG, DATE)`
	for _, args := range [][]string{{"check", bad}, {"stats", "--gazetteer", bad}} {
		if _, _, err := gazetteerRun(t, "", args...); err == nil || err.Error() != want {
			t.Errorf("%v: got %v\nwant %s", args, err, want)
		}
	}
	if stdout, _, err := gazetteerRun(t, "", "check", "../../seeds/gazetteer"); err != nil {
		t.Errorf("%s%v", stdout, err)
	}
}

// TestGazetteerBuild builds from an export of the built-in gazetteer, which
// must give the same blob.
func TestGazetteerBuild(t *testing.T) {
	tsv, _, err := gazetteerRun(t, "", "export")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Dir(write(t, "all.tsv", tsv))
	out := filepath.Join(dir, "g.bin")
	if _, _, err := gazetteerRun(t, "", "build", dir, "-o", out); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../../seeds/gazetteer.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("the blob of the exported table is another")
	}
	if _, _, err := gazetteerRun(t, "", "build", t.TempDir(), "-o", out); err == nil {
		t.Error("a folder without tables was built")
	}
}

func TestGazetteerGeoJSON(t *testing.T) {
	my := write(t, "my.tsv", myTable)
	stdout, _, err := gazetteerRun(t, "", "export", "--format", "geojson", "--gazetteer", my)
	if err != nil {
		t.Fatal(err)
	}
	var c struct{ Features []feature }
	if err := json.Unmarshal([]byte(stdout), &c); err != nil {
		t.Fatal(err)
	}
	g, err := openGazetteer([]string{my})
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	for _, e := range g.All {
		want += one(e.HasCoord)
	}
	last := c.Features[len(c.Features)-1]
	if len(c.Features) != want || last.ID != "user.lantern-wells" || last.Geometry.Coordinates != [2]float64{104.25, 43.5} {
		t.Errorf("%d features, want %d; the last is %+v", len(c.Features), want, last)
	}
	if _, _, err := gazetteerRun(t, "", "export", "--format", "xml"); err == nil {
		t.Error("format xml was accepted")
	}
}

func TestGazetteerParquet(t *testing.T) {
	my := write(t, "my.tsv", myTable)
	first, _, err := gazetteerRun(t, "", "export", "--format", "parquet", "--gazetteer", my)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(first, "PAR1") || !strings.HasSuffix(first, "PAR1") {
		t.Errorf("%d bytes that are no Parquet", len(first))
	}
	if second, _, err := gazetteerRun(t, "", "export", "--format", "parquet", "--gazetteer", my); err != nil || first != second {
		t.Errorf("the same export has other bytes: %v", err)
	}
}

// TestGazetteerStats compares the sum of the kinds with the whole.
func TestGazetteerStats(t *testing.T) {
	g, err := openGazetteer([]string{write(t, "my.tsv", myTable)})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := writeStats(&out, g); err != nil {
		t.Fatal(err)
	}
	sum, all := 0, -1
	for line := range strings.Lines(out.String()) {
		f := strings.Fields(line)
		switch n := len(f); {
		case f[0] == "all":
			all, _ = strconv.Atoi(f[1])
		case n >= 9 && f[0] != "label":
			count, err := strconv.Atoi(f[n-7])
			if err != nil {
				t.Errorf("%q: %v", line, err)
			}
			sum += count
		}
	}
	if all != sum || all != g.Len() {
		t.Errorf("all %d, sum %d, entries %d", all, sum, g.Len())
	}
}
