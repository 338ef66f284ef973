package seeds_test

import (
	"testing"

	"toli/extract"
	"toli/extract/gazetteer"
)

// least are the numbers of rows below which the gazetteer is not what it is said
// to be.
var least = []struct {
	what string
	n    int
	is   func(*gazetteer.Row) bool
}{
	{"countries and territories", 249, func(r *gazetteer.Row) bool { return r.Kind == extract.Country || r.Kind == extract.Territory }},
	{"historic states", 50, kind(extract.HistoricState)},
	{"first-level divisions of MN", 21, in("mn", extract.Admin1)},
	{"second-level divisions of MN", 339, in("mn", extract.Admin2)},
	{"second-level divisions of KP", 170, in("kp", extract.Admin2)},
	{"second-level divisions of KR", 170, in("kr", extract.Admin2)},
	{"states of US", 50, in("us", extract.Admin1)},
	{"physical features and regions", 250, func(r *gazetteer.Row) bool { return r.Kind >= extract.Sea && r.Kind <= extract.Border }},
	{"sites", 250, kind(extract.Site)},
	{"persons", 2500, kind(extract.PersonKind)},
	{"persons with an office", 2500, func(r *gazetteer.Row) bool { return r.Kind == extract.PersonKind && r.Role != "" }},
	{"organisations", 900, func(r *gazetteer.Row) bool { return r.Label == extract.Org && r.Kind != extract.Outlet }},
	{"outlets", 200, kind(extract.Outlet)},
	{"titles", 350, kind(extract.Title)},
}

func kind(k extract.Kind) func(*gazetteer.Row) bool {
	return func(r *gazetteer.Row) bool { return r.Kind == k }
}

func in(country string, k extract.Kind) func(*gazetteer.Row) bool {
	return func(r *gazetteer.Row) bool { return r.Kind == k && r.Country == country }
}

func TestCounts(t *testing.T) {
	rows := tables(t)
	for _, c := range least {
		n := 0
		for i := range rows {
			if c.is(&rows[i]) {
				n++
			}
		}
		if n < c.n {
			t.Errorf("%d %s, want %d", n, c.what, c.n)
		}
	}
}

// unpeopled are the territories without inhabitants, and the Vatican, whose
// people have no name in English.
var unpeopled = map[string]bool{"aq": true, "bv": true, "gs": true, "hm": true, "io": true, "tf": true, "um": true, "va": true}

// TestDemonyms wants a demonym of every country and territory that has people.
func TestDemonyms(t *testing.T) {
	has := map[string]bool{}
	rows := tables(t)
	for _, r := range rows {
		if r.Kind == extract.Demonym {
			has[r.Country] = true
		}
	}
	for _, r := range rows {
		if (r.Kind == extract.Country || r.Kind == extract.Territory) && !has[r.Country] && !unpeopled[r.Country] {
			t.Errorf("%s:%d: no demonym of %s", r.File, r.Line, r.Name)
		}
	}
}
