"""Calendar arithmetic of time expressions: periods with their TIMEX3 value, and shifts.

TIMEX3 (TimeML 1.2.1) writes 2013-W12 for a week, 2013-W12-WE for a weekend, 2013-Q1,
2013-H1, 2013-SP, 199 for the 1990s and 19 for the twentieth century; EDTF of our subset
gives such a period as one moment between two days.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from sourcebook.dates import Edtf, from_bounds, parse
from sourcebook.steps import moved

_DAY = timedelta(days=1)
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: its TIMEX3 value, first and last day, and how fine it is."""

    timex: str
    first: date
    last: date
    unit: str  # D W WE MO Q H SE Y DE CE

    @property
    def edtf(self) -> Edtf:
        """The period as the time of one event of unknown day."""
        return _edtf(self)


@lru_cache(maxsize=1024)
def _edtf(period: Period) -> Edtf:
    if period.unit == "DE":
        return parse(f"{period.first.year // 10:03}X")
    return from_bounds(period.first, period.last)


def day(at: date) -> Period:
    """One day."""
    return Period(at.isoformat(), at, at, "D")


def week(at: date) -> Period:
    """The week, Monday to Sunday, that holds a day."""
    year, number, weekday = at.isocalendar()
    first = at - _DAY * (weekday - 1)
    return Period(f"{year:04}-W{number:02}", first, first + 6 * _DAY, "W")


def weekend(at: date) -> Period:
    """Saturday and Sunday of the week that holds a day."""
    whole = week(at)
    return Period(whole.timex + "-WE", whole.last - _DAY, whole.last, "WE")


def month(year: int, number: int) -> Period:
    """A month; numbers outside 1 to 12 run into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = monthrange(year, number)[1]
    return Period(f"{year:04}-{number:02}", date(year, number, 1), date(year, number, last), "MO")


def quarter(year: int, number: int) -> Period:
    """A quarter; numbers outside 1 to 4 run into other years."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    first, last = month(year, 3 * number - 2), month(year, 3 * number)
    return Period(f"{year:04}-Q{number}", first.first, last.last, "Q")


def half(year: int, number: int) -> Period:
    """Half a year."""
    first, last = month(year, 6 * number - 5), month(year, 6 * number)
    return Period(f"{year:04}-H{number}", first.first, last.last, "H")


def season(year: int, name: str) -> Period:
    """A season of the northern half; a winter may be either of the two that touch the year."""
    start = _SEASON_START[name]
    first = month(year, 0) if name == "WI" else month(year, start)
    return Period(f"{year:04}-{name}", first.first, month(year, start + 2).last, "SE")


def year(number: int) -> Period:
    """A year."""
    return Period(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "Y")


def decade(number: int) -> Period:
    """Ten years, from the one that ends in 0."""
    first = number - number % 10
    return Period(f"{first // 10:03}", date(first, 1, 1), date(first + 9, 12, 31), "DE")


def century(number: int) -> Period:
    """A hundred years: the twentieth is 1901 to 2000, and `19` in TIMEX3."""
    first = 100 * (number - 1) + 1
    return Period(f"{number - 1:02}", date(first, 1, 1), date(first + 99, 12, 31), "CE")


