package extract

import (
	"fmt"
	"unicode/utf8"
)

// Check returns an error that names the first broken invariant of d, or nil:
// the text is UTF-8; paragraphs, sentences and tokens are in order, disjoint,
// nested and non-empty; only white space lies between tokens; mentions are
// non-empty, in order, disjoint and on token boundaries; references exist.
func (d *Document) Check() error {
	if !utf8.ValidString(d.Text) {
		return fmt.Errorf("document %q: text is not UTF-8", d.ID)
	}
	for _, check := range []func() error{
		d.checkTokens, d.checkSentences, d.checkParagraphs, d.checkLookups,
		d.checkCandidates, d.checkMentions, d.checkReferences,
	} {
		if err := check(); err != nil {
			return fmt.Errorf("document %q: %w", d.ID, err)
		}
	}
	return nil
}

func (d *Document) checkTokens() error {
	end := uint32(0)
	for i, t := range d.Tokens {
		if t.Start < end || t.Empty() || int(t.End) > len(d.Text) {
			return fmt.Errorf("token %d: span %v after %d of %d", i, t.Span, end, len(d.Text))
		}
		if !d.onBoundary(t.Span) {
			return fmt.Errorf("token %d: span %v cuts a character", i, t.Span)
		}
		if t.Norm == "" {
			return fmt.Errorf("token %d: empty norm", i)
		}
		if err := d.onlySpace(end, t.Start); err != nil {
			return fmt.Errorf("before token %d: %w", i, err)
		}
		end = t.End
	}
	if len(d.Tokens) > 0 || len(d.Paragraphs) > 0 {
		return d.onlySpace(end, uint32(len(d.Text)))
	}
	return nil
}

func (d *Document) onBoundary(s Span) bool {
	return utf8.RuneStart(d.Text[s.Start]) && (int(s.End) == len(d.Text) || utf8.RuneStart(d.Text[s.End]))
}

func (d *Document) onlySpace(start, end uint32) error {
	for i, r := range d.Text[start:end] {
		if !IsSpace(r) {
			return fmt.Errorf("%q at byte %d is in no token", r, int(start)+i)
		}
	}
	return nil
}

func (d *Document) checkSentences() error {
	next := uint32(0)
	for i, s := range d.Sentences {
		if s.First != next || s.Last <= s.First || int(s.Last) > len(d.Tokens) {
			return fmt.Errorf("sentence %d: tokens [%d,%d) after %d of %d", i, s.First, s.Last, next, len(d.Tokens))
		}
		if s.Span != d.TokenSpan(s.First, s.Last) {
			return fmt.Errorf("sentence %d: span %v is not that of its tokens", i, s.Span)
		}
		if int(s.Paragraph) >= len(d.Paragraphs) {
			return fmt.Errorf("sentence %d: paragraph %d of %d", i, s.Paragraph, len(d.Paragraphs))
		}
		next = s.Last
	}
	if int(next) != len(d.Tokens) {
		return fmt.Errorf("tokens from %d on are in no sentence", next)
	}
	return nil
}

func (d *Document) checkParagraphs() error {
	next := uint32(0)
	for i, p := range d.Paragraphs {
		if p.First != next || p.Last <= p.First || int(p.Last) > len(d.Sentences) {
			return fmt.Errorf("paragraph %d: sentences [%d,%d) after %d of %d", i, p.First, p.Last, next, len(d.Sentences))
		}
		for s := p.First; s < p.Last; s++ {
			if d.Sentences[s].Paragraph != uint32(i) {
				return fmt.Errorf("paragraph %d: sentence %d says paragraph %d", i, s, d.Sentences[s].Paragraph)
			}
		}
		next = p.Last
	}
	if int(next) != len(d.Sentences) {
		return fmt.Errorf("sentences from %d on are in no paragraph", next)
	}
	return nil
}

func (d *Document) checkLookups() error {
	for i, l := range d.Lookups {
		if l.Last <= l.First || int(l.Last) > len(d.Tokens) {
			return fmt.Errorf("lookup %d: tokens [%d,%d) of %d", i, l.First, l.Last, len(d.Tokens))
		}
		if i > 0 && l.First < d.Lookups[i-1].First {
			return fmt.Errorf("lookup %d: out of order", i)
		}
	}
	return nil
}

func (d *Document) checkCandidates() error {
	for i := range d.Candidates {
		if err := d.checkMention(&d.Candidates[i]); err != nil {
			return fmt.Errorf("candidate %d: %w", i, err)
		}
	}
	return nil
}

func (d *Document) checkMentions() error {
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if err := d.checkMention(m); err != nil {
			return fmt.Errorf("mention %d: %w", i, err)
		}
		if i > 0 && m.Start < d.Mentions[i-1].End {
			return fmt.Errorf("mention %d: %v starts before the end of %v", i, m.Span, d.Mentions[i-1].Span)
		}
	}
	return nil
}

func (d *Document) checkMention(m *Mention) error {
	switch {
	case m.Last <= m.First || int(m.Last) > len(d.Tokens):
		return fmt.Errorf("tokens [%d,%d) of %d", m.First, m.Last, len(d.Tokens))
	case m.Span != d.TokenSpan(m.First, m.Last):
		return fmt.Errorf("span %v is not that of its tokens", m.Span)
	case m.Label == NoLabel || m.Label > DateLabel:
		return fmt.Errorf("label %d", m.Label)
	case !(m.Score >= 0 && m.Score <= 1):
		return fmt.Errorf("score %v outside [0,1]", m.Score)
	case m.By == "":
		return fmt.Errorf("no stage named")
	case m.Date != nil && m.Label != DateLabel:
		return fmt.Errorf("date value on %s", m.Label)
	case m.Date != nil && m.Date.End < m.Date.Begin:
		return fmt.Errorf("date ends %s before it begins %s", m.Date.End, m.Date.Begin)
	}
	return nil
}

func (d *Document) checkReferences() error {
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if int(m.Entity) > len(d.Entities) {
			return fmt.Errorf("mention %d: entity %d of %d", i, m.Entity, len(d.Entities))
		}
		if m.Entity > 0 && d.Entities[m.Entity-1].Label != m.Label {
			return fmt.Errorf("mention %d: %s refers to a %s", i, m.Label, d.Entities[m.Entity-1].Label)
		}
	}
	for i, c := range d.Citations {
		if c.Empty() || int(c.End) > len(d.Text) {
			return fmt.Errorf("citation %d: span %v of %d", i, c.Span, len(d.Text))
		}
		if int(c.Outlet) > len(d.Mentions) || int(c.Date) > len(d.Mentions) {
			return fmt.Errorf("citation %d: outlet %d, date %d of %d mentions", i, c.Outlet, c.Date, len(d.Mentions))
		}
	}
	return nil
}

// IsSpace reports whether r is white space between tokens: Unicode white
// space, the zero-width characters that editors leave behind, and controls.
func IsSpace(r rune) bool {
	switch {
	case r == ' ' || r == '\n':
		return true
	case r < 0x20 || r == 0x7f:
		return true
	case r < 0x85:
		return false
	}
	switch r {
	case 0x85, 0xa0, 0xad, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff, 0x2060,
		0x200b, 0x200c, 0x200d, 0x200e, 0x200f:
		return true
	}
	return 0x2000 <= r && r <= 0x200a || 0x202a <= r && r <= 0x202e || 0x80 <= r && r < 0xa0
}
