package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"

	"toli/pipeline/source"
)

// progress shows how far a run is. A nil progress shows nothing.
type progress struct {
	bar   *progressbar.ProgressBar
	src   *source.Source
	docs  int
	start time.Time
}

// newProgress returns the progress of reading src for a mode of --progress.
func newProgress(mode string, w io.Writer, src *source.Source) (*progress, error) {
	switch mode {
	case "never":
		return nil, nil
	case "auto":
		if !isTerminal(w) {
			return nil, nil
		}
	case "always":
	default:
		return nil, fmt.Errorf("--progress %q: one of always, never, auto", mode)
	}
	total := src.Bytes()
	if total == 0 {
		total = -1 // a spinner
	}
	bar := progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(w),
		progressbar.OptionShowBytes(true),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionFullWidth(),
	)
	return &progress{bar: bar, src: src, start: time.Now()}, nil
}

// isTerminal reports whether w is a terminal.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// add tells that n more documents, and in all so many words, are done.
func (p *progress) add(n int, words int64) {
	if p == nil {
		return
	}
	p.docs += n
	speed := float64(words) / max(time.Since(p.start).Seconds(), 1e-6)
	p.bar.Describe(fmt.Sprintf("%d documents, %.0f words/s", p.docs, speed))
	p.bar.Set64(p.src.BytesRead()) // an error of the bar stops nothing
}

func (p *progress) finish() {
	if p != nil {
		p.bar.Finish()
	}
}
