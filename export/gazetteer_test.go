package export_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"

	"toli/export"
	"toli/extract"
	"toli/extract/gazetteer"
)

// TestGazetteer reads back every column of a full and of an empty row.
func TestGazetteer(t *testing.T) {
	entries := []gazetteer.Entry{
		{
			ID: "place.mn.zamyn-uud", Name: "Zamyn-Üüd", Label: extract.Place, Kind: extract.Settlement, Country: "mn",
			Aliases: []string{"Zamyn Uud", "Zamiin Uud"}, Native: []string{"Замын-Үүд"}, Wikidata: "Q1", Geonames: 7,
			Lat: 43.75, Lon: 111.5, HasCoord: true, From: "1956", To: "2001-02", Role: "port", Prior: 0.5, Source: "geonames",
		},
		{ID: "title.mr", Name: "Mr", Kind: extract.Title, Prior: 1},
	}
	want := []string{
		`place.mn.zamyn-uud Zamyn-Üüd PLACE settlement mn ["Zamyn Uud","Zamiin Uud"] ["Замын-Үүд"] Q1 7 43.75 111.5 1956 2001-02 port 0.5 geonames`,
		`title.mr Mr (null) title (null) [] [] (null) (null) (null) (null) (null) (null) (null) 1 (null)`,
	}
	var out bytes.Buffer
	if err := export.Gazetteer(&out, export.Metadata{}, slices.Values(entries)); err != nil {
		t.Fatal(err)
	}
	f, err := file.NewParquetReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	r, err := pqarrow.NewFileReader(f, pqarrow.ArrowReadProperties{}, memory.DefaultAllocator)
	if err != nil {
		t.Fatal(err)
	}
	table, err := r.ReadTable(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer table.Release()
	records := array.NewTableReader(table, 100)
	defer records.Release()
	var got []string
	for records.Next() {
		rec := records.Record()
		for i := range int(rec.NumRows()) {
			var row []string
			for _, c := range rec.Columns() {
				row = append(row, c.ValueStr(i))
			}
			got = append(got, strings.Join(row, " "))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	full := fmt.Errorf("disk full")
	if err := export.Gazetteer(failing{full}, export.Metadata{}, slices.Values(entries)); err == nil {
		t.Error("a failing writer gave no error")
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
