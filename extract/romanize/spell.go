package romanize

import "strings"

// Spell returns the spellings of a Korean name in Hangul, in this order: Revised
// Romanization, fused and with a hyphen; McCune–Reischauer, ICS with apostrophes
// for breves, and without marks; the north's rules. Sounds do not change where
// syllables meet. It returns nil for what is no Korean name in Hangul.
func Spell(s string) []string {
	var c cut
	var readings [maxReadings]korean
	if !c.read(s) || c.script != hangul || c.readHangul(&readings) == 0 {
		return nil
	}
	size := c.nh - int(readings[0].n)
	surname, given := c.hangul[:size], c.hangul[size:c.nh]
	rr := spellWords(surname, given, &onsetRR, &vowelRR, "")
	hyphen := spellWords(surname, given, &onsetRR, &vowelRR, "-")
	mr := spellWords(surname, given, &onsetMR, &vowelMR, "-")
	north := spellWords(surname, given, &onsetKP, &vowelMR, " ")
	breves := strings.NewReplacer("O", "ŏ", "U", "ŭ").Replace(mr)
	ics := strings.NewReplacer("O", "o'", "U", "u'").Replace(mr)
	plain := strings.NewReplacer("O", "o", "U", "u")
	return []string{capitals(rr), capitals(hyphen), capitals(breves), capitals(ics), capitals(strings.ReplaceAll(plain.Replace(mr), "'", "")), capitals(plain.Replace(north))}
}

func spellWords(surname, given []rune, onset *[19]string, vowel *[21]string, between string) string {
	out := spellName(string(surname), onset, vowel) + " "
	for i, r := range given {
		if i > 0 {
			out += between
		}
		out += spell(r, onset, vowel)
	}
	return out
}

// capitals gives each word a capital.
func capitals(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		for _, r := range w {
			words[i] = strings.ToUpper(string(r)) + w[len(string(r)):]
			break
		}
	}
	return strings.Join(words, " ")
}
