package gazetteer

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"toli/extract"
	"toli/extract/segment"
)

// UserPrior is the prior of a row of a user's table that gives none: who adds a
// name means it.
const UserPrior = 1

// CompileTable returns the blob of the user's table read from r, and its number
// of rows. The name tells CSV from TSV and stands in errors. The table needs
// names and labels only: rows without an id get one made of the name, rows without
// a kind the one their label implies, and rows need not be sorted. All that is
// wrong with the table is returned at once, in the order of its lines.
func CompileTable(name string, r io.Reader) (blob []byte, n int, errs []error) {
	rows, errs := Parse(name, r)
	errs = append(errs, completeRows(rows)...)
	sortErrors(errs)
	if len(errs) > 0 {
		return nil, len(rows), errs
	}
	blob, err := compile(rows, UserPrior)
	if err != nil {
		return nil, len(rows), []error{fmt.Errorf("%s: %w", name, err)}
	}
	return blob, len(rows), nil
}

// completeRows gives rows the ids and kinds that they lack, and returns what is
// wrong with them.
func completeRows(rows []Row) []error {
	taken := map[string]bool{}
	for i := range rows {
		taken[rows[i].ID] = true
	}
	var c checker
	for i := range rows {
		r := &rows[i]
		if r.Label == extract.Person && r.Kind == extract.NoKind {
			r.Kind = extract.PersonKind
		}
		if r.ID == "" {
			r.ID = freshID("user."+slug(r.Name), taken)
		}
		c.row(r)
	}
	c.unique(rows)
	return c.errs
}

// freshID returns id, or id with the first number that makes it new.
func freshID(id string, taken map[string]bool) string {
	fresh := id
	for n := 2; taken[fresh]; n++ {
		fresh = id + "-" + strconv.Itoa(n)
	}
	taken[fresh] = true
	return fresh
}

// slug returns the letters and digits of name in ASCII, with hyphens between
// words; other letters are written as their code points.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range segment.Fold(name) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r >= 0x80:
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			if r < 0x80 {
				b.WriteRune(r)
			} else {
				fmt.Fprintf(&b, "u%x", r)
			}
		case r != '\'' && r != '.':
			gap = true
		}
	}
	if b.Len() == 0 {
		return "x"
	}
	return b.String()
}

// LayerTable returns base with the user's table read from r on top, as
// CompileTable reads it. Its errors are joined.
func LayerTable(base *Gazetteer, name string, r io.Reader) (*Gazetteer, error) {
	blob, _, errs := CompileTable(name, r)
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	user, err := Open(blob)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return Layer(base, user), nil
}
