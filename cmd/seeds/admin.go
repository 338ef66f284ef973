package main

import (
	"cmp"
	"strings"

	"toli/extract/romanize"
)

// divisions adds first- and second-level divisions.
func divisions(f *facts, t *table, c *counts) {
	d := &drawer{t: t, c: c, cities: map[string]*row{}}
	for _, r := range t.rows {
		if key := r.country + " " + foldKey(r.name); d.cities[key] == nil && r.kind != "country" {
			d.cities[key] = r
		}
	}
	f.tsv("facts/kp_admin.tsv", d.north)
	f.tsv("facts/kr_admin.tsv", d.south)
	f.csv("facts/mn_districts.csv", d.mongolian)
	f.tsv("facts/us_states.tsv", d.state)
	d.provinces(f)
}

// drawer makes rows of divisions.
type drawer struct {
	t      *table
	c      *counts
	cities map[string]*row // by country and folded name
	seen   map[string]bool
}

func (d *drawer) city(cc, name string) *row { return d.cities[cc+" "+foldKey(name)] }

// add adds a division. An alias that is a city's name too leaves the city the
// likelier reading.
func (d *drawer) add(r *row, base float64) {
	r.label = "PLACE"
	r.prior = d.c.prior(r.name, base)
	d.t.add(r, "place")
}

// north adds a province, county, district or city of North Korea.
func (d *drawer) north(s record) {
	name, kind, unit := strings.NewReplacer("Phyong", "Pyong", "phyong", "pyong").Replace(strings.TrimSuffix(s["name_en"], " Dist.")), "admin1", "Province"
	if s["level"] == "2" {
		kind, unit = "admin2", "County"
		if strings.HasSuffix(name, " District") || strings.HasSuffix(name, " County") || strings.HasSuffix(name, " City") {
			i := strings.LastIndexByte(name, ' ')
			name, unit = name[:i], name[i+1:]
		} else if s["parent_en"] == "Pyongyang" || s["parent_en"] == "Nampo" {
			unit = "District"
		}
	}
	if city := d.city("kp", name); city != nil && (kind == "admin1" && name == city.name && city.population > 100000 || unit == "City") {
		city.aliases = append(append(city.aliases, name+" City"), cityForms(name)...)
		return
	}
	r := &row{
		name: name + " " + unit, kind: kind, country: "kp", lat: s["lat"], lon: s["lon"], source: "open-admin-data", unit: s["parent_en"],
	}
	if unit == "City" {
		r.name = name
		r.aliases = append(cityForms(name), name+" City")
	} else {
		r.aliases = append(r.aliases, name, name+" "+unit)
		for _, a := range aspirated(name) {
			r.aliases = append(r.aliases, a, a+" "+unit)
		}
	}
	base := 0.5
	if kind == "admin1" {
		base = 0.9
	}
	d.add(r, base)
}

func cityForms(name string) []string {
	var forms []string
	for _, a := range aspirated(name) {
		forms = append(forms, a, a+" City")
	}
	return forms
}

// compassWords name districts of many cities: alone they mean none of them.
var compassWords = map[string]bool{"Dong": true, "Seo": true, "Nam": true, "Buk": true, "Jung": true}

var southUnits = map[string][2]string{"구": {"-gu", "District"}, "군": {"-gun", "County"}, "시": {"-si", "City"}, "도": {"-do", "Province"}}

// misnamed are districts that the source gives the Hangul of another.
var misnamed = map[string]string{"Masanhappo": "마산합포구", "Masanhoewon": "마산회원구"}

// south adds a province, county, district or city of South Korea.
func (d *drawer) south(s record) {
	name, native := s["name_en"], cmp.Or(misnamed[s["name_en"]], s["name_local"])
	if strings.HasSuffix(native, "특별시") || strings.HasSuffix(native, "광역시") || strings.HasSuffix(native, "자치시") {
		if city := d.city("kr", name); city != nil {
			city.aliases, city.native = append(city.aliases, name+" City"), append(city.native, native)
			return
		}
	}
	runes := []rune(native)
	if len(runes) == 0 {
		return
	}
	unit, ok := southUnits[string(runes[len(runes)-1])]
	if !ok {
		unit = southUnits["도"]
	}
	r := &row{
		name: name + " " + unit[1], kind: "admin2", country: "kr", lat: s["lat"], lon: s["lon"], native: []string{native},
		source: "open-admin-data", unit: s["parent_en"],
	}
	base := 0.5
	if s["level"] == "1" {
		r.kind, base = "admin1", 0.9
		r.aliases = provinceForms(name)
	} else {
		if unit[1] == "City" {
			if city := d.city("kr", name); city != nil {
				city.aliases, city.native = append(city.aliases, name+unit[0]), append(city.native, native)
				return
			}
			r.name = name
		}
		r.aliases = []string{name + unit[0], name + " " + unit[1]}
		if !compassWords[name] {
			r.aliases = append(r.aliases, name)
		}
	}
	d.add(r, base)
}

