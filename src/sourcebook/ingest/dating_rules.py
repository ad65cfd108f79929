"""The grammar of time expressions: rules over classes of words, and what each one means.

A rule is a pattern of `dating_words` and a function that makes a `Draft` of what it
matched, or None if on a closer look it is no time. Rules are tried in order at each
place; the first that holds wins.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeAlias

from sourcebook.ingest import dating_values as values
from sourcebook.ingest.dating_values import Period, Shift
from sourcebook.ingest.dating_words import (
    FREQUENCIES,
    HOLIDAYS,
    MONTH_OF,
    NUMBERS,
    ORDINALS,
    PARTS,
    PLURALS,
    REFERENCES,
    SEASONS,
    UNIT_OF,
    WEEKDAY_OF,
    Words,
    code,
    codes,
    grammar,
    tense,
)

_DAY = timedelta(days=1)
_FAR = 6  # tokens of a holiday's name


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
        return next((at for at in range(start, end) if self.read.codes[at] in wanted), -1)

    def previous(self) -> Period | None:
        """The date told last."""
        return next((one.period for one in reversed(self.drafts) if one.period), None)


Maker: TypeAlias = Callable[[Scene, int, int], Draft | None]


def _undated(scene: Scene, start: int, end: int, timex: str, rule: str) -> Draft:
    why = "no date of writing to count from"
    return Draft(start, end, "date", timex, rule, why, "publication")


def _absolute(scene: Scene, start: int, end: int, period: Period, rule: str, why: str) -> Draft:
    return Draft(start, end, "date", period.timex, rule, why, "none", period)


def _from_today(start: int, end: int, period: Period, rule: str, why: str) -> Draft:
    return Draft(start, end, "date", period.timex, rule, why, "publication", period)


# --- explicit dates


def _full_year(digits: str) -> int:
    number = int(digits)
    return number if len(digits) > 2 else number + (2000 if number < 50 else 1900)


def _iso(scene: Scene, start: int, end: int) -> Draft | None:
    parts = [int(part) for part in re.split("[-/]", scene.word(start))]
    try:
        period = values.day(date(*parts))
    except ValueError:
        return None
    return _absolute(scene, start, end, period, "iso", "written in numbers")


def _numeric(scene: Scene, start: int, end: int) -> Draft | None:
    """23.01.2025; with slashes the month may come first, and both readings may hold."""
    word = scene.word(start)
    first, second, year = (_full_year(part) for part in re.split("[./-]", word))
    short = len(word) < 8 and "/" not in word
    if (short and "." in word) or "-" in word and short:
        return None
    day_first = first > 12 or "." in word
    both = first <= 12 and second <= 12 and first != second and "." not in word
    month, day = (second, first) if day_first else (first, second)
    try:
        period = values.day(date(year if year > 99 else year + 2000, month, day))
    except ValueError:
        return None
    why = "day and month could be the other way round" if both else "written in numbers"
    return replace(_absolute(scene, start, end, period, "numeric", why), doubtful=both)


def _number(scene: Scene, at: int) -> int:
    """A day or ordinal as a number, 0 if it is none."""
    word = scene.word(at)
    if word in ORDINALS:
        return ORDINALS[word]
    digits = re.match("[0-9]{1,2}", word)
    return int(digits.group()) if digits else 0


def _calendar(scene: Scene, start: int, end: int) -> Draft | None:
    """Month and day, with or without weekday and year, in either order."""
    month = MONTH_OF.get(scene.word(scene.find(start, end, "month may mon3")), 0)
    day = _number(scene, scene.find(start, end, "day ord ordw"))
    year = scene.find(start, end, "year")
    if year >= 0:
        return _dated(scene, start, end, int(scene.word(year)), month, day)
    if not 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    return yearless(scene, start, end, month, day)


def _dated(scene: Scene, start: int, end: int, year: int, month: int, day: int) -> Draft | None:
    try:
        period = values.day(date(year, month, day)) if day else values.month(year, month)
    except ValueError:
        return None
    return _absolute(scene, start, end, period, "calendar", "as written")


def yearless(
    scene: Scene, start: int, end: int, month: int, day: int, year: int = 0
) -> Draft | None:
    """A month, or a day of one, in the year that fits best; the year is marked as inferred."""
    told = (month, day)
    suffix = f"{month:02}-{day:02}" if day else f"{month:02}"
    if year:
        draft = _dated(scene, start, end, year, month, day)
        return draft and replace(draft, why="its year stands with the next date", yearless=told)
    if scene.today is None:
        return replace(_undated(scene, start, end, f"XXXX-{suffix}", "calendar"), yearless=told)
    when = _tense(scene, start, end)
    fits = [
        values.day(date(at, month, day)) if day else values.month(at, month)
        for at in range(max(1, scene.today.year - 8), min(9999, scene.today.year + 8) + 1)
        if (month, day) != (2, 29) or at % 4 == 0 and (at % 100 != 0 or at % 400 == 0)
    ]
    period = _fitting(fits, scene.today, when)
    why = f"no year in the text: {period.first.year} inferred, {_REASON[when]}"
    draft = _from_today(start, end, period, "calendar", f"{why} {scene.today.isoformat()}")
    return replace(draft, yearless=told)


_REASON = {
    "past": "the latest before",
    "future": "the next after",
    "soft": "the nearest to",
    "": "the nearest to",
}


def _tense(scene: Scene, start: int, end: int) -> str:
    before = scene.word(start - 1)
    if before in ("since", "from"):
        return "past"
    if before in ("until", "till", "by"):
        return "future"
    return tense(scene.read, start, end)


def _distance(period: Period, today: date) -> int:
    if period.first <= today <= period.last:
        return 0
    return min(abs((period.first - today).days), abs((period.last - today).days))


def _fitting(fits: list[Period], today: date, when: str) -> Period:
    past = [period for period in fits if period.first <= today]
    future = [period for period in fits if period.last >= today]
    if when == "past" and past:
        return past[-1]
    if when == "future" and future:
        return future[0]
    return min(fits, key=lambda period: (_distance(period, today), period.first))


def _month_year(scene: Scene, start: int, end: int) -> Draft | None:
    return _dated(scene, start, end, int(scene.word(end - 1)), MONTH_OF[scene.word(start)], 0)


_NAMING = codes("in since of by until last next this early late mid during between and from to")
_NAMED = codes("month may mon3 weekday wd3 holiday year today yesterday")


def _bare_month(scene: Scene, start: int, end: int) -> Draft | None:
    """A month alone; May and March only where no verb can stand, April not before a surname."""
    follows = scene.read.words[end] if end < len(scene.read.words) else "\n"
    named = scene.code(start - 1) in _NAMING
    if scene.code(start) == code("may") and not named:
        return None
    if follows[0].isupper() and not named and scene.code(end) not in _NAMED:
        return None
    return yearless(scene, start, end, MONTH_OF[scene.word(start)], 0)


def _day_range(scene: Scene, start: int, end: int) -> Draft | None:
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
    "refugees protesters cases deaths patients members rpm mb gb hz watts calories".split()
)


def _year(scene: Scene, start: int, end: int) -> Draft | None:
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
    draft = _absolute(scene, start, end, values.year(number), "year", "as written")
    if any(scene.code(place) == code("fiscal") for place in range(start, end)):
        return replace(draft, rule="fiscal", edtf=f"{number}~", why="a fiscal year")
    return draft


def _year_range(scene: Scene, start: int, end: int) -> Draft | None:
    first, last = re.split("[–/-]", scene.word(start))
    last = last if len(last) == 4 else first[:2] + last
    if int(first) >= int(last):
        return None
    draft = _absolute(scene, start, end, values.year(int(first)), "years", "as written")
    return replace(draft, timex=f"{first}/{last}", edtf=f"{first}/{last}", lasting=True)


def _decade(scene: Scene, start: int, end: int) -> Draft | None:
    word = scene.word(end - 1).removesuffix("s")
    if len(word) == 2:
        if scene.word(end - 2) not in ("the", "'", "’", "‘", "`", "and", "early", "late", "-"):
            return None
        word = ("19" if int(word) > 20 else "20") + word
    return _absolute(scene, start, end, values.decade(int(word)), "decade", "as written")


def _told_year(scene: Scene, start: int, end: int) -> tuple[int, bool]:
    """The year said in the tokens, by number or as this, last or next year; 0 if none."""
    at = scene.find(start, end, "year")
    if at >= 0:
        return int(scene.word(at)), True
    if scene.today is None:
        return 0, False
    for place in range(start, end):
        step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1}.get(
            scene.word(place)
        )
        if step is not None:
            return scene.today.year + step, False
    return 0, False


def _numbered(scene: Scene, start: int, end: int) -> Draft | None:
    """The third quarter, the first half of 2013, the nineteenth century, Q3 2012."""
    at = scene.find(start, end, "ordw ord qn")
    mark = scene.word(at)
    number = int(mark[1]) if mark[0] in "qh" and len(mark) == 2 else _number(scene, at)
    words = {scene.word(place) for place in range(start, end)}
    if "century" in words:
        if not 1 <= number <= 30:
            return None
        return _absolute(scene, start, end, values.century(number), "century", "as written")
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
        return _absolute(scene, start, end, period, size[0], "as written" + fiscal)
    return _from_today(start, end, period, size[0], "counted from the day of writing" + fiscal)


def _fitted_part(
    scene: Scene, start: int, end: int, make: Callable[[int, int], Period], number: int
) -> Draft | None:
    if scene.today is None:
        return None
    fits = [make(scene.today.year + step, number) for step in (-1, 0, 1)]
    when = tense(scene.read, start, end)
    period = _fitting(fits, scene.today, when or "past")
    if when in ("", "past") and period.last > scene.today and period != fits[0]:
        period = fits[fits.index(period) - 1]  # results are told of what is over
    return _from_today(start, end, period, "part", "no year in the text: the nearest by tense")


def _season(scene: Scene, start: int, end: int) -> Draft | None:
    at = scene.find(start, end, "season")
    name = SEASONS[scene.word(at)]
    year, explicit = _told_year(scene, start, end)
    if not year:
        if scene.word(at) in ("spring", "fall") or scene.today is None:
            return None
        fits = [values.season(scene.today.year + step, name) for step in (-1, 0, 1)]
        period = _fitting(fits, scene.today, tense(scene.read, start, end))
        return _from_today(start, end, period, "season", "the nearest by tense")
    why = "a winter of that year: two touch it" if name == "WI" else "months of the season"
    make = _absolute(scene, start, end, values.season(year, name), "season", why)
    return make if explicit else replace(make, anchor="publication")


def _holiday(scene: Scene, start: int, end: int) -> Draft | None:
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
        return _absolute(scene, start, follows + 1, period, "holiday", "the day of the holiday")
    if scene.today is None or not 2 < scene.today.year < 9998:
        return None
    fits = [values.day(values.holiday(scene.today.year + step, rule)) for step in (-1, 0, 1)]
    period = _fitting(fits, scene.today, tense(scene.read, start, end))
    return _from_today(start, end, period, "holiday", "no year in the text: the nearest by tense")


# --- counted from the day of writing


def _today(scene: Scene, start: int, end: int) -> Draft | None:
    """Today, yesterday, tomorrow, tonight, with the part of the day if told."""
    at = scene.find(start, end, "today yesterday tomorrow tonight")
    step = {"yesterday": -1, "tomorrow": 1}.get(scene.word(at), 0)
    place = scene.find(start, end, "part")
    part = "TNI" if scene.word(at) == "tonight" else PARTS[scene.word(place)] if place >= 0 else ""
    if scene.word(at) == "today" and scene.read.words[at] == "Today":
        before = scene.read.words[at - 1] if at else "\n"
        if before[0].isupper():
            return None  # USA Today, Russia Today
    if scene.today is None:
        return _undated(scene, start, end, "XXXX-XX-XX" + part, "today")
    return _at_part(scene.today + step * _DAY, part, start, end, "today", "the day of writing")


def _at_part(at: date, part: str, start: int, end: int, rule: str, why: str) -> Draft:
    draft = _from_today(start, end, values.day(at), rule, why)
    if not part:
        return draft
    return replace(draft, kind="time", timex=draft.timex + part)


def _weekday(scene: Scene, start: int, end: int) -> Draft | None:
    """A weekday: the nearest fitting one by tense, the day of writing itself included."""
    at = scene.find(start, end, "weekday wd3")
    if scene.word(start - 1) in ("black", "bloody", "super", "cyber", "ash", "palm", "giving"):
        return None
    if scene.word(end) in ("times", "mirror", "telegraph", "mail", "express", "herald", "tribune"):
        return None
    wanted = WEEKDAY_OF[scene.word(at)]
    place = scene.find(start, end, "part")
    part = PARTS[scene.word(place)] if place >= 0 else ""
    if scene.today is None:
        return _undated(scene, start, end, f"XXXX-WXX-{wanted + 1}{part}", "weekday")
    directed = scene.find(start, end, "last this next")
    if directed >= 0:
        found, why = _directed(scene, directed, wanted, start, end)
    else:
        found, why = _nearest(scene.today, wanted, _tense(scene, start, end))
    return _at_part(found, part, start, end, "weekday", why)


def _nearest(today: date, wanted: int, when: str) -> tuple[date, str]:
    back = (today.weekday() - wanted) % 7
    written = f"written on {today:%A} {today.isoformat()}"
    if back == 0:
        return today, f"the same day: {written}"
    if when in ("future", "soft"):
        return today + (7 - back) * _DAY, f"the next one: {written}, told of the future"
    return today - back * _DAY, f"the latest one: {written}"


def _directed(scene: Scene, at: int, wanted: int, start: int, end: int) -> tuple[date, str]:
    assert scene.today is not None
    today, word = scene.today, scene.word(at)
    monday = today - today.weekday() * _DAY
    if "week" in (scene.word(place) for place in range(start, end)):
        weeks = {"this": 0, "next": 1, "coming": 1, "following": 1}.get(word, -1)
        return monday + (7 * weeks + wanted) * _DAY, f"counted by weeks from {today.isoformat()}"
    why = f"{word}, counted from {today.isoformat()}"
    if word == "this":
        return monday + wanted * _DAY, why
    if word in ("next", "coming", "upcoming", "following"):
        return today + ((wanted - today.weekday() - 1) % 7 + 1) * _DAY, why
    return today - ((today.weekday() - wanted - 1) % 7 + 1) * _DAY, why


_STEPS = {"this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1, "following": 1}


def _unit_of(scene: Scene, start: int, end: int) -> str:
    at = scene.find(start, end, "unit units")
    word = scene.word(at)
    return UNIT_OF.get(word) or PLURALS.get(word, "")


def _directed_unit(scene: Scene, start: int, end: int) -> Draft | None:
    """Last week, this year, next month, the past decade, the same day, the following year."""
    unit = _unit_of(scene, start, end)
    at = scene.find(start, end, "last this next same ref")
    word, the = scene.word(at), scene.code(start) in codes("the his")
    if unit in ("S", "M", "H", "ML", "") or (unit == "D" and word == "this"):
        return None
    if the and word in ("last", "past", "coming"):
        return _stretch(scene, start, end, 1, unit, 1 if word == "coming" else -1)
    if word in ("previous", "preceding", "prior", "following", "same") or (the and word == "next"):
        return _by_event(scene, start, end, unit, word)
    if unit == "D" and word == "next":
        return _by_event(scene, start, end, unit, word)
    if word in ("recent", "future") or (unit == "D" and word in ("past", "last")):
        return None
    step = _STEPS.get(word, -1)
    if scene.today is None:
        return _undated(scene, start, end, "XXXX", "unit")
    period = _stepped(scene.today, unit, step)
    why = f"{word} {scene.word(end - 1)}, counted from {scene.today.isoformat()}"
    return _from_today(start, end, period, "unit", why)


def _stepped(today: date, unit: str, step: int) -> Period:
    amount = {"F": 2 * step}.get(unit, step)
    there = values.moved(today.replace(day=1) if unit in ("MO", "Q", "Y") else today, amount, unit)
    if unit == "WE" and step == 0 and today.weekday() < 2:
        return values.weekend(today)
    return values.of_unit(there, unit)


def _by_event(scene: Scene, start: int, end: int, unit: str, word: str) -> Draft:
    sign = -1 if word in ("previous", "preceding", "prior") else 1
    shift = Shift(0.0 if word == "same" else 1.0, unit, sign)
    return _relative(scene, start, end, shift, "")


def _relative(scene: Scene, start: int, end: int, shift: Shift, vague: str) -> Draft:
    """Counted from an event; TIMEX3 counts from the date told last, else from the writing."""
    told = scene.previous()
    base = told.first if told else scene.today
    timex = vague
    if base is not None and shift.amount is not None:
        try:
            timex = values.shifted(base, shift.sign * shift.amount, shift.unit).timex
        except (OverflowError, ValueError):
            timex = ""
    why = "counted from the event told before"
    kind = "duration" if shift.bound else "date"
    if shift.bound:
        timex = values.duration(shift.amount, shift.unit)
    timex = timex or ("PAST_REF" if shift.sign < 0 else "FUTURE_REF")
    return Draft(start, end, kind, timex, "relative", why, "event", shift=shift)


def _stretch(
    scene: Scene, start: int, end: int, amount: float | None, unit: str, sign: int
) -> Draft:
    """The past five years: a length of time that ends, or starts, with the writing."""
    timex = values.duration(amount, unit)
    draft = Draft(start, end, "duration", timex, "stretch", anchor="publication")
    if scene.today is None or amount is None:
        return draft
    try:
        there = values.moved(scene.today, sign * amount, unit)
    except (OverflowError, ValueError):
        return draft
    other = there.isoformat()[: {"Y": 4, "DE": 4, "CE": 4, "MO": 7, "Q": 7}.get(unit, 10)] + "~"
    now = scene.today.isoformat()
    edtf = f"{other}/{now}" if sign < 0 else f"{now}/{other}"
    way = "back" if sign < 0 else "on"
    why = f"{amount:g} {scene.word(end - 1)} {way} from {now}"
    return replace(draft, edtf=edtf, why=why, lasting=True)


# --- amounts


def amount_of(scene: Scene, start: int, end: int) -> float | None:
    """The number the tokens tell, None if they tell none ("several")."""
    total, half, found = 0.0, False, False
    for at in range(start, end):
        word = scene.word(at)
        if word[0].isdigit() and word[0].isascii():
            digits = re.match(r"[0-9]+(?:[.,][0-9]+)*", word[:20])
            number = digits.group().replace(",", "") if digits else "0"
            total, found = total + float(number if number.count(".") < 2 else 0), True
        elif word in NUMBERS:
            value = NUMBERS[word]
            total = max(total, 1.0) * value if value in (12, 100, 1000) else total + value
            found = True
        elif word == "half":
            half = True
        elif word == "couple":
            total, found = 2.0, True
        elif scene.code(at) == code("vague"):
            return None
    if half:
        return total + 0.5
    return total if found else 1.0


_BOUNDS = {"less": "less", "fewer": "less", "more": "more", "over": "more"}


def _bound(scene: Scene, start: int) -> str:
    if scene.word(start) == "at":
        return "more" if scene.word(start + 1) == "least" else "less"
    return _BOUNDS.get(scene.word(start), "")


def _counted(scene: Scene, start: int, end: int) -> tuple[float | None, str]:
    at = scene.find(start, end, "unit units")
    before = scene.code(start) in codes("unit units")
    amount = None if before else amount_of(scene, start, end)
    word = scene.word(at)
    return amount, UNIT_OF.get(word) or PLURALS[word]


def _ago(scene: Scene, start: int, end: int) -> Draft | None:
    amount, unit = _counted(scene, start, end)
    if amount is None:
        return Draft(start, end, "date", "PAST_REF", "ago", "how long ago is not told")
    if scene.today is None:
        return _undated(scene, start, end, "PAST_REF", "ago")
    try:
        period = values.shifted(scene.today, -amount, unit)
    except (OverflowError, ValueError):
        return Draft(start, end, "date", "PAST_REF", "ago", "before the calendar")
    why = f"counted back from {scene.today.isoformat()}"
    draft = _from_today(start, end, period, "ago", why)
    rough = unit in ("DE", "CE", "ML") or (unit == "Y" and amount >= 10)
    return replace(draft, edtf=f"{period.timex}~") if rough and period.unit == "Y" else draft


def _later(scene: Scene, start: int, end: int) -> Draft | None:
    amount, unit = _counted(scene, start, end)
    sign = -1 if scene.word(end - 1) in ("earlier", "before") else 1
    vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
    return _relative(scene, start, end, Shift(amount, unit, sign, _bound(scene, start)), vague)


def _past_count(scene: Scene, start: int, end: int) -> Draft | None:
    """The past five years, the last half decade, recent weeks, the coming months."""
    at = scene.find(start, end, "last next ref this")
    amount, unit = _counted(scene, at + 1, end)
    word = scene.word(at)
    sign = 1 if word in ("next", "coming", "upcoming", "following", "future") else -1
    plural = scene.code(end - 1) == code("units")
    if amount is None and end - at == 2 and plural:
        timex = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Draft(start, end, "date", timex, "vague", "how long is not told")
    if word in ("previous", "preceding", "prior", "following"):
        return Draft(start, end, "duration", values.duration(amount, unit), "duration")
    return _stretch(scene, start, end, amount, unit, sign)


def _duration(scene: Scene, start: int, end: int) -> Draft | None:
    amount, unit = _counted(scene, start, end)
    one = scene.word(scene.find(start, end, "unit units"))
    if one == "second" and scene.code(start) in codes("art"):
        return None
    if scene.code(start - 1) in codes("money") or one == "quarter" and amount == 1:
        return None
    if unit == "WE" and scene.code(start) == code("art"):
        return None
    if scene.code(start - 1) == code("every"):
        return None
    return Draft(start, end, "duration", values.duration(amount, unit), "duration")


def _bare_units(scene: Scene, start: int, end: int) -> Draft | None:
    """Years, decades: an amount not told; not `days of` rage or a season's `minutes`."""
    if scene.word(start) in ("seconds", "quarters", "weekends"):
        return None
    return Draft(start, end, "duration", values.duration(None, _unit_of(scene, start, end)), "vague")


