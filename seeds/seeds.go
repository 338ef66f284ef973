// Package seeds holds what toli knows before it reads, embedded in the program.
package seeds

import _ "embed"

// Gazetteer is the compiled gazetteer, made from seeds/gazetteer/*.tsv by
// "toli gazetteer build". It must not be changed.
//
//go:embed gazetteer.bin
var Gazetteer []byte
