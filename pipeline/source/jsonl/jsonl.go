// Package jsonl reads JSON documents: one a line (JSON Lines, ndjson), or one
// after the other, in an array or not (.json). Framing, which must be done in
// order, is kept apart from decoding, which need not.
package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
)

// ErrTooLarge is the error of a frame over the limit.
var ErrTooLarge = errors.New("larger than the limit")

// Frame is the bytes of one JSON value, not yet decoded.
type Frame struct {
	Line  int    // where it starts, from 1
	Bytes []byte // owned by the receiver; nil with Err
	Err   error  // ErrTooLarge, or why reading ended early
}

// Lines yields the lines of r that are not blank. A line over max bytes is read
// over and yields a frame with ErrTooLarge. An error of r yields a last frame
// with that error; the part of a line before it is lost.
func Lines(r io.Reader, max int) iter.Seq[Frame] {
	return func(yield func(Frame) bool) {
		in := bufio.NewReaderSize(r, 1<<16)
		for line := 1; ; line++ {
			b, err := readLine(in, max)
			if err == nil || err == io.EOF || err == ErrTooLarge {
				if b = bytes.TrimSpace(b); err == ErrTooLarge || len(b) > 0 {
					if !yield(Frame{Line: line, Bytes: b, Err: tooLarge(err)}) {
						return
					}
				}
			} else {
				yield(Frame{Line: line, Err: err})
				return
			}
			if err == io.EOF {
				return
			}
		}
	}
}

func tooLarge(err error) error {
	if err == ErrTooLarge {
		return err
	}
	return nil
}

// readLine returns the next line with its end, which does not count. It never
// holds more than max bytes and a buffer.
func readLine(in *bufio.Reader, max int) ([]byte, error) {
	var line []byte
	over := false
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(bytes.TrimSuffix(part, []byte("\n"))) > max {
			line, over = nil, true
		}
		if !over {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case over && (err == nil || err == io.EOF):
			// At the end of the file the next call returns nothing and io.EOF.
			return nil, ErrTooLarge
		}
		return line, err
	}
}

// Fields decodes a JSON object and returns its members as strings, by name:
// empty ones for objects, arrays and null. Numbers keep their spelling.
func Fields(b []byte) (map[string]string, error) {
	if b = bytes.TrimSpace(b); len(b) == 0 || b[0] != '{' {
		return nil, errors.New(`not a JSON object: a document is {"text": …}`)
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(b, &members); err != nil {
		return nil, place(err)
	}
	fields := make(map[string]string, len(members))
	for name, raw := range members {
		fields[name] = scalar(raw)
	}
	return fields, nil
}

func place(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("malformed JSON at byte %d: %w: correct it", syntax.Offset, err)
	}
	return fmt.Errorf("malformed JSON: %w: correct it", err)
}

func scalar(raw json.RawMessage) string {
	switch raw[0] {
	case '"':
		var s string
		if json.Unmarshal(raw, &s) != nil {
			return ""
		}
		return s
	case '{', '[', 'n':
		return ""
	}
	return string(raw)
}
