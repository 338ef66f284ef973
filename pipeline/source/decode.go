package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"toli/pipeline/source/charset"
	"toli/pipeline/source/delimited"
	"toli/pipeline/source/jsonl"
	"toli/pipeline/source/markdown"
	"toli/pipeline/source/pubdate"
	"toli/pipeline/source/webpage"
)

// Decoded is the text of a document and what is known about it.
type Decoded struct {
	ID         string // that the document gives, else the place of its record
	URI        string // address that the document gives, else the place of its record
	Title      string
	Date       string // of publication: YYYY, YYYY-MM, YYYY-MM-DD, or empty
	DateSource string // metadata, filename, header, dateline, option, or empty
	Author     string
	Site       string // name of the outlet, as the document gives it
	Lang       string // BCP 47, as the document gives it, in lower case; usually empty
	Encoding   string // WHATWG name of the encoding of the bytes
	SHA256     string // of the bytes of the record, in hex
	NBytes     int    // number of those bytes
	Text       string // UTF-8
}

// Decode makes text and metadata of a record, or says why it is rejected, in
// one line that starts with the place of the record. Safe for concurrent use.
func (s *Source) Decode(r *Record) (Decoded, error) {
	d, err := s.decode(r)
	if err != nil {
		return Decoded{}, fmt.Errorf("%s: %w", r.Where(), err)
	}
	return d, nil
}

func (s *Source) decode(r *Record) (Decoded, error) {
	if r.Err != nil {
		return Decoded{}, r.Err
	}
	m, err := s.parse(r)
	if err != nil {
		return Decoded{}, err
	}
	if strings.TrimSpace(m.text) == "" {
		return Decoded{}, errors.New("no text: leave it out")
	}
	b := r.Bytes
	if r.Fields != nil {
		b = []byte(m.text)
	}
	sum := sha256.Sum256(b)
	d := Decoded{
		ID:       first(m.id, r.ID()),
		URI:      first(m.url, r.ID()),
		Title:    oneLine(first(m.title, headline(r.Format, m.text))),
		Author:   oneLine(m.author),
		Site:     oneLine(m.site),
		Lang:     strings.ToLower(strings.TrimSpace(m.lang)),
		Encoding: m.encoding,
		SHA256:   hex.EncodeToString(sum[:]),
		NBytes:   len(b),
		Text:     m.text,
	}
	d.Date, d.DateSource = s.date(r, m)
	return d, nil
}

// date finds the publication date: metadata, name, text, option, in this order.
func (s *Source) date(r *Record, m metadata) (date, from string) {
	if date := pubdate.Parse(m.date); date != "" {
		return date, "metadata"
	}
	if date := pubdate.FromName(r.Path); date != "" {
		return date, "filename"
	}
	if date, from := pubdate.FromText(m.text, s.opt.Date); date != "" {
		return date, from
	}
	if s.opt.Date != "" {
		return s.opt.Date, "option"
	}
	return "", ""
}

// parse reads the bytes of a record by its format.
func (s *Source) parse(r *Record) (metadata, error) {
	if r.Format == Parquet {
		m, err := s.arrange(r.Fields)
		m.encoding = "utf-8"
		return m, err
	}
	hint := ""
	if r.Format == HTML {
		hint = webpage.Charset(r.Bytes)
	}
	text, encoding, err := s.text(r, hint)
	if err != nil {
		return metadata{}, err
	}
	m, err := s.parts(r, text)
	m.encoding = encoding
	return m, err
}

// text decodes the bytes of a record, unless its file was decoded as a whole.
func (s *Source) text(r *Record, hint string) (text, encoding string, err error) {
	if r.Encoding != "" {
		return strings.ToValidUTF8(string(r.Bytes), "\ufffd"), r.Encoding, nil
	}
	return charset.Decode(r.Bytes, s.opt.Encoding, hint)
}

func (s *Source) parts(r *Record, text string) (metadata, error) {
	switch r.Format {
	case Markdown:
		d, err := markdown.Parse(text)
		return metadata{id: d.ID, url: d.URL, title: d.Title, date: d.Date, author: d.Author, site: d.Site, lang: d.Lang, text: d.Text}, err
	case HTML:
		d, err := webpage.Parse(text)
		return metadata{url: d.URL, title: d.Title, date: d.Date, author: d.Author, site: d.Site, lang: d.Lang, text: d.Text}, err
	case JSON:
		fields, err := jsonl.Fields([]byte(text))
		if err != nil {
			return metadata{}, err
		}
		return s.arrange(fields)
	case CSV, TSV:
		fields, err := delimited.Fields([]byte(text), r.columns.comma, r.columns.names)
		if err != nil {
			return metadata{}, err
		}
		return s.arrange(fields)
	}
	return metadata{text: text}, nil
}

func first(a, b string) string {
	if a = strings.TrimSpace(a); a != "" {
		return a
	}
	return b
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// headline returns the first line of a plain text if it looks like a headline:
// short, without a full stop, with more below it. It is in the text as well.
func headline(format Format, text string) string {
	if format != Text && format != Auto {
		return ""
	}
	line, below, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if line = strings.TrimSpace(line); len(line) > 200 || strings.TrimSpace(below) == "" {
		return ""
	}
	if strings.HasSuffix(line, ".") || strings.HasSuffix(line, ",") || pubdate.Parse(line) != "" {
		return ""
	}
	return line
}
