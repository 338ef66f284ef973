"""What texts name, by a worker process."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from . import options
from .document import Document
from .errors import RejectedError
from .worker import Row, Worker, processors

Source = str | Mapping[str, Any]

_warm: dict[tuple[str, ...], tuple[object, Worker]] = {}
_lock = threading.Lock()


def extract(
    text: str,
    *,
    date: options.Date = None,
    gazetteer: options.Path | Iterable[options.Path] | None = None,
    model: options.Path | None = None,
    prose: bool = False,
) -> Document:
    """Return what a text names.

    date is the publication date, which relative dates are counted from: YYYY,
    YYYY-MM or YYYY-MM-DD; without it, the header or dateline of the text tells.
    The first call starts a process, which later calls with the same options
    use. Safe for concurrent use, one call after the other.
    """
    flags = options.knowledge(gazetteer, model, prose)
    row = _row(text, "0", options.date(date))
    with _lock:
        worker = _worker(flags, [*options.paths(gazetteer), *options.paths(model)])
        first = worker.send([row])
        answer = worker.receive()
    document = next(_documents([row], first, answer))
    if document.error:
        raise RejectedError(document.error)
    return document


def _worker(flags: list[str], files: list[str]) -> Worker:
    """Return the warm worker with these flags, a new one if a file has changed."""
    for ended in [k for k, (_, w) in _warm.items() if not w.alive()]:
        _warm.pop(ended)[1].close()
    key = tuple(["--workers=1", *flags])
    state = [_state(f) for f in files]
    old, worker = _warm.get(key, (None, None))
    if worker and old == state:
        return worker
    if worker:
        worker.close()
    worker = Worker(key)
    _warm[key] = (state, worker)
    return worker


def _state(path: str) -> object:
    try:
        stat = os.stat(path)
    except OSError:
        return None  # the worker will say so
    return stat.st_mtime_ns, stat.st_size


def _forked() -> None:
    """Leave the workers to the process that started them."""
    global _lock
    _lock = threading.Lock()
    _warm.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


def stream(
    texts: Iterable[Source],
    *,
    gazetteer: options.Path | Iterable[options.Path] | None = None,
    model: options.Path | None = None,
    prose: bool = False,
    workers: int | None = None,
    batch: int = 32,
) -> Iterator[Document]:
    """Yield what each of many texts names, in order.

    A text is a string, or a mapping with text and, where known, doc_id (or id)
    and date, such as a row of a table. Some batches are read ahead. A text
    that was not read is a document with an error; one that is not a string
    ends the stream, after the answers to those before it.
    """
    n = workers or processors()
    # Of n workers, the program takes in n+2 batches before the first answer is
    # read, so sending one never waits for one that is not read.
    waiting: deque[tuple[list[Row], int]] = deque()
    worker = Worker([f"--workers={n}", *options.knowledge(gazetteer, model, prose)])
    try:
        for rows, failure in _batches(texts, max(batch, 1)):
            if rows:
                waiting.append((rows, worker.send(rows)))
            while len(waiting) > (0 if failure else n):
                rows, first = waiting.popleft()
                yield from _documents(rows, first, worker.receive())
            if failure:
                raise failure
        while waiting:
            rows, first = waiting.popleft()
            yield from _documents(rows, first, worker.receive())
    finally:
        worker.close()


def _batches(texts: Iterable[Source], size: int) -> Iterator[tuple[list[Row], Exception | None]]:
    """Yield rows in batches, the last one with what ended the texts too early."""
    rows: list[Row] = []
    failure: Exception | None = None
    numbered = enumerate(texts)
    while failure is None:
        try:
            i, text = next(numbered)
            rows.append(_source(text, i))
        except StopIteration:
            break
        except Exception as e:
            failure = e
        if len(rows) == size and failure is None:
            yield rows, None
            rows = []
    yield rows, failure


def _source(text: Source, i: int) -> Row:
    """Return the row of text number i of a stream."""
    if not isinstance(text, Mapping):
        return _row(text, str(i), None, f"text {i} ")
    name = text.get("doc_id", text.get("id"))
    return _row(text.get("text"), str(i if name is None else name), options.date(text.get("date")), f"text {i} ")


def _row(text: object, doc_id: str, date: str | None, where: str = "text ") -> Row:
    if text is None:
        raise TypeError(f"{where}is None: a string is needed")
    if not isinstance(text, str):
        raise TypeError(f"{where}is {type(text).__name__}: a string is needed")
    try:
        text.encode()
    except UnicodeEncodeError as e:
        raise RejectedError(f"{where}is not Unicode at character {e.start}: half of a surrogate pair") from None
    return doc_id, date, text


def _documents(rows: list[Row], first: int, answer: Any) -> Iterator[Document]:
    """Yield the documents of a batch, whose first row has number first."""
    numbers = answer.column("row").to_pylist()
    mentions = pa.Table.from_batches([answer]).drop_columns(["row", "error"])
    at = 0
    for i, (doc_id, date, text) in enumerate(rows):
        end = at
        while end < len(numbers) and numbers[end] == first + i:
            end += 1
        error = answer.column("error")[at].as_py() if end > at else None
        yield Document(text, doc_id, date, mentions.slice(at, 0 if error else end - at), error)
        at = end
