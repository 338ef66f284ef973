package romanize

import "strings"

// rewriting is how the letters at the head of a spelling are written in a fold.
type rewriting struct{ from, to string }

// byLetter has rewritings by their first letter, in the order of the list.
func byLetter(rules []rewriting) (table [128][]rewriting) {
	for _, r := range rules {
		table[r.from[0]] = append(table[r.from[0]], r)
	}
	return table
}

// rewrite writes s by the first rule that fits at each place, letters that no rule
// has as they are, and never a letter twice in a row.
func (f *folded) rewrite(s string, rules *[128][]rewriting) {
	f.n = 0
	for i := 0; i < len(s); {
		i += f.step(s[i:], rules)
	}
}

// step writes the head of s and returns its length.
func (f *folded) step(s string, rules *[128][]rewriting) int {
	for _, r := range rules[s[0]&127] {
		if s[0] < 128 && strings.HasPrefix(s, r.from) {
			for k := range len(r.to) {
				f.put1(r.to[k])
			}
			return len(r.from)
		}
	}
	f.put1(s[0])
	return 1
}

// russianRules has BGN/PCGN, GOST, scientific and press spellings: q stands for ш
// and щ, c for ч, j for ж; о after those is ё.
var russianRules = byLetter([]rewriting{
	{"chov", "cev"}, {"ch", "c"}, {"ck", "k"}, {"c", "ts"},
	{"tchov", "cev"}, {"tch", "c"}, {"tz", "ts"},
	{"shchov", "qev"}, {"shch", "q"}, {"schov", "qev"}, {"sch", "q"}, {"shov", "qev"}, {"sh", "q"},
	{"kh", "h"}, {"x", "ks"}, {"zh", "j"}, {"ph", "f"}, {"w", "v"}, {"'", ""},
	{"iye", "e"}, {"yye", "e"}, {"yie", "e"}, {"iie", "e"}, {"iyo", "e"}, {"ye", "e"}, {"ie", "e"}, {"yo", "e"}, {"yy", "i"}, {"yi", "i"}, {"iy", "i"}, {"ii", "i"}, {"y", "i"},
	{"ja", "ia"}, {"ju", "iu"},
})

// foldRussian brings the systems of Russian names together.
func foldRussian(s string, f *folded) {
	f.rewrite(s, &russianRules)
	switch f.last() { // Rachmaninoff, Nikolaj
	case 'f':
		if strings.HasSuffix(s, "f") {
			f.b[f.n-1] = 'v'
		}
	case 'j':
		if strings.HasSuffix(s, "j") {
			f.n--
			f.put1('i')
		}
	}
}

// russianGiven are given names of Russians, folded: they tell a name that its
// surname does not, Sergei Shoigu.
var russianGiven = func() map[string]bool {
	out := map[string]bool{}
	var f folded
	for _, s := range strings.Fields(`aleksandr aleksei alexei alexey anatoly andrei andrey arkady boris dmitry dmitri evgeny yevgeny fyodor georgy gennady
		grigory igor ilya ivan kirill konstantin leonid lev maksim mikhail nikita nikolai nikolay oleg pavel pyotr roman ruslan sergei sergey stanislav
		svetlana tatyana timofei vadim valentin valery vasily viktor vitaly vladimir vladislav vyacheslav yakov yegor yelena yekaterina yuri yury
		anastasia galina irina lyudmila natalya olga oksana`) {
		foldRussian(s, &f)
		out[string(f.bytes())] = true
	}
	return out
}()
