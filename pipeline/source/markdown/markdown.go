// Package markdown reads Markdown articles: YAML front matter, and text of
// which the marks are removed and the words kept.
package markdown

import (
	"fmt"
	"strings"
	"time"

	"toli/pipeline/yaml"
)

// Document is what a Markdown file holds.
type Document struct {
	ID, URL, Title, Date, Author, Site, Lang string // of the front matter; the title also of the first heading
	Text                                     string
}

// Parse reads a Markdown file in UTF-8 with lines that end in \n. It is an
// error if the front matter is not YAML.
func Parse(file string) (Document, error) {
	matter, body := split(file)
	var d Document
	if matter != "" {
		var fields map[string]any
		if err := yaml.Unmarshal([]byte(matter), &fields); err != nil {
			return d, fmt.Errorf("front matter: %w: correct it", err)
		}
		d = Document{
			ID:     value(fields, "id"),
			URL:    value(fields, "url", "link", "source_url"),
			Title:  value(fields, "title", "headline"),
			Date:   value(fields, "date", "published", "pubdate", "publication_date"),
			Author: value(fields, "author", "authors", "byline"),
			Site:   value(fields, "site", "outlet", "source", "publisher"),
			Lang:   value(fields, "lang", "language"),
		}
	}
	heading := ""
	d.Text, heading = Strip(body)
	if d.Title == "" {
		d.Title = heading
	}
	return d, nil
}

// split cuts the front matter, between lines of three dashes, off a file.
func split(file string) (matter, body string) {
	rest, ok := strings.CutPrefix(file, "---\n")
	if !ok {
		return "", file
	}
	for _, end := range []string{"\n---\n", "\n...\n"} {
		if matter, body, ok := strings.Cut("\n"+rest, end); ok && strings.Contains(matter, ":") {
			return matter, body
		}
	}
	if matter, ok := strings.CutSuffix(strings.TrimRight(rest, "\n"), "\n---"); ok {
		return matter, ""
	}
	return "", file
}

// value returns the first of the named fields that is there, as a string; of a
// list, its members with commas.
func value(fields map[string]any, names ...string) string {
	for _, name := range names {
		for _, spelling := range []string{name, strings.ToUpper(name[:1]) + name[1:], strings.ToUpper(name)} {
			if s := text(fields[spelling]); s != "" {
				return s
			}
		}
	}
	return ""
}

func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return strings.TrimSpace(v)
	case time.Time:
		return v.Format("2006-01-02")
	case []any:
		parts := make([]string, 0, len(v))
		for _, part := range v {
			if s := text(part); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		return text(v["name"])
	}
	return fmt.Sprint(v)
}
