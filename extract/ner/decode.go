package ner

import "math"

// lattice holds the working arrays of one sentence; it grows and is reused.
type lattice struct {
	emit  [][numTags]float32
	alpha [][numTags]float32
	beta  [][numTags]float32
	back  [][numTags]uint8
	tags  []uint8
	post  []float32 // posterior probability of the tag chosen for each token
}

func (l *lattice) resize(n int) {
	if cap(l.emit) < n {
		l.emit = make([][numTags]float32, n)
		l.alpha = make([][numTags]float32, n)
		l.beta = make([][numTags]float32, n)
		l.back = make([][numTags]uint8, n)
		l.tags = make([]uint8, n)
		l.post = make([]float32, n)
	}
	l.emit, l.alpha, l.beta = l.emit[:n], l.alpha[:n], l.beta[:n]
	l.back, l.tags, l.post = l.back[:n], l.tags[:n], l.post[:n]
}

const impossible = float32(-1e9)

// viterbi finds the best sequence of tags for the emissions in l and returns
// whether it holds any mention.
func (l *lattice) viterbi(m *Model) bool {
	n := len(l.emit)
	for b := range numTags {
		l.alpha[0][b] = impossible
		if mayStart(b) {
			l.alpha[0][b] = l.emit[0][b]
		}
	}
	for i := 1; i < n; i++ {
		row := &l.alpha[i]
		for b := range row {
			row[b] = impossible
		}
		if l.emit[i] == outsideScore {
			l.back[i][tagO], row[tagO] = ended(&l.alpha[i-1], m)
			continue
		}
		for a := range numTags {
			score := l.alpha[i-1][a]
			if score <= impossible {
				continue
			}
			for _, b := range follows[a] {
				if s := score + m.trans[a][b] + l.emit[i][b]; s > row[b] {
					row[b], l.back[i][b] = s, uint8(a)
				}
			}
		}
	}
	best := 0
	for b := range numTags {
		if mayEnd(b) && (l.alpha[n-1][b] > l.alpha[n-1][best]) {
			best = b
		}
	}
	found := false
	for i := n - 1; i >= 0; i-- {
		l.tags[i] = uint8(best)
		found = found || best != tagO
		best = int(l.back[i][best])
	}
	return found
}

// ended returns the best tag before an O that is certain, and the score of the
// sequence that ends with that O.
func ended(prev *[numTags]float32, m *Model) (uint8, float32) {
	best := tagO
	for _, a := range precedes {
		if prev[a]+m.trans[a][tagO] > prev[best]+m.trans[best][tagO] {
			best = a
		}
	}
	return uint8(best), prev[best] + m.trans[best][tagO] + outsideScore[tagO]
}

// posteriors computes the marginal probability of the chosen tag of every
// token by the forward-backward algorithm.
func (l *lattice) posteriors(m *Model) {
	n := len(l.emit)
	for i := range l.emit {
		expRow(&l.emit[i])
	}
	for b := range numTags {
		l.alpha[0][b] = 0
		if mayStart(b) {
			l.alpha[0][b] = l.emit[0][b]
		}
		l.beta[n-1][b] = 0
		if mayEnd(b) {
			l.beta[n-1][b] = 1
		}
	}
	for i := 1; i < n; i++ {
		if l.emit[i] == certain {
			l.alpha[i] = certain
			continue
		}
		forward(&l.alpha[i-1], &l.alpha[i], &l.emit[i], m)
	}
	for i := n - 2; i >= 0; i-- {
		if l.emit[i] == certain {
			l.beta[i] = certain
			continue
		}
		backward(&l.beta[i+1], &l.beta[i], &l.emit[i+1], m)
	}
	for i := range l.post {
		if l.emit[i] == certain {
			l.post[i] = 1
			continue
		}
		sum := float32(0)
		for b := range numTags {
			sum += l.alpha[i][b] * l.beta[i][b]
		}
		tag := l.tags[i]
		l.post[i] = min(1, l.alpha[i][tag]*l.beta[i][tag]/max(sum, 1e-30))
	}
}

// expRow turns scores into their exponentials, relative to the greatest.
func expRow(row *[numTags]float32) {
	if *row == outsideScore {
		*row = certain
		return
	}
	top := row[0]
	for _, v := range row {
		top = max(top, v)
	}
	for k := range row {
		row[k] = exp(max(row[k]-top, -60))
	}
}

// certain are the exponentials of outsideScore.
var certain = [numTags]float32{tagO: 1}

// exp is e to the x, for x from -60 to 0, with a relative error below 1e-5: two to
// the nearest whole power, and a polynomial (Cody and Waite, 1980) for the rest.
func exp(x float32) float32 {
	k := int32(x*math.Log2E - 0.5)
	r := x - float32(float32(k)*float32(math.Ln2))
	p := float32(r*(1.0/720)) + 1.0/120
	p = float32(p*r) + 1.0/24
	p = float32(p*r) + 1.0/6
	p = float32(p*r) + 0.5
	p = float32(p*r) + 1
	p = float32(p*r) + 1
	return p * math.Float32frombits(uint32(k+127)<<23)
}

func forward(prev, cur, emit *[numTags]float32, m *Model) {
	*cur = [numTags]float32{}
	for a, p := range prev {
		if p == 0 {
			continue
		}
		for _, b := range follows[a] {
			cur[b] += p * m.expTr[a][b]
		}
	}
	sum := float32(0)
	for b := range cur {
		cur[b] *= emit[b]
		sum += cur[b]
	}
	scaleRow(cur, sum)
}

func backward(next, cur, emit *[numTags]float32, m *Model) {
	sum := float32(0)
	for a := range cur {
		v := float32(0)
		for _, b := range follows[a] {
			v += m.expTr[a][b] * emit[b] * next[b]
		}
		cur[a] = v
		sum += v
	}
	scaleRow(cur, sum)
}

func scaleRow(row *[numTags]float32, sum float32) {
	if sum <= 0 {
		return
	}
	for k := range row {
		row[k] /= sum
	}
}
