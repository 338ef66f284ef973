package timex

// tense is what the words around an expression tell of its place in time.
type tense int8

const (
	untold  tense = iota
	before        // a verb in the past
	after         // a future, a plan
	either        // a wish, a call: either side
	present       // a verb in the present, which may tell a plan
)

// zone is where an expression stands.
type zone int8

const (
	inBody zone = iota
	inCitation
	inDateline
	inHeadline
)

// reach is how many tokens to either side can tell the tense; a word behind
// the expression counts as if it were behindBy tokens farther.
const reach, behindBy = 14, 6

// tenseAt returns the tense at the expression of tokens [first, last): that of
// the nearest word that tells one.
func (s *scanner) tenseAt(first, last int) tense {
	t, far := s.tenseBefore(first)
	for k := last; k < s.last && k-last+behindBy < far && k-last < reach; k++ {
		if s.is(k, ";", "(", ")") {
			break
		}
		if u := s.tenseOf(k); u != untold && s.norm(k) != "to" && (u != present || k > last) {
			return u
		}
	}
	return s.limit(t, first)
}

// limit returns the tense of an expression behind "by" or "until", which looks
// ahead unless a verb in the past is near.
func (s *scanner) limit(t tense, first int) tense {
	switch {
	case s.has(first, weekday) && s.is(first-1, "starting", "beginning", "effective"):
		return after
	case s.is(first-1, "until", "till") && t == before:
		for k := first - 2; k >= first-6; k-- {
			if s.is(k, "was", "were", "had", "did", "stayed", "remained", "lasted", "ran", "went") {
				return before
			}
		}
		return after
	case s.is(first-1, "by", "until", "till") && t != before:
		return after
	}
	return t
}

// tenseBefore returns the tense that the words before token i tell, and how far
// the one that tells it is.
func (s *scanner) tenseBefore(i int) (tense, int) {
	for k := i - 1; k >= s.first && k >= i-reach; k-- {
		if s.is(k, ";", ")") || s.is(k, "(") && k < i-1 {
			break
		}
		if k == i-1 && (s.is(k, "is", "are") || plainVerbs[s.norm(k)] && s.norm(k-1) != "to" && !s.has(k, title)) {
			return present, 1
		}
		if t := s.tenseOf(k); t != untold {
			if t == either && i-k <= 2 && s.has(k, open) {
				t = before // announced in January
			}
			return t, i - k
		}
	}
	return untold, reach + behindBy
}

// tenseOf returns the tense that token k tells. Words with a capital tell it in
// headlines only.
func (s *scanner) tenseOf(k int) tense {
	if s.has(k, title) && !s.titled && k > s.first {
		return untold
	}
	switch {
	case s.norm(k) == "to":
		return s.infinitive(k)
	case s.norm(k) == "set" && !s.titled && !s.is(k-1, "is", "are", "was", "were", "be", "been", "and"):
		return before
	case s.has(k, ahead):
		return after
	case s.has(k, open):
		return either
	case s.has(k, past):
		if s.is(k-1, "be") || s.is(k-2, "be") {
			return untold // will be held: the word before tells
		}
		if s.is(k-1, "a", "an") {
			return untold // a written answer
		}
		return before
	case s.has(k, plural) && (s.has(k-1, title) && !s.has(k-1, weekday|month) || s.is(k-1, "he", "she", "it", "who", "which")) && k > s.first:
		return present
	}
	return untold
}

// plainVerbs are verbs of plans that stand in the present directly before a
// date: "polls open Sunday".
var plainVerbs = set(`open meet resume begin start return vote visit leave arrive travel gather convene close end come take reopen sign fly
	play face speak debate march`)

// infinitive returns the tense of "to" at token k before a verb: "is to visit"
// and "to be held" look ahead, "came to visit" may be either.
func (s *scanner) infinitive(k int) tense {
	if !s.has(k+1, word) || s.has(k+1, title) && !s.titled || s.is(k+1, "the", "a", "an", "his", "her", "its", "their", "this", "that") {
		return untold
	}
	if s.norm(k+1) == "be" || s.is(k-1, "is", "are", "was", "were", "be") || s.titled {
		return after
	}
	if s.has(k-1, past|ahead|open) {
		return untold // the verb before tells
	}
	return either
}

// zoneOf tells where the expression of tokens [first, last) stands. One at the
// end of brackets behind a name and a comma is the date of a source.
func (s *scanner) zoneOf(first, last int) zone {
	if s.norm(first-1) == "," && (s.is(last, ")", ";") || s.is(last, ",") && s.insideBrackets(last)) {
		for k := first - 2; k >= s.first && k > first-48; k-- {
			switch s.norm(k) {
			case "(", ";", "[":
				if k < first-2 && s.has(k+1, title|number|word) || s.norm(k+1) == `"` {
					return inCitation
				}
			case ")", "]":
				return s.plain()
			}
		}
	}
	return s.plain()
}

func (s *scanner) plain() zone {
	if s.note {
		return inCitation
	}
	if s.headline {
		return inHeadline
	}
	return inBody
}
