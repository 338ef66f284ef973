package main

import (
	"encoding/json"
	"regexp"
	"strings"
)

// provinces adds the first-level divisions of Russia, Kazakhstan, China and
// Taiwan from the Factbook and those of Japan from ISO 3166-2.
func (d *drawer) provinces(f *facts) {
	for _, s := range [...][2]string{{"rs", "ru"}, {"kz", "kz"}, {"ch", "cn"}, {"tw", "tw"}} {
		var book struct {
			Government map[string]json.RawMessage
		}
		f.json("facts/factbook_"+s[0]+".json", &book)
		var divisions struct{ Text string }
		if f.err == nil {
			f.err = json.Unmarshal(book.Government["Administrative divisions"], &divisions)
		}
		d.factbook(s[1], divisions.Text)
	}
	f.lines("facts/iso3166_2_region.tsv", func(line string) {
		if cells := strings.Split(line, "\t"); strings.HasPrefix(cells[0], "JP-") && cells[1] != "Tokyo" {
			d.japanese(cells[1])
		}
	})
}

// division is how a section of the Factbook's list reads in English.
type division struct {
	unit  string   // after the name; empty when the name goes alone
	forms []string // other units
}

var sections = map[string]division{
	"oblasts": {"Oblast", []string{"Region", "oblast", "Province"}}, "republics": {"", []string{"Republic"}},
	"autonomous districts": {"Autonomous Okrug", []string{"Autonomous District"}}, "federal subjects": {"Krai", []string{"Territory", "Region", "Kray"}},
	"autonomous province": {"Autonomous Oblast", []string{"Autonomous Region"}}, "provinces": {"", []string{"Province"}},
	"autonomous regions": {"", []string{"Autonomous Region"}}, "counties": {"County", nil}, "": {"Region", []string{"Province"}},
}

var (
	section = regexp.MustCompile(`<strong>([^:<]*):</strong>([^<]*)`)
	entry   = regexp.MustCompile(`^([^\[(*]+?)\s*(\*?)(?:\[([^\]]*)\])?\s*(?:\(([^)]*)\))?\s*$`)
)

// factbook adds the divisions listed in a text of the World Factbook, such as
// "oblasts: Amur (Blagoveshchensk), Arkhangelsk, …".
func (d *drawer) factbook(cc, text string) {
	groups := section.FindAllStringSubmatch(text, -1)
	if len(groups) == 0 {
		groups = [][]string{{"", "", text[strings.LastIndex(text, ";")+1:]}}
	}
	for _, g := range groups {
		form, ok := sections[g[1]]
		if !ok {
			continue // cities have their rows
		}
		names, _, _ := strings.Cut(g[2], ";")
		for _, name := range strings.Split(names, ",") {
			if m := entry.FindStringSubmatch(strings.TrimSpace(name)); m != nil && m[2] == "" {
				d.division(cc, m, form)
			}
		}
	}
}

// english gives the press spelling of the Factbook's transliteration.
var english = strings.NewReplacer("'", "", "Nizhniy", "Nizhny", "Primorskiy", "Primorsky", "Buryatiya", "Buryatia", "Kareliya", "Karelia",
	"Khakasiya", "Khakassia", "Mordoviya", "Mordovia", "Udmurtiya", "Udmurtia", "Kalmykiya", "Kalmykia", "Adygeya", "Adygea", "Altay", "Altai",
	"Kabardino-Balkariya", "Kabardino-Balkaria", "Karachayevo-Cherkesiya", "Karachay-Cherkessia", "Chuvashiya", "Chuvashia", "Mariy-El", "Mari El",
	"Tyva", "Tuva", "Zabaykalsk", "Zabaikalsky", "Yevreyskaya", "Jewish", "Nei Mongol", "Inner Mongolia", "Xizang", "Tibet")

func (d *drawer) division(cc string, m []string, form division) {
	source := strings.TrimSpace(m[1])
	stem := english.Replace(source)
	r := &row{name: stem, kind: "admin1", country: cc, source: "cia-factbook", unit: "province"}
	if form.unit != "" {
		r.name = stem + " " + form.unit
	}
	stems := []string{source, stem}
	if m[3] != "" {
		stems = append(stems, m[3])
	}
	for _, s := range stems {
		if s != "Maritime" && s != "Jewish" {
			r.aliases = append(r.aliases, s)
		}
		for _, unit := range append([]string{form.unit}, form.forms...) {
			if unit != "" {
				r.aliases = append(r.aliases, s+" "+unit)
			}
		}
	}
	if form.forms != nil && form.forms[0] == "Republic" {
		r.aliases = append(r.aliases, "Republic of "+stem)
	}
	base := 0.9
	if city := d.city(cc, stem); city != nil && form.unit == "" {
		city.name, city.prior = stem+" City", 0.4 // Jilin is the province
		city.aliases = append(city.aliases, stem)
	} else if city != nil {
		base = 0.4
	}
	d.add(r, base)
}

// japanese adds a prefecture.
func (d *drawer) japanese(name string) {
	r := &row{name: name + " Prefecture", kind: "admin1", country: "jp", aliases: []string{name}, source: "iso-codes"}
	base := 0.4
	if d.city("jp", name) == nil {
		base = 0.85
	}
	if name == "Hokkaido" || name == "Okinawa" {
		r.name, r.aliases, base = name, []string{name + " Prefecture"}, 0.9
	}
	d.add(r, base)
}
