package train

import (
	"sort"
	"strings"

	"toli/extract"
	"toli/extract/ner"
)

// Sample turns a labelled document and its annotated form into a sample. Spans
// of other labels count as nothing; optional spans, spans that cut a token and
// spans that only one tagger gave are unknown.
func Sample(l *Labelled, d *extract.Document, weight float32, foreign bool) ner.Sample {
	c := converter{d: d, unknown: make([]bool, len(d.Tokens))}
	spans := append([]Span(nil), l.Spans...)
	sort.SliceStable(spans, func(i, j int) bool {
		if spans[i].Start != spans[j].Start {
			return spans[i].Start < spans[j].Start
		}
		return spans[i].End > spans[j].End
	})
	for _, s := range spans {
		c.add(s)
	}
	if len(l.Spans) > 0 && hasMachine(l.Spans) {
		c.titles()
		c.mergeBodies()
		c.takeInitials()
		c.pairs()
		c.doubtNeighbours()
	}
	if foreign {
		c.differences()
	}
	return ner.Sample{Doc: d, Gold: c.known(), Unknown: c.unknown, Weight: weight}
}

func hasMachine(spans []Span) bool {
	for _, s := range spans {
		if s.By != "" {
			return true
		}
	}
	return false
}

type converter struct {
	d       *extract.Document
	gold    []extract.Mention
	unknown []bool
}

func (c *converter) add(s Span) {
	label, err := extract.ParseLabel(s.Label)
	if err != nil || label == extract.DateLabel {
		return
	}
	first, last := c.d.TokenAt(s.Start), c.d.TokenAt(s.End-1)+1
	if first >= last || last > len(c.d.Tokens) {
		return
	}
	exact := c.d.Tokens[first].Start == s.Start && c.d.Tokens[last-1].End == s.End
	agreed := s.By == "" || strings.Contains(s.By, "c") && strings.Contains(s.By, "s")
	if s.By == "g" && (c.covered(first, extract.Demonym) || c.covered(first, extract.Title) && label != extract.Person) && !c.coveredPlace(first) {
		return // a people, or the portfolio of a minister
	}
	overlaps := len(c.gold) > 0 && int(c.gold[len(c.gold)-1].Last) > first
	if overlaps && (s.By == "" || !agreed) && exact {
		if s.By == "" {
			return // nested: the longest wins
		}
	}
	if !exact || !agreed || s.Optional || overlaps || c.excluded(first, last) {
		c.doubt(first, last)
		return
	}
	c.gold = append(c.gold, extract.Mention{First: uint32(first), Last: uint32(last), Label: label})
}

// excluded reports whether tokens [first, last) are a demonym, which other
// guidelines mark and ours does not.
func (c *converter) excluded(first, last int) bool {
	return last-first == 1 && c.covered(first, extract.Demonym) && !c.coveredPlace(first)
}

func (c *converter) covered(i int, kind extract.Kind) bool {
	for _, l := range c.d.Lookups {
		if int(l.First) > i {
			return false
		}
		if l.Kind == kind && int(l.Last) > i {
			return true
		}
	}
	return false
}

func (c *converter) coveredPlace(i int) bool {
	for _, l := range c.d.Lookups {
		if int(l.First) > i {
			return false
		}
		if l.Label == extract.Place && int(l.Last) > i && l.Prior > 0.3 {
			return true
		}
	}
	return false
}

func (c *converter) doubt(first, last int) {
	for i := first; i < last; i++ {
		c.unknown[i] = true
	}
}

// known returns the mentions none of whose tokens is in doubt.
func (c *converter) known() []extract.Mention {
	var out []extract.Mention
	for _, m := range c.gold {
		clear := true
		for i := m.First; i < m.Last; i++ {
			clear = clear && !c.unknown[i]
		}
		if clear {
			out = append(out, m)
			continue
		}
		c.doubt(int(m.First), int(m.Last))
	}
	return out
}

// differences leaves open what other guidelines mark otherwise: countries as
// bodies, the article before a name, titles before persons.
func (c *converter) differences() {
	for i := range c.gold {
		m := &c.gold[i]
		first := c.d.Tokens[m.First].Norm
		switch {
		case m.Label == extract.Org && c.isCountry(m):
			c.doubt(int(m.First), int(m.Last))
		case m.Last-m.First > 1 && (first == "the" || m.Label == extract.Person && c.covered(int(m.First), extract.Title)):
			m.First++
		}
	}
}

