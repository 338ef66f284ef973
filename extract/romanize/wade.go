package romanize

import "strings"

// wadeInitials are the initials of Wade–Giles, longest first, and of pinyin
// before i and before other letters.
var wadeInitials = [...][3]string{
	{"ch'", "q", "ch"}, {"ts'", "c", "c"}, {"tz'", "c", "c"}, {"hs", "x", "x"}, {"ch", "j", "zh"}, {"sh", "sh", "sh"}, {"ts", "z", "z"}, {"tz", "z", "z"}, {"ss", "s", "s"},
	{"k'", "k", "k"}, {"p'", "p", "p"}, {"t'", "t", "t"}, {"k", "g", "g"}, {"p", "b", "b"}, {"t", "d", "d"}, {"j", "r", "r"},
}

// wadeFinals are the finals that pinyin spells otherwise.
var wadeFinals = map[string]string{"ieh": "ie", "ien": "ian", "ih": "i", "ung": "ong", "uei": "ui", "iung": "iong", "eh": "e", "erh": "er", "yen": "yan", "yeh": "ye", "yung": "yong", "ueh": "ue", "uen": "uan"}

// fromWade spells one syllable of Wade–Giles in pinyin.
func fromWade(s string) string {
	initial, rest := "", s
	for _, w := range wadeInitials {
		if !strings.HasPrefix(s, w[0]) {
			continue
		}
		rest = s[len(w[0]):]
		initial = w[2]
		if strings.HasPrefix(rest, "i") && rest != "ih" {
			initial = w[1]
		}
		break
	}
	if final, ok := wadeFinals[rest]; ok {
		rest = final
	}
	switch {
	case rest == "o" && (initial == "g" || initial == "k"):
		rest = "e"
	case rest == "u" && (strings.HasPrefix(s, "tz") || strings.HasPrefix(s, "ss")):
		rest = "i"
	}
	return initial + strings.ReplaceAll(rest, "'", "")
}

// readWade spells the words of a name in pinyin as if they were Wade–Giles,
// which sets a hyphen between the syllables of a given name.
func (c *cut) readWade() {
	hyphen := false
	for i := range c.n {
		hyphen = hyphen || c.words[i].joined
	}
	if !hyphen || c.script != latin || c.n > 3 {
		return
	}
	for i := range c.n {
		c.words[i].wade = fromWade(c.words[i].text)
	}
}
