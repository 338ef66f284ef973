package seeds_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/segment"
)

// TestCoordinates holds every point to the box of its country.
func TestCoordinates(t *testing.T) {
	boxes := readBoxes(t)
	for _, r := range tables(t) {
		if !r.HasCoord {
			continue
		}
		box, ok := boxes[r.Country]
		if !ok {
			t.Errorf("%s:%d: %s has a point, and country %q no box in testdata/boxes.tsv", r.File, r.Line, r.ID, r.Country)
		} else if r.Lat < box[0] || r.Lat > box[1] || r.Lon < box[2] || r.Lon > box[3] {
			t.Errorf("%s:%d: %s at %v, %v is outside %s", r.File, r.Line, r.ID, r.Lat, r.Lon, r.Country)
		}
	}
}

// readBoxes returns south, north, west and east of countries, in degrees.
func readBoxes(t *testing.T) map[string][4]float64 {
	t.Helper()
	data, err := os.ReadFile("testdata/boxes.tsv")
	if err != nil {
		t.Fatal(err)
	}
	boxes := map[string][4]float64{}
	for line := range strings.Lines(string(data)) {
		var cc string
		var b [4]float64
		if n, _ := fmt.Sscan(line, &cc, &b[0], &b[1], &b[2], &b[3]); n == 5 {
			boxes[cc] = b
		}
	}
	return boxes
}

// TestIdentifiers refuses one Wikidata or GeoNames number for two rows.
func TestIdentifiers(t *testing.T) {
	seen := map[string]string{}
	for _, r := range tables(t) {
		for _, id := range [...]string{r.Wikidata, geonames(&r)} {
			if other := seen[id]; id != "" && other != "" {
				t.Errorf("%s:%d: %s and %s are both %s", r.File, r.Line, r.ID, other, id)
			}
			seen[id] = r.ID
		}
	}
}

func geonames(r *gazetteer.Row) string {
	if r.Geonames == 0 {
		return ""
	}
	return fmt.Sprintf("geonames %d", r.Geonames)
}

// TestAmbiguous compares the names of more than one entry with the list that
// says why they are.
func TestAmbiguous(t *testing.T) {
	got := ambiguous(tables(t))
	const file = "gazetteer/ambiguous.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range diff(got, string(want)) {
		if i == 20 {
			t.Error("…")
			break
		}
		t.Error(line)
	}
}

// diff returns the lines that only one of two sorted lists has.
func diff(got, want string) []string {
	var out []string
	a, b := strings.Split(strings.TrimSpace(got), "\n"), strings.Split(strings.TrimSpace(want), "\n")
	for _, line := range a {
		if _, ok := slices.BinarySearch(b, line); !ok {
			out = append(out, "new: "+line)
		}
	}
	for _, line := range b {
		if _, ok := slices.BinarySearch(a, line); !ok {
			out = append(out, "gone: "+line)
		}
	}
	return out
}

// ambiguous returns a line for every folded name of two or more entries: the
// name, why there are several, and their ids.
func ambiguous(rows []gazetteer.Row) string {
	named := map[string][]*gazetteer.Row{}
	for i := range rows {
		r := &rows[i]
		for name := range r.Names {
			key := fold(name)
			if !slices.Contains(named[key], r) {
				named[key] = append(named[key], r)
			}
		}
	}
	var lines []string
	for key, rows := range named {
		if len(rows) > 1 {
			lines = append(lines, key+"\t"+reason(rows)+"\t"+ids(rows))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n"
}

func fold(name string) string {
	var words []string
	for _, t := range segment.Tokens(name, nil) {
		if t.Norm != "-" {
			words = append(words, t.Norm)
		}
	}
	return strings.Join(words, " ")
}

func ids(rows []*gazetteer.Row) string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = r.ID
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// reason says why rows share a name, from what they are.
func reason(rows []*gazetteer.Row) string {
	labels, kinds, countries := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, r := range rows {
		label := strings.ToLower(r.Label.String())
		if r.Label == extract.NoLabel {
			label = r.Kind.String()
		}
		labels[label], kinds[r.Kind.String()], countries[r.Country] = true, true, true
	}
	switch {
	case len(labels) > 1:
		return words(labels)
	case labels["place"] && len(kinds) > 1:
		return "places: " + words(kinds)
	case labels["place"]:
		return "namesake places"
	case labels["person"] && len(countries) > 1:
		return "namesakes of several countries"
	case labels["person"]:
		return "persons of one surname or name"
	case labels["org"] && len(countries) > 1:
		return "one title, a body in each country"
	case labels["org"]:
		return "bodies of one title or abbreviation"
	}
	return "two readings as " + words(kinds)
}

func words(set map[string]bool) string {
	var list []string
	for w := range set {
		list = append(list, w)
	}
	slices.Sort(list)
	return strings.Join(list, " and ")
}

// TestNicknames refuses a nickname that means an entry that is not there.
func TestNicknames(t *testing.T) {
	rows := tables(t)
	ids := map[string]bool{}
	for _, r := range rows {
		ids[r.ID] = true
	}
	for _, r := range rows {
		if r.Kind == extract.Nickname && r.Role != "" && !ids[r.Role] {
			t.Errorf("%s:%d: %s means %q, which no row has", r.File, r.Line, r.ID, r.Role)
		}
	}
}
