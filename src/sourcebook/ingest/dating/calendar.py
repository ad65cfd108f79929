"""Rules for dates that stand in the text: days, months, years, quarters, holidays."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sourcebook.ingest.dating import values
from sourcebook.ingest.dating.scene import (
    Draft,
    Scene,
    absolute,
    dated,
    fitting,
    from_today,
    yearless,
)
from sourcebook.ingest.dating.values import Period
from sourcebook.ingest.dating.words import (
    HOLIDAYS,
    MONTH_OF,
    ORDINALS,
    SEASONS,
    code,
    codes,
    tense,
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


def _number(scene: Scene, at: int) -> int:
    """A day or ordinal as a number, 0 if it is none."""
    word = scene.word(at)
    if word in ORDINALS:
        return ORDINALS[word]
    digits = re.match("[0-9]{1,2}", word)
    return int(digits.group()) if digits else 0


def as_calendar(scene: Scene, start: int, end: int) -> Draft | None:
    """Month and day, with or without weekday and year, in either order."""
    month = MONTH_OF.get(scene.word(scene.find(start, end, "month may mon3")), 0)
    day = _number(scene, scene.find(start, end, "day ord ordw"))
    year = scene.find(start, end, "year")
    if year >= 0:
        return dated(start, end, int(scene.word(year)), month, day)
    if not 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    return yearless(scene, start, end, month, day)


def as_month_year(scene: Scene, start: int, end: int) -> Draft | None:
    """May 2022, May of 2022."""
    return dated(start, end, int(scene.word(end - 1)), MONTH_OF[scene.word(start)], 0)


_NAMING = codes("in since of by until last next this early late mid during between and from to")
_NAMED = codes("month may mon3 weekday wd3 holiday year today yesterday")


def as_bare_month(scene: Scene, start: int, end: int) -> Draft | None:
    """A month alone; May and March only where no verb can stand, April not before a surname."""
    follows = scene.read.words[end] if end < len(scene.read.words) else "\n"
    named = scene.code(start - 1) in _NAMING
    if scene.code(start) == code("may") and not named:
        return None
    if follows[0].isupper() and not named and scene.code(end) not in _NAMED:
        return None
    return yearless(scene, start, end, MONTH_OF[scene.word(start)], 0)


def as_day_range(scene: Scene, start: int, end: int) -> Draft | None:
    """January 23-25, 23 to 25 January 2025."""
    month = MONTH_OF[scene.word(scene.find(start, end, "month may mon3"))]
    at = scene.find(start, end, "range")
    days = [int(part) for part in re.split("[–-]", scene.word(at))] if at >= 0 else []
    if not days:
        days = [_number(scene, place) for place in range(start, end) if _is_day(scene, place)]
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


# --- years and what divides them


_COUNTED = frozenset(
    "people troops soldiers men women dollars euros pounds rubles km kilometers kilometres miles "
    "tonnes tons meters metres feet kg employees workers students children homes houses votes "
    "points jobs cars planes aircraft hectares acres barrels units percent fighters prisoners "
    "refugees protesters cases deaths patients members rpm mb gb hz watts calories index".split()
)


def as_year(scene: Scene, start: int, end: int) -> Draft | None:
    """A number of four digits that counts nothing."""
    at = scene.find(start, end, "year")
    before, follows = scene.code(start - 1), scene.word(end)
    if before in codes("money approx more than least over"):
        return None
    if follows in _COUNTED or scene.word(start - 1) in ("no", "number", "#", "flight", "room"):
        return None
    if scene.code(end) in codes("unit units zone ampm"):
        return None
    number = int(scene.word(at))
    draft = absolute(start, end, values.year(number), "year", "as written")
    if any(scene.code(place) == code("fiscal") for place in range(start, end)):
        return replace(draft, rule="fiscal", edtf=f"{number}~", why="a fiscal year")
    return draft


def as_year_range(scene: Scene, start: int, end: int) -> Draft | None:
    """2010-2012, 2010-12."""
    first, last = re.split("[–/-]", scene.word(start))
    last = last if len(last) == 4 else first[:2] + last
    if int(first) >= int(last):
        return None
    draft = absolute(start, end, values.year(int(first)), "years", "as written")
    return replace(draft, timex=f"{first}/{last}", edtf=f"{first}/{last}", lasting=True)


def as_decade(scene: Scene, start: int, end: int) -> Draft | None:
    """The 1990s, the early 1980s, the '80s; not somebody in his 80s."""
    word = scene.word(end - 1).removesuffix("s")
    if len(word) == 2:
        if scene.word(end - 2) not in ("the", "'", "’", "‘", "`", "and", "early", "late", "-"):
            return None
        word = ("19" if int(word) > 20 else "20") + word
    return absolute(start, end, values.decade(int(word)), "decade", "as written")


