package romanize

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// pairs has one pair a line: + for one person, - for two.
const pairs = `
+ Choe Tae Bok | Ch'oe T'ae-bok
+ Choe Thae-bok | Ch’oe T’ae Bok
+ Choe Tae Bok | Choi Tae-bok
+ Choe Tae Bok | 최태복
+ Choe Tae Bok | T. B. Choe
+ Choe Tae Bok | Choe T.B.
- Choe Tae Bok | T. S. Choe
+ Ho Tam | Ho' Tam
+ Ho Tam | 허담
+ Park Geun-hye | Pak Kun-hye
+ Park Geun-hye | 박근혜
+ Lee Myung-bak | Ri Myong Bak
+ Rhee Syngman | Rhee Syngman
+ Lee Myung-bak | Yi Myŏng-bak
+ Il-ho Song | Song Il-ho
+ Kwon, Eun Hee | 권은희
+ KIM Jong Un | Kim Jongun
+ KIM Jong Un | Kim Chŏng-ŭn
+ KIM Jong Un | Kim Jeong-eun
+ Jong-un Kim | Kim Jong Un
- Kim Yong Un | Kim Jong Un
- Kim Jong-sok | Kim Jong-suk
- Kim Chŏng-sŏk | Kim Chŏng-suk
+ Kim Jong-seok | Kim Jong-suk
- Son Yong Hyok | Son Jong Hyok
- Ri Ryong Nam | Ri Yong Nam
+ Lee Yong-nam | Ri Ryong Nam
+ 리룡남 | 이용남
- Kim | Kim Jong Un
- Kim Il | Kim Il Sung
- Cha Yong Su | Choe Yong Su
- Jang Song Thaek | Jong Song Thaek
+ Chang Sŏng-t'aek | Jang Song Thaek
+ Namgung Min | Nam Gung Min
+ Roh Moo-hyun | No Mu-hyŏn
+ Kim Yo'ng-su | Kim Yong Su
+ Chun Doo-hwan | Jeon Du-hwan
+ Ts. Elbegdorj | Tsakhiagiin Elbegdorj
+ Elbegdorj Tsakhia | Tsakhiagiin Elbegdorj
+ Elbegdorj Tsakhia | Tsakhia Elbegdorj
+ ELBEGDORJ | Tsakhiagiin Elbegdorj
+ Цахиагийн Элбэгдорж | Ts. Elbegdorj
+ Цахиагийн Элбэгдорж | Tsakhia Elbegdorj
- D. Elbegdorj | Ts.Elbegdorj
- Dashiin Elbegdorj | Tsakhiagiin Elbegdorj
+ Khürelsükh | Hurelsuh
+ Ukhnaagiin Khürelsükh | Ukhnaa Xürelsükh
+ Dzhambyn Batmunkh | Jambyn Batmönkh
+ Besud Tsakhiagiin Elbegdorj | Tsakhiagiin Elbegdorj
+ Badmaanyambuugiin Bat-Erdene | Badmaanyambuu Baterdene
- Bat Bold | Bold Bat
- Batyn Bold | Boldyn Bat
- Bold | L. Bold
+ Damdingiin Demberel | Damdiny Demberel
+ Shinzo Abe | Shinzō Abe
+ Shinzo Abe | Abe Shinzou
+ ABE Shinzo | Shinzo Abe
- Abe Shinzo | Abe Shintaro
- Taro Aso | Taro Ando
+ Vladimir Putin | Владимир Путин
+ Putin Vladimir Vladimirovich | Vladimir Putin
+ Sergey Lavrov | Sergei Lavrov
- Sergei Ivanov | Viktor Ivanov
+ President Barack Obama | Barack Obama
- Michelle Obama | Barack Obama
+ Mao Tse-tung | Mao Zedong
+ Hsi Chin-p'ing | Xi Jinping
+ Chou En-lai | Zhou Enlai
- Wang Yi | Wang Li
- Song Tao | Song Dao
- Kim J. U. | Kim Jong-il
+ Kim Il Sung | Kim Il-sŏng
+ Jang Sung-taek | Jang Song Thaek
+ O Kuk Ryol | O Kŭng-nyŏl
+ Kim Rak Kyom | Kim Nak-kyŏm
+ Hwang Kyo-ahn | 황교안
+ Gim Yeongcheol | Kim Yong Chol
+ Игорь Иванов | Igor Ivanov
+ Яйчилийн Батсуурь | Yaichiliin Batsuuri
+ Norowyn Altanchujag | Norovyn Altankhuyag
+ V. V. Putin | Vladimir Putin
- Sanjaasürengiin Oyun | Sanjaasürengiin Zorig
+ Ho Dam | Ho Tam
+ Lee Nak-yon | Lee Nak-yeon
- Bill Clinton | Clinton
+ Syngman Rhee | Rhee Syngman
+ Syngman Rhee | Ri Sung Man
+ Rhee Syngman | Yi Seungman
+ Syngman Rhee | 이승만
+ Cho Myong-nok | Jo Myong Rok
+ Nam Gung-min | Namgung Min
+ Sergei Shoigu | Sergey Shoygu
+ Nikita Khrushchov | Nikita Khrushchev
+ Mikhail Gorbachov | Михаил Горбачёв
+ Ким Чен Ын | Kim Jong Un
+ Ким Чен Ын | 김정은
+ Ким Чен Ын | Ким Ченын
- Ким Чен Ын | Ким Чен Ир
- Ким Чен Нам | Kim Jong Un
+ Ким Йон Ир | Kim Yong Il
+ Пак Ы Чун | Pak Ui Chun
+ Цой Рён Хэ | Choe Ryong Hae
+ Ли Сын Ман | Syngman Rhee
+ President Park Geun-hye | Pak Kun-hye
+ Gen. Kim Kyok Sik | Kim Kyok-sik
+ Mr. Song | Song
- Lee Woohyun | Ri U Yon
- Park Honggeun | Pak Hŏn-kŭn
- Lee Yongju | Yi Yong-cho
`

