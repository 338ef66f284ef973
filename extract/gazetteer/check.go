package gazetteer

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"toli/extract"
	"toli/extract/segment"
)

// Check returns what is wrong with rows, each error with file:line, in the
// order of files and lines: ids that are no slugs or not unique, labels that
// contradict kinds, names that are ill-formed or repeated, malformed
// identifiers, countries and dates, and demonyms that are aliases of a mention.
func Check(rows []Row) []error {
	var c checker
	for i := range rows {
		c.row(&rows[i])
	}
	c.unique(rows)
	c.sorted(rows)
	c.demonyms(rows)
	sortErrors(c.errs)
	return c.errs
}

type checker struct{ errs []error }

func (c *checker) add(row *Row, format string, args ...any) {
	c.errs = append(c.errs, &RowError{row.File, row.Line, fmt.Sprintf(format, args...)})
}

func (c *checker) row(r *Row) {
	if !isSlug(r.ID) {
		c.add(r, "id %q is no slug: lower-case ASCII letters, digits, - and . only", r.ID)
	}
	if r.Kind != extract.NoKind && r.Kind != extract.Nickname && r.Kind.Label() != r.Label {
		want := r.Kind.Label().String()
		if want == "" {
			want = "-"
		}
		c.add(r, "label %q with kind %q, which has label %q", r.Label, r.Kind, want)
	}
	if r.Kind == extract.NoKind && r.Label == extract.NoLabel {
		c.add(r, "kind missing on a row without label; give one, as title or event")
	}
	if r.Label == extract.DateLabel {
		c.add(r, "label DATE: dates are found by grammar; use PERSON, PLACE, ORG or -")
	}
	if r.Country != "" && !isCountry(r.Country) {
		c.add(r, "country %q is no ISO 3166-1 alpha-2 code in lower case, as mn", r.Country)
	}
	if r.Wikidata != "" && !isWikidata(r.Wikidata) {
		c.add(r, "wikidata %q is no Q number, as Q711", r.Wikidata)
	}
	c.dates(r)
	c.names(r)
}

func (c *checker) dates(r *Row) {
	from, okFrom := dateKey(r.From, false)
	to, okTo := dateKey(r.To, true)
	switch {
	case !okFrom:
		c.add(r, "from %q is no YYYY, YYYY-MM or YYYY-MM-DD", r.From)
	case !okTo:
		c.add(r, "to %q is no YYYY, YYYY-MM or YYYY-MM-DD", r.To)
	case r.From != "" && r.To != "" && from > to:
		c.add(r, "from %s is after to %s; swap or correct them", r.From, r.To)
	}
}

// names reports names that are not text or are written twice. Two names that
// differ in case only are one, unless one is an acronym that needs capitals.
func (c *checker) names(r *Row) {
	type seen struct {
		name    string
		acronym bool
	}
	var all []seen
	for name := range r.Names {
		if what := badName(name); what != "" {
			c.add(r, "name %q %s", name, what)
			continue
		}
		s := seen{name, isAcronym(name)}
		for _, o := range all {
			if o.name == name {
				c.add(r, "name %q twice; drop one", name)
			} else if o.acronym == s.acronym && strings.EqualFold(o.name, name) {
				c.add(r, "names %q and %q differ in case only; drop one", o.name, name)
			}
		}
		all = append(all, s)
	}
}

func badName(name string) string {
	switch {
	case strings.IndexFunc(name, isWordRune) < 0:
		return "has no word; write it out or drop it"
	case len(name) > maxTokens && len(segment.Tokens(name, nil)) > maxTokens:
		return fmt.Sprintf("has more than %d tokens; shorten it", maxTokens)
	case strings.ContainsAny(name, "|\t\n\r"):
		return "holds a separator; aliases go to the column of that name"
	case strings.TrimSpace(name) != name || strings.Contains(name, "  "):
		return "has white space to spare; drop it"
	}
	return ""
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// unique reports ids that two rows have.
func (c *checker) unique(rows []Row) {
	first := map[string]*Row{}
	for i := range rows {
		r := &rows[i]
		if o, ok := first[r.ID]; ok {
			c.add(r, "id %q is that of %s:%d; give it a suffix", r.ID, o.File, o.Line)
			continue
		}
		first[r.ID] = r
	}
}

// sorted reports rows that are not in the order of their ids.
func (c *checker) sorted(rows []Row) {
	for i := 1; i < len(rows); i++ {
		r := &rows[i]
		if rows[i-1].File == r.File && rows[i-1].Line < r.Line && rows[i-1].ID > r.ID {
			c.add(r, "id %q after %q; sort the rows by id", r.ID, rows[i-1].ID)
		}
	}
}

// demonyms reports aliases of mentions that are demonyms: Mongolian names no
// place. What is itself called so (Djibouti) may be.
func (c *checker) demonyms(rows []Row) {
	demonyms := map[string]*Row{}
	for i := range rows {
		if rows[i].Kind == extract.Demonym {
			for name := range rows[i].Names {
				demonyms[segment.Fold(name)] = &rows[i]
			}
		}
	}
	for i := range rows {
		r := &rows[i]
		if r.Label == extract.NoLabel {
			continue
		}
		for name := range r.Names {
			if o := demonyms[segment.Fold(name)]; o != nil && name != r.Name {
				c.add(r, "name %q is a demonym (%s:%d); drop it", name, o.File, o.Line)
			}
		}
	}
}

func isSlug(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '.') {
			return false
		}
	}
	return s != "" && s[0] != '.' && s[len(s)-1] != '.'
}

func isCountry(s string) bool {
	return len(s) == 2 && 'a' <= s[0] && s[0] <= 'z' && 'a' <= s[1] && s[1] <= 'z'
}

func isWikidata(s string) bool {
	if len(s) < 2 || len(s) > 16 || s[0] != 'Q' || s[1] == '0' {
		return false
	}
	return strings.Trim(s[1:], "0123456789") == ""
}

// dateKey returns a sortable form of a date of a table, its end when end is
// set, and whether it is well-formed. No date is.
func dateKey(s string, end bool) (string, bool) {
	if s == "" {
		return "", true
	}
	layout := "2006-01-02"
	if len(s) > len(layout) || len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return "", false
	}
	if _, err := time.Parse(layout[:len(s)], s); err != nil {
		return "", false
	}
	if end {
		s += "-99-99"[len(s)-4:]
	}
	return s, true
}
