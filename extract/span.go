package extract

// Span is a half-open range [Start, End) of byte offsets into a document's text.
type Span struct {
	Start, End uint32
}

// Len returns the number of bytes in s.
func (s Span) Len() int { return int(s.End) - int(s.Start) }

// Empty reports whether s covers no bytes.
func (s Span) Empty() bool { return s.End <= s.Start }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains reports whether every byte of t lies in s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// In returns the part of text that s covers. It panics when s is outside text.
func (s Span) In(text string) string { return text[s.Start:s.End] }
