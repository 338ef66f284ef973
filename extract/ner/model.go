package ner

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"

	"toli/extract/segment"
)

// A model file is, in little-endian order:
//
//	magic        8 bytes  "tolicrf" and the format version
//	segment      uint32   version of package segment it was trained with
//	bits         uint32   there are 1<<bits buckets of bucketSize rows
//	classes      uint32   number of words whose class is known
//	without      uint32   groups of features that are not used
//	scale        float32  a weight is its int8 times scale
//	transition   numTags*numTags float32
//	fingerprints (bucketSize<<bits) uint16   upper half of a row's feature; 0 is no row
//	rows         (bucketSize<<bits)*(numTags-1) int8   of the tags but O, whose weight is 0
//	words        classes uint32   hashes of words, ascending
//	word classes classes uint16   the class of each
//
// A feature is a 32-bit number. Its low bits choose a bucket, its upper half
// tells it from the other rows there; what no row has counts nothing.
//
// Version history: 1 a table without fingerprints; 2 buckets, word classes.
const (
	modelMagic = "tolicrf\x02"
	headerSize = 8 + 5*4 + numTags*numTags*4
	bucketSize = 8
	rowSize    = numTags - 1
	maxBits    = 16 // the low half of a feature
)

// Model is a trained linear-chain conditional random field (Lafferty, McCallum
// and Pereira, 2001) over hashed features. It is immutable and safe for
// concurrent use.
type Model struct {
	mask    uint32
	scale   float32
	trans   [numTags][numTags]float32
	expTr   [numTags][numTags]float32
	prints  []byte // fingerprints; part of the blob, as are rows and classes
	rows    []byte
	classes Classes
	without Groups
}

// Open checks a model and returns it. The tables stay in blob, which must not
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
	nbits, classes := word(1), uint64(word(2))
	if nbits > maxBits || uint64(len(blob)) != headerSize+(2+rowSize)*bucketSize<<nbits+6*classes {
		return nil, fmt.Errorf("model of 2^%d buckets and %d word classes has %d bytes: truncated", nbits, classes, len(blob))
	}
	m := &Model{mask: 1<<nbits - 1, without: Groups(word(3)), scale: math.Float32frombits(word(4))}
	rest := blob[headerSize:]
	m.prints, rest = rest[:2*bucketSize<<nbits], rest[2*bucketSize<<nbits:]
	m.rows, rest = rest[:rowSize*bucketSize<<nbits], rest[rowSize*bucketSize<<nbits:]
	m.classes = Classes{n: int(classes), table: rest}
	if !(m.scale > 0 && m.scale < 100) {
		return nil, fmt.Errorf("model scale %v", m.scale)
	}
	if !m.classes.ascending() {
		return nil, errors.New("word classes of the model are not in order")
	}
	for a := range numTags {
		for b := range numTags {
			w := math.Float32frombits(word(5 + a*numTags + b))
			if !(w > -1000 && w < 1000) {
				return nil, fmt.Errorf("model transition %d→%d is %v", a, b, w)
			}
			m.setTransition(a, b, w)
		}
	}
	return m, nil
}

// Classes returns the word classes that the model was trained with.
func (m *Model) Classes() Classes { return m.classes }

func (m *Model) setTransition(a, b int, w float32) {
	m.trans[a][b] = w
	if allowed(a, b) {
		m.expTr[a][b] = float32(math.Exp(float64(w)))
	}
}

// score adds the weights of the features of one token to out.
func (m *Model) score(features []uint32, out *[numTags]float32) {
	for len(features) > 0 {
		n := min(len(features), lanes)
		m.scoreLanes(features[:n], out)
		features = features[n:]
	}
}

// lanes is how many rows fit into sums of 16 bits.
const lanes = 256

// scoreLanes adds up at most lanes rows, eight weights at a time: a weight plus
// 128 is a byte without sign, and four such bytes, 16 bits apart, are added in
// one word.
func (m *Model) scoreLanes(features []uint32, out *[numTags]float32) {
	const low, sign = 0x00ff00ff00ff00ff, 0x8080808080808080
	var even, odd, even2, odd2 uint64
	n := 0
	for _, f := range features {
		at := m.find(f)
		if at < 0 {
			continue
		}
		row := m.rows[at*rowSize : at*rowSize+rowSize : at*rowSize+rowSize]
		x := binary.LittleEndian.Uint64(row) ^ sign
		y := uint64(binary.LittleEndian.Uint32(row[8:]) ^ sign&0xffffffff)
		even += x & low
		odd += x >> 8 & low
		even2 += y & low
		odd2 += y >> 8 & low
		n++
	}
	bias := float32(128 * n)
	for k := range 4 {
		out[1+2*k] += (float32(even>>(16*k)&0xffff) - bias) * m.scale
		out[2+2*k] += (float32(odd>>(16*k)&0xffff) - bias) * m.scale
	}
	for k := range 2 {
		out[9+2*k] += (float32(even2>>(16*k)&0xffff) - bias) * m.scale
		out[10+2*k] += (float32(odd2>>(16*k)&0xffff) - bias) * m.scale
	}
}

// find returns the row of a feature, or -1. It compares four fingerprints at
// a time (the zero-lane test of Mycroft, 1987).
func (m *Model) find(f uint32) int {
	bucket := int(f&m.mask) * bucketSize
	want := uint64(fingerprint(f)) * ones
	for half := range bucketSize / 4 {
		x := binary.LittleEndian.Uint64(m.prints[2*(bucket+4*half):]) ^ want
		if hit := (x - ones) & ^x & (ones << 15); hit != 0 {
			return bucket + 4*half + bits.TrailingZeros64(hit)/16
		}
	}
	return -1
}

const ones = 0x0001000100010001

// fingerprint returns the upper half of a feature, or 1 where it is 0.
func fingerprint(f uint32) uint16 { return uint16(max(f>>16, 1)) }
