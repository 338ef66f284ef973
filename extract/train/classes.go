package train

import (
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"toli/extract"
	"toli/extract/ner"
	"toli/extract/segment"
)

// Counter counts words on running text, for their classes.
type Counter struct {
	lower, upper map[string]int // uses, capitals where they need not be
	bigrams      map[[2]string]int
	words        map[string]int
}

// NewCounter returns a counter that has read nothing.
func NewCounter() *Counter {
	return &Counter{lower: map[string]int{}, upper: map[string]int{}, bigrams: map[[2]string]int{}, words: map[string]int{}}
}

// Add counts the words of a text.
func (c *Counter) Add(text string) error {
	d := &extract.Document{Text: text}
	if err := segment.Annotate(d); err != nil {
		return err
	}
	for _, s := range d.Sentences {
		running := !d.Paragraphs[s.Paragraph].Headline && !mostlyCapital(d, s)
		prev := "<s>"
		for i := s.First; i < s.Last; i++ {
			t := &d.Tokens[i]
			w := plainWord(t)
			c.words[w]++
			c.bigrams[[2]string{prev, w}]++
			prev = w
			if t.Kind != extract.Word || i == s.First || !running {
				continue
			}
			if r, _ := utf8.DecodeRuneInString(t.In(text)); unicode.IsUpper(r) {
				c.upper[w]++
			} else {
				c.lower[w]++
			}
		}
		c.bigrams[[2]string{prev, "<s>"}]++
	}
	return nil
}

// mostlyCapital reports whether most words of a sentence are capitalised, as
// in a headline.
func mostlyCapital(d *extract.Document, s extract.Sentence) bool {
	words, upper := 0, 0
	for i := s.First; i < s.Last; i++ {
		if t := &d.Tokens[i]; t.Kind == extract.Word {
			words++
			if r, _ := utf8.DecodeRuneInString(t.In(d.Text)); unicode.IsUpper(r) {
				upper++
			}
		}
	}
	return upper*2 > words
}

// plainWord returns the norm of a token, with digits made alike.
func plainWord(t *extract.Token) string {
	if t.Kind != extract.Number {
		return t.Norm
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return r
	}, t.Norm)
}

// Classes returns the classes of all words seen at least least times: the
// share of capitals, and one of n clusters.
func (c *Counter) Classes(n, least int) ner.Classes {
	x := c.exchange(n, least)
	for range 12 {
		if x.pass() == 0 {
			break
		}
	}
	of := make(map[string]ner.Class, len(x.words))
	for i, w := range x.words {
		if i > 0 {
			of[w] = ner.MakeClass(c.caps(w), int(x.class[i])+1)
		}
	}
	return ner.NewClasses(of)
}

// caps returns the share of capitals of a word in steps from 1 to 7, or 0 when
// it was hardly seen inside a sentence.
func (c *Counter) caps(w string) int {
	upper, lower := c.upper[w], c.lower[w]
	if upper+lower < 3 {
		return 0
	}
	share := float64(upper) / float64(upper+lower)
	for i, limit := range [...]float64{0.01, 0.1, 0.4, 0.7, 0.95, 0.999} {
		if share < limit {
			return i + 1
		}
	}
	return 7
}

// exchange is the state of the exchange algorithm for the bigram class model
// (Kneser and Ney, 1993; Martin, Liermann and Ney, 1998): each word is moved,
// in turn, to the class that makes the text likeliest.
type exchange struct {
	n          int
	words      []string // 0 is the sentence boundary
	count      []int
	class      []int32
	succ, pred [][]link
	pair       []int32 // n*n counts of neighbouring classes
	left       []int32 // counts of classes as the first of a pair
	right      []int32
	xlogx      []float64
	cp, cs     []int32 // of the word at hand: counts of the classes beside it
}

// link is a neighbour of a word and how often it is one.
type link struct{ word, count int32 }

