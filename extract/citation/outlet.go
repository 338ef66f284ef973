package citation

import (
	"sort"

	"toli/extract"
)

// addOutlets makes an ORG mention of every outlet that is none, in place of the
// mentions that it overlaps.
func (f *finder) addOutlets() {
	d := f.d
	var add []extract.Mention
	for i := range f.refs {
		o := f.refs[i].outlet
		if o.empty() || f.label(o) == extract.Org {
			continue
		}
		add = append(add, extract.Mention{
			Span: d.TokenSpan(uint32(o.first), uint32(o.last)), First: uint32(o.first), Last: uint32(o.last),
			Label: extract.Org, By: "citation", Score: 0.9,
		})
	}
	if len(add) == 0 {
		return
	}
	kept := d.Mentions[:0]
	for _, m := range d.Mentions {
		if !overlaps(add, m.Span) {
			kept = append(kept, m)
		}
	}
	d.Mentions = append(kept, add...)
	sort.SliceStable(d.Mentions, func(a, b int) bool { return d.Mentions[a].Start < d.Mentions[b].Start })
}

func overlaps(mentions []extract.Mention, s extract.Span) bool {
	for i := range mentions {
		if mentions[i].Overlaps(s) {
			return true
		}
	}
	return false
}
