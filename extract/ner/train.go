package ner

import (
	"fmt"
	"slices"

	"toli/extract"
)

// Sample is a document to learn from. Doc carries the annotations of every
// stage before the tagger.
type Sample struct {
	Doc     *extract.Document
	Gold    []extract.Mention // PERSON, PLACE and ORG, by token range; sorted, disjoint
	Unknown []bool            // tokens whose tag is not known; nil when all are
	Weight  float32           // how much the sample counts; 0 means 1
	Group   int               // the same for copies of one document; 0 is read once only
}

// TrainOptions tunes Train. The zero value trains the model that is shipped.
type TrainOptions struct {
	Epochs   int     // passes over the samples; 0 means 6
	Rate     float32 // AdaGrad step; 0 means 0.1
	L2       float32 // weight decay on the features of each update; 0 means 1e-6
	Classes  Classes // of words, which are features
	Without  Groups  // of features
	Progress func(epoch int, loss float64)
}

func (o *TrainOptions) defaults() {
	if o.Epochs == 0 {
		o.Epochs = 6
	}
	if o.Rate == 0 {
		o.Rate = 0.1
	}
	if o.L2 == 0 {
		o.L2 = 1e-6
	}
	if o.Progress == nil {
		o.Progress = func(int, float64) {}
	}
}

// sentence is one training sequence.
type sentence struct {
	features []uint32 // of all tokens
	ends     []int32  // end of each token's features
	allowed  []uint16 // set of tags each token may have
	weight   float32
}

// Train fits a model to the samples by maximising the likelihood of what is
// known of their tags (conditional random field with partial annotation,
// Tsuboi et al., 2008), with AdaGrad (Duchi et al., 2011). The same samples and
// options give the same model. It returns the model file.
func Train(samples []Sample, o TrainOptions) ([]byte, error) {
	o.defaults()
	if len(samples) == 0 {
		return nil, fmt.Errorf("no samples to train on")
	}
	w := worker{evidence: evidence{classes: o.Classes, without: o.Without}}
	data := make([][]sentence, len(samples))
	for i := range samples {
		w.prepare(samples[i].Doc)
		data[i] = w.sentences(&samples[i], false)
	}
	first := data
	for part := range parts {
		if o.Without&DocumentWide != 0 || !grouped(samples, part) {
			continue
		}
		second, err := w.secondReading(samples, first, part, o)
		if err != nil {
			return nil, err
		}
		data = append(data, second...)
	}
	return fit(data, number(data), o).blob(o.Classes)
}

// parts is into how many parts the groups are divided, each of which is read
// a first time by a model that did not see it.
const parts = 3

// in reports whether the group of s belongs to a part.
func (s *Sample) in(part int) bool { return s.Group > 0 && s.Group%parts == part }

// grouped reports whether any sample belongs to a part.
func grouped(samples []Sample, part int) bool {
	return slices.ContainsFunc(samples, func(s Sample) bool { return s.in(part) })
}

// secondReading returns the sentences with context of the samples of one part:
// what the first reading makes of them is found by a model of the other parts.
func (w *worker) secondReading(samples []Sample, data [][]sentence, part int, o TrainOptions) ([][]sentence, error) {
	var rest [][]sentence
	for i := range samples {
		if !samples[i].in(part) {
			rest = append(rest, clone(data[i]))
		}
	}
	o.Epochs = (o.Epochs + 1) / 2
	blob, err := fit(rest, number(rest), o).blob(o.Classes)
	if err != nil {
		return nil, err
	}
	m, err := Open(blob)
	if err != nil {
		return nil, err
	}
	t := NewTagger(m)
	var out [][]sentence
	for i := range samples {
		s := &samples[i]
		if !s.in(part) {
			continue
		}
		w.prepare(s.Doc)
		if t.first(w, s.Doc); w.evidence.gatherContext(s.Doc, w.tags) {
			out = append(out, w.sentences(s, true))
		}
	}
	return out, nil
}

// clone copies sentences, whose features number will replace.
func clone(in []sentence) []sentence {
	out := append([]sentence(nil), in...)
	for i := range out {
		out[i].features = append([]uint32(nil), in[i].features...)
		out[i].ends = append([]int32(nil), in[i].ends...)
	}
	return out
}

const allTags = 1<<numTags - 1

// sentences returns the sequences of a sample; of the second reading, those
// that have context.
func (w *worker) sentences(s *Sample, second bool) []sentence {
	tags := allowedTags(s)
	weight := s.Weight
	if weight == 0 {
		weight = 1
	}
	var out []sentence
	for _, sent := range s.Doc.Sentences {
		if !w.evidence.promising(sent) || sent.Last-sent.First > 400 {
			continue
		}
		x := sentence{allowed: tags[sent.First:sent.Last], weight: weight}
		if allUnknown(x.allowed) || second && !w.evidence.setContext(s.Doc, int(sent.First), int(sent.Last)) {
			continue
		}
		for i := int(sent.First); i < int(sent.Last); i++ {
			x.features = w.evidence.features(w.norms, i, int(sent.First), int(sent.Last), x.features)
			x.ends = append(x.ends, int32(len(x.features)))
		}
		x.features = append([]uint32(nil), x.features...)
		out = append(out, x)
	}
	return out
}

func allUnknown(allowed []uint16) bool {
	for _, a := range allowed {
		if a != allTags {
			return false
		}
	}
	return true
}

func allowedTags(s *Sample) []uint16 {
	tags := make([]uint16, len(s.Doc.Tokens))
	for i := range tags {
		tags[i] = 1 << tagO
		if s.Unknown != nil && s.Unknown[i] {
			tags[i] = allTags
		}
	}
	for _, m := range s.Gold {
		for i := m.First; i < m.Last; i++ {
			tags[i] = 1 << tagOf(m.Label, position(i, m.First, m.Last))
		}
	}
	return tags
}
