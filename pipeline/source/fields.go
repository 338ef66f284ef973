package source

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// The usual names of fields, best first, in lower case without marks.
var (
	textNames   = []string{"text", "body", "content", "article", "articlebody", "articletext", "fulltext", "maintext", "story", "본문", "내용"}
	idNames     = []string{"id", "docid", "documentid", "articleid", "uid", "guid"}
	dateNames   = []string{"date", "published", "datepublished", "publishedat", "publisheddate", "publishdate", "publicationdate", "pubdate", "publishtime", "datetime", "날짜", "일자"}
	titleNames  = []string{"title", "headline", "heading", "제목"}
	urlNames    = []string{"url", "uri", "link", "sourceurl", "permalink"}
	langNames   = []string{"lang", "language"}
	siteNames   = []string{"site", "sitename", "outlet", "source", "publisher", "newspaper", "agency", "언론사"}
	authorNames = []string{"author", "authors", "byline", "creator", "기자"}
)

// plain is a field name without case, marks and spaces.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" _-.:\ufeff", r) {
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// pick returns which of names is the field that is asked for by its exact
// name, or, when that is empty, by the usual ones. Names must be in a fixed
// order.
func (s *Source) pick(names []string, given string, usual []string) (string, bool) {
	if given != "" {
		return given, slices.Contains(names, given)
	}
	for _, u := range usual {
		for _, name := range names {
			if plain(name) == u {
				return name, true
			}
		}
	}
	return "", false
}

// wanted reports whether a column is worth reading.
func (s *Source) wanted(column string) bool {
	o := &s.opt
	if slices.Contains([]string{o.TextColumn, o.IDColumn, o.DateColumn, o.TitleColumn}, column) {
		return true
	}
	for _, usual := range [][]string{textNames, idNames, dateNames, titleNames, urlNames, langNames, siteNames, authorNames} {
		if slices.Contains(usual, plain(column)) {
			return true
		}
	}
	return false
}

// noText says what there is where a text field was looked for.
func (s *Source) noText(names []string) error {
	switch {
	case len(names) == 0:
		return errors.New("no text field: the object is empty: leave it out")
	case s.opt.TextColumn != "":
		return fmt.Errorf("no field %q; there are: %s", s.opt.TextColumn, listed(names))
	}
	return fmt.Errorf("no text field among: %s; name the one that holds the text with --text-column", listed(names))
}

// listed joins names on one line of bounded length.
func listed(names []string) string {
	const most = 12
	more := ""
	if len(names) > most {
		names, more = names[:most], fmt.Sprintf(" and %d more", len(names)-most)
	}
	short := make([]string, len(names))
	for i, name := range names {
		if short[i] = oneLine(name); len(short[i]) > 60 {
			short[i] = strings.ToValidUTF8(short[i][:60], "") + "…"
		}
	}
	return strings.Join(short, ", ") + more
}

// metadata is what a document says about itself.
type metadata struct {
	id, url, title, date, author, site, lang, text string
	encoding                                       string // named in the document
}

// arrange finds the parts of a document among named fields.
func (s *Source) arrange(fields map[string]string) (metadata, error) {
	var names, empty []string
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if strings.TrimSpace(fields[name]) == "" {
			empty = append(empty, name)
		} else {
			names = append(names, name)
		}
	}
	get := func(given string, usual []string) string {
		name, _ := s.pick(names, given, usual)
		return fields[name]
	}
	o := &s.opt
	m := metadata{
		url:    get("", urlNames),
		title:  get(o.TitleColumn, titleNames),
		date:   get(o.DateColumn, dateNames),
		author: get("", authorNames),
		site:   get("", siteNames),
		lang:   get("", langNames),
		text:   get(o.TextColumn, textNames),
	}
	if o.IDColumn != "-" {
		m.id = get(o.IDColumn, idNames)
	}
	if m.text != "" {
		return m, nil
	}
	if name, ok := s.pick(empty, o.TextColumn, textNames); ok {
		return m, fmt.Errorf("field %q holds no text: leave the document out", name)
	}
	return m, s.noText(append(names, empty...))
}
