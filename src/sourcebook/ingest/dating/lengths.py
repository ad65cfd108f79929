"""Rules for lengths of time and for what comes again: amounts, durations, sets."""

import re

from sourcebook.ingest.dating import values
from sourcebook.ingest.dating.scene import Draft, Scene
from sourcebook.ingest.dating.words import (
    FREQUENCIES,
    LASTING,
    MONTH_OF,
    NUMBERS,
    ORDINALS,
    PARTS,
    PLURALS,
    SCALES,
    SEASONS,
    UNIT_OF,
    WEEKDAY_OF,
    code,
    codes,
)


def unit_of(scene: Scene, start: int, end: int) -> str:
    """The size that the unit among the tokens names."""
    word = scene.word(scene.find(start, end, "unit units"))
    return UNIT_OF.get(word) or PLURALS.get(word, "")


def number_of(scene: Scene, at: int) -> int:
    """A day or ordinal as a number, 0 if it is none."""
    word = scene.word(at)
    if word in ORDINALS:
        return ORDINALS[word]
    digits = re.match("[0-9]{1,2}", word)
    return int(digits.group()) if digits else 0


_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def _digits(word: str) -> float:
    digits = re.match(r"[0-9]+(?:[.,][0-9]+)*", word[:20])
    number = digits.group().replace(",", "") if digits else "0"
    return float(number if number.count(".") < 2 else 0)


def amount_of(scene: Scene, start: int, end: int) -> float | None:
    """The number the tokens tell, None if they tell none ("several")."""
    total, half, found = 0.0, False, False
    for at in range(start, end):
        word, kind = scene.word(at), scene.code(at)
        if word == "half":
            half = True
            continue
        if kind == code("vague") and word != "couple":
            return None
        if kind == code("frac"):
            first, _, second = word.partition("/")
            total += int(first) / int(second) if second else _FRACTIONS[word]
        elif word[0].isdigit() and word[0].isascii():
            total += _digits(word)
        elif word in SCALES:
            total = max(total, 1.0) * SCALES[word]
        elif word in NUMBERS:
            total += NUMBERS[word]
        elif word == "couple":
            total = 2.0
        else:
            continue
        found = True
    if half:
        alone = not found and scene.find(start, end, "and") >= 0  # a year and a half
        return total + (1.5 if alone else 0.5)
    return total if found else 1.0


def counted(scene: Scene, start: int, end: int) -> tuple[float | None, str]:
    """How many of which unit; a unit alone, in the plural, is of no told number."""
    at = scene.find(start, end, "unit units")
    before = scene.code(start) in codes("unit units")
    return None if before else amount_of(scene, start, end), unit_of(scene, at, at + 1)


def as_duration(scene: Scene, start: int, end: int) -> Draft | None:
    """Two years, a 33-year-old, half an hour, nearly five months; 400 cars a day is a set."""
    amount, unit = counted(scene, start, end)
    at = scene.find(start, end, "unit units")
    article = scene.code(start) == code("art")
    if article and scene.word(at) == "second":
        return None
    if article and at == start + 1 and scene.code(at) == code("units"):
        return None  # a decades-old feud
    if scene.code(start - 1) in codes("money") or (scene.word(at) == "quarter" and amount == 1):
        return None
    if unit == "WE" and article:
        return None
    if scene.code(start - 1) == code("every"):
        return None
    timex = values.duration(amount, unit)
    if article and end == at + 1 == start + 2 and _rate(scene, start):
        return Draft(start, end, "set", timex, "rate")
    numbered = codes("num day year numw frac")
    if article and scene.code(start + 1) in numbered and scene.find(start, end, "dash") >= 0:
        start += 1  # of "a three-year plan" the time is "three-year"
    return Draft(start, end, "duration", timex, "duration")


_AMOUNTS = codes("num day year numw scale money vague")
_COUNTED = 4  # tokens looked back for an amount


def _rate(scene: Scene, start: int) -> bool:
    """Whether an amount of something stands right before: $10 a day, 400 cars a day."""
    if not (scene.word(start - 1).endswith(("s", "%")) or scene.code(start - 1) in _AMOUNTS):
        return False
    for at in range(start - 1, max(-1, start - 1 - _COUNTED), -1):
        if scene.code(at) in _AMOUNTS or scene.word(at) == "%":
            return True
        if scene.code(at) in codes("comma dot nl for in of"):
            return False
    return False


def as_long(scene: Scene, start: int, end: int) -> Draft | None:
    """Decades-old, a year-long, weeklong: as an adjective."""
    if end - start == 1:
        timex = values.duration(1.0, LASTING[scene.word(start)])
        return Draft(start, end, "duration", timex, "duration")
    if scene.word(end - 1) not in ("old", "long"):
        return None
    amount = None if scene.code(start) == code("units") else 1.0
    timex = values.duration(amount, unit_of(scene, start, end))
    return Draft(start, end, "duration", timex, "duration")


def as_bare_units(scene: Scene, start: int, end: int) -> Draft | None:
    """Years, decades: an amount not told; weekends come again."""
    if scene.word(start) == "weekends":
        return Draft(start, end, "set", "XXXX-WXX-WE", "set")
    if scene.word(start) in ("seconds", "quarters") or _hours_of(scene, start, end):
        return None
    return Draft(start, end, "duration", values.duration(None, unit_of(scene, start, end)), "vague")


def _hours_of(scene: Scene, start: int, end: int) -> bool:
    """The early hours of Monday, the last days of May: the day or month is the time."""
    named = scene.code(end + 1) in codes("weekday wd3 month may mon3 today yesterday")
    return scene.code(end) == code("of") and named and scene.code(start - 1) != code("vague")


def as_nowadays(scene: Scene, start: int, end: int) -> Draft | None:
    """These days, those days."""
    if scene.word(end - 1) != "days":
        return None
    timex = "PRESENT_REF" if scene.word(start) == "these" else "PAST_REF"
    return Draft(start, end, "date", timex, "reference")


def as_set(scene: Scene, start: int, end: int) -> Draft | None:
    """Every day, each Tuesday, every two years, Mondays, annually."""
    last = scene.word(end - 1)
    named = (
        FREQUENCIES.get(last)
        or (last in WEEKDAY_OF and f"XXXX-WXX-{WEEKDAY_OF[last] + 1}")
        or (last in MONTH_OF and f"XXXX-{MONTH_OF[last]:02}")
        or (last in PARTS and "XXXX-XX-XX" + PARTS[last])
        or (last in SEASONS and f"XXXX-{SEASONS[last]}")
        or (last == "weekend" and "XXXX-WXX-WE")
    )
    if named:
        return Draft(start, end, "set", named, "set")
    amount, unit = counted(scene, start, end)
    if scene.word(start + 1) in ORDINALS:
        amount = float(ORDINALS[scene.word(start + 1)])
    if scene.code(start + 1) == code("alternate"):
        amount = 2.0
    return Draft(start, end, "set", values.duration(amount, unit), "set")


def as_rate(scene: Scene, start: int, end: int) -> Draft | None:
    """Twice a week, three times each year."""
    return Draft(start, end, "set", values.duration(1.0, unit_of(scene, start, end)), "rate")
