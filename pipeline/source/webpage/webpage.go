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
	p := Page{Lang: language(root)}
	own := fallback(root)
	found, err := trafilatura.ExtractDocument(root, trafilatura.Options{
		Config:          &config,
		ExcludeComments: true,
		HtmlDateOptions: &htmldate.Options{
			UseOriginalDate: true, SkipExtensiveSearch: true, DeferUrlExtractor: true,
			MinDate: firstDate, MaxDate: lastDate,
		},
	})
	if err == nil && found.ContentNode != nil {
		m := found.Metadata
		p.URL, p.Title, p.Author, p.Text = m.URL, m.Title, m.Author, text(found.ContentNode)
		if !m.Date.IsZero() {
			p.Date = m.Date.Format("2006-01-02")
		}
	}
	if len(p.Text) < short && len(own) > len(p.Text) {
		p.Text = own
	}
	if p.Text == "" {
		return Page{}, errors.New("no text in the page")
	}
	return p, nil
}

// short is the length in bytes below which the extractor's text is compared
// with all that the page marks as its article: it looks for long paragraphs,
// and agencies write short ones.
const short = 250

// config turns off the extractor's own rescue of short texts, which joins
// paragraphs without a space and searches JSON-LD in the order of a Go map.
var config = func() trafilatura.Config {
	c := *trafilatura.DefaultConfig()
	c.MinExtractedSize, c.MinOutputSize, c.MinOutputCommentSize = 0, 0, 0
	return c
}()

// furniture are the elements that an article is read without.
var furniture = map[string]bool{
	"head": true, "script": true, "style": true, "noscript": true, "template": true, "iframe": true, "svg": true,
	"nav": true, "header": true, "footer": true, "aside": true, "form": true, "button": true, "select": true,
}

// fallback returns the text of the first element that the page marks as its
// article, else of its body.
func fallback(root *html.Node) string {
	best, rank := root, 0
	for n := range root.Descendants() {
		switch {
		case n.DataAtom == atom.Article && rank < 2:
			best, rank = n, 2
		case n.DataAtom == atom.Main && rank < 1:
			best, rank = n, 1
		}
	}
	w := writer{without: furniture}
	w.node(best)
	w.end()
	return strings.Join(w.paragraphs, "\n\n")
}

// language returns the lang attribute of the page, or what a meta tag says.
func language(root *html.Node) string {
	lang := ""
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			lang = attribute(n, "lang")
		case atom.Meta:
			name := strings.ToLower(attribute(n, "http-equiv") + attribute(n, "property"))
			if lang == "" && (name == "content-language" || name == "og:locale") {
				lang = attribute(n, "content")
			}
		}
		if lang != "" || n.DataAtom == atom.Body {
			break
		}
	}
	return strings.ReplaceAll(lang, "_", "-")
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
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
	without    map[string]bool // elements to leave out
	paragraphs []string
	open       strings.Builder
}

func (w *writer) node(n *html.Node) {
	switch {
	case n.Type == html.ElementNode && w.without[n.Data]:
		return
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
