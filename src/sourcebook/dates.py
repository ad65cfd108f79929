"""Dates as sources give them: a small part of EDTF, its order, and how it looks in a row.

EDTF (ISO 8601-2:2019; Library of Congress, https://www.loc.gov/standards/datetime/)
writes dates that are not days. Read here:

- a moment: `2025-12-23`, `2025-11`, `2025`, `199X` (a decade);
- a mark behind any date: `?` uncertain, `~` approximate, `%` both;
- one moment somewhere between: `[a..b]`, `[..b]` (by then), `[a..]`;
- lasted from one to the other: `a/b`, `../b` (until then), `a/..`;
- one of several: `[a,b]`.

Whatever is no such date raises `DateError`, one sentence for the person who wrote it.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from sourcebook.errors import Exit, SourcebookError

Order: TypeAlias = tuple[int, int, int]
"""(first day, last day, 1 if the start is open), days as ordinals; see `order`."""

_NEVER = date.max.toordinal() + 1  # sorts behind every day: an open end, or no date
_LONGEST = 120  # of a date as written; a set of ten days still fits
_QUOTED = 40
_MONTHS_SHOWN = 12  # what spreads over more says nothing about any of them
_DAY, _MONTH, _YEAR = 3, 2, 1  # how many fields a date of that precision has

_MARKS = "?~%"
# Neighbouring repeats never match the same character, so that no pattern backtracks far.
_POINT = re.compile(r"(?:([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?|([0-9]{3})X)([?~%]?)")
_TAIL = re.compile(r"[0-9]{2}(?:-[0-9]{2})?[?~%]?")  # the end of a date whose start was cut
# Left as text: they are compiled only when something is wrong.
_FAULTS = (
    (r"-[0-9].*", "years before 0001 are not read"),
    (r"[+Y].*|[0-9]{5,7}(?:-.*)?", "years beyond 9999 are not read"),
    (r"[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?[?~%]?", "months and days have two digits"),
    (r"[0-9][0-9-]*[Xx][0-9Xx-]*[?~%]?", "X only as in 199X"),
    (r"[0-9-]*[?~%][0-9?~%-]*", "one of ? ~ % at the end of a date"),
)
# Numbers that EDTF puts in the place of the month, by the last of each group.
_SEASONS = ((20, ""), (32, "season"), (36, "quarter"), (39, "third of a year"), (41, "half-year"))


class DateError(SourcebookError):
    """Some text is no date we read; says which text, why if that is known, and what would do."""

    def __init__(self, text: str, why: str = "") -> None:
        reason = f" ({why})" if why else ""
        super().__init__(
            f'"{_quoted(text)}" is no date{reason}',
            'write 2025, 2025-01, 2025-01-23, or two with ".." between.',
            code=Exit.USAGE,
        )


class _FaultError(Exception):
    """Why some part is no date; becomes a `DateError` that quotes the whole."""


class Form(StrEnum):
    """The four shapes of a value."""

    MOMENT = "moment"  # 2025-12-23, 2025, 199X: one time, as well as it is known
    BETWEEN = "between"  # [a..b]: one moment, somewhere between
    LASTED = "lasted"  # a/b: all the time from one to the other
    CHOICE = "choice"  # [a,b]: one of these


@dataclass(frozen=True, slots=True)
class Point:
    """A single date of a value: year (or decade), month, day as written, and its mark."""

    fields: tuple[str, ...]
    mark: str
    earliest: date
    latest: date

    @property
    def text(self) -> str:
        """The date in EDTF."""
        return _written(self.fields, self.mark)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as evidence has it: made by the functions here only, so never out of order.

    `earliest` and `latest` are the first and the last day it can touch, None for an
    open end. `points` are the dates it is written with, None for an open end.
    """

    text: str
    form: Form
    earliest: date | None
    latest: date | None
    uncertain: bool
    approximate: bool
    points: tuple[Point | None, ...] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Shown:
    """A date as a row shows it: the sign hangs left of the body, so that years align."""

    sign: str
    body: str


# --- reading EDTF


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """The value of an EDTF string; blanks around its parts are ignored.

    Raises DateError for what is no date of the subset, for days the calendar does not
    have, and for a range that starts after it ends.
    """
    return _parsed(text, text)


