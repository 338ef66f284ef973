package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
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

// scored runs "toli score" and returns its figures.
func scored(t *testing.T, args ...string) (s score.Summary) {
	t.Helper()
	code, out, log := toli(t.Context(), "", append([]string{"score", "--json"}, args...)...)
	if err := json.Unmarshal([]byte(out), &s); code != exitOK || err != nil {
		t.Fatalf("%v: exit %d, %v: %s", args, code, err, log)
	}
	return s
}

// TestScoreTables scores the tables of a run, which must be as good as the run.
func TestScoreTables(t *testing.T) {
	gold, err := filepath.Abs(goldFolder)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, args := range [][]string{{"convert", gold, "gold.jsonl"}, {"run", "gold.jsonl", "--out", "tables"}, {"run", "gold.jsonl", "--out", "short", "--no-text"}} {
		if code, _, log := toli(t.Context(), "", args...); code != exitOK {
			t.Fatalf("%v: %s", args, log)
		}
	}
	want := scored(t, gold)
	for _, pred := range []string{"tables", "tables/mentions.parquet", "short"} {
		if got := scored(t, "gold.jsonl", "--pred", pred); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v\nwant %+v", pred, got, want)
		}
	}
	p := want.Labels["PERSON"].Strict
	if p.Ratio.F1 <= 0.5 || p.Ratio.F1 > 1 || p.TP+p.FN != p.Support || want.Micro.Strict.Support < 1500 {
		t.Errorf("PERSON %+v, micro %+v", p, want.Micro.Strict)
	}
}

// TestScoreKeys has the keys that scripts read.
func TestScoreKeys(t *testing.T) {
	_, out, _ := toli(t.Context(), "", "score", "--json", goldFolder)
	var all map[string]any
	if err := json.Unmarshal([]byte(out), &all); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{
		"labels.PERSON.strict.f1", "labels.DATE.overlap.precision", "labels.ORG.span.recall", "labels.PLACE.strict.tp",
		"micro.strict.f1", "micro.strict.support", "macro.strict.f1", "dates.value_accuracy", "dates.value.f1", "dates.timex3_accuracy",
		"entities.document.b3.f1", "entities.corpus.muc.recall", "entities.labels.ORG.ceaf_e.precision", "links.name.recall", "confusion.ORG.PLACE",
	} {
		var at any = all
		for _, k := range strings.Split(key, ".") {
			m, _ := at.(map[string]any)
			at = m[k]
		}
		if _, ok := at.(float64); !ok {
			t.Errorf("%s is %v", key, at)
		}
	}
}

// TestScoreExits has the exit codes and what is said.
func TestScoreExits(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"gold.jsonl":  `{"id":"a","register":"wire","text":"Kim in Seoul","spans":[{"start":0,"end":3,"label":"PERSON"},{"start":7,"end":12,"label":"PLACE"}]}`,
		"good.bio":    "# newdoc id = a\n# text = Kim in Seoul\nKim B-PER\nin O\nSeoul B-LOC\n",
		"worse.bio":   "# newdoc id = a\n# text = Kim in Seoul\nKim O\nin O\nSeoul B-LOC\n",
		"other.bio":   "# newdoc id = a\n# text = Kim of Seoul\nKim B-PER\nof O\nSeoul B-LOC\n",
		"b.bio":       "# newdoc id = b\nKim B-PER\n",
		"both.bio":    "# newdoc id = a\n# text = Kim in Seoul\nKim B-PER\nin O\nSeoul B-LOC\n\n# newdoc id = b\nKim B-PER\n",
		"unknown.bio": "# newdoc id = a\n# text = Kim in Seoul\nKim B-MISC\nin O\nSeoul B-LOC\n",
		"short.ann":   "#1\tDocument id\ta\nT1\tPERSON 0 3\tKim\n",
		"short.txt":   "Kim",
		"empty.json":  "{}",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args string
		code int
		out  string
		log  string
	}{
		{"gold.jsonl --pred good.bio --save run.json", exitOK, "micro     100.0  100.0  100.0", ""},
		{"gold.jsonl --pred good.bio --baseline run.json", exitOK, "PERSON     100.0   100.0", ""},
		{"gold.jsonl --pred worse.bio --baseline run.json", exitFell, "newly wrong (1)\n  PERSON  missed   ⟦Kim⟧ in Seoul  (a)", "toli: run.json: strict F1 fell below the baseline: PERSON from 1.0000 to 0.0000\n"},
		{"gold.jsonl --pred worse.bio --baseline run.json --tolerance 1", exitOK, "newly wrong (1)", ""},
		{"gold.jsonl --pred good.bio --baseline empty.json", exitUsage, "", "toli: empty.json: no saved run: write it with --save\n"},
		{"gold.jsonl --pred good.bio --by register", exitOK, "wire: 1 document\n", ""},
		{"gold.jsonl --pred good.bio --by source", exitOK, "no source: 1 document\n", ""},
		{"gold.jsonl --pred good.bio --by weather", exitUsage, "", "toli: --by weather: source or register\n"},
		{"gold.jsonl --pred worse.bio --errors", exitOK, "missed (1)\n  PERSON  ⟦Kim⟧ in Seoul  (a)", ""},
		{"gold.jsonl --pred other.bio", exitUsage, "", "toli: gold.jsonl:1: a: text differs from that of other.bio:1 at character 4: predict on the same text\n"},
		{"gold.jsonl --pred short.ann", exitUsage, "", "toli: gold.jsonl:1: a: text differs from that of short.ann:1 at character 3: predict on the same text\n"},
		{"gold.jsonl --pred b.bio", exitUsage, "", "toli: gold.jsonl:1: a: not among the predictions: predict every gold document, or leave it out of the gold ones\n"},
		{"gold.jsonl --pred both.bio", exitUsage, "", "toli: both.bio:7: b: not among the gold documents: label it, or leave it out of the predictions\n"},
		{"gold.jsonl --pred unknown.bio", exitUsage, "", "toli: unknown.bio:1: a: span [0,3): label \"MISC\" unknown: write one of PERSON, PLACE, ORG, DATE\n"},
	} {
		code, out, log := toli(t.Context(), "", append([]string{"score"}, strings.Fields(c.args)...)...)
		if code != c.code || !strings.Contains(out, c.out) || log != c.log || c.out == "" && out != "" {
			t.Errorf("%s: exit %d\n%s\n%s", c.args, code, out, log)
		}
	}
}

