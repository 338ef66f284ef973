package pipeline

import (
	"context"
	"iter"
	"runtime"
	"sync"
	"time"
)

// Options says how to run a pipeline. The zero value is useful.
type Options struct {
	Workers    int // goroutines that run stages; default GOMAXPROCS
	BatchSize  int // most items in a batch; default 64
	BatchBytes int // a batch ends once its items have this size; default 1 MiB. Only items that are a Sizer have one
}

// Sizer is an item that knows its size, so that a batch of large items can be
// closed early.
type Sizer interface {
	Size() int // in bytes
}

// Batch is a run of neighbouring items of the input.
type Batch[T any] struct {
	First int           // number of the first item, from 0
	Items []T           // in the order of the input
	Errs  []*StageError // one for each item; nil for those that passed all stages
}

// grace is how long a run that ends early waits for its goroutines. One that
// is still inside a source or a stage by then is left behind: it ends as soon
// as that call returns.
const grace = 500 * time.Millisecond

func (o Options) withDefaults() Options {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.BatchSize <= 0 {
		o.BatchSize = 64
	}
	if o.BatchBytes <= 0 {
		o.BatchBytes = 1 << 20
	}
	return o
}

// Run sends the items of source through the stages and hands the batches to
// sink, which runs on the caller's goroutine, in the order of the input. How
// the input is cut into batches depends on the input, BatchSize and BatchBytes
// only. The sink owns the batch while it runs and may keep the items.
//
// A source that yields an error ends the input: what came before is still
// delivered, then Run returns the error. Run also ends with the first error of
// sink, and with the error of ctx, within a second of either even if source or
// a stage does not return; the goroutine it is in is then left behind, and ends
// when it does return. In all other cases no goroutine outlives Run.
func (p *Pipeline[T]) Run(ctx context.Context, source iter.Seq2[T, error], sink func(Batch[T]) error, opt Options) error {
	opt = opt.withDefaults()
	inner, cancel := context.WithCancel(ctx)
	r := &run[T]{
		pipeline: p,
		ctx:      inner,
		opt:      opt,
		work:     make(chan *flight[T], opt.Workers),
		order:    make(chan *flight[T], opt.Workers),
	}
	r.start(source)
	defer r.wait()
	defer cancel()
	if err := r.deliver(sink); err != nil {
		return err
	}
	return r.err
}

// flight is a batch under way. Its worker closes done.
type flight[T any] struct {
	Batch[T]
	done chan struct{}
}

type run[T any] struct {
	pipeline *Pipeline[T]
	ctx      context.Context
	opt      Options
	work     chan *flight[T]
	order    chan *flight[T]
	err      error // of the source; written before order is closed
	alive    sync.WaitGroup
}

func (r *run[T]) start(source iter.Seq2[T, error]) {
	r.alive.Go(func() { r.read(source) })
	for range r.opt.Workers {
		r.alive.Go(r.toil)
	}
}

// wait returns when all goroutines have ended or the time of grace is over.
func (r *run[T]) wait() {
	ended := make(chan struct{})
	go func() {
		r.alive.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(grace):
	}
}

// read cuts the source into batches.
func (r *run[T]) read(source iter.Seq2[T, error]) {
	defer close(r.work)
	defer close(r.order)
	c := cutter[T]{run: r}
	defer func() {
		if v := recover(); v != nil {
			r.err = panicked("source", v)
		}
		c.send()
	}()
	for item, err := range source {
		if err != nil {
			r.err = err
			return
		}
		if !c.add(item) {
			return
		}
	}
}

// cutter gathers items until they make a batch.
type cutter[T any] struct {
	run   *run[T]
	next  *flight[T]
	first int
	bytes int
}

// add puts an item into the batch and sends the batch when it is full. It
// reports false when the run is over.
func (c *cutter[T]) add(item T) bool {
	if c.next == nil {
		c.next = &flight[T]{Batch: Batch[T]{First: c.first}, done: make(chan struct{})}
	}
	c.next.Items = append(c.next.Items, item)
	c.first++
	if s, ok := any(item).(Sizer); ok {
		c.bytes += s.Size()
	}
	if len(c.next.Items) < c.run.opt.BatchSize && c.bytes < c.run.opt.BatchBytes {
		return c.run.ctx.Err() == nil
	}
	return c.send()
}

// send puts the batch, if there is one, on both channels: order first, because
// it is order that bounds how many batches are alive.
func (c *cutter[T]) send() bool {
	f := c.next
	c.next, c.bytes = nil, 0
	if f == nil {
		return true
	}
	f.Errs = make([]*StageError, len(f.Items))
	for _, to := range []chan *flight[T]{c.run.order, c.run.work} {
		select {
		case to <- f:
		case <-c.run.ctx.Done():
			return false
		}
	}
	return true
}

// toil runs all stages over the items of one batch after the other.
func (r *run[T]) toil() {
	for f := range r.work {
		for i, item := range f.Items {
			if r.ctx.Err() != nil {
				return
			}
			f.Errs[i] = r.pipeline.Apply(item)
		}
		close(f.done)
	}
}

// deliver gives the batches to sink in order.
func (r *run[T]) deliver(sink func(Batch[T]) error) error {
	for {
		f, err := r.following()
		if f == nil || err != nil {
			return err
		}
		if err := sink(f.Batch); err != nil {
			return err
		}
	}
}

// following waits for the next batch to be done; it returns nil at the end.
func (r *run[T]) following() (*flight[T], error) {
	var f *flight[T]
	select {
	case f = <-r.order:
	case <-r.ctx.Done():
	}
	if err := r.ctx.Err(); f == nil || err != nil {
		return nil, err
	}
	select {
	case <-f.done:
		return f, r.ctx.Err()
	case <-r.ctx.Done():
		return nil, r.ctx.Err()
	}
}
