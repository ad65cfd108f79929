"""What form an answer takes: shape, width, colour and signs, from options and surroundings."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from sourcebook.signs import Signs

WIDEST = 120
"""Rows grow to this many cells."""

_DEFAULT_WIDTH = 80
_NARROWEST = 20


class Shape(StrEnum):
    """The forms of an answer."""

    PRETTY = "pretty"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"


def _no_clock() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Console:
    """Where a command runs: its streams, what they are, the environment and the clock."""

    out: TextIO
    err: TextIO
    environ: Mapping[str, str]
    in_tty: bool = False
    out_tty: bool = False
    err_tty: bool = False
    columns: int = 0  # of the terminal; 0: unknown
    now: Callable[[], str] = _no_clock


def system_console() -> Console:
    """The console of this process."""
    return Console(
        out=sys.stdout or _nowhere(),
        err=sys.stderr or _nowhere(),
        environ=os.environ,
        in_tty=_is_tty(sys.stdin),
        out_tty=_is_tty(sys.stdout),
        err_tty=_is_tty(sys.stderr),
        columns=_terminal_columns(),
        now=_now,
    )


def _nowhere() -> TextIO:
    """In the place of a stream that the shell closed."""
    return open(os.devnull, "w", encoding="utf-8")


def _is_tty(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def _terminal_columns() -> int:
    for number in (1, 2, 0):
        try:
            return os.get_terminal_size(number).columns
        except (OSError, ValueError):
            continue
    return 0


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Form:
    """How to answer. `limit` None means all; `book` is empty where none was named."""

    console: Console
    shape: Shape = Shape.PRETTY
    color: bool = False
    ascii: bool = False
    width: int = _DEFAULT_WIDTH
    limit: int | None = None
    book: str = ""

    @property
    def signs(self) -> "Signs":
        """The signs of the pretty form."""
        from sourcebook.signs import Signs  # help and usage errors do not need them

        return Signs(self.ascii)

    @property
    def room(self) -> int:
        """Cells a row may take: one less than the width, so that rows are never joined."""
        return min(self.width - 1, WIDEST)

    @property
    def pretty(self) -> bool:
        """True if a person reads it."""
        return self.shape is Shape.PRETTY


@dataclass(frozen=True, slots=True)
class Wishes:
    """The common options as they were given."""

    limit: int | None = None
    all: bool = False
    book: str = ""
    json: bool = False
    jsonl: bool = False
    format: str = ""
    color: str = "auto"
    ascii: bool = False
    width: int | None = None


def made(console: Console, wishes: Wishes, rows: int = 20) -> Form:
    """The form that options ask for here; on a terminal the first `rows` rows."""
    shape = _shape(console, wishes)
    limit = wishes.limit
    if limit is None and not wishes.all and shape is Shape.PRETTY and console.out_tty:
        limit = rows
    return Form(
        console=console,
        shape=shape,
        color=shape is Shape.PRETTY and _colored(console, wishes.color, console.out_tty),
        ascii=shape is Shape.PRETTY and (wishes.ascii or speaks_ascii(console)),
        width=_width(console, wishes.width),
        limit=None if wishes.all else limit,
        book=wishes.book,
    )


def _shape(console: Console, wishes: Wishes) -> Shape:
    if wishes.json or wishes.jsonl:
        return Shape.JSONL if wishes.jsonl else Shape.JSON
    if wishes.format:
        return Shape(wishes.format)
    return Shape.PRETTY if console.out_tty or wishes.color == "always" else Shape.TSV


def _colored(console: Console, when: str, tty: bool) -> bool:
    """`--color` over NO_COLOR over FORCE_COLOR over what the terminal is."""
    if when != "auto":
        return when == "always"
    if console.environ.get("NO_COLOR"):
        return False
    if console.environ.get("FORCE_COLOR"):
        return True
    return tty and console.environ.get("TERM") != "dumb"


def dim_talk(console: Console, color: str = "auto") -> bool:
    """True if remarks on stderr may be dim."""
    return console.err_tty and _colored(console, color, console.err_tty)


def _width(console: Console, wanted: int | None) -> int:
    columns = console.environ.get("COLUMNS", "")
    given = wanted or (int(columns[:6]) if columns.isascii() and columns.isdigit() else 0)
    terminal = console.columns if console.out_tty else 0
    return max(given or terminal or _DEFAULT_WIDTH, _NARROWEST)


_COERCED = ("", "C.UTF-8", "C.utf8", "UTF-8")


def speaks_ascii(console: Console) -> bool:
    """True where no sign beyond ASCII may be printed.

    Python turns a plain C locale into UTF-8 by itself, so the encoding cannot tell
    alone: the locale that the person set decides too.
    """
    encoding = (getattr(console.out, "encoding", "") or "utf-8").lower().replace("-", "")
    if encoding != "utf8":
        return True
    if os.name == "nt":
        return False
    environ = console.environ
    locale = environ.get("LC_ALL", "")
    if not locale:
        ctype = environ.get("LC_CTYPE", "")
        locale = environ.get("LANG", "") if ctype in _COERCED else ctype
    return locale in ("", "C", "POSIX")
