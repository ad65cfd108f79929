"""TinyDB's storage, made safe: one JSON file, read once, written whole and atomically.

The layout is TinyDB's own, `{table: {row: record}}`, with one record a line, so that
stock TinyDB opens the file and a diff shows which record changed.
"""

import gc
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NoReturn, TypeAlias

from tinydb import Storage, TinyDB

from sourcebook.store import files
from sourcebook.store.faults import Wording, book_words

Document: TypeAlias = dict[str, Any]
Tables: TypeAlias = dict[str, dict[str, Document]]

HEADER = "sourcebook"
"""The table that says what a file is."""

_PART = 1_000_000  # characters of a part that is written at once
_BOMS = (b"\xff\xfe", b"\xfe\xff")


class AtomicJSONStorage(Storage):
    """Keeps a TinyDB in one JSON file that is never half written.

    The file is read once, at the first question; `refresh` forgets it. `fresh` starts
    empty, whatever stands there. Errors are sentences.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        words: Wording | None = None,
        *,
        fresh: bool = False,
        mode: int = files.PUBLIC,
    ) -> None:
        self.path = os.fspath(path)
        self.words = words or book_words(self.path)
        self.generation = ""
        self._mode = mode
        self._tables: Tables | None = {} if fresh else None
        self._holding = False

    def read(self) -> Tables | None:
        """All tables; None where there is no file yet."""
        if self._tables is None:
            content = files.read(self.path, self.words)
            if content is None:
                return None
            text, generation = decoded(content.data, self.words), content.generation
            del content  # a large file's bytes beside its text and its tables are too much
            self._tables = parse(text, self.words)
            self.generation = generation
        return self._tables

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Put `data` in the file's place, at once or at the end of `held`."""
        self._tables = {name: dict(table) for name, table in data.items()}
        if not self._holding:
            self._save(self._tables)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Several changes, one write: all of them reach the file, or none."""
        self._holding = True
        try:
            yield
        except BaseException:
            self.refresh()
            raise
        finally:
            self._holding = False
        self._save(self._tables or {})

    def refresh(self) -> None:
        """Forget what was read, so that the next question reads the file again."""
        self._tables = None

    def close(self) -> None:
        """Let go of the memory."""
        self.refresh()

    def _save(self, tables: Tables) -> None:
        try:
            self.generation = files.replace(self.path, render(tables), self.words, self._mode)
        except BaseException:
            self.refresh()
            raise


def database(storage: AtomicJSONStorage) -> TinyDB:
    """TinyDB on that storage."""
    return TinyDB(storage=lambda: storage)


def header(db: TinyDB, words: Wording, reads: int) -> Document:
    """The page that says what the file is; refuses foreign files and later formats."""
    rows = db.table(HEADER).all()
    if len(rows) != 1 or "format" not in rows[0]:
        raise words.no_such(f'no "{HEADER}" header')
    version = rows[0]["format"]
    if type(version) is not int or version < 1:
        raise words.broken("has a damaged header (format is no number)")
    if version > reads:
        raise words.newer(version, reads)
    return dict(rows[0])


def render(tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """The file's bytes: plain JSON, one record a line, in the order of insertion."""
    return b"".join(rendered((name, table.items()) for name, table in tables.items()))


def rendered(tables: Iterable[tuple[str, Iterable[tuple[str, Any]]]]) -> Iterator[bytes]:
    """The same in parts, of tables whose records need not be held all at once."""
    write = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    lines: list[str] = ["{\n"]
    size = 0
    for number, (name, rows) in enumerate(tables):
        lines += (",\n" if number else "", f"{write(name)}: {{")
        empty = True
        for row, record in rows:
            line = f"{write(row)}: {write(record)}"
            lines += ("\n" if empty else ",\n", line)
            empty = False
            size += len(line)
            if size > _PART:
                yield _bytes(lines)
                lines, size = [], 0
        lines.append("}" if empty else "\n}")
    lines.append("\n}\n")
    yield _bytes(lines)


def _bytes(lines: list[str]) -> bytes:
    # Lone surrogates are all that UTF-8 cannot hold; this spells them as JSON escapes.
    return "".join(lines).encode("utf-8", "backslashreplace")


@contextmanager
def calm() -> Iterator[None]:
    """No garbage collection while very many objects are made that all live on."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def parse(text: str, words: Wording) -> Tables:
    """The tables in a file's text. Raises the sentence of `words`."""
    if not text.lstrip(" \t\r\n").startswith("{"):
        raise words.broken("is empty") if not text.strip() else words.no_such("no JSON object")
    try:
        with calm():
            tables = json.loads(text, parse_constant=_refuse)
    except RecursionError:
        raise words.no_such("nested too deep") from None
    except json.JSONDecodeError as error:
        raise _broken(text, error, words) from None
    except ValueError as error:  # NaN, or a number of thousands of digits
        raise words.no_such(str(error).partition(":")[0].partition(";")[0]) from None
    return _shaped(tables, words)


def decoded(data: bytes, words: Wording) -> str:
    """The text in a file's bytes. Raises the sentence of `words`."""
    if data.startswith(_BOMS):
        raise words.no_such("UTF-16, where UTF-8 is needed")
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise words.broken(f"breaks off at byte {len(data):,}") from None
        raise words.no_such(f"not in UTF-8, byte {error.start:,}") from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")


def _broken(text: str, error: json.JSONDecodeError, words: Wording) -> Exception:
    """Cut off where nothing follows the broken line, else damaged in its midst."""
    if "\n" not in text[error.pos :].rstrip("\n"):
        return words.broken(f"breaks off at byte {len(text.encode('utf-8')):,}")
    at = len(text[: error.pos].encode("utf-8"))
    return words.broken(f"is damaged at byte {at:,}")


def _shaped(tables: object, words: Wording) -> Tables:
    """`tables` if they are TinyDB's layout, so that TinyDB cannot stumble."""
    shaped: Tables = {}
    for name, table in _object(tables, "the file", words).items():
        rows = shaped[name] = _object(table, f"table {name[:40]!r}", words)
        for row, record in rows.items():
            if not (row.isascii() and row.isdecimal() and len(row) < 16):
                raise words.no_such(f"table {name[:40]!r} has a row {row[:40]!r}")
            _object(record, f"row {row} of table {name[:40]!r}", words)
    return shaped


def _object(value: object, what: str, words: Wording) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise words.no_such(f"{what} is no object")
    return value
