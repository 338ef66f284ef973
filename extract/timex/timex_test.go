package timex

import (
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/segment"
)

func annotated(t testing.TB, text, date string) *extract.Document {
	t.Helper()
	d := &extract.Document{Text: text}
	if date != "" {
		var y, m, day int
		for i, part := range strings.Split(date, "-") {
			n := 0
			for _, c := range part {
				n = n*10 + int(c-'0')
			}
			*[...]*int{&y, &m, &day}[i] = n
		}
		if day > 0 {
			d.Date.Begin = extract.MakeDay(y, m, day)
			d.Date.End = d.Date.Begin
		} else {
			d.Date.Begin, d.Date.End = extract.MakeDay(y, m, 1), extract.MakeDay(y, m+1, 1)-1
		}
	}
	for _, stage := range []func(*extract.Document) error{segment.Annotate, Annotate} {
		if err := stage(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Check(); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return d
}

func TestAnnotate(t *testing.T) {
	const day = "2012-11-20" // a Tuesday
	for _, c := range []struct{ text, date, want string }{
		{"talks on November 15–16 in Ulaanbaatar", day, "November 15–16=2012-11-15/2012-11-16"},
		{"held March 17-18, 2012 there", day, "March 17-18, 2012=2012-03-17/2012-03-18"},
		{"on Nov. 21, 2011 he left", day, "Nov. 21, 2011=2011-11-21"},
		{"from May 30 to June 2, 2012", day, "May 30 to June 2, 2012=2012-05-30/2012-06-02"},
		{"on 16 November 2012", day, "16 November 2012=2012-11-16"},
		{"on 2012-11-20 it began", "", "2012-11-20=2012-11-20"},
		{"met Thursday and on Monday", day, "Thursday=2012-11-15|Monday=2012-11-19"},
		{"will meet on Thursday", day, "Thursday=2012-11-22"},
		{"Monday, November 5, was cold", day, "Monday, November 5=2012-11-05"},
		{"yesterday, today and tomorrow", day, "yesterday=2012-11-19|today=2012-11-20|tomorrow=2012-11-21"},
		{"last week and last month and last year", day, "last week=2012-11-12/2012-11-18|last month=2012-10|last year=2011"},
		{"earlier this month", day, "earlier this month=2012-11"},
		{"in late 2006 and mid-May", day, "late 2006=2006|mid-May=2012-05"},
		{"in the first half of 2005", day, "first half of 2005=2005-01/2005-06"},
		{"in the early 1990s", "", "early 1990s=199X"},
		{"the summer of 2003", "", "summer of 2003=2003-22"},
		{"Juche 101 (2012) opened", "", "Juche 101 (2012)=2012"},
		{"three days ago", day, "three days ago=2012-11-17"},
		{"from 1998 to 2003", "", "1998 to 2003=1998/2003"},
		{"in fiscal year 2010-2011", "", "fiscal year 2010-2011=2010/2011"},
		{"December was cold", day, "December=2011-12"},
		{"last May and October last year", day, "last May=2012-05|October last year=2011-10"},
		{"In 2005 it opened; that year it closed", day, "2005=2005|that year=2005"},
		{"Thursday", "", "Thursday="},
		{"said today", "2012-11", "today="},
		{"on February 30", day, ""},
		{"he may march on 2012 people in a second", day, ""},
		{"for two years, every year, aged 45, at 10:30", day, ""},
		{"Sun Yuxi and May Lee", day, ""},
	} {
		d := annotated(t, c.text, c.date)
		var got []string
		for i := range d.Candidates {
			m := &d.Candidates[i]
			got = append(got, d.Surface(m)+"="+m.Date.EDTF)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q on %q:\n got %s\nwant %s", c.text, c.date, s, c.want)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("Monday, Nov. 15–16, 2012 to Juche 101 (2012), mid-May, three days ago", "2012-11-20")
	f.Add("first half of that year 0000 9999 31 2", "2012-11")
	f.Fuzz(func(t *testing.T, text, date string) {
		if date != "2012-11" {
			date = "2012-11-20"
		}
		annotated(t, strings.ToValidUTF8(text, "?"), date)
	})
}

func BenchmarkAnnotate(b *testing.B) {
	d := annotated(b, strings.Repeat("On Thursday, November 15, the two sides met in Ulaanbaatar for talks that will go on next month. ", 200), "2012-11-20")
	words := len(d.Tokens)
	b.ReportAllocs()
	for b.Loop() {
		d.Candidates = d.Candidates[:0]
		if err := Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
