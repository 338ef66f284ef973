// Package pipeline runs stages over a stream of items: in bounded memory, in
// the order of the input, and with the same result for any number of workers.
//
// The batch is the unit of work and of delivery. A reader goroutine cuts the
// input into batches and puts each on two channels: work, where any worker
// takes it, and order, which the sink follows. Order holds as many batches as
// there are workers, so at most Workers+2 are alive: those in order, the one
// being filled and the one being written. A slow sink slows the reader.
package pipeline

import (
	"fmt"
	"runtime/debug"
)

// Stage is one step of the work on an item. Do must be safe for concurrent
// use on distinct items. An error or a panic of Do rejects the item, not the
// run.
type Stage[T any] struct {
	Name  string        // unique in a pipeline, not empty
	Needs []string      // names of stages that must come earlier
	Do    func(T) error // works on the item in place
}

// StageError says which stage rejected an item, and why.
type StageError struct {
	Stage string
	Err   error
	Stack []byte // of the panic that Err reports; nil for an ordinary error
}

// Error returns the stage and the reason on one line; the stack is left out.
func (e *StageError) Error() string { return e.Stage + ": " + e.Err.Error() }

// Unwrap returns the reason.
func (e *StageError) Unwrap() error { return e.Err }

// Pipeline is a checked sequence of stages. It is immutable and safe for
// concurrent use.
type Pipeline[T any] struct {
	stages []Stage[T]
}

// New returns the pipeline of the given stages, which run in this order. It is
// an error if a name is empty or used twice, a stage has no Do, or a stage
// needs one that does not come earlier.
func New[T any](stages ...Stage[T]) (*Pipeline[T], error) {
	earlier := make(map[string]bool, len(stages))
	for i, s := range stages {
		switch {
		case s.Name == "":
			return nil, fmt.Errorf("stage %d: no name", i)
		case earlier[s.Name]:
			return nil, fmt.Errorf("stage %d: second stage named %q", i, s.Name)
		case s.Do == nil:
			return nil, fmt.Errorf("stage %q: nothing to do", s.Name)
		}
		for _, need := range s.Needs {
			if !earlier[need] {
				return nil, fmt.Errorf("stage %q: needs %q earlier", s.Name, need)
			}
		}
		earlier[s.Name] = true
	}
	return &Pipeline[T]{stages: append([]Stage[T](nil), stages...)}, nil
}

// Names returns the names of the stages in order.
func (p *Pipeline[T]) Names() []string {
	names := make([]string, len(p.stages))
	for i, s := range p.stages {
		names[i] = s.Name
	}
	return names
}

// Apply runs the stages over one item on the caller's goroutine. It returns
// nil, or why the item was rejected; the stages after that one did not run.
func (p *Pipeline[T]) Apply(item T) *StageError {
	for i := range p.stages {
		if err := p.stages[i].apply(item); err != nil {
			return err
		}
	}
	return nil
}

func (s *Stage[T]) apply(item T) (rejected *StageError) {
	defer func() {
		if v := recover(); v != nil {
			rejected = panicked(s.Name, v)
		}
	}()
	if err := s.Do(item); err != nil {
		return &StageError{Stage: s.Name, Err: err}
	}
	return nil
}

// panicked makes an error of the value of a panic. It must be called by the
// deferred function that recovered v, while the stack still shows the cause.
func panicked(stage string, v any) *StageError {
	err, ok := v.(error)
	if !ok {
		err = fmt.Errorf("%v", v)
	}
	return &StageError{Stage: stage, Err: fmt.Errorf("panic: %w", err), Stack: debug.Stack()}
}
