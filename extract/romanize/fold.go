package romanize

import "strings"

// folded is a word in the spelling that the systems of one language fall
// together in. It lives on the stack.
type folded struct {
	b [2 * 64]byte
	n int
}

func (f *folded) put(c byte) {
	if f.n < len(f.b) {
		f.b[f.n] = c
		f.n++
	}
}

// put1 puts c unless it would repeat the last letter.
func (f *folded) put1(c byte) {
	if f.n > 0 && f.b[f.n-1] == c {
		return
	}
	f.put(c)
}

func (f *folded) bytes() []byte { return f.b[:f.n] }

func (f *folded) last() byte {
	if f.n == 0 {
		return 0
	}
	return f.b[f.n-1]
}

// hash is FNV-1a.
func hash(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// at returns the letter of s at i, or 0.
func at(s string, i int) byte {
	if i < 0 || i >= len(s) {
		return 0
	}
	return s[i]
}

// mongolianRules has MNS 5217, BGN/PCGN, ALA-LC and press habits; centralRules
// those of Germans and Poles before them: j is y, and ch is kh.
var (
	commonRules = []rewriting{
		{"kh", "h"}, {"x", "h"}, {"ch", "c"}, {"cz", "c"}, {"ckh", "h"}, {"ck", "k"}, {"c", "ts"},
		{"tsch", "c"}, {"tch", "c"}, {"tzh", "tj"}, {"tz", "ts"},
		{"dsch", "j"}, {"dzh", "j"}, {"dj", "j"}, {"dz", "z"}, {"zh", "j"}, {"zs", "ts"},
		{"sch", "q"}, {"sh", "q"}, {"ye", "e"}, {"ie", "e"}, {"y", "i"}, {"o", "u"}, {"w", "v"}, {"'", ""},
	}
	mongolianRules = byLetter(commonRules)
	centralRules   = byLetter(append([]rewriting{{"ch", "h"}, {"je", "e"}, {"j", "i"}}, commonRules...))
)

// foldMongolian brings the systems of Mongolian names together. c stands for ch,
// q for sh; o and u fall together, since ö and ü are written with either.
func foldMongolian(s string, f *folded) { f.foldMongolian(s, false) }

// foldMongolian does so; central says that the spelling is German or Polish.
func (f *folded) foldMongolian(s string, central bool) {
	rules := &mongolianRules
	if central {
		rules = &centralRules
	}
	f.n = 0
	for i := 0; i < len(s); {
		if (s[i] == 'o' || s[i] == 'u') && at(s, i+1) == 'e' && i+2 < len(s) && !isVowel(s[i+2]) && s[i+2] != 'y' { // ue is ü
			f.put1('u')
			i += 2
			continue
		}
		i += f.step(s[i:], rules)
	}
}

// central reports whether a word is spelled as Germans and Poles do.
func central(s string) bool {
	if strings.IndexByte(s, 'w') >= 0 {
		return true
	}
	for i := 0; i+2 < len(s); i++ {
		switch s[i : i+3] {
		case "ijn", "sch", "czi", "ije":
			return true
		}
	}
	return false
}

// FoldMongolian returns one word of a Mongolian name in the spelling that all
// systems fall together in, in letters of its own: c is ch, q is sh, h is kh, u
// is also o and ö. It is "" for what cannot be a word of a name.
func FoldMongolian(s string) string {
	var c cut
	if !c.read(s) || c.script&(latin|cyrillic) == 0 {
		return ""
	}
	c.merge()
	var f folded
	foldMongolian(c.words[0].soft, &f)
	return string(f.bytes())
}

// Father returns the folded forms that a Mongolian father's name can have
// without the ending of its genitive: Damdingiin is damdin, damdingi or damdi.
// The first is the word as it is.
func Father(s string) []string {
	fold := FoldMongolian(s)
	if fold == "" {
		return nil
	}
	stems := []string{fold}
	for _, end := range endings {
		if len(fold) >= len(end)+3 && strings.HasSuffix(fold, end) {
			stems = append(stems, strings.TrimSuffix(fold, end))
		}
	}
	return stems
}

// Surnames returns the Korean surnames, in Hangul, that a Latin spelling can
// stand for, the most frequent first; nil when it is none.
func Surnames(s string) []string {
	var c cut
	if !c.read(s) || c.n != 1 {
		return nil
	}
	x := surnameTables()
	found, _ := x.find(&c.words[0], c.marked)
	var out []string
	each(found.set, func(i int) { out = append(out, x.names[i]) })
	return out
}
