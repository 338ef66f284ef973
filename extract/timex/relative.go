package timex

// relativeRules are dates told from the publication date or from what was said
// before.
func relativeRules() []rule {
	return []rule{
		{
			name: "today", pattern: "PART? ( today | yesterday | tomorrow ) | day before yesterday | day after tomorrow",
			read: readDay, guard: todayGuard,
			examples: []string{
				"2012-11-20|yesterday, today and tomorrow|yesterday=2012-11-19; today=2012-11-20; tomorrow=2012-11-21",
				"2012-11-20|the day before yesterday, later today|day before yesterday=2012-11-18; later today=2012-11-20",
				"2012-11-20|a film \"Pyongyang Today\" opened|",
				"2012-11|said today|today=",
			},
		},
		{
			name: "unit", pattern: "{mod}? SHIFT UNIT | BOUND of the UNIT | PART in the UNIT | {mod}? BACK UNIT | {mod}? BACK BACK UNIT | weekend",
			read: readUnit, guard: unitGuard,
			examples: []string{
				"2012-11-20|last week and last month and last year|last week=2012-11-12/2012-11-18; last month=2012-10; last year=2011",
				"2012-11-20|earlier this month, late last year|earlier this month=2012-11; late last year=2011",
				"2012-11-20|by the end of this year|end of this year=2012",
				"2008-07-10|last weekend|last weekend=2008-07-05/2008-07-06",
				"2012-11-20|In 2005 it opened; that year it closed|2005=2005; that year=2005",
				"2012-11-20|He came on May 3, 2011 and left the same day.|May 3, 2011=2011-05-03; same day=2011-05-03",
				"2011-08-30|arrived on August 22 and rolled on the following day|August 22=2011-08-22; following day=2011-08-23",
				"2012-11-20|over the past week, in the past decade, during the last year, every last day|",
				"2012-11-20|It was signed in 2003. The following year it failed.|2003=2003; following year=2004",
				"2012-11-20|the last decade of his life, last day|",
				"2012-11-20|by the end of the year; later in the month|end of the year=2012; later in the month=2012-11",
				"2012-11-20|In 2005 he came, and by the end of the year he left; the next year he died.|2005=2005; end of the year=2005; next year=2006",
				"2011-10-03|so that the port will operate from the next year|next year=2012",
				"2012-11-20|this decade|this decade=201X",
				"2012-11-20|over the weekend he left; it will open at the weekend|weekend=2012-11-17/2012-11-18; weekend=2012-11-24/2012-11-25",
				"2012-11-20|In 1939 he came. That same year he left.|1939=1939; That same year=1939",
			},
		},
		{
			name: "named", pattern: "{mod}? SHIFT ( MONTH | SEASON ) | SHIFT WEEKDAY | SHIFT SHIFT ( WEEKDAY | SEASON | MONTH ) | {mod}? BACK ( MONTH | SEASON ) | BACK WEEKDAY | SHIFT MONTH {day}",
			read: readNamed, guard: namedGuard,
			examples: []string{
				"2012-11-20|last May, next March, this November|last May=2012-05; next March=2013-03; this November=2012-11",
				"2012-11-20|this past Sunday|this past Sunday=2012-11-18",
				"2012-11-20|last Thursday and next Monday|last Thursday=2012-11-15; next Monday=2012-11-26",
				"2011-03-20|last winter|last winter=2010-24",
				"2011-04-01|next summer|next summer=2011-22",
				"2012-11-20|He left in 2009. That March he came back.|2009=2009; That March=2009-03",
			},
		},
		{
			name: "weekday", pattern: "PART? WEEKDAY | WEEKDAY ( of? SHIFT week ) | WEEKDAY of the? ( BACK ) week | WEEKDAY next",
			read: readWeekday, guard: weekdayGuard,
			examples: []string{
				"2008-07-10|Polls open Sunday; on Saturday night he fell|Sunday=2008-07-13; Saturday=2008-07-05",
				"2012-11-20|met Thursday and on Monday|Thursday=2012-11-15; Monday=2012-11-19",
				"2012-11-20|will meet on Thursday|Thursday=2012-11-22",
				"2012-11-20|early Tuesday|early Tuesday=2012-11-20",
				"2012-11-20|Friday last week and Wednesday next week|Friday last week=2012-11-16; Wednesday next week=2012-11-28",
				"2012-11-20|Sun Yuxi and the Sun. SUN YUXI; every Monday, on Sundays, Wed in May|May=2012-05",
				"2012-11-20|it said in a Wednesday statement, on a Wednesday, Friday the 13th, on Saturday mornings|Wednesday=2012-11-14",
				"2012-11-20|starting Monday, visas are free; on the second Tuesday of every month|Monday=2012-11-26",
				"2012-11-20|to remain closed until Friday|Friday=2012-11-23",
				"|Thursday|Thursday=",
			},
		},
		{
			name: "weekdays", pattern: "WEEKDAY ( - | to | through ) WEEKDAY",
			read: readWeekday, guard: weekdayGuard,
			examples: []string{
				"2012-11-20|from Wednesday to Friday|Wednesday to Friday=2012-11-14/2012-11-16",
				"2012-11-20|will run Thursday through Saturday|Thursday through Saturday=2012-11-22/2012-11-24",
			},
		},
		{
			name: "ago", pattern: "( NUMBER - )? NUMBER ( UNITS | UNIT ) ( ago | earlier | later | before | after | prior | hence | previously | after that | before that | from now | from today ) | UNIT ( from now | ago | earlier | later | before | after | prior ) | YEARBC years ago",
			read: readAgo, guard: agoGuard,
			examples: []string{
				"2012-11-20|three days ago, two years ago, 10 months ago|three days ago=2012-11-17; two years ago=2010; 10 months ago=2012-01",
				"2024-01-27|Eighty-five years ago; half a century ago|Eighty-five years ago=1939",
				"2012-11-20|3-4 days later he left|",
				"2010-10-13|two weeks ago|two weeks ago=2010-09-29",
				"2007-06-10|on June 6 and reached it a day later|June 6=2007-06-06; day later=2007-06-07",
				"2004-01-10|It fell in September 2003 and rose a month later.|September 2003=2003-09; month later=2003-10",
				"2012-11-20|In 1990 they met. Two years later they parted.|1990=1990; Two years later=1992",
				"2012-11-20|It fell in May 2011. The year before, it rose.|May 2011=2011-05; year before=2010",
				"2012-11-20|the year before the war, two days after the vote, few days ago, 40 years later he is 80|40 years later=",
				"2012-11-20|met on Nov. 3 twelve years ago|Nov. 3 twelve years ago=2000-11-03",
				"2012-11-20|a year from now|year from now=2013",
				"2010-06-01|It sank on March 26. Four days after that, trade was cut.|March 26=2010-03-26; Four days after that=2010-03-30",
				"2012-11-20|two weeks from now|two weeks from now=2012-12-04",
			},
		},
		{
			name: "offset", pattern: "NUMBER ( UNITS | UNIT ) ( before | after ) ( MONTH {day} ( ,? YEAR )? | {day} MONTH YEAR? ) | UNIT ( before | after ) ( MONTH {day} ( ,? YEAR )? | {day} MONTH YEAR? )",
			read: readAgo,
			examples: []string{
				"2012-11-20|two days before November 16|two days before November 16=2012-11-14",
				"|a week after May 3, 2011|week after May 3, 2011=2011-05-10",
			},
		},
		{
			name: "day-of-month", pattern: "DAYTH of ( SHIFT | BACK ) month",
			read: func(s *scanner, m *match) (e expr, ok bool) {
				e.from.day = s.val(m, 0)
				e.ref = refOf(s, m.took[1], unitMonth)
				return e, true
			},
			examples: []string{
				"2023-05-04|on the 15th of last month|15th of last month=2023-04-15",
			},
		},
		{
			name: "ordinal", pattern: "DAYTH ( ( DASH | JOIN ) the? DAYTH )? | WEEKDAY ,? the DAYTH",
			read: readDate, guard: ordinalGuard,
			examples: []string{
				"2005-09-20|agreed in Beijing on the 19th.|19th=2005-09-19",
				"2013-05-20|landed on August 11, 1945 and reached Wonsan on the 21st.|August 11, 1945=1945-08-11; 21st=1945-08-21",
				"2008-07-10|on Monday the 7th of July and Tuesday the 8th they met|Monday the 7th of July=2008-07-07; Tuesday the 8th=2008-07-08",
				"2005-09-20|on the 19th and 20th|19th and 20th=2005-09-19/2005-09-20",
				"2005-09-20|the 60th anniversary, the 18th Congress, the 4th round, 3rd in judo, the 2nd Army, the 5th one|",
			},
		},
	}
}
