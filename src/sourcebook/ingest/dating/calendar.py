"""Rules for days and months that stand in the text, and for holidays."""

import re
from dataclasses import replace
from datetime import date

from sourcebook.ingest.dating import values
from sourcebook.ingest.dating.lengths import number_of
from sourcebook.ingest.dating.scene import (
    Draft,
    Scene,
    absolute,
    dated,
    fitting,
    from_today,
    told_year,
    yearless,
)
from sourcebook.ingest.dating.tense import tense
from sourcebook.ingest.dating.words import (
    HOLIDAYS,
    MONTH_OF,
    UNIT_OF,
    code,
    codes,
)

_FAR = 6  # tokens of a holiday's name


def _full_year(digits: str) -> int:
    number = int(digits)
    return number if len(digits) > 2 else number + (2000 if number < 50 else 1900)


def as_iso(scene: Scene, start: int, end: int) -> Draft | None:
    """2025-01-23, 2025/01/23."""
    parts = [int(part) for part in re.split("[-/]", scene.word(start))]
    try:
        period = values.day(date(*parts))
    except ValueError:
        return None
    return absolute(start, end, period, "iso", "written in numbers")


def as_numeric(scene: Scene, start: int, end: int) -> Draft | None:
    """23.01.2025; with slashes the month may come first, and both readings may hold."""
    word = scene.word(start)
    *pair, last = re.split("[./-]", word)
    first, second, year = int(pair[0]), int(pair[1]), _full_year(last)
    short = len(word) < 8 and "/" not in word
    if (short and "." in word) or ("-" in word and short):
        return None
    day_first = first > 12 or "." in word
    both = first <= 12 and second <= 12 and first != second and "." not in word
    month, day = (second, first) if day_first else (first, second)
    try:
        period = values.day(date(year, month, day))
    except ValueError:
        return None
    why = "day and month could be the other way round" if both else "written in numbers"
    return replace(absolute(start, end, period, "numeric", why), doubtful=both)


def as_calendar(scene: Scene, start: int, end: int) -> Draft | None:
    """Month and day, with or without weekday and year, in either order."""
    month = MONTH_OF.get(scene.word(scene.find(start, end, "month may mon3")), 0)
    day = number_of(scene, scene.find(start, end, "day ord ordw"))
    year, _ = told_year(scene, start, end)
    if not year and (month, day) == (9, 11) and scene.word(end) in _ATTACKS:
        year = 2001
    if year:
        return _in_year(scene, start, end, year, (month, day))
    if not 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    return yearless(scene, start, end, month, day)


_ATTACKS = frozenset("attack attacks terrorist terror hijackers hijackings".split())


def _in_year(scene: Scene, start: int, end: int, year: int, told: tuple[int, int]) -> Draft | None:
    """A month or day of a year told by its number, or as the last or next one."""
    draft = dated(start, end, year, *told)
    if draft is None or scene.find(start, end, "year") >= 0:
        return draft
    return replace(draft, anchor="publication", why="its year counted from the day of writing")


def as_month_year(scene: Scene, start: int, end: int) -> Draft | None:
    """May 2022, May of 2022, May of last year."""
    if scene.word(end - 1) in UNIT_OF and scene.word(end - 1) != "year":
        return None
    year, _ = told_year(scene, start, end)
    month = MONTH_OF[scene.word(start)]
    return _in_year(scene, start, end, year, (month, 0)) if year else None


_DIRECTED = codes("last this next")
_NAMING = codes("in since of by until last next this early late mid during between and from to")
_NAMED = codes("month may mon3 weekday wd3 holiday year today yesterday")


def as_bare_month(scene: Scene, start: int, end: int) -> Draft | None:
    """A month alone, or the last or next of that name; May only where no verb can stand.

    March may be a walk where it opens a sentence or follows an article or a name; April
    before a surname is a person.
    """
    at = scene.find(start, end, "month may mon3")
    month = MONTH_OF[scene.word(at)]
    if at > start and scene.today is not None:
        return _directed_month(scene, start, end, month)
    follows = scene.read.words[end] if end < len(scene.read.words) else "\n"
    named = scene.code(start - 1) in _NAMING
    if scene.code(start) == code("may") and not named and not _walkless(scene, start):
        return None
    if follows[0].isupper() and not named and scene.code(end) not in _NAMED:
        return None
    return yearless(scene, start, end, month, 0)


