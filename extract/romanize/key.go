package romanize

// koreanKey returns the key of a name that reads as Korean: the class of its
// surname and the letters of the given name in the classes that the systems
// mix. It does not depend on where the given name is cut.
func (c *cut) koreanKey(n *Name) string {
	k := &n.korean[0]
	if last := &n.korean[n.nk-1]; last.reversed && !k.reversed && onlySurname[string(c.base[last.to:c.nb])] && !onlySurname[string(c.base[c.words[0].from:k.from])] {
		k = last
	}
	b := make([]byte, 0, 32)
	b = append(append(b, "ko:"...), surnameTables().classes[k.surname.first()]...)
	b = append(b, ' ')
	return string(koreanLetters(string(c.base[k.from:k.to]), b))
}

// koreanLetters appends the classes of the letters of s. Voicing, aspiration, the
// vowels ㅓㅗㅜㅡ and sound changes fall together.
func koreanLetters(s string, b []byte) []byte {
	start := len(b)
	for i := 0; i < len(s); i++ {
		c, next := s[i], at(s, i+1)
		switch c {
		case 'g', 'k', 'q':
			if c == 'g' && len(b) > start && b[len(b)-1] == 'n' {
				continue // ng
			}
			if next == 'm' || next == 'n' || next == 'l' || next == 'r' {
				c = 'n'
			} else {
				c = 'k'
			}
		case 'd', 't':
			c = 't'
			if next == 'c' {
				continue
			}
		case 'b', 'p', 'f':
			c = 'p'
			if next == 'm' || next == 'n' {
				c = 'm'
			}
		case 'j', 'z', 'c':
			c = 'c'
		case 'l', 'r', 'n':
			c = 'n'
		case 'h':
			if i > 0 && (s[i-1] == 'c' || s[i-1] == 's' || s[i-1] == 'k' || s[i-1] == 't' || s[i-1] == 'p' || s[i-1] == 'g' || !isVowel(next) && next != 'y' && next != 'w') {
				continue
			}
		case 'y', 'w', 'e', 'o', 'u', 'a', 'i':
			c = 'o' // a run of vowels
			if n := len(b); n > start && b[n-1] < 'a' {
				continue
			}
			end := i
			for end < len(s) && (isVowel(s[end]) || s[end] == 'y' || s[end] == 'w') {
				end++
			}
			if s[i:end] == "y" && at(s, end) == 'n' && at(s, end+1) == 'g' { // Syng-man
				b = append(b, 'O')
			} else {
				b = append(b, vowelRun(s[i:end]))
			}
			i = end - 1
			continue
		}
		if n := len(b); n > start && b[n-1] == c {
			continue
		}
		b = append(b, c)
	}
	return b
}

// vowelRun returns the class of vowels that stand together.
func vowelRun(s string) byte {
	a, i, e := false, false, false
	for k := range len(s) {
		a = a || s[k] == 'a'
		i = i || s[k] == 'i'
		e = e || s[k] == 'e' && at(s, k+1) != 'o' && at(s, k+1) != 'u'
	}
	switch {
	case a && (e || i):
		return 'E'
	case a:
		return 'A'
	case i || s == "ee" || s == "yee" || s == "y":
		return 'I'
	case e:
		return 'E'
	}
	return 'O'
}

// plainKey returns the key of any other name: a Mongolian one is the given name
// and the first letter of the father's.
func (c *cut) plainKey(n *Name) string {
	var f folded
	b := make([]byte, 0, 48)
	if n.flags&mongolian != 0 && n.flags&inHan == 0 {
		given, father := c.n-1, c.n-2
		if c.n == 2 && (n.words[1].genitive && !n.words[0].genitive || n.words[1].initial && !n.words[0].initial) {
			given, father = 0, 1
		}
		f.foldMongolian(c.words[given].soft, c.central)
		b = append(append(b, "mn:"...), f.bytes()...)
		if father >= 0 {
			f.foldMongolian(c.words[father].soft, c.central)
			b = append(append(b, ' '), f.bytes()[:min(1, f.n)]...)
		}
		return string(b)
	}
	b = append(b, "x:"...)
	for _, initials := range [2]bool{false, true} { // V. Putin as Putin V.
		for i := range c.n {
			if c.words[i].initial == initials {
				b = append(c.appendPlain(b, i, n.flags, &f), ' ')
			}
		}
	}
	return string(b[:len(b)-1])
}

// appendPlain appends a word in the fold that its name is in.
func (c *cut) appendPlain(b []byte, i int, flags flag, f *folded) []byte {
	s := c.words[i].base
	switch {
	case flags&inHan != 0:
		return append(b, s...)
	case flags&japanese != 0 && foldJapanese(s, f):
	default:
		foldRussian(s, f)
	}
	return append(b, f.bytes()...)
}
