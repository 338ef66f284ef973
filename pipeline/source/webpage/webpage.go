// Package webpage finds the article in a web page: its main text without menus
// and furniture, and what the page says about it in meta tags, JSON-LD and
// <time>. It stands on github.com/markusmobius/go-trafilatura and go-htmldate.
package webpage

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Page is the article of a web page.
type Page struct {
	URL, Title, Author, Lang string
	Date                     string // of publication, YYYY-MM-DD, or empty
	Text                     string // paragraphs with an empty line between them
}

// firstDate and lastDate bound what is taken for a publication date. They are
// fixed, where the extractor would take today: the same page must give the
// same date tomorrow.
var (
	firstDate = time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)
	lastDate  = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)
)

// Parse returns the article of a page in UTF-8. It is an error if there is no
// text in it. Safe for concurrent use.
func Parse(page string) (Page, error) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return Page{}, err
	}
	lang := language(root)
	found, err := trafilatura.ExtractDocument(root, trafilatura.Options{
		ExcludeComments: true,
		HtmlDateOptions: &htmldate.Options{
			UseOriginalDate: true, SkipExtensiveSearch: true, DeferUrlExtractor: true,
			MinDate: firstDate, MaxDate: lastDate,
		},
	})
	if err != nil || found.ContentNode == nil {
		return Page{}, errors.New("no main text in the page")
	}
	m := found.Metadata
	p := Page{URL: m.URL, Title: m.Title, Author: m.Author, Lang: lang, Text: text(found.ContentNode)}
	if p.Lang == "" {
		p.Lang = m.Language
	}
	if !m.Date.IsZero() {
		p.Date = m.Date.Format("2006-01-02")
	}
	if p.Text == "" {
		return Page{}, errors.New("no main text in the page")
	}
	return p, nil
}

// language returns the lang attribute of the page.
func language(root *html.Node) string {
	for n := range root.Descendants() {
		if n.DataAtom != atom.Html {
			continue
		}
		for _, a := range n.Attr {
			if a.Key == "lang" || a.Key == "xml:lang" {
				return strings.ReplaceAll(a.Val, "_", "-")
			}
		}
	}
	return ""
}

// inlines are the elements that do not end a paragraph.
var inlines = map[string]bool{
	"a": true, "abbr": true, "b": true, "bdi": true, "cite": true, "code": true, "del": true, "em": true,
	"font": true, "i": true, "img": true, "ins": true, "kbd": true, "mark": true, "q": true, "s": true,
	"small": true, "span": true, "strong": true, "strike": true, "sub": true, "sup": true, "time": true, "tt": true,
	"u": true, "var": true, "hi": true, "ref": true,
}

// text writes the paragraphs of n.
func text(n *html.Node) string {
	var w writer
	w.node(n)
	w.end()
	return strings.Join(w.paragraphs, "\n\n")
}

type writer struct {
	paragraphs []string
	open       strings.Builder
}

func (w *writer) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.open.WriteString(n.Data)
		return
	case n.Type == html.ElementNode && n.Data == "br":
		w.open.WriteString("\x00")
		return
	}
	block := n.Type == html.ElementNode && !inlines[n.Data]
	if block {
		w.end()
	}
	for c := range n.ChildNodes() {
		w.node(c)
	}
	if block {
		w.end()
	}
}

// end closes the open paragraph. Two line breaks divide one as well.
func (w *writer) end() {
	var lines []string
	for line := range strings.SplitSeq(w.open.String()+"\x00\x00", "\x00") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		} else if len(lines) > 0 {
			w.paragraphs = append(w.paragraphs, strings.Join(lines, "\n"))
			lines = nil
		}
	}
	w.open.Reset()
}

var metaCharset = regexp.MustCompile(`(?i)<meta[^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9_:.-]+)`)

// Charset returns the encoding that the first 4 KiB of a page name, or "".
func Charset(page []byte) string {
	m := metaCharset.FindSubmatch(page[:min(len(page), 4096)])
	if m == nil {
		return ""
	}
	return string(bytes.TrimSpace(append(m[1], m[2]...)))
}
