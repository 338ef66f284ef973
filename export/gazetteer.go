package export

import (
	"bufio"
	"io"
	"iter"

	"toli/extract/gazetteer"
)

// knowledge is the table of what toli knows before it reads.
const knowledge = "gazetteer"

// columnsOfKnowledge are those of the gazetteer's own tables, typed.
func columnsOfKnowledge() []column {
	return []column{
		{"id", str, false}, {"name", str, false}, {"label", str, true}, {"kind", str, true}, {"country", str, true},
		{"aliases", strs, false}, {"native", strs, false}, {"wikidata", str, true}, {"geonames", i64, true},
		{"lat", f64, true}, {"lon", f64, true}, {"from", str, true}, {"to", str, true},
		{"role", str, true}, {"prior", f32, false}, {"source", str, true},
	}
}

// Gazetteer writes entries as one Parquet file, in their order.
func Gazetteer(w io.Writer, m Metadata, entries iter.Seq[gazetteer.Entry]) error {
	out := bufio.NewWriterSize(w, 1<<16)
	s := schema(knowledge, false, m)
	to, err := newParquet(out, s)
	if err != nil {
		return err
	}
	r := newRows(knowledge, s, to.Write)
	for e := range entries {
		if err := r.entry(&e); err != nil {
			return err
		}
	}
	if err := r.flush(); err != nil {
		return err
	}
	if err := to.Close(); err != nil {
		return err
	}
	return out.Flush()
}

// entry writes a row. A support list has no label.
func (r *rows) entry(e *gazetteer.Entry) error {
	r.text(e.ID)
	r.text(e.Name)
	r.known(e.Label.String())
	r.known(e.Kind.String())
	r.known(e.Country)
	r.list(e.Aliases)
	r.list(e.Native)
	r.known(e.Wikidata)
	r.geonames(e.Geonames)
	r.degrees(e.Lat, e.HasCoord)
	r.degrees(e.Lon, e.HasCoord)
	r.known(e.From)
	r.known(e.To)
	r.known(e.Role)
	r.score(e.Prior)
	r.known(e.Source)
	return r.end()
}
