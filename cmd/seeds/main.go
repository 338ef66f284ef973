// Command seeds draws tables of the gazetteer from a folder of facts:
//
//	seeds places FOLDER    writes seeds/gazetteer/place.tsv
//	seeds persons FOLDER   writes seeds/gazetteer/person.tsv
//
// FOLDER holds the source tables as facts/ and the labelled and plain text that
// priors are counted in as corpora/. Rows written by hand are read from
// seeds/gazetteer/hand/ and win over drawn ones. The same input gives the same
// bytes. docs/sources.md names every source and its licence.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

const out = "seeds/gazetteer"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "seeds:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: seeds places|persons FOLDER")
	}
	f := facts{root: args[1]}
	var t *table
	var name, head string
	switch args[0] {
	case "places":
		name, head = "place.tsv", placeHead
		t = places(&f)
	case "persons":
		name, head = "person.tsv", personHead
		t = persons(&f)
	default:
		return fmt.Errorf("%q is neither places nor persons", args[0])
	}
	if f.err != nil {
		return f.err
	}
	return t.write(filepath.Join(out, name), head)
}

const placeHead = `# Places. Drawn by: go run ./cmd/seeds places FOLDER. Do not edit: rows by hand go to hand/place.tsv.
# Sources (docs/sources.md has the licences):
#   geonames          GeoNames cities500 and cities15000, CC BY 4.0
#   world-countries   world-countries, ODbL
#   cldr              Unicode CLDR, Unicode licence
#   open-admin-data   provinces and counties of the Koreas, CC BY 4.0
#   mn-registry       aimags and sums of Mongolia, state registry data
#   iso-codes         ISO 3166-2 names from iso-codes, LGPL 2.1
#   cia-factbook      CIA World Factbook, administrative divisions, public domain
#   hand              written for toli
# Priors: base by kind and population, moved by counts of labelled names and of
# lower-case words in the corpora of docs/sources.md.
`

const personHead = `# Persons. Drawn by: go run ./cmd/seeds persons FOLDER. Do not edit: rows by hand go to hand/person.tsv.
# Sources (docs/sources.md has the licences):
#   everypolitician     EveryPolitician, deputies to 2015
#   kr-assembly         members of the ROK National Assembly, CC BY 3.0
#   wikidata            DPRK office holders, CC0
#   cia-wl-2019         CIA World Leaders, mid-2019, public domain
#   ofac                OFAC and UN sanctions lists, public
#   kcna-names          names of the KCNA corpus package (encyclopaedia categories)
#   hand                written for toli
`
