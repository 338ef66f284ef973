package seeds_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"toli/extract/gazetteer"
	"toli/seeds"
)

var update = flag.Bool("update", false, "write gazetteer.bin and ambiguous.txt")

// tables returns the rows of the tables, which must be free of errors.
func tables(t testing.TB) []gazetteer.Row {
	t.Helper()
	rows, errs := gazetteer.ReadTables(os.DirFS("gazetteer"), "seeds/gazetteer")
	for _, err := range errs {
		t.Error(err)
	}
	if len(errs) > 0 {
		t.FailNow()
	}
	return rows
}

// TestFresh recompiles the tables and compares.
func TestFresh(t *testing.T) {
	blob, err := gazetteer.Compile(tables(t))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("gazetteer.bin", blob, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(blob, seeds.Gazetteer) {
		t.Fatal(`gazetteer.bin is not made from these tables; run "toli gazetteer build"`)
	}
}
