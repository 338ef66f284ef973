package gazetteer

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cespare/xxhash/v2"

	"toli/extract/segment"
)

// Compile returns the blob of rows, in any order, for Open. The same rows give
// the same bytes. Rows that Check refuses give its errors, joined.
func Compile(rows []Row) ([]byte, error) {
	if err := errors.Join(Check(rows)...); err != nil {
		return nil, err
	}
	return compile(rows, DefaultPrior)
}

// compile compiles rows without checking them.
func compile(rows []Row, prior float32) ([]byte, error) {
	if len(rows) >= maxEntries {
		return nil, fmt.Errorf("%d entries; the format holds %d", len(rows), maxEntries-1)
	}
	entries := make([]Entry, len(rows))
	for i := range rows {
		entries[i] = rows[i].Entry
		if entries[i].Prior < 0 {
			entries[i].Prior = prior
		}
	}
	slices.SortStableFunc(entries, func(a, b Entry) int { return strings.Compare(a.ID, b.ID) })
	var c compiler
	c.records(entries)
	for i := range entries {
		if err := c.names(uint32(i), &entries[i]); err != nil {
			return nil, err
		}
	}
	if err := c.trie(entries); err != nil {
		return nil, err
	}
	return c.blob(), nil
}

// compiler gathers the sections of a blob.
type compiler struct {
	aliases []alias
	rules   map[uint32]uint32 // rule → its number
	sec     [numSections][]byte
}

// alias is one key of one entry.
type alias struct {
	tokens []string
	entry  uint32
	rule   uint32
	path   []uint32 // the tokens' numbers
}

func (c *compiler) put(section int, n uint32) {
	c.sec[section] = binary.LittleEndian.AppendUint32(c.sec[section], n)
}

// records writes the sections that hold the entries.
func (c *compiler) records(entries []Entry) {
	var sources []string
	for i := range entries {
		if s := entries[i].Source; s != "" {
			sources = append(sources, s)
		}
	}
	slices.Sort(sources)
	sources = slices.Compact(sources)
	for _, s := range sources {
		c.sec[secSources] = append(append(c.sec[secSources], s...), '\n')
	}
	c.put(secOffsets, 0)
	for i := range entries {
		e := &entries[i]
		source, _ := slices.BinarySearch(sources, e.Source)
		c.sec[secRecords] = appendRecord(c.sec[secRecords], e, source)
		c.put(secOffsets, uint32(len(c.sec[secRecords])))
		c.put(secMeta, uint32(makeMeta(e)))
	}
}

// names adds the aliases of entry number i, each key once, with the looser of
// its case rules.
func (c *compiler) names(i uint32, e *Entry) error {
	first := len(c.aliases)
	for name := range e.Names {
		for _, key := range aliasKeys(name, e.Kind) {
			if len(key.tokens) == 0 || len(key.tokens) > maxTokens {
				return fmt.Errorf("%s: alias %q has %d tokens; 1 to %d can be", e.ID, name, len(key.tokens), maxTokens)
			}
			c.addKey(first, alias{tokens: key.tokens, entry: i, rule: key.rule})
		}
	}
	return nil
}

func (c *compiler) addKey(first int, a alias) {
	for k := first; k < len(c.aliases); k++ {
		if equal(c.aliases[k].tokens, a.tokens) {
			c.aliases[k].rule &= a.rule
			return
		}
	}
	c.aliases = append(c.aliases, a)
}

// trie writes the sections of the vocabulary and the trie.
func (c *compiler) trie(entries []Entry) error {
	vocabulary, number := c.vocabulary()
	if len(vocabulary) >= tokenMask {
		return fmt.Errorf("%d different tokens; the format holds %d", len(vocabulary), tokenMask-1)
	}
	if err := c.slots(vocabulary); err != nil {
		return err
	}
	for i := range c.aliases {
		a := &c.aliases[i]
		for _, t := range a.tokens {
			a.path = append(a.path, number[t])
		}
	}
	slices.SortFunc(c.aliases, func(a, b alias) int {
		return cmp.Or(slices.Compare(a.path, b.path),
			cmp.Compare(entries[b.entry].Prior, entries[a.entry].Prior), cmp.Compare(a.entry, b.entry))
	})
	c.rules = map[uint32]uint32{}
	return c.nodes()
}