def _set(scene: Scene, start: int, end: int) -> Draft | None:
    """Every day, each Tuesday, every two years, Mondays, annually."""
    last = scene.word(end - 1)
    if last in FREQUENCIES:
        return Draft(start, end, "set", FREQUENCIES[last], "set")
    if last in WEEKDAY_OF:
        return Draft(start, end, "set", f"XXXX-WXX-{WEEKDAY_OF[last] + 1}", "set")
    if last in MONTH_OF:
        return Draft(start, end, "set", f"XXXX-{MONTH_OF[last]:02}", "set")
    if last in PARTS:
        return Draft(start, end, "set", "XXXX-XX-XX" + PARTS[last], "set")
    if last in SEASONS:
        return Draft(start, end, "set", f"XXXX-{SEASONS[last]}", "set")
    amount, unit = _counted(scene, start, end)
    if scene.word(start + 1) in ORDINALS:
        amount = float(ORDINALS[scene.word(start + 1)])
    return Draft(start, end, "set", values.duration(amount, unit), "set")


# --- vague references, clocks, modifiers


def _reference(scene: Scene, start: int, end: int) -> Draft | None:
    word = scene.word(end - 1)
    if word in ("past", "present", "moment"):
        timex = "PAST_REF" if word == "past" else "PRESENT_REF"
        return Draft(start, end, "date", timex, "reference")
    if word == "future" and not {"the", "near"} & {scene.word(start), scene.word(end - 2)}:
        return None
    if word in ("shortly", "soon") and scene.word(end) in ("after", "before", "as"):
        return None
    return Draft(start, end, "date", REFERENCES[word], "reference")


