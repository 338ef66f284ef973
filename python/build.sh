#!/usr/bin/env bash
# usage: build.sh OUTDIR
# Builds the wheel of the Python package, with the program in it, for the
# platform of GOOS and GOARCH (default: this one). Needs Go, and Python 3.10 or
# later as python3 or $PYTHON.
set -euo pipefail
[ $# = 1 ] || { echo "usage: build.sh OUTDIR" >&2; exit 2; }
mkdir -p "$1"
"${PYTHON:-python3}" -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir "$1" "$(cd "$(dirname "$0")" && pwd)"
ls "$1"/toli-*.whl
