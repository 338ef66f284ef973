package gazetteer_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/cespare/xxhash/v2"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/segment"
)

const rich = "id	name	label	kind	country	aliases	native	wikidata	geonames	lat	lon	from	to	role	prior	source\n" +
	"person.mn.elbegdorj	Tsakhia Elbegdorj	PERSON	person	mn	Ts.Elbegdorj|Elbegdorj	Цахиагийн Элбэгдорж	Q57382				2009-06-18	2017-07	President	0.9	hand\n" +
	"place.mn.ub	Ulaanbaatar	PLACE	city	mn	Ulan Bator	Улаанбаатар	Q23430	2028462	47.90771	106.88324				1	geonames\n" +
	"title.x	foreign minister	-	title										foreign minister	0.25	\n"

func TestEntry(t *testing.T) {
	g := open(t, rich)
	want := []gazetteer.Entry{
		{ID: "person.mn.elbegdorj", Name: "Tsakhia Elbegdorj", Label: extract.Person, Kind: extract.PersonKind, Country: "mn",
			Aliases: []string{"Ts.Elbegdorj", "Elbegdorj"}, Native: []string{"Цахиагийн Элбэгдорж"}, Wikidata: "Q57382",
			From: "2009-06-18", To: "2017-07", Role: "President", Prior: 0.9, Source: "hand"},
		{ID: "place.mn.ub", Name: "Ulaanbaatar", Label: extract.Place, Kind: extract.City, Country: "mn",
			Aliases: []string{"Ulan Bator"}, Native: []string{"Улаанбаатар"}, Wikidata: "Q23430", Geonames: 2028462,
			Lat: 47.90771, Lon: 106.88324, HasCoord: true, Prior: 1, Source: "geonames"},
		{ID: "title.x", Name: "foreign minister", Kind: extract.Title, Role: "foreign minister", Prior: 0.25},
	}
	for i, e := range g.All {
		if !reflect.DeepEqual(e, want[i]) {
			t.Errorf("entry %d\n got %+v\nwant %+v", i, e, want[i])
		}
		if k, ok := g.Find(e.ID); !ok || k != i {
			t.Errorf("Find(%q) = %d, %v; want %d", e.ID, k, ok, i)
		}
		if g.Name(i) != e.Name {
			t.Errorf("Name(%d) = %q, want %q", i, g.Name(i), e.Name)
		}
	}
	if g.Len() != len(want) || g.Entry(3).ID != "" || g.Name(3) != "" {
		t.Errorf("%d entries, the one after is %+v", g.Len(), g.Entry(3))
	}
	if _, ok := g.Find("place.mn"); ok {
		t.Error("found an id that is not there")
	}
	if got := g.Named("ulan BATOR", nil); !slices.Equal(got, []uint32{1}) {
		t.Errorf("Named = %v, want [1]", got)
	}
	if got := g.Sources(); !slices.Equal(got, []string{"geonames", "hand"}) {
		t.Errorf("Sources = %v", got)
	}
}

// TestRoundTrip writes a gazetteer as a table and compiles that.
func TestRoundTrip(t *testing.T) {
	g := open(t, rich)
	var tsv bytes.Buffer
	if err := gazetteer.WriteTSV(&tsv, func(yield func(gazetteer.Entry) bool) {
		for _, e := range g.All {
			if !yield(e) {
				return
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	if tsv.String() != rich {
		t.Errorf("got\n%s\nwant\n%s", tsv.String(), rich)
	}
	if !bytes.Equal(compile(t, tsv.String()), compile(t, rich)) {
		t.Error("the table written compiles to another blob")
	}
}

func compile(t testing.TB, tsv string) []byte {
	t.Helper()
	rows, errs := gazetteer.ParseTSV("t.tsv", strings.NewReader(tsv))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	blob, err := gazetteer.Compile(rows)
	if err != nil {
		t.Fatal(err)
	}
	return blob
}

// seal sets the checksum of a blob that was tampered with.
func seal(blob []byte) []byte {
	if len(blob) >= 24 {
		binary.LittleEndian.PutUint64(blob[16:], xxhash.Sum64(blob[24:]))
	}
	return blob
}

func TestOpenRefuses(t *testing.T) {
	good := compile(t, rich)
	change := func(at int, b byte) []byte {
		blob := bytes.Clone(good)
		blob[at] ^= b
		return blob
	}
	for _, c := range []struct {
		name string
		blob []byte
		want string
	}{
		{"empty", nil, "no \"toligaz\" at the start"},
		{"foreign", bytes.Repeat([]byte("PK"), 200), "no \"toligaz\" at the start"},
		{"version", change(8, 2), "format 3, not 1"},
		{"cut", change(12, 0x80), fmt.Sprintf("text cut by version %d, not %d", segment.Version^0x80, segment.Version)},
		{"truncated", good[:len(good)-1], "truncated or corrupt"},
		{"flipped", change(len(good)-1, 1), "truncated or corrupt"},
		{"header flipped", change(30, 1), "truncated or corrupt"},
		{"section outside", seal(change(27, 0x80)), "section slots: "},
		{"half a slot", seal(change(28, 1)), "section slots: "},
		{"slots no power", seal(change(28, 0x08)), "slots"},
	} {
		_, err := gazetteer.Open(c.blob)
		if !errors.Is(err, gazetteer.ErrFormat) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// FuzzOpen feeds any bytes: there must be no panic, and an error that tells.
func FuzzOpen(f *testing.F) {
	good := compile(f, rich)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte("toligaz\n"))
	f.Fuzz(func(t *testing.T, blob []byte) {
		for _, b := range [][]byte{blob, seal(bytes.Clone(blob))} {
			if _, err := gazetteer.Open(b); err != nil && !errors.Is(err, gazetteer.ErrFormat) {
				t.Fatal(err)
			}
		}
	})
}

// FuzzLookup uses a blob with bytes changed, sealed so that the checksum lets
// it in: there must be no panic, and every lookup must lie in the text.
func FuzzLookup(f *testing.F) {
	good := compile(f, rich)
	for at := 24; at < len(good); at += 7 {
		f.Add("President Ts.Elbegdorj in Ulan-Bator, foreign minister", []byte{byte(at), byte(at >> 8), byte(at * 31), 4, 0, 255})
	}
	f.Fuzz(func(t *testing.T, text string, changes []byte) {
		blob := bytes.Clone(good)
		for ; len(changes) >= 3; changes = changes[3:] {
			at := int(changes[0]) | int(changes[1])<<8
			blob[at%len(blob)] ^= changes[2]
		}
		g, err := gazetteer.Open(seal(blob))
		if err != nil {
			return
		}
		exercise(t, gazetteer.Layer(g, g), text)
	})
}

func exercise(t *testing.T, g *gazetteer.Gazetteer, text string) {
	d := extract.Document{Text: strings.ToValidUTF8(text, "?")}
	segment.Annotate(&d)
	g.Annotate(&d)
	if err := d.Check(); err != nil {
		t.Fatal(err)
	}
	for i, l := range d.Lookups {
		if int(l.Entry) >= g.Len() || l.Prior < 0 || l.Prior > 1 {
			t.Fatalf("lookup %d: %+v of %d entries", i, l, g.Len())
		}
		g.Entry(l.Entry)
		g.Name(l.Entry)
	}
	for i := range min(g.Len(), 8) {
		g.Entry(uint32(i))
	}
	g.Named(text, nil)
	g.Find(text)
	g.Sources()
}
