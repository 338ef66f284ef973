package timex

import (
	"strings"

	"toli/extract"
)

// class is a set of the things a token can be in a date expression.
type class uint64

// The classes that patterns name. A token may be of several: "12" is a day, a
// month in figures, a two-digit year and a number; "May" a month.
const (
	month   class = 1 << iota // November, Nov.
	weekday                   // Thursday, Thurs.
	dayName                   // Thu: a weekday only beside a date
	day                       // 1 to 31
	dayTh                     // 1st to 31st, in figures
	year4                     // 1000 to 2199
	yearBC                    // one to three digits: a year only with BC or AD
	digits2                   // two digits: a year after an apostrophe or a range
	decade4                   // 1990s
	decade2                   // 90s
	number                    // one, two, 12: a count
	ordinal                   // first, third, 21st
	unit                      // day, week, month, year, decade
	units                     // their plurals
	season                    // spring
	shift                     // last, this, next
	back                      // same, that, following, previous: relative to what was said
	part                      // early, late, mid
	bound                     // end, beginning, start, middle
	dash                      // - or – between the ends of a range
	join                      // and, or
	dotted                    // 20.11.2012, 11.20
	stamp                     // 20T10:00:00Z: the day and time of a time stamp
	quarter                   // Q3, 3Q; H1 with a value of 5, H2 of 6
	fiscal                    // FY2012
	juche                     // Juche
	holiday                   // word that may begin the name of a holiday
	century                   // century, centuries
	era                       // BC, AD
	title                     // written with a capital
	word                      // letters, not digits or marks
	counted                   // noun that makes the number before it a quantity
	plural                    // lower-case word in -s
	ahead                     // word that tells of the future
	past                      // word that tells of the past
	open                      // word that tells neither: the date may lie on either side
	link                      // lower-case function word: no noun follows from it
	place                     // preposition that dates stand after
)

var classNames = map[string]class{
	"MONTH": month, "WEEKDAY": weekday, "DAYNAME": dayName, "DAY": day, "DAYTH": dayTh, "YEAR": year4, "YEARBC": yearBC,
	"YY": digits2, "DECADE": decade4, "DECADE2": decade2, "NUMBER": number, "ORDINAL": ordinal, "UNIT": unit, "UNITS": units,
	"SEASON": season, "SHIFT": shift, "BACK": back, "PART": part, "BOUND": bound, "DASH": dash, "JOIN": join, "DOTTED": dotted,
	"STAMP": stamp, "QUARTER": quarter, "FISCAL": fiscal, "JUCHE": juche, "CENTURY": century, "ERA": era, "TITLE": title,
	"HOLIDAY": holiday,
}

// token is what the lexicon knows about a token of the text.
type token struct {
	class class
	value int16 // of a month, day, year, number, unit …
	id    int16 // of a word that a pattern names; 0 is none
}

// read returns the classes and the value of a token.
func (l *lexicon) read(text string, t *extract.Token) token {
	norm := t.Norm
	c := norm[0]
	if '0' <= c && c <= '9' {
		return l.figure(norm)
	}
	if t.Kind == extract.Punct {
		return l.words[norm]
	}
	w := l.words[norm]
	if len(norm) > 3 && norm[len(norm)-1] == '.' && w.class == 0 {
		w = l.words[norm[:len(norm)-1]]
	}
	w.class |= word
	if upper(text[t.Start:]) {
		return capital(w, norm)
	}
	w.class &^= month | weekday | dayName | juche | quarter | fiscal | era
	return lower(w, norm)
}

// capital is the reading of a word that begins with a capital. The short forms
// of weekdays are no weekday by themselves, and without a stop no month that
// is also a name or word.
func capital(w token, norm string) token {
	w.class |= title
	if w.class&weekday != 0 && len(norm) < 6 && norm[len(norm)-1] != '.' {
		w.class = w.class&^weekday | dayName
	}
	if w.class&(quarter|fiscal) == 0 {
		return compact(w, norm)
	}
	return w
}

// compact reads "Q3" and "FY2012".
func compact(w token, norm string) token {
	switch {
	case len(norm) == 2 && norm[0] == 'q' && '1' <= norm[1] && norm[1] <= '4':
		w.class, w.value = w.class|quarter, int16(norm[1]-'0')
	case norm == "h1" || norm == "h2":
		w.class, w.value = w.class|quarter, 4+int16(norm[1]-'0')
	case strings.HasPrefix(norm, "fy"):
		if n, size := leading(norm[2:]); size == len(norm)-2 && (size == 4 || size == 2) {
			if size == 2 {
				n += 2000
			}
			w.class, w.value = w.class|fiscal, int16(n)
		}
	}
	return w
}

// lower is the reading of a word in lower case: one in -ed tells of the past,
// one in -s may be counted.
func lower(w token, norm string) token {
	n := len(norm)
	if w.class&^word != 0 || w.id > 0 || n < 4 {
		return w
	}
	switch {
	case strings.HasSuffix(norm, "ed") && n > 4:
		w.class |= past
	case norm[n-1] == 's' && norm[n-2] != 's':
		w.class |= plural
	}
	return w
}

func upper(s string) bool { return 'A' <= s[0] && s[0] <= 'Z' }

// leading returns the number that the first digits of s make, and how many
// they are; more than five are none.
func leading(s string) (n, size int) {
	for size < len(s) && '0' <= s[size] && s[size] <= '9' {
		if size == 5 {
			return 0, 0
		}
		n = n*10 + int(s[size]-'0')
		size++
	}
	return n, size
}

// figure is the reading of a token that begins with a digit.
func (l *lexicon) figure(norm string) token {
	n, size := leading(norm)
	rest := norm[size:]
	if size == 0 || size > 4 {
		return token{}
	}
	w := token{value: int16(n), id: l.words[norm].id}
	switch {
	case rest == "":
		w.class = plain(n, size)
	case rest == "q" && size == 1 && 1 <= n && n <= 4:
		w.class = quarter
	case rest == "s" || rest == "'s":
		w.class = decadeOf(n, size)
	case rest == ordinalEnd(n) && size <= 2:
		w.class = ordinal
		if 1 <= n && n <= 31 {
			w.class |= dayTh
		}
	case rest[0] == 't' && size == 2 && len(rest) > 2 && '0' <= rest[1] && rest[1] <= '9' && 1 <= n && n <= 31:
		w.class = stamp
	case rest[0] == '.' && strings.Trim(norm, "0123456789.") == "":
		w.class = dotted
	}
	return w
}

func plain(n, size int) class {
	c := number
	switch {
	case size == 4 && 1000 <= n && n < 2200:
		return year4 | number
	case size == 4:
		return 0
	}
	if size <= 2 && 1 <= n && n <= 31 {
		c |= day
	}
	if size == 2 {
		c |= digits2
	}
	if size <= 3 && n > 0 {
		c |= yearBC
	}
	return c
}

func decadeOf(n, size int) class {
	switch {
	case size == 4 && n%10 == 0 && 1000 <= n && n < 2200:
		return decade4
	case size == 2 && n%10 == 0:
		return decade2
	}
	return 0
}

// ordinalEnd returns the letters that make n an ordinal.
func ordinalEnd(n int) string {
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			return "st"
		case 2:
			return "nd"
		case 3:
			return "rd"
		}
	}
	return "th"
}
