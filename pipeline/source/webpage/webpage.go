// Package webpage finds the article in a web page: its main text without menus
// and furniture, and what the page says about it in meta tags, JSON-LD and
// <time>. It stands on github.com/go-shiori/go-readability, Mozilla's
// Readability in Go. Tried and left: go-trafilatura with go-htmldate, whose
// date parser takes 145 ms and 95 MB at every start of the program.
package webpage

import (
	"bytes"
	"errors"
	"net/url"
	"regexp"
	"strings"

	"github.com/go-shiori/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Page is the article of a web page.
type Page struct {
	URL, Title, Author, Lang string
	Site                     string // name of the outlet
	Date                     string // of publication, YYYY-MM-DD, or empty
	Text                     string // headline and paragraphs, with an empty line between them
}

// nowhere is the address of a page that was saved without it.
var nowhere = &url.URL{Scheme: "http", Host: "localhost"}

// Parse returns the article of a page in UTF-8. It is an error if there is no
// text in it. Safe for concurrent use.
func Parse(page string) (Page, error) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return Page{}, err
	}
	m := gather(root)
	p := Page{URL: m.url(), Lang: m.language(), Site: m.site(), Date: m.date()}
	prune(root)
	found, err := readability.FromDocument(root, nowhere)
	if err == nil {
		p.Title, p.Author = found.Title, found.Byline
		if found.Node != nil {
			p.Text = text(found.Node, nil)
		}
	}
	if own := text(article(root), furniture); len(p.Text) < short && len(own) > len(p.Text) {
		p.Text = own
	}
	if p.Text == "" {
		return Page{}, errors.New("no text in the page: leave it out")
	}
	headline, shown := m.headline(p.Title)
	if p.Title = headline; shown && !strings.Contains(p.Text[:min(len(p.Text), opening)], headline) {
		p.Text = headline + "\n\n" + p.Text // Readability takes the headline out
	}
	return p, nil
}

// opening is the length in bytes of what stands before an article at most: a
// kicker, a byline.
const opening = 400

// asides are words of the classes and ids of what stands in an article and is
// no part of it.
var asides = map[string]bool{
	"share": true, "sharing": true, "social": true, "addthis": true, "breadcrumb": true, "breadcrumbs": true,
	"tags": true, "cookie": true, "cookies": true, "newsletter": true, "subscribe": true,
}

// prune removes asides that Readability often keeps. Only short ones go: a theme
// may call its whole page so.
func prune(root *html.Node) {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && aside(attribute(n, "class")+" "+attribute(n, "id")) && len(text(n, nil)) <= short {
			found = append(found, n)
		}
	}
	for _, n := range found {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

func aside(names string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(names), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }) {
		if asides[word] {
			return true
		}
	}
	return false
}

// short is the length in bytes below which the extractor's text is compared
// with all that the page marks as its article: it looks for long paragraphs,
// and agencies write short ones.
const short = 250

// furniture are the elements that an article is read without.
var furniture = map[string]bool{
	"head": true, "script": true, "style": true, "noscript": true, "template": true, "iframe": true, "svg": true,
	"nav": true, "header": true, "footer": true, "aside": true, "form": true, "button": true, "select": true,
}

// article returns the first element that the page marks as its article, else
// the root.
func article(root *html.Node) *html.Node {
	best, rank := root, 0
	for n := range root.Descendants() {
		switch {
		case n.DataAtom == atom.Article && rank < 2:
			best, rank = n, 2
		case n.DataAtom == atom.Main && rank < 1:
			best, rank = n, 1
		}
	}
	return best
}

// inlines are the elements that do not end a paragraph.
var inlines = map[string]bool{
	"a": true, "abbr": true, "b": true, "bdi": true, "cite": true, "code": true, "del": true, "em": true,
	"font": true, "i": true, "img": true, "ins": true, "kbd": true, "mark": true, "q": true, "s": true,
	"small": true, "span": true, "strong": true, "strike": true, "sub": true, "sup": true, "time": true, "tt": true,
	"u": true, "var": true, "hi": true, "ref": true,
}

// text returns the paragraphs of n, without some elements.
func text(n *html.Node, without map[string]bool) string {
	w := writer{without: without}
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
