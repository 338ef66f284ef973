package ner

import _ "embed"

// Builtin is the model that is shipped, made by "toli train". It must not be
// changed. Sources and licences of what it was trained on are in
// docs/sources.md.
//
//go:embed model.bin
var Builtin []byte
