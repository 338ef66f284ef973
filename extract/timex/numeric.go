package timex

// numericRules are dates in figures alone.
func numericRules() []rule {
	return []rule{
		{
			name: "iso", pattern: "YEAR - DAY - ( DAY | STAMP ) | YEAR / DAY / DAY",
			read: readISO,
			examples: []string{
				"|on 2012-11-20 it began|2012-11-20=2012-11-20",
				"|at 2012-11-20T10:00:00Z|2012-11-20T10:00:00Z=2012-11-20",
				"|2012-13-20|",
				"|2012-02-30|",
			},
		},
		{
			name: "numeric", pattern: "DAY / DAY / ( YEAR | YY ) | DAY - DAY - YEAR",
			read: readNumeric,
			examples: []string{
				"|on 20/11/2012|20/11/2012=2012-11-20",
				"|on 11/20/2012|11/20/2012=2012-11-20",
				"|on 31/31/2012|",
				"|Posted 20/11/2012. It met on 05/11/2012.|20/11/2012=2012-11-20; 05/11/2012=2012-11-05",
				"|Posted 11/20/2012. It met on 05/11/2012.|11/20/2012=2012-11-20; 05/11/2012=2012-05-11",
				"|on 05/11/2012|05/11/2012=2012", // doubtful
				"2012-11-08|on 05/11/2012|05/11/2012=2012-11-05",
				"2006-10-13|seen 10/12/06|10/12/06=2006-10-12",
			},
		},
		{
			name: "dotted", pattern: "DOTTED",
			read: readDotted,
			examples: []string{
				"|on 20.11.2012|20.11.2012=2012-11-20",
				"|Posted 2012.11.20 10:22|2012.11.20=2012-11-20",
				"2012-12-01|said so (Yonhap, 11.20)|11.20=2012-11-20",
				"2012-12-01|rose 11.20 percent, 10.15 points, at 12.30|",
				"|version 1.2.2012|1.2.2012=2012-02-01",
			},
		},
		{
			name: "month-figures", pattern: "DAY / YEAR",
			read: func(s *scanner, m *match) (e expr, ok bool) {
				e.from = point{year: s.val(m, 1), month: s.val(m, 0)}
				return e, s.tight(m.first, m.last) && !s.glued(m.last) && e.fill()
			},
			guard: func(s *scanner, m *match) bool { return s.norm(m.first-1) != "/" },
			examples: []string{
				"|since 11/2012|11/2012=2012-11",
				"|since 13/2012|",
			},
		},
	}
}
