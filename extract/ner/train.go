package ner

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"sort"

	"toli/extract"
	"toli/extract/segment"
)

// Sample is a document to learn from. Doc carries the annotations of every
// stage before the tagger.
type Sample struct {
	Doc     *extract.Document
	Gold    []extract.Mention // PERSON, PLACE and ORG, by token range; sorted, disjoint
	Unknown []bool            // tokens whose tag is not known; nil when all are
	Weight  float32           // how much the sample counts; 0 means 1
}

// TrainOptions tunes Train. The zero value trains the model that is shipped.
type TrainOptions struct {
	Epochs   int     // passes over the samples; 0 means 6
	Rate     float32 // AdaGrad step; 0 means 0.1
	L2       float32 // weight decay on the features of each update; 0 means 1e-6
	Classes  Classes // of words, which are features
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
	data, feature := encode(samples, o.Classes)
	return fit(data, feature, o).blob(o.Classes)
}

// encode turns samples into sequences, whose features are numbers of rows, and
// returns the feature of each row.
func encode(samples []Sample, classes Classes) ([][]sentence, []uint32) {
	data := make([][]sentence, len(samples))
	w := worker{evidence: evidence{classes: classes}}
	for i := range samples {
		s := &samples[i]
		w.prepare(s.Doc)
		data[i] = w.sentences(s)
	}
	return data, number(data)
}

// number replaces features by consecutive numbers, in order of first use, and
// returns the features. One that is seen but once is dropped: it would only
// remember its sentence.
func number(data [][]sentence) []uint32 {
	seen := map[uint32]int32{}
	each(data, func(f uint32) {
		seen[f]++
	})
	var feature []uint32
	row := make(map[uint32]int32, len(seen)/2)
	each(data, func(f uint32) {
		if _, ok := row[f]; !ok && seen[f] > 1 {
			row[f] = int32(len(feature))
			feature = append(feature, f)
		}
	})
	for _, d := range data {
		for i := range d {
			d[i].renumber(row)
		}
	}
	return feature
}

func each(data [][]sentence, do func(f uint32)) {
	for _, d := range data {
		for i := range d {
			for _, f := range d[i].features {
				do(f)
			}
		}
	}
}

func (s *sentence) renumber(row map[uint32]int32) {
	kept := s.features[:0]
	start := int32(0)
	for i, end := range s.ends {
		for _, f := range s.features[start:end] {
			if r, ok := row[f]; ok {
				kept = append(kept, uint32(r))
			}
		}
		start, s.ends[i] = end, int32(len(kept))
	}
	s.features = kept
}

const allTags = 1<<numTags - 1