// vocabulary returns the different tokens, those that begin an alias first,
// each part sorted, and the number of each.
func (c *compiler) vocabulary() ([]string, map[string]uint32) {
	begins := map[string]bool{}
	for _, a := range c.aliases {
		for i, t := range a.tokens {
			begins[t] = begins[t] || i == 0
		}
	}
	var words, inner []string
	for t, first := range begins {
		if first {
			words = append(words, t)
		} else {
			inner = append(inner, t)
		}
	}
	slices.Sort(words)
	slices.Sort(inner)
	words = append(words, inner...)
	number := make(map[string]uint32, len(words))
	c.put(secTokens, 0)
	for i, t := range words {
		number[t] = uint32(i)
		c.sec[secLetters] = append(c.sec[secLetters], t...)
		c.put(secTokens, uint32(len(c.sec[secLetters])))
	}
	return words, number
}

// slots writes the hash table of the vocabulary, at most half full.
func (c *compiler) slots(vocabulary []string) error {
	size := 16
	for size < 2*len(vocabulary) {
		size *= 2
	}
	slots := make([]uint32, size)
	for i, t := range vocabulary {
		h := hashKey(t)
		probe := uint32(0)
		for slots[(h+probe)&uint32(size-1)] != 0 {
			if probe++; probe == maxProbes {
				return fmt.Errorf("token %q: too many tokens of one hash", t)
			}
		}
		slots[(h+probe)&uint32(size-1)] = h>>tokenBits<<tokenBits | uint32(i+1)
	}
	for _, s := range slots {
		c.put(secSlots, s)
	}
	return nil
}

// span is the aliases [from, to) that share the first depth tokens: a node.
type span struct{ from, to, depth int }

// nodes writes the trie in breadth-first order and the values of its nodes.
func (c *compiler) nodes() error {
	queue := []span{{0, len(c.aliases), 0}}
	for n := 0; n < len(queue); n++ {
		s := queue[n]
		c.put(secNodes, uint32(len(queue)-1))
		c.put(secNodes, uint32(len(c.sec[secValues])/4))
		own := s.from
		for own < s.to && len(c.aliases[own].path) == s.depth {
			own++
		}
		if err := c.values(c.aliases[s.from:own]); err != nil {
			return err
		}
		for own < s.to {
			tok, from := c.aliases[own].path[s.depth], own
			for own < s.to && c.aliases[own].path[s.depth] == tok {
				own++
			}
			c.put(secEdges, tok)
			queue = append(queue, span{from, own, s.depth + 1})
		}
	}
	c.put(secNodes, uint32(len(queue)-1))
	c.put(secNodes, uint32(len(c.sec[secValues])/4))
	return nil
}

func (c *compiler) values(aliases []alias) error {
	if len(aliases) > maxValues {
		return fmt.Errorf("%q names %d entries; %d can be", strings.Join(aliases[0].tokens, " "), len(aliases), maxValues)
	}
	for _, a := range aliases {
		c.put(secValues, a.entry<<8|c.rule(a.rule))
	}
	return nil
}

// rule returns the number of a case rule. When all numbers are taken, the rule
// that looks at the first token only stands for it.
func (c *compiler) rule(rule uint32) uint32 {
	if len(c.rules) >= maxRules-4 {
		if _, ok := c.rules[rule]; !ok {
			rule = looseRule(rule)
		}
	}
	n, ok := c.rules[rule]
	if !ok {
		n = uint32(len(c.rules))
		c.rules[rule] = n
		c.put(secRules, rule)
	}
	return n
}

// blob joins the sections behind a header.
func (c *compiler) blob() []byte {
	b := make([]byte, headerSize)
	copy(b, magic)
	binary.LittleEndian.PutUint32(b[8:], formatVersion)
	binary.LittleEndian.PutUint32(b[12:], segment.Version)
	for i, s := range c.sec {
		for len(b)%8 != 0 {
			b = append(b, 0)
		}
		binary.LittleEndian.PutUint32(b[sectionsAt+8*i:], uint32(len(b)))
		binary.LittleEndian.PutUint32(b[sectionsAt+8*i+4:], uint32(len(s)))
		b = append(b, s...)
	}
	binary.LittleEndian.PutUint64(b[checksumAt:], xxhash.Sum64(b[sectionsAt:]))
	return b
}
