package export

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"slices"
	"strings"

	"toli/extract"
)

// entity is what all documents of a run say of one entity.
type entity struct {
	extract.Entity
	documents, mentions int64
	first, last         extract.Day
	aliases             map[string]bool
	doc                 int64 // number of the last document that was counted
}

// entities gathers the entities of a run by their id. What an entity is called
// is what the first document says.
type entities struct {
	byID      map[string]*entity
	documents int64
}

func (e *entities) add(d *extract.Document) {
	if e.byID == nil {
		e.byID = make(map[string]*entity)
	}
	e.documents++
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Entity > 0 && d.Entities[m.Entity-1].ID != "" {
			e.mention(d, m)
		}
	}
}

func (e *entities) mention(d *extract.Document, m *extract.Mention) {
	of := &d.Entities[m.Entity-1]
	known := e.byID[of.ID]
	if known == nil {
		known = &entity{Entity: detached(of), aliases: make(map[string]bool)}
		e.byID[known.ID] = known
	}
	known.mentions++
	if alias := strings.Join(strings.Fields(d.Surface(m)), " "); !known.aliases[alias] {
		known.aliases[strings.Clone(alias)] = true
	}
	if known.doc == e.documents {
		return
	}
	known.doc = e.documents
	known.documents++
	known.seen(d.Date)
}

// seen widens the days between which k was named.
func (k *entity) seen(p extract.PublicationDate) {
	if !p.Known() {
		return
	}
	if k.first == 0 || p.Begin < k.first {
		k.first = p.Begin
	}
	k.last = max(k.last, p.End)
}

// detached returns a copy of e that keeps no document's text alive.
func detached(e *extract.Entity) extract.Entity {
	c := *e
	for _, s := range []*string{&c.ID, &c.Name, &c.Native, &c.Country, &c.Wikidata} {
		*s = strings.Clone(*s)
	}
	return c
}

// sorted returns the entities by id.
func (e *entities) sorted() []*entity {
	all := make([]*entity, 0, len(e.byID))
	for _, k := range e.byID {
		all = append(all, k)
	}
	slices.SortFunc(all, func(a, b *entity) int { return strings.Compare(a.ID, b.ID) })
	return all
}

func (r *rows) entity(k *entity) error {
	r.text(k.ID)
	r.text(k.Label.String())
	r.text(k.Name)
	r.known(k.Native)
	r.known(k.Kind.String())
	r.known(k.Country)
	r.known(k.Wikidata)
	r.geonames(k.Geonames)
	r.degrees(k.Lat, k.HasCoord)
	r.degrees(k.Lon, k.HasCoord)
	r.truth(k.Gazetteer)
	r.large(k.documents)
	r.large(k.mentions)
	r.day(k.first)
	r.day(k.last)
	r.list(k.names())
	return r.end()
}

func (r *rows) geonames(n uint32) {
	if n == 0 {
		r.null()
		return
	}
	r.large(int64(n))
}

// names returns the spellings seen, in order.
func (k *entity) names() []string {
	names := make([]string, 0, len(k.aliases))
	for s := range k.aliases {
		names = append(names, s)
	}
	slices.Sort(names)
	return names
}

func (r *rows) place(k *entity) error {
	r.text(k.ID)
	r.text(k.Name)
	r.known(k.Native)
	r.known(k.Kind.String())
	r.known(k.Country)
	r.known(k.Wikidata)
	r.geonames(k.Geonames)
	r.large(k.documents)
	r.large(k.mentions)
	r.blob(point(k.Lon, k.Lat))
	return r.end()
}

// mapped reports whether k can be put on a map.
func (k *entity) mapped() bool { return k.Label == extract.Place && k.HasCoord }

// point returns a point as little-endian WKB (OGC 06-103r4, 8.2.4).
func point(x, y float64) []byte {
	p := binary.LittleEndian.AppendUint32([]byte{1}, 1)
	p = binary.LittleEndian.AppendUint64(p, math.Float64bits(x))
	return binary.LittleEndian.AppendUint64(p, math.Float64bits(y))
}

// geo returns the "geo" metadata of GeoParquet 1.1.0 for the places among all.
// Without a crs, coordinates are longitude and latitude (OGC:CRS84).
func geo(all []*entity) string {
	type column struct {
		Encoding string    `json:"encoding"`
		Types    []string  `json:"geometry_types"`
		BBox     []float64 `json:"bbox,omitempty"`
	}
	c := column{Encoding: "WKB", Types: []string{"Point"}}
	for _, k := range all {
		switch {
		case !k.mapped():
		case c.BBox == nil:
			c.BBox = []float64{k.Lon, k.Lat, k.Lon, k.Lat}
		default:
			c.BBox[0], c.BBox[1] = min(c.BBox[0], k.Lon), min(c.BBox[1], k.Lat)
			c.BBox[2], c.BBox[3] = max(c.BBox[2], k.Lon), max(c.BBox[3], k.Lat)
		}
	}
	b, err := json.Marshal(struct {
		Version string            `json:"version"`
		Primary string            `json:"primary_column"`
		Columns map[string]column `json:"columns"`
	}{"1.1.0", "geometry", map[string]column{"geometry": c}})
	if err != nil {
		panic(err) // coordinates are finite
	}
	return string(b)
}
