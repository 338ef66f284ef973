package ner

// vocabulary is the words of one document, by the hash of their norm: a table
// with open addressing that is reused from document to document.
type vocabulary struct {
	slots []int32 // 1 + place in words; 0 is free
	words []word
}

// word is what a document says of a word as a whole.
type word struct {
	norm    uint32 // hash
	seen    uint32 // bits of what it is somewhere in the document
	votes   votes
	voted   bool
	class   Class
	classed bool // class has been looked up
}

func (v *vocabulary) clear() {
	v.words = v.words[:0]
	v.slots = v.slots[:min(len(v.slots), leastSlots)]
	clear(v.slots)
}

// place returns where the word with a hash is in words. It adds new ones.
func (v *vocabulary) place(norm uint32) int32 {
	if 2*len(v.words) >= len(v.slots) {
		v.grow()
	}
	mask := uint32(len(v.slots) - 1)
	for i := norm * 0x9e3779b1 & mask; ; i = (i + 1) & mask {
		at := v.slots[i]
		if at == 0 {
			v.words = append(v.words, word{norm: norm})
			v.slots[i] = int32(len(v.words))
			return int32(len(v.words) - 1)
		}
		if v.words[at-1].norm == norm {
			return at - 1
		}
	}
}

const leastSlots = 1 << 10

func (v *vocabulary) grow() {
	if n := max(leastSlots, 2*len(v.slots)); n <= cap(v.slots) {
		v.slots = v.slots[:n]
		clear(v.slots)
	} else {
		v.slots = make([]int32, n)
	}
	mask := uint32(len(v.slots) - 1)
	for k := range v.words {
		i := v.words[k].norm * 0x9e3779b1 & mask
		for v.slots[i] != 0 {
			i = (i + 1) & mask
		}
		v.slots[i] = int32(k + 1)
	}
}
