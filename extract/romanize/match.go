package romanize

// Match returns how likely two names are one person's, from 0 to 1, and the rule
// that joined or parted them in plain words. From Threshold up they count as the
// same. Match is symmetric, and 1 for a name and itself.
func (n *Name) Match(m *Name) (score float64, why string) {
	if n.key == "" || m.key == "" {
		return 0, "not a name"
	}
	if n.same(m) {
		return 1, "the same words"
	}
	if m.before(n) {
		n, m = m, n
	}
	if n.nk > 0 && m.nk > 0 {
		return n.matchKorean(m)
	}
	if (n.flags|m.flags)&(inHan|inKorea) != 0 {
		return 0, "different characters"
	}
	return n.matchWords(m)
}

// same reports whether the names are written alike but for case and stops.
func (n *Name) same(m *Name) bool {
	return n.whole == m.whole && n.key == m.key && n.flags == m.flags
}

func (n *Name) before(m *Name) bool {
	if n.whole != m.whole {
		return n.whole < m.whole
	}
	if n.flags != m.flags {
		return n.flags < m.flags
	}
	return n.key < m.key
}

// matchKorean returns the best match of the readings.
func (n *Name) matchKorean(m *Name) (score float64, why string) {
	for i := range n.korean[:n.nk] {
		for j := range m.korean[:m.nk] {
			if s, w := matchKorean(&n.korean[i], &m.korean[j]); s > score {
				score, why = s, w
			}
		}
	}
	return score, why
}

// fold is one of the ways that two words can be alike.
type fold uint8

const (
	asWritten fold = 1 << iota
	asMongolian
	asRussian
	asJapanese
	asWade
)

// folds returns the folds in which two names may be compared.
func (n *Name) folds(m *Name) fold {
	f := asWritten
	both, either := n.flags&m.flags, n.flags|m.flags
	if both&mongolian != 0 {
		f |= asMongolian
	}
	if both&japanese != 0 && either&mongolian == 0 || both&japanese != 0 && both&mongolian == 0 {
		f |= asJapanese
	}
	if either&russian != 0 && both&mongolian == 0 {
		f |= asRussian
	}
	if (n.words[0].pinyin != 0) != (m.words[0].pinyin != 0) {
		f |= asWade
	}
	return f
}

// alike reports whether two words are one in any of the folds.
func (p *part) alike(q *part, f fold) bool {
	switch {
	case p.initial != q.initial:
		return false
	case p.plain == q.plain:
		return true
	case f&asMongolian != 0 && p.mongolian == q.mongolian:
		return true
	case f&asRussian != 0 && p.russian == q.russian && p.russian != 0:
		return true
	}
	if f&asWade != 0 && (p.pinyin == q.plain || q.pinyin == p.plain) {
		return true
	}
	return f&asJapanese != 0 && p.japanese == q.japanese && p.japanese != 0
}

// begins reports whether one of the two is an initial and the other begins with it.
func (p *part) begins(q *part) bool {
	if p.initial == q.initial {
		return false
	}
	if q.initial {
		p, q = q, p
	}
	if p.first[0] != q.first[0] {
		return false
	}
	return p.first[1] == 0 || p.first[1] == q.first[1] || p.first[1] == 'h'
}

// father reports whether two words are one father's name, with or without the
// ending of the genitive.
func (p *part) father(q *part) bool {
	for _, s := range p.stems[:p.nstems] {
		for _, t := range q.stems[:q.nstems] {
			if s == t {
				return true
			}
		}
	}
	return false
}

// link is how two words meet.
type link uint8

const (
	apart link = iota
	byInitial
	byStem
	byWord
)

func (p *part) link(q *part, f fold, asFather bool) link {
	switch {
	case p.alike(q, f):
		return byWord
	case p.begins(q):
		return byInitial
	case asFather && f&asMongolian != 0 && !p.initial && !q.initial && p.father(q):
		return byStem
	}
	return apart
}

// matchWords compares names word by word.
func (n *Name) matchWords(m *Name) (float64, string) {
	f := n.folds(m)
	switch {
	case n.n == m.n && n.n == 1:
		if n.words[0].alike(&m.words[0], f) {
			return 0.9, "one word, spelled in two systems"
		}
		return 0.05, "different words"
	case n.n == 1:
		return n.bare(m, f)
	case m.n == 1:
		return m.bare(n, f)
	case n.n != m.n:
		if n.n < m.n {
			return n.shorter(m, f)
		}
		return m.shorter(n, f)
	}
	score, why := n.inOrder(m, f)
	if n.n == 2 && score < Threshold {
		if s, w := n.reversed(m, f); s > score {
			return s, w
		}
	}
	if n.n == 3 && score < Threshold {
		if s, w := n.rotated(m, f); s > score {
			return s, w
		}
	}
	return score, why
}

// inOrder compares names of as many words in order.
func (n *Name) inOrder(m *Name, f fold) (float64, string) {
	words, initials, stems := 0, 0, 0
	for i := range n.n {
		switch n.words[i].link(&m.words[i], f, i < n.n-1) {
		case apart:
			if n.words[i].initial || m.words[i].initial {
				return 0.1, "different initials"
			}
			return n.partedAt(m, i)
		case byInitial:
			initials++
		case byStem:
			stems++
		case byWord:
			if !n.words[i].initial {
				words++
			}
		}
	}
	switch {
	case words == 0:
		return 0.2, "only initials agree"
	case initials > 0 && n.words[n.n-1].initial != m.words[n.n-1].initial && f&asMongolian != 0:
		return 0.6, "a name and an initial agree"
	case initials > 0:
		return 0.75, "the name and the initial agree"
	case stems > 0:
		return 0.92, "Mongolian: the given name, and the father's name without its genitive ending"
	}
	return 0.96, "each word is the same in another spelling"
}

