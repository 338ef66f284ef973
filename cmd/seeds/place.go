package main

import (
	"errors"
	"fmt"
)

// places returns the table of places.
func places(f *facts) *table {
	t := &table{}
	c := count(f)
	capitals := countries(f, t, c)
	hand := f.hand("place.tsv")
	cities(f, t, c, capitals, hand)
	divisions(f, t, c)
	if err := t.merge(hand); err != nil && f.err == nil {
		f.err = err
	}
	for _, r := range t.rows {
		r.aliases = proper(r, c)
	}
	return t
}

// proper drops the aliases that are words of the language, as a settlement's
// old name may be.
func proper(r *row, c *counts) []string {
	var kept []string
	for _, a := range r.aliases {
		if r.source == "hand" || !c.ordinary(a) {
			kept = append(kept, a)
		}
	}
	return kept
}

// merge adds rows written by hand. A row whose id is there already takes over
// its name and fields.
func (t *table) merge(rows []*row) error {
	var bad []error
	for _, h := range rows {
		old := t.byID[h.id]
		switch {
		case h.id == "" || old == nil && h.name == "":
			bad = append(bad, fmt.Errorf("hand: no row %q to add to", h.id))
		case old == nil:
			t.add(h, "")
		default:
			if h.name == "" {
				h.name = old.name
			}
			h.absorb(old)
			*old = *h
		}
	}
	return errors.Join(bad...)
}
