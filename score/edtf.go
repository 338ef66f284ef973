package score

import (
	"fmt"
	"strings"
	"time"
)

// bounds returns the first and last day of an EDTF date, or false.
func bounds(edtf string) (first, last time.Time, ok bool) {
	if from, to, isRange := strings.Cut(edtf, "/"); isRange {
		a, _, ok1 := bounds(from)
		_, b, ok2 := bounds(to)
		return a, b, ok1 && ok2 && !b.Before(a)
	}
	var y, m, d int
	switch {
	case len(edtf) == 4 && edtf[2:] == "XX" && scan(edtf[:2], &y):
		return day(y*100, 1, 1), day(y*100+99, 12, 31), true
	case len(edtf) == 4 && edtf[3] == 'X' && scan(edtf[:3], &y):
		return day(y*10, 1, 1), day(y*10+9, 12, 31), true
	case len(edtf) == 5 && edtf[0] == '-' && scan(edtf[1:], &y) && y > 0:
		return day(-y, 1, 1), day(-y, 12, 31), true
	case len(edtf) == 4 && scan(edtf, &y):
		return day(y, 1, 1), day(y, 12, 31), true
	case len(edtf) == 7 && edtf[4] == '-' && scan(edtf[:4], &y) && scan(edtf[5:], &m):
		if start, months := season(m); months > 0 {
			return day(y, start, 1), day(y, start+months, 0), true
		}
		if m >= 33 && m <= 36 { // quarters, level 2
			start := 1 + (m-33)*3
			return day(y, start, 1), day(y, start+3, 0), true
		}
		return day(y, m, 1), day(y, m+1, 0), m >= 1 && m <= 12
	case len(edtf) == 10 && edtf[4] == '-' && edtf[7] == '-' && scan(edtf[:4], &y) && scan(edtf[5:7], &m) && scan(edtf[8:], &d):
		t := day(y, m, d)
		return t, t, m >= 1 && m <= 12 && d >= 1 && t.Day() == d
	}
	return first, last, false
}

// season returns the first month and the number of months of an ISO 8601-2
// sub-year grouping: seasons, quarters, quadrimesters, halves.
func season(m int) (start, months int) {
	switch {
	case m >= 21 && m <= 24:
		return 3 + (m-21)*3, 3
	case m >= 33 && m <= 36:
		return 1 + (m-33)*3, 3
	case m >= 37 && m <= 39:
		return 1 + (m-37)*4, 4
	case m == 40 || m == 41:
		return 1 + (m-40)*6, 6
	}
	return 0, 0
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// scan reads digits only.
func scan(s string, n *int) bool {
	*n = 0
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
		*n = *n*10 + int(c-'0')
	}
	return s != ""
}

func validEDTF(s string) bool {
	_, _, ok := bounds(s)
	return ok
}

// sameDate reports whether two EDTF dates have the same first and last day.
func sameDate(a, b string) bool {
	a1, a2, ok1 := bounds(a)
	b1, b2, ok2 := bounds(b)
	return ok1 && ok2 && a1.Equal(b1) && a2.Equal(b2)
}

// timex3 returns the TIMEX3 values (ISO-TimeML) that a gold date may have: its
// own, or those of its EDTF value. A week, a weekend, a quarter and a half of a
// year may be written as such or as a range.
func timex3(s *Span) []string {
	if s.Timex3 != "" {
		return []string{s.Timex3}
	}
	from, to, isRange := strings.Cut(s.Value, "/")
	if !isRange {
		return []string{timex3Point(s.Value)}
	}
	out := []string{timex3Point(from) + "/" + timex3Point(to)}
	first, last, _ := bounds(s.Value)
	days := int(last.Sub(first).Hours()/24) + 1
	year, week := first.ISOWeek()
	switch whole := len(from) == 10 && len(to) == 10; {
	case whole && days == 7 && first.Weekday() == time.Monday:
		out = append(out, fmt.Sprintf("%04d-W%02d", year, week))
	case whole && days == 2 && first.Weekday() == time.Saturday:
		out = append(out, fmt.Sprintf("%04d-W%02d-WE", year, week))
	}
	if len(from) == 7 && len(to) == 7 && from[:5] == to[:5] {
		if part := parts[from[5:]+to[5:]]; part != "" {
			out = append(out, from[:5]+part)
		}
	}
	return out
}

// parts are the parts of a year by their first and last month.
var parts = map[string]string{
	"0106": "H1", "0712": "H2", "0103": "Q1", "0406": "Q2", "0709": "Q3", "1012": "Q4",
}

// timex3Point returns the TIMEX3 value of an EDTF date that is no interval.
func timex3Point(edtf string) string {
	if s := strings.TrimRight(edtf, "X"); s != edtf {
		return s
	}
	if strings.HasPrefix(edtf, "-") {
		return "BC" + edtf[1:]
	}
	if len(edtf) == 7 {
		sub := map[string]string{
			"21": "SP", "22": "SU", "23": "FA", "24": "WI",
			"33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4", "40": "H1", "41": "H2",
		}[edtf[5:]]
		if sub != "" {
			return edtf[:5] + sub
		}
	}
	return edtf
}