func TestMatch(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(pairs), "\n") {
		a, b, _ := strings.Cut(line[2:], " | ")
		score, why := Match(a, b)
		if (score >= Threshold) != (line[0] == '+') {
			t.Errorf("Match(%q, %q) = %.2f, %s; want %c", a, b, score, why, line[0])
		}
		if back, whyBack := Match(b, a); back != score || whyBack != why {
			t.Errorf("Match(%q, %q) = %.2f, %s; the other way %.2f, %s", a, b, score, why, back, whyBack)
		}
		if score, _ := Match(a, a); score != 1 {
			t.Errorf("Match(%q, itself) = %.2f, want 1", a, score)
		}
	}
}

func TestKey(t *testing.T) {
	for _, spellings := range [][]string{
		{"Choe Tae Bok", "Ch'oe T'ae-bok", "CHOI Tae-bok", "최태복"},
		{"Kim Jong Un", "Kim Jongun", "Kim Chŏng-ŭn", "KIM Jeong-eun", "Jong-un Kim", "김정은"},
		{"Lee Myung-bak", "Ri Myong Bak", "Yi Myŏng-bak", "이명박", "리명박"},
		{"Tsakhiagiin Elbegdorj", "Ts. Elbegdorj", "Цахиагийн Элбэгдорж", "Tsahiagiin Elbegdorj"},
		{"Ukhnaagiin Khürelsükh", "Ukhnaa Hurelsuh", "Ухнаагийн Хүрэлсүх"},
		{"Elbegdorj Tsakhiagiin", "Elbegdorj Ts.", "ELBEGDORJ, Tsakhiagiin", "Ц. Элбэгдорж"},
		{"Ким Чен Ын", "Kim Jong Un", "Ким Чен-ын"},
		{"Мун Чжэ Ин", "Moon Jae-in"},
		{"Syngman Rhee", "Ri Sung Man", "이승만"},
		{"Shinzo Abe", "Shinzō Abe", "Shinzou Abe"},
		{"Vladimir Putin", "Владимир Путин"},
	} {
		want := Key(spellings[0])
		for _, s := range spellings {
			if got := Key(s); got != want || got == "" {
				t.Errorf("Key(%q) = %q, want %q as that of %s", s, got, want, spellings[0])
			}
		}
	}
}

