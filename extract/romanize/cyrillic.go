package romanize

// cyrillicTable is the standard MNS 5217 for the letters of Mongolian, and the
// BGN/PCGN system for those that only Russian and Kazakh have. Where both have
// a letter the folds of fold.go bring the systems together.
var cyrillicTable = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "ye", 'ё': "yo", 'ж': "zh", 'з': "z", 'и': "i", 'й': "i", 'к': "k", 'л': "l",
	'м': "m", 'н': "n", 'о': "o", 'ө': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ү': "u", 'ф': "f", 'х': "kh", 'ц': "ts",
	'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
	'ә': "a", 'ғ': "g", 'қ': "k", 'ң': "n", 'ұ': "u", 'һ': "h", 'і': "i", 'ї': "yi", 'є': "ye", 'ґ': "g", 'ј': "y", 'җ': "j", 'ѓ': "g",
}

func cyrillicLetter(r rune) string { return cyrillicTable[r] }
