package main

import (
	"bufio"
	"os"
	"slices"
	"strconv"
	"strings"

	"toli/extract/segment"
)

// row is a line of a table, as the gazetteer reads it.
type row struct {
	id, name, label, kind, country string
	aliases, native                []string
	wikidata, geonames, lat, lon   string
	from, to, role                 string
	prior                          float64
	source                         string

	population int    // orders rows that share a name
	unit       string // tells rows of one name apart in the id
}

var columns = []string{
	"id", "name", "label", "kind", "country", "aliases", "native", "wikidata",
	"geonames", "lat", "lon", "from", "to", "role", "prior", "source",
}

func (r *row) fields() []string {
	prior := ""
	if r.prior > 0 {
		prior = strconv.FormatFloat(r.prior, 'f', 3, 64)
		prior = strings.TrimRight(strings.TrimRight(prior, "0"), ".")
	}
	return []string{
		r.id, r.name, r.label, r.kind, r.country, strings.Join(r.aliases, "|"), strings.Join(r.native, "|"), r.wikidata,
		r.geonames, r.lat, r.lon, r.from, r.to, r.role, prior, r.source,
	}
}

// absorb fills the empty fields of r from other and takes its names.
func (r *row) absorb(other *row) {
	for _, f := range [][2]*string{
		{&r.kind, &other.kind}, {&r.country, &other.country}, {&r.wikidata, &other.wikidata},
		{&r.geonames, &other.geonames},
	} {
		if *f[0] == "" {
			*f[0] = *f[1]
		}
	}
	if r.lat == "" {
		r.lat, r.lon = other.lat, other.lon
	}
	if r.role == "" || r.role == other.role && r.from == "" {
		r.role, r.from, r.to = other.role, other.from, other.to
	}
	if r.prior == 0 {
		r.prior = other.prior
	}
	r.aliases = append(append(r.aliases, other.name), other.aliases...)
	r.native = append(r.native, other.native...)
	if r.population == 0 {
		r.population, r.unit = other.population, other.unit
	}
	if !slices.Contains(strings.Split(r.source, ", "), other.source) {
		r.source += ", " + other.source
	}
}

// table is a list of rows with unique ids.
type table struct {
	rows []*row
	byID map[string]*row
}

// add gives r an id from the words given, unless it has one, and keeps it.
func (t *table) add(r *row, prefix string) {
	if t.byID == nil {
		t.byID = map[string]*row{}
	}
	if r.id == "" {
		r.id = t.freeID(r, prefix)
	}
	t.byID[r.id] = r
	t.rows = append(t.rows, r)
}

func (t *table) freeID(r *row, prefix string) string {
	id := prefix
	if r.country != "" {
		id += "." + r.country
	}
	id += "." + slug(r.name)
	if t.byID[id] == nil {
		return id
	}
	if r.unit != "" {
		if id += "-" + slug(r.unit); t.byID[id] == nil {
			return id
		}
	}
	for n := 2; ; n++ {
		if s := id + "-" + strconv.Itoa(n); t.byID[s] == nil {
			return s
		}
	}
}

// write writes the table sorted by id, under a temporary name first.
func (t *table) write(path, head string) error {
	slices.SortFunc(t.rows, func(a, b *row) int { return strings.Compare(a.id, b.id) })
	f, err := os.Create(path + ".tmp")
	if err != nil {
		return err
	}
	b := bufio.NewWriter(f)
	b.WriteString(head + strings.Join(columns, "\t") + "\n")
	for _, r := range t.rows {
		r.aliases = tidy(r.aliases, r.name)
		r.native = tidy(r.native, "")
		b.WriteString(strings.Join(r.fields(), "\t") + "\n")
	}
	if err := b.Flush(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(path+".tmp", path)
}

// tidy returns names without repeats: of those that fold alike the first stays.
// Names of one letter, and those that fold like name, go.
func tidy(names []string, name string) []string {
	seen := map[string]bool{foldKey(name): true}
	var kept []string
	for _, s := range names {
		s = strings.Join(strings.Fields(s), " ")
		key := foldKey(s)
		if seen[key] || len([]rune(s)) < 2 && isLatin(s) {
			continue
		}
		seen[key] = true
		kept = append(kept, s)
	}
	return kept
}

// foldKey is the form by which the gazetteer tells names apart: folded, without
// stops and apostrophes inside words and with spaces for hyphens.
func foldKey(s string) string {
	s = strings.NewReplacer(".", "", "'", "", "’", "").Replace(segment.Fold(s))
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == ' ' }), " ")
}

var letters = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ı", "i", "ə", "a", "æ", "ae", "œ", "oe", "ß", "ss", "þ", "th", "ð", "d", "ħ", "h", "ŋ", "ng")

// slug is the ASCII form of a name in an id.
func slug(s string) string {
	s = letters.Replace(strings.ReplaceAll(segment.Fold(s), "'", ""))
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	}), "-")
}
