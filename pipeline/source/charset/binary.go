package charset

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"

	uni "golang.org/x/text/encoding/unicode"
)

// magics tell formats that hold documents, or look like text at first.
var magics = []struct{ prefix, kind, remedy string }{
	{"%PDF-", "PDF", "convert it with pdftotext"},
	{"PK\x03\x04", "ZIP or Office document", "name it .zip, or save it as text"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office document", "save it as text"},
	{"{\\rtf", "RTF", "save it as text"},
	{"\x89PNG\r\n", "PNG image", "leave it out"},
	{"\xff\xd8\xff", "JPEG image", "leave it out"},
	{"GIF8", "GIF image", "leave it out"},
	{"\x7fELF", "program", "leave it out"},
	{"\x1f\x8b", "gzip data", "name it .gz"},
	{"\x28\xb5\x2f\xfd", "Zstandard data", "name it .zst"},
	{"PAR1", "Parquet table", "name it .parquet"},
	{"ARROW1", "Arrow table", "save it as Parquet"},
	{"SQLite format 3\x00", "SQLite database", "export it as CSV"},
}

// binary returns ErrBinary, with what the bytes are where that is known, or
// the name of UTF-16 without a byte order mark.
func binary(b []byte) (name string, err error) {
	for _, m := range magics {
		if bytes.HasPrefix(b, []byte(m.prefix)) {
			return "", fmt.Errorf("%w: %s: %s", ErrBinary, m.kind, m.remedy)
		}
	}
	if bytes.IndexByte(b, 0) >= 0 {
		if name := bareUTF16(b); name != "" {
			return name, nil
		}
		return "", fmt.Errorf("%w: NUL at byte %d: leave it out", ErrBinary, bytes.IndexByte(b, 0))
	}
	controls := 0
	for _, c := range b {
		if c < 0x20 && !space(rune(c)) || c == 0x7f {
			controls++
		}
	}
	if controls > len(b)/50 {
		return "", fmt.Errorf("%w: %d control characters in %d bytes: leave it out", ErrBinary, controls, len(b))
	}
	return "", nil
}

// bareUTF16 tells UTF-16 without a byte order mark: read the right way round
// it has spaces and letters of the region's scripts, and nothing a writer did
// not mean.
func bareUTF16(b []byte) string {
	if len(b)%2 != 0 {
		return ""
	}
	for _, order := range []struct {
		name   string
		endian uni.Endianness
	}{{"utf-16le", uni.LittleEndian}, {"utf-16be", uni.BigEndian}} {
		text, err := uni.UTF16(order.endian, uni.IgnoreBOM).NewDecoder().Bytes(b)
		if err == nil && faults(text) == 0 && written(string(text)) {
			return order.name
		}
	}
	return ""
}

// written reports whether nearly all of text is in scripts of the region.
func written(text string) bool {
	known, all := 0, 0
	for _, r := range text {
		all++
		if r < 0x180 || 0x2010 <= r && r < 0x2040 || 0x3000 <= r && r < 0x3020 || unicode.In(r, scripts...) {
			known++
		}
	}
	return all > 0 && known >= all*95/100 && strings.ContainsAny(text, " \n\u3000\u3002")
}

var scripts = []*unicode.RangeTable{
	unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Cyrillic, unicode.Mongolian,
}

func sorted(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}

// unixLines ends every line with \n.
func unixLines(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
