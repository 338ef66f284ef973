package ner

import (
	"encoding/binary"
	"sort"
)

// Classes tells the class of a word: how often it is capitalised where it need
// not be, and which words it keeps company with. It was counted on running
// text; see package train. The zero value knows no word.
type Classes struct {
	n     int
	table []byte // n hashes, then n classes
}

// Class is what is known of a word. The zero value is nothing.
type Class uint16

// MakeClass packs a case class from 1 to 7 and a fine class below 1<<classBits.
func MakeClass(caps, fine int) Class { return Class(caps<<classBits | fine) }

const classBits = 12

// caps is the share of capitalised uses, in steps from 1 (none) to 7 (all).
func (c Class) caps() uint32 { return uint32(c >> classBits) }

// fine is the number of the cluster.
func (c Class) fine() uint32 { return uint32(c & (1<<classBits - 1)) }

// NewClasses makes a table of the classes of words, which are keyed by their
// norm.
func NewClasses(of map[string]Class) Classes {
	type entry struct {
		hash  uint32
		class Class
	}
	entries := make([]entry, 0, len(of))
	for w, c := range of {
		entries = append(entries, entry{hashString(w), c})
	}
	sort.Slice(entries, func(i, j int) bool {
		a, b := entries[i], entries[j]
		return a.hash < b.hash || a.hash == b.hash && a.class < b.class
	})
	c := Classes{}
	for i, e := range entries {
		if i == 0 || e.hash != entries[i-1].hash {
			c.table = binary.LittleEndian.AppendUint32(c.table, e.hash)
			c.n++
		}
	}
	for i, e := range entries {
		if i == 0 || e.hash != entries[i-1].hash {
			c.table = binary.LittleEndian.AppendUint16(c.table, uint16(e.class))
		}
	}
	return c
}

// Len returns the number of words.
func (c *Classes) Len() int { return c.n }

func (c *Classes) hash(i int) uint32 { return binary.LittleEndian.Uint32(c.table[4*i:]) }

func (c *Classes) ascending() bool {
	for i := 1; i < c.n; i++ {
		if c.hash(i-1) >= c.hash(i) {
			return false
		}
	}
	return true
}

// of returns the class of the word with the given hash. The hashes are spread
// evenly, so that a place close to the right one can be guessed
// (interpolation search).
func (c *Classes) of(hash uint32) Class {
	lo, hi := 0, c.n
	for k := 0; lo < hi; k++ {
		mid := int(uint(lo+hi) >> 1)
		if k == 0 {
			mid = int(uint64(hash) * uint64(c.n) >> 32)
		}
		switch h := c.hash(mid); {
		case h == hash:
			return Class(binary.LittleEndian.Uint16(c.table[4*c.n+2*mid:]))
		case h < hash:
			if lo = mid + 1; k == 0 {
				hi = min(hi, mid+guess)
				if hi < c.n && c.hash(hi) <= hash {
					hi = c.n
				}
			}
		default:
			if hi = mid; k == 0 {
				lo = max(lo, mid-guess)
				if lo > 0 && c.hash(lo) > hash {
					lo = 0
				}
			}
		}
	}
	return 0
}

// guess is how far from its expected place a hash usually lies, at most.
const guess = 512
