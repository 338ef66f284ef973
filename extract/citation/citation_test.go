package citation

import (
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/segment"
	"toli/extract/timex"
)

// read segments text, finds its dates, and marks the names between braces with
// the label that stands before the bar: {ORG|Mongol Messenger}.
func read(t testing.TB, text string) *extract.Document {
	t.Helper()
	d := &extract.Document{Date: extract.PublicationDate{Begin: extract.MakeDay(2012, 12, 11), End: extract.MakeDay(2012, 12, 11)}}
	type name struct {
		at, n int
		label extract.Label
	}
	var names []name
	for {
		i, j := strings.IndexByte(text, '{'), strings.IndexByte(text, '}')
		if i < 0 || j < i {
			break
		}
		label, surface, _ := strings.Cut(text[i+1:j], "|")
		l, err := extract.ParseLabel(label)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name{i, len(surface), l})
		text = text[:i] + surface + text[j+1:]
	}
	d.Text = text
	for _, stage := range []func(*extract.Document) error{segment.Annotate, timex.Annotate} {
		if err := stage(d); err != nil {
			t.Fatal(err)
		}
	}
	d.Mentions = append(d.Mentions, d.Candidates...)
	for _, n := range names {
		first, last := uint32(d.TokenAt(uint32(n.at))), uint32(d.TokenAt(uint32(n.at+n.n-1))+1)
		m := extract.Mention{Span: d.TokenSpan(first, last), First: first, Last: last, Label: n.label, By: "test", Score: 1}
		at := 0
		for at < len(d.Mentions) && d.Mentions[at].Start < m.Start {
			at++
		}
		d.Mentions = append(d.Mentions[:at], append([]extract.Mention{m}, d.Mentions[at:]...)...)
	}
	if err := Annotate(d); err != nil {
		t.Fatal(err)
	}
	if err := d.Check(); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return d
}

// list returns citations as "outlet@date [author] “title” <url>; …".
func list(d *extract.Document) string {
	var out []string
	for _, c := range d.Citations {
		s := ""
		if c.Outlet > 0 {
			m := &d.Mentions[c.Outlet-1]
			if m.Label != extract.Org || m.Zone != extract.InCitation {
				s = "not an organisation in a citation: "
			}
			s += d.Surface(m)
		}
		if c.Date > 0 {
			s += "@" + d.Mentions[c.Date-1].Date.EDTF
		}
		if c.Author != "" {
			s += " [" + c.Author + "]"
		}
		if c.Title != "" {
			s += " “" + c.Title + "”"
		}
		if c.URL != "" {
			s += " <" + c.URL + ">"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestAnnotate(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"It agreed ({ORG|Mongol Messenger}, November 16).", "Mongol Messenger@2012-11-16"},
		{"It agreed (Mongol Messenger, November 16).", "Mongol Messenger@2012-11-16"},
		{"It agreed (Odriin Sonin {PERSON|Daily}, March 21; newsmate.kr, March 23).", "Odriin Sonin Daily@2012-03-21; newsmate.kr@2012-03-23"},
		{"It agreed ({ORG|Zuunii Medee} and {ORG|Unuudur}, October 5).", "Zuunii Medee@2012-10-05; Unuudur@2012-10-05"},
		{"Source: {ORG|KCNA}, October 10.", "KCNA@2012-10-10"},
		{"It agreed (www.infomongolia.com, November 19).", "www.infomongolia.com@2012-11-19"},
		{"It agreed ({PERSON|Alan Romberg}, “A Long Title, With Commas,” {ORG|Pac NET}, May 3, 2011).",
			"Pac NET@2011-05-03 [Alan Romberg] “A Long Title, With Commas”"},
		{"Coal grew (Mongolia Energy Sector Outlook, {ORG|World Resources Institute}, May 2005).",
			"World Resources Institute@2005-05 “Mongolia Energy Sector Outlook”"},
		{"It agreed ({PERSON|Kim Su}, {ORG|Daily NK}, May 3).", "Daily NK@2012-05-03 [Kim Su]"},
		{"It agreed ({ORG|KCNA}, cited in {ORG|Yonhap}, November 20).", "Yonhap@2012-11-20"},
		{"It agreed (see {ORG|NHK}, May 2; {ORG|Fox News}; Politico, May 3).", "NHK@2012-05-02; Politico@2012-05-03"},
		{"It agreed (http://www.mfa.gov.mn/news/12, accessed May 3, 2012).", ""},
		{"It agreed (“A Title,” https://example.org/a, May 3).", " “A Title” <https://example.org/a>"},
		{"[3] Choe Su, “On the Border,” {ORG|The UB Post}, May 3, 2012, http://ubpost.mn/a?id=3.",
			"The UB Post@2012-05-03 [Choe Su] “On the Border” <http://ubpost.mn/a?id=3>"},
		{"4. Choe Su, “On the Border,” Journal of Asian Studies, vol. 3, no. 2, June 2010, p. 45.",
			"Journal of Asian Studies@2010-06 [Choe Su] “On the Border”"},
		{"He was born there ({PLACE|Seoul}, May 3). He died ({PERSON|Kim Su}, May 3, 1950).", ""},
		{"It grew (Table 3, May 2011), then fell (Smith, 2012; but see below) and (up 5 percent in May).", ""},
		{"The party ({ORG|WPK}) met. It met ({ORG|WPK} Congress in May).", ""},
	} {
		if got := list(read(t, c.text)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestKnownOutlet holds that an outlet of the gazetteer in brackets is a
// citation without a date.
func TestKnownOutlet(t *testing.T) {
	d := &extract.Document{Text: "The talks ended (Xinhua)."}
	if err := segment.Annotate(d); err != nil {
		t.Fatal(err)
	}
	d.Lookups = []extract.Lookup{{First: 4, Last: 5, Label: extract.Org, Kind: extract.Outlet, Prior: 1}}
	if err := Annotate(d); err != nil {
		t.Fatal(err)
	}
	if got := list(d); got != "Xinhua" {
		t.Errorf("got %q", got)
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("It agreed (Mongol Messenger, November 16; “A,” B, May 3).")
	f.Add("[3] Choe Su, “On the Border,” Post, May 3, 2012, http://ubpost.mn/a.")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.NewReplacer("{", "", "}", "").Replace(strings.ToValidUTF8(text, "?"))
		d := read(t, text)
		for i, c := range d.Citations {
			if c.Outlet == 0 && c.Title == "" || i > 0 && c.Start < d.Citations[i-1].Start {
				t.Errorf("%q: citation %+v", text, c)
			}
		}
	})
}
