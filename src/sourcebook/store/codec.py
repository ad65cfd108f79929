"""Records to JSON documents and back: one place, driven by the records' own types.

A document leaves out what equals its default, writes a date as its EDTF string and
names the class of a member of a union (`"kind": "pair"`). Reading trusts nothing: a
wrong type, a missing or unknown field, a bad date or an unknown word is `Damaged`,
and text of a store that somebody else made is cleaned at the door.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from sourcebook import dates, text
from sourcebook.dates import Edtf
from sourcebook.errors import SourcebookError
from sourcebook.model import Passage, Record
from sourcebook.store.faults import Damaged, Fault

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"

LINE, TEXT, ITEMS, NUMBER = 4_000, 1_000_000, 100_000, 2**53
"""The longest line and passage in characters, the longest list, the highest number."""

_T = TypeVar("_T")
_R = TypeVar("_R", bound=Record)
_Step: TypeAlias = Callable[[object], object]
_Layout: TypeAlias = tuple[tuple[str, object, str], ...]

_PLAIN_TEXT = re.compile(f"[\n\t {text.SAFE}]*")
"""What `text.clean` leaves as it is: a shortcut, as most passages are so."""

_EXACT = {(Passage, "text"), (Passage, "before")}
"""Fields whose offsets count: unclean, they are damaged rather than mended."""


class _WrongError(Exception):
    """Why a value is not what its field holds, and on which path inside the record."""

    def __init__(self, why: str, path: str = "") -> None:
        super().__init__(f"{path} {why}" if path else why)
        self.why = why
        self.path = path

    def under(self, name: str) -> "_WrongError":
        """The same, seen from one level up."""
        joint = "." if self.path and not self.path.startswith("[") else ""
        return _WrongError(self.why, name + joint + self.path)


def encode(record: object) -> dict[str, JSON]:
    """The document of a record, with what is needed to read it back and no more."""
    document: dict[str, JSON] = {}
    for name, default, tag in _layout(type(record)):
        value = getattr(record, name)
        if value != default or type(value) is not type(default):
            document[name] = value if type(value) is str else _plain(value, tag)
    return document


def decode(cls: type[_T], document: object) -> _T:
    """The record of class `cls` in a document. Raises Damaged with the record's address."""
    try:
        record = _step(cls)(document)
    except _WrongError as wrong:
        raise Damaged(_address(document), str(wrong)) from None
    if not isinstance(record, cls):
        raise TypeError(f"{cls.__name__} is no record")
    return record


def decode_rows(
    cls: type[_R], table: str, rows: Iterable[object], faults: list[Fault]
) -> tuple[_R, ...]:
    """The records of a table's rows; what cannot be read is left out and goes to `faults`."""
    records: dict[str, _R] = {}
    for at, row in enumerate(rows, 1):
        try:
            record = decode(cls, row)
            if record.id in records:
                raise Damaged(record.id, f"stands twice in {table}")
        except Damaged as damaged:
            faults.append(Fault(damaged.where or f"{table} row {at}", damaged.what))
        else:
            records[record.id] = record
    return tuple(records.values())


def _address(document: object) -> str:
    found = document.get("id") if isinstance(document, Mapping) else None
    return text.clean_line(found, 120) if isinstance(found, str) else ""


# --- writing


def _layout(cls: type) -> _Layout:
    """Name, default and (for a union) the key of the class, of each field."""
    if cls not in _LAYOUTS:
        hints = get_type_hints(cls)
        _LAYOUTS[cls] = tuple(
            (f.name, f.default, _tag(_members(hints[f.name]))) for f in fields(cls)
        )
    return _LAYOUTS[cls]


def _plain(value: object, tag: str = "") -> JSON:
    if value is None or type(value) is str or type(value) is int or type(value) is bool:
        return value
    if type(value) is tuple:
        return [_plain(item) for item in value]
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, Edtf):
        return value.text
    document = encode(value)
    return {tag: _word(type(value)), **document} if tag else document


# --- unions


def _members(hint: object) -> tuple[type, ...]:
    """The classes of a union, without None; empty for what is no union."""
    if get_origin(hint) not in (Union, UnionType):
        return ()
    return tuple(member for member in get_args(hint) if member is not NoneType)


def _tag(members: tuple[type, ...]) -> str:
    """The key that names the class: `kind`, or `record` where a member has a `kind` itself."""
    if len(members) < 2:
        return ""
    taken = any(f.name == "kind" for member in members for f in fields(member))
    return "record" if taken else "kind"


def _word(cls: type) -> str:
    return cls.__name__.lower()


