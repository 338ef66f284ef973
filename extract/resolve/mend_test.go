package resolve

import (
	"strings"
	"testing"

	"toli/extract"
	"toli/extract/segment"
)

// TestMend gives mentions as [surface] with their label's initial, and lookups
// in the same way, and compares what mend makes of the mentions.
func TestMend(t *testing.T) {
	for _, c := range []struct {
		text, mentions, lookups, want string
		country                       bool // the lookups are of countries
	}{
		{"Secretary of State Powell left.", "O:State|P:Powell", "t:Secretary of State", "P:Powell", false},
		{"The State left.", "O:State", "", "O:State", false},
		{"NSC spokesperson Watson", "O:NSC", "t:spokesperson", "O:NSC", false},
		{"in Washington, D.C., on", "L:Washington|L:D.C.", "L:Washington, D.C.", "L:Washington, D.C.", false},
		{"in Dandong, China, on", "L:Dandong|L:China", "", "L:Dandong|L:China", false},
		{"the Asia-Pharma Co., Ltd. of", "O:Asia-Pharma Co.", "", "O:Asia-Pharma Co., Ltd.", false},
		{"the Asia-Pharma Co., which", "O:Asia-Pharma Co.", "", "O:Asia-Pharma Co.", false},
		{"Xingguang Industry Co. mine", "O:Xingguang Industry Co", "", "O:Xingguang Industry Co.", false},
		{"The south Korean Youth League met", "O:Korean Youth League", "", "O:south Korean Youth League", false},
		{"Committee for the Birth of President Kim Jong Il met", "O:Committee for the Birth|P:Kim Jong Il", "t:President", "O:Committee for the Birth of President Kim Jong Il", false},
		{"Committee for Peace, and Kim Jong Il", "O:Committee for Peace|P:Kim Jong Il", "", "O:Committee for Peace|P:Kim Jong Il", false},
		{"Ministry of Justice of Mongolia met", "O:Ministry of Justice|L:Mongolia", "", "O:Ministry of Justice of Mongolia", false},
		{"Volcano Bureau of the Earthquake Agency met", "O:Volcano Bureau|O:Earthquake Agency", "", "O:Volcano Bureau of the Earthquake Agency", false},
		{"Group for Peace of Mali met", "O:Group for Peace|L:Mali", "", "O:Group for Peace|L:Mali", false},
		{"Peabody Energy of St. Louis met", "O:Peabody Energy|L:St. Louis", "", "O:Peabody Energy|L:St. Louis", false},
		{"Grain Board in Bulgan met", "O:Grain Board|L:Bulgan", "", "O:Grain Board|L:Bulgan", false},
		{"President Joe Smith, Jr. met", "P:Joe Smith", "", "P:Joe Smith, Jr.", false},
		{"President Joe Smith, Jim and Joe", "P:Joe Smith|P:Jim", "", "P:Joe Smith|P:Jim", false},
		{"with Lt. Gen. Smith there", "P:Lt. Gen. Smith", "t:Lt.|t:Gen.", "P:Smith", false},
		{"with J. Smith there", "P:J. Smith", "", "P:J. Smith", false},
		{"the Lao Republic agreed", "O:Lao Republic", "L:Lao Republic", "L:Lao Republic", true},
		{"the Lao Republic Army agreed", "O:Lao Republic Army", "L:Lao Republic", "O:Lao Republic Army", true},
		{"in northeast Asia now", "L:Asia", "L:northeast Asia|L:Asia", "L:northeast Asia", false},
		{"in northeast Germany now", "L:Germany", "L:Germany", "L:Germany", false},
	} {
		d := &extract.Document{Text: c.text}
		if err := segment.Annotate(d); err != nil {
			t.Fatal(err)
		}
		d.Mentions = append(d.Mentions, marked(d, c.mentions)...)
		for _, m := range marked(d, c.lookups) {
			kind := extract.NoKind
			if m.Label == extract.NoLabel {
				kind = extract.Title
			}
			if c.country {
				kind = extract.Country
			}
			d.Lookups = append(d.Lookups, extract.Lookup{First: m.First, Last: m.Last, Label: m.Label, Kind: kind, Prior: 0.95})
		}
		mend(d)
		var got []string
		for i := range d.Mentions {
			m := &d.Mentions[i]
			got = append(got, map[extract.Label]string{extract.Person: "P", extract.Place: "L", extract.Org: "O"}[m.Label]+":"+d.Surface(m))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: got %s, want %s", c.text, s, c.want)
		}
	}
}

// marked returns the stretches of d's text that list names: P persons, L
// places, O bodies, t titles.
func marked(d *extract.Document, list string) []extract.Mention {
	var out []extract.Mention
	for _, part := range strings.FieldsFunc(list, func(r rune) bool { return r == '|' }) {
		label, surface, _ := strings.Cut(part, ":")
		start := uint32(strings.Index(d.Text, surface))
		end := start + uint32(len(surface))
		first, last := uint32(d.TokenAt(start)), uint32(d.TokenAt(end-1))+1
		out = append(out, extract.Mention{
			Span: d.TokenSpan(first, last), First: first, Last: last,
			Label: map[string]extract.Label{"P": extract.Person, "L": extract.Place, "O": extract.Org}[label],
		})
	}
	return out
}

func TestCalibrated(t *testing.T) {
	last := float32(0)
	for i := range 1001 {
		p := calibrated(float32(i) / 1000)
		if p < last || p < 0 || p > 1 {
			t.Fatalf("%d/1000: %v after %v", i, p, last)
		}
		last = p
	}
	if p := calibrated(0.9); p < 0.76 || p > 0.79 {
		t.Errorf("0.9 becomes %v", p)
	}
}