def _parsed(edtf: str, quoted: str) -> Edtf:
    """`edtf` as a value; faults quote what the person wrote."""
    try:
        if max(len(edtf), len(quoted)) > _LONGEST:  # restoring what was cut makes it longer
            raise _FaultError("too long")
        return _value(edtf.strip())
    except _FaultError as fault:
        raise DateError(quoted, str(fault)) from None


def _value(text: str) -> Edtf:
    if text.startswith("[") and text.endswith("]"):
        inner = text[1:-1]
        if "," in inner:
            return _choice(inner.split(","))
        start, dots, end = inner.partition("..")
        if not dots:
            raise _FaultError("brackets hold more than one date")
        return _between(_end(start), _end(end))
    if "/" in text:
        start, _, end = (part.strip() for part in text.partition("/"))
        if not start and not end:
            raise _FaultError("no date on either side")
        return _lasted(_end("" if start == ".." else start), _end("" if end == ".." else end))
    point = _point(text)
    return _made(point.text, Form.MOMENT, (point,), point.earliest, point.latest)


def _choice(parts: Sequence[str]) -> Edtf:
    points = tuple(_point(part) for part in parts)
    text = "[" + ",".join(point.text for point in points) + "]"
    first, last = min(p.earliest for p in points), max(p.latest for p in points)
    return _made(text, Form.CHOICE, points, first, last)


def _between(start: Point | None, end: Point | None) -> Edtf:
    if start is None and end is None:
        raise _FaultError("no date on either side")
    text = f"[{start.text if start else ''}..{end.text if end else ''}]"
    return _made(text, Form.BETWEEN, (start, end), *_bounds(start, end))


def _lasted(start: Point | None, end: Point | None) -> Edtf:
    text = f"{start.text if start else '..'}/{end.text if end else '..'}"
    return _made(text, Form.LASTED, (start, end), *_bounds(start, end))


def _bounds(start: Point | None, end: Point | None) -> tuple[date | None, date | None]:
    if start and end and start.earliest > end.latest:
        raise _FaultError("starts after it ends")
    return start.earliest if start else None, end.latest if end else None


def _made(
    text: str,
    form: Form,
    points: tuple[Point | None, ...],
    earliest: date | None,
    latest: date | None,
) -> Edtf:
    marks = "".join(point.mark for point in points if point)
    uncertain, approximate = _meaning(marks)
    return Edtf(text, form, earliest, latest, uncertain, approximate, points)


def _end(text: str) -> Point | None:
    """The date at one end of a range, None for an open end."""
    return _point(text) if text.strip() else None


def _point(text: str) -> Point:
    text = text.strip()
    match = _POINT.fullmatch(text)
    if match is None:
        raise _FaultError(_why(text))
    year, month, day, decade, mark = match.groups()
    if decade:
        years = (int(decade) * 10, int(decade) * 10 + 9)
        return Point((decade + "X",), mark, *_days(years, None, None))
    fields = tuple(part for part in (year, month, day) if part)
    return Point(fields, mark, *_days((int(year), int(year)), month, day))


def _days(years: tuple[int, int], month: str | None, day: str | None) -> tuple[date, date]:
    """First and last day of a stretch of years, of a month or of a day."""
    first, last = years
    if first == 0:
        raise _FaultError("years before 0001 are not read")
    if month is None:
        return date(first, 1, 1), date(last, 12, 31)
    number = int(month)
    if not 1 <= number <= 12:
        raise _FaultError(_no_month(month))
    length = monthrange(first, number)[1]
    if day is None:
        return date(first, number, 1), date(first, number, length)
    if not 1 <= int(day) <= length:
        raise _FaultError(f"day {day}, but {first:04}-{month} has {length}")
    return date(first, number, int(day)), date(first, number, int(day))


def _no_month(month: str) -> str:
    """Names what EDTF means by 21 to 41, since who writes it will know EDTF."""
    for last, name in _SEASONS:
        if int(month) <= last:
            return f"{month} is a {name}, not a month" if name else f"month {month}"
    return f"month {month}"


def _why(text: str) -> str:
    if not text:
        return "nothing written"
    return next((why for pattern, why in _FAULTS if re.fullmatch(pattern, text)), "")


def _quoted(text: str) -> str:
    """Enough of a hostile text to know it again, fit for a terminal."""
    seen = "".join(char for char in text[: 4 * _QUOTED] if char.isprintable()).strip()
    return seen if len(seen) <= _QUOTED else seen[: _QUOTED - 1] + "…"


