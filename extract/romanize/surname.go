package romanize

import (
	"math/bits"
	"strings"
	"sync"
)

// surnameTable has the Korean surnames, by how frequent they are, with the
// spellings that no system gives: passports, the members of South Korea's
// assembly, and lists of popular spellings (docs/names.md has the sources). A
// surname is never read by its syllable's sounds alone: Cha, Chu, Cho and Choe
// would meet.
const surnameTable = `김 ghim keem kym gym
이 리 lee rhee ree rey rhie yi li rhi yee lie
박 park bark pack parke
최 choi che choy chey tsoi choie chwe
정 chung jung joung chong cheong choung jeung jeoung chyung cheung joong
조 joe joh jou cho cheo
강 kahng khang gahng
윤 yoon youn yune yeun yun
장 jahng jhang chang zang
임 림 lim yim leem rhim lym
한 hahn hann
오 oh au
서 suh su sur suhr seoh
신 shin shinn sheen sin
권 kweon gweon kwun kwoun
황 whang hoang hwang
안 ahn aan
송 soung song
홍 houng hong
전 jun chun jhun jeun cheon chon jon joen
고 koh goh ko
문 moon mun
손 sohn shon son
양 량 yang lyang ryang
배 bae bai bay pai
백 baek back baik paik beck paek
허 huh hur heo hu
류 유 yoo you yu ryu yoo lyu lew ryoo rhyu riu
남 nahm nam
심 shim sim
노 로 noh roh rho no ro
하 ha hah
곽 kwak kwag kwack
성 sung seong soung seung
차 cha chah tchah
주 joo chu ju choo
우 woo wu u
구 koo goo ku
민 min minn
나 라 na ra rha nah rah la
진 jin chin jean
지 ji chi jee
엄 um eom uhm eum
채 chae chai
원 won weon
천 cheon chun chon chen
방 bang pang bahng
공 kong gong
현 hyun hyon hyeon
함 hahm ham
변 byun pyon byon byeon pyun
염 렴 yeom yum yom youm ryom
여 려 yeo yuh yo ryo
추 choo chu
도 do doh to
소 so soh
석 seok suk sok
선 sun seon son
설 sul seol sol seul
마 mah ma
길 kil gil gill
연 련 yeon yon youn ryon
위 wi wee we
표 pyo pio phyo
명 myung myong myeong
기 ki kee gi
반 ban bahn pan
왕 wang
금 keum kum geum gum
옥 ok ock oak
육 yook yuk ryuk yook
인 in ihn
맹 maeng
제 je jae che
모 mo moh
남궁 namkung namgoong namkoong namgung
탁 tak tahk
국 kook guk kuk kug
어 eo uh eoh o
은 eun un
편 pyun pyeon phyon
용 룡 yong ryong
예 ye yeh
경 kyung kyong
봉 bong pong
사 sa
부 boo bu pu
가 ka ga
복 bok pok
태 tae thae tai
목 mok
형 hyung hyong
계 kye gye
피 pi phi pee
두 du doo
감 kam gam
동 dong tong
음 eum um
온 on ohn
호 ho
범 bum beom pom
좌 jwa chwa
팽 paeng phaeng
승 seung sung
간 kan gan
황보 hwangbo whangbo
제갈 jegal chegal
선우 sunwoo seonwoo sonu sunoo
사공 sagong sakong
서문 seomun suhmoon somun
독고 tokko dokgo dokko tokgo
동방 dongbang tongbang
단 dan
견 kyun
당 dang
화 hwa
창 chang
옹 ong
순 soon sun
빈 bin
종 jong chong
풍 pung
뢰 뇌 roe noe
판 pan
강전 kangjeon
등정 deungjeong
망절 mangjeol
어금 eogeum
장곡 janggok
소봉 sobong
평 pyung
묵 mook
내 nae
필 pil
춘 chun
근 keun
즙 jeup
랑 낭 rang nang
루 누 ru nu`

// surnames is a set of surnames, by their line in the table.
type surnames [3]uint64

func (s surnames) meet(t surnames) bool { return s[0]&t[0]|s[1]&t[1]|s[2]&t[2] != 0 }

// first returns the most frequent surname of a set that is not empty.
func (s surnames) first() int {
	for w, set := range s {
		if set != 0 {
			return w*64 + bits.TrailingZeros64(set)
		}
	}
	return 0
}

// surnameSpelling is what one spelling stands for.
type surnameSpelling struct {
	set  surnames
	says style
}

