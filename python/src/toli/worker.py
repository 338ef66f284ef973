"""A worker process: documents go in and mentions come out, as Arrow streams."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import tempfile
import weakref
from collections.abc import Sequence
from typing import IO, Any

import pyarrow as pa

from . import binary
from .errors import WorkerError
from .pipes import Pipe

Row = tuple[str, str | None, str]  # doc_id, date, text

SCHEMA = pa.schema([("doc_id", pa.string()), ("date", pa.string()), ("text", pa.large_string())])


class Worker:
    """One process. Not safe for concurrent use. After an error it is ended."""

    def __init__(self, flags: Sequence[str]) -> None:
        program = binary.find()
        self._said = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            [program, "worker", *flags],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            start_new_session=True,  # an interrupt of the notebook is not meant for it
        )
        assert self._process.stdin and self._process.stdout
        self._in: IO[bytes] = self._process.stdin
        self._out = io.BufferedReader(Pipe(self._process.stdout), 1 << 16)
        self._writer = pa.ipc.new_stream(pa.PythonFile(self._in, mode="w"), SCHEMA)
        self._reader: Any = None
        self._sent = 0
        self._finalizer = weakref.finalize(self, _end, self._process, self._said)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def alive(self) -> bool:
        """Report whether the process still runs."""
        return self._finalizer.alive and self._process.poll() is None

    def send(self, rows: Sequence[Row]) -> int:
        """Send a batch of documents, and return the number of the first."""
        if not self._finalizer.alive:
            raise WorkerError("toli worker has ended")
        first = self._sent
        batch = pa.record_batch([list(column) for column in zip(*rows, strict=True)], schema=SCHEMA)
        try:
            self._writer.write_batch(batch)
            self._in.flush()
        except (OSError, ValueError) as e:
            raise self._failed() from e
        except BaseException:
            self.close()
            raise
        self._sent += len(rows)
        return first

    def receive(self) -> Any:
        """Return the record batch that answers the first batch not yet answered."""
        try:
            if self._reader is None:
                self._reader = pa.ipc.open_stream(pa.PythonFile(self._out, mode="r"))
            return self._reader.read_next_batch()
        except (OSError, ValueError, StopIteration) as e:
            raise self._failed() from e
        except BaseException:  # an interrupt: what comes next would answer another question
            self.close()
            raise

    def close(self) -> None:
        """End the process, and wait until it has ended."""
        self._finalizer()

    def _failed(self) -> WorkerError:
        """End the process and say how it went."""
        try:
            code = self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self._said.seek(0)
        said = self._said.read()[-2000:].decode(errors="replace").strip().removeprefix("toli: ")
        self.close()
        if code == 2 and said:
            return WorkerError(said)  # it refused its options
        how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with exit code {code}"
        return WorkerError(f"toli worker {how}" + (f": {said}" if said else ""))


def _end(process: subprocess.Popen[bytes], said: IO[bytes]) -> None:
    """Kill the process and reap it. Nothing that it still does is of use."""
    if process.poll() is None:
        process.kill()
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe:
                pipe.close()
        except OSError:
            pass  # what was not yet sent has no reader
    said.close()
    process.wait()


def processors() -> int:
    """Return how many batches are worth having in work."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
