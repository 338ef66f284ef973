package charset

import (
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/unicode/rangetable"
)

// eastAsian tells the double-byte encodings apart where their scripts do: the
// detector counts single frequent characters and is unsure of a text with a
// few words of Korean among English, as news has them. It returns "" when
// none, or more than one, of the readings is plain.
func eastAsian(b []byte) string {
	b = cut(b)
	plain := ""
	for _, c := range []struct {
		name   string
		enc    encoding.Encoding
		script []*unicode.RangeTable
	}{
		{"euc-kr", korean.EUCKR, []*unicode.RangeTable{unicode.Hangul}},
		{"shift_jis", japanese.ShiftJIS, []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana}},
		{"gb18030", simplifiedchinese.GB18030, []*unicode.RangeTable{common}},
	} {
		text, err := c.enc.NewDecoder().Bytes(b)
		if c.name == "euc-kr" && !wansung(b) {
			continue
		}
		if err != nil || faults(text) > len(b)/sample || !mostly(string(text), c.script) {
			continue
		}
		if plain != "" {
			return ""
		}
		plain = c.name
	}
	return plain
}

// wansung reports whether the high bytes of b are those of KS X 1001. The
// extension that Windows adds to it takes letters as second bytes, and so finds
// Hangul in every curly apostrophe of windows-1252; its syllables are rare.
func wansung(b []byte) bool {
	high, extension := 0, 0
	for _, c := range b {
		if c >= 0x80 {
			high++
		}
		if 0x80 <= c && c <= 0xa0 {
			extension++
		}
	}
	return extension*20 <= high
}

// mostly reports whether at least 60 % of the letters beyond ASCII are of the
// given scripts and come in words: half-width kana, which any run of high
// bytes gives in Shift-JIS, and ideographs besides do not count. Of Hangul a
// third must be syllables that are frequent, for GB 18030 gives rare ones; of
// Chinese, one frequent character is enough for a name.
func mostly(text string, script []*unicode.RangeTable) bool {
	in, all, often := 0, 0, 0
	for _, r := range text {
		if r < 0x80 || !unicode.IsLetter(r) {
			continue
		}
		all++
		if unicode.Is(syllables, r) {
			often++
		}
		if unicode.In(r, script...) && !(0xff61 <= r && r <= 0xff9f) {
			in++
		}
	}
	switch script[0] {
	case unicode.Hangul:
		return in >= 2 && in*100 >= all*60 && often*3 >= in
	case common:
		return (in >= 2 || all <= 4 && in > 0) && in*4 >= all // the rest is other ideographs
	}
	return in >= 2 && in*4 >= all
}

// syllables are frequent in Korean names of persons and places and in the words
// of news.
var syllables = rangetable.New([]rune("이김박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길표명기반왕금옥육인맹제모탁" +
	"국가나다라바사아자카타파은는을를의에로와과만들그것수있없등및때중대통령북평울부관총리위회상외교협력경발보일월년당군미러시본몽골베트세계동해핵험무체합담화언연습훈련" +
	"각겸비님께였했며면된랑으까터번음늘어내올난")...)

// common are the ideographs that modern Chinese prose cannot do without, the
// first of Jun Da's frequency list (2004); those of names in the news follow,
// and the most frequent family names.
var common = rangetable.New([]rune("的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里" +
	"日月报道新华社蒙古朝鲜韩外交部长总统主席北京平壤首尔" +
	"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓冯曹彭曾萧田董潘袁蔡蒋余杜叶程苏魏吕丁任沈姚卢傅钟崔汪范金石廖贾夏付方白邹孟熊秦江温习华")...)
