package timex

import "sync"

// rule is one way to write a date: a pattern, a function that turns what the
// pattern took into what it says, and a guard against what only looks like it.
type rule struct {
	name     string
	pattern  string
	read     func(s *scanner, m *match) (expr, bool)
	guard    func(s *scanner, m *match) bool // nil lets all through
	examples []string                        // "publication date | text | surface=value; …", run as tests
}

// grammar is the compiled rules. It is immutable once made and safe for
// concurrent use.
type grammar struct {
	lex     *lexicon
	rules   []rule
	program []program
	byClass [64][]int // rules that a token of the class can begin
	byID    [][]int   // rules that a word can begin
	slash   int16
	the     int16
}

var compiled = sync.OnceValue(func() *grammar {
	g := &grammar{lex: newLexicon()}
	for _, table := range [][]rule{explicitRules(), numericRules(), periodRules(), relativeRules(), feastRules()} {
		g.rules = append(g.rules, table...)
	}
	c := compiler{lex: g.lex, macros: macros}
	for _, r := range g.rules {
		g.program = append(g.program, c.compile(r.pattern))
	}
	g.slash, g.the = g.lex.name("/"), g.lex.name("the")
	g.dispatch()
	return g
})

// dispatch lists for every class and word the rules that can begin with it.
func (g *grammar) dispatch() {
	g.byID = make([][]int, g.lex.ids+1)
	for i, p := range g.program {
		for b := range g.byClass {
			if p.starts(token{class: 1 << b}, 0) {
				g.byClass[b] = append(g.byClass[b], i)
			}
		}
		for id := int16(1); id <= g.lex.ids; id++ {
			if p.starts(token{id: id}, 0) {
				g.byID[id] = append(g.byID[id], i)
			}
		}
	}
}

// macros are the parts that patterns share.
var macros = map[string]string{
	"day":   "DAY | DAYTH",
	"wd":    "( WEEKDAY | DAYNAME ) ,?",
	"juche": `JUCHE NUMBER ( \( YEAR \) )?`,
	"rel":   "( SHIFT | BACK ) year",
	"the":   "the",
	// what may follow a day or month to give its year
	"year": ",? YEAR | of YEAR | ,? {juche} | ,? ' YY | of? the? {rel} | of? that same year | NUMBER years ago",
	// what may stand before a period to give the part of it that is meant
	"mod": "PART -? | PART or PART -? | PART to PART -? | PART - ( to | and ) -? PART -? | PART in the? | BOUND of the? | BOUND - of -? | very? BOUND of the?",
}
