package pubdate

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// head is how much of a text is looked at: headline, header and first words.
const head, headLines = 3000, 16

// longest is the most bytes of a line that are looked at.
const longest = 240

// digit is what every date has, and most lines have not.
var digit = regexp.MustCompile(`\d`)

// FromText returns the publication date that the first lines of an article
// tell, and whether it was found in a "header" line, as
//
//	Publication: Eurasia Daily Monitor Volume: 9 December 11, 2012
//	Posted on 2012.11.20 10:22 | By Kim Su
//
// or in the "dateline" that opens the text, as
//
//	PYONGYANG, Nov. 20, 2012 (Xinhua) --
//	Pyongyang, November 20 Juche 101 (KCNA) --
//
// A dateline without a year has one only if near, a date or empty, is given: it
// is then the last such day on or before near. What is found first counts.
func FromText(text, near string) (date, source string) {
	for i, line := range strings.SplitN(cut(text, head), "\n", headLines+1) {
		if i == headLines {
			break
		}
		if line = strings.TrimSpace(line); !digit.MatchString(cut(line, longest)) {
			continue
		}
		if date := dateline(line, near); date != "" {
			return date, "dateline"
		}
		if date := header(line); date != "" {
			return date, "header"
		}
	}
	return "", ""
}

func cut(s string, n int) string {
	if len(s) > n {
		return s[:n]
	}
	return s
}

// fullYear is what every full date has.
var fullYear = regexp.MustCompile(`\d{4}|(?i:juche)`)

// label opens or stands in a line about the article itself.
var label = regexp.MustCompile(`(?i)(?:^|[|/·,(\[]\s*)(?:publication|publication date|published|publish date|date|dated|` +
	`posted|posted on|issued|released|release date|created|updated|last updated|modified|last modified|first published|` +
	`for immediate release|입력|등록|게시|작성일|기사입력|발행일|огноо|нийтэлсэн|нийтлэгдсэн|дата|опубликовано|发布时间|发布日期|時間|日時|更新)` +
	`(?:\s+(?:on|at|date))?\s*[:：\s]`)

// around is what may stand about a date in a line that is about the article:
// a weekday, a clock time, a zone, a byline, page furniture.
var around = regexp.MustCompile(`(?i)\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|a\.?m\.?|p\.?m\.?|` +
	`gmt|utc|kst|jst|est|edt|ulat|by|at|on|age|hrs?|issue|volume|vol|no|page|print)\b\.?|\d+|[^\pL\d]+`)

// header returns the date of a line that is about the article. A line without
// a label has little else than a date: at most four words, as the name of the
// outlet or the author.
func header(line string) string {
	if line == "" || len(line) > longest || !fullYear.MatchString(line) || strings.HasPrefix(line, "©") {
		return ""
	}
	date, start, end := find(line)
	if date == "" {
		return ""
	}
	if m := label.FindStringIndex(line); m != nil && m[1] <= start+1 {
		return date
	}
	if len(line) > 120 || strings.ContainsAny(line, "()“”\"?!") {
		return "" // a caption, a citation, a question
	}
	rest := line[:start] + " " + line[end:]
	if words := len(strings.Fields(around.ReplaceAllString(rest, " "))); words > 4 || words > 0 && sentence(rest) {
		return ""
	}
	return date
}

// sentence reports whether a line with a date reads on in lower case, as "Talks
// on the border began" does and "By Kim Su, Seoul" does not.
func sentence(rest string) bool {
	for _, word := range strings.Fields(around.ReplaceAllString(rest, " ")) {
		if r := []rune(word)[0]; unicode.IsLower(r) && len(word) > 3 {
			return true
		}
	}
	return strings.HasSuffix(strings.TrimSpace(rest), ".")
}

var (
	opening = regexp.MustCompile(`^(?:\([^)]{2,40}\)\s*)?((?:\p{Lu}[\pL.'’-]*[\s,./-]+){1,6})` +
		`(?i:` + monthNames + `\s*` + dayNumber + `|` + dayNumber + `\s+` + monthNames + `)(.{0,60})`)
	yearBehind = regexp.MustCompile(`^[,\s]*(?:Juche\s*(\d{2,3})\b(?:\s*\((\d{4})\))?|(\d{4})\b)`)
	closes     = regexp.MustCompile(`\d\)?,?\s*(?:\(|/|（|-|–|—)`)
	closing    = regexp.MustCompile(`^[^\pL(]*\([^)]{2,60}\)|^[^\pL]{0,12}(?:--|[-–—])|^\s*[/／(]`)
)

// dateline returns the date of a line that opens with place, date and agency.
func dateline(line, near string) string {
	if line = cut(line, 200); !closes.MatchString(line) {
		return ""
	}
	m := opening.FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	month, day, rest := m[2], m[3], m[6]
	if month == "" {
		month, day = m[5], m[4]
	}
	d, _ := strconv.Atoi(day)
	year := 0
	if y := yearBehind.FindStringSubmatch(rest); y != nil {
		rest = rest[len(y[0]):]
		year = yearOf(y)
	}
	if !closing.MatchString(rest) {
		return ""
	}
	if year == 0 {
		return lastBefore(monthOf(month), d, near)
	}
	return civil(year, monthOf(month), d)
}

func yearOf(y []string) int {
	for i, epoch := range []int{jucheEpoch, 0, 0} {
		if n, err := strconv.Atoi(y[i+1]); err == nil {
			return n + epoch
		}
	}
	return 0
}

// lastBefore returns the last day of that month and day on or before near. A
// near that is a month or a year counts to its end.
func lastBefore(month, day int, near string) string {
	if !Valid(near) {
		return ""
	}
	end, _ := time.Parse("2006-01-02", (near + "-12-31")[:10])
	if len(near) == len("2006-01") {
		end, _ = time.Parse("2006-01", near)
		end = end.AddDate(0, 1, -1)
	}
	last := end.Format("2006-01-02")
	for year := end.Year(); year > end.Year()-5; year-- { // February 29
		if date := civil(year, month, day); date != "" && date <= last {
			return date
		}
	}
	return ""
}
