"""Reading from a process so that an interrupt is seen at once."""

from __future__ import annotations

import io
import os
import select
from typing import IO, Any


class Pipe(io.RawIOBase):
    """The reading end of a pipe of a process.

    A library that catches signals, as polars does, makes the system go on with
    an interrupted read, and Python then sees the interrupt when the read ends.
    Polling is never gone on with, so each read polls first.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._poll = select.poll() if hasattr(select, "poll") else None
        if self._poll:
            self._poll.register(stream, select.POLLIN)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what there is, and wait only if there is nothing."""
        if self._poll:
            self._poll.poll()
        read = os.read(self._stream.fileno(), len(buffer))
        buffer[: len(read)] = read
        return len(read)
