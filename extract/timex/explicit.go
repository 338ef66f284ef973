package timex

// explicitRules are days, months and years that are said.
func explicitRules() []rule {
	return []rule{
		{
			name: "month-day", pattern: "{wd}? MONTH {day} {year}? | MONTH the DAYTH {year}?",
			read: readDate, guard: notCount,
			examples: []string{
				"2012-11-20|He met Song on November 19.|November 19=2012-11-19",
				"2012-11-20|on Nov. 21, 2011 he left|Nov. 21, 2011=2011-11-21",
				"2006-11-08|Monday, November 6, was cold|Monday, November 6=2006-11-06",
				"2012-11-20|It ended on Tuesday, December 20, and Saturday, November 24.|Tuesday, December 20=2011-12-20; Saturday, November 24=2012-11-24",
				"2005-09-21|Tuesday, September 20, 2005|Tuesday, September 20, 2005=2005-09-20",
				"2023-08-03|August 2nd, 2023|August 2nd, 2023=2023-08-02",
				"|September 20, Juche 91 (2002)|September 20, Juche 91 (2002)=2002-09-20",
				"2009-10-02|on March 3 last year|March 3 last year=2008-03-03",
				"2012-11-20|on May 3 of this year|May 3 of this year=2012-05-03",
				"2013-02-03|In 1945 he came; on October 14 that year he stood|1945=1945; October 14 that year=1945-10-14",
				"2024-07-25|February the 4th, 2021|February the 4th, 2021=2021-02-04",
				"|Directive 21 of February 12, 2013|February 12, 2013=2013-02-12",
				"2012-06-10|He saw the March 26 Electric Cable Factory and the October 10 School on June 7. The 8 February Cement Complex won.|June 7=2012-06-07",
				"2012-06-20|On June 15 Park spoke; on May 3 Seoul National University held the Day of the Sun, April 15.|June 15=2012-06-15; May 3=2012-05-03; April 15=2012-04-15",
				"2024-02-22|Ramadan, which is March the 10th|March the 10th=2024-03-10",
				"2012-06-12|to implement the June 15 North-South Joint Declaration, after the May 16 military coup, since the Sept. 11 attacks, on June 15|June 15=2000-06-15; May 16=1961-05-16; Sept. 11=2001-09-11; June 15=2012-06-15",
				"|on February 30, 2012|", // no such day
				"|MAY 10 NATIONS JOIN|",
				"|May 12 people died|",
			},
		},
		{
			name: "days", pattern: "{wd}? MONTH {day} DASH the? {wd}? {day} {year}? | MONTH {day} JOIN {day} {year}? | MONTH {day} , {day} ,? JOIN {day} {year}?",
			read: readDate, guard: notCount,
			examples: []string{
				"2012-11-20|talks on November 15–16 in Ulaanbaatar|November 15–16=2012-11-15/2012-11-16",
				"2012-11-20|held March 17-18, 2012 there|March 17-18, 2012=2012-03-17/2012-03-18",
				"2011-09-30|on Sept. 23 and 24|Sept. 23 and 24=2011-09-23/2011-09-24",
				"2011-12-01|from Oct. 22 to 30|Oct. 22 to 30=2011-10-22/2011-10-30",
				"2013-02-09|In 2012 he left on December 5 and 6 that year|2012=2012; December 5 and 6 that year=2012-12-05/2012-12-06",
				"2012-09-20|on Sept. 4, 5 and 6|Sept. 4, 5 and 6=2012-09-04/2012-09-06",
				"2012-05-20|between May 3 and 5|May 3 and 5=2012-05-03/2012-05-05",
				"2012-11-20|on November 16-15 it rained|November 16=2012-11-16", // ends before it begins
			},
		},
		{
			name: "day-range", pattern: "{wd}? MONTH {day} {year}? DASH {wd}? MONTH {day} {year}? | {mod}? MONTH DASH MONTH {day} {year}? | MONTH {day} {year}? DASH {mod}? MONTH {year}? | MONTH {day} JOIN MONTH {day} {year}?",
			read: readDate, guard: between,
			examples: []string{
				"|from May 30 to June 2, 2012|May 30 to June 2, 2012=2012-05-30/2012-06-02",
				"|December 28, 2011 - January 3, 2012|December 28, 2011 - January 3, 2012=2011-12-28/2012-01-03",
				"2012-03-05|Feb. 28 to March 2|Feb. 28 to March 2=2012-02-28/2012-03-02",
				"2012-01-10|from Dec. 29 to Jan. 4|Dec. 29 to Jan. 4=2011-12-29/2012-01-04",
				"2014-01-15|from late February to April 18, from May 3 to July|late February to April 18=2014-02/2014-04-18; May 3 to July=2014-05-03/2014-07",
				"2012-08-10|between June 28 and July 5|June 28 and July 5=2012-06-28/2012-07-05",
				"2012-08-10|on June 28 and July 5|June 28=2012-06-28; July 5=2012-07-05",
			},
		},
		{
			name: "day-month", pattern: "{wd}? {day} day? of? MONTH {year}? | WEEKDAY ,? the DAYTH of MONTH {year}? | this DAYTH day of MONTH {year}? | {day} - MONTH - ( YEAR | YY )",
			read: readDate, guard: notCount,
			examples: []string{
				"|on 16 November 2012|16 November 2012=2012-11-16",
				"2010-03-02|the 5th of January|5th of January=2010-01-05",
				"|this 26th day of April, 2023|this 26th day of April, 2023=2023-04-26",
				"|14 Feb 1966|14 Feb 1966=1966-02-14",
				"|03-Nov-2019|03-Nov-2019=2019-11-03",
				"|Tuesday 20 November 2012|Tuesday 20 November 2012=2012-11-20",
				"2023-03-12|on Friday, the 10th of March|Friday, the 10th of March=2023-03-10",
				"2012-05-01|the 28th April Spring Festival|",
				"|won 6-2, 05-Jul|",
			},
		},
		{
			name: "worded-day", pattern: "this? ( NUMBER - )? ORDINAL day of MONTH {year}? | MONTH ( NUMBER - )? ORDINAL {year}?",
			guard: wordedGuard,
			read: func(s *scanner, m *match) (e expr, ok bool) {
				for k := 0; k < m.n; k++ {
					switch c := m.took[k]; c.class {
					case number, ordinal:
						e.from.day += s.val(m, k)
					case month:
						e.from.month = s.val(m, k)
					case year4:
						e.from.year = s.val(m, k)
					}
				}
				return e, e.from.day <= 31 && e.fill()
			},
			examples: []string{
				"2023-05-31|on this thirty-first day of May|this thirty-first day of May=2023-05-31",
				"|the tenth day of June, 2012|tenth day of June, 2012=2012-06-10",
				"2006-01-20|the truce of January second, on March twenty-first 2005|January second=2006-01-02; March twenty-first 2005=2005-03-21",
				"2006-01-20|in the January second round, he may first go|January=2006-01",
			},
		},
		{
			name: "days-month", pattern: "{wd}? {day} ( DASH | JOIN ) {wd}? {day} of? MONTH {year}? | {day} , {day} ,? JOIN {day} MONTH {year}? | {day} of? MONTH {year}? DASH {day} of? MONTH {year}? | {day} of? MONTH {year}? JOIN {day} of? MONTH {year}?",
			read: readDate, guard: between,
			examples: []string{
				"|5–6 September 2019|5–6 September 2019=2019-09-05/2019-09-06",
				"2012-11-20|from 15 to 16 November|15 to 16 November=2012-11-15/2012-11-16",
				"|30 May to 2 June 2012|30 May to 2 June 2012=2012-05-30/2012-06-02",
				"|on 3 and 4 May 2011|3 and 4 May 2011=2011-05-03/2011-05-04",
			},
		},
		{
			name: "month", pattern: "{mod}? MONTH ( {year} | of YEARBC )?",
			read: readDate, guard: monthGuard,
			examples: []string{
				"|in November 2012|November 2012=2012-11",
				"|in December, 2011|December, 2011=2011-12",
				"2012-12-11|later in December|later in December=2012-12",
				"2011-02-03|the end of January|end of January=2011-01",
				"2012-11-20|in mid-May|mid-May=2012-05",
				"2009-10-02|October last year|October last year=2008-10",
				"2007-06-02|in March next year|March next year=2008-03",
				"|October Juche 37 (1948)|October Juche 37 (1948)=1948-10",
				"2012-12-11|It ended in March 2012. After those March discussions he left|March 2012=2012-03; March=2012-03",
				"2012-11-20|May Lee may march in the March; Miss April Kim and Jan Egeland|",
				"|since December of 384|December of 384=0384-12",
				"|between May and June in 1981|May and June in 1981=1981-05/1981-06",
				"2022-09-30|since the May summit, in the March of Dimes|May=2022-05",
				"2012-12-11|KIM MAY VISIT IN MAY|MAY=2012-05",
			},
		},
		{
			name: "months", pattern: "{mod}? MONTH ,? YEAR? DASH {mod}? MONTH {year}? | {mod}? MONTH ,? YEAR? JOIN {mod}? MONTH ( {year} | in YEAR )?",
			read: readDate, guard: between,
			examples: []string{
				"2022-12-16|in January-November|January-November=2022-01/2022-11",
				"2008-07-10|between July 2006 and June 2007, in May 2006 and June 2007|July 2006 and June 2007=2006-07/2007-06; May 2006=2006-05; June 2007=2007-06",
				"2008-07-10|early to mid-May|early to mid-May=2008-05",
				"|May to July 2011|May to July 2011=2011-05/2011-07",
				"|between April and November 2016|April and November 2016=2016-04/2016-11",
				"|from November 2011 through March 2012|November 2011 through March 2012=2011-11/2012-03",
				"2012-06-01|from late March to mid-May|late March to mid-May=2012-03/2012-05",
				"2015-06-01|in November, December and January 2012, on May 3 and June 5, 2013|November=2011-11; December=2011-12; January 2012=2012-01; May 3=2013-05-03; June 5, 2013=2013-06-05",
				"2012-06-01|in March and May|March=2012-03; May=2012-05",
			},
		},
		{
			name: "year", pattern: "{mod}? YEAR | new year YEAR",
			read: readDate, guard: yearGuard,
			examples: []string{
				"|in 2012|2012=2012",
				"|the mid-2000 and late 2006|mid-2000=2000; late 2006=2006",
				"|the end of 2014|end of 2014=2014",
				"|by no later than 2050, the 1899 Award|2050=2050; 1899=1899",
				"|the 2011 Women's World Cup|2011=2011",
				"|nearly double 2021's volume|2021=2021",
				"|had his capital in 1235, and|1235=1235",
				"|the historic 2000 inter-Korean summit|2000=2000",
				"|New Year 2012|New Year 2012=2012",
				"|Khan Kuchlug (d. 1218)|1218=1218",
				"|Chinggis Khaan (1162)|1162=1162",
				"|some 2000 people, 1999 tons, $ 2010, Resolution 1874, Flight 2012, No. 1950, Article 2001, the 1718 Committee|",
				"|Resolutions 1718, 1874, and 2094, in 1998, 1999 and 2001|1998=1998; 1999=1999; 2001=2001",
				"|tel. 7012-2012, room 2011, KPA Unit 1973|",
				"|Volume: 9 Issue: 2012|",
			},
		},
		{
			name: "years", pattern: "{mod}? YEAR DASH {mod}? YEAR | YEAR JOIN YEAR | YEAR / YEAR",
			read: readDate, guard: between,
			examples: []string{
				"|from 1998 to 2003|1998 to 2003=1998/2003",
				"|2007-2009|2007-2009=2007/2009",
				"|between 2013 and 2019|2013 and 2019=2013/2019",
				"|in 2009 and 2012|2009=2009; 2012=2012",
				"|from late 1997 to early 1998|late 1997 to early 1998=1997/1998",
				"|2012 to 2009|2012=2012; 2009=2009",
			},
		},
		{
			name: "early-years", pattern: "YEARBC DASH ( YEAR | YEARBC )",
			read: readDate,
			guard: func(s *scanner, m *match) bool {
				return s.val(m, 0) > 99 && s.val(m, 2) > 99 && s.is(m.first-1, "from", "(") && s.is(m.last, ")", ".", ",", "") && !s.loose(m)
			},
			examples: []string{
				"|Koryo ruled from 918 to 1392.|918 to 1392=0918/1392",
				"|from 500 to 600 people, 300 to 400|",
			},
		},
		{
			name: "short-years", pattern: "YEAR - YY | YEAR / YY",
			read: readShortRange, guard: yearGuard,
			examples: []string{
				"|in 2011–12|2011–12=2011/2012",
				"|the 2010/11 season|2010/11=2010/2011",
				"|as of 2012-03|2012-03=2012-03",
			},
		},
		{
			name: "short-year", pattern: "' YY",
			read: readDate, guard: afterPlace,
			examples: []string{
				"|the games of '88 in Seoul|'88=1988",
				"|in '05|'05=2005",
				"|in '05-style|",
			},
		},
		{
			name: "juche", pattern: "{juche}",
			read: readDate,
			examples: []string{
				"|Juche 101 (2012) opened|Juche 101 (2012)=2012",
				"|in Juche 40 of|Juche 40=1951",
				"|Juche 101 (2010)|Juche 101=2012; 2010=2010",
			},
		},
		{
			name: "era", pattern: "( YEAR | YEARBC ) ERA | ERA ( YEAR | YEARBC ) | ( YEAR | YEARBC ) ERA DASH ( YEAR | YEARBC ) ERA? | ERA ( YEAR | YEARBC ) DASH ERA? ( YEAR | YEARBC )",
			read: readEra,
			examples: []string{
				"|in 508 BC and AD 842|508 BC=-0507; AD 842=0842",
				"|Koguryo (B.C. 277-A.D. 668)|B.C. 277-A.D. 668=-0276/0668",
			},
		},
	}
}
