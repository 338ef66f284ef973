package timex

import (
	"strings"
	"testing"
	"time"
)

// TestBadInput holds that an impossible date is no mention or has no value,
// and that a doubtful one has the coarser value.
func TestBadInput(t *testing.T) {
	for _, c := range []struct{ text, date, want string }{
		{"on February 30", "2012-11-20", ""},
		{"on 31 April 2012, June 31, 2012", "", ""},
		{"on February 29, 2011", "", ""},
		{"on February 29, 2012", "", "February 29, 2012=2012-02-29"},
		{"on February 29", "2011-05-01", "February 29=2012-02-29"},
		{"2012-13-01, 2012-00-10, 2012-01-32, 31/31/2012, 0/5/2012, 32.1.2012, 2012.13.45", "", ""},
		{"in the year 0, 0000, 99999, 0000-01-01", "2012-11-20", ""},
		{"Juche 0, Juche 999, Juche 101 (1999)", "", "Juche 101=2012; 1999=1999"},
		{"from May 5 to May 3", "2012-11-20", "May 5=2012-05-05; May 3=2012-05-03"},
		{"from 2012 to 2009, 2012-2009", "", "2012=2012; 2009=2009"},
		{"from May 2012 to March 2012", "", "May 2012=2012-05; March 2012=2012-03"},
		{"on 05/06/2012", "", "05/06/2012=2012"},
		{"the fifth quarter of 2012, the third half of 2012", "", "2012=2012; 2012=2012"},
		{"in the 1st century, from the 1st to the 6th century", "", "1st century=; 1st to the 6th century="},
		{"on the 32nd, on the 0th", "2012-11-20", ""},
		{"999 years ago, 9999 years later", "2012-11-20", "999 years ago=1013"},
		{"999 years ago", "0500-01-01", "999 years ago="},
		{"on ２０ November ２０１２ and ٢٠ November ٢٠١٢", "", "２０ November ２０１２=2012-11-20; November=2012-11"},
		{"yesterday, on Monday", "2199-01-01", "yesterday=2198-12-31; Monday=2198-12-31"},
		{"on May 3, last week", "1850-06-01", "May 3=1850-05-03; last week=1850-05-20/1850-05-26"},
		{"tomorrow", "9999-12-31", "tomorrow="},
		{strings.Repeat("9", 10000) + " in 2012", "", "2012=2012"},
		{"May " + strings.Repeat("3", 10000), "", ""},
	} {
		d := annotated(t, c.text, c.date)
		if got := values(d); got != c.want {
			t.Errorf("%.60q on %q:\n got %s\nwant %s", c.text, c.date, got, c.want)
		}
	}
}

// TestLongInput holds that the time grows with the text, not faster.
func TestLongInput(t *testing.T) {
	start := time.Now()
	for _, s := range []string{"May ", "1 ", "2012 - ", "early ", "the 5th and ", "last next ", "May 5, ", "' 05 "} {
		annotated(t, strings.Repeat(s, 20000), "2012-11-20")
	}
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("160,000 repeated words took %v", d)
	}
}
