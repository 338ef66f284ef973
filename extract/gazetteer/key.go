package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"toli/extract"
	"toli/extract/segment"
)

// A key is what the trie is keyed by: the norms of the tokens of an alias
// without the stops and apostrophes inside them (D.P.R.K. is DPRK, Ch'oe is
// Choe) and without hyphens between them (Zamyn-Uud is Zamyn Uud).

// silent reports whether c is left out of the key of a token.
func silent(c byte) bool { return c == '\'' || c == '.' }

// tokenKey returns norm without silent characters, or norm when it has no other.
func tokenKey(norm string) string {
	if strings.IndexByte(norm, '\'') < 0 && strings.IndexByte(norm, '.') < 0 {
		return norm
	}
	key := make([]byte, 0, len(norm))
	for i := 0; i < len(norm); i++ {
		if !silent(norm[i]) {
			key = append(key, norm[i])
		}
	}
	if len(key) == 0 {
		return norm
	}
	return string(key)
}

// hashKey is FNV-1a over the key of a token with norm s. Skipping the silent
// characters here saves making the key.
func hashKey(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		if c := s[i]; !silent(c) {
			h = (h ^ uint32(c)) * 16777619
		}
	}
	return h ^ h>>15
}

// sameKey reports whether norm has the given key.
func sameKey(key, norm string) bool {
	if key == norm {
		return true
	}
	if len(norm) < len(key) {
		return false
	}
	k := 0
	for i := 0; i < len(norm); i++ {
		if silent(norm[i]) {
			continue
		}
		if k == len(key) || key[k] != norm[i] {
			return false
		}
		k++
	}
	return k == len(key) && k > 0
}

// aliasKey is one way to write an alias.
type aliasKey struct {
	tokens []string
	rule   uint32
}

// aliasKeys returns the keys of an alias: as it is cut, and without the commas
// and possessives that writers leave out ("Washington DC", "Workers Party",
// "Peoples Assembly"), and of a domain with www in front. An article is part of
// the key only before a single word (the North, The Hague), which needs it.
func aliasKeys(alias string, kind extract.Kind) []aliasKey {
	tokens := segment.Tokens(alias, nil)
	if n := len(tokens); n > 2 && tokens[0].Norm == "the" {
		tokens = tokens[1:]
	}
	key := aliasKey{rule: caseRule(alias, tokens, kind)}
	loose := aliasKey{rule: key.rule}
	for i, t := range tokens {
		if t.Norm == "-" && i > 0 && i+1 < len(tokens) {
			continue
		}
		k := tokenKey(t.Norm)
		key.tokens = append(key.tokens, k)
		switch {
		case t.Norm == "," || t.Norm == "'":
			continue
		case t.Norm == "&":
			k = "and"
		case t.Norm == "'s" && len(loose.tokens) > 0:
			loose.tokens[len(loose.tokens)-1] += "s"
			continue
		}
		loose.tokens = append(loose.tokens, k)
	}
	if len(key.tokens) == 1 && isDomain(alias) && !strings.HasPrefix(key.tokens[0], "www") {
		return []aliasKey{key, {tokens: []string{"www" + key.tokens[0]}}}
	}
	if len(key.tokens) == 0 || len(loose.tokens) == 0 || equal(key.tokens, loose.tokens) {
		return []aliasKey{key}
	}
	loose.rule = looseRule(key.rule)
	return []aliasKey{key, loose}
}

// looseRule is the rule of an alias some of whose tokens are left out: the
// first token keeps its bit.
func looseRule(rule uint32) uint32 { return rule & (1 | ruleAcronym) }

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// caseRule returns which tokens of an alias need a capital in text: those that
// have one in the alias. Bit i stands for token i of the key; ruleAcronym says
// that a short acronym (US, WHO) is one in capitals only. The compass word of a
// country or part of a continent may be in lower case (south Korea, northeast
// Asia), as KCNA writes it.
func caseRule(alias string, tokens []extract.Token, kind extract.Kind) uint32 {
	rule, n := uint32(0), 0
	for i, t := range tokens {
		if t.Norm == "-" && i > 0 && i+1 < len(tokens) {
			continue
		}
		if s := t.In(alias); n < maxTokens && isCapital(s) && !isDomain(s) && (i > 0 || t.Norm != "the") {
			rule |= 1 << n
		}
		n++
	}
	if n == 1 && isAcronym(tokens[0].In(alias)) {
		return rule | ruleAcronym
	}
	if rule&^1 != 0 && compass[tokens[0].Norm] && (isState(kind) || continents[tokens[len(tokens)-1].Norm]) {
		rule &^= 1
	}
	return rule
}

var compass = map[string]bool{"north": true, "south": true, "east": true, "west": true, "northern": true,
	"southern": true, "eastern": true, "western": true, "northeast": true, "southeast": true, "northwest": true,
	"southwest": true, "central": true, "n.": true, "s.": true}

var continents = map[string]bool{"asia": true, "europe": true, "africa": true, "america": true}

func isState(k extract.Kind) bool { return k >= extract.Country && k <= extract.HistoricState }

func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// isDomain reports whether s is a domain name, which is written in any case.
func isDomain(s string) bool {
	dot := strings.LastIndexByte(s, '.')
	return dot > 0 && dot+1 < len(s) && 'a' <= s[dot+1] && s[dot+1] <= 'z'
}

// isAcronym reports whether s is two to four capitals, with or without stops.
// Longer ones are also written as words (Unesco).
func isAcronym(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r) || unicode.IsDigit(r):
			n++
		case r != '.' && r != '&':
			return false
		}
	}
	return n >= 2 && n <= 4 && isCapital(s)
}
