package gazetteer_test

import (
	"fmt"
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/segment"
)

// table is a small table of made-up identifiers over real names.
const table = "id	name	label	kind	country	aliases	native	prior	role\n" +
	"country.kp	North Korea	PLACE	country	kp	DPRK|D.P.R.K.|the North	조선	1	\n" +
	"country.us	United States	PLACE	country	us	US|U.S.|United States of America		1	\n" +
	"month.may	May	-	month				0.9	\n" +
	"org.kp.spa	Supreme People's Assembly	ORG	parliament	kp	SPA		1	\n" +
	"org.kp.wpk	Workers' Party of Korea	ORG	party	kp	WPK		1	\n" +
	"org.who	World Health Organization	ORG	international		WHO		1	\n" +
	"outlet.mn.news	News.mn	ORG	outlet	mn			1	\n" +
	"outlet.room	The News Room	ORG	outlet				1	\n" +
	"person.kr.song	Song Min-soon	PERSON	person	kr	Song		0.2	\n" +
	"person.kp.choe	Choe Tae-bok	PERSON	person	kp	Ch'oe T'ae-bok		0.9	\n" +
	"place.mn.zamyn-uud	Zamyn-Üüd	PLACE	settlement	mn	Zamiin Uud		0.9	\n" +
	"place.nl.hague	The Hague	PLACE	city	nl			1	\n" +
	"place.us.dc	Washington, D.C.	PLACE	city	us	Washington		0.8	\n" +
	"place.us.wa	Washington State	PLACE	admin1	us	Washington		0.1	\n" +
	"region.nea	Northeast Asia	PLACE	region		Northeast Asia region		0.9	\n" +
	"nickname.dc	Foggy Bottom	-	nickname	us			0.6	place.us.dc\n" +
	"title.fm	foreign minister	-	title		FM		0.9	\n"

func open(t testing.TB, tsv string) *gazetteer.Gazetteer {
	t.Helper()
	rows, errs := gazetteer.ParseTSV("table.tsv", strings.NewReader(tsv))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	for i := range rows {
		rows[i].File = "" // the table need not be sorted
		rows[i].Line = 0
	}
	blob, err := gazetteer.Compile(rows)
	if err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.Open(blob)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func show(g *gazetteer.Gazetteer, text string) string {
	d := extract.Document{Text: text}
	segment.Annotate(&d)
	g.Annotate(&d)
	if err := d.Check(); err != nil {
		return err.Error()
	}
	var out []string
	for _, l := range d.Lookups {
		out = append(out, fmt.Sprintf("%s=%s", d.TokenSpan(l.First, l.Last).In(text), g.Entry(l.Entry).ID))
	}
	return strings.Join(out, "; ")
}

func TestLookup(t *testing.T) {
	g := open(t, table)
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"the north wind", ""},
		{"the North said", "North=country.kp"},
		{"The North and North wind", "North=country.kp"},
		{"The north Korea", "north Korea=country.kp"},
		{"north korea", ""},
		{"NORTH KOREA", "NORTH KOREA=country.kp"},
		{"DPRK-US talks", "DPRK=country.kp; US=country.us"},
		{"Dprk told us", ""},
		{"the D.P.R.K. and the U.S.", "D.P.R.K.=country.kp; U.S.=country.us"},
		{"DPRK's and DPRK’s", "DPRK=country.kp; DPRK=country.kp"},
		{"it may be a song", ""},
		{"May Song", "May=month.may; Song=person.kr.song"},
		{"those who; the WHO", "WHO=org.who"},
		{"MAN WHO SANG", ""},
		{"Workers' Party of Korea; Workers’ Party of Korea; Workers Party of Korea",
			"Workers' Party of Korea=org.kp.wpk; Workers’ Party of Korea=org.kp.wpk; Workers Party of Korea=org.kp.wpk"},
		{"Supreme People's Assembly, Supreme Peoples Assembly",
			"Supreme People's Assembly=org.kp.spa; Supreme Peoples Assembly=org.kp.spa"},
		{"supreme people's assembly", ""},
		{"Choe Tae Bok, Choe Tae-bok, Ch’oe T’ae-bok",
			"Choe Tae Bok=person.kp.choe; Choe Tae-bok=person.kp.choe; Ch’oe T’ae-bok=person.kp.choe"},
		{"Zamyn-Uud, Zamyn Üüd, Zamiin-Uud, Zamyn-Uüd",
			"Zamyn-Uud=place.mn.zamyn-uud; Zamyn Üüd=place.mn.zamyn-uud; Zamiin-Uud=place.mn.zamyn-uud; Zamyn-Uüd=place.mn.zamyn-uud"},
		{"Zamyn - Uud", ""},
		{"in The Hague; the Hague; Hague", "Hague=place.nl.hague; Hague=place.nl.hague"},
		{"The News Room; news room; the News Room", "News Room=outlet.room; News Room=outlet.room"},
		{"Washington DC", "Washington DC=place.us.dc; Washington=place.us.dc; Washington=place.us.wa"},
		{"Washington, D.C.", "Washington, D.C.=place.us.dc; Washington=place.us.dc; Washington=place.us.wa"},
		{"Northeast Asia region", "Northeast Asia region=region.nea; Northeast Asia=region.nea"},
		{"Northeast Asia Region", "Northeast Asia Region=region.nea; Northeast Asia=region.nea"},
		{"northeast Asia, northeast asia", "northeast Asia=region.nea"},
		{"Foreign Minister and foreign minister; FM", "Foreign Minister=title.fm; foreign minister=title.fm; FM=title.fm"},
		{"Foggy Bottom", "Foggy Bottom=place.us.dc"},
		{"NEWS.mn and www.news.mn via news.mn", "NEWS.mn=outlet.mn.news; www.news.mn=outlet.mn.news; news.mn=outlet.mn.news"},
		{"조선 means North\n\nKorea", "조선=country.kp"},
		{"the\n\nNorth", ""},
	} {
		if got := show(g, c.text); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