# --- reading


def _step(hint: object) -> _Step:
    """What reads a value of the type `hint`; made once."""
    if hint not in _STEPS:
        _STEPS[hint] = _made(hint)
    return _STEPS[hint]


def _made(hint: object) -> _Step:
    if get_origin(hint) is tuple:
        return _list(_step(get_args(hint)[0]))
    if members := _members(hint):
        return _choice(members) if len(members) > 1 else _optional(_step(members[0]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _word_of(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint)
    raise TypeError(f"no way to store {hint!r}")


def _record(cls: type) -> _Step:
    hints = get_type_hints(cls)
    steps = {
        f.name: _passage_text if (cls, f.name) in _EXACT else _step(hints[f.name])
        for f in fields(cls)
    }
    needed = {f.name for f in fields(cls) if f.default is MISSING}

    def read(document: object) -> object:
        if not isinstance(document, dict):
            raise _WrongError("is no record")
        values = {}
        name = ""
        try:
            for name, value in document.items():
                values[name] = steps[name](value)
        except _WrongError as wrong:
            raise wrong.under(name) from None
        except KeyError:
            raise _WrongError(f"has an unknown field {text.quoted(name)}") from None
        try:
            return cls(**values)
        except TypeError:  # cheaper than looking for what is missing beforehand
            raise _WrongError("is missing", min(needed - values.keys())) from None

    return read


def _choice(members: tuple[type, ...]) -> _Step:
    tag = _tag(members)
    steps = {_word(member): _step(member) for member in members}

    def read(document: object) -> object:
        if not isinstance(document, dict):
            raise _WrongError("is no record")
        rest = dict(document)
        word = rest.pop(tag, None)
        if not isinstance(word, str) or word not in steps:
            raise _WrongError(f"is none of {', '.join(steps)}", tag)
        return steps[word](rest)

    return read


def _optional(step: _Step) -> _Step:
    return lambda value: None if value is None else step(value)


def _list(step: _Step) -> _Step:
    def read(value: object) -> object:
        if not isinstance(value, list):
            raise _WrongError("is no list")
        if len(value) > ITEMS:
            raise _WrongError(f"has more than {ITEMS:,} items")
        try:
            return tuple([step(item) for item in value])
        except _WrongError:
            at, wrong = _first_wrong(step, value)
            raise wrong.under(f"[{at}]") from None

    return read


def _first_wrong(step: _Step, items: list[object]) -> tuple[int, _WrongError]:
    for at, item in enumerate(items):
        try:
            step(item)
        except _WrongError as wrong:
            return at, wrong
    raise AssertionError("a step that fails once fails again")


def _word_of(words: type[StrEnum]) -> _Step:
    known: dict[object, StrEnum] = {word.value: word for word in words}

    def read(value: object) -> object:
        found = known.get(value) if isinstance(value, str) else None
        if found is None:
            raise _WrongError(f"is none of {', '.join(words)}")
        return found

    return read


def _count(value: object) -> int:
    if type(value) is not int or not 0 <= value <= NUMBER:
        raise _WrongError("is no whole number")
    return value


def _flag(value: object) -> bool:
    if type(value) is not bool:
        raise _WrongError("is neither true nor false")
    return value


def _date(value: object) -> Edtf:
    if not isinstance(value, str):
        raise _WrongError("is no date")
    try:
        return dates.parse(value)
    except SourcebookError as error:
        raise _WrongError(f"is no date: {text.clean_line(error.what, 80)}") from None


def _line(value: object) -> str:
    if not isinstance(value, str):
        raise _WrongError("is no text")
    return _clean_line(value) if len(value) <= 120 else _long_line(value)


@lru_cache(maxsize=1 << 14)  # addresses and words come again and again
def _clean_line(value: str) -> str:
    return text.clean_line(value, 4 * LINE)


def _long_line(value: str) -> str:
    if len(value) > LINE:
        raise _WrongError(f"is longer than {LINE:,} characters")
    return text.clean_line(value, 4 * LINE)


def _passage_text(value: object) -> str:
    if not isinstance(value, str):
        raise _WrongError("is no text")
    if len(value) > TEXT:
        raise _WrongError(f"is longer than {TEXT:,} characters")
    if not _PLAIN_TEXT.fullmatch(value) and text.clean(value).text != value:
        raise _WrongError("has control or hidden characters, so offsets may be wrong")
    return value


_LAYOUTS: dict[type, _Layout] = {}
_STEPS: dict[object, _Step] = {str: _line, int: _count, bool: _flag, Edtf: _date}
