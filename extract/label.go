package extract

import "fmt"

// Label says what sort of thing a mention names. The zero value is no label.
type Label uint8

// The four labels of the annotation guideline.
const (
	NoLabel Label = iota
	Person
	Place
	Org
	DateLabel
)

var labelNames = [...]string{"", "PERSON", "PLACE", "ORG", "DATE"}

// String returns the label as tables and gold files write it, or "" for no label.
func (l Label) String() string {
	if int(l) < len(labelNames) {
		return labelNames[l]
	}
	return fmt.Sprintf("Label(%d)", uint8(l))
}

// ParseLabel is the inverse of String. An unknown name is an error.
func ParseLabel(s string) (Label, error) {
	for i, name := range labelNames {
		if name == s && i > 0 {
			return Label(i), nil
		}
	}
	return NoLabel, fmt.Errorf("label %q unknown (PERSON, PLACE, ORG, DATE)", s)
}

// Zone is the part of a document a mention stands in. The zero value is the body.
type Zone uint8

// The zones of an article.
const (
	Body Zone = iota
	Headline
	Quote
	InCitation
	Caption
)

var zoneNames = [...]string{"body", "headline", "quote", "citation", "caption"}

// String returns the zone as the mentions table writes it.
func (z Zone) String() string {
	if int(z) < len(zoneNames) {
		return zoneNames[z]
	}
	return fmt.Sprintf("Zone(%d)", uint8(z))
}
