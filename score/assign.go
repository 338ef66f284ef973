package score

import "math"

// assign gives each row of a square matrix of weights a column of its own, so
// that the sum is greatest: the algorithm of Kuhn and Munkres by shortest
// augmenting paths, in O(n³). It returns the column of each row.
func assign(weight [][]float64) []int {
	n := len(weight)
	a := assignment{
		weight: weight, row: make([]float64, n+1), col: make([]float64, n+1),
		owner: make([]int, n+1), way: make([]int, n+1),
	}
	for i := 1; i <= n; i++ {
		a.augment(i)
	}
	column := make([]int, n)
	for j := 1; j <= n; j++ {
		column[a.owner[j]-1] = j - 1
	}
	return column
}

// assignment numbers rows and columns from 1; column 0 stands for none.
type assignment struct {
	weight   [][]float64
	row, col []float64 // potentials
	owner    []int     // row of each column
	way      []int     // previous column on the path
}

// augment gives row i a column.
func (a *assignment) augment(i int) {
	n := len(a.weight)
	least := make([]float64, n+1)
	for j := range least {
		least[j] = math.Inf(1)
	}
	used := make([]bool, n+1)
	a.owner[0] = i
	at := 0
	for a.owner[at] != 0 {
		used[at] = true
		next, delta := a.step(at, least, used)
		for j := range used {
			if used[j] {
				a.row[a.owner[j]] += delta
				a.col[j] -= delta
			} else {
				least[j] -= delta
			}
		}
		at = next
	}
	for at != 0 {
		a.owner[at] = a.owner[a.way[at]]
		at = a.way[at]
	}
}

// step returns the nearest column that is not on the path yet, and how far it
// is.
func (a *assignment) step(at int, least []float64, used []bool) (next int, delta float64) {
	delta = math.Inf(1)
	i := a.owner[at]
	for j := 1; j < len(used); j++ {
		if used[j] {
			continue
		}
		if d := -a.weight[i-1][j-1] - a.row[i] - a.col[j]; d < least[j] {
			least[j], a.way[j] = d, at
		}
		if least[j] < delta {
			delta, next = least[j], j
		}
	}
	return next, delta
}
