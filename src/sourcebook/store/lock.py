"""One writer at a time, and a sentence for the second that says who the first is."""

# Paths are strings: pathlib loads urllib, which reading commands must not.

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sourcebook.errors import Exit, SourcebookError
from sourcebook.store import files
from sourcebook.store.faults import Wording, book_words, shown

WAIT = 2.0
"""Seconds that a second writer waits."""

_PAUSE = 0.05


@contextmanager
def writing(path: str, words: Wording, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock file at `path`; the kernel lets go of it if this process dies."""
    from filelock import FileLock, Timeout  # slow to import, and readers never lock

    lock = FileLock(path, timeout=wait)
    try:
        lock.acquire()
    except Timeout:
        raise _busy(path, "your workspace") from None
    except OSError as error:
        raise words.unwritable(error) from error
    try:
        _sign(path)
        yield
    finally:
        lock.release()


@contextmanager
def writing_book(path: str, wait: float = WAIT) -> Iterator[None]:
    """Hold a book that is being made, from reading what it has to writing it.

    Raises a sentence where it cannot be written, before any work is done. The lock stands
    beside the book and goes with its holder; where the kernel knows no such locks there is
    none, and the last to write wins.
    """
    words = book_words(path)
    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    if not os.path.isdir(folder):
        told = f"there is no folder {shown(os.path.dirname(path) or folder)}"
        do = "make it first, or name a book in one that is there."
        raise SourcebookError(told, do, where=shown(path), code=Exit.BAD)
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise words.unwritable(PermissionError(13, "permission denied"))
    if not files.has_locks():
        yield
        return
    lock = os.path.join(folder, f".{name}.lock")
    try:
        handle = _taken(lock, wait)
    except OSError as error:
        raise words.unwritable(error) from error
    if handle is None:
        raise _busy(lock, shown(path))
    try:
        _sign(lock)
        yield
    finally:
        with suppress(OSError):
            os.unlink(lock)  # before it is let go, so that nobody takes it for a new one
        os.close(handle)


def _taken(path: str, wait: float) -> int | None:
    """The lock file at `path`, opened and locked; None if another holds it all the while."""
    until = time.monotonic() + wait
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, files.PUBLIC)
        if files.locked(handle, wait=False) and _stands(path, handle):
            return handle
        os.close(handle)
        if time.monotonic() >= until:
            return None
        time.sleep(_PAUSE)


def _stands(path: str, handle: int) -> bool:
    """False if its last holder removed the file before we could lock it."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(handle))
    except FileNotFoundError:
        return False


def _sign(path: str) -> None:
    """Leave word of who writes; without it (a full disk) the lock holds all the same."""
    with suppress(OSError), open(path, "r+b", buffering=0) as file:
        file.write(b"%d %d\n" % (os.getpid(), time.time()))
        file.truncate()


def _busy(path: str, what: str) -> SourcebookError:
    return SourcebookError(
        f"another sourcebook{_holder(path)} is writing {what}",
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
