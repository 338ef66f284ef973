package charset

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

const (
	latin   = "President Elbegdorj met Kim Yong-nam in Pyongyang on Tuesday. The talks went on for two hours.\n"
	quotes  = "The president’s office said: “We don’t know yet” – and that was Friday’s last word.\n"
	hangul  = "엘베그도르지 몽골 대통령이 28일 평양에 도착해 김영남 최고인민회의 상임위원장과 회담했다.\n"
	mixed   = "SEOUL, Nov. 20 (Yonhap) -- The North's Korean Central News Agency (조선중앙통신) said so on Tuesday.\n"
	chinese = "新华社乌兰巴托11月20日电 蒙古国总统额勒贝格道尔吉20日在这里会见了来访的朝鲜代表团，双方就两国关系发展问题交换了意见。\n"
	japan   = "モンゴルのエルベグドルジ大統領は20日、ウランバートルで日本の代表団と会談し、拉致問題について話し合った。\n"
	russian = "Президент Монголии Цахиагийн Элбэгдорж прибыл во вторник в Пхеньян с официальным визитом.\n"
	name    = "The North's spokesman, Ri Yong-ho (리영호), did not comment on Tuesday.\n"
	spokes  = "BEIJING -- Foreign Ministry spokeswoman Hua Chunying (华春莹) said China would take part.\n"
	word    = "ULAN BATOR, Nov. 20 -- President Elbegdorj (Элбэгдорж) met a delegation, the daily УНЭН said.\n"
	accents = "The naïve fiancé’s résumé — “café”, São Paulo, Zürich — cost €3.\n"
	mongol  = "Монгол Улсын Ерөнхийлөгч Цахиагийн Элбэгдорж БНАСАУ-д айлчлав.\n"
)

func encode(t *testing.T, text, name string) []byte {
	t.Helper()
	enc, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func utf16(t *testing.T, text string, e unicode.Endianness, mark unicode.BOMPolicy) []byte {
	t.Helper()
	b, err := unicode.UTF16(e, mark).NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecode(t *testing.T) {
	for _, test := range []struct {
		name  string
		bytes []byte
		text  string
		want  string
	}{
		{"ascii", []byte(latin), latin, "utf-8"},
		{"utf-8", []byte(quotes + mongol), quotes + mongol, "utf-8"},
		{"utf-8 with mark", []byte("\ufeff" + hangul), hangul, "utf-8"},
		{"utf-16le with mark", utf16(t, hangul, unicode.LittleEndian, unicode.UseBOM), hangul, "utf-16le"},
		{"utf-16be with mark", utf16(t, mongol, unicode.BigEndian, unicode.UseBOM), mongol, "utf-16be"},
		{"utf-16le bare latin", utf16(t, latin, unicode.LittleEndian, unicode.IgnoreBOM), latin, "utf-16le"},
		{"utf-16be bare korean", utf16(t, hangul, unicode.BigEndian, unicode.IgnoreBOM), hangul, "utf-16be"},
		{"utf-16le bare russian", utf16(t, russian, unicode.LittleEndian, unicode.IgnoreBOM), russian, "utf-16le"},
		{"euc-kr", encode(t, hangul, "euc-kr"), hangul, "euc-kr"},
		{"euc-kr in latin", encode(t, mixed, "euc-kr"), mixed, "euc-kr"},
		{"gb18030", encode(t, chinese, "gb18030"), chinese, "gb18030"},
		{"shift_jis", encode(t, japan, "shift_jis"), japan, "shift_jis"},
		{"euc-jp", encode(t, japan, "euc-jp"), japan, "euc-jp"},
		{"iso-2022-jp", encode(t, japan, "iso-2022-jp"), japan, "iso-2022-jp"},
		{"windows-1251", encode(t, russian, "windows-1251"), russian, "windows-1251"},
		{"koi8-r", encode(t, russian, "koi8-r"), russian, "koi8-r"},
		{"windows-1252 quotes", encode(t, latin+quotes, "windows-1252"), latin + quotes, "windows-1252"},
		{"windows-1252 apostrophes", []byte("The president\x92s men didn\x92t know. Monday\x92s talks won\x92t last."),
			"The president’s men didn’t know. Monday’s talks won’t last.", "windows-1252"},
		{"windows-1252 one accent", []byte("The caf\xe9 in Seoul was closed."), "The café in Seoul was closed.", "windows-1252"},
		{"windows-1252 accents", encode(t, accents, "windows-1252"), accents, "windows-1252"},
		{"a Korean name", encode(t, name, "euc-kr"), name, "euc-kr"},
		{"a Chinese name", encode(t, spokes, "gb18030"), spokes, "gb18030"},
		{"a word in windows-1251", encode(t, word, "windows-1251"), word, "windows-1251"},
		{"a word in koi8-r", encode(t, word, "koi8-r"), word, "koi8-r"},
		{"line ends", []byte("a\r\nb\rc\n"), "a\nb\nc\n", "utf-8"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, name, err := Decode(test.bytes, "", "")
			if err != nil || name != test.want || text != test.text {
				t.Errorf("got %s, %q, error %v; want %s, %q", name, text, err, test.want, test.text)
			}
		})
	}
}

func TestDecodeWithHintOrForce(t *testing.T) {
	for _, test := range []struct {
		name, bytes, force, hint string
		text, want               string
	}{
		{"hint decides", "\xb0\xad", "", "euc-kr", "강", "euc-kr"},
		{"hint by alias", "\xb0\xad", "", "ks_c_5601-1987", "강", "euc-kr"},
		{"hint by alias", "\xb9\xfa", "", "GB2312", "国", "gbk"},
		{"hint is wrong about utf-8", "caf\u00e9", "", "iso-8859-1", "café", "utf-8"},
		{"hint does not decode", "caf\xe9.", "", "utf-8", "café.", "windows-1252"},
		{"unknown hint", "caf\xe9.", "", "x-none", "café.", "windows-1252"},
		{"force replaces", "a\xffb\xed\x95\x9c", "utf-8", "", "a\ufffdb한", "utf-8"},
		{"force by alias", "caf\xe9", "latin1", "", "café", "windows-1252"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, name, err := Decode([]byte(test.bytes), test.force, test.hint)
			if err != nil || name != test.want || text != test.text {
				t.Errorf("got %s, %q, error %v; want %s, %q", name, text, err, test.want, test.text)
			}
		})
	}
	if _, _, err := Decode([]byte("a"), "klingon", ""); err == nil || err.Error() != `unknown encoding "klingon"` {
		t.Errorf("got error %v", err)
	}
}

