// Package citation finds references to sources in brackets: "(Mongol
// Messenger, November 16)", "(Xinhua)".
package citation

import "toli/extract"

// Annotate sets d.Citations from the mentions of d, which are resolved: inside
// brackets, each part up to a semicolon that opens with an organisation and
// holds nothing after it, or ends with a date, is a citation. Its mentions get
// the zone of citations.
func Annotate(d *extract.Document) error {
	d.Citations = d.Citations[:0]
	f := finder{d: d}
	for _, s := range d.Sentences {
		open := -1
		for i := int(s.First); i < int(s.Last); i++ {
			switch d.Tokens[i].Norm {
			case "(":
				open = i + 1
			case ";":
				if open >= 0 {
					f.part(open, i)
					open = i + 1
				}
			case ")":
				if open >= 0 {
					f.part(open, i)
				}
				open = -1
			}
		}
	}
	return nil
}

type finder struct {
	d    *extract.Document
	next int // first mention that may stand in the next part
}

// part reads tokens [first, last) of a bracket.
func (f *finder) part(first, last int) {
	d := f.d
	for f.next < len(d.Mentions) && int(d.Mentions[f.next].First) < first {
		f.next++
	}
	start := f.next
	for f.next < len(d.Mentions) && int(d.Mentions[f.next].Last) <= last {
		f.next++
	}
	inside := d.Mentions[start:f.next]
	if len(inside) == 0 || inside[0].Label != extract.Org || int(inside[0].First) != first {
		return
	}
	c := extract.Citation{Span: d.TokenSpan(uint32(first), uint32(last)), Outlet: uint32(start) + 1}
	end := &inside[len(inside)-1]
	switch {
	case end.Label == extract.DateLabel && int(end.Last) == last:
		c.Date = uint32(f.next)
		c.Title = f.title(int(inside[0].Last), int(end.First))
	case int(inside[0].Last) != last || !news(d, &inside[0]):
		return
	}
	for i := range inside {
		inside[i].Zone = extract.InCitation
	}
	d.Citations = append(d.Citations, c)
}

// title returns what stands between quotation marks in tokens [first, last).
func (f *finder) title(first, last int) string {
	from := -1
	for i := first; i < last; i++ {
		if f.d.Tokens[i].Norm != `"` {
			continue
		}
		if from >= 0 && i > from {
			return f.d.TokenSpan(uint32(from), uint32(i)).In(f.d.Text)
		}
		from = i + 1
	}
	return ""
}

// news reports whether the gazetteer knows m as an outlet.
func news(d *extract.Document, m *extract.Mention) bool {
	for i := range d.Lookups {
		if l := &d.Lookups[i]; l.First == m.First && l.Last == m.Last && l.Kind == extract.Outlet {
			return true
		}
	}
	return false
}
