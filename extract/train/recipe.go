package train

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
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
	Seed    uint64   `json:"seed"`    // of the rewritten copies
	Without string   `json:"without"` // groups of features to do without, as ner.ParseGroups reads them
	Sources []Source `json:"sources"`
	Running Running  `json:"running"` // text to count words on; none: the classes of the built-in model
}

// Running says what text word classes are counted on.
type Running struct {
	Paths    []string `json:"paths"`    // inside the data folder
	Clusters int      `json:"clusters"` // below 4096
	Least    int      `json:"least"`    // uses from which a word has a class
}

// Source is one labelled file.
type Source struct {
	Path       string  `json:"path"`        // inside a data folder; JSONL, or what Trainer.Read takes
	Weight     float32 `json:"weight"`      // how much each document counts; 0 means 1
	Limit      int     `json:"limit"`       // documents taken, evenly spread; 0 means all
	Copies     int     `json:"copies"`      // rewritten copies of each document
	CopyWeight float32 `json:"copy_weight"` // how much each copy counts; 0 means 1
	Forget     float32 `json:"forget"`      // share of names that the gazetteer is made to forget in copies
	Licence    string  `json:"licence"`     // of the text and its labels; for readers
	Foreign    bool    `json:"foreign"`     // labelled by another guideline: differences are left open
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
	Folders   []string                              // where the sources are; the first folder that has one counts
	Read      func(path string) ([]Labelled, error) // reads a source that is no *.jsonl or *.jsonl.gz
	Evidence  []func(*extract.Document) error       // the stages before the tagger
	Gazetteer *gazetteer.Gazetteer                  // names for rewritten copies
	Date      func(string) extract.PublicationDate  // of a document, from its date field
	Hold      func(id string) bool                  // documents to leave out, as for cross-validation; nil leaves none out
	Log       io.Writer                             // what is being done; nil for silence

	classes *ner.Classes // once counted
}

// Train returns the model file that the recipe gives.
func (t *Trainer) Train(r Recipe) ([]byte, error) {
	var samples []ner.Sample
	classes, err := t.wordClasses(r.Running)
	if err != nil {
		return nil, err
	}
	without, err := ner.ParseGroups(r.Without)
	if err != nil {
		return nil, err
	}
	names := NewAugmenter(t.Gazetteer, r.Seed)
	start := time.Now()
	for _, src := range r.Sources {
		docs, err := t.Documents(src.Path)
		if err != nil {
			return nil, err
		}
		docs = spread(t.kept(docs), src.Limit)
		whole := !src.Foreign && ByHand(docs) // worth a second reading
		first := len(samples)
		added, err := t.samples(docs, how{weight: src.Weight, foreign: src.Foreign})
		if err != nil {
			return nil, err
		}
		if whole {
			group(added)
		}
		samples = append(samples, added...)
		for k := range src.Copies {
			copies := make([]Labelled, len(docs))
			for i := range docs {
				copies[i] = names.Rewrite(&docs[i])
			}
			if added, err = t.samples(copies, how{weight: src.CopyWeight, foreign: src.Foreign, forget: src.Forget, salt: uint32(k)}); err != nil {
				return nil, err
			}
			if whole {
				group(added)
			}
			samples = append(samples, added...)
		}
		t.logf("%s: %d documents, %d samples, %s\n", src.Path, len(docs), len(samples)-first, time.Since(start).Round(time.Second))
	}
	return ner.Train(samples, ner.TrainOptions{Epochs: r.Epochs, Classes: classes, Without: without, Progress: func(epoch int, loss float64) {
		t.logf("pass %d: loss %.3f, %s\n", epoch, loss, time.Since(start).Round(time.Second))
	}})
}

// wordClasses counts the running text, or returns the classes of the built-in
// model where the recipe has none.
func (t *Trainer) wordClasses(r Running) (ner.Classes, error) {
	if t.classes != nil {
		return *t.classes, nil
	}
	if len(r.Paths) == 0 {
		m, err := ner.Open(ner.Builtin)
		if err != nil {
			return ner.Classes{}, err
		}
		return m.Classes(), nil
	}
	c := NewCounter()
	for _, path := range r.Paths {
		docs, err := t.Documents(path)
		if err != nil {
			return ner.Classes{}, err
		}
		for i := range docs {
			if err := c.Add(docs[i].Text); err != nil {
				return ner.Classes{}, fmt.Errorf("%s: %s: %w", path, docs[i].ID, err)
			}
		}
	}
	classes := c.Classes(r.Clusters, r.Least)
	t.logf("%d words in %d clusters\n", classes.Len(), r.Clusters)
	t.classes = &classes
	return classes, nil
}

// Find returns the file or folder that a path of the recipe means.
func (t *Trainer) Find(path string) (string, error) {
	for _, folder := range t.Folders {
		file := filepath.Join(folder, path)
		if _, err := os.Stat(file); err == nil {
			return file, nil
		}
	}
	return "", fmt.Errorf("%s is in none of the folders %s", path, strings.Join(t.Folders, ", "))
}

// Documents returns the labelled documents of a source of the recipe.
func (t *Trainer) Documents(path string) ([]Labelled, error) {
	file, err := t.Find(path)
	if err != nil {
		return nil, err
	}
	if strings.HasSuffix(strings.TrimSuffix(file, ".gz"), ".jsonl") {
		return ReadJSONL(file)
	}
	return t.Read(file)
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

// group numbers the samples of documents, so that copies share their number.
func group(samples []ner.Sample) {
	for i := range samples {
		samples[i].Group = i + 1
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

// how says what becomes of documents on their way to samples.
type how struct {
	weight  float32
	forget  float32
	salt    uint32 // tells copies of one document apart
	foreign bool
}

// samples annotates documents and makes samples of them, in order.
func (t *Trainer) samples(docs []Labelled, h how) ([]ner.Sample, error) {
	out := make([]ner.Sample, len(docs))
	errs := make([]error, len(docs))
	workers := runtime.GOMAXPROCS(0)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(docs); i += workers {
				out[i], errs[i] = t.sample(&docs[i], h)
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

func (t *Trainer) sample(l *Labelled, h how) (ner.Sample, error) {
	d := &extract.Document{ID: l.ID, Text: l.Text, Date: t.Date(l.Date)}
	for _, stage := range t.Evidence {
		if err := stage(d); err != nil {
			return ner.Sample{}, err
		}
	}
	forget(d, h.forget, h.salt)
	return Sample(l, d, h.weight, h.foreign), nil
}

// forget drops a share of the lookups of names but countries, so that a model
// learns to do without the gazetteer too. All lookups of one spelling in a
// document share their fate.
func forget(d *extract.Document, share float32, salt uint32) {
	if share == 0 {
		return
	}
	kept := d.Lookups[:0]
	for _, l := range d.Lookups {
		if l.Label != extract.NoLabel && l.Kind != extract.Country && chance(d, l, salt) < share {
			continue
		}
		kept = append(kept, l)
	}
	d.Lookups = kept
}

// chance returns a number in [0,1) that depends on the spelling of l and salt.
func chance(d *extract.Document, l extract.Lookup, salt uint32) float32 {
	h := fnv.New32a()
	fmt.Fprint(h, d.ID, salt)
	for i := l.First; i < l.Last; i++ {
		io.WriteString(h, d.Tokens[i].Norm)
	}
	return float32(h.Sum32()*0x9e3779b1>>8) / (1 << 24)
}
