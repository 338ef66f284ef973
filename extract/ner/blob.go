package ner

import (
	"encoding/binary"
	"fmt"
	"math"
	"sort"

	"toli/extract/segment"
)

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
	put(uint32(l.without))
	put(math.Float32bits(scale))
	for a := range numTags {
		for b := range numTags {
			put(math.Float32bits(l.trans[a][b]))
		}
	}
	out = append(out, make([]byte, headerSize-len(out))...)
	for ; len(keep) > 0; keep = keep[bucketSize:] {
		var err error
		if out, err = l.bucket(out, keep[:bucketSize], scale); err != nil {
			return nil, err
		}
	}
	return append(out, classes.table...), nil
}

// bucket appends the fingerprints and weights of the rows of a bucket to out.
func (l *learner) bucket(out []byte, rows []int32, scale float32) ([]byte, error) {
	var line [lineSize]byte
	for i, r := range rows {
		if r < 0 {
			continue
		}
		binary.LittleEndian.PutUint16(line[2*i:], fingerprint(l.feature[r]))
		for k := range rowSize {
			q := math.Round(float64(l.weight[int(r)*numTags+k+1] / scale))
			if math.IsNaN(q) {
				return nil, fmt.Errorf("training diverged: lower the rate")
			}
			line[2*bucketSize+i*rowSize+k] = byte(int8(max(-127, min(127, q))))
		}
	}
	return append(out, line[:]...), nil
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
		row := l.weight[r*numTags : (r+1)*numTags]
		for _, w := range row {
			norm += (w - row[tagO]) * (w - row[tagO])
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
