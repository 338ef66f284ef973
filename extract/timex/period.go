package timex

// periodRules are seasons, quarters, halves, decades, centuries and fiscal
// years.
func periodRules() []rule {
	return []rule{
		{
			name: "season", pattern: "{mod}? SEASON ( of? YEAR | of? {juche} | of? the? {rel} | of? ' YY ) | {mod}? SEASON ( JOIN | DASH ) SEASON of? YEAR | YEAR SEASON",
			read: readDate, guard: between,
			examples: []string{
				"|the summer of 2003|summer of 2003=2003-22",
				"|winter 2011|winter 2011=2011-24",
				"2002-09-20|spring this year|spring this year=2002-21",
				"2018-03-01|In 2017 he came; in autumn of that year he left|2017=2017; autumn of that year=2017-23",
				"|spring and summer of 2011|spring and summer of 2011=2011-21/2011-22",
				"|a spring in his step; fall of the wall|",
			},
		},
		{
			name: "winter", pattern: "{mod}? SEASON of? YEAR ( - | / ) ( YY | YEAR )",
			read: func(s *scanner, m *match) (e expr, ok bool) {
				for k := 0; k < m.n; k++ {
					switch c := m.took[k]; c.class {
					case season:
						e.from.sub = s.val(m, k)
					case year4:
						if e.from.year == 0 {
							e.from.year = s.val(m, k)
						}
					}
				}
				z := s.val(m, m.n-1)
				return e, e.from.sub == 24 && z%100 == (e.from.year+1)%100
			},
			examples: []string{
				"|the winter of 1950-51|winter of 1950-51=1950-24",
				"|winter 2009/2010|winter 2009/2010=2009-24",
			},
		},
		{
			name: "quarter", pattern: "QUARTER ( of? ( YEAR | ' YY ) | of? the? {rel} )? | YEAR QUARTER",
			read: readDate,
			examples: []string{
				"|in Q3 2012|Q3 2012=2012-35",
				"|Q1 of 2011|Q1 of 2011=2011-33",
				"|in H1 2017 and 3Q 2016|H1 2017=2017-01/2017-06; 3Q 2016=2016-35",
				"2012-11-20|up in Q2|Q2=2012-34",
			},
		},
		{
			name:    "half",
			pattern: "ORDINAL -? UNIT ( of? YEAR | of ( calendar | fiscal ) year? YEAR | of? the? {rel} | of? ( MONTH | the? DECADE ) | of the? ( SHIFT | BACK ) UNIT | of the? year )? | SHIFT UNIT of ( YEAR | the? {rel} | the? year )",
			read:    readHalf, guard: halfGuard,
			examples: []string{
				"|in the first half of 2005|first half of 2005=2005-01/2005-06",
				"2010-12-03|in the third quarter|third quarter=2010-35",
				"|in the fourth quarter of 2014|fourth quarter of 2014=2014-36",
				"2006-10-14|second half of this year|second half of this year=2006-07/2006-12",
				"2004-06-01|in the first half of May|first half of May=2004-05",
				"2009-03-01|third-quarter profit|third-quarter=2008-35",
				"|the last quarter of 2011|last quarter of 2011=2011-36",
				"|the second half of the game, the first half, a first quarter moon|",
				"|the second half of the 1990s|second half of the 1990s=199X",
			},
		},
		{
			name: "first-months", pattern: "ORDINAL NUMBER months ( of | in ) ( YEAR | the? {rel} | the? year ) | SHIFT NUMBER months of ( YEAR | the? {rel} )",
			read: readMonths,
			examples: []string{
				"|in the first nine months of 2019|first nine months of 2019=2019-01/2019-09",
				"2011-09-01|the first six months of this year|first six months of this year=2011-01/2011-06",
				"|the last three months of 2011|last three months of 2011=2011-10/2011-12",
				"|the first 9 months of 2011|first 9 months of 2011=2011-01/2011-09",
				"2012-06-01|in the last three months he wrote|",
			},
		},
		{
			name: "nth", pattern: "( ORDINAL | SHIFT ) ( week | WEEKDAY ) ( of | in ) MONTH ( ,? YEAR | of? the? {rel} )?",
			read: readNth,
			examples: []string{
				"2012-06-20|the first week of May|first week of May=2012-05-01/2012-05-07",
				"|the third Tuesday of November 2012|third Tuesday of November 2012=2012-11-20",
				"|the last Sunday of March 2012|last Sunday of March 2012=2012-03-25",
			},
		},
		{
			name: "edge", pattern: "( ORDINAL | SHIFT ) day of ( MONTH {year}? | YEAR | the? {rel} )",
			read: readEdge,
			examples: []string{
				"|on the last day of 2016|last day of 2016=2016-12-31",
				"2017-09-05|on the first day of October|first day of October=2017-10-01",
				"2017-09-05|the last day of the talks, the first day of last year|first day of last year=2016-01-01",
			},
		},
		{
			name: "week-of", pattern: "week of MONTH {day} {year}?",
			read: func(s *scanner, m *match) (e expr, ok bool) {
				e, ok = readDate(s, m)
				e.ref.unit = unitWeek
				return e, ok && !e.isRange()
			},
			examples: []string{
				"2017-09-05|slated for the week of September 18|week of September 18=2017-09-18/2017-09-24",
			},
		},
		{
			name: "decade", pattern: "{mod}? DECADE | {mod}? DECADE ( DASH | JOIN ) the? {mod}? DECADE | {mod}? ' DECADE2 | {mod}? YEAR 's",
			read: readDecade, guard: decadesGuard,
			examples: []string{
				"|in the 1930's, in 1930's report|1930's=193X; 1930=1930",
				"|since the 1600s|1600s=16XX",
				"|in the early 1990s|early 1990s=199X",
				"|between the 1990s and 2000s|1990s and 2000s=199X/200X",
				"|in the 1990s and 2000s|1990s=199X; 2000s=200X",
				"|the '80s were|'80s=198X",
				"|mid-to-late 1970s|mid-to-late 1970s=197X",
				"|late 1980s to the early 1990s|late 1980s to the early 1990s=198X/199X",
				"|He is in his 30s|",
			},
		},
		{
			name: "short-decade", pattern: "PART -? DECADE2 | DECADE2 ( and | to ) DECADE2 | DECADE2",
			read: readDate, guard: decadeGuard,
			examples: []string{
				"|music of the 80s|80s=198X",
				"|in their early 30s|",
			},
		},
		{
			name: "century", pattern: "{mod}? ORDINAL -? CENTURY ERA? | {mod}? ORDINAL -? CENTURY DASH {mod}? ORDINAL -? CENTURY | {mod}? ORDINAL -? ( DASH | JOIN ) the? {mod}? ORDINAL -? CENTURY",
			read: readCentury,
			examples: []string{
				"|the 12th century|12th century=11XX",
				"|in the late nineteenth century|late nineteenth century=18XX",
				"|13th - 15th centuries|13th - 15th centuries=12XX/14XX",
				"|early 10th century-late 14th century|early 10th century-late 14th century=09XX/13XX",
				"|17th-century temple|17th-century=16XX",
			},
		},
		{
			name: "fiscal", pattern: "( fiscal | financial | academic | school ) year? YEAR ( ( - | / | to | and ) ( YEAR | YY ) )? | FISCAL ( YEAR | YY ) ( ( - | / ) ( YEAR | YY ) )? | FISCAL ( ( - | / ) ( YEAR | YY ) )? | YEAR ( ( - | / ) ( YEAR | YY ) )? ( fiscal | financial | academic | school ) year | ( SHIFT | BACK ) ( fiscal | financial ) year",
			read: readFiscal, guard: fiscalGuard,
			examples: []string{
				"|in fiscal year 2010-2011|fiscal year 2010-2011=2010/2011",
				"|fiscal 2023 budget|fiscal 2023=2023",
				"|FY2012, FY 2013 and FY14|FY2012=2012; FY 2013=2013; FY14=2014",
				"|the 2012 fiscal year|2012 fiscal year=2012",
				"2012-11-20|for the next fiscal year|next fiscal year=2013",
				"|FY2011-12|FY2011-12=2011/2012",
			},
		},
	}
}
