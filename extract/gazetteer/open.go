// Package gazetteer knows the names of a region before it reads: persons,
// places, organisations, outlets, and the support lists (titles, demonyms, heads,
// months) that tell what stands beside them.
//
// Tables of tab-separated values are compiled to one blob: a trie over folded
// tokens and the entries, all in flat arrays. Open uses the blob in place.
package gazetteer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
	"strings"
	"unsafe"

	"github.com/cespare/xxhash/v2"

	"toli/extract"
	"toli/extract/segment"
)

// Gazetteer finds names in text and tells what they may mean. It is immutable
// and safe for concurrent use. Its entries are numbered from 0.
type Gazetteer struct {
	layers []layer // the later one first: it wins ties
}

// layer is a table whose entries are numbered from first on.
type layer struct {
	table
	first uint32
}

// table is one blob.
type table struct {
	sec      [numSections]string // parts of the blob
	slotMask uint32
	numToken uint32
	numNode  uint32
	numRoot  uint32 // children of the root
	numValue uint32
	numEntry uint32
	the      uint32 // node of the article, or 0
}

// ErrFormat is wrapped by the errors of Open.
var ErrFormat = errors.New("not a gazetteer of this version of toli")

// Open returns the gazetteer in blob, which Compile made and which must not be
// changed while the gazetteer is in use. Nothing is decoded or copied. A blob
// that is truncated, corrupt, or of another version gives an error that wraps
// ErrFormat.
func Open(blob []byte) (*Gazetteer, error) {
	if len(blob) < headerSize || string(blob[:8]) != magic {
		return nil, fmt.Errorf("%w: no %q at the start", ErrFormat, strings.TrimSpace(magic))
	}
	if v := binary.LittleEndian.Uint32(blob[8:]); v != formatVersion {
		return nil, fmt.Errorf("%w: format %d, not %d", ErrFormat, v, formatVersion)
	}
	if v := binary.LittleEndian.Uint32(blob[12:]); v != segment.Version {
		return nil, fmt.Errorf("%w: text cut by version %d, not %d", ErrFormat, v, segment.Version)
	}
	want := binary.LittleEndian.Uint64(blob[checksumAt:])
	if got := xxhash.Sum64(blob[sectionsAt:]); got != want {
		return nil, fmt.Errorf("%w: checksum %016x, not %016x: truncated or corrupt", ErrFormat, got, want)
	}
	t, err := openTable(blob)
	if err != nil {
		return nil, err
	}
	return &Gazetteer{layers: []layer{{table: t}}}, nil
}

// openTable finds the sections of blob and checks that they fit together.
// What they hold is checked where it is used.
func openTable(blob []byte) (t table, err error) {
	s := unsafe.String(unsafe.SliceData(blob), len(blob))
	for i := range t.sec {
		at := sectionsAt + 8*i
		off, n := u32(s, at), u32(s, at+4)
		if off < headerSize || uint64(off)+uint64(n) > uint64(len(s)) || n%sectionUnits[i] != 0 {
			return t, fmt.Errorf("%w: section %s: %d bytes at %d of %d", ErrFormat, sectionNames[i], n, off, len(s))
		}
		t.sec[i] = s[off : off+n]
	}
	slots := t.count(secSlots)
	t.slotMask = slots - 1
	t.numToken = t.count(secTokens) - 1
	t.numNode = t.count(secNodes) - 1
	t.numValue = t.count(secValues)
	t.numEntry = t.count(secMeta)
	switch {
	case slots == 0 || slots&(slots-1) != 0:
		return t, fmt.Errorf("%w: %d slots", ErrFormat, slots)
	case len(t.sec[secTokens]) == 0 || len(t.sec[secNodes]) < 16 || len(t.sec[secRules]) > 4*maxRules:
		return t, fmt.Errorf("%w: no tokens, no root, or too many rules", ErrFormat)
	case t.count(secEdges) != t.numNode-1 || t.count(secOffsets) != t.numEntry+1 || t.numEntry > maxEntries:
		return t, fmt.Errorf("%w: sections of different sizes", ErrFormat)
	}
	if t.numRoot = min(u32(t.sec[secNodes], 8), t.numNode-1); t.numRoot > t.numToken {
		return t, fmt.Errorf("%w: %d first tokens of %d", ErrFormat, t.numRoot, t.numToken)
	}
	if tok, ok := t.token("the"); ok && tok < t.numRoot {
		t.the = tok + 1
	}
	return t, nil
}

// count returns the number of elements of section i.
func (t *table) count(i int) uint32 { return uint32(len(t.sec[i])) / sectionUnits[i] }