def _meaning(marks: str) -> tuple[bool, bool]:
    """Whether marks say uncertain, and whether they say approximate."""
    return bool(set(marks) & set("?%")), bool(set(marks) & set("~%"))


def from_bounds(earliest: date | None, latest: date | None, *, lasted: bool = False) -> Edtf:
    """A value with exactly these bounds, for rules that calculate with days.

    A whole year, a whole month or one day becomes a moment; everything else the time
    from one to the other if it `lasted`, or a moment between. Raises DateError if it
    starts after it ends, or if nothing is known of a moment.
    """
    if earliest and latest:
        for precision in (_YEAR, _MONTH, _DAY):
            moment = parse(_prefix(earliest, precision))
            if (moment.earliest, moment.latest) == (earliest, latest):
                return moment
    start, end = _shortest(earliest, first=True), _shortest(latest, first=False)
    return parse(f"{start or '..'}/{end or '..'}" if lasted else f"[{start}..{end}]")


def _prefix(day: date, precision: int) -> str:
    return "-".join(day.isoformat().split("-")[:precision])


def _shortest(day: date | None, *, first: bool) -> str:
    """The month that starts (or ends) on this day, else the day."""
    if day is None:
        return ""
    edge = 1 if first else monthrange(day.year, day.month)[1]
    return _prefix(day, _MONTH if day.day == edge else _DAY)


# --- comparing


def order(value: Edtf | None) -> Order:
    """The place of a value in a list: keys are equal only where bounds are.

    An open start stands at its last possible day, behind what is known to be on that
    day; an open end stands at its start. No date, or one open on both sides, is last.
    """
    if value is None or (value.earliest is None and value.latest is None):
        return (_NEVER, _NEVER, 1)
    last = value.latest.toordinal() if value.latest else _NEVER
    if value.earliest is None:
        return (last, last, 1)
    return (value.earliest.toordinal(), last, 0)


def overlaps(a: Edtf, b: Edtf) -> bool:
    """True if some day can belong to both."""
    return _reaches(a.earliest, b.latest) and _reaches(b.earliest, a.latest)


def _reaches(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start <= end


def within(a: Edtf, b: Edtf) -> bool:
    """True if every day of `a` surely belongs to `b`; an open end only fits in an open end."""
    starts = b.earliest is None or (a.earliest is not None and a.earliest >= b.earliest)
    ends = b.latest is None or (a.latest is not None and a.latest <= b.latest)
    return starts and ends


def months(value: Edtf) -> tuple[str, ...]:
    """The months (`2025-01`) over which the ribbon spreads a value, oldest first.

    What falls between counts in each month it may be in, with one end open in the month
    of the other; what lasted with an open end, and what spreads over more than 12
    months, in none.
    """
    found: set[int] = set()
    for first, last in _stretches(value):
        start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
        if end - start >= _MONTHS_SHOWN:
            return ()
        found.update(range(start, end + 1))
    if len(found) > _MONTHS_SHOWN:
        return ()
    return tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in sorted(found))


def _stretches(value: Edtf) -> Iterator[tuple[date, date]]:
    if value.form is Form.CHOICE:
        yield from ((point.earliest, point.latest) for point in value.points if point)
        return
    first, last = value.earliest, value.latest
    if value.form is Form.BETWEEN:
        first, last = first or last, last or first
    if first and last:
        yield first, last


# --- showing


@dataclass(frozen=True, slots=True)
class _Signs:
    between: str
    lasted: str
    by_then: str
    until_then: str


_UNICODE = _Signs(between="…", lasted="–", by_then="…", until_then="–")
_ASCII = _Signs(between="..", lasted="/", by_then="<", until_then="/")
_Pieces: TypeAlias = list[tuple[tuple[str, ...], str]]  # fields and mark of each date shown


def shown(value: Edtf | None, *, width: int = 12, ascii: bool = False) -> Shown:
    """A value as a list shows it, at most `width` cells without its hanging sign.

    What is too long is coarsened at all its ends alike, so it may say less than is
    known but never more. Any value fits in 12. Nothing, or nothing known, is blank.
    """
    if value is None or (value.earliest is None and value.latest is None):
        return Shown("", "")
    signs = _ASCII if ascii else _UNICODE
    body = ""
    for precision in (_DAY, _MONTH, _YEAR):
        for body in _bodies(value, precision, signs):
            if len(body) <= width:
                return Shown(_hanging(value, signs), body)
    return Shown(_hanging(value, signs), body)


