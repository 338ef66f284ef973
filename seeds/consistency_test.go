package seeds_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/romanize"
	"toli/extract/segment"
)

// boxes bound the countries of the region: south, north, west, east, in degrees
// with a margin for islands and rounding. Russia and the United States cross
// the 180th meridian.
var boxes = map[string][4]float64{
	"mn": {41.5, 52.2, 87.7, 120.0},
	"kp": {37.5, 43.1, 124.1, 130.9},
	"kr": {32.9, 38.9, 124.4, 132.0},
	"jp": {20.2, 45.8, 122.8, 154.1},
	"cn": {17.5, 53.7, 73.4, 135.2},
	"kz": {40.5, 55.6, 46.4, 87.4},
	"tw": {20.5, 26.5, 116.6, 122.2},
	"hk": {22.0, 22.7, 113.7, 114.6},
	"mo": {22.0, 22.3, 113.4, 113.7},
	"vn": {8.0, 23.5, 102.0, 110.0},
	"ru": {41.0, 82.0, -180, 180},
	"us": {18.8, 71.6, -180, 180},
}

func TestCoordinates(t *testing.T) {
	for _, r := range tables(t) {
		box, ok := boxes[r.Country]
		if !ok || !r.HasCoord {
			continue
		}
		if r.Lat < box[0] || r.Lat > box[1] || r.Lon < box[2] || r.Lon > box[3] {
			t.Errorf("%s:%d: %s at %v, %v is outside %s", r.File, r.Line, r.ID, r.Lat, r.Lon, r.Country)
		}
	}
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

// twoPersons are persons of one country whose names can be spellings of one, and
// who are known to be two, or not known to be one.
var twoPersons = map[string]bool{
	"person.kr.ahn-ho-young person.kr.an-ho-young":     true, // ambassador, born 1956; deputy, born 1965
	"person.kr.kim-jae-yeon person.kr.kim-jae-yun":     true,
	"person.kr.kim-jong-dae person.kr.kim-jong-tae":    true,
	"person.kr.kim-seon-dong person.kr.kim-sun-dong":   true, // deputies of two parties
	"person.kr.kim-young-ho person.kr.kim-yung-ho":     true, // deputy; Unification Minister
	"person.kr.lee-jae-joung person.kr.lee-jae-jung":   true, // minister of 2006; deputy of 2016
	"person.kr.hong-yong-pyo person.kr.hong-young-pyo": true,
}

// TestSpellings refuses two rows for the spellings of one person of Mongolia or
// the Koreas.
func TestSpellings(t *testing.T) {
	type person struct {
		row  gazetteer.Row
		name romanize.Name
	}
	byKey := make(map[string][]person)
	for _, r := range tables(t) {
		if r.Kind != extract.PersonKind || r.Country != "mn" && r.Country != "kp" && r.Country != "kr" {
			continue
		}
		p := person{r, romanize.Read(r.Name)}
		key := r.Country + p.name.Key()
		for _, q := range byKey[key] {
			score, why := q.name.Match(&p.name)
			if score < romanize.Threshold || q.row.Name == r.Name || twoPersons[q.row.ID+" "+r.ID] {
				continue
			}
			t.Errorf("%s:%d: %s and %s (line %d) can be one person, %.2f: %s; merge them in hand/person.tsv or name them in twoPersons", r.File, r.Line, r.Name, q.row.Name, q.row.Line, score, why)
		}
		byKey[key] = append(byKey[key], p)
	}
	if len(byKey) < 1000 {
		t.Errorf("only %d keys", len(byKey))
	}
}
