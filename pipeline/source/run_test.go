package source_test

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"toli/pipeline"
	"toli/pipeline/source"
)

type job struct {
	*source.Record
	source.Decoded
}

func (j *job) Size() int { return j.Record.Size() }

// run decodes all records in a pipeline, as a program does.
func run(t *testing.T, s *source.Source, workers int) string {
	t.Helper()
	p, err := pipeline.New(pipeline.Stage[*job]{Name: "decode", Do: func(j *job) (err error) {
		j.Decoded, err = s.Decode(j.Record)
		return err
	}})
	if err != nil {
		t.Fatal(err)
	}
	var jobs iter.Seq2[*job, error] = func(yield func(*job, error) bool) {
		for r := range s.Records() {
			if !yield(&job{Record: r}, nil) {
				return
			}
		}
	}
	var out strings.Builder
	err = p.Run(context.Background(), jobs, func(b pipeline.Batch[*job]) error {
		fmt.Fprintln(&out, "batch", b.First)
		for i, j := range b.Items {
			fmt.Fprintln(&out, j.Decoded, b.Errs[i])
		}
		return nil
	}, pipeline.Options{Workers: workers, BatchSize: 8})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestSameForAnyNumberOfWorkers(t *testing.T) {
	dir := t.TempDir()
	page := "<html><body><article><h1>Talks</h1><p>Talks of day %d ended in Seoul.</p></article></body></html>"
	for i := range 40 {
		for name, data := range map[string]string{
			"a/%02d.txt":         fmt.Sprintf("SEOUL, Nov. %d, 2012 (Yonhap) -- Talks went on.\n", i),
			"b/2012-11-%02d.htm": fmt.Sprintf(page, i),
			"c/%02d.jsonl":       "{\"text\":\"A\"}\n{\"text\":\n{\"text\":\"\xb0\xad\xb0\xad\xb0\xad\"}\n",
			"d/%02d.txt":         "\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2 \xcc\xee\xed\xe3\xee\xeb\xe8\xe8",
		} {
			name = filepath.Join(dir, fmt.Sprintf(name, i))
			os.MkdirAll(filepath.Dir(name), 0o777)
			if err := os.WriteFile(name, []byte(data), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	s, err := source.Open([]string{dir}, source.Options{Date: "2013"})
	if err != nil {
		t.Fatal(err)
	}
	want := run(t, s, 1)
	if n := strings.Count(want, "decode: "); n != 40 {
		t.Errorf("%d rejects, want 40", n)
	}
	for _, workers := range []int{2, 7} {
		if got := run(t, s, workers); got != want {
			t.Errorf("%d workers give another result", workers)
		}
	}
}
