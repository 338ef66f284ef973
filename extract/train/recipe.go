package train

import (
	_ "embed"
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
	"toli/pipeline/yaml"
)

// Recipe says what a model is trained on. The zero values of its numbers are
// those of ner.TrainOptions.
type Recipe struct {
	Epochs  int      `yaml:"epochs"`
	Seed    uint64   `yaml:"seed"`    // of the rewritten copies
	Without string   `yaml:"without"` // groups of features to do without, as ner.ParseGroups reads them
	Sources []Source `yaml:"sources"`
	Running Running  `yaml:"running"` // text to count words on; none: the classes of the built-in model
}

// Running says what text word classes are counted on.
type Running struct {
	Paths    []string `yaml:"paths"`    // inside the data folder
	Clusters int      `yaml:"clusters"` // below 4096
	Least    int      `yaml:"least"`    // uses from which a word has a class
}

// Source is one labelled file.
type Source struct {
	Path       string  `yaml:"path"`        // inside a data folder; JSONL, or what Trainer.Read takes
	Labels     string  `yaml:"labels"`      // stand-off labels of the texts at path, as score.ReadLabels reads them; none: path has its own
	Weight     float32 `yaml:"weight"`      // how much each document counts; 0 means 1
	Limit      int     `yaml:"limit"`       // documents taken, evenly spread; 0 means all
	Copies     int     `yaml:"copies"`      // rewritten copies of each document
	CopyWeight float32 `yaml:"copy_weight"` // how much each copy counts; 0 means 1
	Forget     float32 `yaml:"forget"`      // share of names that the gazetteer is made to forget in copies
	Licence    string  `yaml:"licence"`     // of the text and its labels; for readers
	Foreign    bool    `yaml:"foreign"`     // labelled by another guideline: differences are left open
}

// Name returns the name of the source in reports.
func (s *Source) Name() string {
	if s.Labels != "" {
		return s.Labels
	}
	return s.Path
}

//go:embed recipe.yaml
var standardRecipe []byte

// Standard returns the recipe of the model that is shipped.
func Standard() Recipe {
	r, err := ParseRecipe(standardRecipe)
	if err != nil {
		panic("train: built-in recipe: " + err.Error())
	}
	return r
}

// ParseRecipe reads a recipe in YAML.
func ParseRecipe(data []byte) (Recipe, error) {
	var r Recipe
	if err := yaml.UnmarshalStrict(data, &r); err != nil {
		return r, err
	}
	if len(r.Sources) == 0 {
		return r, fmt.Errorf("no sources")
	}
	return r, nil
}

// Trainer trains models by recipes.
type Trainer struct {
	Folders   []string                                       // where the sources are; the first folder that has one counts
	Read      func(path string) ([]Labelled, error)          // reads a source that is no *.jsonl or *.jsonl.gz
	Join      func(labels, texts string) ([]Labelled, error) // reads a source whose labels are in a file of their own
	Evidence  []func(*extract.Document) error                // the stages before the tagger
	Gazetteer *gazetteer.Gazetteer                           // names for rewritten copies
	Date      func(string) extract.PublicationDate           // of a document, from its date field
	Hold      func(id string) bool                           // documents to leave out, as for cross-validation; nil leaves none out
	Log       io.Writer                                      // what is being done; nil for silence

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
	hands, err := t.byHand(r)
	if err != nil {
		return nil, err
	}
	for _, src := range r.Sources {
		docs, err := t.Documents(src)
		if err != nil {
			return nil, err
		}
		if !ByHand(docs) {
			docs = leave(docs, func(id string) bool { return hands[id] })
		}
		docs = spread(leave(docs, t.Hold), src.Limit)
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
		t.logf("%s: %d documents, %d samples, %s\n", src.Name(), len(docs), len(samples)-first, time.Since(start).Round(time.Second))
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
		docs, err := t.Documents(Source{Path: path})
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
func (t *Trainer) Documents(src Source) ([]Labelled, error) {
	file, err := t.Find(src.Path)
	if err != nil {
		return nil, err
	}
	if src.Labels != "" {
		labels, err := t.Find(src.Labels)
		if err != nil {
			return nil, err
		}
		return t.Join(labels, file)
	}
	if strings.HasSuffix(strings.TrimSuffix(file, ".gz"), ".jsonl") {
		return ReadJSONL(file)
	}
	return t.Read(file)
}

// byHand returns the ids of the documents of a recipe whose labels have a file
// of their own, and are by hand: machine labels of the same text count no more.
func (t *Trainer) byHand(r Recipe) (map[string]bool, error) {
	ids := map[string]bool{}
	for _, src := range r.Sources {
		if src.Labels == "" {
			continue
		}
		docs, err := t.Documents(src)
		if err != nil {
			return nil, err
		}
		for i := range docs {
			ids[docs[i].ID] = true
		}
	}
	return ids, nil
}

// leave returns the documents whose ids are not to be left out; a nil function
// leaves none out.
func leave(docs []Labelled, out func(id string) bool) []Labelled {
	if out == nil {
		return docs
	}
	var kept []Labelled
	for _, d := range docs {
		if !out(d.ID) {
			kept = append(kept, d)
		}
	}
	return kept
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
