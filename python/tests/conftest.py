"""The fixtures of the project, a run over them, and a check that no process is left."""

from __future__ import annotations

import os
import pathlib
import signal
import subprocess
import threading
from collections.abc import Iterator

import pytest

import toli
from toli import texts

ROOT = pathlib.Path(__file__).parents[2]
SEED = ROOT / "seeds/articles/mongolia-north-korea-six-party-talks.txt"
GOLD = sorted((ROOT / "testdata/gold").glob("*.txt"))


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> toli.Tables:
    return toli.run(GOLD, tmp_path_factory.mktemp("run") / "out")


def children() -> list[str]:
    """Return the processes that this one has started and not reaped, zombies among them."""
    ps = subprocess.run(["ps", "-o", "pid=,stat=,comm=", "--ppid", str(os.getpid())], capture_output=True, text=True)
    return [line for line in ps.stdout.splitlines() if line.split()[2] != "ps"]


def interrupted(after: float) -> None:
    """Interrupt the main thread after so many seconds, as a notebook does."""
    main = threading.main_thread().ident
    threading.Timer(after, signal.pthread_kill, (main, signal.SIGINT)).start()


@pytest.fixture
def no_process_left() -> Iterator[None]:
    before = children()
    yield
    left = [c for c in children() if c not in before]
    assert not left, left


@pytest.fixture
def cold() -> None:
    """Ends the workers that earlier tests left warm."""
    for _, worker in texts._warm.values():
        worker.close()


@pytest.fixture
def program(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that puts a shell script in place of the program."""

    def make(script: str) -> pathlib.Path:
        path = tmp_path / "toli"
        path.write_text("#!/bin/sh\n" + script)
        path.chmod(0o755)
        monkeypatch.setenv("TOLI_BINARY", str(path))
        return path

    return make