func (n *Name) partedAt(m *Name, i int) (float64, string) {
	switch {
	case n.flags&m.flags&mongolian == 0:
		return 0.05, "different words"
	case i < n.n-1:
		return 0.1, "Mongolian: different father's names"
	}
	return 0.05, "Mongolian: different given names"
}

// reversed compares two words with the same two in the other order.
func (n *Name) reversed(m *Name, f fold) (float64, string) {
	a, b := n.words[0].link(&m.words[1], f, true), n.words[1].link(&m.words[0], f, true)
	if a == apart || b == apart || a == byInitial && b == byInitial {
		return 0, ""
	}
	bothAsFathers := a == byStem && b == byStem
	decided := (n.flags^m.flags)&comma != 0 || capitalDiffers(n, m)
	switch {
	case bothAsFathers:
		return 0.2, "each is the other's father's name"
	case a == byInitial || b == byInitial:
		return 0.65, "the name and the initial agree, in the other order"
	case decided:
		return 0.9, "the other order; a comma or capitals tell which word is the surname"
	case f&asMongolian != 0:
		return n.reversedMongolian(m, a == byStem || b == byStem)
	case f&asJapanese != 0:
		return 0.85, "Japanese: the other order"
	case n.words[0].surname != n.words[1].surname:
		return 0.85, "Russian: the other order"
	}
	return 0.55, "the same two words in the other order"
}

func (n *Name) reversedMongolian(m *Name, byStem bool) (float64, string) {
	genitive := n.words[0].genitive || n.words[1].genitive || m.words[0].genitive || m.words[1].genitive
	switch {
	case byStem && genitive, genitive:
		return 0.85, "Mongolian: the other order; the genitive tells which is the father's name"
	case n.words[0].common && n.words[1].common:
		return 0.35, "Mongolian: the same two words in the other order can be father and son"
	}
	return 0.6, "Mongolian: the same two words in the other order"
}

// capitalDiffers reports whether capitals mark a word as the surname in one of
// the names.
func capitalDiffers(n, m *Name) bool {
	return n.words[0].capitals != n.words[1].capitals || m.words[0].capitals != m.words[1].capitals
}

// rotated compares three words with the same three, the last before the rest.
func (n *Name) rotated(m *Name, f fold) (float64, string) {
	for shift := 1; shift < 3; shift++ {
		all := true
		for i := range 3 {
			l := n.words[i].link(&m.words[(i+shift)%3], f, false)
			all = all && (l == byWord || l == byInitial)
		}
		if all {
			return 0.85, "the same words, with the surname at the other end"
		}
	}
	return 0, ""
}

// shorter compares n with a name m of more words.
func (n *Name) shorter(m *Name, f fold) (float64, string) {
	last := m.n - 1
	endsAlike := n.words[n.n-1].link(&m.words[last], f, false)
	if f&asMongolian != 0 && m.n == n.n+1 {
		tail, full := *m, false
		copy(tail.words[:], m.words[1:m.n])
		tail.n--
		if s, _ := n.inOrder(&tail, f); s >= Threshold {
			full = true
		}
		if full {
			return 0.8, "Mongolian: the same name after a clan name"
		}
	}
	if n.n == 2 && endsAlike == byWord {
		if l := n.words[0].link(&m.words[0], f, false); l == byWord {
			return 0.82, "the first and the last word; a middle name is left out"
		} else if l == byInitial {
			return 0.6, "the first initial and the last word"
		}
	}
	if n.within(m, f) {
		return 0.75, "all words of the shorter name are in the longer"
	}
	return 0.15, "words of the shorter name are not in the longer"
}

// within reports whether all words of n are in m, and those left out of m are
// not surnames.
func (n *Name) within(m *Name, f fold) bool {
	used := 0
	for i := range n.n {
		hit := false
		for j := range m.n {
			if used>>j&1 == 0 && n.words[i].link(&m.words[j], f, false) == byWord {
				used |= 1 << j
				hit = true
				break
			}
		}
		if !hit {
			return false
		}
	}
	for j := range m.n {
		if used>>j&1 == 0 && !m.words[j].patronymic && !m.words[j].initial {
			return false
		}
	}
	return true
}

// bare compares a single word with a full name. A Mongolian is called by the
// given name alone, which tells people apart when few have it.
func (n *Name) bare(m *Name, f fold) (float64, string) {
	w := &n.words[0]
	for i := range m.n {
		if !w.alike(&m.words[i], f) {
			continue
		}
		given := i == m.n-1 || m.n == 2 && m.words[1].genitive && !m.words[0].genitive
		if (n.flags|m.flags)&mongolian != 0 && given && !w.common && w.length >= 8 && m.flags&mongolian != 0 {
			return 0.55, "Mongolian: the given name alone, which few have"
		}
		return 0.3, "one word of a full name can be many people's"
	}
	return 0.05, "different words"
}
