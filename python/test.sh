#!/usr/bin/env bash
# usage: test.sh WHEEL [--update]
# Tests a built wheel: alone in an empty environment, then with all of
# requirements.txt: types, style, tests, and the notebooks, whose outputs must
# be those that are committed (--update writes them instead). The environment
# with the requirements is kept in ${XDG_CACHE_HOME:-~/.cache}/toli, under a
# name that changes with them.
set -euo pipefail
[ $# -ge 1 ] || { echo "usage: test.sh WHEEL [--update]" >&2; exit 2; }
wheel=$(realpath "$1")
shift
cd "$(dirname "$0")"
python=${PYTHON:-python3}
export PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "-- the wheel alone"
"$python" -m venv "$work/empty"
"$work/empty/bin/pip" install --quiet "$wheel"
(cd "$work" && "$work/empty/bin/python" - "$OLDPWD/../seeds/articles") <<'PY'
import sys
import toli

tables = toli.run(sys.argv[1])
print(tables)
print(toli.extract("Kim Jong Un left Pyongyang on Monday.", date="2012-11-20").mentions)
PY

key=$( ("$python" -VV; cat requirements.txt) | sha256sum | cut -c1-16)
venv=${XDG_CACHE_HOME:-$HOME/.cache}/toli/venv-$key
if [ ! -e "$venv/complete" ]; then
	echo "-- environment $venv"
	rm -rf "$venv"
	"$python" -m venv "$venv"
	"$venv/bin/pip" install --quiet --requirement requirements.txt
	touch "$venv/complete"
fi
"$venv/bin/pip" install --quiet --force-reinstall --no-deps "$wheel"

echo "-- types and style"
"$venv/bin/mypy" --cache-dir "$work/mypy"
"$venv/bin/ruff" check --no-cache .
"$venv/bin/ruff" format --no-cache --check .

echo "-- tests"
"$venv/bin/pytest" -q -p no:cacheprovider
