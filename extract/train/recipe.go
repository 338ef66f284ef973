package train

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/ner"
)

// Recipe says what a model is trained on. The zero values of its numbers are
// those of ner.TrainOptions.
type Recipe struct {
	Epochs  int      `json:"epochs"`
	Seed    uint64   `json:"seed"` // of the rewritten copies
	Sources []Source `json:"sources"`
}

// Source is one labelled file.
type Source struct {
	Path       string  `json:"path"`        // inside the data folder
	Weight     float32 `json:"weight"`      // how much each document counts; 0 means 1
	Limit      int     `json:"limit"`       // documents taken, evenly spread; 0 means all
	Copies     int     `json:"copies"`      // rewritten copies of each document
	CopyWeight float32 `json:"copy_weight"` // how much each copy counts; 0 means 1
}

//go:embed recipe.json
var standardRecipe []byte

// Standard returns the recipe of the model that is shipped.
func Standard() Recipe {
	r, err := ParseRecipe(standardRecipe)
	if err != nil {
		panic("train: built-in recipe: " + err.Error())
	}
	return r
}

// ParseRecipe reads a recipe in JSON.
func ParseRecipe(data []byte) (Recipe, error) {
	var r Recipe
	if err := json.Unmarshal(data, &r); err != nil {
		return r, err
	}
	if len(r.Sources) == 0 {
		return r, fmt.Errorf("no sources")
	}
	return r, nil
}

// Trainer trains models by recipes.
type Trainer struct {
	Folder    string                               // where the sources are
	Evidence  []func(*extract.Document) error      // the stages before the tagger
	Gazetteer *gazetteer.Gazetteer                 // names for rewritten copies
	Date      func(string) extract.PublicationDate // of a document, from its date field
	Hold      func(id string) bool                 // documents to leave out, as for cross-validation; nil leaves none out
	Log       io.Writer                            // what is being done; nil for silence
}

// Train returns the model file that the recipe gives.
func (t *Trainer) Train(r Recipe) ([]byte, error) {
	var samples []ner.Sample
	names := NewAugmenter(t.Gazetteer, r.Seed)
	start := time.Now()
	for _, src := range r.Sources {
		docs, err := ReadJSONL(filepath.Join(t.Folder, src.Path))
		if err != nil {
			return nil, err
		}
		docs = spread(t.kept(docs), src.Limit)
		first := len(samples)
		added, err := t.samples(docs, src.Weight)
		if err != nil {
			return nil, err
		}
		samples = append(samples, added...)
		for range src.Copies {
			copies := make([]Labelled, len(docs))
			for i := range docs {
				copies[i] = names.Rewrite(&docs[i])
			}
			if added, err = t.samples(copies, src.CopyWeight); err != nil {
				return nil, err
			}
			samples = append(samples, added...)
		}
		t.logf("%s: %d documents, %d samples, %s\n", src.Path, len(docs), len(samples)-first, time.Since(start).Round(time.Second))
	}
	return ner.Train(samples, ner.TrainOptions{Epochs: r.Epochs, Progress: func(epoch int, loss float64) {
		t.logf("pass %d: loss %.3f, %s\n", epoch, loss, time.Since(start).Round(time.Second))
	}})
}

func (t *Trainer) kept(docs []Labelled) []Labelled {
	if t.Hold == nil {
		return docs
	}
	var out []Labelled
	for _, d := range docs {
		if !t.Hold(d.ID) {
			out = append(out, d)
		}
	}
	return out
}

func (t *Trainer) logf(format string, args ...any) {
	if t.Log != nil {
		fmt.Fprintf(t.Log, format, args...)
	}
}

// spread takes limit documents at even distances; 0 is all.
func spread(docs []Labelled, limit int) []Labelled {
	if limit <= 0 || len(docs) <= limit {
		return docs
	}
	out := make([]Labelled, 0, limit)
	for i := range limit {
		out = append(out, docs[i*len(docs)/limit])
	}
	return out
}

// samples annotates documents and makes samples of them, in order.
func (t *Trainer) samples(docs []Labelled, weight float32) ([]ner.Sample, error) {
	out := make([]ner.Sample, len(docs))
	errs := make([]error, len(docs))
	workers := runtime.GOMAXPROCS(0)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(docs); i += workers {
				out[i], errs[i] = t.sample(&docs[i], weight)
			}
		})
	}
	wg.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", docs[i].ID, err)
		}
	}
	return out, nil
}

func (t *Trainer) sample(l *Labelled, weight float32) (ner.Sample, error) {
	d := &extract.Document{ID: l.ID, Text: l.Text, Date: t.Date(l.Date)}
	for _, stage := range t.Evidence {
		if err := stage(d); err != nil {
			return ner.Sample{}, err
		}
	}
	return Sample(l, d, weight), nil
}
