"""The program that came with the package, and others."""

from __future__ import annotations

import pathlib
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from conftest import ROOT

import toli


def test_version() -> None:
    source = (ROOT / "cmd/toli/version.go").read_text()
    assert re.search(r'const version = "(.+)"', source)[1] == toli.__version__
    schema = (ROOT / "export/schema.go").read_text()
    assert re.search(r'const SchemaVersion = "(.+)"', schema)[1] == str(toli.binary.SCHEMA)


def test_command() -> None:
    command = pathlib.Path(sys.executable).with_name("toli")
    done = subprocess.run([command, "version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, f"toli {toli.__version__}, tables 1\n")


def everything() -> list[Callable[[], object]]:
    return [lambda: toli.extract("He left."), lambda: next(toli.stream(["He left."])), lambda: toli.run("nowhere")]


def test_no_program(cold: None, monkeypatch: pytest.MonkeyPatch, no_process_left: None) -> None:
    monkeypatch.setenv("TOLI_BINARY", "/nowhere/toli")
    want = r"^/nowhere/toli: no program: install a built wheel of toli, or name the program with TOLI_BINARY$"
    for call in everything():
        with pytest.raises(toli.BinaryError, match=want):
            call()


def test_program_that_cannot_be_run(cold: None, program, no_process_left: None) -> None:
    program("").write_bytes(b"\x00\x01\x02 no program")
    for call in everything():
        with pytest.raises(toli.BinaryError, match="cannot be run"):
            call()


@pytest.mark.parametrize(
    ("says", "want"),
    [
        (
            "toli 9.9.9, tables 1",
            r"is toli 9\.9\.9 \(tables 1\), and this package is for toli .*: install the two of one version$",
        ),
        ("toli 0.1.0, tables 2", r"\(tables 2\)"),
        ("cat 1.0", "is not toli: `toli version` said 'cat 1.0'$"),
        ("", "is not toli"),
    ],
)
def test_wrong_version(says: str, want: str, cold: None, program, no_process_left: None) -> None:
    program(f"echo '{says}'")
    for call in everything():
        with pytest.raises(toli.VersionError, match=want):
            call()
