package main

import (
	"bytes"
	"os"
	"testing"

	"toli/extract/standard"
	"toli/score"
)

const (
	goldFolder = "../../testdata/gold"
	scoreFile  = "../../testdata/score.txt"
)

// TestScore is the ratchet: the committed report on the fixtures must be what
// the program gives now. Run with -update when it rose, and look at the diff.
func TestScore(t *testing.T) {
	gold, err := score.ReadFiles(goldFolder)
	if err != nil {
		t.Fatal(err)
	}
	g, err := openGazetteer(nil)
	if err != nil {
		t.Fatal(err)
	}
	stages, err := standard.Stages(standard.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pred, err := predict(stages, gold)
	if err != nil {
		t.Fatal(err)
	}
	r, err := score.Evaluate(gold, pred, score.Options{Entries: entriesOf(g)})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	r.WriteTable(&b)
	r.WriteErrors(&b, false)
	if *update {
		if err := os.WriteFile(scoreFile, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(scoreFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), want) {
		t.Errorf("the figures on the fixtures moved; run go test ./cmd/toli -run TestScore -update and look at the diff of testdata/score.txt\n%s", b.Bytes()[:700])
	}
}
