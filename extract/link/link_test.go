package link_test

import (
	"slices"
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/coref"
	"toli/extract/gazetteer"
	"toli/extract/link"
	"toli/extract/person"
	"toli/extract/segment"
	"toli/seeds"
)

func open(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.Open(seeds.Gazetteer)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// document returns a linked document of a year whose mentions are marked as
// [surface|LABEL].
func document(t testing.TB, g *gazetteer.Gazetteer, l *link.Linker, marked string, year int) *extract.Document {
	t.Helper()
	d := &extract.Document{}
	var spans []extract.Mention
	for rest := marked; ; {
		before, after, ok := strings.Cut(rest, "[")
		d.Text += before
		if !ok {
			break
		}
		inside, tail, _ := strings.Cut(after, "]")
		surface, name, _ := strings.Cut(inside, "|")
		label, err := extract.ParseLabel(name)
		if err != nil {
			t.Fatal(err)
		}
		start := uint32(len(d.Text))
		d.Text += surface
		spans = append(spans, extract.Mention{Span: extract.Span{Start: start, End: uint32(len(d.Text))}, Label: label, By: "test", Score: 1})
		rest = tail
	}
	if year > 0 {
		d.Date = extract.PublicationDate{Begin: extract.MakeDay(year, 6, 1), End: extract.MakeDay(year, 6, 1)}
	}
	mark := func(d *extract.Document) error {
		for _, m := range spans {
			m.First, m.Last = uint32(d.TokenAt(m.Start)), uint32(d.TokenAt(m.End-1)+1)
			for k := range d.Candidates {
				if c := &d.Candidates[k]; c.Span == m.Span && m.Name == nil {
					m.Name = c.Name
				}
			}
			d.Mentions = append(d.Mentions, m)
		}
		return nil
	}
	for _, annotate := range []func(*extract.Document) error{segment.Annotate, g.Annotate, person.Annotate, mark, coref.Annotate, l.Annotate} {
		if err := annotate(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Check(); err != nil {
		t.Fatal(err)
	}
	return d
}

func ids(d *extract.Document) string {
	var out []string
	for _, m := range d.Mentions {
		id := d.Entities[m.Entity-1].ID
		if rest, ok := strings.CutPrefix(id, "nil.person."); ok && strings.Count(rest, ".") == 1 {
			if name, sum, _ := strings.Cut(rest, "."); len(sum) > 2 {
				id = "nil.person." + name + ".*" // a checksum
			}
		}
		out = append(out, id)
	}
	return strings.Join(out, " ")
}

func TestAnnotate(t *testing.T) {
	g := open(t)
	l := link.New(g)
	const mofa = "ministry-of-foreign-affairs"
	for _, c := range []struct {
		rule, text string
		year       int
		want       string
	}{
		{"possessive", "[Japan|PLACE]'s [Foreign Ministry|ORG] met [China|PLACE]'s [Foreign Ministry|ORG].", 0,
			"place.jp.japan org.jp." + mofa + " place.cn.china org.cn." + mofa},
		{"demonym in the name", "The [Mongolian Foreign Ministry|ORG] thanked [Japan|PLACE] and [Japan|PLACE].", 0,
			"org.mn." + mofa + " place.jp.japan place.jp.japan"},
		{"of a country", "The [Ministry of Foreign Affairs|ORG] of [Mongolia|PLACE] thanked [Japan|PLACE].", 0,
			"org.mn." + mofa + " place.mn.mongolia place.jp.japan"},
		{"country of the sentence", "Russian envoys came. Mongolian deputies asked the [Foreign Ministry|ORG] to answer.", 0,
			"org.mn." + mofa},
		{"country of the document", "[Mongolia|PLACE] is dry. Herders in [Mongolia|PLACE] move.\n\nIt rains little.\n\nIt is cold.\n\nThe [Parliament|ORG] met.", 0,
			"place.mn.mongolia place.mn.mongolia org.mn.state-great-khural"},
		{"the country's", "Voters in [Sri Lanka|PLACE] wait until the country's [Supreme Court|ORG] has ruled.", 0,
			"place.lk.sri-lanka nil.org.courtsupreme.lk"},
		{"National Assembly", "The [National Assembly|ORG] in [Seoul|PLACE] passed South Korean laws.", 0,
			"org.kr.national-assembly place.kr.seoul"},
		{"no country of the name", "Japanese voters say that the [Cabinet|ORG] of [Japan|PLACE] must go. The [Cabinet|ORG] stays.", 0,
			"org.jp.cabinet-of-japan place.jp.japan org.jp.cabinet-of-japan"},
		{"aliases of one entry", "[DPRK|PLACE], [North Korea|PLACE] and [Democratic People's Republic of Korea|PLACE]; [ROK|PLACE], [U.S.|PLACE], [America|PLACE], [Pyongyang|PLACE]", 0,
			"place.kp.north-korea place.kp.north-korea place.kp.north-korea place.kr.south-korea place.us.united-states place.us.united-states place.kp.pyongyang"},
		{"the North without article", "[North|PLACE] Korea aside, [North|PLACE] and [South|PLACE] Korea talk in [Seoul|PLACE].", 0,
			"place.kp.north-korea place.kp.north-korea place.kr.south-korea place.kr.seoul"},
		{"a divided country", "[South Korea|PLACE] and [North Korea|PLACE] speak of the reunification of [Korea|PLACE].", 0,
			"place.kr.south-korea place.kp.north-korea place.korea"},
		{"office at the date", "President [Yoon|PERSON] of [South Korea|PLACE] spoke.", 2023, "person.kr.yoon-suk-yeol place.kr.south-korea"},
		{"not yet in office", "President [Yoon|PERSON] of [South Korea|PLACE] spoke.", 2005, "nil.person.yoon.* place.kr.south-korea"},
		{"bare surname", "[Kim|PERSON] of [South Korea|PLACE] spoke.", 2005, "nil.person.kim.* place.kr.south-korea"},
		{"father's name and initial", "[Jargaltulgyn Erdenebat|PERSON] spoke in [Mongolia|PLACE]. [J.Erdenebat|PERSON] left.", 2016,
			"person.mn.jargaltulga-erdenebat place.mn.mongolia person.mn.jargaltulga-erdenebat"},
		{"another father", "[Q.Erdenebat|PERSON] spoke in [Mongolia|PLACE].", 2016, "nil.person.erdenebatq.mn place.mn.mongolia"},
		{"reversed", "[Elbegdorj Tsakhia|PERSON] spoke.", 2012, "person.mn.tsakhia-elbegdorj"},
		{"spelling", "[Sergey Lavrov|PERSON] came to [Russia|PLACE].", 2012, "person.ru.sergei-lavrov place.ru.russia"},
		{"another country", "The Swedish painter [Song Il-ho|PERSON] sang.", 2012, "nil.person.songilho.se"},
		{"acronym of the document", "The [National Camel Group|ORG] ([NCG|ORG]) met. The [NCG|ORG] agreed.", 0,
			"nil.org.nationalcamelgroup nil.org.nationalcamelgroup nil.org.nationalcamelgroup"},
		{"romanisation", "[Ch'oe T'ae-bok|PERSON] of [North Korea|PLACE] came.", 2012, "person.kp.choe-tae-bok place.kp.north-korea"},
		{"romanisation of the South", "[Choi Tai Bok|PERSON] of [North Korea|PLACE] came.", 2012, "person.kp.choe-tae-bok place.kp.north-korea"},
		{"middle initial", "[Valery E. Sukhinin|PERSON] of [Russia|PLACE] came.", 2012, "person.ru.valery-sukhinin place.ru.russia"},
		{"office by its head", "Secretary [Austin|PERSON] of the United States called.", 2022, "person.us.lloyd-austin"},
		{"one body, two names", "Sudanese [Ministry of Foreign Affairs|ORG] says no. The [Foreign Ministry of Sudan|ORG] says yes.", 0,
			"nil.org.foreignministry.sd nil.org.foreignministry.sd"},
		{"kind left out", "The [Likud Party|ORG] won in [Israel|PLACE].", 0, "org.intl.likud place.il.israel"},
	} {
		if got := ids(document(t, g, l, c.text, c.year)); got != c.want {
			t.Errorf("%s: %q:\n got %s\nwant %s", c.rule, c.text, got, c.want)
		}
	}
}

// Names outside the gazetteer are one entity across documents only when a
// country, body, role or those named with them agree, and never when they are a
// bare surname.
func TestNIL(t *testing.T) {
	g := open(t)
	l := link.New(g)
	for _, c := range []struct {
		rule, a, b string
		same       bool
	}{
		{"country", "The Mongolian herder [Xanadu Qorq|PERSON] won.", "A goat of Mongolian herder [Xanadu Qorq|PERSON] lost.", true},
		{"order", "The Mongolian herder [Xanadu Qorq|PERSON] won.", "A goat of Mongolian herder [Qorq Xanadu|PERSON] lost.", true},
		{"other country", "The Mongolian herder [Xanadu Qorq|PERSON] won.", "The Russian pilot [Xanadu Qorq|PERSON] landed.", false},
		{"bare surname", "The Mongolian herder [Qorq|PERSON] won.", "A goat of Mongolian herder [Qorq|PERSON] lost.", false},
		{"Korean name in no country", "[Song Xin-ho|PERSON] won.", "A goat of [Song Xin-ho|PERSON] lost.", false},
		{"Korean name beside Koreans", "[Kim Jong Un|PERSON] met [Song Min-gok|PERSON].", "The North Korean herder [Song Min-gok|PERSON] lost.", true},
		{"no second agreement", "[Xanadu Qorq|PERSON] won.", "A goat of [Xanadu Qorq|PERSON] lost.", false},
		{"body", "[Asian Affairs Department|ORG] director [Xanadu Qorq|PERSON] won.", "[Xanadu Qorq|PERSON], director of the [Asian Affairs Department|ORG], lost.", true},
		{"other body", "[Asian Affairs Department|ORG] director [Xanadu Qorq|PERSON] won.", "[Xanadu Qorq|PERSON], director of the [Yak Wool Department|ORG], lost.", false},
		{"body of a country", "Japan's [Foreign Ministry|ORG] spokesman [Xanadu Qorq|PERSON] won.", "Japanese spokesman [Xanadu Qorq|PERSON] lost.", true},
		{"role", "Yesterday General [Xanadu Qorq|PERSON] won.", "A goat of General [Xanadu Qorq|PERSON] lost.", true},
		{"other role", "Yesterday General [Xanadu Qorq|PERSON] won.", "A goat of Bishop [Xanadu Qorq|PERSON] lost.", false},
		{"office of a country", "The Prime Minister of France, [Xanadu Qorq|PERSON], won in Seoul.", "[Xanadu Qorq|PERSON], the French premier, lost in Tokyo.", true},
		{"next in a list", "[Japan|PLACE] and [Japan|PLACE]. [Foo Bar|PERSON] met [Xanadu Qorq|PERSON], French Prime Minister [Foo Bar|PERSON] and [Xanadu Qorq|PERSON].", "The French premier [Xanadu Qorq|PERSON] lost.", false},
		{"those named with", "[Barack Obama|PERSON] met [Xanadu Qorq|PERSON].", "The U.S. herder [Xanadu Qorq|PERSON] lost.", true},
		{"family", "[Barack Obama|PERSON] went to [Tokyo|PLACE] for [Shinzo Abe|PERSON] and [Taro Aso|PERSON]. So did [Xanadu Obama|PERSON].", "The U.S. herder [Xanadu Obama|PERSON] lost.", true},
		{"accents", "The Mongolian herder [Xánadu Qorq|PERSON] won.", "A goat of Mongolian herder [Xanadu Qorq|PERSON] lost.", true},
		{"body of common words in no country", "The [Agriculture Party|ORG] won.", "A [Agriculture Party|ORG] lost.", false},
		{"distinctive body", "[Altan Qorq Mines|ORG] dug.", "A shaft of [Altan Qorq Mines|ORG] fell in.", true},
		{"body of common words", "[Nepal|PLACE]'s [Agriculture Party|ORG] won.", "The [Agriculture Party of Nepal|ORG] lost.", true},
		{"body of common words in two countries", "[Nepal|PLACE]'s [Agriculture Party|ORG] won.", "[Latvia|PLACE]'s [Agriculture Party|ORG] lost.", false},
	} {
		id := func(text string) string {
			d := document(t, g, l, text, 2012)
			last := &d.Mentions[len(d.Mentions)-1]
			for i := range d.Mentions {
				if d.Mentions[i].Label == extract.Person {
					last = &d.Mentions[i]
				}
			}
			return d.Entities[last.Entity-1].ID
		}
		a, b := id(c.a), id(c.b)
		if (a == b) != c.same {
			t.Errorf("%s: %s and %s", c.rule, a, b)
		}
	}
}

// The identifiers of a document do not depend on what else is read, before or
// with it.
func TestShards(t *testing.T) {
	g := open(t)
	texts := []string{
		"The Mongolian herder [Xanadu Qorq|PERSON] met [Kim|PERSON] at [Altan Qorq Mines|ORG].",
		"[Kim|PERSON] saw [Qorq Xanadu|PERSON], a Mongolian, in [Qorqstan|PLACE].",
		"[Nepal|PLACE]'s [Supreme Court|ORG] freed [Yondon|PERSON].",
		"[Latvia|PLACE]'s [Supreme Court|ORG] held [Yondon|PERSON].",
	}
	all := func(l *link.Linker, order ...int) map[int]string {
		out := map[int]string{}
		for _, k := range order {
			d := document(t, g, l, texts[k], 2012)
			for i := range d.Mentions {
				out[k] += d.Entities[d.Mentions[i].Entity-1].ID + " "
			}
		}
		return out
	}
	whole := all(link.New(g), 0, 1, 2, 3)
	parts := []map[int]string{all(link.New(g), 3, 1), all(link.New(g), 2, 0)}
	for k := range texts {
		if got := parts[(k+1)%2][k]; got != whole[k] {
			t.Errorf("text %d: %s alone, %s in the whole", k, got, whole[k])
		}
	}
	if seen := strings.Fields(whole[0] + whole[1]); slices.Index(seen, seen[1]) == 4 {
		t.Errorf("one Kim in two documents: %v", seen)
	}
}
