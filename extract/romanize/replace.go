package romanize

// Fold puts one letter for pairs of small Latin letters, and for single ones.
type Fold struct {
	pairs [26][26]byte
	ones  [26]byte
}

// NewFold returns a fold of pairs old, new; old has one letter or two, new one.
func NewFold(oldnew ...string) *Fold {
	f := &Fold{}
	for k := 0; k < len(oldnew); k += 2 {
		if old := oldnew[k]; len(old) == 1 {
			f.ones[old[0]-'a'] = oldnew[k+1][0]
		} else {
			f.pairs[old[0]-'a'][old[1]-'a'] = oldnew[k+1][0]
		}
	}
	return f
}

// Fold returns word with what f folds replaced, from left to right.
func (f *Fold) Fold(word string) string {
	for i := range len(word) {
		if _, n := f.at(word, i); n > 0 {
			var buffer [64]byte
			return string(f.AppendFold(append(buffer[:0], word[:i]...), word[i:]))
		}
	}
	return word
}

// AppendFold appends the folded word to dst.
func (f *Fold) AppendFold(dst []byte, word string) []byte {
	for i := 0; i < len(word); {
		c, n := f.at(word, i)
		if n == 0 {
			c, n = word[i], 1
		}
		dst = append(dst, c)
		i += n
	}
	return dst
}

// at returns what stands for the letters of word at i, and how many these are;
// 0 when it has none for them.
func (f *Fold) at(word string, i int) (byte, int) {
	a := word[i] - 'a'
	if a >= 26 {
		return 0, 0
	}
	if i+1 < len(word) {
		if b := word[i+1] - 'a'; b < 26 && f.pairs[a][b] != 0 {
			return f.pairs[a][b], 2
		}
	}
	if f.ones[a] != 0 {
		return f.ones[a], 1
	}
	return 0, 0
}
