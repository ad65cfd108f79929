"""One writer at a time, and a sentence for the second that says who the first is."""

# Paths are strings: pathlib loads urllib, which reading commands must not.

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sourcebook.errors import Exit, SourcebookError
from sourcebook.store.faults import Wording

WAIT = 2.0
"""Seconds that a second writer waits."""


@contextmanager
def writing(path: str, words: Wording, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock file at `path`; the kernel lets go of it if this process dies."""
    from filelock import FileLock, Timeout  # slow to import, and readers never lock

    lock = FileLock(path, timeout=wait)
    try:
        lock.acquire()
    except Timeout:
        raise _busy(path) from None
    except OSError as error:
        raise words.unwritable(error) from error
    try:
        _sign(path)
        yield
    finally:
        lock.release()


def _sign(path: str) -> None:
    """Leave word of who writes; without it (a full disk) the lock holds all the same."""
    with suppress(OSError), open(path, "r+b", buffering=0) as file:
        file.write(b"%d %d\n" % (os.getpid(), time.time()))
        file.truncate()


def _busy(path: str) -> SourcebookError:
    return SourcebookError(
        f"another sourcebook{_holder(path)} is writing your workspace",
        "nothing was changed; try again.",
        code=Exit.BAD,
    )


def _holder(path: str) -> str:
    """` (process 4121, since 3 s)`, as far as the lock file tells."""
    try:
        with open(path, "rb") as file:
            process, since = map(int, file.read(64).split())
    except (OSError, ValueError):
        return ""
    return f" (process {process}, since {max(0, int(time.time()) - since)} s)"