def _walkless(scene: Scene, at: int) -> bool:
    """March within a sentence, behind a word that is neither an article nor a name."""
    before = scene.read.words[at - 1] if at else "\n"
    plain = before[0].isalpha() and before.islower() and before not in ("the", "a", "to", "and")
    return scene.word(at) == "march" and plain


def _directed_month(scene: Scene, start: int, end: int, month: int) -> Draft | None:
    """Last March, written in March, was a year ago."""
    assert scene.today is not None
    word, now = scene.word(start), (scene.today.year, scene.today.month)
    if word == "this":
        year = now[0]
    elif scene.code(start) == code("next"):
        year = now[0] + (month <= now[1])
    else:
        year = now[0] - (month >= now[1])
    why = f"{word}, counted from {scene.today.isoformat()}"
    return from_today(start, end, values.month(year, month), "calendar", why)


def as_numbered_of_month(scene: Scene, start: int, end: int) -> Draft | None:
    """The first week of July, the last weekend in May 2022."""
    at = scene.find(start, end, "unit")
    month_at = scene.find(at, end, "month may mon3")
    unit, month = UNIT_OF[scene.word(at)], MONTH_OF[scene.word(month_at)]
    year = scene.find(month_at, end, "year")
    whole = yearless(scene, month_at, end, month, 0, int(scene.word(year)) if year >= 0 else 0)
    number = 0 if scene.find(start, at, "last") >= 0 else number_of(scene, at - 1)
    if whole is None or whole.period is None or unit not in ("D", "W", "WE") or number > 5:
        return None
    period = values.nth_of(whole.period, unit, number)
    return replace(whole, start=start, timex=period.timex, period=period)


def as_day_range(scene: Scene, start: int, end: int) -> Draft | None:
    """January 23-25, 23 to 25 January 2025."""
    month = MONTH_OF[scene.word(scene.find(start, end, "month may mon3"))]
    at = scene.find(start, end, "range")
    days = [int(part) for part in re.split("[–-]", scene.word(at))] if at >= 0 else []
    if not days:
        days = [number_of(scene, place) for place in range(start, end) if _is_day(scene, place)]
    year = scene.find(start, end, "year")
    told = int(scene.word(year)) if year >= 0 else 0
    if len(days) != 2 or days[0] >= days[1]:
        return None
    try:
        first = yearless(scene, start, end, month, days[0], told)
        if first is None or first.period is None:
            return None
        last = first.period.first.replace(day=days[1])
    except ValueError:
        return None
    edtf = f"{first.timex}/{last.isoformat()}"
    why = "as written" if told else first.why
    return replace(first, rule="days", edtf=edtf, why=why, lasting=True)


def _is_day(scene: Scene, at: int) -> bool:
    return scene.code(at) in codes("day ord")


# --- holidays


def as_holiday(scene: Scene, start: int, _: int) -> Draft | None:
    """A holiday by name, with its year or in the nearest one."""
    for length in range(_FAR, 0, -1):
        name = " ".join(scene.word(at) for at in range(start, start + length))
        name = name.replace(" ’s", "'s").replace(" 's", "'s").replace("s ’", "s'")
        if name in HOLIDAYS:
            return _on_holiday(scene, start, start + length, HOLIDAYS[name])
    return None


def _on_holiday(scene: Scene, start: int, end: int, rule: str) -> Draft | None:
    if rule[4:5] == "-":
        return absolute(start, end, values.day(values.holiday(0, rule)), "holiday", "its name")
    follows = end + (scene.word(end) == ",")
    if scene.code(follows) == code("year"):
        period = values.day(values.holiday(int(scene.word(follows)), rule))
        return absolute(start, follows + 1, period, "holiday", "the day of the holiday")
    if scene.today is None or not 2 < scene.today.year < 9998:
        return None
    fits = [values.day(values.holiday(scene.today.year + step, rule)) for step in (-1, 0, 1)]
    period = fitting(fits, scene.today, tense(scene.read, start, end))
    return from_today(start, end, period, "holiday", "no year in the text: the nearest by tense")
