package seeds_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/romanize"
)

// TestNamesakes compares the persons whose names the name matcher takes for one
// with the list that says, for each pair, why they are two. A pair that is not
// listed is one person under two ids, or wants a reason.
func TestNamesakes(t *testing.T) {
	if testing.Short() {
		t.Skip("compares ten million pairs")
	}
	const file = "gazetteer/namesakes.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var head []string
	why := map[string]string{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			head = append(head, line)
			continue
		}
		pair, reason, _ := strings.Cut(line, "\t")
		why[pair] = reason
	}
	lines := head
	for _, pair := range namesakes(tables(t)) {
		reason := why[pair]
		if reason == "" && !*update {
			t.Errorf("%s: one person under two ids, or a reason is missing in %s", pair, file)
		}
		lines = append(lines, pair+"\t"+reason)
	}
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
}

// namesakes returns the pairs of ids, sorted, of persons of whom a spelling of
// one can be a spelling of the other.
func namesakes(rows []gazetteer.Row) []string {
	type person struct {
		id    string
		names []romanize.Name
	}
	var all []person
	for i := range rows {
		if rows[i].Label != extract.Person || rows[i].Kind != extract.PersonKind {
			continue
		}
		p := person{id: rows[i].ID, names: []romanize.Name{romanize.Read(rows[i].Name)}}
		for _, a := range rows[i].Aliases {
			p.names = append(p.names, romanize.Read(a))
		}
		all = append(all, p)
	}
	var pairs []string
	for i := range all {
		for j := range i {
			if alike(all[i].names, all[j].names) {
				pairs = append(pairs, min(all[i].id, all[j].id)+" "+max(all[i].id, all[j].id))
			}
		}
	}
	slices.Sort(pairs)
	return pairs
}

func alike(a, b []romanize.Name) bool {
	for i := range a {
		for j := range b {
			if score, _ := a[i].Match(&b[j]); score >= romanize.Threshold {
				return true
			}
		}
	}
	return false
}