def _clock_value(scene: Scene, start: int, end: int) -> str:
    at = scene.find(start, end, "clock day num year")
    word = scene.word(at)
    digits = [int(part) for part in re.findall("[0-9]+", word)]
    if len(digits) == 1 and digits[0] >= 100:
        digits = list(divmod(digits[0], 100))
    hours, minutes = digits[0], digits[1] if len(digits) > 1 else 0
    mark = word.lstrip("0123456789:.") + scene.word(at + 1).replace(".", "")
    if mark.startswith("pm") and hours < 12:
        hours += 12
    elif mark.startswith("am") and hours == 12:
        hours = 0
    if hours > 24 or minutes > 59:
        return ""
    zone = scene.find(start, end, "zone")
    utc = zone >= 0 and scene.word(zone) in ("utc", "gmt")
    return f"T{hours:02}:{minutes:02}" + ("Z" if utc else "")


def _clock(scene: Scene, start: int, end: int) -> Draft | None:
    """10:30 on Tuesday, Tuesday at 10:30, 9 a.m.; a clock alone is of the day of writing."""
    value = _clock_value(scene, start, end)
    if not value:
        return None
    at = scene.find(start, end, "weekday wd3 today yesterday tomorrow")
    named = scene.find(start, end, "month may mon3")
    base: Draft | None
    if named >= 0:
        base = _calendar_clock(scene, start, end)
    elif at < 0:
        word, follows = scene.word(start), scene.code(start + 1)
        if "." in word and follows not in codes("ampm zone"):
            return None  # 10.30 is a number unless something says it is a clock
        base = scene.today and _from_today(start, end, values.day(scene.today), "clock", "")
    elif scene.code(at) in codes("weekday wd3"):
        base = _weekday(scene, start, end)
    else:
        base = _today(scene, start, end)
    if base is None or base.period is None:
        return Draft(start, end, "time", value.removesuffix("Z"), "clock")
    why = base.why or "the day of writing: no other told"
    return replace(base, kind="time", timex=base.period.timex + value, rule="clock", why=why)


