// Package charset turns the bytes of a document into UTF-8 text and says which
// encoding they were in.
//
// What is certain decides first: a byte order mark, well-formed UTF-8, the
// encoding that the document claims, if it fits. Then what is likely: UTF-16 without a mark, and at
// last the frequencies that github.com/gogs/chardet (the detector of ICU)
// knows, of which only candidates that decode without a fault are believed.
package charset

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// ErrBinary is the error for bytes that are no text in any encoding.
var ErrBinary = errors.New("not text")

// Broken is the error for bytes that are UTF-8 for the most part.
type Broken struct {
	Line int // of the first fault, from 1
	Byte int // of the first fault, from 0
}

// Error says where the text is broken.
func (b *Broken) Error() string {
	return fmt.Sprintf("line %d: broken UTF-8 at byte %d: repair the file, or name its encoding with --encoding", b.Line, b.Byte)
}

// Detect returns the WHATWG name of the encoding of b, in lower case. Hint is
// an encoding that the document claims for itself, or empty: it is believed
// where b is not UTF-8 or UTF-16 by itself and decodes without a fault.
func Detect(b []byte, hint string) (string, error) {
	if name := Mark(b); name != "" {
		return name, nil
	}
	if name, err := binary(b); name != "" || err != nil {
		return name, err
	}
	if utf8.Valid(b) && !bytes.Contains(b, []byte("\x1b$")) { // ISO 2022 is 7-bit
		return "utf-8", nil
	}
	if hint != "" && decodes(b, hint) {
		return Canonical(hint), nil
	}
	if at, broken := brokenUTF8(b); broken {
		return "", &Broken{Line: 1 + bytes.Count(b[:at], []byte{'\n'}), Byte: at}
	}
	return likely(b)
}

// Decode returns the text of b in UTF-8 and the name of its encoding: that
// which force names, replacing what is malformed by U+FFFD, or else the one
// that Detect finds. The byte order mark is dropped and lines end in \n.
func Decode(b []byte, force, hint string) (text, name string, err error) {
	if force != "" {
		name = Canonical(force)
	} else if name, err = Detect(b, hint); err != nil {
		return "", "", err
	}
	enc, err := Lookup(name)
	if err != nil {
		return "", "", err
	}
	if enc != nil {
		if b, err = enc.NewDecoder().Bytes(b); err != nil {
			return "", "", fmt.Errorf("%s: %w", name, err)
		}
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	return strings.ToValidUTF8(unixLines(string(b)), "\ufffd"), name, nil
}

// Lookup returns the encoding of a name or alias; nil stands for UTF-8.
func Lookup(name string) (encoding.Encoding, error) {
	switch Canonical(name) {
	case "utf-8":
		return nil, nil
	case "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), nil
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), nil
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil, fmt.Errorf("unknown encoding %q", name)
	}
	return enc, nil
}

// Canonical returns the WHATWG name that an alias stands for, as windows-1252
// for latin1, or the alias itself, in lower case, when it is unknown.
func Canonical(alias string) string {
	alias = strings.ToLower(strings.TrimSpace(alias))
	if alias == "gb-18030" { // as chardet spells it
		return "gb18030"
	}
	if enc, err := htmlindex.Get(alias); err == nil {
		if name, err := htmlindex.Name(enc); err == nil {
			return name
		}
	}
	return alias
}

// Mark returns the encoding that the byte order mark of b tells, or "".
func Mark(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return "utf-8"
	case bytes.HasPrefix(b, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(b, []byte("\x00\x00\xfe\xff")):
		return "" // UTF-32: nobody saves articles in it
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return "utf-16le"
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return "utf-16be"
	}
	return ""
}

// brokenUTF8 reports whether b has more well-formed sequences than faults, and
// where the first fault is. In the Asian encodings a pair of bytes passes for
// UTF-8 now and then, so the well-formed must be twice as many.
func brokenUTF8(b []byte) (at int, broken bool) {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			if bad == 0 {
				at = i
			}
			bad++
		case n > 1:
			good++
		}
		i += n
	}
	return at, bad > 0 && good > 2*bad
}

// decodes reports whether b has no fault in the named encoding.
func decodes(b []byte, name string) bool {
	enc, err := Lookup(name)
	if err != nil {
		return false
	}
	if enc == nil {
		return utf8.Valid(b)
	}
	text, err := enc.NewDecoder().Bytes(b)
	return err == nil && faults(text) == 0
}

// faults counts the characters of decoded text that no writer meant.
func faults(text []byte) int {
	n := 0
	for _, r := range string(text) {
		if r == utf8.RuneError || r < 0x20 && !space(r) || 0x7f <= r && r < 0xa0 || 0xe000 <= r && r < 0xf900 {
			n++
		}
	}
	return n
}

func space(r rune) bool { return '\t' <= r && r <= '\r' || r == 0x1a || r == 0x1b }

// sample is how much of a long document the detector reads.
const sample = 1 << 16

// likely asks the detector, and takes the best candidate that decodes.
func likely(b []byte) (string, error) {
	for _, name := range []string{eastAsian(b), cyrillic(b)} {
		if name != "" {
			return name, nil
		}
	}
	found, err := chardet.NewTextDetector().DetectAll(cut(b))
	if err != nil {
		found = nil
	}
	for _, c := range byConfidence(found) {
		if decodes(b, c) {
			return c, nil
		}
	}
	if decodes(b, "windows-1252") {
		return "windows-1252", nil
	}
	at, _ := brokenUTF8(b)
	return "", &Broken{Line: 1 + bytes.Count(b[:at], []byte{'\n'}), Byte: at}
}

func cut(b []byte) []byte {
	if len(b) > sample {
		return b[:sample]
	}
	return b
}

// byConfidence returns the encodings that the detector proposes, best first.
// The detector works concurrently, so candidates of equal confidence come in
// any order: they are put into that of their names.
func byConfidence(found []chardet.Result) []string {
	var names []string
	for confidence := 100; confidence > 5; confidence-- {
		var equal []string
		for _, c := range found {
			if name := Canonical(c.Charset); c.Confidence == confidence && supported[name] {
				equal = append(equal, name)
			}
		}
		names = append(names, sorted(equal)...)
	}
	return names
}

// supported are the encodings that articles of the region come in.
var supported = map[string]bool{
	"utf-16le": true, "utf-16be": true, "euc-kr": true, "gb18030": true, "gbk": true, "big5": true,
	"shift_jis": true, "euc-jp": true, "iso-2022-jp": true,
	"windows-1251": true, "koi8-r": true, "windows-1252": true,
}
