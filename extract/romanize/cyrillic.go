package romanize

import "strings"

// softSign stands for ь until the words are cut: no other letter gives a j.
const softSign = "j"

// soften takes the soft sign out of the words: it is i in Mongolian names, and
// nothing in Russian ones.
func (c *cut) soften() {
	for i := range c.n {
		w := &c.words[i]
		w.soft = w.base
		if c.script == cyrillic && strings.Contains(w.base, softSign) {
			w.soft = strings.ReplaceAll(w.base, softSign, "i")
			w.base = strings.ReplaceAll(w.base, softSign, "")
			w.text = w.base
		}
	}
}

// cyrillicTable is the standard MNS 5217 for the letters of Mongolian, and the
// BGN/PCGN system for those that only Russian and Kazakh have. Where both have
// a letter the folds of fold.go bring the systems together.
var cyrillicTable = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "ye", 'ё': "yo", 'ж': "zh", 'з': "z", 'и': "i", 'й': "i", 'к': "k", 'л': "l",
	'м': "m", 'н': "n", 'о': "o", 'ө': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ү': "u", 'ф': "f", 'х': "kh", 'ц': "ts",
	'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': softSign, 'э': "e", 'ю': "yu", 'я': "ya",
	'ә': "a", 'ғ': "g", 'қ': "k", 'ң': "n", 'ұ': "u", 'һ': "h", 'і': "i", 'ї': "yi", 'є': "ye", 'ґ': "g", 'ј': "y", 'җ': "j", 'ѓ': "g",
}

func cyrillicLetter(r rune) string { return cyrillicTable[r] }
