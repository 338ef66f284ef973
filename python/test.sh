#!/usr/bin/env bash
# usage: test.sh WHEEL
# Tests a built wheel: alone in an empty environment, then with all of
# requirements.txt (see venv.sh): types, style, tests, and the
# notebooks, which must give the outputs that are committed.
set -euo pipefail
[ $# = 1 ] || { echo "usage: test.sh WHEEL" >&2; exit 2; }
wheel=$(realpath "$1")
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

venv=$(bash venv.sh)
"$venv/bin/pip" install --quiet --force-reinstall --no-deps "$wheel"

echo "-- types and style"
"$venv/bin/mypy" --cache-dir "$work/mypy"
"$venv/bin/ruff" check --no-cache .
"$venv/bin/ruff" format --no-cache --check .

echo "-- tests"
"$venv/bin/pytest" -q -p no:cacheprovider

echo "-- notebooks"
"$venv/bin/python" ../docs/notebooks/run.py