def _hanging(value: Edtf, signs: _Signs) -> str:
    if value.earliest is not None:
        return ""
    return signs.by_then if value.form is Form.BETWEEN else signs.until_then


def _bodies(value: Edtf, precision: int, signs: _Signs) -> Iterator[str]:
    """What may stand for a value at this precision, best first."""
    points = [point for point in value.points if point]
    pieces = _coarsened(points, precision)
    sign = signs.lasted if value.form is Form.LASTED else signs.between
    if value.latest is None:
        yield _joined(pieces, "") + sign
    elif value.form is Form.BETWEEN:
        yield _joined(_cut(pieces), sign)
    elif value.form is Form.CHOICE:
        yield _joined(pieces, "|")
        yield _joined(_cut(pieces), "|")
        if len(pieces) > 2:  # too many to name: the range they lie in
            ends = (min(points, key=lambda p: p.earliest), max(points, key=lambda p: p.latest))
            yield _joined(_cut(_coarsened(ends, precision)), signs.between)
    else:  # what lasted is never cut: with a dash, 2025-01 and 12 would look like a day
        yield _joined(pieces, sign)


def _coarsened(points: Sequence[Point], precision: int) -> _Pieces:
    """Dates without what is finer than `precision`, equal ones once with all their marks."""
    marks: dict[tuple[str, ...], str] = {}
    for point in points:
        fields = point.fields[:precision]
        marks[fields] = marks.get(fields, "") + point.mark
    return [(fields, _one_mark(many)) for fields, many in marks.items()]


def _one_mark(marks: str) -> str:
    uncertain, approximate = _meaning(marks)
    if uncertain and approximate:
        return "%"
    return "?" if uncertain else "~" if approximate else ""


def _cut(pieces: _Pieces) -> _Pieces:
    """The fields that all dates share, left out of all but the first."""
    # With dates of two precisions, a lone 03 could be a month or a day.
    if len({len(fields) for fields, _ in pieces}) != 1:
        return pieces
    shared = 0
    for column in zip(*(fields for fields, _ in pieces), strict=True):
        if len(set(column)) > 1:
            break
        shared += 1
    return [pieces[0], *((fields[shared:], mark) for fields, mark in pieces[1:])]


def _joined(pieces: _Pieces, sign: str) -> str:
    return sign.join(_written(fields, mark) for fields, mark in pieces)


def _written(fields: tuple[str, ...], mark: str) -> str:
    return "-".join(fields) + mark


# --- reading what a person types or pastes


def read(text: str) -> Edtf:
    """The value a person means: EDTF, two dates with `..`, or a date copied from a screen.

    Typed `a..b` is the whole range, `a/b`; of what `shown` writes, in either alphabet,
    the parts it cut are restored and what it coarsened stays coarse. Raises DateError,
    which quotes the text as it was typed.
    """
    return _parsed(_as_edtf(text.strip()) if len(text) <= _LONGEST else "", text)


def _as_edtf(text: str) -> str:
    """EDTF for any form `read` knows; what is none of them is left for the parser to refuse."""
    if text.startswith("["):
        return text
    if text.startswith("<"):
        return f"[..{text[1:]}]"
    if "|" in text:
        first, *others = text.split("|")
        return f"[{','.join([first, *(_restored(first, other) for other in others)])}]"
    for sign in (_UNICODE.between, _UNICODE.lasted, _ASCII.lasted, _ASCII.between):
        start, found, end = (part.strip() for part in text.partition(sign))
        if found:
            return _range_as_edtf(start, sign, end)
    return text


def _range_as_edtf(start: str, sign: str, end: str) -> str:
    full = _restored(start, end)
    # Only a screen cuts the second date, and with ".." only where it means between.
    if sign == _UNICODE.between or (sign == _ASCII.between and full != end):
        return f"[{start}..{full}]"
    return f"{start or '..'}/{full or '..'}" if start or full else "/"


def _restored(first: str, cut: str) -> str:
    """`cut` with the years or months it shares with `first` put back, if it lacks any."""
    cut = cut.strip()
    fields = first.strip().rstrip(_MARKS).split("-")
    missing = len(fields) - len(cut.split("-"))
    if missing < 1 or not _TAIL.fullmatch(cut):
        return cut
    return "-".join([*fields[:missing], cut])
