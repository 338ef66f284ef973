package gazetteer

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// RowError says what is wrong with a row of a table, and what to do about it.
type RowError struct {
	File string
	Line int // from 1
	What string
}

// Error returns file:line: what.
func (e *RowError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.What) }

// sortErrors sorts the errors of tables by file and line; those of no line come
// last.
func sortErrors(errs []error) {
	slices.SortStableFunc(errs, func(a, b error) int {
		var x, y *RowError
		if okX, okY := errors.As(a, &x), errors.As(b, &y); !okX || !okY {
			return cmp.Compare(rank(okX), rank(okY))
		}
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line))
	})
}

// rank puts errors of rows before those of whole files.
func rank(ofRow bool) int {
	if ofRow {
		return 0
	}
	return 1
}
