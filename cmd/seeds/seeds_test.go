package main

import (
	"reflect"
	"testing"
)

func TestKoreanName(t *testing.T) {
	tests := []struct{ name, hangul, want string }{
		{"KANG Gi Yun", "강기윤", "Kang Gi-yun"},
		{"KANG GHILBOO", "강길부", "Kang Ghil-boo"},
		{"KIM Jong Un", "", "Kim Jong-un"},
		{"KIM, Yong Chol", "", "Kim Yong-chol"},
		{"HONG Ihk Pyo", "홍익표", "Hong Ihk-pyo"},
		{"LEE Hansung", "이한성", "Lee Han-sung"},
		{"Choe Hwi", "", "Choe Hwi"},
		{"Kim Jong-Il", "", "Kim Jong-il"},
		{"SHIN Sangjin", "신상진", "Shin Sang-jin"},
	}
	for _, test := range tests {
		if got := koreanName(test.name, test.hangul); got != test.want {
			t.Errorf("koreanName(%q, %q) = %q, want %q", test.name, test.hangul, got, test.want)
		}
	}
}

func TestKoreanKey(t *testing.T) {
	same := [][2]string{
		{"Choe Thae-bok", "Ch'oe T'ae Bok"}, {"Jang Song Thaek", "Chang Song-taek"}, {"Ri Yong-ho", "Yi Yong Ho"},
		{"Kim Jong-il", "Kim Chong-il"}, {"Pak Pong Ju", "Pak Pong-ju"},
	}
	for _, pair := range same {
		if a, b := koreanKey(pair[0], false), koreanKey(pair[1], false); a != b {
			t.Errorf("%q and %q have keys %q and %q", pair[0], pair[1], a, b)
		}
	}
	apart := [][2]string{
		{"Kim Yong-il", "Kim Yong-gil"}, {"Kim Jong-sok", "Kim Jong-suk"}, {"Kim Jong-un", "Kim Jong-on"}, {"Kim Yong-nam", "Kim Yong-am"},
	}
	for _, pair := range apart {
		if koreanKey(pair[0], false) == koreanKey(pair[1], false) {
			t.Errorf("%q and %q have one key", pair[0], pair[1])
		}
	}
}

func TestNominative(t *testing.T) {
	names := map[string]bool{"Дамдин": true, "Цахиа": true, "Лүндэг": true, "Пүрэв": true, "Пүрэвий": true, "Зоригоо": true, "Мэндсайхан": true}
	tests := [][2]string{
		{"Дамдингийн", "Дамдин"}, {"Цахиагийн", "Цахиа"}, {"Лүндэгийн", "Лүндэг"}, {"Пүрэвийн", "Пүрэв"}, {"Мэндсайханы", "Мэндсайхан"}, {"Батын", ""},
	}
	for _, test := range tests {
		if got := nominative(test[0], names); got != test[1] {
			t.Errorf("nominative(%q) = %q, want %q", test[0], got, test[1])
		}
	}
}

func TestSpellings(t *testing.T) {
	tests := []struct {
		what      string
		got, want any
	}{
		{"press", pressMongolian("Saynshand"), "Sainshand"},
		{"press", pressMongolian("Sühbaatar"), "Sukhbaatar"},
		{"press", pressMongolian("Dzamyn Üüd"), "Zamyn Uud"},
		{"northern", northern("P’yŏngwŏn-ŭp"), []string{"Phyongwon", "Pyongwon"}},
		{"northern", northern("Chŭngsan"), []string{"Jungsan"}},
		{"northern", northern("Seisin"), []string(nil)},
		{"initial", initial("Tsakhia") + "Elbegdorj", "Ts. Elbegdorj"},
		{"titled", titledName("Jadamba BAT-ERDENE O'DWYER CHO'NG"), "Jadamba Bat-Erdene O'Dwyer Cho'ng"},
		{"press", withoutPatronymic("Dmitriy Nikolayevich Kozak"), "Dmitry Kozak"},
		{"slug", slug("Zamyn-Üüd’s Łódź"), "zamyn-uuds-lodz"},
		{"province", provinceForms("North Jeolla"), []string{"North Jeolla", "Jeollabuk-do", "North Cholla", "North Cholla Province", "North Jolla", "North Jolla Province"}},
		{"tidy", tidy([]string{"Kim Jong Il", "KIM Jong-il", "Kim Chong-il", "K"}, "Kim Jong-il"), []string{"Kim Chong-il"}},
		{"office", office("Chief of the KPA DOB 1940; nationality Korea, North;"), "Chief of the KPA"},
	}
	for _, test := range tests {
		if !reflect.DeepEqual(test.got, test.want) {
			t.Errorf("%s: got %q, want %q", test.what, test.got, test.want)
		}
	}
}

