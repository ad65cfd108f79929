"""Dates as articles print them: whole date lines, stamps, and dates inside a dateline.

Only what metadata needs: days with or without a year, hours, zones. Every pattern is
tried on one short line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sourcebook.dates import DateError, Edtf, parse

LONGEST = 160
"""A longer line is no date line."""

_ENGLISH = "january february march april may june july august september october november december"
_RUSSIAN = "январ феврал март апрел ма[йяи] июн июл август сентябр октябр ноябр декабр"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_STEMS = [re.compile(stem) for stem in _RUSSIAN.split()]

_WEEKDAY = (
    r"(?P<weekday>mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?,?\s{0,3}"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    r"(?:январ|феврал|март|апрел|ма[йяи]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-яӣ]{0,2})"
)
_TH = r"(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{_WEEKDAY})?(?:"
    r"(?P<iso>(?P<y1>[12]\d{3})(?P<sep>[-/.])(?P<m1>\d{1,2})(?P=sep)(?P<d1>\d{1,2}))(?!\d)"
    rf"|(?P<m2>{_MONTH})\.?\s{{1,3}}(?P<d2>\d{{1,2}}){_TH}\b(?:,?\s{{1,3}}(?P<y2>[12]\d{{3}})\b)?"
    rf"|(?P<d3>\d{{1,2}}){_TH}\s{{1,3}}(?:of\s)?(?P<m3>{_MONTH})\b\.?"
    r"(?:,?\s{1,3}(?P<y3>[12]\d{3})\b(?:\s?г\.?)?)?"
    r"|(?P<a>\d{1,2})(?P<sep2>[-/.])(?P<b>\d{1,2})(?P=sep2)(?P<y4>[12]\d{3})\b)"
)
_ZONES = (
    "UTC|GMT|Z|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|BST|CET|CEST|EET|EEST|MSK|IST|IRST|"
    "IRDT|TJT|PKT|HKT|JST|KST|SGT|AEST|AEDT|local time|[A-Z][a-z]{2,15} time"
)
_OFFSET = r"(?:(?:UTC|GMT)\s?)?[+\u2212-]\s?\d{1,2}(?::?\d{2})?"
_CLOCK = (
    r"(?P<hours>(?P<h>[01]?\d|2[0-3])[:.](?P<min>[0-5]\d)(?::[0-5]\d(?:[.,]\d{1,9})?)?"
    r"(?:\s?[ap]\.?m\b\.?)?|(?:1[0-2]|[1-9])\s?[ap]\.?m\b\.?)"
    rf"(?:\s{{0,2}}\(?(?P<zone>{_OFFSET}|(?-i:{_ZONES})\b)\)?)?"
)
_LABEL = (
    r"(?P<label>first\spublished|originally\spublished|publication\sdate|published|publish\sdate|"
    r"posted|issued|created|dated|date|last\supdated|last\smodified|last\sedited|updated|modified|"
    r"update|edited)(?:\s(?:on|at))?\b\s{0,2}[:–—-]?\s{0,2}"
)
_DATE_AT = re.compile(_DATE, re.IGNORECASE)
_CLOCK_AT = re.compile(_CLOCK, re.IGNORECASE)
_LABEL_AT = re.compile(_LABEL, re.IGNORECASE)
_BETWEEN = re.compile(r"(?:[\s|•·,;()/–—@T-]|at\b|on\b){0,12}")
_STAMP = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<time>\d{2}:\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?"
    r"\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as it stands on a line: [start, end) of the line, and what goes with it.

    `edtf` is None where no year is printed; then `month_day` holds the rest.
    """

    start: int
    end: int
    edtf: Edtf | None
    month_day: tuple[int, int] = (0, 0)
    clock: str = ""
    label: str = ""
    iso: bool = False
    doubt: str = ""

    @property
    def later(self) -> bool:
        """True for the day of a change, not of first publication."""
        return any(word in self.label for word in ("updat", "modif", "edit"))


def date_at(line: str, at: int = 0) -> Printed | None:
    """The date that stands at a place in a line, with the label before it and hour behind."""
    label = _LABEL_AT.match(line, at)
    found = _DATE_AT.match(line, label.end() if label else at)
    if not found:
        return None
    printed = _read(found)
    if printed is None:
        return None
    clock, end = _clock_behind(line, found.end())
    words = label["label"].lower() if label else ""
    return replace(printed, start=at, end=end, clock=clock, label=words)


def _clock_behind(line: str, end: int) -> tuple[str, int]:
    between = _BETWEEN.match(line, end)
    at = between.end() if between else end
    found = _CLOCK_AT.match(line, at)
    return (_clock(found), found.end()) if found else ("", end)


def _clock(found: re.Match[str]) -> str:
    """The hour as printed, without seconds; the zone behind it."""
    hours = re.sub(r"(\d[:.]\d\d):\d\d(?:[.,]\d+)?", r"\1", found["hours"]).strip()
    return f"{hours} {found['zone']}" if found["zone"] else hours


