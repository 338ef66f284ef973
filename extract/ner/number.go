package ner

import (
	"math/bits"
)

// number replaces features by consecutive numbers, in order of their second use, and
// returns the features. One that is seen but once is dropped: it would only
// remember its sentence.
func number(data [][]sentence) []uint32 {
	const once = -1
	row := newTable(1 << 20)
	var feature []uint32
	for _, d := range data {
		for i := range d {
			for _, f := range d[i].features {
				switch at := row.at(f); {
				case *at == 0:
					*at = once
				case *at == once:
					feature = append(feature, f)
					*at = int32(len(feature))
				}
			}
		}
	}
	for _, d := range data {
		for i := range d {
			d[i].keep(func(f uint32) (uint32, bool) { r := *row.at(f); return uint32(r - 1), r > 0 })
		}
	}
	return feature
}

// keep replaces the features by what to gives for them, and drops those for
// which it gives nothing.
func (s *sentence) keep(to func(f uint32) (uint32, bool)) {
	kept := s.features[:0]
	start := int32(0)
	for i, end := range s.ends {
		for _, f := range s.features[start:end] {
			if r, ok := to(f); ok {
				kept = append(kept, r)
			}
		}
		start, s.ends[i] = end, int32(len(kept))
	}
	s.features = kept
}

// table is a map of features to numbers with open addressing: several times
// faster than a Go map of the same size.
type table struct {
	keys  []uint32
	vals  []int32 // 0 is free or new
	used  int
	shift uint
}

func newTable(size int) *table {
	return &table{keys: make([]uint32, size), vals: make([]int32, size), shift: 32 - uint(bits.TrailingZeros(uint(size)))}
}

// at returns the place of the number of f, which is 0 before it is first set.
// The place is good until the next call.
func (t *table) at(f uint32) *int32 {
	if t.used*3 > len(t.keys)*2 {
		t.grow()
	}
	mask := len(t.keys) - 1
	for i := int(f * 0x9e3779b1 >> t.shift); ; i = (i + 1) & mask {
		if t.vals[i] == 0 {
			t.keys[i] = f
			t.used++
			return &t.vals[i]
		}
		if t.keys[i] == f {
			return &t.vals[i]
		}
	}
}

func (t *table) grow() {
	bigger := newTable(2 * len(t.keys))
	for i, v := range t.vals {
		if v != 0 {
			*bigger.at(t.keys[i]) = v
		}
	}
	*t = *bigger
}
