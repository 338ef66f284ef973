package standard

import (
	"strings"
	"testing"

	"toli/extract"
	"toli/pipeline"
)

func recognised(t *testing.T, text, date string) *extract.Document {
	t.Helper()
	stages, err := Stages(Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pipeline.New(stages...); err != nil {
		t.Fatal(err)
	}
	d := &extract.Document{Text: text, Date: ParseDate(date)}
	for _, s := range stages {
		if err := s.Do(d); err != nil {
			t.Fatalf("%s: %v", s.Name, err)
		}
		if err := d.Check(); err != nil {
			t.Fatalf("after %s: %v", s.Name, err)
		}
	}
	return d
}

func TestStages(t *testing.T) {
	d := recognised(t, "Ts.Elbegdorj Receives Song Il-ho\n\nULAANBAATAR, Nov. 16 (Xinhua) -- Mongolian President Ts.Elbegdorj met Choe Tae Bok of North Korea in Ulaanbaatar.", "2012-11-17")
	var got []string
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Label == extract.Person || m.Label == extract.Place {
			got = append(got, d.Surface(m)+" "+m.Label.String())
		}
	}
	want := "Ts.Elbegdorj PERSON|Song Il-ho PERSON|ULAANBAATAR PLACE|Ts.Elbegdorj PERSON|Choe Tae Bok PERSON|North Korea PLACE|Ulaanbaatar PLACE"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string][2]string{
		"2012-11-20": {"2012-11-20", "2012-11-20"}, "2012-12": {"2012-12-01", "2012-12-31"},
		"2012": {"2012-01-01", "2012-12-31"}, "": {"", ""}, "soon": {"", ""},
	} {
		p := ParseDate(in)
		if p.Begin.String() != want[0] || p.End.String() != want[1] {
			t.Errorf("ParseDate(%q) = %s to %s, want %v", in, p.Begin, p.End, want)
		}
	}
}
