"""Rules for what is counted from the day of writing or from an event."""

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from sourcebook.ingest.dating import values
from sourcebook.ingest.dating.lengths import counted, unit_of
from sourcebook.ingest.dating.scene import Draft, Scene, from_today, tense_of, undated
from sourcebook.ingest.dating.values import Period
from sourcebook.ingest.dating.words import PARTS, UNIT_OF, WEEKDAY_OF, code, codes
from sourcebook.steps import Shift, moved

_DAY = timedelta(days=1)


def as_today(scene: Scene, start: int, end: int) -> Draft | None:
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
        return undated(start, end, "XXXX-XX-XX" + part, "today")
    return at_part(scene.today + step * _DAY, part, start, end, "today", "the day of writing")


def at_part(at: date, part: str, start: int, end: int, rule: str, why: str) -> Draft:
    """A day, or a part of it."""
    draft = from_today(start, end, values.day(at), rule, why)
    if not part:
        return draft
    return replace(draft, kind="time", timex=draft.timex + part)


def as_weekday(scene: Scene, start: int, end: int) -> Draft | None:
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
        return undated(start, end, f"XXXX-WXX-{wanted + 1}{part}", "weekday")
    directed = scene.find(start, end, "last this next")
    if directed >= 0:
        found, why = _directed(scene, directed, wanted, start, end)
    else:
        found, why = _nearest(scene.today, wanted, tense_of(scene, start, end))
    return at_part(found, part, start, end, "weekday", why)


def _nearest(today: date, wanted: int, when: str) -> tuple[date, str]:
    back = (today.weekday() - wanted) % 7
    written = _written(today)
    if back == 0:
        return today, f"the same day: {written}"
    if when in ("future", "soft"):
        return today + (7 - back) * _DAY, f"the next one: {written}, told of the future"
    return today - back * _DAY, f"the latest one: {written}"


@lru_cache(maxsize=64)
def _written(today: date) -> str:
    return f"written on {today:%A} {today.isoformat()}"


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


