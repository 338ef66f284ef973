package ner

import (
	"bytes"
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
//	bits         uint32   there are 1<<bits buckets
//	classes      uint32   number of words whose class is known
//	without      uint32   groups of features that are not used
//	scale        float32  a weight is its int8 times scale
//	transition   numTags*numTags float32
//	padding      to a multiple of 64 bytes
//	buckets      1<<bits of 64 bytes:
//	    fingerprints bucketSize uint16  upper half of a row's feature; 0 is no row
//	    rows         bucketSize*(numTags-1) int8  of the tags but O, whose weight is 0
//	    padding      8 bytes
//	words        classes uint32   hashes of words, ascending
//	word classes classes uint16   the class of each
//
// A feature is a 32-bit number. Its low bits choose a bucket, which is one line
// of a processor's cache; its upper half tells it from the other rows there.
// What no row has counts nothing.
//
// Version history: 1 a table without fingerprints; 2 buckets, word classes;
// 3 fingerprints beside their rows.
const (
	modelMagic = "tolicrf\x03"
	headerSize = (8 + 5*4 + numTags*numTags*4 + lineSize - 1) / lineSize * lineSize
	lineSize   = 64
	bucketSize = 4
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
	buckets []byte
	classes Classes // part of the blob
	without Groups
}

// Open checks a model and returns it. Nothing is decoded; the buckets are copied
// to where each is in one line of the cache, which makes a run a tenth faster.
// The word classes stay in blob, which must not change afterwards.
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
	if nbits > maxBits || uint64(len(blob)) != headerSize+lineSize<<nbits+6*classes {
		return nil, fmt.Errorf("model of 2^%d buckets and %d word classes has %d bytes: truncated", nbits, classes, len(blob))
	}
	m := &Model{mask: 1<<nbits - 1, without: Groups(word(3)), scale: math.Float32frombits(word(4))}
	rest := blob[headerSize:]
	m.buckets, rest = bytes.Clone(rest[:lineSize<<nbits]), rest[lineSize<<nbits:] // a large slice begins on a page
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

// lanes is how many rows fit into sums of 16 bits.
const lanes = 256

// score adds the weights of the features of one token, at most lanes, to out.
//
// It adds up rows eight weights at a time: a weight plus 128 is a byte without
// sign, and four such bytes, 16 bits apart, are added in one word.
func (m *Model) score(features []uint32, out *[numTags]float32) {
	const low, sign = 0x00ff00ff00ff00ff, 0x8080808080808080
	var found [lanes]uint32
	rows := found[:m.find(features, &found)]
	var even, odd, even2, odd2 uint64
	for _, at := range rows {
		row := m.buckets[at : at+rowSize : at+rowSize]
		x := binary.LittleEndian.Uint64(row) ^ sign
		y := uint64(binary.LittleEndian.Uint32(row[8:]) ^ sign&0xffffffff)
		even += x & low
		odd += x >> 8 & low
		even2 += y & low
		odd2 += y >> 8 & low
	}
	bias := float32(128 * len(rows))
	for k := range 4 {
		out[1+2*k] += (float32(even>>(16*k)&0xffff) - bias) * m.scale
		out[2+2*k] += (float32(odd>>(16*k)&0xffff) - bias) * m.scale
	}
	for k := range 2 {
		out[9+2*k] += (float32(even2>>(16*k)&0xffff) - bias) * m.scale
		out[10+2*k] += (float32(odd2>>(16*k)&0xffff) - bias) * m.scale
	}
}

// find puts the offsets of the rows of features into found, and returns how many
// have one. It compares the four fingerprints of a bucket at a time (the
// zero-lane test of Mycroft, 1987), and has no branch that depends on the table.
func (m *Model) find(features []uint32, found *[lanes]uint32) int {
	n := 0
	for _, f := range features {
		bucket := f & m.mask * lineSize
		x := binary.LittleEndian.Uint64(m.buckets[bucket:]) ^ uint64(fingerprint(f))*ones
		// Above the equal lane there may be false hits, so the lowest counts.
		hit := (x - ones) &^ x & (ones << 15)
		lane := uint32(bits.TrailingZeros64(hit)) / 16
		found[n&(lanes-1)] = bucket + 2*bucketSize + lane*rowSize
		if hit != 0 {
			n++
		}
	}
	return n
}

const ones = 0x0001000100010001

// fingerprint returns the upper half of a feature, or 1 where it is 0.
func fingerprint(f uint32) uint16 { return uint16(max(f>>16, 1)) }
