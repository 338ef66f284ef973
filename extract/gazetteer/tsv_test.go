package gazetteer_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"toli/extract"
	"toli/extract/gazetteer"
)

const kinds = "country, territory, historic-state, admin1, admin2, city, settlement, sea, river, lake, mountain, desert, island, peninsula, region, border, site, " +
	"person, government, parliament, party, military, court, bank, company, university, institute, school, association, religious, international, team, outlet, " +
	"title, demonym, org-head, place-head, event, nickname, month, weekday"

func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"my.tsv", "", "my.tsv: no header row (it names the columns: name, label, …)"},
		{"my.tsv", "# c\nname\tlable\tname\nx\ty\tz\n", `my.tsv:2: column "lable" unknown (id, name, label, kind, country, aliases, native, wikidata, geonames, lat, lon, from, to, role, prior, source)
my.tsv:2: column "name" twice; drop one
my.tsv:2: column "label" missing; add it`},
		{"my.tsv", "name\tlabel\tgeonames\tlat\tlon\tprior\taliases\tkind\n" +
			"A\tORGG\t\t\t\t\t\t\n" +
			"B\tORG\tx\t91\t0\t2\ta||b\tcitty\n" +
			"\tORG\t\t1\t\t\t\t\n" +
			"C\tORG\n" +
			"C\xff\tORG\t\t\t\t\t\t\n" +
			"D\tPLACE\t7\t1.5\t-170\t0.3\tDd|De\tcity\n",
			`my.tsv:2: label "ORGG" unknown (PERSON, PLACE, ORG, DATE)
my.tsv:3: kind "citty" unknown (` + kinds + `)
my.tsv:3: aliases "a||b" has an empty part; names stand between single |
my.tsv:3: geonames "x" is not a GeoNames number, as 2032614
my.tsv:3: lat "91" is not a number from -90 to 90
my.tsv:3: prior "2" is not a number from 0 to 1
my.tsv:4: name empty; give one or delete the row
my.tsv:4: lat "1" with lon "": give both or none
my.tsv:5: 2 columns, the header has 8; leave empty what is unknown, but keep its tab
my.tsv:6: "C\xff" is not UTF-8; save the table as UTF-8`},
		{"my.csv", "name,label\n\"A,B\",ORG\nx\"y,ORG\nC,PLAC\nD\n\"x", `my.csv:3: bare " in non-quoted-field; write a quote inside quotes as two
my.csv:4: label "PLAC" unknown (PERSON, PLACE, ORG, DATE)
my.csv:5: 1 columns, the header has 2; leave empty what is unknown, but keep its comma
my.csv:6: extraneous or missing " in quoted-field; write a quote inside quotes as two`},
	} {
		_, errs := gazetteer.Parse(c.name, strings.NewReader(c.table))
		if got := errors.Join(errs...); got == nil || got.Error() != c.want {
			t.Errorf("%q\n got %v\nwant %s", c.table, got, c.want)
		}
	}
}

func TestCheck(t *testing.T) {
	const bad = "id	name	label	kind	country	wikidata	from	to	aliases\n" +
		"b	B	PLACE	party	KP	Q0	2001-13	1999	b|B\n" +
		"a	Mongolia	PLACE	country	mn	Q1	2001	1999-05	NATO|Nato|nato|Mongolian\n" +
		"a	Mongolian	-	demonym	mn				\n" +
		"A b	…	-						\n"
	rows, errs := gazetteer.ParseTSV("t.tsv", strings.NewReader(bad))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	_, err := gazetteer.Compile(rows)
	const want = `t.tsv:2: label "PLACE" with kind "party", which has label "ORG"
t.tsv:2: country "KP" is no ISO 3166-1 alpha-2 code in lower case, as mn
t.tsv:2: wikidata "Q0" is no Q number, as Q711
t.tsv:2: from "2001-13" is no YYYY, YYYY-MM or YYYY-MM-DD
t.tsv:2: names "B" and "b" differ in case only; drop one
t.tsv:2: name "B" twice; drop one
t.tsv:2: names "b" and "B" differ in case only; drop one
t.tsv:3: from 2001 is after to 1999-05; swap or correct them
t.tsv:3: names "Nato" and "nato" differ in case only; drop one
t.tsv:3: id "a" after "b"; sort the rows by id
t.tsv:3: name "Mongolian" is a demonym (t.tsv:4); drop it
t.tsv:4: id "a" is that of t.tsv:3; give it a suffix
t.tsv:5: id "A b" is no slug: lower-case ASCII letters, digits, - and . only
t.tsv:5: kind missing on a row without label; give one, as title or event
t.tsv:5: name "…" has no word; write it out or drop it
t.tsv:5: id "A b" after "a"; sort the rows by id`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestLayer(t *testing.T) {
	base := open(t, table)
	g, err := gazetteer.LayerTable(base, "my.csv", strings.NewReader(
		"name,label,aliases\nWashington,ORG,\nGobi Films,ORG,GF\nGobi Films,ORG,\nÜB Post,ORG,\nSong,PERSON,\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"Washington, D.C.", "Washington, D.C.=place.us.dc; Washington=user.washington; Washington=place.us.dc; Washington=place.us.wa"},
		{"Gobi Films of the North", "Gobi Films=user.gobi-films; Gobi Films=user.gobi-films-2; North=country.kp"},
		{"GF, UB Post", "GF=user.gobi-films; UB Post=user.ub-post"},
	} {
		if got := show(g, c.text); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
	i, ok := g.Find("user.song")
	if e := g.Entry(i); !ok || int(i) < base.Len() || e.Kind != extract.PersonKind || e.Prior != gazetteer.UserPrior {
		t.Errorf("user.song is %d: %+v", i, e)
	}
	if i, ok := g.Find("place.us.dc"); !ok || g.Name(i) != "Washington, D.C." || int(i) >= base.Len() {
		t.Errorf("place.us.dc is %d", i)
	}
	_, err = gazetteer.LayerTable(base, "my.csv", strings.NewReader("name,label\nx,DATE\ny,z\n"))
	const want = "my.csv:2: label DATE: dates are found by grammar; use PERSON, PLACE, ORG or -\n" +
		"my.csv:3: label \"z\" unknown (PERSON, PLACE, ORG, DATE)"
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// TestLayerTime holds a user's table of 100,000 rows to a second or so.
func TestLayerTime(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	var b strings.Builder
	b.WriteString("name\tlabel\taliases\n")
	for i := range 100_000 {
		fmt.Fprintf(&b, "Company Number %d\tORG\tCN%d\n", i, i)
	}
	base := open(t, table)
	start := time.Now()
	g, err := gazetteer.LayerTable(base, "my.tsv", strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("100,000 rows in %v", time.Since(start))
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("100,000 rows took %v", took)
	}
	if got := show(g, "Company Number 99999"); got != "Company Number 99999=user.company-number-99999" {
		t.Error(got)
	}
}
