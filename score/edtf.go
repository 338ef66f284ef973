package score

import (
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
	case len(edtf) == 4 && scan(edtf, &y):
		return day(y, 1, 1), day(y, 12, 31), true
	case len(edtf) == 7 && edtf[4] == '-' && scan(edtf[:4], &y) && scan(edtf[5:], &m):
		if m >= 21 && m <= 24 {
			start := 3 + (m-21)*3
			return day(y, start, 1), day(y, start+3, 0), true
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
