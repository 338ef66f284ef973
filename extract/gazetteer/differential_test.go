package gazetteer

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/segment"
)

// TestDifferential compares Lookup with a search that tries every alias of
// every entry at every token.
func TestDifferential(t *testing.T) {
	r, total := rand.New(rand.NewPCG(1, 2)), 0
	for round := range 300 {
		rows := randomRows(r)
		blob, err := compile(rows, DefaultPrior)
		if err != nil {
			t.Fatal(err)
		}
		g, err := Open(blob)
		if err != nil {
			t.Fatal(err)
		}
		text := phrase(r, 30)
		tokens := segment.Tokens(text, nil)
		got := pairs(g, g.Lookup(text, tokens, nil))
		want := search(rows, text, tokens)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("round %d: %q\n got %v\nwant %v\n%v", round, text, got, want, rows)
		}
		total += len(want)
	}
	if total < 1000 {
		t.Errorf("only %d lookups compared", total)
	}
}

var words = strings.Fields("Kim kim Il il the The North north US us U.S. WHO Ch'oe Choe People's , - - - Üüd Uud")

func phrase(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		w := words[r.IntN(len(words))]
		if b.Len() > 0 && w != "-" && !strings.HasSuffix(b.String(), "-") {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

func randomRows(r *rand.Rand) []Row {
	rows := make([]Row, 20)
	for i := range rows {
		name := strings.Trim(phrase(r, 1+r.IntN(4)), ", -")
		if name == "" {
			name = "Kim"
		}
		rows[i].Entry = Entry{ID: fmt.Sprintf("e%02d", i), Name: name, Label: extract.Org, Prior: float32(r.IntN(10)) / 10}
	}
	return rows
}

func pairs(g *Gazetteer, lookups []extract.Lookup) []string {
	var out []string
	for _, l := range lookups {
		out = append(out, fmt.Sprintf("%d-%d %s", l.First, l.Last, g.Entry(l.Entry).ID))
	}
	return out
}

func search(rows []Row, text string, tokens []extract.Token) []string {
	var out []string
	for i := range tokens {
		for k := range rows {
			for _, key := range aliasKeys(rows[k].Name, rows[k].Kind) {
				first, last := spells(key, text, tokens, i)
				s := fmt.Sprintf("%d-%d %s", first, last, rows[k].ID)
				if last > 0 && !slices.Contains(out, s) {
					out = append(out, s)
				}
			}
		}
	}
	return out
}

// spells returns the tokens that the key covers from token i on, or 0, 0.
func spells(key aliasKey, text string, tokens []extract.Token, i int) (first, last int) {
	first = i
	joined := false
	for n, want := range key.tokens {
		if n > 0 && joins(tokens, i) {
			i, joined = i+1, true
		}
		if i >= len(tokens) || tokenKey(tokens[i].Norm) != want {
			return 0, 0
		}
		s := tokens[i].In(text)
		if key.rule>>n&1 != 0 && !joined && strings.ToLower(s[:1]) == s[:1] {
			return 0, 0
		}
		if key.rule&ruleAcronym != 0 && strings.ToUpper(s) != s {
			return 0, 0
		}
		i, joined = i+1, false
	}
	if key.rule&ruleAcronym != 0 && common(tokens[first].Norm) && (shout(text, tokens, first-1) || shout(text, tokens, i)) {
		return 0, 0
	}
	if key.tokens[0] == "the" {
		if first++; first < i && tokens[first].Norm == "-" {
			return 0, 0
		}
		if first == i {
			return 0, 0
		}
	}
	return first, i
}

func joins(tokens []extract.Token, i int) bool {
	return i+1 < len(tokens) && tokens[i].Norm == "-" &&
		tokens[i-1].End == tokens[i].Start && tokens[i].End == tokens[i+1].Start
}

func shout(text string, tokens []extract.Token, i int) bool {
	if i < 0 || i >= len(tokens) {
		return false
	}
	s := tokens[i].In(text)
	return tokens[i].Kind == extract.Word && len(s) > 2 && strings.ToUpper(s) == s
}