// u32 reads the number at s[at:].
func u32(s string, at int) uint32 {
	s = s[at : at+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// Layer returns a gazetteer of all entries of base and user. The entries of
// user are numbered after those of base and come first among the lookups of one
// stretch of text. Neither argument is changed.
func Layer(base, user *Gazetteer) *Gazetteer {
	g := &Gazetteer{}
	first := uint32(base.Len())
	for _, l := range user.layers {
		l.first += first
		g.layers = append(g.layers, l)
	}
	g.layers = append(g.layers, base.layers...)
	return g
}

// Len returns the number of entries.
func (g *Gazetteer) Len() int {
	n := uint32(0)
	for i := range g.layers {
		n += g.layers[i].numEntry
	}
	return int(n)
}

// Entry returns entry i, or the zero Entry when there is none. Its strings are
// parts of the blob.
func (g *Gazetteer) Entry(i uint32) Entry { return g.entry(i, true) }

// Facts returns entry i without its aliases and source. It is cheaper than
// Entry.
func (g *Gazetteer) Facts(i uint32) Entry { return g.entry(i, false) }

func (g *Gazetteer) entry(i uint32, all bool) Entry {
	t, k := g.find(i)
	if t == nil {
		return Entry{}
	}
	e := t.entry(t.record(k), all)
	m := t.metaOf(k)
	e.Kind, e.Label, e.Prior = m.kind(), m.label(), m.prior()
	return e
}

// Name returns the usual name of entry i, or "" when there is none. It is
// cheaper than Entry.
func (g *Gazetteer) Name(i uint32) string {
	t, k := g.find(i)
	if t == nil {
		return ""
	}
	r := reader{t.record(k)}
	r.uvarint()
	r.string()
	return r.string()
}

// ID returns the identifier of entry i, or "" when there is none. It is cheaper
// than Entry.
func (g *Gazetteer) ID(i uint32) string {
	t, k := g.find(i)
	if t == nil {
		return ""
	}
	return t.id(k)
}

// Kind returns the kind of entry i, or NoKind when there is none. It is cheaper
// than Entry.
func (g *Gazetteer) Kind(i uint32) extract.Kind {
	t, k := g.find(i)
	if t == nil {
		return extract.NoKind
	}
	return t.metaOf(k).kind()
}

// Country returns the country of entry i, or "" when none is known. It is
// cheaper than Entry.
func (g *Gazetteer) Country(i uint32) string {
	t, k := g.find(i)
	if t == nil {
		return ""
	}
	r := reader{t.record(k)}
	flags := int(r.uvarint())
	if flags&hasCountry == 0 {
		return ""
	}
	r.string()
	r.string()
	return r.string()
}

// Find returns the number of the entry with the given ID, and whether there is
// one.
func (g *Gazetteer) Find(id string) (uint32, bool) {
	for i := range g.layers {
		l := &g.layers[i]
		k := sort.Search(int(l.numEntry), func(k int) bool { return l.id(uint32(k)) >= id })
		if k < int(l.numEntry) && l.id(uint32(k)) == id {
			return l.first + uint32(k), true
		}
	}
	return 0, false
}

// Meant returns the entry that entry i stands for: of a nickname, the one whose
// ID is its role, when there is one; else i itself.
func (g *Gazetteer) Meant(i uint32) uint32 {
	t, k := g.find(i)
	if t == nil || t.metaOf(k).kind() != extract.Nickname {
		return i
	}
	if target, ok := g.Find(role(t.record(k))); ok {
		return target
	}
	return i
}

// All yields every entry with its number, in the order of their numbers.
func (g *Gazetteer) All(yield func(uint32, Entry) bool) {
	for i := range g.Len() {
		if !yield(uint32(i), g.Entry(uint32(i))) {
			return
		}
	}
}

// find returns the table that holds entry i and its number there.
func (g *Gazetteer) find(i uint32) (*table, uint32) {
	for j := range g.layers {
		if l := &g.layers[j]; i >= l.first && i-l.first < l.numEntry {
			return &l.table, i - l.first
		}
	}
	return nil, 0
}

// record returns the record of entry k < numEntry, or "" when the blob is corrupt.
func (t *table) record(k uint32) string {
	from, to := u32(t.sec[secOffsets], int(4*k)), u32(t.sec[secOffsets], int(4*k+4))
	if from > to || int(to) > len(t.sec[secRecords]) {
		return ""
	}
	return t.sec[secRecords][from:to]
}

func (t *table) id(k uint32) string {
	r := reader{t.record(k)}
	r.uvarint()
	return r.string()
}

func (t *table) metaOf(k uint32) meta { return meta(u32(t.sec[secMeta], int(4*k))) }

// Sources returns the source keys of the entries, sorted, user tables first.
func (g *Gazetteer) Sources() []string {
	var keys []string
	for i := range g.layers {
		if s := g.layers[i].sec[secSources]; s != "" {
			keys = append(keys, strings.Split(strings.TrimSuffix(s, "\n"), "\n")...)
		}
	}
	return keys
}
