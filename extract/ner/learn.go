package ner

import (
	"math"
	"math/rand/v2"
)

// learner holds the weights while they are fitted, and AdaGrad's sums.
type learner struct {
	feature []uint32 // of each row
	without Groups
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
		feature: feature, without: o.Without, rate: o.Rate, l2: o.L2,
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
		if epoch == o.Epochs/2 {
			l.prune(all)
		}
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

// prune drops the rows that the model file will have no place for, so that the
// later passes fit the rest to do without them.
func (l *learner) prune(all []*sentence) {
	to := make([]int32, len(l.feature)) // 1 + new row
	n := 0
	for _, r := range l.strongest() {
		if r >= 0 {
			to[r] = 1
			n++
		}
	}
	rows := int32(0)
	for r := range to {
		if to[r] == 0 {
			continue
		}
		l.feature[rows] = l.feature[r]
		copy(l.weight[int(rows)*numTags:], l.weight[r*numTags:(r+1)*numTags])
		copy(l.square[int(rows)*numTags:], l.square[r*numTags:(r+1)*numTags])
		rows++
		to[r] = rows
	}
	l.feature, l.weight, l.square = l.feature[:n], l.weight[:n*numTags], l.square[:n*numTags]
	for _, s := range all {
		s.keep(func(f uint32) (uint32, bool) { return uint32(to[f] - 1), to[f] > 0 })
	}
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
