package extract

import "testing"

func TestCalled(t *testing.T) {
	for _, c := range []struct {
		name Name
		want string
	}{
		{Name{Style: "korean", Surname: "Choe", Given: "Hwi"}, "Choe"},
		{Name{Style: "mongolian", Father: "Tsakhiagiin", Given: "Elbegdorj"}, "Elbegdorj"},
		{Name{Style: "kazakh", Father: "Serikkyzy", Given: "Ainagul"}, "Ainagul"},
		{Name{Style: "vietnamese", Surname: "Nguyen", Given: "Khanh"}, "Khanh"},
		{Name{Style: "russian", Given: "Vladimir", Father: "Vladimirovich"}, ""},
		{Name{}, ""},
	} {
		if got := c.name.Called(); got != c.want {
			t.Errorf("%+v is called %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLookupsAt(t *testing.T) {
	d := &Document{Lookups: []Lookup{{First: 1, Last: 2}, {First: 1, Last: 4}, {First: 3, Last: 4}}}
	for token, want := range [...]int{0, 2, 0, 1, 0} {
		got := d.LookupsAt(uint32(token))
		if len(got) != want {
			t.Errorf("token %d: %d lookups, want %d", token, len(got), want)
		}
		for _, l := range got {
			if l.First != uint32(token) {
				t.Errorf("token %d: lookup at %d", token, l.First)
			}
		}
	}
}
