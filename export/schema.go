package export

import (
	"github.com/apache/arrow/go/v15/arrow"
)

// SchemaVersion numbers the tables' columns and what they mean.
//
//	1  documents, sentences, mentions, entities, citations, places
const SchemaVersion = "1"

// The tables, in the order they are listed. Every row of sentences, mentions
// and citations names its document; every position is half-open and refers to
// documents.text, in bytes of UTF-8 and in characters (Unicode code points).
// docs/formats.md explains every column.
const (
	Documents = "documents"
	Sentences = "sentences"
	Mentions  = "mentions"
	Entities  = "entities"
	Citations = "citations"
	Places    = "places"
)

// Tables are the names of all tables, in order.
var Tables = []string{Documents, Sentences, Mentions, Entities, Citations, Places}

// column is a column of a table. Optional ones are null where nothing is known.
type column struct {
	name     string
	kind     arrow.DataType
	optional bool
}

var (
	str   = arrow.BinaryTypes.String
	i32   = arrow.PrimitiveTypes.Int32
	i64   = arrow.PrimitiveTypes.Int64
	f32   = arrow.PrimitiveTypes.Float32
	f64   = arrow.PrimitiveTypes.Float64
	day   = arrow.FixedWidthTypes.Date32
	truth = arrow.FixedWidthTypes.Boolean
	strs  = arrow.ListOfNonNullable(arrow.BinaryTypes.String)
	blob  = arrow.BinaryTypes.Binary
)

var offsets = []column{
	{"start_byte", i32, false}, {"end_byte", i32, false},
	{"start_char", i32, false}, {"end_char", i32, false},
}

var columnsOfMentions = join(
	[]column{{"doc_id", str, false}, {"mention", i32, false}, {"sentence", i32, false}}, offsets,
	[]column{
		{"text", str, false}, {"label", str, false}, {"entity_id", str, true}, {"entity_name", str, true}, {"link_score", f32, true},
		{"confidence", f32, false}, {"source", str, false}, {"zone", str, false},
		{"date_edtf", str, true}, {"date_timex3", str, true}, {"date_start", day, true}, {"date_end", day, true},
		{"date_precision", str, true}, {"date_anchor", str, true},
	},
)

var columns = map[string][]column{
	Documents: {
		{"doc_id", str, false}, {"uri", str, false}, {"title", str, true},
		{"date", str, true}, {"date_source", str, true}, {"site", str, true}, {"lang", str, true},
		{"encoding", str, true}, {"sha256", str, false}, {"n_bytes", i64, false},
		{"n_sentences", i32, false}, {"n_tokens", i32, false}, {"n_mentions", i32, false},
		{"text", str, false},
	},
	Sentences: join(
		[]column{{"doc_id", str, false}, {"sentence", i32, false}}, offsets,
		[]column{{"text", str, false}},
	),
	Mentions: columnsOfMentions,
	answers:  columnsOfAnswers(),

	knowledge: columnsOfKnowledge(),
	Entities: {
		{"entity_id", str, false}, {"label", str, false}, {"name", str, false}, {"native_name", str, true},
		{"kind", str, true}, {"country", str, true}, {"wikidata", str, true}, {"geonames", i64, true},
		{"latitude", f64, true}, {"longitude", f64, true}, {"in_gazetteer", truth, false},
		{"n_documents", i64, false}, {"n_mentions", i64, false},
		{"first_date", day, true}, {"last_date", day, true}, {"aliases", strs, false},
	},
	Citations: join(
		[]column{{"doc_id", str, false}, {"citation", i32, false}}, offsets,
		[]column{
			{"outlet_mention", i32, true}, {"date_mention", i32, true},
			{"title", str, true}, {"author", str, true}, {"url", str, true},
		},
	),
	Places: {
		{"entity_id", str, false}, {"name", str, false}, {"native_name", str, true}, {"kind", str, true},
		{"country", str, true}, {"wikidata", str, true}, {"geonames", i64, true},
		{"n_documents", i64, false}, {"n_mentions", i64, false}, {"geometry", blob, false},
	},
}

func join(parts ...[]column) []column {
	var all []column
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

// droppable tells the columns that hold running text.
func droppable(table, column string) bool {
	return column == "text" && (table == Documents || table == Sentences)
}

// fields returns the Arrow fields of a table, without running text if so
// wanted.
func fields(table string, noText bool) []arrow.Field {
	var out []arrow.Field
	for _, c := range columns[table] {
		if noText && droppable(table, c.name) {
			continue
		}
		f := arrow.Field{Name: c.name, Type: c.kind, Nullable: c.optional}
		if c.name == "geometry" {
			f.Metadata = arrow.NewMetadata([]string{"ARROW:extension:name"}, []string{"geoarrow.wkb"})
		}
		out = append(out, f)
	}
	return out
}

// schema returns the Arrow schema of a table with the given metadata.
func schema(table string, noText bool, m Metadata) *arrow.Schema {
	keys, values := m.pairs()
	md := arrow.NewMetadata(keys, values)
	return arrow.NewSchema(fields(table, noText), &md)
}

// Metadata is what a file says about itself. It holds no clock time: the same
// input gives the same file.
type Metadata struct {
	Tool      string // version of the program
	Gazetteer string // SHA-256 of the gazetteer, in hex
	Model     string // SHA-256 of the model, in hex
	geo       string // of a GeoParquet file
}

func (m Metadata) pairs() (keys, values []string) {
	for _, p := range [][2]string{
		{"toli.schema_version", SchemaVersion},
		{"toli.version", m.Tool},
		{"toli.gazetteer_sha256", m.Gazetteer},
		{"toli.model_sha256", m.Model},
		{"toli.offset_unit", "bytes of UTF-8 (_byte), Unicode code points (_char); half-open"},
		{"geo", m.geo},
	} {
		if p[1] != "" {
			keys, values = append(keys, p[0]), append(values, p[1])
		}
	}
	return keys, values
}
