package pubdate

import (
	"strings"
	"testing"
)

// BenchmarkFromText reads an article that tells no date, the slowest case.
func BenchmarkFromText(b *testing.B) {
	text := strings.Repeat("The foreign ministers of Mongolia and Japan met on November 15 in Ulaanbaatar, led by 12 diplomats.\n", 40)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if date, _ := FromText(text, ""); date != "" {
			b.Fatal(date)
		}
	}
}
