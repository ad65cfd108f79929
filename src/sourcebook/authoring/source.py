"""TOML as an editor wrote it: typed reading in which every fault knows its file and line."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from sourcebook.errors import Exit, SourcebookError
from sourcebook.text import clean, quoted

Value: TypeAlias = object
_Raw: TypeAlias = dict[str, Value]
_Lines: TypeAlias = dict[tuple[int, str], list[int]]

_HEADER = re.compile(r"(\[\[?)\s*([\w-]+(?:\s*\.\s*[\w-]+)*)\s*\]\]?\s*(?:#.*)?")
_AT = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a book's folder: `file:line`, and what."""

    where: str
    what: str
    quote: bool = False  # a quote that stands nowhere, or more than once

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class Faults:
    """Collects what is wrong, so that an editor sees all of it at once."""

    def __init__(self) -> None:
        self._found: dict[Fault, None] = {}

    def add(self, where: str, what: str, *, quote: bool = False) -> None:
        """One more fault; the same one twice counts once."""
        self._found[Fault(where, what, quote)] = None

    def __len__(self) -> int:
        return len(self._found)

    def settle(self) -> None:
        """Raise Unbuildable if anything is wrong."""
        if self._found:
            raise Unbuildable(tuple(self._found))


class Unbuildable(SourcebookError):
    """A folder that makes no book; carries every fault found."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        count = len(faults)
        noun = "fault" if count == 1 else "faults"
        if all(fault.quote for fault in faults):
            noun = "quote refused" if count == 1 else "quotes refused"
        super().__init__(
            f"{count:,} {noun} and nothing written",
            f"mend {'it' if count == 1 else 'them'} and build again.",
            where=faults[0].where,
            code=Exit.BAD,
        )


class File:
    """A TOML file (or the front matter of an article), and on which line each value stands."""

    def __init__(self, path: Path, text: str, faults: Faults, first_line: int = 1) -> None:
        self.path = path
        self.faults = faults
        self._first = first_line
        try:
            self._data: _Raw = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            at = _AT.search(str(error))
            line = int(at[1]) if at else 1
            faults.add(self.place(line), f"is no TOML: {str(error).partition(' (at')[0]}")
            self._data = {}
        self._lines = _located(text, self._data)

    @property
    def root(self) -> "Table":
        """The whole file as a table."""
        return Table(self, self._data)

    def place(self, line: int) -> str:
        """`path:line`."""
        return f"{self.path}:{line + self._first - 1}"

    def lines_of(self, data: _Raw, key: str) -> list[int]:
        """The lines of a key, and of each string in its value."""
        return self._lines.get((id(data), key), [])


class Table:
    """One table: values by key and type. What is wrong becomes a fault, never an exception.

    A key that is missing or of a wrong type reads as empty, after its fault is kept.
    `close` names the keys nobody asked for.
    """

    def __init__(self, file: File, data: _Raw) -> None:
        self._file = file
        self._data = data
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def where(self, key: str = "", n: int = 0) -> str:
        """`file:line` of a key, or of the n-th string (from 1) in its value."""
        lines = self._file.lines_of(self._data, key)
        for near in ("", *self._data):  # the header, else the first key
            lines = lines or self._file.lines_of(self._data, near)
        lines = lines or [1]
        return self._file.place(lines[n] if n < len(lines) else lines[0])

    def fault(self, key: str, what: str, *, n: int = 0, quote: bool = False) -> None:
        """Keep a fault about a key."""
        self._file.faults.add(self.where(key, n), what, quote=quote)

    def text(self, key: str, default: str | None = None) -> str:
        """A line of text; a fault if it is missing and has no default."""
        value = self._value(key, default)
        if not isinstance(value, str):
            if value is not None:
                self.fault(key, f"{key} is no text")
            return default or ""
        if clean(value).text != value or "\n" in value:
            self.fault(key, f"{key} is not one clean line of text")
        return value

    def texts(self, key: str) -> list[str]:
        """Several lines of text; one alone needs no brackets."""
        value = self._value(key, [])
        items = value if isinstance(value, list) else [value]
        found = [item for item in items if isinstance(item, str)]
        if len(found) != len(items):
            self.fault(key, f"{key} is neither text nor a list of texts")
        return found

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number, not negative."""
        value = self._value(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        if value is not None:
            self.fault(key, f"{key} is no whole number")
        return default or 0

    def flag(self, key: str) -> bool:
        """True or false; false where nothing is said."""
        value = self._value(key, False)
        if not isinstance(value, bool):
            self.fault(key, f"{key} is neither true nor false")
        return value is True

    def word(self, key: str, known: tuple[str, ...], default: str | None = None) -> str:
        """One of some known words."""
        value = self.text(key, default)
        if value and value not in known:
            self.fault(key, f"{key} {quoted(value)} is none of {', '.join(known)}")
            return default or known[0]
        return value

    def table(self, key: str) -> "Table":
        """A table inside this one; empty where there is none."""
        value = self._value(key, {})
        if not isinstance(value, dict):
            self.fault(key, f"{key} is no table")
            value = {}
        return Table(self._file, value)

    def tables(self, key: str) -> list["Table"]:
        """A list of tables; empty where there is none."""
        value = self._value(key, [])
        items = value if isinstance(value, list) else [value]
        found = [item for item in items if isinstance(item, dict)]
        if len(found) != len(items):
            self.fault(key, f"{key} is no list of tables")
        return [Table(self._file, item) for item in found]

    def close(self) -> None:
        """Keep a fault for each key that nobody asked for."""
        for key in self._data:
            if key not in self._asked:
                known = ", ".join(sorted(self._asked))
                self.fault(key, f"unknown key {quoted(key)} (known here: {known})")

    def _value(self, key: str, default: Value) -> Value:
        self._asked.add(key)
        if key not in self._data and default is None:
            self.fault("", f"{key} is missing")
        return self._data.get(key, default)


# --- lines: tomllib does not tell them, so values are found again in the text, in order


def _located(text: str, data: _Raw) -> _Lines:
    """The line of every key and string, as far as they can be found."""
    found: _Lines = {}
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for section in _sections(text.splitlines(), data):
        begin, table = section.begin, section.table
        found[(id(table), "")] = [begin + 1]
        found.setdefault((id(section.parent), section.key), [begin + 1])
        _Finder(text[starts[begin] : starts[section.end]], begin + 1, found).table(table)
    return found


@dataclass(frozen=True, slots=True)
class _Section:
    """Lines [begin, end) under one header, the table they fill, and what holds that."""

    begin: int
    end: int
    table: _Raw
    parent: _Raw
    key: str


def _sections(lines: list[str], data: _Raw) -> Iterator[_Section]:
    """The stretches of lines under one header each."""
    heads: list[tuple[int, _Raw, _Raw, str]] = [(0, data, {}, "")]
    counts: dict[int, int] = {}
    inside = False  # a string of several lines, in which a header is no header
    for number, line in enumerate(lines):
        header = None if inside else _HEADER.fullmatch(line.strip())
        if header:
            path = [part.strip() for part in header[2].split(".")]
            parent = _descend(data, path[:-1], counts)
            table = _descend(data, path, counts, several=header[1] == "[[")
            if parent is not None and table is not None:
                heads.append((number, table, parent, path[-1]))
        inside ^= (line.count('"""') + line.count("'''")) % 2 == 1
    for head, following in pairwise([*heads, (len(lines), data, data, "")]):
        yield _Section(head[0], following[0], *head[1:])


def _descend(
    data: _Raw, path: list[str], counts: dict[int, int], *, several: bool = False
) -> _Raw | None:
    """The table that a header opens; of a list of tables the next one."""
    at: Value = data
    for depth, key in enumerate(path):
        at = at.get(key) if isinstance(at, dict) else None
        if isinstance(at, list):
            if several and depth == len(path) - 1:
                counts[id(at)] = counts.get(id(at), 0) + 1
            n = counts.get(id(at), 0) - 1
            at = at[n] if 0 <= n < len(at) else None
    return at if isinstance(at, dict) else None


class _Finder:
    """Finds the values of one section again, each behind the one before."""

    def __init__(self, text: str, line: int, found: _Lines) -> None:
        self._text = text
        self._line = line
        self._found = found
        self._at = 0

    def table(self, table: _Raw) -> None:
        for key, value in table.items():
            start = re.compile(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?\s*[=.]", re.MULTILINE)
            match = start.search(self._text, self._at)
            if match:  # else it has a header of its own
                self._at = match.end()
                self._found[(id(table), key)] = [self._now(), *self._strings(value)]

    def _now(self) -> int:
        return self._line + self._text.count("\n", 0, self._at)

    def _strings(self, value: Value) -> list[int]:
        """The lines of all strings in a value; tables inside it are filed on the way."""
        if isinstance(value, str):
            for mark in "\"'":
                at = self._text.find(f"{mark}{value}{mark}", self._at)
                if at >= 0:
                    self._at = at + len(value) + 2
                    break
            return [self._now()]
        if isinstance(value, list):
            return [line for item in value for line in self._strings(item)]
        if isinstance(value, dict):
            lines: list[int] = []
            for key, item in value.items():
                inner = self._strings(item)
                self._found[(id(value), key)] = [inner[0] if inner else self._now(), *inner]
                lines += inner
            return lines
        return []
