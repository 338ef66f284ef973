package timex

import (
	"fmt"
	"strings"
)

// A pattern is written as terms between spaces:
//
//	MONTH      a token of a class; it is captured
//	of         that word, in any case
//	?          behind a term: it may be left out
//	( a | b )  one of these
//	{name}     the pattern of that name
//
// It is compiled to the instructions of a backtracking matcher (Thompson's
// construction, without loops), which tries the longer way first.
type program []instruction

type op uint8

const (
	opClass op = iota
	opWord
	opSplit // go on at x, else at y
	opJump  // go on at x
	opMatch
)

type instruction struct {
	op    op
	class class
	id    int16
	x, y  int16
}

// compiler turns patterns into programs.
type compiler struct {
	lex    *lexicon
	macros map[string]string
	out    program
	terms  []string
}

// compile panics on a pattern that is malformed: patterns are part of the
// program, and the tests compile all of them.
func (c *compiler) compile(pattern string) program {
	c.out, c.terms = nil, strings.Fields(c.expand(pattern))
	c.alternatives()
	if len(c.terms) > 0 {
		panic(fmt.Sprintf("timex: pattern %q: %q does not belong", pattern, c.terms[0]))
	}
	c.emit(instruction{op: opMatch})
	return c.out
}

// expand replaces {name} by its pattern in brackets.
func (c *compiler) expand(p string) string {
	for {
		i := strings.IndexByte(p, '{')
		if i < 0 {
			break
		}
		j := i + strings.IndexByte(p[i:], '}')
		body, ok := c.macros[p[i+1:j]]
		if !ok {
			panic("timex: no pattern " + p[i:j+1])
		}
		p = p[:i] + "( " + body + " )" + p[j+1:]
	}
	return p
}

func (c *compiler) emit(i instruction) int {
	c.out = append(c.out, i)
	return len(c.out) - 1
}

func (c *compiler) alternatives() {
	var jumps []int
	for {
		split := c.emit(instruction{op: opSplit})
		c.sequence()
		more := len(c.terms) > 0 && c.terms[0] == "|"
		if !more {
			c.out[split] = instruction{op: opJump, x: int16(split + 1)}
			break
		}
		c.terms = c.terms[1:]
		jumps = append(jumps, c.emit(instruction{op: opJump}))
		c.out[split].x, c.out[split].y = int16(split+1), int16(len(c.out))
	}
	for _, j := range jumps {
		c.out[j].x = int16(len(c.out))
	}
}

func (c *compiler) sequence() {
	for len(c.terms) > 0 && c.terms[0] != "|" && c.terms[0] != ")" && c.terms[0] != ")?" {
		c.term()
	}
}

// term compiles one term; an optional one is led by a split past it.
func (c *compiler) term() {
	t := c.terms[0]
	c.terms = c.terms[1:]
	split := c.emit(instruction{op: opSplit})
	optional := len(t) > 1 && strings.HasSuffix(t, "?")
	switch t = strings.TrimSuffix(t, "?"); {
	case t == "(":
		c.alternatives()
		optional = c.terms[0] == ")?"
		c.terms = c.terms[1:]
	case classNames[t] != 0:
		c.emit(instruction{op: opClass, class: classNames[t]})
	default:
		c.emit(instruction{op: opWord, id: c.lex.name(strings.TrimPrefix(t, `\`))})
	}
	c.out[split] = instruction{op: opJump, x: int16(split + 1)}
	if optional {
		c.out[split] = instruction{op: opSplit, x: int16(split + 1), y: int16(len(c.out))}
	}
}

// starts reports whether a token that is t can begin what p matches.
func (p program) starts(t token, pc int) bool {
	switch i := p[pc]; i.op {
	case opClass:
		return t.class&i.class != 0
	case opWord:
		return t.id == i.id && t.id != 0
	case opSplit:
		return p.starts(t, int(i.x)) || p.starts(t, int(i.y))
	case opJump:
		return p.starts(t, int(i.x))
	}
	return false
}

// capture is a token that a class of a pattern took.
type capture struct {
	class class
	at    int
}

// match holds what a pattern took, in order.
type match struct {
	first, last int // tokens [first, last)
	n           int
	took        [16]capture
}

// run calls accept with every way in which the program from pc on matches the
// tokens from i on, until accept returns true.
func (s *scanner) run(p program, pc, i int, m *match, accept func(*match) bool) bool {
	for {
		switch in := p[pc]; in.op {
		case opMatch:
			m.last = i
			return accept(m)
		case opSplit:
			n := m.n
			if s.run(p, int(in.x), i, m, accept) {
				return true
			}
			m.n, pc = n, int(in.y)
		case opJump:
			pc = int(in.x)
		case opWord:
			if i >= s.last || s.tokens[i].id != in.id {
				return false
			}
			i, pc = i+1, pc+1
		case opClass:
			if i >= s.last || s.tokens[i].class&in.class == 0 || m.n == len(m.took) {
				return false
			}
			m.took[m.n] = capture{in.class, i}
			m.n++
			i, pc = i+1, pc+1
		}
	}
}
