package markdown

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, test := range []struct {
		name, file string
		want       Document
	}{
		{"front matter", "---\nid: 17\ntitle: \"Talks: round two\"\ndate: 2012-11-20\nauthor: [Kim Su, D. Bold]\nurl: https://example.org/17\nlang: en\ntags: {a: 1}\n---\n\nText.\n",
			Document{ID: "17", URL: "https://example.org/17", Title: "Talks: round two", Date: "2012-11-20", Author: "Kim Su, D. Bold", Lang: "en", Text: "Text."}},
		{"time and upper case", "---\nTitle: A\nDate: 2012-11-20T23:00:00+08:00\nauthor: {name: Kim}\n...\nText.",
			Document{Title: "A", Date: "2012-11-20", Author: "Kim", Text: "Text."}},
		{"date as text", "---\ndate: November 20, 2012\n---\nText.", Document{Date: "November 20, 2012", Text: "Text."}},
		{"none", "# A *fine* title\n\nText.", Document{Title: "A fine title", Text: "A fine title\n\nText."}},
		{"a break is no front matter", "---\nText.\n---\nMore.", Document{Title: "Text.", Text: "Text.\n\nMore."}},
		{"front matter only", "---\ntitle: A\n---\n", Document{Title: "A"}},
		{"empty", "", Document{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Parse(test.file)
			if err != nil || got != test.want {
				t.Errorf("error %v, got\n%+v\nwant\n%+v", err, got, test.want)
			}
		})
	}
	for file, want := range map[string]string{
		"---\ntitle: [a\n---\nText.":        "front matter: did not find expected ',' or ']': correct it",
		"---\na: 1\nb: 2\na: 3\n---\nText.": "front matter: unmarshal errors: line 4: mapping key \"a\" already defined at line 2: correct it",
	} {
		if _, err := Parse(file); err == nil || err.Error() != want {
			t.Errorf("%q: got error %v, want %s", file, err, want)
		}
	}
}

func TestStrip(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"emphasis", "*Kim*, **Kim Il**, ***all***, _so_, __bold__, ~~no~~, `code *x*`", "Kim, Kim Il, all, so, bold, no, code x"},
		{"not emphasis", "snake_case_name, 2 * 3 * 4, a*b, under _ score", "snake_case_name, 2 * 3 * 4, a*b, under _ score"},
		{"escapes", `\*not\* 5\. \[a\]`, "*not* 5. [a]"},
		{"links", `[Yonhap](https://a.kr/x_(y)_z "t"), [KCNA][1], ![photo of *Kim*](a.png), <https://b.kr/>[^2]`, "Yonhap, KCNA, photo of Kim, https://b.kr/"},
		{"link over lines", "[according to a new report from\nReuters](https://r.com/a-b/) —\nresult", "according to a new report from\nReuters —\nresult"},
		{"image in link", "[![alt](a.png)](https://a.kr)", "alt"},
		{"brackets that are no link", "He said [sic] it (so).", "He said [sic] it (so)."},
		{"headings", "# One #\ntext\nTwo\n---\n### Three", "One\n\ntext Two\n\nThree"},
		{"lists", "- a\n* b\n  + c\n- [x] done\n1. first", "a\nb\nc\ndone\n1. first"},
		{"footnotes", "Talks.[^1]\n\n[^1]: *Kyodo*, November 16.\n[^n]: Montsame.\n\n[1]: https://a.kr", "Talks.\n\nKyodo, November 16.\nMontsame."},
		{"quote", "> a\n> > b\n\nc", "a\nb\n\nc"},
		{"breaks", "a\n\n***\n\n- - -\n\nb", "a\n\nb"},
		{"hard break", "a  \nb\\\nc<br>d", "a\nb\nc\nd"},
		{"code", "```go\nx := *y\n\n# no\n```\nend", "x := *y\n\n# no\nend"},
		{"table", "| A | B |\n|---|:-:|\n| *c* | d |", "A\tB\nc\td"},
		{"html", "a <b>bold</b><!-- x\ny --> &amp; 3 < 4 &#8220;q&#8221;", "a bold & 3 < 4 “q”"},
		{"definitions", "a\n\n[1]: https://a.kr \"t\"\nb", "a\n\nb"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, _ := Strip(test.in); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// FuzzStrip checks that letters that are no mark survive, whatever surrounds
// them.
func FuzzStrip(f *testing.F) {
	f.Add("# a\n*b* [c](d)", "> x\n```")
	f.Fuzz(func(t *testing.T, before, after string) {
		if strings.ContainsAny(before, "`~<[(&\\") || !strings.HasPrefix(after, "\n") {
			return
		}
		got, _ := Strip(before + "\n\nulaanbaatar\n" + after)
		if !strings.Contains(got, "ulaanbaatar") {
			t.Errorf("%q lost the word", got)
		}
	})
}