def dates_of(line: str) -> list[Printed]:
    """All dates of a line that holds nothing but dates, hours and their labels; else none."""
    found: list[Printed] = []
    early = ""  # an hour printed before its date
    at = 0
    if len(line) > LONGEST:
        return []
    while at < len(line):
        if printed := date_at(line, at):
            found.append(replace(printed, clock=printed.clock or early))
            at, early = printed.end, ""
        elif clock := _CLOCK_AT.match(line, at):
            early, at = _clock(clock), clock.end()
        else:
            between = _BETWEEN.match(line, at)
            if not between or between.end() == at:
                return []
            at = between.end()
    return found if all(printed.edtf for printed in found) else []


def stamp(value: str) -> Printed | None:
    """A date in a field: ISO 8601, else whatever a date line may be."""
    value = value.strip()[:LONGEST]
    if found := _STAMP.fullmatch(value):
        edtf = _edtf(found["day"])
        clock = found["time"] or ""
        if clock and found["zone"]:
            clock += " " + ("UTC" if found["zone"] == "Z" else found["zone"])
        return Printed(0, len(value), edtf, clock=clock, iso=True) if edtf else None
    dates = dates_of(value)
    if dates:
        return dates[0]
    return _partial(value)


def _partial(value: str) -> Printed | None:
    """A year or a month alone: `2025`, `2025-03`."""
    edtf = _edtf(value) if re.fullmatch(r"[12]\d{3}(?:-\d{2})?", value) else None
    return Printed(0, len(value), edtf) if edtf else None


# --- values


def _read(found: re.Match[str]) -> Printed | None:
    if found["iso"]:
        edtf = _day(found["y1"], int(found["m1"]), int(found["d1"]))
        return _printed(found, edtf, iso=True) if edtf else None
    if found["a"]:
        return _numeric(found)
    month, day, year = (
        (found["m2"], found["d2"], found["y2"])
        if found["m2"]
        else (found["m3"], found["d3"], found["y3"])
    )
    number = month_number(month)
    if year:
        edtf = _day(year, number, int(day))
        return _printed(found, edtf) if edtf else None
    if not _day("2000", number, int(day)):
        return None
    return Printed(found.start(), found.end(), None, (number, int(day)))


def _numeric(found: re.Match[str]) -> Printed | None:
    """`4/3/2025`: the day is what cannot be a month; else both readings stay."""
    a, b, year = int(found["a"]), int(found["b"]), found["y4"]
    european, american = _day(year, b, a), _day(year, a, b)
    if european and american and european != american:
        both = sorted((european.text, american.text))
        doubt = f"{found[0].strip()} may be {both[0]} or {both[1]}"
        return _printed(found, parse(f"[{both[0]},{both[1]}]"), doubt=doubt)
    edtf = european or american
    return _printed(found, edtf) if edtf else None


def _printed(
    found: re.Match[str], edtf: Edtf, *, iso: bool = False, doubt: str = ""
) -> Printed | None:
    said = (found["weekday"] or "")[:3].lower()
    if said and edtf.earliest and edtf.earliest == edtf.latest:
        real = _DAYS[edtf.earliest.weekday()]
        if said != real:
            doubt = f"{edtf.text} is no {_weekday_name(said)}"
    return Printed(found.start(), found.end(), edtf, iso=iso, doubt=doubt)


def _weekday_name(start: str) -> str:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return names[_DAYS.index(start)]


def month_number(word: str) -> int:
    """1 to 12 for a month's name, whole or cut, English or Russian."""
    word = word.lower().rstrip(".")
    for number, name in enumerate(_ENGLISH.split(), 1):
        if name.startswith(word[:3]):
            return number
    return next(n for n, stem in enumerate(_STEMS, 1) if stem.match(word))


def _day(year: str, month: int, day: int) -> Edtf | None:
    return _edtf(f"{year}-{month:02}-{day:02}")


def _edtf(text: str) -> Edtf | None:
    try:
        return parse(text)
    except DateError:
        return None


def nearest(month_day: tuple[int, int], near: Edtf) -> Edtf | None:
    """The day of this month and day that is nearest to another date, with its year."""
    middle = near.latest or near.earliest
    if middle is None:
        return None
    days = [_edtf(f"{year:04}-{month_day[0]:02}-{month_day[1]:02}") for year in _around(middle)]
    known = [(day, day.earliest) for day in days if day and day.earliest]
    return min(known, key=lambda pair: abs(pair[1] - middle), default=(None, middle))[0]


def _around(day: date) -> Iterator[int]:
    return (year for year in (day.year, day.year - 1, day.year + 1) if 1 <= year <= 9999)


def apart(one: Edtf, other: Edtf) -> timedelta:
    """How far two dates are from each other at least; nothing if they touch or are open."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return timedelta()
    gap = max(one.earliest - other.latest, other.earliest - one.latest)
    return max(gap, timedelta())
