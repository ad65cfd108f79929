"""Dates as articles print them: whole date lines, stamps, and dates inside a dateline.

Only what metadata needs: days with or without a year, hours, zones. Every pattern is
tried on one short line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sourcebook.dates import DateError, Edtf, parse
from sourcebook.ingest.metadata import months

LONGEST = 160
"""A longer line is no date line."""

_SOLAR_YEARS = range(1300, 1500)
_SOLAR_EPOCH = 226_529  # the ordinal to which years and days of the Iranian calendar are added
_DIGITS = {ord(sign): str(n % 10) for n, sign in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = (
    r"(?P<weekday>mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?,?\s{0,3}"
)
_TH = r"(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{_WEEKDAY})?(?:"
    r"(?P<iso>(?P<y1>[12]\d{3})(?P<sep>[-/.])(?P<m1>\d{1,2})(?P=sep)(?P<d1>\d{1,2}))(?!\d)"
    rf"|(?P<m2>{months.PATTERN})\.?\s{{1,3}}(?P<d2>\d{{1,2}}){_TH}\b(?:,?\s{{1,3}}(?P<y2>[12]\d{{3}})\b)?"
    rf"|(?P<d3>\d{{1,2}})(?:{_TH}|\.|º)\s{{1,3}}(?:of\s|de\s)?(?P<m3>{months.PATTERN})\b\.?"
    r"(?:,?\s{1,3}(?:de\s)?(?P<y3>[12]\d{3})\b(?:\s?г\.?)?)?"
    r"|(?P<a>\d{1,2})(?P<sep2>[-/.])(?P<b>\d{1,2})(?P=sep2)(?P<y4>[12]\d{3})\b)"
)
_ZONES = (
    "UTC|GMT|Z|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|BST|CET|CEST|EET|EEST|MSK|IST|IRST|"
    "IRDT|TJT|PKT|HKT|JST|KST|SGT|AEST|AEDT|local time|[A-Z][a-z]{2,15} time"
)
_OFFSET = r"(?:(?:UTC|GMT)\s?)?[+\u2212-]\s?\d{1,2}(?::?\d{2})?"
_CLOCK = (
    r"(?P<hours>(?P<h>[01]?\d|2[0-3])[:.h](?P<min>[0-5]\d)(?::[0-5]\d(?:[.,]\d{1,9})?)?"
    r"(?:\s?[ap]\.?m\b\.?)?|(?:1[0-2]|[1-9])\s?[ap]\.?m\b\.?)"
    rf"(?:\s{{0,2}}\(?(?P<zone>{_OFFSET}|(?-i:{_ZONES})\b)\)?)?"
)
_LABEL = (
    r"(?P<label>first\spublished|originally\spublished|publication\sdate|published|publish\sdate|"
    r"posted|issued|created|dated|date|last\supdated|last\smodified|last\sedited|updated|modified|"
    r"update|edited)(?:\s(?:on|at))?\b\s{0,2}[:–—-]?\s{0,2}"
)
_DIGIT = re.compile(r"\d")
_DATE_AT = re.compile(_DATE, re.IGNORECASE)
_CLOCK_AT = re.compile(_CLOCK, re.IGNORECASE)
_LABEL_AT = re.compile(_LABEL, re.IGNORECASE)
_BETWEEN = re.compile(r"(?:[\s|•·,;()/–—@T-]|at\b|on\b|à\b|um\b|в\b|Uhr\b){0,12}")
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


_MONTH = re.compile(
    rf"(?P<month>{months.PATTERN})\.?,?\s{{1,3}}(?P<year>[12]\d{{3}})", re.IGNORECASE
)


def month_of(line: str) -> Printed | None:
    """The month of an issue, where a line names nothing else: `May 2024`."""
    found = _MONTH.fullmatch(line) if len(line) <= LONGEST else None
    number = months.month_number(found["month"]) if found else 0
    if not found or not number:
        return None
    return Printed(0, len(line), parse(f"{found['year']}-{number:02}"))


def may_date(line: str, at: int = 0) -> bool:
    """True if a line may hold a date: none is without a digit."""
    return _DIGIT.search(line, at) is not None


def date_at(line: str, at: int = 0) -> Printed | None:
    """The date that stands at a place in a line, with the label before it and hour behind."""
    if not may_date(line, at):
        return None
    line = line if line.isascii() else line.translate(_DIGITS)
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
    early = label = ""  # an hour, a label printed before its date
    at = 0
    if len(line) > LONGEST:
        return []
    line = line if line.isascii() else line.translate(_DIGITS)
    while at < len(line):
        if printed := date_at(line, at):
            told = replace(printed, clock=printed.clock or early, label=printed.label or label)
            found.append(told)
            at, early, label = printed.end, "", ""
        elif clock := _CLOCK_AT.match(line, at):
            early, at = _clock(clock), clock.end()
        elif (word := _LABEL_AT.match(line, at)) and not label and word.end() < len(line):
            label, at = word["label"].lower(), word.end()
        else:
            between = _BETWEEN.match(line, at)
            if not between or between.end() == at:
                return []
            at = between.end()
    return [] if label else found


def stamp(value: str) -> Printed | None:
    """A date in a field: ISO 8601, else whatever a date line may be."""
    value = value.strip()[:LONGEST]
    if found := _STAMP.fullmatch(value):
        edtf = _edtf(found["day"])
        clock = found["time"] or ""
        if clock and found["zone"]:
            clock += " " + ("UTC" if found["zone"] == "Z" else found["zone"])
        return Printed(0, len(value), edtf, clock=clock, iso=True) if edtf else None
    dates = [one for one in dates_of(value) if one.edtf]
    return dates[0] if dates else _partial(value)


def _partial(value: str) -> Printed | None:
    """A year or a month alone: `2025`, `2025-03`."""
    edtf = _edtf(value) if re.fullmatch(r"[12]\d{3}(?:-\d{2})?", value) else None
    return Printed(0, len(value), edtf) if edtf else None


# --- values


def _read(found: re.Match[str]) -> Printed | None:
    if found["iso"]:
        year, numbers = found["y1"], (int(found["m1"]), int(found["d1"]))
        if int(year) in _SOLAR_YEARS:
            return _solar(found, int(year), *numbers)
        edtf = _day(year, *numbers)
        return _printed(found, edtf, iso=True)
    if found["a"]:
        return _numeric(found)
    month, day, year = (
        (found["m2"], found["d2"], found["y2"])
        if found["m2"]
        else (found["m3"], found["d3"], found["y3"])
    )
    number = months.month_number(month)
    if (solar := months.solar_month(month)) and year:
        return _solar(found, int(year), solar, int(day))
    if not number:
        return None
    if year:
        edtf = _day(year, number, int(day))
        return _printed(found, edtf)
    if not _day("2000", number, int(day)):
        return None
    return Printed(found.start(), found.end(), None, (number, int(day)))


def _solar(found: re.Match[str], year: int, month: int, day: int) -> Printed | None:
    """A date of the Iranian calendar, with that doubt: nothing but its year tells it."""
    gregorian = _gregorian(year, month, day)
    if year not in _SOLAR_YEARS or gregorian is None:
        return None
    doubt = f"{found[0].strip()} read by the Iranian calendar"
    return _printed(found, _edtf(gregorian.isoformat()), doubt=doubt)


def _gregorian(year: int, month: int, day: int) -> date | None:
    """The day of a date of the Iranian calendar, by its cycle of 33 years."""
    if not (1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        return None
    days = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6
    return date.fromordinal(_SOLAR_EPOCH + 365 * year + (8 * year + 21) // 33 + days + day)


def _numeric(found: re.Match[str]) -> Printed | None:
    """`4/3/2025`: the day is what cannot be a month; else both readings stay.

    With dots the day comes first wherever dates are written so.
    """
    a, b, year = int(found["a"]), int(found["b"]), found["y4"]
    european, american = _day(year, b, a), _day(year, a, b)
    dotted = found["sep2"] == "."
    if european and american and european != american and not dotted:
        both = sorted((european.text, american.text))
        doubt = f"{found[0].strip()} may be {both[0]} or {both[1]}"
        return _printed(found, parse(f"[{both[0]},{both[1]}]"), doubt=doubt)
    return _printed(found, european or american)


def _printed(
    found: re.Match[str], edtf: Edtf | None, *, iso: bool = False, doubt: str = ""
) -> Printed | None:
    if edtf is None:
        return None
    said = (found["weekday"] or "")[:3].lower()
    if said and edtf.earliest and edtf.earliest == edtf.latest:
        real = _DAYS[edtf.earliest.weekday()]
        if said != real:
            doubt = f"{edtf.text} is no {_weekday_name(said)}"
    return Printed(found.start(), found.end(), edtf, iso=iso, doubt=doubt)


def _weekday_name(start: str) -> str:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return names[_DAYS.index(start)]


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
