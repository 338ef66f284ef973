package romanize

// Cluster groups the spellings of one person. It returns, for each name, the
// index of the first name of its group; a name that stands alone has its own.
// Names join when Match reaches Threshold and both are full names: a bare word
// joins only its own spellings. Names of a group join by a chain of pairs.
//
// Only names that share a Korean key, or a word and the first letter of another,
// are compared, so that the time grows with the names, not with their pairs.
func Cluster(names []string) []int {
	c := clusters{root: make([]int, len(names)), blocks: make(map[uint64][]int32, len(names))}
	seen := make(map[string]int, len(names))
	for i, s := range names {
		c.root[i] = i
		if first, ok := seen[s]; ok {
			c.root[i] = first
			continue
		}
		seen[s] = i
		c.add(i, s)
	}
	for i := range names {
		c.root[i] = c.find(i)
	}
	return c.root
}

// clusters joins names as they come. Blocks hold the first name of each
// different spelling.
type clusters struct {
	root   []int
	read   []Name
	index  []int // of the names in read
	blocks map[uint64][]int32
}

func (c *clusters) find(i int) int {
	for c.root[i] != i {
		c.root[i] = c.root[c.root[i]]
		i = c.root[i]
	}
	return i
}

func (c *clusters) join(i, j int) {
	a, b := c.find(i), c.find(j)
	if a != b {
		c.root[max(a, b)] = min(a, b)
	}
}

func (c *clusters) add(i int, s string) {
	n := Read(s)
	if n.key == "" {
		return
	}
	id := int32(len(c.read))
	c.read, c.index = append(c.read, n), append(c.index, i)
	var keys [2*maxWords + 1]uint64
	for _, k := range n.blocks(keys[:0]) {
		for _, other := range c.blocks[k] {
			j := c.index[other]
			if c.find(i) == c.find(j) {
				continue
			}
			m := &c.read[other]
			if (n.n == 1) != (m.n == 1) && (n.flags|m.flags)&inKorea == 0 {
				continue
			}
			if score, _ := n.Match(m); score >= Threshold {
				c.join(i, j)
			}
		}
		c.blocks[k] = append(c.blocks[k], id)
	}
}

// blocks appends the keys of the blocks that a name is compared in.
func (n *Name) blocks(keys []uint64) []uint64 {
	if n.nk > 0 || n.n < 2 {
		return append(keys, hashString(n.key))
	}
	for i := range n.n {
		if n.words[i].initial {
			continue
		}
		for j := range n.n {
			if j == i {
				continue
			}
			k := n.words[i].mongolian*31 + uint64(n.words[j].first[0])
			if n.flags&japanese != 0 {
				k = n.words[i].japanese*31 + uint64(n.words[j].first[0])
			}
			if len(keys) < cap(keys) {
				keys = append(keys, k)
			}
		}
	}
	return keys
}
