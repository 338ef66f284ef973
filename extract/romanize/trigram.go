package romanize

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// trigramTable has, for three letters of a folded name (^ and $ are its ends),
// four times the logarithm of how much likelier they are in the names of the
// Mongolian state registry than in names of the US census, Japanese names and
// those of the world's governments.
//
//go:generate go run gen.go FOLDER
//go:embed trigrams.txt
var trigramTable string

var trigrams = sync.OnceValue(func() *[28 * 28 * 28]int8 {
	var table [28 * 28 * 28]int8
	for line := range strings.Lines(trigramTable) {
		fields := strings.Fields(line)
		odds, err := strconv.Atoi(fields[0])
		if err != nil {
			panic(err)
		}
		for _, t := range fields[1:] {
			table[(letterCode(t[0])*28+letterCode(t[1]))*28+letterCode(t[2])] = int8(odds)
		}
	}
	return &table
})

func letterCode(c byte) int {
	switch {
	case 'a' <= c && c <= 'z':
		return 2 + int(c-'a')
	case c == '^':
		return 0
	}
	return 1
}

// mongolianOdds returns how Mongolian a folded word looks: above 4, likely.
func mongolianOdds(b []byte) int {
	table, sum := trigrams(), 0
	if len(b) == 0 {
		return 0
	}
	x, y := 0, letterCode(b[0])
	for i := 1; i <= len(b); i++ {
		z := 1
		if i < len(b) {
			z = letterCode(b[i])
		}
		sum += int(table[(x*28+y)*28+z])
		x, y = y, z
	}
	return sum
}
