#!/usr/bin/env bash
# usage: venv.sh
# Makes a Python environment with all of requirements.txt, unless it is there,
# and prints its folder. It is kept in ${XDG_CACHE_HOME:-~/.cache}/toli, under
# a name that changes with the requirements.
set -euo pipefail
cd "$(dirname "$0")"
python=${PYTHON:-python3}
key=$( ("$python" -c "import sys; print(sys.executable, sys.version)"; cat requirements.txt) | sha256sum | cut -c1-16)
venv=${XDG_CACHE_HOME:-$HOME/.cache}/toli/venv-$key
if [ ! -e "$venv/complete" ]; then
	rm -rf "$venv"
	"$python" -m venv "$venv"
	"$venv/bin/pip" install --quiet --disable-pip-version-check --requirement requirements.txt
	touch "$venv/complete"
fi
echo "$venv"
