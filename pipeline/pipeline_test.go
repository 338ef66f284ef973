package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"reflect"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

type item struct {
	n     int
	trail []string
	bytes int
}

func (i *item) Size() int { return i.bytes }

func numbers(n int) iter.Seq2[*item, error] {
	return func(yield func(*item, error) bool) {
		for i := range n {
			if !yield(&item{n: i}, nil) {
				return
			}
		}
	}
}

func do(i *item) error { return nil }

func mustNew(t *testing.T, stages ...Stage[*item]) *Pipeline[*item] {
	t.Helper()
	p, err := New(stages...)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestNew(t *testing.T) {
	for _, test := range []struct {
		name   string
		stages []Stage[*item]
		want   string
	}{
		{"none", nil, ""},
		{"order holds", []Stage[*item]{{"a", nil, do}, {"b", []string{"a"}, do}}, ""},
		{"no name", []Stage[*item]{{"", nil, do}}, "stage 0: no name"},
		{"twice", []Stage[*item]{{"a", nil, do}, {"a", nil, do}}, `stage 1: second stage named "a"`},
		{"nothing", []Stage[*item]{{"a", nil, nil}}, `stage "a": nothing to do`},
		{"later", []Stage[*item]{{"a", []string{"b"}, do}, {"b", nil, do}}, `stage "a": needs "b" earlier`},
		{"itself", []Stage[*item]{{"a", []string{"a"}, do}}, `stage "a": needs "a" earlier`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := New(test.stages...)
			if got := fmt.Sprint(err); err != nil && got != test.want || err == nil && test.want != "" {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func mark(name string) Stage[*item] {
	return Stage[*item]{Name: name, Do: func(i *item) error {
		if i.n%5 == 0 {
			time.Sleep(time.Duration(i.n%3) * 100 * time.Microsecond) // so that workers overtake each other
		}
		if name == "b" && i.n%7 == 3 {
			return errors.New("seven")
		}
		if name == "b" && i.n%11 == 4 {
			panic("eleven")
		}
		i.trail = append(i.trail, name)
		return nil
	}}
}

func transcript(t *testing.T, n int, opt Options) string {
	t.Helper()
	p := mustNew(t, mark("a"), mark("b"), mark("c"))
	var out strings.Builder
	err := p.Run(context.Background(), numbers(n), func(b Batch[*item]) error {
		fmt.Fprintf(&out, "batch from %d\n", b.First)
		for i, item := range b.Items {
			fmt.Fprintln(&out, item.n, item.trail, b.Errs[i])
		}
		return nil
	}, opt)
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestRunIsTheSameForAnyNumberOfWorkers(t *testing.T) {
	want := transcript(t, 200, Options{Workers: 1, BatchSize: 6})
	for _, line := range []string{
		"batch from 198\n", "\n2 [a b c] <nil>\n", "\n3 [a] b: seven\n", "\n4 [a] b: panic: eleven\n", "\n199 [a] b: seven\n",
	} {
		if !strings.Contains(want, line) {
			t.Errorf("transcript lacks %q", line)
		}
	}
	if got := strings.Count(want, "\n"); got != 200+34 {
		t.Errorf("%d lines, want 234", got)
	}
	for _, workers := range []int{2, 7} {
		if got := transcript(t, 200, Options{Workers: workers, BatchSize: 6}); got != want {
			t.Errorf("%d workers give another result", workers)
		}
	}
}

func TestRunCutsLargeBatches(t *testing.T) {
	source := func(yield func(*item, error) bool) {
		for i, size := range []int{10, 10, 90, 200, 1, 1, 1, 1} {
			if !yield(&item{n: i, bytes: size}, nil) {
				return
			}
		}
	}
	var sizes []int
	err := mustNew(t).Run(context.Background(), source, func(b Batch[*item]) error {
		sizes = append(sizes, len(b.Items))
		return nil
	}, Options{Workers: 2, BatchSize: 3, BatchBytes: 100})
	if want := []int{3, 1, 3, 1}; err != nil || !reflect.DeepEqual(sizes, want) {
		t.Errorf("batches of %v, error %v, want %v", sizes, err, want)
	}
}

func TestPanicHasStack(t *testing.T) {
	p := mustNew(t, Stage[*item]{Name: "a", Do: func(*item) error { panic(io.ErrNoProgress) }})
	err := p.Apply(&item{})
	if !errors.Is(err, io.ErrNoProgress) || !strings.Contains(string(err.Stack), "TestPanicHasStack") {
		t.Errorf("got %v with stack\n%s", err, err.Stack)
	}
}

func TestRunEndsWithErrors(t *testing.T) {
	broken := errors.New("disk full")
	brokenAfter := func(n int) iter.Seq2[*item, error] {
		return func(yield func(*item, error) bool) {
			for i := range numbers(n) {
				if !yield(i, nil) {
					return
				}
			}
			if yield(nil, broken) {
				panic("asked after the error")
			}
		}
	}
	release := make(chan struct{})
	blocksAfter := func(n int) iter.Seq2[*item, error] {
		return func(yield func(*item, error) bool) {
			for i := range numbers(n) {
				yield(i, nil)
			}
			<-release
		}
	}
	panics := func(yield func(*item, error) bool) {
		yield(&item{}, nil)
		panic(broken)
	}
	for _, test := range []struct {
		name   string
		source iter.Seq2[*item, error]
		sinkAt int // item at which the sink fails
		want   int // items delivered
	}{
		{"source", brokenAfter(25), -1, 25},
		{"source panics", panics, -1, 1},
		{"sink", numbers(1000000), 20, 20},
		{"sink before source", brokenAfter(25), 10, 10},
		{"sink while the source blocks", blocksAfter(10), 0, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := runtime.NumGoroutine()
			got := 0
			err := mustNew(t, mark("a")).Run(context.Background(), test.source, func(b Batch[*item]) error {
				if b.First == test.sinkAt {
					return broken
				}
				got += len(b.Items)
				return nil
			}, Options{Workers: 3, BatchSize: 10})
			if !errors.Is(err, broken) || got != test.want {
				t.Errorf("got %d items and %v, want %d", got, err, test.want)
			}
			if strings.Contains(test.name, "blocks") {
				close(release)
			}
			noLeak(t, before)
		})
	}
}

func noLeak(t *testing.T, before int) {
	t.Helper()
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

func TestRunEndsWhenCancelled(t *testing.T) {
	release := make(chan struct{})
	blocked := func(yield func(*item, error) bool) {
		yield(&item{}, nil)
		<-release
	}
	stuck := Stage[*item]{Name: "stuck", Do: func(*item) error { <-release; return nil }}
	slow := Stage[*item]{Name: "slow", Do: func(*item) error { time.Sleep(time.Millisecond); return nil }}
	for _, test := range []struct {
		name   string
		source iter.Seq2[*item, error]
		stages []Stage[*item]
	}{
		{"at work", numbers(1000000), []Stage[*item]{slow}},
		{"source blocks", blocked, nil},
		{"stage blocks", numbers(10), []Stage[*item]{stuck}},
	} {
		t.Run(test.name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			time.AfterFunc(20*time.Millisecond, cancel)
			start := time.Now()
			err := mustNew(t, test.stages...).Run(ctx, test.source, func(Batch[*item]) error { return nil },
				Options{Workers: 2, BatchSize: 4})
			if took := time.Since(start); err != context.Canceled || took > time.Second {
				t.Errorf("got %v after %v", err, took)
			}
		})
	}
	close(release)
	noLeak(t, 3)
}

func TestRunCancelledBeforeItStarts(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := mustNew(t).Run(ctx, numbers(100), func(Batch[*item]) error {
		t.Error("a batch was delivered")
		return nil
	}, Options{})
	if err != context.Canceled {
		t.Errorf("got %v", err)
	}
}

// TestRunBoundsMemory counts the items that were read and not yet written,
// with a sink that is slower than everything else.
func TestRunBoundsMemory(t *testing.T) {
	const workers, size = 3, 2
	var alive, most atomic.Int64
	source := func(yield func(*item, error) bool) {
		for i := range 300 {
			if now := alive.Add(1); now > most.Load() {
				most.Store(now)
			}
			if !yield(&item{n: i}, nil) {
				return
			}
		}
	}
	err := mustNew(t, mark("a")).Run(context.Background(), source, func(b Batch[*item]) error {
		time.Sleep(time.Millisecond)
		alive.Add(-int64(len(b.Items)))
		return nil
	}, Options{Workers: workers, BatchSize: size})
	if err != nil {
		t.Fatal(err)
	}
	if got := most.Load(); got > (workers+2)*size || got < workers*size {
		t.Errorf("%d items alive at once, want %d to %d", got, workers*size, (workers+2)*size)
	}
}

func FuzzRunKeepsOrder(f *testing.F) {
	f.Add(uint8(3), uint8(7), []byte{5, 0, 200, 3, 9, 9, 0, 0, 1})
	f.Fuzz(func(t *testing.T, workers, size uint8, sizes []byte) {
		source := func(yield func(*item, error) bool) {
			for i, s := range sizes {
				if !yield(&item{n: i, bytes: int(s)}, nil) {
					return
				}
			}
		}
		next := 0
		spin := Stage[*item]{Name: "spin", Do: func(i *item) error {
			for range i.bytes {
				runtime.Gosched()
			}
			return nil
		}}
		err := mustNew(t, spin).Run(context.Background(), source, func(b Batch[*item]) error {
			if b.First != next || len(b.Errs) != len(b.Items) || len(b.Items) == 0 {
				t.Errorf("batch from %d of %d, want from %d", b.First, len(b.Items), next)
			}
			for _, i := range b.Items {
				if i.n != next {
					t.Errorf("item %d, want %d", i.n, next)
				}
				next++
			}
			return nil
		}, Options{Workers: int(workers % 9), BatchSize: int(size % 9), BatchBytes: 300})
		if err != nil || next != len(sizes) {
			t.Errorf("%d of %d items, error %v", next, len(sizes), err)
		}
	})
}
