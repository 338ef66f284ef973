// Package standard is the standard sequence of stages, from decoded text to
// linked entities.
package standard

import (
	"fmt"
	"time"

	"toli/extract"
	"toli/extract/ner"
	"toli/extract/person"
	"toli/extract/segment"
	"toli/pipeline"
)

// Options chooses what the stages use. The zero value is the built-in
// gazetteer and model.
type Options struct {
	Model []byte // trained model; nil is the built-in one
}

// Stage is a stage over documents.
type Stage = pipeline.Stage[*extract.Document]

// Evidence returns the stages before the trained tagger.
func Evidence(Options) ([]Stage, error) {
	return []Stage{
		{Name: "segment", Do: segment.Annotate},
		{Name: "person", Needs: []string{"segment"}, Do: person.Annotate},
	}, nil
}

// After returns the trained tagger and the stages after it.
func After(o Options) ([]Stage, error) {
	model, err := ner.Open(o.Model)
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	return []Stage{
		{Name: "ner", Needs: []string{"segment"}, Do: ner.NewTagger(model).Annotate},
	}, nil
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
