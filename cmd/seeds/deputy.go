package main

import (
	"cmp"
	"encoding/json"
	"strings"
	"unicode"
)

// deputy is a member of a parliament in EveryPolitician's data.
type deputy struct {
	Country  string
	Name     string
	SortName string `json:"sort_name"`
	Birth    string
	Wikidata string
	Other    []struct{ Lang, Name string } `json:"other_names"`
}

// in returns the name in a language, or nothing.
func (d *deputy) in(lang string) string {
	for _, o := range d.Other {
		if o.Lang == lang {
			return o.Name
		}
	}
	return ""
}

func deputies(f *facts, m *merger, fathers map[string]bool) {
	f.lines("facts/everypolitician_persons.jsonl", func(line string) {
		var d deputy
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			f.err = err
			return
		}
		p := &person{row: row{wikidata: d.Wikidata, prior: 0.4, source: "everypolitician"}, birth: d.Birth}
		switch d.Country {
		case "North_Korea":
			m.northDeputy(p, &d)
		case "South_Korea":
			m.southDeputy(p, d.Name, d.in("ko"), d.in("cn"))
		case "Mongolia":
			m.mongolianDeputy(p, &d, fathers)
		case "Japan":
			p.role, p.country = "Member of the House of Representatives", "jp"
			m.turned(p, d.Name)
		case "Kazakhstan":
			p.role, p.country = "Member of the Mazhilis", "kz"
			m.turned(p, d.Name)
		case "Russia":
			m.russianDeputy(p, &d)
		case "Taiwan":
			m.taiwanDeputy(p, &d)
		}
	})
}

func (m *merger) northDeputy(p *person, d *deputy) {
	p.name, p.country, p.role = titledName(d.Name), "kp", "Deputy of the Supreme People's Assembly"
	for _, o := range d.Other {
		if isLatin(o.Name) && keysMeet(keys("kp", o.Name), keys("kp", d.Name)) {
			p.aliases = append(p.aliases, strings.ReplaceAll(o.Name, "‘", "'"))
		} else if inScript(o.Name, unicode.Hangul) {
			p.native = append(p.native, o.Name)
		}
	}
	m.addNorth(p)
}

// southDeputy adds a member of the National Assembly: hangul tells where the
// given name is cut.
func (m *merger) southDeputy(p *person, name, hangul, hanja string) {
	p.name, p.country, p.role = koreanName(name, hangul), "kr", "Member of the National Assembly"
	p.aliases = append(p.aliases, koreanForms(p.name)...)
	p.aliases = append(p.aliases, titledName(name))
	p.native = nonLatin(hangul, hanja)
	p.keys = keys("kr", p.name)
	if hangul != "" {
		p.keys = append([]string{"kr " + hangul}, p.keys...)
	}
	m.add(p)
}

// assembly adds members of the National Assembly from its own list.
func assembly(f *facts, m *merger) {
	f.tsv("facts/kr_assembly_members.tsv", func(r record) {
		p := &person{row: row{prior: 0.4, source: "kr-assembly"}, birth: r["birth"]}
		m.southDeputy(p, r["name_en"], r["name_ko"], r["name_hanja"])
	})
}

// turned adds a person whose source name starts with the surname in capitals:
// "SUGA Yoshihide" is Yoshihide Suga in the press.
func (m *merger) turned(p *person, name string) {
	words := strings.Fields(name)
	n := 0
	for n < len(words) && allUpper(words[n]) {
		n++
	}
	if n == 0 || n == len(words) {
		return
	}
	if runTogether(words[n]) {
		return // two words run together in the source
	}
	given, surname := words[n], titledName(strings.Join(words[:n], " "))
	p.name = given + " " + surname
	p.aliases = []string{surname + " " + given}
	if n+1 < len(words) {
		p.aliases = append(p.aliases, strings.Join(words[n:], " ")+" "+surname)
	}
	p.keys = keys(p.country, p.name)
	m.add(p)
}

// russian spells Russian Cyrillic as the press does.
var russian = strings.NewReplacer(
	"ий ", "y ", "ый ", "y ", "ия ", "ia ",
	"а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ё", "yo", "ж", "zh", "з", "z", "и", "i", "й", "y", "к", "k", "л", "l",
	"м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch", "ш", "sh",
	"щ", "shch", "ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya",
	"А", "A", "Б", "B", "В", "V", "Г", "G", "Д", "D", "Е", "Ye", "Ж", "Zh", "З", "Z", "И", "I", "Й", "Y", "К", "K", "Л", "L", "М", "M",
	"Н", "N", "О", "O", "П", "P", "Р", "R", "С", "S", "Т", "T", "У", "U", "Ф", "F", "Х", "Kh", "Ц", "Ts", "Ч", "Ch", "Ш", "Sh", "Щ", "Shch",
	"Э", "E", "Ю", "Yu", "Я", "Ya")

func (m *merger) russianDeputy(p *person, d *deputy) {
	words := strings.Fields(d.Name)
	if len(words) != 3 {
		return
	}
	spell := func(s string) string { return strings.TrimSpace(russian.Replace(s + " ")) }
	surname, given := spell(words[0]), spell(words[1])
	p.name, p.country, p.role = given+" "+surname, "ru", "Member of the State Duma"
	p.native = []string{d.Name}
	p.aliases = []string{given + " " + spell(words[2]) + " " + surname}
	p.keys = keys("ru", p.name)
	m.add(p)
}

func (m *merger) taiwanDeputy(p *person, d *deputy) {
	p.name, p.country, p.role = d.Name, "tw", "Member of the Legislative Yuan"
	surname, given, ok := strings.Cut(d.SortName, ", ")
	if ok {
		first, second, _ := strings.Cut(given, "-")
		p.name = surname + " " + first
		if second != "" {
			p.name += "-" + strings.ToLower(second)
		}
		p.aliases = append(p.aliases, d.Name)
	}
	if en := d.in("en"); en != "" && isLatin(en) {
		p.aliases = append(p.aliases, en)
	}
	p.native = nonLatin(cmp.Or(d.in("zh-hant"), d.in("zh")))
	p.keys = keys("tw", p.name)
	m.add(p)
}

// runTogether reports whether a word has a capital after a small letter, as when
// two words of the source lost their space.
func runTogether(word string) bool {
	small := false
	for _, r := range word {
		if small && unicode.IsUpper(r) {
			return true
		}
		small = unicode.IsLower(r)
	}
	return false
}
