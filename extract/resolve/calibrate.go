package resolve

import (
	"math"
	"strings"

	"toli/extract"
)

// The tagger's posteriors are too sure: features that say the same thing are
// counted as if they did not know of each other. Their logarithms of odds are
// scaled and shifted (Platt, 1999) by what was right in cross-validation; see
// docs/recognition.md.
const (
	slope = 0.71
	shift = -0.31
)

// calibrate makes the scores of the tagger's mentions probabilities. It keeps
// their order, and is last, so that no choice depends on it.
func calibrate(d *extract.Document) {
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if strings.HasPrefix(m.By, "ner") {
			m.Score = calibrated(m.Score)
		}
	}
}

func calibrated(p float32) float32 {
	q := min(max(float64(p), 1e-6), 1-1e-6)
	return float32(1 / (1 + math.Exp(-slope*math.Log(q/(1-q))-shift)))
}
