"""Where documents come from: files, folders without loops, globs, standard input.

Nothing here raises for a bad file: what cannot be had becomes a `RawFile` with a fault,
and the rest goes on. Bytes are read one document at a time, when asked for.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from fnmatch import fnmatchcase
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from sourcebook.ingest.values import Kind, RawFile
from sourcebook.text import clean_line

MAX_BYTES = 20_000_000
"""More is no article; a document's raw bytes."""

STDIN = "-"
EMPTY = "The file is empty."

_KINDS = {
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".json": Kind.JSON,
    ".pdf": Kind.PDF,
    ".eml": Kind.MAIL,
}
_JSON_LINES = frozenset({".jsonl", ".ndjson"})
_MAGIC = "*?["
_STDIN_NAME = "standard input"
_TOO_LARGE = f"The file is larger than {MAX_BYTES // 1_000_000} MB."


def sources(
    paths: Iterable[str], stdin: BinaryIO | None = None, *, but: str = ""
) -> Iterator[RawFile]:
    """The documents at these paths, each once: files as given, folders and globs by name.

    `-` is standard input. A file of JSON lines gives one document a line, named
    `FILE:LINE`. In folders, what starts with a dot is passed over; the file `but` everywhere.
    """
    seen: set[tuple[int, int]] = set()
    with suppress(OSError, ValueError):
        own = Path(but).stat() if but else None
        seen |= {(own.st_dev, own.st_ino)} if own else set()
    for path in paths:
        if path == STDIN:
            yield from _standard_input(stdin)
        elif _is_glob(path):
            yield from _globbed(path, seen)
        else:
            yield from _at(path, seen)


def _is_glob(path: str) -> bool:
    return _has_magic(path) and not os.path.lexists(path)


def _named(path: str) -> str:
    return clean_line(path, 4096)


def _fault(path: str, sentence: str, *, there: bool = True) -> RawFile:
    return RawFile(_named(path), fault=sentence, there=there)


def _why(error: Exception) -> str:
    """The sentence for an error of the operating system."""
    if isinstance(error, FileNotFoundError):
        return "The file is not there (any more)."
    if isinstance(error, PermissionError):
        return "There is no permission to read it."
    words = getattr(error, "strerror", None) or str(error) or "unknown fault"
    return f"It could not be read ({clean_line(words, 120)})."


# --- folders and globs


def _at(path: str, seen: set[tuple[int, int]]) -> Iterator[RawFile]:
    """The file at a path, or all files under it; what was seen already is left out."""
    waiting, files = [path], 0
    while waiting:
        now = waiting.pop()
        try:
            status = Path(now).stat()
            files += not stat.S_ISDIR(status.st_mode)
            place = (status.st_dev, status.st_ino)
            if place in seen:
                continue
            seen.add(place)
            if stat.S_ISDIR(status.st_mode):
                waiting.extend(reversed(_inside(now)))
            elif not stat.S_ISREG(status.st_mode):
                yield _fault(now, "It is neither a file nor a folder.")
            else:
                yield from _file(now)
        except (OSError, ValueError) as error:
            files += 1
            yield _fault(now, _why(error), there=not isinstance(error, FileNotFoundError))
    if not files:
        yield _fault(path, "There is no file in the folder.", there=False)


def _inside(folder: str) -> list[str]:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    return [str(Path(folder) / name) for name in names]


def _globbed(pattern: str, seen: set[tuple[int, int]]) -> Iterator[RawFile]:
    found = _matching(pattern)
    if not found:
        yield _fault(pattern, "No file matches the pattern.", there=False)
    for path in found:
        yield from _at(path, seen)


def _matching(pattern: str) -> list[str]:
    """What matches a pattern, by name; the library's own `**` runs into loops of links."""
    parts = Path(pattern).parts
    fixed = next(n for n, part in enumerate(parts) if _has_magic(part))
    base = Path(*parts[:fixed]) if fixed else Path()
    if "**" in parts:
        return [path for path in _walk(str(base)) if _matches(_below(path, base), parts[fixed:])]
    found = [str(base)]
    for part in parts[fixed:]:
        found = [path for folder in found for path in _named_so(folder, part)]
    return found


def _has_magic(part: str) -> bool:
    return any(char in part for char in _MAGIC)


def _named_so(folder: str, pattern: str) -> list[str]:
    """What in a folder has a name like this; nothing if it is no folder or closed."""
    if not _has_magic(pattern):
        path = str(Path(folder) / pattern)
        return [path] if os.path.lexists(path) else []
    try:
        return [path for path in _inside(folder) if fnmatchcase(Path(path).name, pattern)]
    except OSError:
        return []


def _below(path: str, base: Path) -> tuple[str, ...]:
    return Path(path).relative_to(base).parts


def _walk(folder: str) -> Iterator[str]:
    """All files under a folder, each folder once."""
    waiting, entered = [folder], set()
    while waiting:
        now = waiting.pop()
        try:
            status = Path(now).stat()
            if not stat.S_ISDIR(status.st_mode):
                yield now
                continue
            place = (status.st_dev, status.st_ino)
            if place not in entered:
                entered.add(place)
                waiting.extend(reversed(_inside(now)))
        except OSError:
            yield now  # it will be reported when it is opened, if it matches


def _matches(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Whether the parts of a path match those of a pattern; `**` is any number of them."""
    ends = {0}  # how many parts of the path may be used up
    for piece in pattern:
        if piece == "**":
            ends = set(range(min(ends), len(parts) + 1))
        else:
            ends = {n + 1 for n in ends if n < len(parts) and fnmatchcase(parts[n], piece)}
        if not ends:
            return False
    return len(parts) in ends


# --- bytes


def _file(path: str) -> Iterator[RawFile]:
    suffix = Path(path).suffix.lower()
    with Path(path).open("rb") as stream:
        if suffix in _JSON_LINES:
            yield from _json_lines(path, _lines(stream))
            return
        data = stream.read(MAX_BYTES + 1)
    yield _whole(path, data, _KINDS.get(suffix, Kind.PLAIN))


def _whole(path: str, data: bytes, kind: Kind) -> RawFile:
    if len(data) > MAX_BYTES:
        return _fault(path, _TOO_LARGE)
    return RawFile(_named(path), data, kind)


def _json_lines(path: str, lines: Iterable[bytes]) -> Iterator[RawFile]:
    name, empty = _named(path), True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        empty = False
        label = f"{name}:{number}"
        if len(line) > MAX_BYTES:
            yield RawFile(label, fault=_TOO_LARGE.replace("file", "line"))
            return  # where the next line starts is not worth the reading
        yield RawFile(label, line.rstrip(b"\r\n"), Kind.JSON)
    if empty:
        yield _fault(path, EMPTY)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(MAX_BYTES + 1):
        yield line


def _standard_input(stdin: BinaryIO | None) -> Iterator[RawFile]:
    if stdin is None:
        yield _fault(_STDIN_NAME, "There is nothing on standard input.", there=False)
        return
    try:
        first = stdin.readline(MAX_BYTES + 1)
        if _is_object(first):
            yield from _json_lines(_STDIN_NAME, chain([first], _lines(stdin)))
        else:
            data = first + stdin.read(max(0, MAX_BYTES + 1 - len(first)))
            yield _whole(_STDIN_NAME, data, Kind.PLAIN)
    except (OSError, ValueError) as error:
        yield _fault(_STDIN_NAME, _why(error))


def _is_object(line: bytes) -> bool:
    """True if the line looks like a JSON object on its own."""
    line = line.strip()
    return line.startswith(b"{") and line.endswith(b"}")
