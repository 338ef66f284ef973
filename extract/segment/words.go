package segment

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// abbreviations keep their stop, in folded form without it.
var abbreviations = set(`mr mrs ms messrs mme dr prof st gen lt col maj sgt capt cpt cmdr adm rev hon gov sen rep
	pres amb brig hr fr jr sr jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
	no nos vs etc inc ltd co corp bros llc mt ft ave blvd vol pp ed eds al cf viz approx dept univ assn
	vice-adm supt insp pvt cpl spc rear dist prov govt intl natl ph gnl ing sra fig ch sh ts kh dz yu ya yo ye zh`)

// guarded abbreviations are also words, or end sentences as such; they keep
// their stop only before a digit.
var guarded = set(`no nos mar vol fig pp ed co sen rep mon fri ch al rear ft ing hr gov hon st apr jun jul`)

// digraphs are the two-letter initials of Mongolian names; they keep their stop
// before a capital.
var digraphs = set(`ts ch sh kh dz yu ya yo ye zh kj ja ju jo gh su da lu`)

// finals are abbreviations that can end a sentence.
var finals = set(`inc. ltd. co. corp. etc. jr. sr. al. a.m. p.m. llc. bros. ph.d. ave. blvd. jan. feb. mar. apr. jun.
	jul. aug. sep. sept. oct. nov. dec. mon. tue. tues. wed. thu. thur. thurs. fri.`)

// always, beforeNumber and beforeName are abbreviations whose stop is a token of
// its own, by what they stand before: anything, a number, a name.
var (
	always       = set(`cf viz vs v ibid op cit`)
	beforeNumber = set(`cf viz p pp art arts sec para paras est ca c b d r rs res fig figs vol vols ch cl ver tel ext cit`)
	beforeName   = set(`asst dep sec atty cmdr comdr mmes messrs gens cols pfc cdr`)
)

// romans number the parts of a document.
var romans = set(`I II III IV V VI VII VIII IX X XI XII`)

// starters are words that open a sentence far more often than a name.
var starters = set(`the a an in on at he she it they we i but and this that these those there if when while as for
	after before during since to by with from his her its their our you however meanwhile according also although
	both since such some many most no not one two what who why how where now then last under asked earlier later
	officials analysts it's or so because despite yet today`)

// domains are the top-level domains that make dotted words a domain name.
var domains = set(`com org net info edu gov int mil biz tv mn kp kr cn jp ru us uk de fr tw hk kz eu au ca in ch asia news co`)
