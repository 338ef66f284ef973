package gazetteer

import (
	"encoding/binary"
	"math"
	"strconv"
	"strings"

	"toli/extract"
)

// A record is a byte of two flag sets (uvarint), the ID and the name, then the
// fields whose flag is set, in the order of the flags. Strings have their length
// before them (uvarint); lists are joined with |.
const (
	hasCountry = 1 << iota
	hasAliases
	hasNative
	hasWikidata
	hasGeonames
	hasCoord
	hasFrom
	hasTo
	hasRole
	hasSource
)

const degree = 1e5 // units of a stored coordinate in a degree

// appendRecord appends e to dst; source is the number of its source key.
func appendRecord(dst []byte, e *Entry, source int) []byte {
	flags := e.flags()
	dst = binary.AppendUvarint(dst, uint64(flags))
	dst = appendString(appendString(dst, e.ID), e.Name)
	for bit := hasCountry; bit <= hasSource; bit <<= 1 {
		if flags&bit != 0 {
			dst = appendField(dst, e, bit, source)
		}
	}
	return dst
}

func (e *Entry) flags() int {
	flags := 0
	for _, f := range [...]struct {
		bit int
		set bool
	}{
		{hasCountry, e.Country != ""}, {hasAliases, len(e.Aliases) > 0}, {hasNative, len(e.Native) > 0},
		{hasWikidata, e.Wikidata != ""}, {hasGeonames, e.Geonames != 0}, {hasCoord, e.HasCoord},
		{hasFrom, e.From != ""}, {hasTo, e.To != ""}, {hasRole, e.Role != ""}, {hasSource, e.Source != ""},
	} {
		if f.set {
			flags |= f.bit
		}
	}
	return flags
}

func appendField(dst []byte, e *Entry, bit, source int) []byte {
	switch bit {
	case hasCountry:
		return appendString(dst, e.Country)
	case hasAliases:
		return appendString(dst, join(e.Aliases))
	case hasNative:
		return appendString(dst, join(e.Native))
	case hasWikidata:
		n, _ := strconv.ParseUint(e.Wikidata[1:], 10, 64)
		return binary.AppendUvarint(dst, n)
	case hasGeonames:
		return binary.AppendUvarint(dst, uint64(e.Geonames))
	case hasCoord:
		dst = binary.AppendVarint(dst, int64(math.Round(e.Lat*degree)))
		return binary.AppendVarint(dst, int64(math.Round(e.Lon*degree)))
	case hasFrom:
		return appendString(dst, e.From)
	case hasTo:
		return appendString(dst, e.To)
	case hasRole:
		return appendString(dst, e.Role)
	}
	return binary.AppendUvarint(dst, uint64(source))
}

func appendString(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// reader reads the fields of a record. After the end of a truncated record it
// reads zeros.
type reader struct{ s string }

func (r *reader) uvarint() uint64 {
	x := uint64(0)
	for i := 0; i < len(r.s) && i < 10; i++ {
		c := r.s[i]
		x |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.s = r.s[i+1:]
			return x
		}
	}
	r.s = ""
	return 0
}

func (r *reader) varint() int64 {
	u := r.uvarint()
	return int64(u>>1) ^ -int64(u&1)
}

func (r *reader) string() string {
	n := r.uvarint()
	if n > uint64(len(r.s)) {
		r.s = ""
		return ""
	}
	s := r.s[:n]
	r.s = r.s[n:]
	return s
}

func (r *reader) list() []string {
	if s := r.string(); s != "" {
		return strings.Split(s, "|")
	}
	return nil
}

// entry decodes the record s, with or without what costs most: the aliases and
// the source.
func (t *table) entry(s string, all bool) Entry {
	r := reader{s}
	flags := int(r.uvarint())
	e := Entry{ID: r.string(), Name: r.string()}
	for bit := hasCountry; bit <= hasSource; bit <<= 1 {
		switch {
		case flags&bit == 0:
		case bit == hasAliases && !all:
			r.string()
		case bit == hasSource && !all:
		default:
			t.field(&e, bit, &r)
		}
	}
	return e
}

func (t *table) field(e *Entry, bit int, r *reader) {
	switch bit {
	case hasCountry:
		e.Country = r.string()
	case hasAliases:
		e.Aliases = r.list()
	case hasNative:
		e.Native = r.list()
	case hasWikidata:
		e.Wikidata = "Q" + strconv.FormatUint(r.uvarint(), 10)
	case hasGeonames:
		e.Geonames = uint32(r.uvarint())
	case hasCoord:
		e.Lat, e.Lon, e.HasCoord = float64(r.varint())/degree, float64(r.varint())/degree, true
	case hasFrom:
		e.From = r.string()
	case hasTo:
		e.To = r.string()
	case hasRole:
		e.Role = r.string()
	case hasSource:
		e.Source = t.source(r.uvarint())
	}
}

// role returns the role in the record s, or "".
func role(s string) string {
	r := reader{s}
	flags := int(r.uvarint())
	r.string()
	r.string()
	if flags&hasRole == 0 {
		return ""
	}
	for bit := hasCountry; bit < hasRole; bit <<= 1 {
		switch {
		case flags&bit == 0:
		case bit == hasCoord:
			r.uvarint()
			r.uvarint()
		case bit == hasWikidata || bit == hasGeonames:
			r.uvarint()
		default:
			r.string()
		}
	}
	return r.string()
}

// source returns the source key of number n, or "".
func (t *table) source(n uint64) string {
	rest := t.sec[secSources]
	for ; rest != ""; n-- {
		line, after, _ := strings.Cut(rest, "\n")
		if n == 0 {
			return line
		}
		rest = after
	}
	return ""
}

// makeMeta packs what a lookup says of its entry.
func makeMeta(e *Entry) meta {
	prior := uint32(math.Round(float64(e.Prior) * 10000))
	return meta(uint32(e.Kind) | uint32(e.Label)<<8 | prior<<16)
}

func (m meta) kind() extract.Kind {
	if k := extract.Kind(m); k <= extract.Weekday {
		return k
	}
	return extract.NoKind
}

func (m meta) label() extract.Label {
	if l := extract.Label(m >> 8); l <= extract.DateLabel {
		return l
	}
	return extract.NoLabel
}

func (m meta) prior() float32 { return min(float32(m>>16)/10000, 1) }
