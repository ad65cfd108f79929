"""Bytes on disk: read whole, replaced whole. Kill it anywhere: the old or the new file stands."""

# Paths are strings: pathlib loads urllib, which reading commands must not.

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from sourcebook.store.faults import Wording

LIMIT = 512 * 2**20
"""The largest file that is read, in bytes."""

PRIVATE = 0o600
PUBLIC = 0o666  # less the umask

_MARK = ".sourcebook-"


@dataclass(frozen=True, slots=True)
class Content:
    """A file as it was at one moment; `generation` tells it from any other state."""

    data: bytes
    generation: str


def read(path: str, words: Wording, limit: int = LIMIT) -> Content | None:
    """The file at `path`, None where there is none. Raises the sentence of `words`."""
    try:
        with _opened(path) as handle:
            found = os.fstat(handle)
            _readable(found, words, limit)
            return Content(_all(handle, found.st_size), _stamp(found))
    except (FileNotFoundError, NotADirectoryError):
        return None  # nothing stands there; writing will say why nothing can
    except OSError as error:
        raise words.unreadable(error) from error
    except ValueError:  # a path with a NUL
        return None


def generation(path: str) -> str:
    """Changes when the file is replaced; empty where there is none."""
    try:
        return _stamp(os.stat(path))
    except (OSError, ValueError):
        return ""


def replace(path: str, data: bytes | Iterable[bytes], words: Wording, mode: int = PUBLIC) -> str:
    """Put `data` in the place of the file at `path`, durably and at once; gives the generation.

    Data that comes in parts is written as it comes, so that it need not be held whole.

    Raises the sentence of `words`, and then the former file stands untouched.
    """
    target = os.path.realpath(path)  # a link stays one
    try:
        _sweep(target)
        made = _replace(target, (data,) if isinstance(data, bytes) else data, mode)
        _sync_folder(os.path.dirname(target))
    except OSError as error:
        raise words.unwritable(error) from error
    return made


@contextmanager
def _opened(path: str) -> Iterator[int]:
    # A pipe in the place of a file must not make us wait for its writer.
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        yield handle
    finally:
        os.close(handle)


def _readable(found: os.stat_result, words: Wording, limit: int) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise words.no_such("a folder")
    if not stat.S_ISREG(found.st_mode):
        raise words.no_such("not a plain file")
    if found.st_size > limit:
        size = -(-found.st_size // 2**20)
        raise words.no_such(f"{size:,} MB, where {limit // 2**20:,} MB is the most")


def _all(handle: int, size: int) -> bytes:
    parts = []
    while part := os.read(handle, max(size, 1) + 1):
        parts.append(part)
        size -= len(part)
        if size < 0:  # it grew while being read
            break
    return b"".join(parts)


def _stamp(found: os.stat_result) -> str:
    return f"{found.st_size}-{found.st_mtime_ns}-{found.st_ino}"


def _replace(target: str, parts: Iterable[bytes], mode: int) -> str:
    handle, temporary = _temporary(target, mode)
    try:
        _keep_mode(handle, target)
        for part in parts:
            _write(handle, part)
        os.fsync(handle)
        made = _stamp(os.fstat(handle))
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    finally:
        os.close(handle)
    return made


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _keep_mode(handle: int, target: str) -> None:
    with suppress(FileNotFoundError):
        os.fchmod(handle, stat.S_IMODE(os.stat(target).st_mode))


def _sync_folder(folder: str) -> None:
    """Make the renaming durable, where the system knows how."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _temporary(target: str, mode: int) -> tuple[int, str]:
    """A new file beside `target`, locked so that nobody sweeps it while it is written."""
    while True:
        name = _stem(target) + _MARK + os.urandom(6).hex() + ".tmp"
        path = os.path.join(os.path.dirname(target), name)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
        locked(handle, wait=True)
        if os.fstat(handle).st_nlink:  # else swept between its making and its locking
            return handle, path
        os.close(handle)


def _stem(target: str) -> str:
    """The start of the temporaries' names; cut, since names have 255 bytes at most."""
    return "." + os.fsdecode(os.fsencode(os.path.basename(target))[:120])


def _sweep(target: str) -> None:
    """Remove what killed writers left behind: temporaries that no living process holds."""
    ours = re.compile(re.escape(_stem(target) + _MARK) + r"[0-9a-f]{12}\.tmp")
    folder = os.path.dirname(target)
    for name in os.listdir(folder):
        if ours.fullmatch(name):
            _remove_if_left(os.path.join(folder, name))


def _remove_if_left(path: str) -> None:
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if locked(handle, wait=False):
                os.unlink(path)
        finally:
            os.close(handle)


def has_locks() -> bool:
    """True where the kernel knows locks of a kind that die with their holder."""
    try:
        import fcntl
    except ImportError:
        return False
    return bool(fcntl)


def locked(handle: int, *, wait: bool) -> bool:
    """Lock an open file; the kernel unlocks it when its process dies."""
    try:
        import fcntl  # absent on some systems: there temporaries are left alone

        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except (ImportError, OSError):
        return False
    return True
