package person

import (
	"fmt"
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/segment"
	"toli/seeds"
)

func annotated(t testing.TB, text string) *extract.Document {
	t.Helper()
	g, err := gazetteer.Open(seeds.Gazetteer)
	if err != nil {
		t.Fatal(err)
	}
	d := &extract.Document{Text: text}
	for _, stage := range []func(*extract.Document) error{segment.Annotate, g.Annotate, Annotate} {
		if err := stage(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Check(); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return d
}

// best returns the candidate of a name that scores best, or nil.
func best(d *extract.Document, name string) (m *extract.Mention) {
	for i := range d.Candidates {
		if c := &d.Candidates[i]; d.Surface(c) == name && (m == nil || c.Score > m.Score) {
			m = c
		}
	}
	return m
}

// written returns the parts of a name in one line.
func written(n *extract.Name) string {
	var b strings.Builder
	for _, part := range [...][2]string{{"clan", n.Clan}, {"father", n.Father}, {"surname", n.Surname}, {"given", n.Given}, {"of", n.Nationality}} {
		if part[1] != "" {
			fmt.Fprintf(&b, " %s=%s", part[0], part[1])
		}
	}
	return n.Style + b.String()
}

// TestGrammars has made-up persons, in each form of their names.
func TestGrammars(t *testing.T) {
	for _, c := range []struct{ text, name, by, parts string }{
		// Korean
		{"Chairman Tae Kwang Chol spoke.", "Tae Kwang Chol", "korean-three", "korean surname=Tae given=Kwang Chol"},
		{"talks with envoy Maeng Hyok-su of the ministry", "Maeng Hyok-su", "korean-hyphen", "korean surname=Maeng given=Hyok-su"},
		{"Kwak Jinho said prices rose.", "Kwak Jinho", "korean-fused", "korean surname=Kwak given=Jinho"},
		{"The director, Paek Sol, said so.", "Paek Sol", "korean-one", "korean surname=Paek given=Sol"},
		{"lawmaker Mi-ran Kwon said", "Mi-ran Kwon", "korean-reversed", "korean surname=Kwon given=Mi-ran"},
		{"lawmaker Gi Yun Baek said", "Gi Yun Baek", "korean-pair-first", "korean surname=Baek given=Gi Yun"},
		{"Namgung Hyon-suk, a teacher, was there.", "Namgung Hyon-suk", "korean-hyphen", "korean surname=Namgung given=Hyon-suk"},
		{"Lawmaker Hwangbo Seung-hee asked.", "Hwangbo Seung-hee", "korean-hyphen", "korean surname=Hwangbo given=Seung-hee"},
		{"Minister Dokgo Young asked.", "Dokgo Young", "korean-fused", "korean surname=Dokgo given=Young"},
		{"Present were:\n\nKwon, Eun Mi; Noh, Tae-gyu.", "Kwon, Eun Mi", "korean-comma", "korean surname=Kwon given=Eun Mi"},
		{"KANG Gi Yun asked the minister.", "KANG Gi Yun", "korean-three", "korean surname=KANG given=Gi Yun"},
		{"leader Pak Jong chol said Saturday", "Pak Jong chol", "korean-three", "korean surname=Pak given=Jong chol"},
		{"First Lady Kim Keonmi and Yun Kyeok Su came.", "Yun Kyeok Su", "korean-rare", "korean surname=Yun given=Kyeok Su"},
		// Mongolian
		{"Luvsandorjiin Ganzorig won the vote.", "Luvsandorjiin Ganzorig", "mongolian-genitive", "mongolian father=Luvsandorjiin given=Ganzorig of=mn"},
		{"minister Damdin Enkhtuvshin left", "Damdin Enkhtuvshin", "mongolian-one", "mongolian father=Damdin given=Enkhtuvshin of=mn"},
		{"President Tsakhia Munkhjargal left", "Tsakhia Munkhjargal", "mongolian-one", "mongolian father=Tsakhia given=Munkhjargal of=mn"},
		{"minister Dorjiin Bat-Ochir left", "Dorjiin Bat-Ochir", "mongolian-genitive", "mongolian father=Dorjiin given=Bat-Ochir of=mn"},
		{"President Ts.Otgonjargal arrived", "Ts.Otgonjargal", "mongolian-joined", "mongolian father=Ts. given=Otgonjargal"},
		{"with N. Enkhsaikhan in court", "N. Enkhsaikhan", "mongolian-initial", "mongolian father=N. given=Enkhsaikhan"},
		{"the wrestler D.Bat-Erdene won", "D.Bat-Erdene", "mongolian-joined", "mongolian father=D. given=Bat-Erdene"},
		{"minister Enkhjargal Nambaryn left", "Enkhjargal Nambaryn", "mongolian-reversed", "mongolian father=Nambaryn given=Enkhjargal of=mn"},
		{"the poet Borjigin Luvsandorjiin Ganbold read", "Borjigin Luvsandorjiin Ganbold", "mongolian-clan", "mongolian clan=Borjigin father=Luvsandorjiin given=Ganbold of=mn"},
		// Kazakh, of Bayan-Ölgii and of Kazakhstan
		{"The hunter Khavdaligaliin Nurbek said", "Khavdaligaliin Nurbek", "kazakh-genitive", "kazakh father=Khavdaligaliin given=Nurbek of=mn"},
		{"governor Saulyebek Talgatbek said", "Saulyebek Talgatbek", "kazakh-both", "kazakh father=Saulyebek given=Talgatbek"},
		{"the singer Ainagul Serikkyzy sang", "Ainagul Serikkyzy", "kazakh-child", "kazakh father=Serikkyzy given=Ainagul"},
		{"the eagle hunter A.Sailaubek won", "A.Sailaubek", "mongolian-joined", "mongolian father=A. given=Sailaubek"},
		// Japanese, Chinese, Vietnamese
		{"envoy Kenjiro Takeshita left", "Kenjiro Takeshita", "japanese-both", "japanese surname=Takeshita given=Kenjiro of=jp"},
		{"envoy Yoshimura Masahiro left", "Yoshimura Masahiro", "japanese-both", "japanese surname=Yoshimura given=Masahiro of=jp"},
		{"minister Zhou Wenqiang left", "Zhou Wenqiang", "chinese-two", "chinese surname=Zhou given=Wenqiang"},
		{"minister Gu Xiaochuan left", "Gu Xiaochuan", "chinese-two", "chinese surname=Gu given=Xiaochuan"},
		{"Premier Tsai Ming-hsien resigned.", "Tsai Ming-hsien", "chinese-wade", "chinese surname=Tsai given=Ming-hsien"},
		{"minister Nguyen Van Khanh left", "Nguyen Van Khanh", "vietnamese", "vietnamese surname=Nguyen given=Khanh of=vn"},
		{"President Truong Quang Thieu left", "Truong Quang Thieu", "vietnamese", "vietnamese surname=Truong given=Thieu of=vn"},
		// Russian, Western and others
		{"Konstantin Petrovich Vorobyov signed.", "Konstantin Petrovich Vorobyov", "russian-full", "russian father=Petrovich surname=Vorobyov given=Konstantin"},
		{"minister Sergei Malinin left", "Sergei Malinin", "russian-known", "russian surname=Malinin given=Sergei"},
		{"envoy Margaret L. Whitfield left", "Margaret L. Whitfield", "western-both", "western surname=Whitfield given=Margaret"},
		{"President Harold B. Winters, Jr. met them", "Harold B. Winters, Jr.", "western-both", ""},
		{"Prime Minister Abdelkader Ouyahri said", "Abdelkader Ouyahri", "unlisted", ""},
		{"Gagan Thapeliya, chairman of the party, said", "Gagan Thapeliya", "unlisted", ""},
		{"ISHIDA Masato, the minister, said", "ISHIDA Masato", "", ""},
	} {
		d := annotated(t, c.text)
		m := best(d, c.name)
		switch {
		case m == nil || m.Score < 0.5:
			t.Errorf("%q: no %q in %v", c.text, c.name, d.Candidates)
		case c.by != "" && m.By != "person/"+c.by:
			t.Errorf("%q: %s by %s, want %s", c.text, c.name, m.By, c.by)
		case c.parts != "" && written(m.Name) != c.parts:
			t.Errorf("%q: %s, want %s", c.name, written(m.Name), c.parts)
		}
	}
}

// TestTurned has a Mongolian name in the Western order, which the short form
// tells.
func TestTurned(t *testing.T) {
	d := annotated(t, "Minister Khurelsukh Damdin left. Later Khurelsukh said he would return.")
	if got, want := written(best(d, "Khurelsukh Damdin").Name), "mongolian father=Damdin given=Khurelsukh of=mn"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestLists has lists whose members stay apart.
func TestLists(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Envoys Maeng Hyok-su, Paek Kyong Il and Tae Jong Su left.", "Maeng Hyok-su|Paek Kyong Il|Tae Jong Su"},
		{"Lawmakers Kim, Park and Lee left.", ""},
		{"Envoys Kim, Noh Jung-gil and Park left.", "Noh Jung-gil"},
		{"They are N. Ganzorig, D.Otgonbold and Ts. Munkhtuya.", "N. Ganzorig|D.Otgonbold|Ts. Munkhtuya"},
		{"the deputy speaker and head of the group, Damdin Enkhtuvshin, Speaker Luvsan Ganbold, and others", "Damdin Enkhtuvshin|Luvsan Ganbold"},
	} {
		if got := likelyNames(annotated(t, c.text)); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// likelyNames returns the full names that are likelier than not.
func likelyNames(d *extract.Document) string {
	var names []string
	for i := range d.Candidates {
		m := &d.Candidates[i]
		if name := d.Surface(m); m.Score >= 0.5 && m.By != "person/short" && (len(names) == 0 || names[len(names)-1] != name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, "|")
}

func TestShortForms(t *testing.T) {
	d := annotated(t, "Envoy Song Hyok Su met reporters. Later Song said he would leave; a song was heard. N. Ganzorig and D.Otgonbold stayed. Ganzorig said so.")
	var got []string
	for i := range d.Candidates {
		if m := &d.Candidates[i]; m.By == "person/short" && m.Score >= 0.5 {
			got = append(got, d.Surface(m))
		}
	}
	if s := strings.Join(got, "|"); s != "Song|Ganzorig" {
		t.Errorf("short forms %q, want Song and Ganzorig", s)
	}
}

// TestSingles has single words that stand for a person whom the text never names
// in full, and words that do not.
func TestSingles(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"President Quiroga said he would go. A day later Quiroga left.", "Quiroga|Quiroga"},
		{"Mr. Halvorsen's brother Anders said so.", "Halvorsen|Anders"},
		{"Mr. Halvorsen said so.", "Halvorsen"},
		{"The Obama administration said so.", "Obama"},
		{"President Obama Announces New Sanctions Today", "Obama"},
		{"The President Monday said so.", ""},
		{"He met the President in Ulaanbaatar. The President said so.", ""},
		{"The Key Resolve exercise began.", ""},
		{"They went to Choibalsan by train.", ""},
	} {
		d := annotated(t, c.text)
		var got []string
		for i := range d.Candidates {
			if m := &d.Candidates[i]; m.Score >= 0.5 {
				if m.By != "person/single" || m.Name != nil {
					t.Errorf("%q: %q by %s", c.text, d.Surface(m), m.By)
				}
				got = append(got, d.Surface(m))
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: %q, want %q", c.text, s, c.want)
		}
	}
}

// TestGuards has words, places and bodies that look like names.
func TestGuards(t *testing.T) {
	for _, text := range []string{
		"The ministry said so.", "talks in may and march", "No. 4 mine",
		"They camped in Yellowstone Park for a week.",
		"He studied at Kim Il Sung University.",
		"a vase of the Song Dynasty",
		"She lives in Hong Kong with her son.",
		"The Long March began.",
		"on Sukhbaatar Square in Ulaanbaatar",
		"Young Park Rangers Meet Today",
		"officials of the Bank of Korea and North Korean soldiers",
		"The Workers' Party of Korea and the Central Committee met on Monday.",
		"He asked the Prime Minister and the National Assembly.",
		"N. Korean sailors were rescued.",
	} {
		if got := likelyNames(annotated(t, text)); got != "" {
			t.Errorf("%q: names %q", text, got)
		}
	}
}

// TestScores has pairs of which the first is likelier a name.
func TestScores(t *testing.T) {
	for _, c := range []struct{ more, less, name string }{
		{"President Paek Sol said so.", "the Paek Sol factory", "Paek Sol"},
		{"Minister Kim Chaek said so.", "a letter from Kim Chaek University", "Kim Chaek"},
		{"They met Pak Chun Ho.", "They met at the Pak Chun Ho Cooperative Farm.", "Pak Chun Ho"},
		{"He met Carl Vinson, the envoy.", "He boarded the Carl Vinson.", "Carl Vinson"},
	} {
		a, b := best(annotated(t, c.more), c.name), best(annotated(t, c.less), c.name)
		if a == nil || b != nil && b.Score >= a.Score {
			t.Errorf("%s: %q is not likelier than %q", c.name, c.more, c.less)
		}
	}
}

// TestWeights opens the table: every feature that it names is known, and every
// shape has a weight.
func TestWeights(t *testing.T) {
	w, err := parseWeights(weightTable)
	if err != nil {
		t.Fatal(err)
	}
	for s := koreanThree; s < numShapes; s++ {
		if w[s] == 0 {
			t.Errorf("%s has no weight", featureNames[s])
		}
	}
	for _, bad := range []string{"korean-three", "nothing 1", "korean-three x"} {
		if _, err := parseWeights("# table\n" + bad); err == nil || !strings.Contains(err.Error(), "weights.txt:2:") {
			t.Errorf("%q: %v", bad, err)
		}
	}
	seen := map[string]bool{}
	for _, name := range featureNames[1:] {
		if name == "" || seen[name] {
			t.Errorf("feature %q twice or without a name", name)
		}
		seen[name] = true
	}
}

func TestParts(t *testing.T) {
	for word, want := range map[string]bool{"nurbek": true, "talgatbyek": true, "ainagul": true, "enkhsaikhan": false, "bold": false, "bek": false} {
		if got := kazakhLike(word); got != want {
			t.Errorf("kazakhLike(%q) = %v", word, got)
		}
	}
	for word, want := range map[string]bool{"nguyen": true, "phuong": true, "khanh": true, "thieu": true, "smith": false, "park": false, "": false} {
		if got := vietnamese(word); got != want {
			t.Errorf("vietnamese(%q) = %v", word, got)
		}
	}
	for word, want := range map[string]bool{"jintao": true, "wenqiang": true, "li": true, "smith": false, "tokyo": false, "": false} {
		if got := pinyin(word); got != want {
			t.Errorf("pinyin(%q) = %v", word, got)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, text := range []string{"Kim Jong-un met Ts.Elbegdorj. Kim left.", "A. B. C.", "Eun-hee Kwon", "Kwon, Eun Hee", "Al-", "O'Neil-", "KIM, A", "Jean-Pierre de", "Nguyen Van"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { annotated(t, strings.ToValidUTF8(text, "?")) })
}

func BenchmarkAnnotate(b *testing.B) {
	d := annotated(b, strings.Repeat("Chairman Tae Kwang Chol met Luvsandorjiin Ganzorig and Margaret L. Whitfield in Ulaanbaatar. The talks were about trade and coal. Tae left on Monday for Pyongyang. ", 50))
	b.ReportAllocs()
	for b.Loop() {
		d.Candidates = d.Candidates[:0]
		if err := Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
}