def _told_year(scene: Scene, start: int, end: int) -> tuple[int, bool]:
    """The year said in the tokens, by number or as this, last or next year; 0 if none."""
    at = scene.find(start, end, "year")
    if at >= 0:
        return int(scene.word(at)), True
    if scene.today is None:
        return 0, False
    for place in range(start, end):
        step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1}.get(scene.word(place))
        if step is not None:
            return scene.today.year + step, False
    return 0, False


def as_numbered(scene: Scene, start: int, end: int) -> Draft | None:
    """The third quarter, the first half of 2013, the nineteenth century, Q3 2012."""
    at = scene.find(start, end, "ordw ord qn")
    mark = scene.word(at)
    number = int(mark[1]) if mark[0] in "qh" and len(mark) == 2 else _number(scene, at)
    words = {scene.word(place) for place in range(start, end)}
    if "century" in words:
        if not 1 <= number <= 30:
            return None
        return absolute(start, end, values.century(number), "century", "as written")
    size, make = ("quarter", values.quarter), 4
    if "half" in words or mark[0] == "h":
        size, make = ("half", values.half), 2
    if (size[0] not in words and mark[0] not in "qh") or number > make:
        return None
    year, explicit = _told_year(scene, start, end)
    if not year:
        return _fitted_part(scene, start, end, size[1], number)
    period = size[1](year, number)
    fiscal = "; of a fiscal year" if "fiscal" in words else ""
    if explicit:
        return absolute(start, end, period, size[0], "as written" + fiscal)
    return from_today(start, end, period, size[0], "counted from the day of writing" + fiscal)


def _fitted_part(
    scene: Scene, start: int, end: int, make: Callable[[int, int], Period], number: int
) -> Draft | None:
    if scene.today is None:
        return None
    fits = [make(scene.today.year + step, number) for step in (-1, 0, 1)]
    when = tense(scene.read, start, end)
    period = fitting(fits, scene.today, when or "past")
    if when in ("", "past") and period.last > scene.today and period != fits[0]:
        period = fits[fits.index(period) - 1]  # results are told of what is over
    return from_today(start, end, period, "part", "no year in the text: the nearest by tense")


def as_season(scene: Scene, start: int, end: int) -> Draft | None:
    """Spring 2024, last summer; a season alone only where it can be nothing else."""
    at = scene.find(start, end, "season")
    name = SEASONS[scene.word(at)]
    year, explicit = _told_year(scene, start, end)
    if not year:
        if scene.word(at) in ("spring", "fall") or scene.today is None:
            return None
        fits = [values.season(scene.today.year + step, name) for step in (-1, 0, 1)]
        period = fitting(fits, scene.today, tense(scene.read, start, end))
        return from_today(start, end, period, "season", "the nearest by tense")
    why = "a winter of that year: two touch it" if name == "WI" else "months of the season"
    make = absolute(start, end, values.season(year, name), "season", why)
    return make if explicit else replace(make, anchor="publication")


def as_holiday(scene: Scene, start: int, _: int) -> Draft | None:
    """A holiday by name, with its year or in the nearest one."""
    for length in range(_FAR, 0, -1):
        name = " ".join(scene.word(at) for at in range(start, start + length))
        name = name.replace(" ’s", "'s").replace(" 's", "'s").replace("s ’", "s'")
        if name in HOLIDAYS:
            return _on_holiday(scene, start, start + length, HOLIDAYS[name])
    return None


def _on_holiday(scene: Scene, start: int, end: int, rule: str) -> Draft | None:
    follows = end + (scene.word(end) == ",")
    if scene.code(follows) == code("year"):
        period = values.day(values.holiday(int(scene.word(follows)), rule))
        return absolute(start, follows + 1, period, "holiday", "the day of the holiday")
    if scene.today is None or not 2 < scene.today.year < 9998:
        return None
    fits = [values.day(values.holiday(scene.today.year + step, rule)) for step in (-1, 0, 1)]
    period = fitting(fits, scene.today, tense(scene.read, start, end))
    return from_today(start, end, period, "holiday", "no year in the text: the nearest by tense")