// TestConvert goes through every format on disk and comes back to the same
// bytes.
func TestConvert(t *testing.T) {
	gold, err := filepath.Abs(goldFolder)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, args := range []string{
		gold + " a.jsonl", "a.jsonl marked", "marked b.jsonl", "a.jsonl brat --to brat", "brat c.jsonl", "a.jsonl s.json", "s.json d.jsonl",
		"a.jsonl x.bio", "x.bio x.jsonl", "x.jsonl y.conll --scheme BIOES --columns 4", "y.conll z.conll --scheme IOB1", "z.conll z.bio",
		"brat/seed.ann seed.txt", "brat/seed.txt one.jsonl",
		"a.jsonl labels.jsonl --to labels --texts a.jsonl", "labels.jsonl e.jsonl --texts b.jsonl",
	} {
		if code, _, log := toli(t.Context(), "", append([]string{"convert"}, strings.Fields(args)...)...); code != exitOK {
			t.Fatalf("%s: exit %d: %s", args, code, log)
		}
	}
	for _, pair := range [][2]string{{"a.jsonl", "b.jsonl"}, {"a.jsonl", "c.jsonl"}, {"a.jsonl", "d.jsonl"}, {"x.bio", "z.bio"}, {"seed.txt", "marked/seed.txt"}} {
		a, err1 := os.ReadFile(pair[0])
		b, err2 := os.ReadFile(pair[1])
		if err1 != nil || err2 != nil || len(a) == 0 || !bytes.Equal(a, b) {
			t.Errorf("%s and %s differ: %d and %d bytes, %v %v", pair[0], pair[1], len(a), len(b), err1, err2)
		}
	}
	for args, want := range map[string]string{
		"a.jsonl out.txt":              "toli: out.txt: holds one document, these are 35: give a folder\n",
		"a.jsonl out.xml":              "toli: out.xml: format unknown: name it *.jsonl, *.bio, *.conll, *.json, *.ann, *.txt, or give --to\n",
		"a.jsonl out --to labels":      "toli: --to labels: say with --texts where the texts are\n",
		"a.jsonl out --to word":        "toli: --to word: one of jsonl, columns, spacy, brat, marked, labels\n",
		"a.jsonl out.bio --scheme IOB": "toli: --scheme IOB: one of BIO, BIOES, IOB1\n",
		"a.jsonl out.bio --columns 3":  "toli: --columns 3: 2 or 4\n",
		"nothing.jsonl out.bio":        "toli: stat nothing.jsonl: no such file or directory\n",
	} {
		code, _, log := toli(t.Context(), "", append([]string{"convert"}, strings.Fields(args)...)...)
		if code != exitUsage || log != want {
			t.Errorf("%s: exit %d: %s", args, code, log)
		}
	}
}
