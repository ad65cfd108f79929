"""How far a long piece of work is, and a stop that keeps what is done."""

import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from types import FrameType
from typing import TypeVar

from sourcebook.cli.form import Console

_T = TypeVar("_T")

_EVERY = 0.2  # seconds between two lines
_SAYS_SO_FROM = 0.5  # seconds of work before the first


class Progress:
    """A line on a terminal while files are read: how many, and how fast.

    The first Ctrl-C ends the reading, and what was read until then is put together and
    kept; while that is done a Ctrl-C is told so, and only the next one gives it up.
    """

    def __init__(self, console: Console) -> None:
        self._err = console.err if console.err_tty else None
        self._start = self._last = time.monotonic()
        self._shown = self._reading = self._warned = False
        self._former: object = None

    def __enter__(self) -> "Progress":
        with suppress(ValueError):  # outside the main thread signals are not ours
            self._former = signal.signal(signal.SIGINT, self._interrupted)
        return self

    def __exit__(self, *_: object) -> None:
        if callable(self._former) or isinstance(self._former, signal.Handlers):
            signal.signal(signal.SIGINT, self._former)
        if self._shown and self._err is not None:
            self._err.write("\r\x1b[K")
            self._err.flush()

    def watched(self, items: Iterable[_T]) -> Iterator[_T]:
        """The items; between the first and the last a Ctrl-C ends the reading."""
        self._reading = True
        yield from items
        self._reading = False
        self._say("putting them together; Ctrl-C gives up", at_once=self._shown)

    def __call__(self, count: int) -> None:
        """So many are read."""
        rate = count / max(time.monotonic() - self._start, 0.001)
        files = "file" if count == 1 else "files"
        self._say(f"{count:,} {files}, {rate:,.0f} a second; Ctrl-C stops and keeps them")

    def _say(self, text: str, *, at_once: bool = False) -> None:
        now = time.monotonic()
        soon = now - self._last < _EVERY or now - self._start < _SAYS_SO_FROM
        if self._err is None or (soon and not at_once):
            return
        self._last, self._shown = now, True
        self._err.write(f"\r\x1b[K{text}")
        self._err.flush()

    def _interrupted(self, _: int, __: FrameType | None) -> None:
        if self._reading or self._warned:
            self._reading = False
            raise KeyboardInterrupt
        self._warned = True
        self._say("keeping what was read; Ctrl-C once more gives it up", at_once=True)