func (c *Counter) exchange(n, least int) *exchange {
	x := &exchange{n: n, words: []string{"<s>"}}
	for w, k := range c.words {
		if k >= least {
			x.words = append(x.words, w)
		}
	}
	sort.Slice(x.words[1:], func(i, j int) bool {
		a, b := x.words[i+1], x.words[j+1]
		return c.words[a] > c.words[b] || c.words[a] == c.words[b] && a < b
	})
	index := make(map[string]int32, len(x.words))
	for i, w := range x.words {
		index[w] = int32(i)
	}
	size := len(x.words)
	x.count, x.class = make([]int, size), make([]int32, size)
	x.succ, x.pred = make([][]link, size), make([][]link, size)
	x.pair, x.left, x.right = make([]int32, n*n), make([]int32, n), make([]int32, n)
	x.cp, x.cs = make([]int32, n), make([]int32, n)
	for i := range x.class {
		x.class[i] = int32(i % n)
	}
	for k, count := range c.bigrams {
		a, okA := index[k[0]]
		b, okB := index[k[1]]
		if !okA || !okB {
			continue
		}
		x.succ[a] = append(x.succ[a], link{b, int32(count)})
		x.pred[b] = append(x.pred[b], link{a, int32(count)})
		x.count[b] += count
		x.add(x.class[a], x.class[b], int32(count))
	}
	x.xlogx = make([]float64, 1<<20)
	for i := 2; i < len(x.xlogx); i++ {
		x.xlogx[i] = float64(i) * math.Log(float64(i))
	}
	return x
}

func (x *exchange) add(a, b, count int32) {
	x.pair[int(a)*x.n+int(b)] += count
	x.left[a] += count
	x.right[b] += count
}

func (x *exchange) f(k int32) float64 {
	if int(k) < len(x.xlogx) {
		return x.xlogx[k]
	}
	return float64(k) * math.Log(float64(k))
}

// pass moves every word once and returns how many changed their class.
func (x *exchange) pass() int {
	moved := 0
	for w := 1; w < len(x.words); w++ {
		if x.count[w] > 0 && x.move(w) {
			moved++
		}
	}
	return moved
}

func (x *exchange) move(w int) bool {
	from := x.class[w]
	x.neighbours(w, 1)
	x.change(w, from, -1)
	best, gain := from, math.Inf(-1)
	for c := range int32(x.n) {
		if g := x.gain(c); g > gain {
			best, gain = c, g
		}
	}
	x.change(w, best, 1)
	x.neighbours(w, 0)
	x.class[w] = best
	return best != from
}

// neighbours counts the classes beside word w into cp and cs, or clears them.
// A word beside itself is left out.
func (x *exchange) neighbours(w int, sign int32) {
	for _, l := range x.pred[w] {
		if int(l.word) != w {
			x.cp[x.class[l.word]] = (x.cp[x.class[l.word]] + l.count) * sign
		}
	}
	for _, l := range x.succ[w] {
		if int(l.word) != w {
			x.cs[x.class[l.word]] = (x.cs[x.class[l.word]] + l.count) * sign
		}
	}
}

func (x *exchange) change(w int, c, sign int32) {
	for k := range int32(x.n) {
		if v := x.cp[k]; v != 0 {
			x.add(k, c, sign*v)
		}
		if v := x.cs[k]; v != 0 {
			x.add(c, k, sign*v)
		}
	}
}

// gain returns what the likelihood gains when the word whose neighbours are in
// cp and cs joins class c.
func (x *exchange) gain(c int32) float64 {
	g, in, out := 0.0, int32(0), int32(0)
	row := x.pair[int(c)*x.n:]
	for k := range x.n {
		if v := x.cp[k]; v != 0 {
			p := x.pair[k*x.n+int(c)]
			g += x.f(p+v) - x.f(p)
			in += v
		}
		if v := x.cs[k]; v != 0 {
			p := row[k]
			g += x.f(p+v) - x.f(p)
			out += v
		}
	}
	return g - x.f(x.left[c]+out) + x.f(x.left[c]) - x.f(x.right[c]+in) + x.f(x.right[c])
}
