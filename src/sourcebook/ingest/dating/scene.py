"""What the rules of time work with: a draft of a finding, the scene, and years inferred."""

from calendar import isleap
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from sourcebook.ingest.dating import values
from sourcebook.ingest.dating.tense import tense
from sourcebook.ingest.dating.values import Period
from sourcebook.ingest.dating.words import Words, codes
from sourcebook.steps import Shift

_RECENT = 20  # expressions looked back for the date told last
_LEAP = 8  # years within which a 29 February lies


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule made of the tokens [start, end)."""

    start: int
    end: int
    kind: str  # date, time, duration, set
    timex: str
    rule: str
    why: str = ""
    anchor: str = "none"  # publication, event, none
    period: Period | None = None
    edtf: str = ""  # where the period is not the whole story
    shift: Shift | None = None
    lasting: bool = False
    doubtful: bool = False
    yearless: tuple[int, int] = (0, 0)  # month and day (0: none) of a date without a year


@dataclass(slots=True)
class Scene:
    """Where a rule finds itself: the tokens, the day of writing, and what came before."""

    read: Words
    today: date | None
    drafts: list[Draft] = field(default_factory=list)

    def word(self, at: int) -> str:
        """The word at a place, in small letters."""
        return self.read.words[at].lower() if 0 <= at < len(self.read.words) else "\n"

    def code(self, at: int) -> str:
        """The class at a place."""
        return self.read.codes[at] if 0 <= at < len(self.read.codes) else ""

    def find(self, start: int, end: int, names: str) -> int:
        """The first place in [start, end) of one of these classes, or -1."""
        wanted = codes(names)
        for at in range(start, end):
            if self.read.codes[at] in wanted:
                return at
        return -1

    def previous(self) -> Period | None:
        """The date told last."""
        recent = self.drafts[: -_RECENT - 1 : -1]
        return next((one.period for one in recent if one.period), None)


Maker: TypeAlias = Callable[[Scene, int, int], Draft | None]


def undated(start: int, end: int, timex: str, rule: str) -> Draft:
    """A date that has nothing to count from."""
    why = "no date of writing to count from"
    return Draft(start, end, "date", timex, rule, why, "publication")


def absolute(start: int, end: int, period: Period, rule: str, why: str) -> Draft:
    """A date the text itself tells."""
    return Draft(start, end, "date", period.timex, rule, why, "none", period)


def from_today(start: int, end: int, period: Period, rule: str, why: str) -> Draft:
    """A date counted from the day of writing."""
    return Draft(start, end, "date", period.timex, rule, why, "publication", period)


def dated(start: int, end: int, year: int, month: int, day: int) -> Draft | None:
    """A month or a day with its year; None if the calendar has no such day."""
    try:
        period = values.day(date(year, month, day)) if day else values.month(year, month)
    except ValueError:
        return None
    return absolute(start, end, period, "calendar", "as written")


def yearless(
    scene: Scene, start: int, end: int, month: int, day: int, year: int = 0
) -> Draft | None:
    """A month, or a day of one, in the year that fits best; the year is marked as inferred."""
    told = (month, day)
    suffix = f"{month:02}-{day:02}" if day else f"{month:02}"
    if year:
        draft = dated(start, end, year, month, day)
        return draft and replace(draft, why="its year stands with the next date", yearless=told)
    if scene.today is None:
        return replace(undated(start, end, f"XXXX-{suffix}", "calendar"), yearless=told)
    when = tense_of(scene, start, end)
    reach = _LEAP if told == (2, 29) else 1
    fits = [
        values.day(date(at, month, day)) if day else values.month(at, month)
        for at in range(max(1, scene.today.year - reach), min(9999, scene.today.year + reach) + 1)
        if told != (2, 29) or isleap(at)
    ]
    period = fitting(fits, scene.today, when)
    nearest = f"{_REASON[when]} {scene.today.isoformat()}"
    why = f"no year in the text: {period.first.year} inferred, {nearest}"
    return Draft(
        start, end, "date", period.timex, "calendar", why, "publication", period, yearless=told
    )


_YEARS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1,
}  # fmt: skip


def told_year(scene: Scene, start: int, end: int) -> tuple[int, bool]:
    """The year said in the tokens, by number or as this, last or next year; 0 if none."""
    at = scene.find(start, end, "year")
    if at >= 0:
        return int(scene.word(at)), True
    if scene.today is None:
        return 0, False
    for place in range(start, end):
        step = _YEARS.get(scene.word(place))
        if step is not None and scene.code(place) in codes("last this next"):
            return scene.today.year + step, False
    if scene.word(end - 1) == "year" and scene.code(end - 2) in codes("the"):
        return scene.today.year, False
    return 0, False


_REASON = {
    "past": "the latest before",
    "future": "the next after",
    "soft": "the nearest to",
    "": "the nearest to",
}


def tense_of(scene: Scene, start: int, end: int) -> str:
    """What verbs, or the word before, say of the time of an expression."""
    before = scene.word(start - 1)
    spans = before == "from" and scene.find(start, end, "to range") >= 0  # from 24 to 26 May
    if before in ("since", "from") and not spans:
        return "past"
    if before in ("until", "till", "by"):
        return "future"
    return tense(scene.read, start, end)


def _distance(period: Period, today: date) -> int:
    if period.first <= today <= period.last:
        return 0
    return min(abs((period.first - today).days), abs((period.last - today).days))


def fitting(fits: list[Period], today: date, when: str) -> Period:
    """The candidate that fits the tense: the latest begun, the next not over, or the nearest."""
    past = [period for period in fits if period.first <= today]
    future = [period for period in fits if period.last >= today]
    if when == "past" and past:
        return past[-1]
    if when == "future" and future:
        return future[0]
    return min(fits, key=lambda period: (_distance(period, today), period.first))