func (w *worker) sentences(s *Sample) []sentence {
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
		if allUnknown(x.allowed) {
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

// learner holds the weights while they are fitted, and AdaGrad's sums.
type learner struct {
	feature []uint32 // of each row
	weight  []float32
	square  []float32
	trans   [numTags][numTags]float32
	trSq    [numTags][numTags]float32
	model   Model     // view of the transitions for the lattice's functions
	sum     []float32 // of the weights after the later passes
	passes  int       // how many are in sum
	rate    float32
	l2      float32
}

func fit(data [][]sentence, feature []uint32, o TrainOptions) *learner {
	rows := len(feature)
	l := &learner{
		feature: feature, rate: o.Rate, l2: o.L2,
		weight: make([]float32, rows*numTags), square: make([]float32, rows*numTags),
	}
	var all []*sentence
	for _, d := range data {
		for i := range d {
			all = append(all, &d[i])
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	var free, bound lattice
	for epoch := range o.Epochs {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		loss := 0.0
		for _, s := range all {
			loss += l.step(s, &free, &bound)
		}
		if epoch >= o.Epochs/2 {
			l.remember()
		}
		o.Progress(epoch+1, loss/float64(max(1, len(all))))
	}
	l.average()
	return l
}

// remember adds the weights to the sum that average divides: the mean of the
// later passes generalises better than the last (Polyak averaging).
func (l *learner) remember() {
	if l.sum == nil {
		l.sum = make([]float32, len(l.weight))
	}
	for i, w := range l.weight {
		l.sum[i] += w
	}
	l.passes++
}

func (l *learner) average() {
	for i, s := range l.sum {
		l.weight[i] = s / float32(l.passes)
	}
}

// step updates the weights on one sequence and returns the negative
// log-likelihood it had before.
func (l *learner) step(s *sentence, free, bound *lattice) float64 {
	n := len(s.ends)
	free.resize(n)
	bound.resize(n)
	for a := range numTags {
		for _, b := range follows[a] {
			l.model.expTr[a][b] = float32(math.Exp(float64(l.trans[a][b])))
		}
	}
	start := int32(0)
	for i, end := range s.ends {
		l.score(s.features[start:end], &free.emit[i])
		start = end
		expRow(&free.emit[i])
		for b := range numTags {
			bound.emit[i][b] = 0
			if s.allowed[i]>>b&1 != 0 {
				bound.emit[i][b] = max(free.emit[i][b], 1e-26)
			}
		}
	}
	logFree := free.sumProduct(&l.model)
	logBound := bound.sumProduct(&l.model)
	if math.IsNaN(logBound) || math.IsInf(logBound, 0) {
		return 0
	}
	l.update(s, free, bound)
	return logFree - logBound
}

func (l *learner) score(features []uint32, out *[numTags]float32) {
	var sum [numTags]float32
	for _, f := range features {
		row := l.weight[int(f)*numTags:]
		row = row[:numTags:numTags]
		for k := range numTags {
			sum[k] += row[k]
		}
	}
	*out = sum
}

// sumProduct fills alpha and beta, each row scaled to sum to one, and returns
// the logarithm of the sum over all sequences.
func (l *lattice) sumProduct(m *Model) float64 {
	n := len(l.emit)
	logZ := 0.0
	for i := range n {
		sum := float32(0)
		for b := range numTags {
			v := float32(0)
			if i == 0 {
				if mayStart(b) {
					v = 1
				}
			} else {
				for a := range numTags {
					v += l.alpha[i-1][a] * m.expTr[a][b]
				}
			}
			if i == n-1 && !mayEnd(b) {
				v = 0
			}
			l.alpha[i][b] = v * l.emit[i][b]
			sum += l.alpha[i][b]
		}
		scaleRow(&l.alpha[i], sum)
		logZ += math.Log(float64(sum))
	}
	for b := range numTags {
		l.beta[n-1][b] = 0
		if mayEnd(b) {
			l.beta[n-1][b] = 1
		}
	}
	for i := n - 2; i >= 0; i-- {
		backward(&l.beta[i+1], &l.beta[i], &l.emit[i+1], m)
	}
	return logZ
}

// marginal returns the probability of each tag of token i.
func (l *lattice) marginal(i int, out *[numTags]float32) {
	sum := float32(0)
	for b := range out {
		out[b] = l.alpha[i][b] * l.beta[i][b]
		sum += out[b]
	}
	scaleRow(out, sum)
}

func (l *learner) update(s *sentence, free, bound *lattice) {
	var pf, pb [numTags]float32
	start := int32(0)
	for i, end := range s.ends {
		free.marginal(i, &pf)
		bound.marginal(i, &pb)
		big := false
		for b := range pf {
			pf[b] = (pf[b] - pb[b]) * s.weight
			big = big || pf[b] > 1e-4 || pf[b] < -1e-4
		}
		if big {
			l.descend(s.features[start:end], &pf)
		}
		start = end
		if i > 0 {
			l.descendTransitions(free, bound, i, s.weight)
		}
	}
}

func (l *learner) descend(features []uint32, grad *[numTags]float32) {
	for _, f := range features {
		at := int(f) * numTags
		w := l.weight[at : at+numTags : at+numTags]
		q := l.square[at : at+numTags : at+numTags]
		for k, g := range grad {
			g += l.l2 * w[k]
			q[k] += g * g
			if g != 0 {
				w[k] -= l.rate * g / float32(math.Sqrt(float64(q[k])+1e-6))
			}
		}
	}
}

func (l *learner) descendTransitions(free, bound *lattice, i int, weight float32) {
	var pf, pb [numTags][numTags]float32
	pairs(free, i, &l.model, &pf)
	pairs(bound, i, &l.model, &pb)
	for a := range numTags {
		for _, b := range follows[a] {
			g := (pf[a][b] - pb[a][b]) * weight
			if g > 1e-5 || g < -1e-5 {
				l.trSq[a][b] += g * g
				l.trans[a][b] -= l.rate * g / float32(math.Sqrt(float64(l.trSq[a][b])+1e-6))
			}
		}
	}
}

// pairs fills out with the probabilities of the tag pairs of tokens i-1 and i.
func pairs(l *lattice, i int, m *Model, out *[numTags][numTags]float32) {
	sum := float32(0)
	for a := range numTags {
		for _, b := range follows[a] {
			out[a][b] = l.alpha[i-1][a] * m.expTr[a][b] * l.emit[i][b] * l.beta[i][b]
			sum += out[a][b]
		}
	}
	if sum > 0 {
		for a := range numTags {
			for b := range numTags {
				out[a][b] /= sum
			}
		}
	}
}

// blob keeps the rows that weigh most and quantises them to int8.
func (l *learner) blob(classes Classes) ([]byte, error) {
	l.center()
	keep := l.strongest()
	scale := l.scale(keep)
	out := []byte(modelMagic)
	put := func(v uint32) { out = binary.LittleEndian.AppendUint32(out, v) }
	put(segment.Version)
	put(maxBits)
	put(uint32(classes.n))
	put(math.Float32bits(scale))
	for a := range numTags {
		for b := range numTags {
			put(math.Float32bits(l.trans[a][b]))
		}
	}
	for _, r := range keep {
		f := uint16(0)
		if r >= 0 {
			f = fingerprint(l.feature[r])
		}
		out = binary.LittleEndian.AppendUint16(out, f)
	}
	for _, r := range keep {
		for k := range rowSize {
			q := 0.0
			if r >= 0 {
				q = math.Round(float64(l.weight[int(r)*numTags+k+1] / scale))
			}
			if math.IsNaN(q) {
				return nil, fmt.Errorf("training diverged: lower the rate")
			}
			out = append(out, byte(int8(max(-127, min(127, q)))))
		}
	}
	return append(out, classes.table...), nil
}

// center gives O the weight 0 in every row: what is added to all tags alike
// changes no sequence's probability.
func (l *learner) center() {
	for r := range len(l.feature) {
		row := l.weight[r*numTags : (r+1)*numTags]
		for k := numTags - 1; k >= 0; k-- {
			row[k] -= row[tagO]
		}
	}
}

// strongest returns, for each slot of the buckets, the row that takes it, or
// -1: the rows of the greatest norm.
func (l *learner) strongest() []int32 {
	type candidate struct {
		row  int32
		norm float32
	}
	buckets := make([][]candidate, 1<<maxBits)
	for r, f := range l.feature {
		norm := float32(0)
		for _, w := range l.weight[r*numTags : (r+1)*numTags] {
			norm += w * w
		}
		if norm > 1e-4 {
			b := f & (1<<maxBits - 1)
			buckets[b] = append(buckets[b], candidate{int32(r), norm})
		}
	}
	keep := make([]int32, 0, bucketSize<<maxBits)
	for _, b := range buckets {
		sort.Slice(b, func(i, j int) bool {
			return b[i].norm > b[j].norm || b[i].norm == b[j].norm && b[i].row < b[j].row
		})
		for k := range bucketSize {
			if k < len(b) {
				keep = append(keep, b[k].row)
			} else {
				keep = append(keep, -1)
			}
		}
	}
	return keep
}

// scale returns the step of quantisation: the 99.99 % quantile of the weights'
// magnitude over 127, so that a few outliers do not cost the rest their
// resolution.
func (l *learner) scale(keep []int32) float32 {
	var counts [4096]int
	total := 0
	for _, r := range keep {
		if r < 0 {
			continue
		}
		for _, w := range l.weight[int(r)*numTags : (int(r)+1)*numTags] {
			if w != 0 {
				counts[min(4095, int(max(w, -w)*256))]++
				total++
			}
		}
	}
	seen := 0
	for i, c := range counts {
		seen += c
		if float64(seen) >= 0.9999*float64(total) {
			return max(float32(i+1)/256/127, 1e-4)
		}
	}
	return 16.0 / 127
}
