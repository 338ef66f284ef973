package webpage

import (
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"toli/pipeline/source/pubdate"
)

// meta is what a page says about itself outside its text. Of tags with the
// same name the first counts.
type meta struct {
	lang, canonical string
	tags            map[string]string // by name, property, itemprop or http-equiv, in lower case
	linked          []string          // texts of JSON-LD
	times           []string          // of <time>, those marked as of publication first
	headings        []string          // texts of h1 and of long h2
}

func gather(root *html.Node) meta {
	m := meta{tags: make(map[string]string)}
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			m.lang = attribute(n, "lang")
		case atom.Meta:
			m.tag(n)
		case atom.Link:
			if attribute(n, "rel") == "canonical" && m.canonical == "" {
				m.canonical = attribute(n, "href")
			}
		case atom.Script:
			if attribute(n, "type") == "application/ld+json" && n.FirstChild != nil {
				m.linked = append(m.linked, n.FirstChild.Data)
			}
		case atom.Time:
			m.time(n)
		case atom.H1, atom.H2:
			if h := text(n, nil); h != "" && (n.DataAtom == atom.H1 || len(h) > section) {
				m.headings = append(m.headings, h)
			}
		}
	}
	return m
}

// section is the length in bytes of a second heading up to which it may name a
// part of the site.
const section = 15

// headline returns the heading that a title begins with, before the name of the
// site, and whether the page shows it; else the title without that name.
func (m *meta) headline(title string) (headline string, shown bool) {
	for _, h := range m.headings {
		if strings.HasPrefix(title, h) {
			return h, true
		}
	}
	if og := m.tags["og:title"]; og != "" && strings.HasPrefix(title, og) {
		return og, false
	}
	if name := m.site(); name != "" && len(name) < len(title) {
		title = strings.TrimRight(strings.TrimSuffix(title, name), " |-–—·:»")
	}
	return title, false
}

var linkedSite = regexp.MustCompile(`"publisher"\s*:\s*\{[^{}]*"name"\s*:\s*("(?:[^"\\]|\\.)*")`)

// site returns the name of the outlet that the page names as its own.
func (m *meta) site() string {
	for _, name := range []string{m.tags["og:site_name"], m.tags["application-name"], m.tags["dc.publisher"]} {
		if name != "" {
			return name
		}
	}
	for _, text := range m.linked {
		var name string
		if found := linkedSite.FindStringSubmatch(text); found != nil && json.Unmarshal([]byte(found[1]), &name) == nil {
			return name
		}
	}
	return ""
}

func (m *meta) tag(n *html.Node) {
	content := strings.TrimSpace(attribute(n, "content"))
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		name := strings.ToLower(attribute(n, key))
		if _, ok := m.tags[name]; !ok && name != "" && content != "" {
			m.tags[name] = content
		}
	}
}

func (m *meta) time(n *html.Node) {
	value := attribute(n, "datetime")
	if value == "" {
		return
	}
	mark := strings.ToLower(attribute(n, "itemprop") + attribute(n, "class"))
	if has(n, "pubdate") || strings.Contains(mark, "publish") {
		m.times = append([]string{value}, m.times...)
	} else if !strings.Contains(mark, "modified") && !strings.Contains(mark, "updated") {
		m.times = append(m.times, value)
	}
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// dateTags name the date of publication, surest first. Names of creation and
// of no event come last; those of modification not at all.
var dateTags = []string{
	"article:published_time", "og:published_time", "datepublished", "og:article:published_time", "rnews:datepublished",
	"publishdate", "publish_date", "publish-date", "published_time", "pubdate", "publication_date", "publication-date",
	"parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_online_date", "dcterms.issued", "dc.date.issued",
	"article.published", "originalpublicationdate", "dcterms.date", "dc.date", "dcterms.created", "datecreated", "date", "article_date_original",
}

var linkedDate = regexp.MustCompile(`"datePublished"\s*:\s*"([^"]+)"`)

// date returns the first date of publication that can be read: of tags, of
// JSON-LD, of the text's <time> elements.
func (m *meta) date() string {
	var candidates []string
	for _, name := range dateTags {
		candidates = append(candidates, m.tags[name])
	}
	for _, text := range m.linked {
		if found := linkedDate.FindStringSubmatch(text); found != nil {
			candidates = append(candidates, found[1])
		}
	}
	for _, c := range append(candidates, m.times...) {
		if date := pubdate.Parse(c); date != "" {
			return date
		}
	}
	return ""
}

func (m *meta) url() string {
	for _, address := range []string{m.canonical, m.tags["og:url"]} {
		if strings.HasPrefix(address, "http") {
			return address
		}
	}
	return ""
}

func (m *meta) language() string {
	for _, lang := range []string{m.lang, m.tags["content-language"], m.tags["og:locale"]} {
		if lang != "" {
			return strings.ReplaceAll(lang, "_", "-")
		}
	}
	return ""
}
