package romanize

import (
	"slices"
	"testing"
)

func TestSurnameSyllables(t *testing.T) {
	for word, want := range map[string]int{"kim": 1, "namgung": 2, "hwangbo": 2, "sunwoo": 2, "tokko": 2, "ri": 1, "smith": 0, "": 0} {
		if got := SurnameSyllables(word); got != want {
			t.Errorf("SurnameSyllables(%q) = %d, want %d", word, got, want)
		}
	}
}

func TestCuts(t *testing.T) {
	for word, want := range map[string]string{"yongha": "yong ha", "woohyun": "woo hyun", "a": "", "": ""} {
		var got []string
		for a, b := range Cuts(word) {
			got = append(got, a+" "+b)
		}
		if want != "" && !slices.Contains(got, want) || want == "" && got != nil {
			t.Errorf("Cuts(%q) = %q, want %q in it", word, got, want)
		}
	}
	for a, b := range Cuts("woohyun") {
		if a == "wooh" {
			t.Errorf("woohyun is cut %s-%s", a, b)
		}
	}
}

func TestSyllable(t *testing.T) {
	for word, want := range map[string]bool{"keon": true, "hyung": true, "kkot": true, "brand": false, "jongun": false, "": false} {
		if got := Syllable(word); got != want {
			t.Errorf("Syllable(%q) = %v, want %v", word, got, want)
		}
	}
}

func TestGenitive(t *testing.T) {
	for word, want := range map[string]bool{"tsakhiagiin": true, "nambaryn": true, "damdiny": true, "dashyn": true, "bold": false, "iin": false, "yn": false} {
		if got := Genitive(word); got != want {
			t.Errorf("Genitive(%q) = %v, want %v", word, got, want)
		}
	}
}

func TestMongolianOdds(t *testing.T) {
	for _, word := range []string{"enkhtuvshin", "batbayar", "otgonjargal", "ganzorig"} {
		if got := MongolianOdds(word); got < 5 {
			t.Errorf("MongolianOdds(%q) = %d, want 5 or more", word, got)
		}
	}
	for _, word := range []string{"christopher", "williams", "takahashi", "washington"} {
		if got := MongolianOdds(word); got > 0 {
			t.Errorf("MongolianOdds(%q) = %d, want 0 or less", word, got)
		}
	}
}

func TestJapaneseWord(t *testing.T) {
	for word, want := range map[string]bool{"takeshita": true, "hattori": true, "kim": false, "smith": false, "": false} {
		if got := Japanese(word); got != want {
			t.Errorf("Japanese(%q) = %v, want %v", word, got, want)
		}
	}
}

func TestRussianWord(t *testing.T) {
	for word, want := range map[string]RussianPart{
		"sergei": RussianGiven, "yevgeny": RussianGiven, "kuznetsov": RussianSurname, "malinovskaya": RussianSurname,
		"petrovich": Patronymic, "andreyevna": Patronymic, "ilyinichna": Patronymic, "bold": NotRussian, "": NotRussian,
	} {
		if got := Russian(word); got != want {
			t.Errorf("Russian(%q) = %d, want %d", word, got, want)
		}
	}
}

func TestSpellMongolian(t *testing.T) {
	for in, want := range map[string]string{
		"Өмнөговь": "Ömnögovi", "Замын-Үүд": "Zamyn-Üüd", "Жаргалтхаан": "Jargaltkhaan", "Шинэ ЕРӨӨ": "Shine YeRÖÖ", "Ulaanbaatar 2": "Ulaanbaatar 2", "Київ": "Kiїv",
	} {
		if got := SpellMongolian(in); got != want {
			t.Errorf("SpellMongolian(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWadeWord(t *testing.T) {
	for in, want := range map[string]string{"hsiung": "xiong", "tsai": "zai", "jen": "ren"} {
		if got := Wade(in); got != want {
			t.Errorf("Wade(%q) = %q, want %q", in, got, want)
		}
	}
}
