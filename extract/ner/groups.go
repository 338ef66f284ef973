package ner

import (
	"fmt"
	"strings"
)

// Groups is a set of groups of features, of which a model may do without some.
type Groups uint32

// The groups of features besides words, their letters and their shapes.
const (
	Gazetteer    Groups = 1 << iota // lookups, titles and heads of names
	Grammars                        // candidates of the name grammars, parts of names, dates
	WordClasses                     // clusters and shares of capitals
	DocumentWide                    // the same word elsewhere; the second reading
	AllGroups    Groups = 1<<iota - 1
)

var groupNames = [...]string{"gazetteer", "grammars", "classes", "document"}

// ParseGroups reads names of groups, separated by commas: gazetteer, grammars,
// classes, document. The empty text is none.
func ParseGroups(s string) (Groups, error) {
	var g Groups
next:
	for _, name := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' }) {
		for i, n := range groupNames {
			if n == name {
				g |= 1 << i
				continue next
			}
		}
		return 0, fmt.Errorf("group of features %q unknown (%s)", name, strings.Join(groupNames[:], ", "))
	}
	return g, nil
}

// String returns the names that ParseGroups reads.
func (g Groups) String() string {
	var names []string
	for i, n := range groupNames {
		if g>>i&1 != 0 {
			names = append(names, n)
		}
	}
	return strings.Join(names, ",")
}
