package pubdate

import "testing"

func TestParse(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"2012-11-20", "2012-11-20"},
		{" 2012-11-20T23:30:00-09:00 ", "2012-11-20"},
		{"2012/1/5", "2012-01-05"},
		{"2012.11.20 10:22", "2012-11-20"},
		{"20121120", "2012-11-20"},
		{"2012-11", "2012-11"},
		{"November 2012", "2012-11"},
		{"2012", "2012"},
		{"Tue, 20 Nov 2012 10:00:00 +0900", "2012-11-20"},
		{"November 20th, 2012", "2012-11-20"},
		{"20-Nov-2012", "2012-11-20"},
		{"Nov. 20 2012", "2012-11-20"},
		{"20.11.2012", "2012-11-20"},
		{"2012년 11월 20일", "2012-11-20"},
		{"2012年11月20日", "2012-11-20"},
		{"2012 оны 11 сарын 20", "2012-11-20"},
		{"November 20 Juche 101", "2012-11-20"},
		{"1353369600", "2012-11-20"},
		{"1353369600000", "2012-11-20"},
		{"2012-02-30", ""},
		{"2012-0-05", ""},
		{"2012-13-01", ""},
		{"0001-01-01", ""},
		{"n/a", ""},
		{"", ""},
		{"yesterday", ""},
		{"99999", ""},
	} {
		if got := Parse(test.in); got != test.want {
			t.Errorf("Parse(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestFromName(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"articles/2012-11-20-elbegdorj.txt", "2012-11-20"},
		{"20121120.html", "2012-11-20"},
		{"KCNA_2012_11_20_3.md", "2012-11-20"},
		{"yonhap 2012.11.20.txt", "2012-11-20"},
		{"news/2012/11/20/visit.html", "2012-11-20"},
		{"2012-1-5.txt", "2012-01-05"},
		{"archive-2011-01-01.zip/2012-11-20.txt", "2012-11-20"},
		{"kcna_2011_2012.jsonl.gz", ""},
		{"2012-11.txt", ""},
		{"2012-02-30.txt", ""},
		{"20121320.txt", ""},
		{"120121120.txt", ""},
		{"2012-11_20.txt", ""},
		{"visit.txt", ""},
		{"1234-11-20.txt", ""},
	} {
		if got := FromName(test.in); got != test.want {
			t.Errorf("FromName(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestFromText(t *testing.T) {
	for _, test := range []struct{ name, text, near, date, source string }{
		{"header with label", "Mongolia Nurtures Ties\n\nPublication: Eurasia Daily Monitor Volume: 9 Issue: 226\nDecember 11, 2012 05:02 PM\n", "", "2012-12-11", "header"},
		{"label and date in one line", "Publication: Eurasia Daily Monitor Volume 9, December 11, 2012", "", "2012-12-11", "header"},
		{"posted", "Visit ends\nPosted on: 2012.11.20 10:22 | By Kim Su\n\nThe visit", "", "2012-11-20", "header"},
		{"korean", "제목\n입력 2012-11-20 10:22\n본문", "", "2012-11-20", "header"},
		{"mongolian", "Гарчиг\nОгноо: 2012 оны 11 сарын 20\n", "", "2012-11-20", "header"},
		{"weekday alone", "Visit ends\nTuesday, 20 November 2012\nThe visit", "", "2012-11-20", "header"},
		{"byline", "Visit ends\nBy Kim Su, Nov 20, 2012\nThe visit", "", "2012-11-20", "header"},
		{"outlet", "Visit ends\nThe Mongol Messenger | November 20, 2012\n", "", "2012-11-20", "header"},
		{"dateline with year", "Visit ends\n\nULAANBAATAR, Nov. 20, 2012 (Xinhua) -- The", "", "2012-11-20", "dateline"},
		{"juche dateline", "Pyongyang, November 20 Juche 101 (KCNA) -- Kim", "", "2012-11-20", "dateline"},
		{"juche dateline with year", "Pyongyang, November 20 Juche 101(2012) (KCNA) -- Kim", "", "2012-11-20", "dateline"},
		{"dateline by near", "ULAANBAATAR, Nov. 20 (Xinhua) -- The", "2012-12-02", "2012-11-20", "dateline"},
		{"dateline in the year before", "ULAN BATOR, Nov. 20 (Xinhua) -- The", "2012-03", "2011-11-20", "dateline"},
		{"dateline of near's month", "SEOUL, Nov. 20 (Yonhap) -- The", "2012-11", "2012-11-20", "dateline"},
		{"day before month", "SEOUL, 20 November 2012 (AFP) - The", "", "2012-11-20", "dateline"},
		{"no year", "ULAANBAATAR, Nov. 20 (Xinhua) -- The", "", "", ""},
		{"volume only", "Title\nPublication: Eurasia Daily Monitor Volume: 9 Issue: 226\n\nChoe Tae Bok, November 19 (Source: Office)", "", "", ""},
		{"event in a sentence", "Talks opened in Beijing on November 15, 2012.\n", "", "", ""},
		{"event in a headline", "Talks on abductions of November 15, 2012\n", "", "", ""},
		{"caption", "President at the gate, November 19, 2012 (Photo: AP)\n", "", "", ""},
		{"citation", "It said so (Kyodo, December 2, 2012)\n", "", "", ""},
		{"question", "Trivia\nSeptember 20, 1988?\n", "", "", ""},
		{"long line", "The Ministry of Foreign Affairs of Mongolia and the Embassy of Japan signed on November 20, 2012", "", "", ""},
		{"far below", "a\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nPosted: 2012-11-20", "", "", ""},
		{"empty", "", "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			date, source := FromText(test.text, test.near)
			if date != test.date || source != test.source {
				t.Errorf("got %q from %q, want %q from %q", date, source, test.date, test.source)
			}
		})
	}
}

func FuzzPubdate(f *testing.F) {
	f.Add("SEOUL, Feb. 29 (Yonhap) -- ", "2012")
	f.Add("Posted: 2012-11-20", "x")
	f.Fuzz(func(t *testing.T, text, near string) {
		date, source := FromText(text, near)
		if (date == "") != (source == "") {
			t.Errorf("date %q from %q", date, source)
		}
		for _, date := range []string{date, Parse(text), FromName(text)} {
			if date != "" && !Valid(date) {
				t.Errorf("%q is no date", date)
			}
		}
	})
}
