// Package resolve chooses one reading among overlapping candidate mentions.
package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"toli/extract"
)

// least is the score below which a candidate is not chosen.
const least = 0.35

// Annotate sets d.Mentions to a disjoint choice of d.Candidates: the trained
// tagger's names, dates, and outlets of citations. Candidates of the person
// grammars are evidence for the tagger and are not chosen by themselves. Where
// two overlap, the surer wins, then the longer, then the earlier.
func Annotate(d *extract.Document) error {
	proposeUserNames(d)
	chosen := make([]int, 0, len(d.Candidates))
	for i := range d.Candidates {
		if c := &d.Candidates[i]; !strings.HasPrefix(c.By, "person/") && c.Score >= least {
			chosen = append(chosen, i)
		}
	}
	slices.SortStableFunc(chosen, func(a, b int) int { return compare(&d.Candidates[a], &d.Candidates[b]) })
	taken := make([]bool, len(d.Tokens))
	d.Mentions = slices.Grow(d.Mentions[:0], len(chosen))
	for _, i := range chosen {
		if m := &d.Candidates[i]; free(taken, m) {
			d.Mentions = append(d.Mentions, *m)
		}
	}
	order(d)
	setNames(d)
	takeInitials(d)
	spread(d)
	order(d)
	mend(d)
	order(d)
	setZones(d)
	calibrate(d)
	return nil
}

// proposeUserNames appends the capitalised names of a user's table, with full
// score: who adds a name means it. A longer name around one wins where the
// tagger is as sure.
func proposeUserNames(d *extract.Document) {
	for i := range d.Lookups {
		l := &d.Lookups[i]
		if !l.User || l.Label == extract.NoLabel {
			continue
		}
		span := d.TokenSpan(l.First, l.Last)
		if r, _ := utf8.DecodeRuneInString(d.Text[span.Start:]); unicode.IsLower(r) {
			continue
		}
		d.Candidates = append(d.Candidates, extract.Mention{
			Span: span, First: l.First, Last: l.Last, Label: l.Label, By: "gazetteer/user", Score: 1,
		})
	}
}

func order(d *extract.Document) {
	slices.SortFunc(d.Mentions, func(a, b extract.Mention) int { return cmp.Compare(a.Start, b.Start) })
}

// compare orders candidates by preference, the first being preferred.
func compare(a, b *extract.Mention) int {
	return cmp.Or(
		cmp.Compare(preference(b), preference(a)),
		cmp.Compare(b.Last-b.First, a.Last-a.First),
		cmp.Compare(a.First, b.First),
		cmp.Compare(a.By, b.By),
	)
}

// preference is the score, where a longer candidate may be a little less sure.
func preference(m *extract.Mention) float32 {
	return m.Score + 0.02*float32(min(m.Last-m.First, 5))
}

// free takes the tokens of m and returns true, or returns false when one of
// them is taken.
func free(taken []bool, m *extract.Mention) bool {
	for i := m.First; i < m.Last; i++ {
		if taken[i] {
			return false
		}
	}
	for i := m.First; i < m.Last; i++ {
		taken[i] = true
	}
	return true
}

// setNames gives PERSON mentions the name parts of the grammar candidate with
// the same span that scores best.
func setNames(d *extract.Document) {
	best := make(map[extract.Span]*extract.Mention)
	for i := range d.Candidates {
		c := &d.Candidates[i]
		if old := best[c.Span]; c.Name != nil && c.Score > 0 && (old == nil || c.Score > old.Score) {
			best[c.Span] = c
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if c := best[m.Span]; c != nil && m.Label == extract.Person && m.Name == nil {
			m.Name = c.Name
		}
	}
}

// setZones marks the mentions that stand in headlines, quotations and
// citations.
func setZones(d *extract.Document) {
	quotes := quoted(d)
	for i := range d.Mentions {
		m := &d.Mentions[i]
		s := d.SentenceOf(m.First)
		switch {
		case m.Zone != extract.Body:
		case inCitation(d, m):
			m.Zone = extract.InCitation
		case s >= 0 && d.Paragraphs[d.Sentences[s].Paragraph].Headline:
			m.Zone = extract.Headline
		case quotes[m.First]:
			m.Zone = extract.Quote
		}
	}
}

func inCitation(d *extract.Document, m *extract.Mention) bool {
	for _, c := range d.Citations {
		if c.Contains(m.Span) {
			return true
		}
	}
	return false
}

// quoted tells which tokens stand between quotation marks of one paragraph.
func quoted(d *extract.Document) []bool {
	in := make([]bool, len(d.Tokens))
	for _, p := range d.Paragraphs {
		open := -1
		first, last := int(d.Sentences[p.First].First), int(d.Sentences[p.Last-1].Last)
		for i := first; i < last; i++ {
			if d.Tokens[i].Norm != `"` {
				continue
			}
			if open < 0 {
				open = i
				continue
			}
			for k := open + 1; k < i; k++ {
				in[k] = true
			}
			open = -1
		}
	}
	return in
}
