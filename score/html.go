package score

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"strings"
)

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// page is what page.html shows.
type page struct {
	Table         string
	Labels, Kinds []string
	Count         map[string]int // errors by kind
	Docs          []pageDoc
}

type pageDoc struct {
	ID, About  string
	Errors     []pageError
	Paragraphs [][]piece
}

type pageError struct {
	At                      int
	Kind, Label, Text, Told string
}

// piece is a stretch of text with one gold and one predicted mention at most.
type piece struct {
	Text                 string
	Gold, Pred           string // labels
	GoldStart, PredStart bool
	Optional             bool
	GoldValue, PredValue string
	At                   int // number of the error, from 1
	Kind, Label          string
	Anchor               bool // first of its error
}

// HTML returns a page without links to anything outside: the texts with gold
// marked above and predictions below, what is wrong highlighted, to be filtered by
// label and kind of error. Gold and pred are those that r is of.
func (r *Report) HTML(gold, pred []Doc) ([]byte, error) {
	var table strings.Builder
	r.WriteTable(&table)
	p := page{Table: table.String(), Labels: Labels, Kinds: Kinds, Count: r.Summary().Errors}
	predicted := make(map[string]*Doc, len(pred))
	for i := range pred {
		predicted[pred[i].ID] = &pred[i]
	}
	wrong := map[string][]Error{}
	for _, e := range r.Errors {
		wrong[e.Doc] = append(wrong[e.Doc], e)
	}
	n := 0
	for i := range gold {
		g := &gold[i]
		p.Docs = append(p.Docs, newPageDoc(g, predicted[g.ID], wrong[g.ID], &n))
	}
	var b bytes.Buffer
	if err := pageTemplate.Execute(&b, p); err != nil {
		return nil, fmt.Errorf("page: %w", err)
	}
	return b.Bytes(), nil
}

// newPageDoc numbers its errors from n on.
func newPageDoc(g, p *Doc, wrong []Error, n *int) pageDoc {
	slices.SortStableFunc(wrong, func(a, b Error) int { return a.span().Start - b.span().Start })
	d := pageDoc{ID: g.ID}
	var about []string
	for _, h := range g.description() {
		about = append(about, h[1])
	}
	d.About = strings.Join(about, " · ")
	marks := make([]piece, len([]rune(g.Text)))
	lay(marks, g.Spans, func(m *piece, s *Span, first bool) {
		m.Gold, m.GoldValue, m.GoldStart, m.Optional = s.Label, s.Value, first, s.Optional
	})
	lay(marks, p.Spans, func(m *piece, s *Span, first bool) {
		m.Pred, m.PredValue, m.PredStart = s.Label, s.Value, first
	})
	for i := range wrong {
		e := &wrong[i]
		*n++
		d.Errors = append(d.Errors, pageError{*n, e.Kind, e.span().Label, e.Text, e.Told})
		for _, s := range [...]*Span{e.Gold, e.Pred} {
			if s != nil {
				lay(marks, []Span{*s}, func(m *piece, s *Span, _ bool) { m.At, m.Kind, m.Label = *n, e.Kind, e.span().Label })
			}
		}
	}
	d.Paragraphs = paragraphs([]rune(g.Text), marks)
	d.anchor()
	return d
}

// anchor has the first piece of each error be what its place in the list leads
// to.
func (d *pageDoc) anchor() {
	last := map[int]bool{0: true}
	for _, p := range d.Paragraphs {
		for i := range p {
			p[i].Anchor = !last[p[i].At]
			last[p[i].At] = true
		}
	}
}

// lay calls set for each character of each span.
func lay(marks []piece, spans []Span, set func(m *piece, s *Span, first bool)) {
	for i := range spans {
		for k := spans[i].Start; k < min(spans[i].End, len(marks)); k++ {
			set(&marks[k], &spans[i], k == spans[i].Start)
		}
	}
}

// paragraphs joins characters of one kind to pieces.
func paragraphs(text []rune, marks []piece) [][]piece {
	var out [][]piece
	var line []piece
	for i, r := range text {
		if r == '\n' {
			if len(line) > 0 {
				out, line = append(out, line), nil
			}
			continue
		}
		m := marks[i]
		m.Text = ""
		if k := len(line) - 1; k >= 0 && !m.GoldStart && !m.PredStart && line[k].like(m) {
			line[k].Text += string(r)
			continue
		}
		m.Text = string(r)
		line = append(line, m)
	}
	if len(line) > 0 {
		out = append(out, line)
	}
	return out
}

// like reports whether the character after p, with marks m, belongs to it.
func (p piece) like(m piece) bool {
	p.Text, p.GoldStart, p.PredStart = "", false, false
	return p == m
}
