"""Rules for years and what divides them: decades, halves, quarters, seasons, their ends."""

import re
from collections.abc import Callable
from dataclasses import replace

from sourcebook.ingest.dating import values
from sourcebook.ingest.dating.lengths import counted, number_of
from sourcebook.ingest.dating.scene import (
    Draft,
    Scene,
    absolute,
    fitting,
    from_today,
    told_year,
)
from sourcebook.ingest.dating.tense import tense
from sourcebook.ingest.dating.values import Period
from sourcebook.ingest.dating.words import DECADES, SEASONS, code, codes

_COUNTED = frozenset(
    "people troops soldiers men women dollars euros pounds rubles km kilometers kilometres miles "
    "tonnes tons meters metres feet kg employees workers students children homes houses votes "
    "points jobs cars planes aircraft hectares acres barrels units percent fighters prisoners "
    "refugees protesters cases deaths patients members rpm mb gb hz watts calories index".split()
)


def as_short_year(scene: Scene, start: int, end: int) -> Draft | None:
    """In '99, the flood of '93: the latest year that ends so."""
    digits, starts = scene.word(end - 1), scene.read.starts
    glued = starts[start] + 1 == starts[end - 1]
    named = scene.code(start - 1) in codes("in since of from until by early late mid during")
    if not glued or not named or len(digits) != 2 or scene.code(end) == code("quote"):
        return None
    last = scene.today.year if scene.today else 2049
    number = last - (last - int(digits)) % 100
    return absolute(start, end, values.year(number), "year", "the latest year that ends so")


def as_first_units(scene: Scene, start: int, end: int) -> Draft | None:
    """The first nine months of 1989, the last two weeks of May."""
    amount, unit = counted(scene, start + 1, scene.find(start, end, "units") + 1)
    ordinal = scene.word(start + 1) if scene.code(start) == code("the") else scene.word(start)
    if ordinal not in ("first", "last", "final") or amount is None:
        return None
    draft = Draft(start, end, "duration", values.duration(amount, unit), "stretch")
    year, explicit = told_year(scene, start, end)
    if not year or unit != "MO" or not 1 <= amount <= 12 or amount != int(amount):
        return draft
    first, last = (1, int(amount)) if ordinal == "first" else (13 - int(amount), 12)
    edtf = f"{year:04}-{first:02}/{year:04}-{last:02}"
    anchor = "none" if explicit else "publication"
    return replace(draft, edtf=edtf, why="months of that year", anchor=anchor, lasting=True)


def as_year_end(scene: Scene, start: int, end: int) -> Draft | None:
    """Year-end: its last month."""
    if scene.today is None or scene.word(end - 1) != "end":
        return None
    step = int(scene.today.month < 4 and tense(scene.read, start, end) == "past")
    period = values.month(scene.today.year - step, 12)
    return from_today(start, end, period, "year-end", "the last month of the year")


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
    word = scene.word(end - 1)
    word = str(DECADES[word]) if word in DECADES else word.removesuffix("s")
    if len(word) == 2:
        if scene.word(end - 2) not in (
            "the",
            "'",
            "’",
            "‘",
            "`",
            "and",
            "early",
            "late",
            "mid",
            "-",
        ):
            return None
        word = ("19" if int(word) > 20 else "20") + word
    return absolute(start, end, values.decade(int(word)), "decade", "as written")


def as_numbered(scene: Scene, start: int, end: int) -> Draft | None:
    """The third quarter, the first half of 2013, the nineteenth century, Q3 2012."""
    at = scene.find(start, end, "ordw ord qn final")
    mark = scene.word(at)
    if scene.code(at + 1) == code("dash"):
        start = at  # of "the third-quarter results" the time is "third-quarter"
    number = int(mark[1]) if mark[0] in "qh" and len(mark) == 2 else number_of(scene, at)
    words = {scene.word(place) for place in range(start, end)}
    if "century" in words:
        if not 1 <= number <= 30:
            return None
        return absolute(start, end, values.century(number), "century", "as written")
    size, make = ("quarter", values.quarter), 4
    if "half" in words or mark[0] == "h":
        size, make = ("half", values.half), 2
    if mark == "final":
        number = make
    if (size[0] not in words and mark[0] not in "qh") or not 1 <= number <= make:
        return None
    year, explicit = told_year(scene, start, end)
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
    """Spring 2024, the summer of last year, last summer; alone only where it is no verb."""
    at = scene.find(start, end, "season")
    name = SEASONS[scene.word(at)]
    directed = scene.find(start, at, "last next")
    if directed >= 0:
        return _directed_season(scene, start, end, name)
    year, explicit = told_year(scene, start, end)
    if year:
        why = "a winter of that year: two touch it" if name == "WI" else "months of the season"
        make = absolute(start, end, values.season(year, name), "season", why)
        return make if explicit else replace(make, anchor="publication")
    named = scene.code(start - 1) in codes("in since until by during last this next early late mid")
    if scene.today is None or (scene.word(at) in ("spring", "fall") and not named):
        return None
    fits = [values.season(scene.today.year + step, name) for step in (-1, 0, 1)]
    period = fitting(fits, scene.today, tense(scene.read, start, end))
    return from_today(start, end, period, "season", "the nearest by tense")


def _directed_season(scene: Scene, start: int, end: int, name: str) -> Draft | None:
    """Last summer is the latest that is over, the next one the first that is to come."""
    if scene.today is None:
        return None
    today = scene.today
    fits = [values.season(today.year + step, name) for step in (-2, -1, 0, 1, 2)]
    if scene.find(start, end, "next") >= 0:
        period = next(one for one in fits if one.first > today)
    else:
        period = [one for one in fits if one.last < today][-1]
    return from_today(start, end, period, "season", f"counted from {today.isoformat()}")
