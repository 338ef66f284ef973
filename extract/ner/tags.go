package ner

import "toli/extract"

// A tag is a place in a mention of one label: O, or B, I, E, S of PERSON,
// PLACE, ORG (the BIOES scheme of Ratinov and Roth, 2009).
const (
	tagO    = 0
	numTags = 13
)

// The positions of a token in a mention.
const (
	posB = iota
	posI
	posE
	posS
)

// tagOf returns the tag of position pos in a mention of label l.
func tagOf(l extract.Label, pos int) int { return 1 + (int(l)-1)*4 + pos }

// tagLabel returns the label of a tag, NoLabel for O.
func tagLabel(tag int) extract.Label {
	if tag == tagO {
		return extract.NoLabel
	}
	return extract.Label((tag-1)/4 + 1)
}

func tagPos(tag int) int { return (tag - 1) % 4 }

// follows[a] lists the tags that may come after tag a.
var follows = makeFollows()

func makeFollows() (f [numTags][]int) {
	for a := range numTags {
		for b := range numTags {
			if allowed(a, b) {
				f[a] = append(f[a], b)
			}
		}
	}
	return f
}

// precedes lists the tags that may come before O, besides O.
var precedes = makePrecedes()

func makePrecedes() (p []int) {
	for a := 1; a < numTags; a++ {
		if allowed(a, tagO) {
			p = append(p, a)
		}
	}
	return p
}

// allowed reports whether tag b may follow tag a.
func allowed(a, b int) bool {
	inside := a != tagO && (tagPos(a) == posB || tagPos(a) == posI)
	goesOn := b != tagO && (tagPos(b) == posI || tagPos(b) == posE)
	if inside != goesOn {
		return false
	}
	return !inside || tagLabel(a) == tagLabel(b)
}

func mayStart(tag int) bool { return tag == tagO || tagPos(tag) == posB || tagPos(tag) == posS }

func mayEnd(tag int) bool { return tag == tagO || tagPos(tag) == posE || tagPos(tag) == posS }