_CALENDAR = re.compile(grammar("MONTH DAY(?: comma? year)?|DAY MONTH(?: comma? year)?"))


def _calendar_clock(scene: Scene, start: int, end: int) -> Draft | None:
    match = _CALENDAR.search(scene.read.codes, start, end)
    draft = match and _calendar(scene, match.start(), match.end())
    return replace(draft, start=start, end=end) if draft else None


def _day_part(scene: Scene, start: int, end: int) -> Draft | None:
    """Overnight, at noon, this morning, last night, on the evening of."""
    at = scene.find(start, end, "part")
    word = scene.word(at)
    directed = scene.find(start, end, "last this next")
    if directed < 0 and word not in ("overnight", "midnight", "noon", "midday"):
        if scene.code(start - 1) not in codes("in during") or scene.code(start) != code("the"):
            return None
    step = 0
    if directed >= 0:
        step = _STEPS.get(scene.word(directed), -1)
    if scene.today is None:
        return _undated(scene, start, end, "XXXX-XX-XX" + PARTS[word], "part")
    why = f"counted from {scene.today.isoformat()}"
    return _at_part(scene.today + step * _DAY, PARTS[word], start, end, "part", why)


def _the_unit(scene: Scene, start: int, end: int) -> Draft | None:
    """The weekend; of the year, in the day: the one of the writing."""
    unit = _unit_of(scene, start, end)
    if scene.today is None:
        return None
    if unit == "WE":
        back = scene.today.weekday() < 5 and tense(scene.read, start, end) not in ("future", "soft")
        period = values.weekend(scene.today - 7 * _DAY if back else scene.today)
        return _from_today(start, end, period, "unit", "the weekend nearest by tense")
    if scene.code(start - 1) not in codes("of in for") or unit not in ("Y", "D", "MO", "Q", "W"):
        return None
    if scene.code(end) == code("of") or scene.word(start - 2) in ("one", "most", "time", "times"):
        return None
    period = values.of_unit(scene.today, unit)
    return _from_today(start, end, period, "unit", "the one of the day of writing")


