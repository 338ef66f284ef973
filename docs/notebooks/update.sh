#!/usr/bin/env bash
# usage: update.sh [NOTEBOOK...]
# Builds the package as it is now, and writes the outputs of the notebooks, and
# the picture in the README, anew: for after a change of what is recognised.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bash ../../python/build.sh "$work" >/dev/null
venv=$(bash ../../python/venv.sh)
"$venv/bin/pip" install --quiet --disable-pip-version-check --force-reinstall --no-deps "$work"/toli-*.whl
"$venv/bin/python" run.py --update "$@"
