package ner

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"toli/extract/segment"
)

// A model file is, in little-endian order:
//
//	magic      8 bytes  "tolicrf" and the format version
//	segment    uint32   version of package segment it was trained with
//	bits       uint32   the table has 1<<bits rows
//	scale      float32  a weight is its int8 times scale
//	transition numTags*numTags float32
//	table      (1<<bits)*numTags int8
//
// Version history: 1 first.
const (
	modelMagic  = "tolicrf\x01"
	headerSize  = 8 + 4 + 4 + 4 + numTags*numTags*4
	maxBits     = 22
	defaultBits = 19
)

// Model is a trained linear-chain conditional random field (Lafferty, McCallum
// and Pereira, 2001) over hashed features. It is immutable and safe for
// concurrent use.
type Model struct {
	mask  uint32
	scale float32
	trans [numTags][numTags]float32
	expTr [numTags][numTags]float32
	table []byte // int8 weights, numTags a row; part of the blob
}

// Open checks a model and returns it. The table stays in blob, which must not
// change afterwards.
func Open(blob []byte) (*Model, error) {
	if len(blob) < headerSize || string(blob[:7]) != modelMagic[:7] {
		return nil, errors.New("not a toli model")
	}
	if blob[7] != modelMagic[7] {
		return nil, fmt.Errorf("model format %d, want %d: train it again", blob[7], modelMagic[7])
	}
	word := func(i int) uint32 { return binary.LittleEndian.Uint32(blob[8+4*i:]) }
	if v := word(0); v != segment.Version {
		return nil, fmt.Errorf("model was trained with segmentation %d, this is %d: train it again", v, segment.Version)
	}
	bits := word(1)
	if bits > maxBits || len(blob) != headerSize+numTags<<bits {
		return nil, fmt.Errorf("model of 2^%d rows has %d bytes: truncated", bits, len(blob))
	}
	m := &Model{mask: 1<<bits - 1, scale: math.Float32frombits(word(2)), table: blob[headerSize:]}
	if !(m.scale > 0 && m.scale < 100) {
		return nil, fmt.Errorf("model scale %v", m.scale)
	}
	for a := range numTags {
		for b := range numTags {
			w := math.Float32frombits(word(3 + a*numTags + b))
			if !(w > -1000 && w < 1000) {
				return nil, fmt.Errorf("model transition %d→%d is %v", a, b, w)
			}
			m.setTransition(a, b, w)
		}
	}
	return m, nil
}

func (m *Model) setTransition(a, b int, w float32) {
	m.trans[a][b] = w
	if allowed(a, b) {
		m.expTr[a][b] = float32(math.Exp(float64(w)))
	}
}

// score adds up the weights of the features of one token.
func (m *Model) score(features []uint32, out *[numTags]float32) {
	var sum [numTags]int32
	for _, f := range features {
		row := m.table[int(f&m.mask)*numTags:]
		row = row[:numTags:numTags]
		for k := range numTags {
			sum[k] += int32(int8(row[k]))
		}
	}
	for k := range numTags {
		out[k] = float32(sum[k]) * m.scale
	}
}