STEPS = {"this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1, "following": 1}


def as_directed_unit(scene: Scene, start: int, end: int) -> Draft | None:
    """Last week, this year, next month, the past decade, the same day, the following year."""
    unit = unit_of(scene, start, end)
    at = scene.find(start, end, "last this next same ref")
    word, the = scene.word(at), scene.code(start) in codes("the his")
    if unit in ("S", "M", "H", "ML", "") or (unit == "D" and word == "this"):
        return None
    if the and unit == "Q" and word in ("last", "latest") and scene.today is not None:
        over = values.quarter(scene.today.year, (scene.today.month + 2) // 3 - 1)
        return from_today(start, end, over, "unit", "the last quarter that was over")
    if the and word in ("last", "past", "coming"):
        return _stretch(scene, start, end, 1, unit, 1 if word == "coming" else -1)
    if word in ("previous", "preceding", "prior", "following", "same") or (the and word == "next"):
        return _by_event(scene, start, end, unit, word)
    if unit == "D" and word == "next":
        return _by_event(scene, start, end, unit, word)
    if word in ("recent", "future") or (unit == "D" and word in ("past", "last")):
        return None
    step = STEPS.get(word, -1)
    if scene.today is None:
        return undated(start, end, "XXXX", "unit")
    period = _stepped(scene.today, unit, step)
    why = f"{word} {scene.word(end - 1)}, counted from {scene.today.isoformat()}"
    return from_today(start, end, period, "unit", why)


def _stepped(today: date, unit: str, step: int) -> Period:
    amount = {"F": 2 * step}.get(unit, step)
    there = moved(today.replace(day=1) if unit in ("MO", "Q", "Y") else today, amount, unit)
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
    if told is None and shift.sign > 0 and shift.amount:
        timex = values.duration(shift.amount, shift.unit)  # later than what, no date tells
    why = "counted from the event told before"
    kind = "duration" if shift.bound else "date"
    if shift.bound:
        timex = values.duration(shift.amount, shift.unit)
    timex = timex or ("PAST_REF" if shift.sign < 0 else "FUTURE_REF")
    return Draft(start, end, kind, timex, "relative", why, "event", shift=shift)


def as_same_then(scene: Scene, start: int, end: int) -> Draft | None:
    """The same month a year ago, the same period last year, the year-earlier quarter.

    Of the date told last; a quarter without one is the last that was over.
    """
    if scene.today is None:
        return None
    told = scene.previous()
    at = scene.find(start, end, "unit units period")
    if scene.code(at + 1) == code("dash"):  # year-earlier
        at = scene.find(at + 1, end, "unit period")
    named = UNIT_OF.get(scene.word(at), "") if at >= 0 else "Y"
    if named == "Q" and (told is None or told.unit != "Q"):
        told = values.quarter(scene.today.year, (scene.today.month + 2) // 3 - 1)
    base, unit = (told.first, named or told.unit) if told else (scene.today, named or "Y")
    year = scene.find(start, end, "year")
    back = scene.today.year - 1 if year < 0 else int(scene.word(year))
    there = moved(base, back - base.year, "Y")
    why = f"of {told.timex}, told before, in {back}" if told else f"in {back}"
    return from_today(start, end, values.of_unit(there, unit), "same", why)


def as_that(scene: Scene, start: int, end: int) -> Draft | None:
    """That day, that year: of the date told last."""
    told, unit = scene.previous(), unit_of(scene, start, end)
    if told is None or unit in ("S", "M", "H", "ML"):
        return None
    period = values.of_unit(told.first, unit)
    return Draft(
        start, end, "date", period.timex, "that", f"of {told.timex}, told before", "event",
        shift=Shift(0.0, unit, 1),
    )  # fmt: skip


def as_from_now(scene: Scene, start: int, end: int) -> Draft | None:
    """Two weeks from now."""
    amount, unit = counted(scene, start, end)
    if amount is None or scene.today is None or scene.word(end - 1) not in ("now", "today"):
        return None
    period = values.shifted(scene.today, amount, unit)
    return from_today(start, end, period, "ago", f"counted on from {scene.today.isoformat()}")


def _stretch(
    scene: Scene, start: int, end: int, amount: float | None, unit: str, sign: int
) -> Draft:
    """The past five years: a length of time that ends, or starts, with the writing."""
    timex = values.duration(amount, unit)
    draft = Draft(start, end, "duration", timex, "stretch", anchor="publication")
    if scene.today is None or amount is None:
        return draft
    try:
        there = moved(scene.today, sign * amount, unit)
    except (OverflowError, ValueError):
        return draft
    other = there.isoformat()[: {"Y": 4, "DE": 4, "CE": 4, "MO": 7, "Q": 7}.get(unit, 10)] + "~"
    now = scene.today.isoformat()
    edtf = f"{other}/{now}" if sign < 0 else f"{now}/{other}"
    way = "back" if sign < 0 else "on"
    why = f"{amount:g} {scene.word(end - 1)} {way} from {now}"
    return replace(draft, edtf=edtf, why=why, lasting=True)


_BOUNDS = {"less": "less", "fewer": "less", "more": "more", "over": "more"}


def _bound(scene: Scene, start: int) -> str:
    if scene.word(start) == "at":
        return "more" if scene.word(start + 1) == "least" else "less"
    return _BOUNDS.get(scene.word(start), "")


def as_ago(scene: Scene, start: int, end: int) -> Draft | None:
    """Three days ago, years ago."""
    amount, unit = counted(scene, start, end)
    if amount is None:
        return Draft(start, end, "date", "PAST_REF", "ago", "how long ago is not told")
    if scene.today is None:
        return undated(start, end, "PAST_REF", "ago")
    try:
        period = values.shifted(scene.today, -amount, unit)
    except (OverflowError, ValueError):
        return Draft(start, end, "date", "PAST_REF", "ago", "before the calendar")
    why = f"counted back from {scene.today.isoformat()}"
    draft = from_today(start, end, period, "ago", why)
    rough = unit in ("DE", "CE", "ML") or (unit == "Y" and amount >= 10)
    return replace(draft, edtf=f"{period.timex}~") if rough and period.unit == "Y" else draft


def as_later(scene: Scene, start: int, end: int) -> Draft | None:
    """Two months later, a week earlier: from an event."""
    amount, unit = counted(scene, start, end)
    if scene.code(start) == code("the") and end - start == 3:
        amount = 1.0  # the day before
    sign = -1 if scene.word(end - 1) in ("earlier", "before") else 1
    vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
    return _relative(scene, start, end, Shift(amount, unit, sign, _bound(scene, start)), vague)


def as_past_count(scene: Scene, start: int, end: int) -> Draft | None:
    """The past five years, the last half decade, recent weeks, the coming months."""
    at = scene.find(start, end, "last next ref this")
    amount, unit = counted(scene, at + 1, end)
    word = scene.word(at)
    sign = 1 if word in ("next", "coming", "upcoming", "following", "future") else -1
    plural = scene.code(end - 1) == code("units")
    if amount is None and end - at == 2 and plural:
        timex = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Draft(start, end, "date", timex, "vague", "how long is not told")
    if word in ("previous", "preceding", "prior", "following"):
        return Draft(start, end, "duration", values.duration(amount, unit), "duration")
    return _stretch(scene, start, end, amount, unit, sign)