// provinceForms returns the forms of a province of South Korea: North
// Gyeongsang is Gyeongsangbuk-do, and Kyongsang before 2000.
func provinceForms(name string) []string {
	forms := []string{name}
	stem, suffix := name, "-do"
	for _, w := range [][2]string{{"North ", "buk-do"}, {"South ", "nam-do"}} {
		if s, ok := strings.CutPrefix(name, w[0]); ok {
			stem, suffix = s, w[1]
		}
	}
	forms = append(forms, stem+suffix)
	side := strings.TrimSuffix(name, stem)
	for _, old := range oldSpellings[stem] {
		forms = append(forms, side+old, side+old+" Province")
	}
	return forms
}

// oldSpellings are those of McCune–Reischauer and of the north.
var oldSpellings = map[string][]string{
	"Gyeongsang": {"Kyongsang", "Kyungsang"}, "Jeolla": {"Cholla", "Jolla"}, "Chungcheong": {"Chungchong", "Chungchung"},
	"Gangwon": {"Kangwon"}, "Gyeonggi": {"Kyonggi", "Kyunggi"}, "Jeju": {"Cheju"},
}

// mongolian adds an aimag or a sum.
func (d *drawer) mongolian(s record) {
	aimag, sum := trimMongolian(s["city_or_aimag"]), trimMongolian(s["district_or_sum"])
	if d.seen == nil {
		d.seen = map[string]bool{}
	}
	if aimag != "Улаанбаатар" && !d.seen[aimag] {
		d.seen[aimag] = true
		d.addMongolian(aimag, "admin1", "Province", []string{"aimag", "province"}, 0.6, "")
	}
	unit, also := "Sum", []string{"soum", "sum", "District"}
	if aimag == "Улаанбаатар" {
		unit, also = "District", []string{"district", "duureg"}
	}
	d.addMongolian(sum, "admin2", unit, also, 0.3, plainMongolian(romanize.SpellMongolian(aimag)))
}

func trimMongolian(s string) string {
	for _, unit := range []string{" аймаг", " сум", " дүүрэг", " хот"} {
		s = strings.TrimSuffix(strings.TrimSpace(s), unit)
	}
	return s
}

func (d *drawer) addMongolian(native, kind, unit string, also []string, base float64, parent string) {
	latin := romanize.SpellMongolian(native)
	name := plainMongolian(latin)
	r := &row{
		name: name + " " + unit, kind: kind, country: "mn", native: []string{native}, source: "mn-registry", unit: parent,
	}
	for _, a := range append([]string{name}, latinSpellings(latin)...) {
		r.aliases = append(r.aliases, a)
		for _, u := range append([]string{unit}, also...) {
			r.aliases = append(r.aliases, a+" "+u)
		}
	}
	r.aliases = tidy(r.aliases, r.name)
	d.add(r, base)
}

// state adds a state of the United States.
func (d *drawer) state(s record) {
	r := &row{name: s["name"], kind: "admin1", country: "us", geonames: s["geonameid"], source: "geonames", unit: "state"}
	if d.city("us", r.name) != nil || d.city("us", r.name+" City") != nil {
		r.name, r.aliases = s["name"]+" State", []string{s["name"]}
		d.add(r, 0.2)
		return
	}
	r.aliases = usForms[s["code"]]
	d.add(r, 0.85)
}

// usForms are the abbreviations of the Associated Press.
var usForms = map[string][]string{
	"AL": {"Ala."}, "AZ": {"Ariz."}, "AR": {"Ark."}, "CA": {"Calif."}, "CO": {"Colo."}, "CT": {"Conn."}, "DE": {"Del."}, "FL": {"Fla."},
	"IL": {"Ill."}, "KS": {"Kan."}, "KY": {"Ky."}, "MA": {"Mass."}, "MI": {"Mich."}, "MN": {"Minn."}, "MO": {"Mo."},
	"MT": {"Mont."}, "NE": {"Neb."}, "NV": {"Nev."}, "NH": {"N.H."}, "NJ": {"N.J."}, "NM": {"N.M."}, "NC": {"N.C."}, "ND": {"N.D."},
	"OK": {"Okla."}, "PA": {"Pa."}, "RI": {"R.I."}, "SC": {"S.C."}, "SD": {"S.D."}, "TN": {"Tenn."}, "TX": {"Tex."}, "VT": {"Vt."}, "VA": {"Va."},
	"WV": {"W.Va."}, "WI": {"Wis."}, "WY": {"Wyo."},
}
