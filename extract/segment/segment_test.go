package segment

import (
	"reflect"
	"strings"
	"testing"

	"toli/extract"
)

func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ts.Elbegdorj met S. Bayartsogt.", "Ts.|Elbegdorj|met|S.|Bayartsogt|."},
		{"the U.S. and the D.P.R.K. agreed", "the|U.S.|and|the|D.P.R.K.|agreed"},
		{"Il-ho of DPRK-Japan talks", "Il|-|ho|of|DPRK|-|Japan|talks"},
		{"Nov. 21, No. 4, Lt. Gen. Kim", "Nov.|21|,|No.|4|,|Lt.|Gen.|Kim"},
		{"He said no. 4 left.", "He|said|no.|4|left|."},
		{"Mongolia's and Mongolia’s Workers' Party", "Mongolia|'s|and|Mongolia|’s|Workers|'|Party"},
		{"(www.infomongolia.com, November 23)", "(|www.infomongolia.com|,|November|23|)"},
		{"November 15–16; 15,000 of 6.25", "November|15|–|16|;|15,000|of|6.25"},
		{"2012-11-20 and 1990s, 2nd", "2012|-|11|-|20|and|1990s|,|2nd"},
		{"Ch'oe T'ae-bok doesn't", "Ch'oe|T'ae|-|bok|does|n't"},
		{"(KCNA) -- The C.C., WPK", "(|KCNA|)|--|The|C.C.|,|WPK"},
		{"김정은 위원장", "김정은|위원장"},
		{"in May. No one", "in|May|.|No|one"},
		{"see http://kcna.kp/a?b=1).", "see|http://kcna.kp/a?b=1|)|."},
		{"news.mn said at 10:30 a.m. there", "news.mn|said|at|10:30|a.m.|there"},
		{"Zamyn-Üüd", "Zamyn|-|Üüd"},
	} {
		var got []string
		for _, tok := range Tokens(c.text, nil) {
			got = append(got, tok.In(c.text))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Zamyn-Üüd": "zamyn-uud", "Ch’oe": "ch'oe", "Il‑ho": "il-ho", "KIM": "kim", "Łódź": "lodz", "김": "김",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Ts.Elbegdorj came. He left.", []string{"Ts.Elbegdorj came.", "He left."}},
		{"He is in the U.S. The talks go on.", []string{"He is in the U.S.", "The talks go on."}},
		{"The U.S. Army left.", []string{"The U.S. Army left."}},
		{`He said: "We agree." Then he left.`, []string{`He said: "We agree."`, "Then he left."}},
		{"“We agree.” “No,” he said.", []string{"“We agree.”", "“No,” he said."}},
		{"Lt. Gen. Kim met Mr. Song on Nov. 21. It rained.", []string{"Lt. Gen. Kim met Mr. Song on Nov. 21.", "It rained."}},
		{"It grew (by 2.5 percent.) Then it fell.", []string{"It grew (by 2.5 percent.)", "Then it fell."}},
		{"Many, cf. Kim et al. 2009, agree, e.g. Daewoo, cf. No. 4. It rose.", []string{"Many, cf. Kim et al. 2009, agree, e.g. Daewoo, cf. No. 4.", "It rose."}},
		{"The body (est. 1945) met Kim (b. 1950), see pp. 4-5. It left.", []string{"The body (est. 1945) met Kim (b. 1950), see pp. 4-5.", "It left."}},
		{"Asst. Secretary Campbell and Dep. Minister Kim spoke of Roe v. Wade. They left.", []string{"Asst. Secretary Campbell and Dep. Minister Kim spoke of Roe v. Wade.", "They left."}},
		{"Min. Kim Yong Min. Lee left.", []string{"Min.", "Kim Yong Min.", "Lee left."}},
		{"1. The envoy left. 2. The talks ended. II. Results", []string{"1. The envoy left.", "2. The talks ended.", "II. Results"}},
		{"He was born in 1912. 1994 was hard. It has 3. It has 4.", []string{"He was born in 1912.", "1994 was hard.", "It has 3.", "It has 4."}},
		{"The talks ended.[12] The envoy left.[13][14] He went.", []string{"The talks ended.[12]", "The envoy left.[13][14]", "He went."}},
		{"They met at 9 a.m. on Monday. He left at 5 p.m. Then it rained in Dec. It snowed.", []string{"They met at 9 a.m. on Monday.", "He left at 5 p.m.", "Then it rained in Dec.", "It snowed."}},
		{"He left (at 5 p.m.) The end. He left (at 5 p.m.).", []string{"He left (at 5 p.m.)", "The end.", "He left (at 5 p.m.)."}},
		{"So said the U.S. \"It is late,\" it said. The U.S. \"Foal Eagle\" drill began.", []string{"So said the U.S.", "\"It is late,\" it said.", "The U.S. \"Foal Eagle\" drill began."}},
		{"He left. ``It is late.'' She left. 'No.' Done.", []string{"He left.", "``It is late.''", "She left.", "'No.'", "Done."}},
		{"Mongolia Coal Co., Ltd. and Daewoo Inc. met. He runs ABC Co. He left.", []string{"Mongolia Coal Co., Ltd. and Daewoo Inc. met.", "He runs ABC Co.", "He left."}},
		{"He flew to St. Petersburg. J. Enkhbayar, Kh. Temuujin and Gen. Kim met.", []string{"He flew to St. Petersburg.", "J. Enkhbayar, Kh. Temuujin and Gen. Kim met."}},
		{"Kim Jong Un went there. He saw it. -0-", []string{"Kim Jong Un went there.", "He saw it.", "-0-"}},
		{"Q: What of Korea? A: We will see. MR. SMITH: Thank you. THE PRESIDENT: No.", []string{"Q: What of Korea?", "A: We will see.", "MR. SMITH: Thank you.", "THE PRESIDENT: No."}},
		{"\"We agree...\" he said. Well... maybe. It ended... Then he waited… and left.", []string{"\"We agree...\" he said.", "Well... maybe.", "It ended...", "Then he waited… and left."}},
		{"The U.S. President met Lee in Washington, D.C. They spoke.", []string{"The U.S. President met Lee in Washington, D.C.", "They spoke."}},
		{"See www.infomongolia.com. Write to info@montsame.mn. Done.", []string{"See www.infomongolia.com.", "Write to info@montsame.mn.", "Done."}},
		{"김정은이 갔다. 그는 봤다. Президент Ц.Элбэгдорж хэлэв. Дараа нь явав. 他走了。He left.", []string{"김정은이 갔다.", "그는 봤다.", "Президент Ц.Элбэгдорж хэлэв.", "Дараа нь явав.", "他走了。", "He left."}},
		{"Is it so? Yes! What!? \"Is it?\" he asked. Good.", []string{"Is it so?", "Yes!", "What!?", "\"Is it?\" he asked.", "Good."}},
		{"Headline Without a Stop\n\nBody text. More.", []string{"Headline Without a Stop", "Body text.", "More."}},
		{wrapped, []string{
			"A Headline That Nobody Wrapped, Though It Goes On and On and On, Longer Than Any Line Below It Is, as Headlines of Offices Do",
			"-   The company, which has its seat in the United\n    States, sells grain to buyers in the capital city\n    of Mongolia and to others.",
			"-   It agreed to a [plan of September\n    2025](https://www.example.org/press/releases/2025/09/plan-of-the-company-for-the-sale-of-grain-to-buyers-in-the-capital) that\n    is said to hold.",
			"It ends here", "Notes",
		}},
		{"- first point\n- second point", []string{"- first point", "- second point"}},
		{"Pyongyang, November 16 (KCNA) -- Kim Jong Il went. He saw.", []string{"Pyongyang, November 16 (KCNA) -- Kim Jong Il went.", "He saw."}},
	} {
		d := &extract.Document{Text: c.text}
		if err := Annotate(d); err != nil {
			t.Fatal(err)
		}
		if err := d.Check(); err != nil {
			t.Errorf("%q: %v", c.text, err)
		}
		var got []string
		for _, s := range d.Sentences {
			got = append(got, s.In(d.Text))
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q:\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

const wrapped = `A Headline That Nobody Wrapped, Though It Goes On and On and On, Longer Than Any Line Below It Is, as Headlines of Offices Do
-   The company, which has its seat in the United
    States, sells grain to buyers in the capital city
    of Mongolia and to others.
-   It agreed to a [plan of September
    2025](https://www.example.org/press/releases/2025/09/plan-of-the-company-for-the-sale-of-grain-to-buyers-in-the-capital) that
    is said to hold.
It ends here
Notes`

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{"Ts.Elbegdorj’s U.S. trip.\n\nNo. 4", "김정은 it's  www.a-b.mn/x", "'' ``` \u0301a\u200b", "a\r\nb\n\nc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := &extract.Document{Text: strings.ToValidUTF8(text, "\uFFFD")}
		if err := Annotate(d); err != nil {
			t.Fatal(err)
		}
		if err := d.Check(); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("PYONGYANG, November 16 (KCNA) -- Kim Jong Il met Ts.Elbegdorj of Mongolia’s parliament on Nov. 21. "+
		"\"The D.P.R.K. and the U.S. agreed,\" said Song Il-ho.\n\n", 500)
	d := &extract.Document{Text: text}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
}
