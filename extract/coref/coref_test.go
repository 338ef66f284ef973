package coref

import (
	"strconv"
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/gazetteer"
	"toli/extract/person"
	"toli/extract/segment"
	"toli/seeds"
)

// document returns a document whose mentions are marked as [surface|LABEL].
func document(t *testing.T, marked string) *extract.Document {
	t.Helper()
	type mark struct {
		extract.Span
		label extract.Label
	}
	var text strings.Builder
	var marks []mark
	for rest := marked; ; {
		before, after, ok := strings.Cut(rest, "[")
		text.WriteString(before)
		if !ok {
			break
		}
		inside, tail, _ := strings.Cut(after, "]")
		surface, name, _ := strings.Cut(inside, "|")
		label, err := extract.ParseLabel(name)
		if err != nil {
			t.Fatal(err)
		}
		start := uint32(text.Len())
		text.WriteString(surface)
		marks = append(marks, mark{extract.Span{Start: start, End: uint32(text.Len())}, label})
		rest = tail
	}
	d := &extract.Document{Text: text.String()}
	g, err := gazetteer.Open(seeds.Gazetteer)
	if err != nil {
		t.Fatal(err)
	}
	for _, annotate := range []func(*extract.Document) error{segment.Annotate, g.Annotate, person.Annotate} {
		if err := annotate(d); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range marks {
		first, last := uint32(d.TokenAt(m.Start)), uint32(d.TokenAt(m.End-1)+1)
		n := extract.Mention{Span: m.Span, First: first, Last: last, Label: m.label, By: "test", Score: 1}
		for k := range d.Candidates {
			if c := &d.Candidates[k]; c.Span == m.Span && c.Name != nil && n.Name == nil {
				n.Name = c.Name
			}
		}
		if s := d.SentenceOf(first); d.Paragraphs[d.Sentences[s].Paragraph].Headline {
			n.Zone = extract.Headline
		}
		d.Mentions = append(d.Mentions, n)
	}
	return d
}

func TestAnnotate(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"Korean surname", "[Song Il-ho|PERSON] met [Kim Ki Nam|PERSON]. [Song|PERSON] left.", "1 2 1"},
		{"Korean hyphen", "[Kim Jong Il|PERSON] and [Kim Jong-il|PERSON]", "1 1"},
		{"Korean given names differ by one letter", "[Kim Yong Il|PERSON] and [Kim Jong Il|PERSON]", "1 2"},
		{"Korean aspirates", "[Choe Thae Bok|PERSON] spoke. [Choe Tae-bok|PERSON] left.", "1 1"},
		{"Korean reversed", "[Min-soo Park|PERSON] spoke. [Park Min-soo|PERSON] left. [Park|PERSON] slept.", "1 1 1"},
		{"Vietnamese given name", "[Nguyen Van Khanh|PERSON] met [Nguyen Thi Phuong|PERSON]. [Khanh|PERSON] left.", "1 2 1"},
		{"Kazakh given name first", "[Ainagul Serikkyzy|PERSON] sang. [Ainagul|PERSON] left.", "1 1"},
		{"Korean given name alone", "[Lee Sang-hoon|PERSON] won. [Sang-hoon|PERSON] cheered.", "1 1"},
		{"two of one surname: title", "Ambassador [Song Il-ho|PERSON] and Foreign Minister [Song Min-soon|PERSON] met. Foreign Minister [Song|PERSON] was late; Ambassador [Song|PERSON] was not.", "1 2 2 1"},
		{"two of one surname: nearness", "[Park Chan-ho|PERSON] won on Monday. He was glad. It rained. It rained again.\n\n[Park Ji-sung|PERSON] lost on Friday. [Park|PERSON] was sad.", "1 2 2"},
		{"two of one surname: gender", "[Daniel Weber|PERSON] and his wife [Anna Weber|PERSON] came. Mrs. [Weber|PERSON] sang. Mr. [Weber|PERSON] played.", "1 2 2 1"},
		{"two of one surname: body", "[Kim Dae-ho|PERSON] of [Hanwol Bank|ORG] was there. So was [Kim Sun-tae|PERSON] of the [Port Authority|ORG].\n\n[Kim|PERSON] said that [Hanwol Bank|ORG] was sound.", "1 2 3 4 1 2"},
		{"Mongolian given name", "[Tsakhia Elbegdorj|PERSON] spoke. [Elbegdorj|PERSON] left.", "1 1"},
		{"Mongolian before the full name", "[Elbegdorj|PERSON] spoke. [Tsakhia Elbegdorj|PERSON] left.", "1 1"},
		{"Mongolian genitive", "[Dambyn Batmunkh|PERSON] spoke. [Damba Batmunkh|PERSON] left.", "1 1"},
		{"Mongolian genitive with g", "[Nyamaagiin Enkhbold|PERSON] spoke. [N.Enkhbold|PERSON] left.", "1 1"},
		{"Mongolian initials part", "[N.Enkhbold|PERSON] met [Z.Enkhbold|PERSON]. [Zandaakhuu Enkhbold|PERSON] left; [Nyamaagiin Enkhbold|PERSON] stayed.", "1 2 2 1"},
		{"Mongolian two-letter initial", "[Ts.Elbegdorj|PERSON] met [Tsakhiagiin Elbegdorj|PERSON].", "1 1"},
		{"Mongolian reversed", "[Elbegdorj Tsakhia|PERSON] met [Tsakhia Elbegdorj|PERSON].", "1 1"},
		{"Mongolian reversed and initial", "[L.Gantumur|PERSON] met them. [Gantumur Luvsannyam|PERSON] left.", "1 1"},
		{"Mongolian title decides", "Speaker [Z.Enkhbold|PERSON] met Foreign Minister [L.Bold|PERSON] and Mayor [M.Enkhbold|PERSON]. Speaker [Enkhbold|PERSON] left.", "1 2 3 1"},
		{"Western last name", "[Robert Gates|PERSON] met [Colin Powell|PERSON]. [Gates|PERSON] left.", "1 2 1"},
		{"Western first name", "[Adam Ereli|PERSON] took questions. [Adam|PERSON], a follow-up.", "1 1"},
		{"Western initial in the middle", "[John R. Bolton|PERSON] met [John Bolton|PERSON].", "1 1"},
		{"Western first names part", "[Joe Biden|PERSON] and [Jill Biden|PERSON] came.", "1 2"},
		{"romanisation", "[Ri Yong Ho|PERSON] spoke. [Lee Young-ho|PERSON] left. [Ri Yong Hwa|PERSON] slept.", "1 1 2"},
		{"McCune-Reischauer", "[Ch'oe T'ae-bok|PERSON] spoke. [Choi Tae-bok|PERSON] left.", "1 1"},
		{"spelling", "[Sergei Lavrov|PERSON] spoke. [Sergey Lavrov|PERSON] left.", "1 1"},
		{"headline", "[Park|PERSON] Wins\n\nSEOUL, May 9 -- [Park Chan-ho|PERSON] won a race on Monday before [Park Ji-sung|PERSON].", "1 1 2"},
		{"speaker label", "[KIM YOUNG-MOK|PERSON]: We planted trees.\n\n[HONG|PERSON]: Thanks to [Kim Kwan-jin|PERSON] we did.\n\n[KIM|PERSON]: No.", "1 2 3 1"},
		{"surname of nobody", "[Kim|PERSON] met [Park Chan-ho|PERSON]. [Kim|PERSON] left.", "1 2 1"},
		{"acronym in brackets", "[Workers' Party of Korea|ORG] ([WPK|ORG]). The [WPK|ORG] said", "1 1 1"},
		{"acronym of the inner body only", "The [Standing Board of the Herders' Union of Altai|ORG] ([HUA|ORG]) met.", "1 2"},
		{"acronym after a country", "The [U.S.-ROK Maritime Safety Panel|ORG] ([MSP|ORG]) met. The [MSP|ORG] agreed.", "1 1 1"},
		{"acronym without brackets", "The [Herders' Mutual Fund|ORG] pays. The [HMF|ORG] is rich.", "1 1"},
		{"company form", "[Altan Zam Co., Ltd.|ORG] bought it. [Altan Zam|ORG] paid.", "1 1"},
		{"one word of a company", "[Dalian Suncrest Mining|ORG] sold coal. [Suncrest|ORG] denied it.", "1 1"},
		{"head of a body", "The [Herding Safety Board|ORG] met. The [Board|ORG] agreed. The [House|ORG] left.", "1 1 2"},
		{"middle initials part", "[George W. Bush|PERSON] and [George H.W. Bush|PERSON] came.", "1 2"},
		{"president and first lady", "President [Joe Biden|PERSON] and First Lady [Jill Biden|PERSON] will host President [Yoon Suk Yeol|PERSON]. President [Biden|PERSON] will speak.", "1 2 3 1"},
		{"honorific in the name", "[Anthony Fauci|PERSON] spoke. [Dr. Fauci|PERSON] left.", "1 1"},
		{"capitals", "[Mongolia|PLACE] and [MONGOLIA|PLACE] and [Seoul|PLACE]", "1 1 2"},
	} {
		d := document(t, c.text)
		if err := Annotate(d); err != nil {
			t.Fatal(err)
		}
		if err := d.Check(); err != nil {
			t.Fatalf("%s: %v", c.rule, err)
		}
		var got []string
		for _, m := range d.Mentions {
			got = append(got, strconv.Itoa(int(m.Entity)))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q: entities %s, want %s", c.rule, c.text, s, c.want)
		}
	}
}

func TestStem(t *testing.T) {
	for genitive, name := range map[string]string{
		"Tsakhiagiin": "Tsakhia", "Nyamaagiin": "Nyamaa", "Jargaltulgyn": "Jargaltulga", "Nambaryn": "Nambar", "Zandaakhuugiin": "Zandaakhuu", "Dambyn": "Damba",
	} {
		a, isGenitive := Stem(strings.ToLower(genitive))
		b, _ := Stem(strings.ToLower(name))
		if a != b || !isGenitive {
			t.Errorf("Stem(%q) = %q, %v; Stem(%q) = %q", genitive, a, isGenitive, name, b)
		}
	}
}
