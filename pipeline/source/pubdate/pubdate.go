// Package pubdate finds the publication date of an article in what surrounds
// its words: a metadata value, a file name, a header line, a dateline. A date
// is YYYY, YYYY-MM or YYYY-MM-DD; the empty string is an unknown date.
//
// It is meant for publication only, and so is strict: where a date may be that
// of an event, it finds none. Dates in running text are package timex's.
package pubdate

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Years that a publication may be of: before the first newspapers of the
// region, a number is something else.
const firstYear, lastYear = 1850, 2100

// Valid reports whether date is YYYY, YYYY-MM or YYYY-MM-DD and on the calendar.
func Valid(date string) bool {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if len(date) == len(layout) {
			t, err := time.Parse(layout, date)
			return err == nil && firstYear <= t.Year() && t.Year() <= lastYear
		}
	}
	return false
}

// civil returns the date, or "" when it is not on the calendar.
func civil(year, month, day int) string {
	if date := fmt.Sprintf("%04d-%02d-%02d", year, month, day); Valid(date) {
		return date
	}
	return ""
}

const (
	monthNames = `(January|February|March|April|May|June|July|August|September|October|November|December|` +
		`Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?`
	dayNumber = `(\d{1,2})(?:st|nd|rd|th)?`
)

// form is one way to write a full date; its groups are named by order: y, m,
// d, or j for a year of the Juche era.
type form struct {
	re    *regexp.Regexp
	order string
}

// forms, most specific first. A leading \b would not hold before Hangul, so
// digits are fenced by what may not stand next to them.
var forms = []form{
	{regexp.MustCompile(`(?:^|\D)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:\D|$)`), "ymd"},
	{regexp.MustCompile(`(?:^|\D)(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]`), "ymd"},
	{regexp.MustCompile(`(?:^|\D)(\d{4})\s*оны?\s*(\d{1,2})\s*(?:дугаар|дүгээр)?\s*сарын\s*(\d{1,2})`), "ymd"},
	{regexp.MustCompile(`(?i)\b` + monthNames + `\s*` + dayNumber + `,?\s*Juche\s*(\d{2,3})\b`), "mdj"},
	{regexp.MustCompile(`(?i)\b` + monthNames + `\s*` + dayNumber + `,?\s+(\d{4})\b`), "mdy"},
	{regexp.MustCompile(`(?i)\b` + dayNumber + `[\s-]+` + monthNames + `,?[\s-]+(\d{4})\b`), "dmy"},
	{regexp.MustCompile(`(?:^|\D)(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\D|$)`), "dmy"},
}

// jucheEpoch is the year before Juche 1, 1912.
const jucheEpoch = 1911

// find returns the first full date in s that is on the calendar, and where
// the expression stands.
func find(s string) (date string, start, end int) {
	for _, f := range forms {
		if m := f.re.FindStringSubmatchIndex(s); m != nil {
			if date := f.value(s, m); date != "" {
				return date, m[2], m[7]
			}
		}
	}
	return "", 0, 0
}

func (f form) value(s string, m []int) string {
	var year, month, day int
	for i, part := range f.order {
		text := s[m[2+2*i]:m[3+2*i]]
		n, _ := strconv.Atoi(text) // 0 for the name of a month
		switch part {
		case 'y':
			year = n
		case 'j':
			year = jucheEpoch + n
		case 'm':
			if month = n; text[0] > '9' {
				month = monthOf(text)
			}
		case 'd':
			day = n
		}
	}
	return civil(year, month, day)
}

func monthOf(name string) int {
	const names = "janfebmaraprmayjunjulaugsepoctnovdec"
	return strings.Index(names, strings.ToLower(name[:3]))/3 + 1
}

// layouts of metadata values that are not found by forms.
var layouts = []string{"20060102", "2006-01", "2006/01", "January 2006", "Jan 2006", "2006", "20060102150405", "20060102T150405Z"}

// Parse returns the date that a metadata value tells, or "". It knows ISO 8601,
// RFC 822, the usual English, Korean, Chinese, Japanese and Mongolian forms,
// and seconds or milliseconds since 1970. The day is that which is written: a
// time zone does not move it.
func Parse(value string) string {
	value = strings.TrimSpace(value)
	if date, _, _ := find(value); date != "" {
		return date
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, value); err == nil {
			if date := t.Format("2006-01-02")[:precision(layout)]; Valid(date) {
				return date
			}
		}
	}
	return epoch(value)
}

// precision is the length of the date that a layout tells.
func precision(layout string) int {
	switch {
	case layout == "2006":
		return len("2006")
	case strings.HasPrefix(layout, "20060102"):
		return len("2006-01-02")
	}
	return len("2006-01")
}

func epoch(value string) string {
	value, _, _ = strings.Cut(value, ".")
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil || len(value) < 9 {
		return ""
	}
	if len(value) >= 12 {
		n /= 1000
	}
	if date := time.Unix(n, 0).UTC().Format("2006-01-02"); Valid(date) && date < "2100" {
		return date
	}
	return ""
}

var inName = []*regexp.Regexp{
	regexp.MustCompile(`(?:^|\D)((?:18|19|20)\d\d)([-_. ])(\d{1,2})([-_. ])(\d{1,2})(?:\D|$)`),
	regexp.MustCompile(`(?:^|\D)((?:18|19|20)\d\d)()(\d\d)()(\d\d)(?:\D|$)`),
	regexp.MustCompile(`(?:^|/)((?:18|19|20)\d\d)(/)(\d{1,2})(/)(\d{1,2})(?:/|$)`),
}

// FromName returns the date in the last element of a path with slashes, as in
// 2012-11-20-visit.txt, 20121120.html, KCNA_2012_11_20.md, or that of the
// folders above it, as in 2012/11/20/visit.html; or "".
func FromName(path string) string {
	base := path[strings.LastIndexByte(path, '/')+1:]
	for i, re := range inName {
		s := base
		if i == 2 {
			s = path
		}
		for _, m := range re.FindAllStringSubmatch(s, -1) {
			year, _ := strconv.Atoi(m[1])
			month, _ := strconv.Atoi(m[3])
			day, _ := strconv.Atoi(m[5])
			if date := civil(year, month, day); date != "" && m[2] == m[4] {
				return date
			}
		}
	}
	return ""
}
