package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"toli/export"
	"toli/extract"
	"toli/extract/gazetteer"
	"toli/seeds"
)

func newGazetteerExport() *cobra.Command {
	var files []string
	var format string
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the whole gazetteer as one table, or its places as GeoJSON for maps",
		Example: "  toli gazetteer export > gazetteer.tsv\n" +
			"  toli gazetteer export --format parquet > gazetteer.parquet\n" +
			"  toli gazetteer export --format geojson > places.geojson",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			g, err := openGazetteer(files)
			if err != nil {
				return err
			}
			switch format {
			case "tsv":
				return gazetteer.WriteTSV(c.OutOrStdout(), entries(g))
			case "geojson":
				return writeGeoJSON(c.OutOrStdout(), entries(g))
			case "parquet":
				return export.Gazetteer(c.OutOrStdout(), export.Metadata{Tool: version}, entries(g))
			}
			return fmt.Errorf("format %q unknown (tsv, parquet, geojson)", format)
		},
	}
	c.Flags().StringVar(&format, "format", "tsv", "tsv, parquet or geojson")
	gazetteerFlag(c, &files)
	return c
}

// entries yields the entries of g in the order of their numbers.
func entries(g *gazetteer.Gazetteer) iter.Seq[gazetteer.Entry] {
	return func(yield func(gazetteer.Entry) bool) {
		for _, e := range g.All {
			if !yield(e) {
				return
			}
		}
	}
}

// feature is a place as GeoJSON (RFC 7946) has it.
type feature struct {
	Type     string `json:"type"`
	ID       string `json:"id"`
	Geometry struct {
		Type        string     `json:"type"`
		Coordinates [2]float64 `json:"coordinates"` // longitude first, section 3.1.1
	} `json:"geometry"`
	Properties struct {
		Name     string   `json:"name"`
		Label    string   `json:"label"`
		Kind     string   `json:"kind"`
		Country  string   `json:"country,omitempty"`
		Aliases  []string `json:"aliases,omitempty"`
		Native   []string `json:"native,omitempty"`
		Wikidata string   `json:"wikidata,omitempty"`
		Geonames uint32   `json:"geonames,omitempty"`
	} `json:"properties"`
}

func makeFeature(e *gazetteer.Entry) feature {
	f := feature{Type: "Feature", ID: e.ID}
	f.Geometry.Type, f.Geometry.Coordinates = "Point", [2]float64{e.Lon, e.Lat}
	p := &f.Properties
	p.Name, p.Label, p.Kind, p.Country = e.Name, e.Label.String(), e.Kind.String(), e.Country
	p.Aliases, p.Native, p.Wikidata, p.Geonames = e.Aliases, e.Native, e.Wikidata, e.Geonames
	return f
}

// writeGeoJSON writes the entries that have coordinates, a feature a line.
func writeGeoJSON(w io.Writer, all iter.Seq[gazetteer.Entry]) error {
	b := bufio.NewWriter(w)
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	sep := "\n"
	for e := range all {
		if !e.HasCoord {
			continue
		}
		line, err := json.Marshal(makeFeature(&e))
		if err != nil {
			return fmt.Errorf("%s: %w", e.ID, err)
		}
		b.WriteString(sep)
		b.Write(line)
		sep = ",\n"
	}
	b.WriteString("\n]}\n")
	return b.Flush()
}

func newGazetteerStats() *cobra.Command {
	var files []string
	c := &cobra.Command{
		Use:   "stats",
		Short: "Count the entries, per kind",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			g, err := openGazetteer(files)
			if err != nil {
				return err
			}
			return writeStats(c.OutOrStdout(), g)
		},
	}
	gazetteerFlag(c, &files)
	return c
}

// tally is a row of the statistics.
type tally struct{ entries, names, native, wikidata, geonames, coordinates, dated int }

func (t *tally) count(e *gazetteer.Entry) {
	t.entries++
	t.names += 1 + len(e.Aliases)
	t.native += one(len(e.Native) > 0)
	t.wikidata += one(e.Wikidata != "")
	t.geonames += one(e.Geonames != 0)
	t.coordinates += one(e.HasCoord)
	t.dated += one(e.From != "" || e.To != "")
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (t *tally) write(w io.Writer, label, kind string) {
	fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\n", label, kind,
		t.entries, t.names, t.native, t.wikidata, t.geonames, t.coordinates, t.dated)
}

func writeStats(w io.Writer, g *gazetteer.Gazetteer) error {
	var kinds [extract.Weekday + 1][extract.DateLabel]tally
	var all tally
	for e := range entries(g) {
		kinds[e.Kind][e.Label].count(&e)
		all.count(&e)
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "label\tkind\tentries\tnames\twith native\twikidata\tgeonames\tcoordinates\tdates")
	for kind := range kinds {
		for label := range kinds[kind] {
			if n := &kinds[kind][label]; n.entries > 0 {
				name := extract.Label(label).String()
				if name == "" {
					name = "-"
				}
				n.write(t, name, extract.Kind(kind).String())
			}
		}
	}
	all.write(t, "all", "")
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "blob: %d bytes\n", len(seeds.Gazetteer))
	return err
}
