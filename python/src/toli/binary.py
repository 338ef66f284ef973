"""The program: where it is, and whether it fits this package."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess
import sys
from importlib.metadata import version

from .errors import BinaryError, VersionError

SCHEMA = 1  # the version of tables that this package reads
VARIABLE = "TOLI_BINARY"

_checked: dict[tuple[str, int, int], str] = {}


def find() -> str:
    """Return the path of the program: $TOLI_BINARY, or the one that came with the package."""
    path = _path()
    try:
        stat = os.stat(path)
    except OSError:
        raise BinaryError(
            f"{path}: no program: install a built wheel of toli, or name the program with {VARIABLE}"
        ) from None
    key = (path, stat.st_mtime_ns, stat.st_size)
    if key not in _checked:
        _check(path)
        _checked[key] = path
    return path


def _path() -> str:
    if named := os.environ.get(VARIABLE):
        return named
    name = "toli.exe" if sys.platform == "win32" else "toli"
    return str(pathlib.Path(__file__).with_name("bin") / name)


def _check(path: str) -> None:
    """Raise unless the program at path is of the version of this package."""
    try:
        done = subprocess.run([path, "version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as e:
        raise BinaryError(f"{path}: cannot be run: {e}") from e
    said = done.stdout.decode(errors="replace").strip()
    found = re.fullmatch(r"toli (\S+), tables (\S+)", said)
    if not found:
        raise VersionError(f"{path}: is not toli: `toli version` said {said[:80]!r}")
    if found.groups() != (version("toli"), str(SCHEMA)):
        raise VersionError(
            f"{path}: is toli {found[1]} (tables {found[2]}), and this package is for toli {version('toli')} "
            f"(tables {SCHEMA}): install the two of one version"
        )


def main() -> None:
    """Run the program in place of Python: the command toli of an installed wheel."""
    try:
        path = find()
    except (BinaryError, VersionError) as e:
        sys.exit(f"toli: {e}")
    if sys.platform == "win32":
        sys.exit(subprocess.run([path, *sys.argv[1:]]).returncode)
    os.execv(path, [path, *sys.argv[1:]])