_RULES: tuple[tuple[str, str, Maker], ...] = (
    ("iso", "iso", _iso),
    ("dmy", "dmy", _numeric),
    (
        "clock",
        "CLOCK comma? (?:on? (?:early|late)? BARE (?:part)?)?(?: comma? MONTH DAY)?(?: comma? year)?"
        "|CLOCK comma? on? (?:MONTH DAY|DAY MONTH)(?: comma? year)?"
        "|BARE (?:part)? comma? at CLOCK|BARE CLOCK"
        "|(?:MONTH DAY|DAY MONTH)(?: comma? year)? comma? at CLOCK",
        _clock,
    ),
    ("range1", "(?:from)? MONTH range(?: comma? year)?", _day_range),
    ("range2", "range MONTH(?: comma? year)?", _day_range),
    ("range3", "MONTH DAY (?:dash|to|and) DAY(?: comma? year)?", _day_range),
    ("range4", "DAY (?:dash|to|and) DAY of? MONTH(?: comma? year)?", _day_range),
    ("mdy", "(?:WEEKDAY comma? )?MONTH the? DAY(?: comma? year)?", _calendar),
    ("ddm", "(?:WEEKDAY comma? )?(?:the? ord|the? day|the ordw) of? MONTH(?: comma? year)?", _calendar),
    ("my", "MONTH (?:comma|of)? year", _month_year),
    ("every1", "every (?:numw|num|day|ord|ordw|same)? (?:UNIT|part|season)", _set),
    ("every2", "every (?:WEEKDAY|month)|weekdays|freq", _set),
    (
        "weekday",
        "(?:last|this|next) WEEKDAY part?|WEEKDAY part? of? (?:last|this|next) unit"
        "|WEEKDAY part?",
        _weekday,
    ),
    ("month", "month|may|mon3 dot|mon3", _bare_month),
    (
        "numbered",
        "the? (?:ordw|ord) fiscal? (?:unit|half)"
        "(?: of (?:the? fiscal? year|fiscal? year|(?:last|this|next) fiscal? unit)| year)?"
        "|qn(?: of)? year|qn",
        _numbered,
    ),
    ("season", "the? (?:last|this|next) season|season of? year|(?:the)? season", _season),
    ("today", "(?:earlier|later)? (?:today|yesterday|tomorrow|tonight) part?", _today),
    ("ago", "APPROX? (?:COUNT adj? UNIT|units) ago", _ago),
    (
        "later",
        "(?:APPROX|less than)? (?:COUNT adj? UNIT|units) (?:later|earlier|before(?= comma|dot|nl))",
        _later,
    ),
    ("pastn", "(?:the|his)? (?:last|next|ref) (?:COUNT adj?|adj)? (?:units)", _past_count),
    ("pasth", "(?:the|his)? (?:last|next) (?:half art?|art half|COUNT dash?) unit", _past_count),
    ("unit", "(?:the|his)? (?:last|this|next|same|ref) fiscal? unit", _directed_unit),
    ("part", "(?:last|this|next) part|the? part", _day_part),
    (
        "duration",
        "(?:APPROX|less than)? (?:COUNT dash? adj? dash? UNIT(?: and art half)?(?: dash old)?)",
        _duration,
    ),
    ("fiscal", "the? fiscal unit? year|the year fiscal unit", _year),
    ("years", "yrange", _year_range),
    ("decade", "(?:the (?:(?:early|mid|late) dash?)?)? quote? (?:decade|decs)", _decade),
    ("year", "year", _year),
    ("theunit", "the unit", _the_unit),
    ("units", "units", _bare_units),
    (
        "reference",
        "at? the present|at present|the last(?=comma|dot|nl|and)|the (?:other )?ref|ref",
        _reference,
    ),
    ("holiday", "holiday", _holiday),
)
_MAKERS = {name: make for name, _, make in _RULES}
_CORE = re.compile("|".join(f"(?P<{name}>{grammar(source)})" for name, source, _ in _RULES))
_PREFIX = re.compile(
    grammar(
        "(?P<part>the? (?:early|late|mid|end|start|middle|rest) (?:dash|of|in|on)?)"
        "|(?P<loose>(?:earlier|later) (?:in|on)?)"
    )
)
_WHICH = {
    "early": "early", "late": "late", "mid": "mid", "end": "end", "close": "end",
    "beginning": "start", "start": "start", "middle": "middle",
}  # fmt: skip


