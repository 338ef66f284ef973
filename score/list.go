package score

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// WriteErrors writes every error in context, by kind, the most frequent
// surface first; with colour, in that of a terminal.
func (r *Report) WriteErrors(w io.Writer, colour bool) {
	for _, kind := range Kinds {
		list, count := r.errorsOf(kind)
		if len(list) == 0 {
			continue
		}
		fmt.Fprintf(w, "\n%s (%d)\n", kind, len(list))
		slices.SortStableFunc(list, func(a, b Error) int {
			return cmp.Or(count[b.Text]-count[a.Text], strings.Compare(a.Text, b.Text))
		})
		for _, e := range list {
			line := e.String()
			if colour {
				line = paint.Replace(line)
			}
			fmt.Fprintf(w, "  %s\n", line)
		}
	}
}

// paint shows the surface of an error in red.
var paint = strings.NewReplacer("⟦", "\x1b[31;1m", "⟧", "\x1b[0m")

func (r *Report) errorsOf(kind string) ([]Error, map[string]int) {
	var list []Error
	count := map[string]int{}
	for _, e := range r.Errors {
		if e.Kind == kind {
			list = append(list, e)
			count[e.Text]++
		}
	}
	return list, count
}

// String returns the error on one line.
func (e Error) String() string {
	told := e.Told
	if told != "" {
		told += ": "
	}
	return fmt.Sprintf("%-7s %s%s  (%s)", e.span().Label, told, e.Where, e.Doc)
}