def of_unit(at: date, unit: str) -> Period:
    """The period of this size that holds a day."""
    match unit:
        case "W" | "F":
            return week(at)
        case "WE":
            return weekend(at)
        case "MO":
            return month(at.year, at.month)
        case "Q":
            return quarter(at.year, (at.month + 2) // 3)
        case "Y":
            return year(at.year)
        case "DE":
            return decade(at.year)
        case "CE":
            return century((at.year + 99) // 100)
        case _:
            return day(at)


def nth_of(whole: Period, unit: str, number: int) -> Period:
    """The first, second ... day, week or weekend of a month; 0 for the last."""
    if unit == "WE":
        saturday = whole.first + _DAY * ((5 - whole.first.weekday()) % 7)
        if number:
            return weekend(saturday + 7 * (number - 1) * _DAY)
        return weekend(whole.last - _DAY * ((whole.last.weekday() - 5) % 7))
    if unit == "W":  # by its middle: most of its days are in the month
        return week(whole.first + (7 * number - 4) * _DAY if number else whole.last - 3 * _DAY)
    return day(whole.first + (number - 1) * _DAY if number else whole.last)


def shifted(at: date, amount: float, unit: str) -> Period:
    """The period so many units from a day, as fine as its unit.

    Ten years ago is a year: what is counted in decades is told to the year.
    """
    there = moved(at, amount, unit)
    if unit in ("DE", "CE", "ML"):
        return year(there.year)
    if unit == "Y" and amount != int(amount):
        return month(there.year, there.month)
    return of_unit(there, unit)


def part_of(whole: Period, which: str) -> tuple[date, date]:
    """First and last day of the early, middle or late part, or of the very start or end."""
    thirds = {
        "Y": ((1, 4), (5, 8), (9, 12)),
        "start": ((1, 2), (6, 7), (11, 12)),
    }
    number = {"early": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}[which]
    if whole.unit == "Y":
        spans = thirds["start" if which in ("start", "end", "middle") else "Y"]
        first, last = spans[number]
        return month(whole.first.year, first).first, month(whole.first.year, last).last
    if whole.unit == "DE":
        low, high = ((0, 3), (4, 6), (7, 9))[number]
        return date(whole.first.year + low, 1, 1), date(whole.first.year + high, 12, 31)
    days = (whole.last - whole.first).days + 1
    low, high = number * days // 3, (number + 1) * days // 3 - 1
    if whole.unit == "MO":
        low, high = ((0, 9), (10, 19), (20, days - 1))[number]
    return whole.first + low * _DAY, whole.first + max(high, low) * _DAY


_PARTS_OF = {"Y": (12, "MO"), "H": (60, "M"), "M": (60, "S"), "D": (24, "H")}
_TENS_OF = {"DE": 10, "CE": 100}


def duration(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time; X for an amount that is not told.

    Half a year is P6M; two and a half are P2.5Y, as ISO 8601 allows.
    """
    if amount is not None and amount != int(amount):
        if unit in _TENS_OF:
            amount, unit = amount * _TENS_OF[unit], "Y"
        elif amount < 1 and unit in _PARTS_OF:
            size, unit = _PARTS_OF[unit]
            amount *= size
    if unit == "F":
        amount, unit = (None if amount is None else 2 * amount), "W"
    number = "X" if amount is None else f"{amount:g}" if amount < 1e6 else f"{amount:.0f}"
    if unit in ("H", "M", "S"):
        return f"PT{number}{unit}"
    return f"P{number}{'M' if unit == 'MO' else unit}"


def holiday(at: int, rule: str) -> date:
    """The day of a holiday in a year; of an event named by its day, that day."""
    if rule[4:5] == "-":
        return date.fromisoformat(rule)
    if rule[0].isdigit():
        return date(at, int(rule[:2]), int(rule[3:]))
    if rule in ("thanksgiving", "king", "labor", "memorial"):
        number, weekday, nth = {
            "thanksgiving": (11, 3, 4),
            "king": (1, 0, 3),
            "labor": (9, 0, 1),
            "memorial": (6, 0, 0),  # a week before the first Monday of June
        }[rule]
        first = date(at, number, 1)
        return first + _DAY * ((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return _easter(at) + _DAY * {"easter": 0, "good friday": -2, "easter monday": 1}[rule]


def _easter(at: int) -> date:
    """Easter Sunday, Gregorian (Meeus, Jones and Butcher)."""
    golden, cent = at % 19, at // 100
    skipped = (19 * golden + cent - cent // 4 - (cent - (cent + 8) // 25 + 1) // 3 + 15) % 30
    shift = (32 + 2 * (cent % 4) + 2 * (at % 100 // 4) - skipped - at % 100 % 4) % 7
    late = (golden + 11 * skipped + 22 * shift) // 451
    number, rest = divmod(skipped + shift - 7 * late + 114, 31)
    return date(at, number, rest + 1)