// surnameIndex finds surnames by their spellings.
type surnameIndex struct {
	plain   map[string]surnameSpelling // letters a to z
	marked  map[string]surnames        // McCune–Reischauer in full, O and U for breves
	hangul  map[string]surnames
	names   []string // the first Hangul form of each line
	classes []string // the key of each: the most frequent of those whose spellings meet
}

var surnameTables = sync.OnceValue(newSurnameIndex)

func newSurnameIndex() *surnameIndex {
	x := &surnameIndex{plain: map[string]surnameSpelling{}, marked: map[string]surnames{}, hangul: map[string]surnames{}}
	for line := range strings.Lines(surnameTable) {
		x.add(len(x.names), strings.Fields(line))
	}
	x.join()
	return x
}

func (x *surnameIndex) add(id int, fields []string) {
	var one surnames
	one[id/64] |= 1 << (id % 64)
	for i, f := range fields {
		if f[0] < 128 {
			x.spelling(f, one)
			continue
		}
		if i == 0 {
			x.names = append(x.names, f)
		}
		x.hangul[f] = x.hangul[f].with(one)
		rr, mr, kp := spellName(f, &onsetRR, &vowelRR), spellName(f, &onsetMR, &vowelMR), spellName(f, &onsetKP, &vowelMR)
		x.spelling(rr, one)
		x.spelling(plainOf(mr), one)
		x.spelling(plainOf(spellName(f, &onsetMR, &vowelRR)), one)
		x.spelling(plainOf(kp), one)
		x.marked[mr] = x.marked[mr].with(one)
		x.marked[kp] = x.marked[kp].with(one)
		if x.marked[mr] == (surnames{}) {
			panic("surname without spelling: " + f)
		}
	}
	if fields[0] == "이" {
		x.marked["yi"] = x.marked["yi"].with(one)
	}
}

func (s surnames) with(t surnames) surnames { return surnames{s[0] | t[0], s[1] | t[1], s[2] | t[2]} }

func (x *surnameIndex) spelling(latin string, one surnames) {
	x.plain[latin] = surnameSpelling{x.plain[latin].set.with(one), styleOf(latin)}
}

// styleOf returns the style that a surname's spelling alone tells.
func styleOf(latin string) style {
	switch latin {
	case "ri", "pak", "ro", "rim", "ryu", "ryang", "ryom", "hyon", "pyon", "myong", "phyo", "thae", "jon":
		return northern
	case "lee", "park", "choi", "oh", "ahn", "shin", "huh", "suh", "lim", "noh", "roh", "jung", "rhee", "hur", "bae", "baek", "byun", "back", "sung":
		return southern
	}
	for _, vowel := range [...]string{"eo", "eu", "oo", "ee", "yu", "ou"} {
		if strings.Contains(latin, vowel) && latin != "yu" && latin != "yun" && latin != "yuk" {
			return southern
		}
	}
	return 0
}

func spellName(hangul string, onset *[19]string, vowel *[21]string) string {
	var b strings.Builder
	for _, r := range hangul {
		b.WriteString(spell(r, onset, vowel))
	}
	return b.String()
}

// plainOf drops the marks of a spelling.
func plainOf(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "'", "")
}

// join gives one key to surnames that share a spelling.
func (x *surnameIndex) join() {
	root := make([]int, len(x.names))
	for i := range root {
		root[i] = i
	}
	for changed := true; changed; {
		changed = false
		for _, s := range x.plain {
			low := len(root)
			each(s.set, func(i int) { low = min(low, root[i]) })
			each(s.set, func(i int) { changed = changed || root[i] != low; root[i] = low })
		}
	}
	x.classes = make([]string, len(root))
	for i, r := range root {
		x.classes[i] = spellName(x.names[r], &onsetRR, &vowelRR)
	}
}

func each(s surnames, f func(int)) {
	for w, bitsOf := range s {
		for ; bitsOf != 0; bitsOf &= bitsOf - 1 {
			f(w*64 + bits.TrailingZeros64(bitsOf))
		}
	}
}

// find returns the surnames of a word, and what its spelling tells.
func (x *surnameIndex) find(w *word, hasMarks bool) (surnameSpelling, bool) {
	return x.lookup(w.text, w.base, hasMarks)
}

func (x *surnameIndex) lookup(text, base string, hasMarks bool) (surnameSpelling, bool) {
	s, ok := x.plain[base]
	if ok && hasMarks {
		if set, in := x.marked[text]; in {
			s.set = set
		}
	}
	return s, ok
}