func TestNoName(t *testing.T) {
	for _, s := range []string{"", " ", "123", "Kim 2", strings.Repeat("a", 10000), "Kim Ким", "กิม จองอึน", "Kim \xff", "\u200b", "...", "-", "(Kim)", "'", strings.Repeat("Kim ", 40)} {
		if key := Key(s); key != "" {
			t.Errorf("Key(%.20q) = %q, want none", s, key)
		}
		if score, why := Match(s, "Kim Jong Un"); score != 0 || why == "" {
			t.Errorf("Match(%.20q, a name) = %v, %q, want 0 and a reason", s, score, why)
		}
	}
	if a, b := Key("Kim\u200b Jong\u00adUn"), Key("Kim JongUn"); a != b {
		t.Errorf("zero-width characters change the key: %q, %q", a, b)
	}
}

func FuzzMatch(f *testing.F) {
	for _, line := range strings.Split(strings.TrimSpace(pairs), "\n") {
		a, b, _ := strings.Cut(line[2:], " | ")
		f.Add(a, b)
	}
	f.Add("Kim \xff", "ǅ ﬁ")
	f.Fuzz(func(t *testing.T, a, b string) {
		score, why := Match(a, b)
		back, whyBack := Match(b, a)
		if score != back || why != whyBack || score < 0 || score > 1 {
			t.Errorf("Match(%q, %q) = %v, %q; the other way %v, %q", a, b, score, why, back, whyBack)
		}
		key := Key(a)
		if self, _ := Match(a, a); key != "" && self != 1 || key == "" && self != 0 {
			t.Errorf("Match(%q, itself) = %v with key %q", a, self, key)
		}
		if key == "" {
			return
		}
		unhyphened := hyphen.ReplaceAllString(a, "$1$2") // an initial keeps its hyphen
		for what, s := range map[string]string{"without hyphens": unhyphened, "without apostrophes": strings.ReplaceAll(a, "'", ""), "without marks": unmark(a)} {
			if got := Key(s); got != key {
				t.Errorf("Key(%q) = %q, %s %q", a, key, what, got)
			}
		}
		if plain(a) {
			if got := Key(strings.ToUpper(a)); got != key {
				t.Errorf("Key(%q) = %q, in capitals %q", a, key, got)
			}
		}
	})
}

var hyphen = regexp.MustCompile(`(?i)\b([a-z]{3,})-([a-z]{3,})\b`)

// unmark drops the marks of Latin letters.
func unmark(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x300 && r <= 0x36f {
			return -1
		}
		if r >= 0xc0 && r < 0x180 {
			if d := []rune(norm.NFD.String(string(r))); d[0] < 128 {
				return d[0]
			}
		}
		return r
	}, s)
}

func plain(s string) bool {
	for _, r := range s {
		if r > unicode.MaxASCII {
			return false
		}
	}
	return true
}

func TestCluster(t *testing.T) {
	names := []string{"Kim Jong Un", "Choe Tae Bok", "Kim Jeong-eun", "Tsakhiagiin Elbegdorj", "Kim", "Ts. Elbegdorj", "Choi Tae-bok", "Kim", "Ri Yong Nam", "Ri Ryong Nam", "", "김정은", "Elbegdorj Tsakhia"}
	want := []int{0, 1, 0, 3, 4, 3, 1, 4, 8, 9, 10, 0, 3}
	got := Cluster(names)
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%q is with %q, want %q", names[i], names[got[i]], names[want[i]])
		}
	}
}

var benchNames = []string{"Choe Tae Bok", "Kim Jongun", "Tsakhiagiin Elbegdorj", "Vladimir Putin"}

func BenchmarkKey(b *testing.B) {
	for i := range b.N {
		Read(benchNames[i%len(benchNames)])
	}
}

func BenchmarkMatch(b *testing.B) {
	pairs := [][2]Name{{Read("Choe Tae Bok"), Read("Ch'oe T'ae-bok")}, {Read("Ts. Elbegdorj"), Read("Elbegdorj Tsakhia")}, {Read("Sergei Ivanov"), Read("Viktor Ivanov")}}
	b.ResetTimer()
	for i := range b.N {
		p := &pairs[i%len(pairs)]
		p[0].Match(&p[1])
	}
}
