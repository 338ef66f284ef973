"""Arguments of functions as flags of the program."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable

Path = str | os.PathLike[str]
Date = str | datetime.date | None


def paths(given: Path | Iterable[Path] | None) -> list[str]:
    """Return one path or several as a list."""
    if given is None:
        return []
    if isinstance(given, (str, os.PathLike)):
        return [os.fspath(given)]
    return [os.fspath(p) for p in given]


def date(given: Date) -> str | None:
    """Return a date as YYYY-MM-DD, and a string as it is."""
    if isinstance(given, datetime.datetime):
        given = given.date()
    if given is None or isinstance(given, str):
        return given or None
    if isinstance(given, datetime.date):
        return given.isoformat()
    raise TypeError(f"date is {type(given).__name__}: a string or datetime.date is needed")


def knowledge(gazetteer: Path | Iterable[Path] | None, model: Path | None, prose: bool) -> list[str]:
    """Return the flags that say what the program knows before it reads."""
    flags = [f"--gazetteer={p}" for p in paths(gazetteer)]
    if model is not None:
        flags.append(f"--model={os.fspath(model)}")
    if not prose:
        flags.append("--no-prose")
    return flags