def _core(scene: Scene, at: int) -> Draft | None:
    """The first rule that holds at a place."""
    match = _CORE.match(scene.read.codes, at)
    if match is None or match.end() == at:
        return None
    assert match.lastgroup is not None
    try:
        return _MAKERS[match.lastgroup](scene, at, match.end())
    except (OverflowError, ValueError):
        return None  # beyond the calendar


def _modified(scene: Scene, at: int) -> Draft | None:
    """Late 2022, early next year, the end of June, later this week."""
    match = _PREFIX.match(scene.read.codes, at)
    if match is None:
        return None
    draft = _core(scene, match.end())
    if draft is None or draft.kind != "date":
        return draft
    wide = replace(draft, start=at)
    word = next((scene.word(n) for n in range(at, match.end()) if scene.word(n) in _WHICH), "")
    if not word or draft.period is None or draft.edtf or draft.period.unit in ("D", "WE"):
        return wide
    first, last = values.part_of(draft.period, _WHICH[word])
    edtf = Period("", first, last, "").edtf.text
    return replace(wide, edtf=edtf, why=f"{draft.why}; {word}: that part of it")


_STARTS = frozenset(chr(number) for number in range(0x100, 0x180)) - codes(
    "other nl comma dot poss open money on by since until from to between and during throughout "
    "within per before after old ampm zone oclock dash later ago than adj"
)
_START = re.compile("[" + "".join(sorted(_STARTS)) + "]")
_MODIFIERS = codes("the early late mid end start middle rest earlier later")


def scan(read: Words, today: date | None) -> Scene:
    """All drafts of a text, left to right, none overlapping."""
    scene = Scene(read, today)
    at = 0
    while match := _START.search(read.codes, at):
        at = match.start()
        draft = _modified(scene, at) if read.codes[at] in _MODIFIERS else None
        draft = draft or _core(scene, at)
        if draft is None:
            at += 1
        else:
            scene.drafts.append(draft)
            at = max(draft.end, at + 1)
    return scene
