package score

import (
	"cmp"
	"slices"
)

// Ratio is precision, recall and F1 of a measure that is no count of mentions.
type Ratio struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

func newRatio(hit, predicted, recalled, gold float64) Ratio {
	r := Ratio{Precision: share(hit, predicted), Recall: share(recalled, gold)}
	r.F1 = share(2*r.Precision*r.Recall, r.Precision+r.Recall)
	return r
}

func share(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// Clusters is how well the mentions are grouped into entities. A mention is the
// same on both sides when span and label are. Mentions of one side alone stay:
// they have no counterpart and so lower the recall, or the precision, as in the
// reference implementation of Pradhan et al. (2014).
type Clusters struct {
	B3    Ratio `json:"b3"`     // Bagga and Baldwin (1998)
	MUC   Ratio `json:"muc"`    // Vilain et al. (1995)
	CEAFE Ratio `json:"ceaf_e"` // Luo (2005), with similarity φ4
}

// place is a mention as both sides see it.
type place struct {
	doc        int
	start, end int
	label      string
}

// partition maps mentions to the entity they name, on one side.
type partition map[place]string

// newClusters compares two partitions.
func newClusters(gold, pred partition) Clusters {
	t := newOverlapTable(gold, pred)
	return Clusters{B3: t.b3(), MUC: t.muc(), CEAFE: t.ceafe()}
}

// cell is how many mentions a gold and a predicted entity share.
type cell struct{ gold, pred, n int }

// overlapTable counts the mentions of entities and of pairs of them.
type overlapTable struct {
	gold, pred     []int // mentions of each entity
	goldAt, predAt map[string]int
	cells          []cell
}

func newOverlapTable(gold, pred partition) *overlapTable {
	t := &overlapTable{}
	t.goldAt, t.predAt = number(gold, &t.gold), number(pred, &t.pred)
	shared := map[[2]int]int{}
	for m, g := range gold {
		if p, ok := pred[m]; ok {
			shared[[2]int{t.goldAt[g], t.predAt[p]}]++
		}
	}
	for k, n := range shared {
		t.cells = append(t.cells, cell{k[0], k[1], n})
	}
	slices.SortFunc(t.cells, func(a, b cell) int {
		return cmp.Or(a.gold-b.gold, a.pred-b.pred)
	})
	return t
}

// number gives the entities of a partition numbers, in the order of their
// names, and counts their mentions.
func number(p partition, sizes *[]int) map[string]int {
	count := map[string]int{}
	for _, e := range p {
		count[e]++
	}
	names := make([]string, 0, len(count))
	for e := range count {
		names = append(names, e)
	}
	slices.Sort(names)
	at := make(map[string]int, len(names))
	for i, e := range names {
		at[e] = i
		*sizes = append(*sizes, count[e])
	}
	return at
}

func sum(sizes []int) float64 {
	n := 0
	for _, s := range sizes {
		n += s
	}
	return float64(n)
}

// b3 is the mean, over mentions, of the share of its entity that is right.
func (t *overlapTable) b3() Ratio {
	var precise, recalled float64
	for _, c := range t.cells {
		n := float64(c.n) * float64(c.n)
		precise += n / float64(t.pred[c.pred])
		recalled += n / float64(t.gold[c.gold])
	}
	return newRatio(precise, sum(t.pred), recalled, sum(t.gold))
}

// muc counts the links that are missing: an entity of n mentions that the other
// side cuts into k parts, each mention without a counterpart a part of its own,
// has n-k of its n-1 links.
func (t *overlapTable) muc() Ratio {
	goldParts, predParts := slices.Clone(t.gold), slices.Clone(t.pred)
	for _, c := range t.cells {
		goldParts[c.gold] -= c.n - 1
		predParts[c.pred] -= c.n - 1
	}
	links := func(sizes, parts []int) (hit, all float64) {
		for i := range sizes {
			hit += float64(sizes[i] - parts[i])
			all += float64(sizes[i] - 1)
		}
		return hit, all
	}
	recalled, gold := links(t.gold, goldParts)
	precise, pred := links(t.pred, predParts)
	return newRatio(precise, pred, recalled, gold)
}

// ceafe aligns entities one to one so that the sum of their similarities
// 2|G∩P|/(|G|+|P|) is greatest. Entities that share no mention are never
// aligned, so that each connected group is solved by itself.
func (t *overlapTable) ceafe() Ratio {
	best := 0.0
	for _, c := range t.aligned() {
		best += t.similarity(c)
	}
	return newRatio(best, float64(len(t.pred)), best, float64(len(t.gold)))
}

func (t *overlapTable) similarity(c cell) float64 {
	return 2 * float64(c.n) / float64(t.gold[c.gold]+t.pred[c.pred])
}

// aligned returns the cells of the best alignment.
func (t *overlapTable) aligned() []cell {
	var out []cell
	for _, group := range t.groups() {
		out = append(out, t.align(group)...)
	}
	return out
}

// groups returns the cells by connected component.
func (t *overlapTable) groups() [][]cell {
	root := make([]int, len(t.gold)+len(t.pred))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, c := range t.cells {
		a, b := find(c.gold), find(len(t.gold)+c.pred)
		root[max(a, b)] = min(a, b)
	}
	byRoot := map[int]int{}
	var out [][]cell
	for _, c := range t.cells {
		r := find(c.gold)
		k, ok := byRoot[r]
		if !ok {
			k = len(out)
			byRoot[r] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], c)
	}
	return out
}

// align returns the cells of one group that are aligned.
func (t *overlapTable) align(group []cell) []cell {
	if len(group) == 1 {
		return group
	}
	rows, cols := map[int]int{}, map[int]int{}
	for _, c := range group {
		if _, ok := rows[c.gold]; !ok {
			rows[c.gold] = len(rows)
		}
		if _, ok := cols[c.pred]; !ok {
			cols[c.pred] = len(cols)
		}
	}
	n := max(len(rows), len(cols))
	weight := make([][]float64, n)
	for i := range weight {
		weight[i] = make([]float64, n)
	}
	for _, c := range group {
		weight[rows[c.gold]][cols[c.pred]] = t.similarity(c)
	}
	var out []cell
	column := assign(weight)
	for _, c := range group {
		if column[rows[c.gold]] == cols[c.pred] {
			out = append(out, c)
		}
	}
	return out
}
