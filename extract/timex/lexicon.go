package timex

import "strings"

// lexicon maps folded words to what they can be. It is immutable once made.
type lexicon struct {
	words map[string]token
	ids   int16
}

// Units of time in order of size; the value of a unit word.
const (
	noUnit int16 = iota
	unitDay
	unitWeek
	unitMonth
	unitYear
	unitDecade
	unitWeekend
	unitQuarter
	unitHalf
	unitCentury
	unitFortnight
	unitSeason
)

// numbered gives groups of words the values 1, 2, 3 and so on.
func (l *lexicon) numbered(c class, groups string) {
	for i, g := range strings.Split(groups, "|") {
		l.valued(c, int16(i+1), g)
	}
}

func (l *lexicon) valued(c class, value int16, words string) {
	for _, w := range strings.Fields(words) {
		t := l.words[w]
		t.class, t.value = t.class|c, value
		l.words[w] = t
	}
}

func (l *lexicon) add(c class, words string) {
	for _, w := range strings.Fields(words) {
		t := l.words[w]
		t.class |= c
		l.words[w] = t
	}
}

// name returns the id of a word that a pattern names.
func (l *lexicon) name(w string) int16 {
	t := l.words[w]
	if t.id == 0 {
		l.ids++
		t.id = l.ids
		l.words[w] = t
	}
	return t.id
}

func newLexicon() *lexicon {
	l := &lexicon{words: map[string]token{}}
	l.numbered(month, "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec")
	l.numbered(weekday, "monday mon|tuesday tue tues|wednesday wed weds|thursday thu thur thurs|friday fri|saturday sat|sunday sun")
	l.numbered(number, `one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|
		sixteen|seventeen|eighteen|nineteen|twenty`)
	l.valued(number, 30, "thirty")
	l.valued(number, 40, "forty")
	for i, w := range [...]string{"fifty", "sixty", "seventy", "eighty", "ninety"} {
		l.valued(number, int16(50+10*i), w)
	}
	l.numbered(ordinal, `first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|
		fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth`)
	l.valued(ordinal, lastOrdinal, "final")
	for u, words := range map[int16][2]string{
		unitDay: {"day", "days"}, unitWeek: {"week", "weeks"}, unitMonth: {"month", "months"}, unitYear: {"year", "years"},
		unitDecade: {"decade", "decades"}, unitWeekend: {"weekend", "weekends"}, unitQuarter: {"quarter", "quarters"},
		unitHalf: {"half", ""}, unitCentury: {"century", "centuries"}, unitFortnight: {"fortnight", "fortnights"},
	} {
		l.valued(unit, u, words[0])
		l.valued(units, u, words[1])
	}
	l.add(century, "century centuries")
	l.valued(season, 21, "spring")
	l.valued(season, 22, "summer")
	l.valued(season, 23, "autumn fall")
	l.valued(season, 24, "winter")
	l.shifts()
	l.cues()
	return l
}

// lastOrdinal is the value of "final" and "last" as ordinals.
const lastOrdinal = 99

func (l *lexicon) shifts() {
	l.valued(shift, -1, "last past")
	l.valued(shift, 0, "this current")
	l.valued(shift, 1, "next coming upcoming")
	l.valued(back, -1, "previous preceding prior")
	l.valued(back, 0, "that same those")
	l.valued(back, 1, "following ensuing")
	l.numbered(part, "early|mid|late|earlier|later")
	l.numbered(bound, "beginning start outset onset|middle midpoint|end close")
	l.add(dash, "- -- — to through until till thru ~")
	l.add(join, "and or &")
	l.add(juche, "juche")
	l.valued(fiscal, 0, "fy")
	l.valued(era, -1, "bc bce b.c. b.c.e.")
	l.valued(era, 1, "ad ce a.d. c.e.")
}

// cues fills the words that tell where in time a date lies, and those that make
// a number a quantity.
func (l *lexicon) cues() {
	l.add(ahead, `will shall plan plans planned planning scheduled slated set upcoming expected due expects intends intend forthcoming
		begins starts opens ends closes returns expires would wo 'll could hope hopes may might should must aims
		again tentatively deadline invites tomorrow soon ahead future going`)
	l.add(past, `was were had did met held went came left took gave made saw told began sent won lost fell rose said paid wrote
		flew got led became broke brought built bought found felt heard kept knew ran read spoke spent stood struck
		taught thought threw drove grew drew shot sold sought sank swept signed laid lay put hit shut cut hosted taken given written shown seen
		driven fallen flown risen stolen chosen
		already ago since wounded died born`)
	l.add(open, `asked proposed invited agreed urged demanded requested suggested wanted hoped vowed pledged promised postponed
		moved delayed extended approved called set ordered told warned threatened decided announced announces says
		say unveiled`)
	l.add(counted, `people persons troops soldiers tons tonnes won dollars yen yuan tugrik tugrug tugriks percent per km kilometers
		kilometres meters metres miles hectares households families workers students deaths cases refugees times years days
		months hours minutes points votes mw kw mm barrels head km2 kg kilograms kilos gallons u.s. us million billion euros rubles roubles rounds members
		men women children mt tu megawatts square cubic residents guests delegates athletes homes houses seats pages words copies
		feet ft acres pounds employees passengers prisoners detainees casualties dead wounded visitors spectators participants
		gers livestock animals sheep cattle goats horses camels vehicles cars trucks containers wagons flights rooms beds
		bc cc hp rpm calories grams liters litres volts watts degrees`)
	l.add(link, `the a an is are was were be been has have had will would can could may might shall should must do does did to for in on at by with
		from of and or but as if when where which who that while because after before since until till than so it he she they we you
		i its his her their not then there here about into over under between amid during upon via per`)
	l.add(place, `in of since until till from by to during before after around about through for between mid fiscal year ( , & [ on
		circa c. ca. than throughout into both versus vs vs. and or late early - -- spring summer autumn fall winter dated
		beyond`)
}