func TestMerge(t *testing.T) {
	m := &merger{byKey: map[string][]*person{}}
	add := func(cc, name, item, birth, source string, native ...string) {
		m.add(&person{row: row{name: name, country: cc, wikidata: item, native: native, source: source}, birth: birth, keys: keys(cc, name)})
	}
	add("kp", "Ri Yong-ho", "Q1", "", "wikidata")
	add("kp", "Ri Yong-ho", "Q2", "", "wikidata")
	add("kp", "Yi Yong Ho", "", "", "ofac")
	add("kr", "Kwon Eun-hee", "", "1974-02-15", "a", "권은희", "權垠希")
	add("kr", "Kwon Eunhee", "", "1959-08-29", "b", "권은희", "權恩嬉")
	add("kr", "Ha Tae-keung", "", "1968-04-01", "a", "하태경", "河泰慶")
	add("kr", "Ha Tae-keung", "", "1968-04-26", "b", "하태경", "河泰慶")
	add("jp", "Taro Kono", "", "", "a")
	add("jp", "Kono Tarou", "", "", "b")
	add("mn", "Tsakhiagiin Elbegdorj", "", "", "a")
	add("mn", "Elbegdorj Tsakhia", "", "", "b")
	add("mn", "Dashdorj Zorigt", "", "", "a")
	add("mn", "Dashzeveg Zorigt", "", "", "b")
	add("mn", "Luvsangiin Erdenechuluun", "", "", "a")
	add("mn", "Luvsangiin Erdenechimeg", "", "", "b")
	var got []string
	for _, p := range m.all {
		got = append(got, p.name+": "+p.source)
	}
	want := []string{
		"Ri Yong-ho: wikidata, ofac", "Ri Yong-ho: wikidata", "Kwon Eun-hee: a", "Kwon Eunhee: b", "Ha Tae-keung: a, b", "Taro Kono: a, b",
		"Tsakhiagiin Elbegdorj: a, b", "Dashdorj Zorigt: a", "Dashzeveg Zorigt: b", "Luvsangiin Erdenechuluun: a", "Luvsangiin Erdenechimeg: b",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestFreeID(t *testing.T) {
	var table table
	for _, unit := range []string{"13", "13", "08", ""} {
		table.add(&row{name: "Saynshand", country: "mn", unit: unit}, "place")
	}
	var got []string
	for _, r := range table.rows {
		got = append(got, r.id)
	}
	want := []string{"place.mn.saynshand", "place.mn.saynshand-13", "place.mn.saynshand-08", "place.mn.saynshand-2"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNativeNames(t *testing.T) {
	tests := []struct {
		country, name string
		alternates    []string
		want          []string
	}{
		{"ru", "Moscow", []string{"Маскав", "Moskva", "Москва", "Москова"}, []string{"Москва"}},
		{"ru", "Kazan", []string{"Казан", "Казань"}, []string{"Казань"}},
		{"kp", "Wonsan", []string{"Wonsan", "원산", "원산시", "元山"}, []string{"원산", "원산시"}},
		{"us", "Moscow", []string{"Москва"}, nil},
	}
	for _, test := range tests {
		s := settlement{row: row{country: test.country, name: test.name}, alternates: test.alternates}
		if s.nativeNames(); !reflect.DeepEqual(s.native, test.want) {
			t.Errorf("%s: %q, want %q", test.name, s.native, test.want)
		}
	}
}