func TestDecodeRejects(t *testing.T) {
	for _, test := range []struct{ name, bytes, want string }{
		{"broken", "монгол\nулс \xd0 тэнд", "line 2: broken UTF-8 at byte 20: repair the file, or name its encoding with --encoding"},
		{"pdf", "%PDF-1.4\n1 0 obj", "not text: PDF: convert it with pdftotext"},
		{"png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not text: PNG image: leave it out"},
		{"nul", "abc\x00def", "not text: NUL at byte 3: leave it out"},
		{"controls", "\x01\x02\x03\x04abcdefgh", "not text: 4 control characters in 12 bytes: leave it out"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, name, err := Decode([]byte(test.bytes), "", "")
			if err == nil || err.Error() != test.want {
				t.Errorf("got %q, %s, error %v; want error %s", text, name, err, test.want)
			}
			if strings.HasPrefix(test.want, "not text") != errors.Is(err, ErrBinary) {
				t.Errorf("errors.Is(%v, ErrBinary) is wrong", err)
			}
		})
	}
}

func TestDetectIsTheSameEachTime(t *testing.T) {
	b := encode(t, "Улаанбаатар", "windows-1251")
	want, _ := Detect(b, "")
	for range 50 {
		if got, _ := Detect(b, ""); got != want {
			t.Fatalf("got %s and %s", want, got)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(hangul), "", "")
	f.Add([]byte("\xff\xfea\x00"), "", "euc-kr")
	f.Add([]byte("\xb0\xad\xb9\xfa"), "shift_jis", "")
	f.Fuzz(func(t *testing.T, b []byte, force, hint string) {
		text, name, err := Decode(b, force, hint)
		if err != nil {
			return
		}
		if !utf8.ValidString(text) || strings.Contains(text, "\r") || name == "" {
			t.Errorf("%q is not clean text of %q", text, name)
		}
		again, _, err := Decode([]byte(text), "utf-8", "")
		if err != nil || again != strings.TrimPrefix(text, "\ufeff") {
			t.Errorf("%q decodes to %q, error %v", text, again, err)
		}
	})
}
