package ner

import (
	"unicode"
	"unicode/utf8"

	"toli/extract"
)

// Features are numbers: a template and the hashes of what it looks at, mixed
// to one 32-bit value, of which the table uses the low bits. Nothing is
// allocated per token.

type template uint32

const (
	fBias template = iota + 1
	fNorm
	fNormPrev
	fNormNext
	fNormPrev2
	fNormNext2
	fNormPair
	fNormPairNext
	fNormAround
	fShape
	fShapePrev
	fShapeNext
	fShapeTri
	fShapeNorm
	fPrefix
	fSuffix
	fSuffixPrev
	fSuffixNext
	fFlags
	fFlagsShape
	fLookup
	fLookupPrev
	fLookupNext
	fLookupNorm
	fKinds
	fKindsPrev
	fKindsNext
	fKindsTri
	fCandidate
	fCandidatePrev
	fCandidateNext
	fElsewhere
	fElsewhereShape
	fHeadAhead
	fHeadNorm
	fHeadBehind
	fParts
	fPartsPrev
	fPartsNext
	fPartsTri
	fClass
	fClassPrev
	fClassNext
	fClassTri
	fCaps
	fContext
	fContextPrev
	fContextNext
)

// mix joins two hashes (a finaliser after Murmur3).
func mix(a, b uint32) uint32 {
	h := a*0x9e3779b1 ^ b
	h ^= h >> 15
	h *= 0x85ebca6b
	h ^= h >> 13
	return h
}

// hashString is FNV-1a.
func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// The case shapes of a token.
const (
	shapeOther   = iota
	shapeLower   // korea
	shapeCapital // Korea
	shapeUpper   // DPRK
	shapeInitial // N. or a single capital
	shapeDotted  // U.S.
	shapeMixed   // McCain
	shapeNumber
	shapeYear
	shapeAlnum
	shapeHyphen
	shapeComma
	shapeStop
	shapeOpen
	shapeClose
	shapeQuote
	shapeClitic
	shapeDomain
)

// shapeOf returns the shape of a token with the given surface.
func shapeOf(t *extract.Token, s string) uint8 {
	switch t.Kind {
	case extract.Punct:
		return punctShape(t.Norm)
	case extract.Number:
		return numberShape(s)
	}
	if s[0] == '\'' || s[0] == '`' || len(s) > 3 && s[:3] == "’" {
		return shapeClitic
	}
	return wordShape(s)
}

func punctShape(norm string) uint8 {
	switch norm {
	case "-":
		return shapeHyphen
	case ",":
		return shapeComma
	case ".", "!", "?", ":", ";", "--", "—":
		return shapeStop
	case "(", "[":
		return shapeOpen
	case ")", "]":
		return shapeClose
	case `"`, "'", "''":
		return shapeQuote
	}
	return shapeOther
}

func numberShape(s string) uint8 {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < '0' || c > '9' {
			if c == '.' || c == ',' || c == ':' {
				return shapeNumber
			}
			return shapeAlnum
		}
	}
	if len(s) == 4 && (s[0] == '1' || s[0] == '2') {
		return shapeYear
	}
	return shapeNumber
}

func wordShape(s string) uint8 {
	upper, lower, digits, stops, runes := 0, 0, 0, 0, 0
	first := false
	for i, r := range s {
		runes++
		switch {
		case unicode.IsUpper(r):
			upper++
			first = first || i == 0
		case unicode.IsLower(r):
			lower++
		case r == '.' || r == '/':
			stops++
		case unicode.IsDigit(r):
			digits++
		}
	}
	switch {
	case digits > 0:
		return shapeAlnum
	case stops > 0 && lower > 3 && !first:
		return shapeDomain
	case stops > 1:
		return shapeDotted
	case upper == 0 && lower > 0:
		return shapeLower
	case upper == 1 && (runes == 1 || stops == 1 && runes <= 3):
		return shapeInitial
	case first && upper == 1:
		return shapeCapital
	case lower == 0 && upper > 1:
		return shapeUpper
	case upper > 0:
		return shapeMixed
	}
	return shapeOther
}

// tokenInfo is what the features of a token and its neighbours are made of.
type tokenInfo struct {
	norm      uint32 // hash of the norm
	word      int32  // place in the vocabulary
	suffix    uint32 // hash of the last three letters
	shape     uint8
	flags     uint8
	kinds     uint64 // bit set of the gazetteer kinds that cover the token
	lookup    uint32 // best lookup: label, position, prior, length
	second    uint32 // best lookup with another label
	candidate uint32 // person or date candidate: rule, position, score
	cand2     uint32 // another candidate
	elsewhere uint32 // what the word is in the rest of the document
	head      uint32 // the next organisation or place head in the capitalised run
	headBack  uint32 // the last one before
	parts     uint32 // what the word can be in a personal name
	class     Class
	context   uint32 // what the word was read as elsewhere, in the second reading
}

const (
	flagFirst = 1 << iota // opens the sentence
	flagCapsLine
	flagHeadline
	flagParen
	flagQuote
	flagLast
)

// affix hashes the first or last n letters of the folded word.
func affix(norm string, n int, suffix bool) uint32 {
	if len(norm) < n {
		n = len(norm)
	}
	if suffix {
		for k := len(norm) - n; k > 0 && !utf8.RuneStart(norm[k]); k-- {
			n++
		}
		return hashString(norm[len(norm)-n:])
	}
	for n < len(norm) && !utf8.RuneStart(norm[n]) {
		n++
	}
	return hashString(norm[:n])
}
