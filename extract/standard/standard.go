// Package standard is the standard sequence of stages, from decoded text to
// linked entities.
package standard

import (
	"fmt"
	"time"

	"toli/extract"
	"toli/extract/citation"
	"toli/extract/coref"
	"toli/extract/gazetteer"
	"toli/extract/link"
	"toli/extract/ner"
	"toli/extract/person"
	"toli/extract/resolve"
	"toli/extract/segment"
	"toli/extract/timex"
	"toli/pipeline"
	"toli/seeds"
)

// Options chooses what the stages use. The zero value is the built-in
// gazetteer and model.
type Options struct {
	Gazetteer *gazetteer.Gazetteer // nil is the built-in one
	Model     []byte               // trained model; nil is the built-in one
	NoProse   bool                 // leave out the second opinion of prose
}

// Stage is a stage over documents.
type Stage = pipeline.Stage[*extract.Document]

// Evidence returns the stages before the trained tagger.
func Evidence(o Options) ([]Stage, error) {
	g, err := o.gazetteer()
	if err != nil {
		return nil, err
	}
	return []Stage{
		{Name: "segment", Do: segment.Annotate},
		{Name: "gazetteer", Needs: []string{"segment"}, Do: g.Annotate},
		{Name: "timex", Needs: []string{"segment"}, Do: timex.Annotate},
		{Name: "person", Needs: []string{"segment", "gazetteer"}, Do: person.Annotate},
	}, nil
}

func (o *Options) gazetteer() (*gazetteer.Gazetteer, error) {
	if o.Gazetteer != nil {
		return o.Gazetteer, nil
	}
	g, err := gazetteer.Open(seeds.Gazetteer)
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	return g, nil
}

// After returns the trained tagger and the stages after it.
func After(o Options) ([]Stage, error) {
	g, err := o.gazetteer()
	if err != nil {
		return nil, err
	}
	blob := o.Model
	if blob == nil {
		blob = ner.Builtin
	}
	model, err := ner.Open(blob)
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	stages := []Stage{{Name: "ner", Needs: []string{"person"}, Do: ner.NewTagger(model).Annotate}}
	if !o.NoProse {
		stages = append(stages, Stage{Name: "prose", Needs: []string{"ner"}, Do: ner.NewProse().Annotate})
	}
	return append(stages, []Stage{
		{Name: "resolve", Needs: []string{"ner"}, Do: resolve.Annotate},
		{Name: "citation", Needs: []string{"resolve"}, Do: citation.Annotate},
		{Name: "coref", Needs: []string{"resolve"}, Do: coref.Annotate},
		{Name: "link", Needs: []string{"coref"}, Do: link.New(g).Annotate},
	}...), nil
}

// Stages returns all stages in order.
func Stages(o Options) ([]Stage, error) {
	before, err := Evidence(o)
	if err != nil {
		return nil, err
	}
	after, err := After(o)
	if err != nil {
		return nil, err
	}
	return append(before, after...), nil
}

// ParseDate returns the publication date that s says: YYYY, YYYY-MM or
// YYYY-MM-DD, else an unknown date.
func ParseDate(s string) extract.PublicationDate {
	for _, f := range []struct {
		layout        string
		years, months int
	}{{"2006-01-02", 0, 0}, {"2006-01", 0, 1}, {"2006", 1, 0}} {
		t, err := time.Parse(f.layout, s)
		if err != nil {
			continue
		}
		begin := extract.MakeDay(t.Year(), int(t.Month()), t.Day())
		end := begin
		if f.years+f.months > 0 {
			end = extract.MakeDay(t.Year()+f.years, int(t.Month())+f.months, 1) - 1
		}
		return extract.PublicationDate{Begin: begin, End: end, EDTF: s}
	}
	return extract.PublicationDate{}
}
