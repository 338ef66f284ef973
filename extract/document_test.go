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
