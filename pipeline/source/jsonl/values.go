package jsonl

import (
	"bufio"
	"errors"
	"io"
	"iter"
)

// Values yields the JSON values of r: the elements of an array if the first
// value is one, else values that follow each other. Limits and errors are
// those of Lines. What is between brackets is not checked, so a malformed
// value comes out whole, for Fields to reject; after one whose brackets do not
// match the rest of the file may come with it.
func Values(r io.Reader, max int) iter.Seq[Frame] {
	return func(yield func(Frame) bool) {
		s := scanner{in: bufio.NewReaderSize(r, 1<<16), line: 1, max: max}
		if c, err := s.peek(); err == nil && c == '[' {
			s.read()
			s.array = true
		}
		for {
			f, more := s.next()
			if (f.Bytes != nil || f.Err != nil) && !yield(f) || !more {
				return
			}
		}
	}
}

// scanner finds where a value ends by counting brackets outside strings.
type scanner struct {
	in    *bufio.Reader
	line  int
	max   int
	array bool
}

func (s *scanner) read() (byte, error) {
	c, err := s.in.ReadByte()
	if c == '\n' && err == nil {
		s.line++
	}
	return c, err
}

// peek skips white space and returns the byte behind it, unread.
func (s *scanner) peek() (byte, error) {
	for {
		c, err := s.read()
		if err != nil {
			return 0, err
		}
		if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			return c, s.in.UnreadByte()
		}
	}
}

// next returns the next value and whether to go on behind it.
func (s *scanner) next() (Frame, bool) {
	c, err := s.peek()
	for err == nil && s.array && c == ',' {
		s.read()
		c, err = s.peek()
	}
	f := Frame{Line: s.line}
	switch {
	case err == io.EOF && s.array:
		f.Err = errors.New("array without end: the file is cut off, get it again")
		return f, false
	case err == io.EOF:
		return f, false
	case err != nil:
		f.Err = err
		return f, false
	case s.array && c == ']':
		return f, false
	}
	return s.value(f)
}

// value reads a bracketed value, or a bare one up to a comma, bracket or space.
func (s *scanner) value(f Frame) (Frame, bool) {
	var (
		depth          int
		quoted, escape bool
		over           bool
	)
	for {
		c, err := s.read()
		if err != nil {
			return s.cutOff(f, err, over)
		}
		if over = over || len(f.Bytes) >= s.max; over {
			f.Bytes = nil
		} else {
			f.Bytes = append(f.Bytes, c)
		}
		switch {
		case escape:
			escape = false
		case quoted:
			escape, quoted = c == '\\', c != '"'
		case c == '"':
			quoted = true
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		if depth <= 0 && !quoted && s.ends() {
			if over {
				f.Err = ErrTooLarge
			}
			return f, true
		}
	}
}

// ends reports whether a value outside brackets ends before the next byte.
func (s *scanner) ends() bool {
	next, err := s.in.Peek(1)
	if err != nil {
		return true
	}
	switch next[0] {
	case ' ', '\t', '\r', '\n', ',', '{', '[', ']':
		return true
	}
	return false
}

func (s *scanner) cutOff(f Frame, err error, over bool) (Frame, bool) {
	switch {
	case over:
		f.Err = ErrTooLarge
	case err == io.EOF:
		f.Err = errors.New("value without end: the file is cut off, get it again")
	default:
		f.Err = err
	}
	f.Bytes = nil
	return f, false
}
