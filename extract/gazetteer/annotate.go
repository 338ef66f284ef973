package gazetteer

import "toli/extract"

// Annotate sets the lookups of d, which has tokens and paragraphs. Aliases do
// not run over the end of a paragraph. It never fails.
func (g *Gazetteer) Annotate(d *extract.Document) error {
	d.Lookups = d.Lookups[:0]
	builtin := g.layers[len(g.layers)-1].numEntry // entries of users are numbered after those
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		if p.Last <= p.First {
			continue
		}
		first, last := d.Sentences[p.First].First, d.Sentences[p.Last-1].Last
		from := len(d.Lookups)
		d.Lookups = g.Lookup(d.Text, d.Tokens[first:last], d.Lookups)
		for k := range d.Lookups[from:] {
			l := &d.Lookups[from+k]
			l.First += first
			l.Last += first
			l.User = l.Entry >= builtin
		}
	}
	return nil
}
