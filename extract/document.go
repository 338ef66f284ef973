// Package extract says what an annotated document is: text, paragraphs,
// sentences, tokens, gazetteer lookups, mentions, entities and citations. Its
// subpackages each add one kind of annotation.
//
// Every position is a half-open byte range into Document.Text, which is never
// changed after segmentation. One goroutine owns a document at a time.
package extract

import "sort"

// Document is one article with its annotations. The zero value is an empty
// document of unknown date.
type Document struct {
	ID       string
	URI      string
	Title    string
	Author   string
	Site     string // name of the outlet
	Lang     string
	Encoding string // of the bytes the text was decoded from
	SHA256   string // of those bytes, in hex
	NBytes   int    // number of those bytes
	Date     PublicationDate
	Text     string // UTF-8

	Paragraphs []Paragraph
	Sentences  []Sentence
	Tokens     []Token

	Lookups    []Lookup  // gazetteer evidence, by first token, longest first
	Candidates []Mention // what recognisers propose; may overlap; any order
	Mentions   []Mention // the one reading: sorted, disjoint
	Entities   []Entity  // what mentions refer to; Mention.Entity is index+1
	Citations  []Citation
}

// Paragraph is a run of sentences. Kind tells headlines and datelines from
// running text.
type Paragraph struct {
	Span
	First, Last uint32 // sentences [First, Last)
	Headline    bool
}

// Sentence is a run of tokens of one paragraph.
type Sentence struct {
	Span
	First, Last uint32 // tokens [First, Last)
	Paragraph   uint32
}

// TokenKind is the coarse shape of a token.
type TokenKind uint8

// The token kinds.
const (
	Word TokenKind = iota
	Number
	Punct
)

// Token is a word, number or mark. Only white space lies between tokens.
type Token struct {
	Span
	Kind  TokenKind
	Parts NameParts // what the word can be in a personal name
	Norm  string    // folded form, the key of gazetteers
}

// NameParts is a set of bits, one for each part that a word can be in the
// personal names of a language; package person says which. The zero value is
// no part of a name that is known.
type NameParts uint16

// Lookup is a stretch of tokens [First, Last) that spells an alias of a
// gazetteer entry. It is evidence, not yet a mention; one stretch may have
// several.
type Lookup struct {
	First, Last uint32  // tokens [First, Last)
	Entry       uint32  // entry number in the gazetteer that was used
	Label       Label   // NoLabel for support lists
	Kind        Kind    // of the entry
	Prior       float32 // in [0,1]: how often the alias means this entry when it means anything
	User        bool    // from a table that the user added
}

// Mention is a stretch of text that names something.
type Mention struct {
	Span
	First, Last uint32 // tokens [First, Last)
	Label       Label
	Zone        Zone
	By          string  // the stage and rule that found it, as "person/korean-three"
	Score       float32 // in [0,1]
	Entity      uint32  // 1 + index in Document.Entities; 0 is NIL
	Entry       uint32  // 1 + gazetteer entry number; 0 when none is known
	LinkScore   float32 // in [0,1]: how sure the entry is; 0 when none is known
	Date        *DateValue
	Name        *Name
}

// Name is what a name grammar knows about the parts of a personal name.
// Empty parts are unknown.
type Name struct {
	Surname     string
	Given       string
	Father      string // father's name of a Mongolian or Kazakh, or its initial; patronymic of a Russian
	Clan        string // of a Mongolian
	Nationality string // ISO 3166-1 alpha-2, lower case
	Style       string // grammar: korean, mongolian, kazakh, japanese, chinese, vietnamese, russian, western
}

// Called returns the part by which a person is called again once named in full:
// the given name of Mongolians, Kazakhs and Vietnamese, else the surname. It is
// empty when that part is unknown.
func (n *Name) Called() string {
	switch n.Style {
	case "mongolian", "kazakh", "vietnamese":
		return n.Given
	}
	return n.Surname
}

// Entity is what mentions of one document refer to.
type Entity struct {
	ID        string // stable across documents; see package link
	Label     Label
	Name      string // usual full name
	Spelling  string // of a person: the key of Name in package romanize, where it is known; not in tables
	Native    string
	Kind      Kind
	Country   string // ISO 3166-1 alpha-2, lower case
	Wikidata  string
	Geonames  uint32
	Lat, Lon  float64 // degrees; meaningful when HasCoord
	HasCoord  bool
	Gazetteer bool // whether the entity is a gazetteer entry
}

// Citation is a reference to a source, as "(Mongol Messenger, November 16)".
type Citation struct {
	Span
	Outlet uint32 // 1 + index in Mentions of the outlet; 0 when none
	Date   uint32 // 1 + index in Mentions of the date; 0 when none
	Title  string
	Author string
	URL    string
}

// Surface returns the text that m covers.
func (d *Document) Surface(m *Mention) string { return m.In(d.Text) }

// TokenSpan returns the bytes of tokens [first, last). It panics when the
// range is empty or outside the document.
func (d *Document) TokenSpan(first, last uint32) Span {
	return Span{d.Tokens[first].Start, d.Tokens[last-1].End}
}

// SentenceOf returns the index of the sentence that holds token t, or -1.
func (d *Document) SentenceOf(t uint32) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Sentences[mid].Last <= t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(d.Sentences) && d.Sentences[lo].First <= t {
		return lo
	}
	return -1
}

// LookupsAt returns the lookups that begin at token t.
func (d *Document) LookupsAt(t uint32) []Lookup {
	from := sort.Search(len(d.Lookups), func(k int) bool { return d.Lookups[k].First >= t })
	to := from
	for to < len(d.Lookups) && d.Lookups[to].First == t {
		to++
	}
	return d.Lookups[from:to]
}

// TokenAt returns the index of the first token that ends after byte offset,
// which may be len(d.Tokens).
func (d *Document) TokenAt(offset uint32) int {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Tokens[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
