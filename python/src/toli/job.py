"""A run of the program over files."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import warnings
from collections.abc import Iterable, Iterator
from typing import IO, Any

from . import binary, options
from .errors import RunError, ToliWarning
from .pipes import Pipe
from .tables import Tables, read


def run(
    paths: options.Path | Iterable[options.Path],
    out: options.Path = "toli-out",
    *,
    force: bool = False,
    date: options.Date = None,
    text: bool = True,
    gazetteer: options.Path | Iterable[options.Path] | None = None,
    model: options.Path | None = None,
    prose: bool = True,
    workers: int | None = None,
    input_format: str | None = None,
    encoding: str | None = None,
    max_bytes: int | None = None,
    text_column: str | None = None,
    id_column: str | None = None,
    date_column: str | None = None,
    title_column: str | None = None,
    progress: bool | None = None,
) -> Tables:
    """Read articles, write their tables to the folder out, and return them.

    paths are files, folders or archives. The arguments are the options of
    `toli run`; text=False leaves out running text, as --no-text does. Earlier
    results in the folder are refused, unless force is true. Documents that
    could not be read are in .rejects; a ToliWarning tells how many. progress
    says whether to show it; by default in a notebook and on a terminal.
    """
    given = {
        "date": options.date(date), "workers": workers, "input-format": input_format, "encoding": encoding,
        "max-bytes": max_bytes, "text-column": text_column, "id-column": id_column,
        "date-column": date_column, "title-column": title_column,
    }  # fmt: skip
    flags = [f"--{name}={value}" for name, value in given.items() if value is not None]
    flags += ["--force"] * force + ["--no-text"] * (not text) + options.knowledge(gazetteer, model, prose)
    show = _display(progress)
    flags.append("--progress=always" if show else "--progress=never")
    code, said = _call(["run", f"--out={os.fspath(out)}", *flags, "--", *options.paths(paths)], show)
    if code not in (0, 1):
        raise RunError(_message(code, said), code)
    tables = read(out)
    if show:
        show.last(tables)
    if code == 1:
        n = tables.run["counts"]["rejects"]
        warnings.warn(f"{n} document{'s' * (n != 1)} rejected, see .rejects of the tables", ToliWarning, stacklevel=2)
    return tables


def _call(arguments: list[str], show: _Progress | None) -> tuple[int, list[str]]:
    """Run the program to its end, and return its exit code and its messages."""
    process = subprocess.Popen(
        [binary.find(), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,  # an interrupt is passed on below, once
    )
    assert process.stderr
    said: list[str] = []
    try:
        for line, final in _lines(process.stderr):
            if final:
                said.append(line)
            elif show:
                show(line)
        return process.wait(), said
    except BaseException:
        process.send_signal(signal.SIGINT if sys.platform != "win32" else signal.SIGTERM)
        raise
    finally:
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stderr.close()


def _lines(stream: IO[bytes]) -> Iterator[tuple[str, bool]]:
    """Yield what a program says: lines, and states of a progress bar, which end in a carriage return."""
    rest = b""
    pipe = Pipe(stream)
    while chunk := pipe.read(1 << 16):
        *parts, rest = re.split(rb"(?<=[\r\n])", rest + chunk)
        for part in parts:
            if line := part.decode(errors="replace").strip():
                yield line, part.endswith(b"\n")
    if line := rest.decode(errors="replace").strip():
        yield line, True


def _message(code: int, said: list[str]) -> str:
    if code < 0:
        return f"toli run was ended by {signal.Signals(-code).name}"
    last = said[-1] if said else f"toli run ended with exit code {code}"
    return last.removeprefix("toli: ")


class _Progress:
    """Shows how far a run is, in a notebook."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle

    def __call__(self, line: str) -> None:
        self._update(line)

    def last(self, tables: Tables) -> None:
        """Leave what was done, without times: the next run leaves the same."""
        counts = tables.run["counts"]
        self._update(", ".join(f"{counts[n]} {n}" for n in ("documents", "mentions", "entities", "rejects")))

    def _update(self, line: str) -> None:
        self._handle.update({"text/plain": line}, raw=True)


class _Terminal(_Progress):
    """Shows how far a run is, on a terminal."""

    def __init__(self) -> None:
        super().__init__(None)

    def _update(self, line: str) -> None:
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()

    def last(self, tables: Tables) -> None:
        super().last(tables)
        sys.stderr.write("\n")


def _display(progress: bool | None) -> _Progress | None:
    """Return what shows the progress, or None."""
    if progress is False:
        return None
    if "IPython" in sys.modules:
        from IPython import get_ipython
        from IPython.display import display

        if get_ipython() is not None and hasattr(get_ipython(), "kernel"):
            return _Progress(display({"text/plain": "toli run"}, raw=True, display_id=True))
    return _Terminal() if progress or sys.stderr.isatty() else None