func (c *converter) isCountry(m *extract.Mention) bool {
	for _, l := range c.d.Lookups {
		if l.First == m.First && l.Last == m.Last && (l.Kind == extract.Country || l.Kind == extract.City) && l.Prior > 0.5 {
			return true
		}
	}
	return false
}

// titles decides that titles right before persons are no part of them.
func (c *converter) titles() {
	for _, m := range c.gold {
		for i := int(m.First) - 1; m.Label == extract.Person && i >= 0 && c.covered(i, extract.Title); i-- {
			c.unknown[i] = false
		}
	}
}

// mergeBodies joins "DPRK" and "Foreign Ministry", and "Ministry" of "Mongolia"
// as our guideline does and the machine labels do not.
func (c *converter) mergeBodies() {
	var out []extract.Mention
	for _, m := range c.gold {
		if n := len(out); n > 0 {
			prev := &out[n-1]
			gap := c.norms(prev.Last, m.First)
			switch {
			case gap == "" && prev.Label == extract.Place && m.Label == extract.Org,
				(gap == "of" || gap == "of the") && prev.Label == extract.Org && m.Label == extract.Place,
				(gap == "of" || gap == "of the") && prev.Label == extract.Org && m.Label == extract.Org:
				prev.Last, prev.Label = m.Last, extract.Org
				continue
			}
		}
		if m.Label == extract.Org && m.First > 0 && c.covered(int(m.First)-1, extract.Demonym) {
			m.First--
		}
		out = append(out, m)
	}
	c.gold = out
}

// takeInitials extends persons over the initials right before them.
func (c *converter) takeInitials() {
	for i := range c.gold {
		m := &c.gold[i]
		for m.Label == extract.Person && m.First > 0 && initial(c.d.Tokens[m.First-1].In(c.d.Text)) && (i == 0 || c.gold[i-1].Last < m.First) {
			m.First--
			c.unknown[m.First] = false
		}
	}
}

func initial(s string) bool {
	return len(s) >= 2 && len(s) <= 3 && s[len(s)-1] == '.' && capital(s)
}

// pairs marks countries beside a hyphen ("DPRK-Japan", "U.S.-led"), which
// other tokenisers leave whole.
func (c *converter) pairs() {
	inside := make([]bool, len(c.d.Tokens))
	for _, m := range c.gold {
		for i := m.First; i < m.Last; i++ {
			inside[i] = true
		}
	}
	for _, l := range c.d.Lookups {
		if l.Kind != extract.Country || l.Prior < 0.8 || !c.hyphenated(int(l.First), int(l.Last)) || anySet(inside[l.First:l.Last]) {
			continue
		}
		c.gold = append(c.gold, extract.Mention{First: l.First, Last: l.Last, Label: extract.Place})
		for i := l.First; i < l.Last; i++ {
			inside[i], c.unknown[i] = true, false
		}
	}
	sort.Slice(c.gold, func(i, j int) bool { return c.gold[i].First < c.gold[j].First })
}

func (c *converter) hyphenated(first, last int) bool {
	t := c.d.Tokens
	after := last+1 < len(t) && t[last].Norm == "-" && t[last].Start == t[last-1].End && t[last+1].Start == t[last].End
	before := first > 1 && t[first-1].Norm == "-" && t[first-1].End == t[first].Start && t[first-2].End == t[first-1].Start
	return after || before
}

func anySet(b []bool) bool {
	for _, x := range b {
		if x {
			return true
		}
	}
	return false
}

func (c *converter) norms(first, last uint32) string {
	var words []string
	for i := first; i < last; i++ {
		words = append(words, c.d.Tokens[i].Norm)
	}
	return strings.Join(words, " ")
}

// doubtNeighbours marks capitalised words next to what is in doubt, and names
// that grammars propose where both taggers are silent.
func (c *converter) doubtNeighbours() {
	inside := make([]bool, len(c.d.Tokens))
	for _, m := range c.gold {
		for i := m.First; i < m.Last; i++ {
			inside[i] = true
		}
	}
	for _, m := range c.d.Candidates {
		if m.Label != extract.Person || m.Score < 0.5 {
			continue
		}
		for i := m.First; i < m.Last; i++ {
			if !inside[i] {
				c.unknown[i] = true
			}
		}
	}
	doubt := append([]bool(nil), c.unknown...)
	for i, u := range doubt {
		if !u {
			continue
		}
		for _, k := range [...]int{i - 1, i + 1} {
			if k >= 0 && k < len(doubt) && !inside[k] && capital(c.d.Tokens[k].In(c.d.Text)) {
				c.unknown[k] = true
			}
		}
	}
}

func capital(s string) bool { return s[0] >= 'A' && s[0] <= 'Z' }
