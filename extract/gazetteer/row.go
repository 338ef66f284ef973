package gazetteer

import (
	"strconv"

	"toli/extract"
)

// Entry is one thing the gazetteer knows. Unknown fields are empty.
type Entry struct {
	ID       string        // stable slug, as place.kp.pyongyang
	Name     string        // usual English name, the key of annotated values
	Label    extract.Label // NoLabel for support lists
	Kind     extract.Kind
	Country  string   // ISO 3166-1 alpha-2, lower case
	Aliases  []string // other Latin spellings used in text
	Native   []string // names in native script
	Wikidata string   // as Q123
	Geonames uint32
	Lat, Lon float64 // degrees; meaningful when HasCoord
	HasCoord bool
	From, To string // YYYY[-MM[-DD]]: when the role was held, or the thing existed
	Role     string
	Prior    float32 // in [0,1], to four decimals: how often the name means this entry
	Source   string  // key explained in the head of its table
}

// Row is an entry with the place it was read from.
type Row struct {
	Entry
	File string
	Line int
}

// DefaultPrior is the prior of a row that gives none.
const DefaultPrior = 0.5

// columns are the columns of a table, in order.
var columns = [...]string{
	"id", "name", "label", "kind", "country", "aliases", "native", "wikidata",
	"geonames", "lat", "lon", "from", "to", "role", "prior", "source",
}

// Names yields the name, the aliases and the native names of e, in that order.
func (e *Entry) Names(yield func(string) bool) {
	if !yield(e.Name) {
		return
	}
	for _, list := range [...][]string{e.Aliases, e.Native} {
		for _, name := range list {
			if !yield(name) {
				return
			}
		}
	}
}

// fields returns the row of e as a table writes it.
func (e *Entry) fields() []string {
	label := e.Label.String()
	if e.Label == extract.NoLabel {
		label = "-"
	}
	f := []string{e.ID, e.Name, label, e.Kind.String(), e.Country, join(e.Aliases), join(e.Native), e.Wikidata,
		"", "", "", e.From, e.To, e.Role, strconv.FormatFloat(float64(e.Prior), 'f', -1, 32), e.Source}
	if e.Geonames != 0 {
		f[8] = strconv.FormatUint(uint64(e.Geonames), 10)
	}
	if e.HasCoord {
		f[9] = strconv.FormatFloat(e.Lat, 'f', -1, 64)
		f[10] = strconv.FormatFloat(e.Lon, 'f', -1, 64)
	}
	return f
}
