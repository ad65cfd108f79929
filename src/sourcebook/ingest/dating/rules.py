"""The grammar of time expressions: rules over classes of words, and what each one means.

A rule is a pattern of `dating_words` and a function that makes a `Draft` of what it
matched, or None if on a closer look it is no time. Rules are tried in order at each
place; the first pattern that fits decides.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from sourcebook.ingest.dating import calendar, counted, lengths, values, years
from sourcebook.ingest.dating.scene import Draft, Maker, Scene, from_today, undated
from sourcebook.ingest.dating.tense import tense
from sourcebook.ingest.dating.values import Period
from sourcebook.ingest.dating.words import (
    BREAK,
    OTHER,
    PARTS,
    REFERENCES,
    Words,
    code,
    codes,
    grammar,
)

_DAY = timedelta(days=1)


# --- vague references, clocks, modifiers


def _reference(scene: Scene, start: int, end: int) -> Draft | None:
    word = scene.word(end - 1)
    if word in ("past", "present", "moment"):
        if word == "past" and scene.code(start - 1) not in codes("in of from than"):
            return None
        timex = "PAST_REF" if word == "past" else "PRESENT_REF"
        return Draft(start, end, "date", timex, "reference")
    if word in ("term", "being"):
        return Draft(
            start, end, "date", "FUTURE_REF" if word == "term" else "PRESENT_REF", "reference"
        )
    if word == "time":
        return _at_the_time(scene, start, end)
    if word == "recent" and scene.word(start - 1) == "most":
        return None
    if word == "future" and not {"the", "near"} & {scene.word(start), scene.word(end - 2)}:
        return None
    if word in ("shortly", "soon") and scene.word(end) in ("after", "before", "as"):
        return None
    known = REFERENCES.get(word)
    return Draft(start, end, "date", known, "reference") if known else None


def _at_the_time(scene: Scene, start: int, end: int) -> Draft | None:
    """At the time, at that time: of something past, unless "of" or "when" tells which."""
    follows = scene.word(end)
    if scene.code(start - 1) != code("at") or follows in ("of", "when", "he", "she", "they", "it"):
        return None
    return Draft(start, end, "date", "PAST_REF", "reference")


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
        today = scene.today
        base = from_today(start, end, values.day(today), "clock", "") if today else None
    elif scene.code(at) in codes("weekday wd3"):
        base = counted.as_weekday(scene, start, end)
    else:
        base = counted.as_today(scene, start, end)
    if base is None or base.period is None:
        return Draft(start, end, "time", value.removesuffix("Z"), "clock")
    why = base.why or "the day of writing: no other told"
    return replace(base, kind="time", timex=base.period.timex + value, rule="clock", why=why)


_CALENDAR = re.compile(grammar("MONTH DAY(?: comma? year)?|DAY MONTH(?: comma? year)?"))


def _calendar_clock(scene: Scene, start: int, end: int) -> Draft | None:
    match = _CALENDAR.search(scene.read.codes, start, end)
    draft = match and calendar.as_calendar(scene, match.start(), match.end())
    return replace(draft, start=start, end=end) if draft else None


def _day_part(scene: Scene, start: int, end: int) -> Draft | None:
    """Overnight, at noon, this morning, last night, on the evening of."""
    at = scene.find(start, end, "part")
    word = scene.word(at)
    directed = scene.find(start, end, "last this next")
    in_the = scene.code(start - 1) in codes("in during by") and scene.code(start) == code("the")
    if directed < 0 and word not in ("overnight", "midnight", "noon", "midday") and not in_the:
        return None
    step = 0
    if directed >= 0:
        step = counted.STEPS.get(scene.word(directed), -1)
    told = scene.previous() if in_the else None
    base = told.first if told is not None and told.unit == "D" else scene.today
    if base is None:
        return undated(start, end, "XXXX-XX-XX" + PARTS[word], "part")
    why = f"counted from {base.isoformat()}"
    return counted.at_part(base + step * _DAY, PARTS[word], start, end, "part", why)


def _part_of_day(scene: Scene, start: int, end: int) -> Draft | None:
    """The night of May 1, 2011."""
    at = scene.find(start, end, "of") + 1
    draft = calendar.as_calendar(scene, at, end)
    part = PARTS[scene.word(at - 2)]
    if draft is None or draft.period is None:
        return None
    return replace(draft, start=start, kind="time", timex=draft.timex + part)


def _noon_of_day(scene: Scene, start: int, end: int) -> Draft | None:
    """Noon on Friday, midnight Thursday, Monday at noon."""
    if scene.find(start, end, "weekday wd3") >= 0:
        return counted.as_weekday(scene, start, end)
    return counted.as_today(scene, start, end)


def _the_unit(scene: Scene, start: int, end: int) -> Draft | None:
    """The weekend; of the year, in the day: the one of the writing."""
    unit = lengths.unit_of(scene, start, end)
    if scene.today is None:
        return None
    if unit == "WE":
        back = scene.today.weekday() < 5 and tense(scene.read, start, end) not in ("future", "soft")
        period = values.weekend(scene.today - 7 * _DAY if back else scene.today)
        return from_today(start, end, period, "unit", "the weekend nearest by tense")
    if unit == "Q":
        return _the_quarter(scene, start, end)
    if scene.code(start - 1) not in codes("of in for") or unit not in ("Y", "D", "MO", "Q", "W"):
        return None
    if scene.code(end) == code("of") or scene.word(start - 2) in ("one", "most", "time", "times"):
        return None
    period = values.of_unit(scene.today, unit)
    return from_today(start, end, period, "unit", "the one of the day of writing")


def _the_quarter(scene: Scene, start: int, end: int) -> Draft | None:
    """The quarter: the one told last, else the last that was over."""
    told = scene.previous()
    if told is not None and told.unit == "Q":
        return from_today(start, end, told, "unit", "the quarter told last")
    assert scene.today is not None
    period = values.quarter(scene.today.year, (scene.today.month + 2) // 3 - 1)
    return from_today(start, end, period, "unit", "the last quarter that was over")


_RULES: tuple[tuple[str, str, Maker], ...] = (
    ("iso", "iso", calendar.as_iso),
    ("dmy", "dmy", calendar.as_numeric),
    (
        "clock",
        "CLOCK comma? (?:on? (?:early|late)? BARE (?:part)?)?(?: comma? MONTH DAY)?"
        "(?: comma? year)?"
        "|CLOCK comma? on? (?:MONTH DAY|DAY MONTH)(?: comma? year)?"
        "|BARE (?:part)? comma? at CLOCK|BARE CLOCK"
        "|(?:MONTH DAY|DAY MONTH)(?: comma? year)? comma? at CLOCK",
        _clock,
    ),
    ("range1", "(?:from)? MONTH range(?: comma? year)?", calendar.as_day_range),
    ("range2", "range MONTH(?: comma? year)?", calendar.as_day_range),
    ("range3", "MONTH DAY (?:dash|to|and) DAY(?: comma? year)?", calendar.as_day_range),
    ("range4", "DAY (?:dash|to|and) DAY of? MONTH(?: comma? year)?", calendar.as_day_range),
    (
        "partof",
        "the? part of DAYMONTH(?: comma? year)?",
        _part_of_day,
    ),
    (
        "mdy",
        "(?:WEEKDAY comma? )?DAYMONTH(?: comma? year| of? DIRECTED unit(?!dash))?",
        calendar.as_calendar,
    ),
    ("my", "MONTH (?:comma|of)? year|MONTH of? DIRECTED unit", calendar.as_month_year),
    (
        "every1",
        "every (?:numw|num|day|ord|ordw|same|vague|alternate)? (?:UNIT|part|season)",
        lengths.as_set,
    ),
    ("every2", "every (?:ord|ordw|alternate)? (?:WEEKDAY|month)|weekdays|freq", lengths.as_set),
    ("rate", "(?:often|NUMBER times) (?:art|every) unit", lengths.as_rate),
    (
        "noonday",
        "part on? BARE|BARE comma? at part",
        _noon_of_day,
    ),
    (
        "weekday",
        "(?:last|this|next) WEEKDAY part?|WEEKDAY part? of? (?:last|this|next) unit|WEEKDAY part?",
        counted.as_weekday,
    ),
    ("month", "DIRECTED MONTH|month|may|mon3 dot|mon3", calendar.as_bare_month),
    (
        "weekof",
        "the? (?:ordw|ord|last) unit (?:of|in) MONTH(?: comma? year)?",
        calendar.as_numbered_of_month,
    ),
    (
        "firstn",
        "the? (?:ordw|last) NUMBER units"
        "(?: (?:of|in) (?:the? fiscal? year|the fiscal? unit|DIRECTED fiscal? unit))"
        "|the? ordw NUMBER units",
        years.as_first_units,
    ),
    (
        "same",
        "the same (?:unit|period) (?:(?:of|in)? the? (?:last unit|year)|art unit (?:ago|earlier))"
        "|(?:the|art)? unit dash (?:ago|earlier) (?:unit|period)?",
        counted.as_same_then,
    ),
    ("yearend", "the? unit dash? end(?!of)", years.as_year_end),
    (
        "numbered",
        "the? (?:ordw|ord|final) dash? fiscal? (?:unit|half)"
        "(?: of (?:the? fiscal? year|the unit|DIRECTED fiscal? unit)| year)?"
        "|qn(?: of)? year|qn",
        years.as_numbered,
    ),
    (
        "season",
        "the? DIRECTED season|the? season (?:comma|of|in)? year|the? season of? DIRECTED unit"
        "|the? season",
        years.as_season,
    ),
    ("today", "(?:earlier|later)? (?:today|yesterday|tomorrow|tonight) part?", counted.as_today),
    ("fromnow", "APPROX? COUNT adj? UNIT from (?:ref|today)", counted.as_from_now),
    ("ago", "APPROX? (?:COUNT adj? UNIT(?: and art half)?|units) ago", counted.as_ago),
    (
        "later",
        "APPROX? (?:COUNT adj? UNIT|units) (?:later|earlier|before(?=comma|dot|nl))"
        "|the unit (?:earlier|before|after)(?=comma|dot|nl)",
        counted.as_later,
    ),
    (
        "pastn",
        "(?:the|his)? (?:last|next|ref) (?:COUNT adj?|adj)? (?:units)",
        counted.as_past_count,
    ),
    (
        "pasth",
        "(?:the|his)? (?:last|next) (?:half dash? art?|art half|COUNT dash?) unit",
        counted.as_past_count,
    ),
    ("unit", "(?:the|his)? (?:last|this|next|same|ref) fiscal? unit", counted.as_directed_unit),
    ("part", "(?:last|this|next) part|the? part", _day_part),
    (
        "duration",
        "APPROX? (?:COUNT dash? adj? dash? UNIT(?: and art half)?(?: dash? old| dash long)?)",
        lengths.as_duration,
    ),
    ("long", "(?:unit|units) dash (?:old|long)|lasting", lengths.as_long),
    ("these", "these units", lengths.as_nowadays),
    ("that", "that same? unit", counted.as_that),
    ("shortyear", "quote (?:num|day)", years.as_short_year),
    ("fiscal", "the? fiscal unit? year|the year fiscal unit", years.as_year),
    ("years", "yrange", years.as_year_range),
    ("decade", "(?:the (?:(?:early|mid|late) dash?)?)? quote? (?:decade|decs)", years.as_decade),
    ("year", "year", years.as_year),
    ("theunit", "the unit", _the_unit),
    ("units", "units", lengths.as_bare_units),
    (
        "reference",
        "at? the present|at present|the last(?!UNIT|NUMBER|MONTH|adj|vague|half|art)"
        "|the? long? ref(?!dash)"
        "|the long dash? term|the time being|(?:the|that) time",
        _reference,
    ),
    ("holiday", "holiday", calendar.as_holiday),
)
_MAKERS = {name: make for name, _, make in _RULES}
# A name behind its rule: what begins with a class it cannot have is then passed over at once.
_CORE = re.compile("|".join(f"(?:{grammar(source)})(?P<{name}>)" for name, source, _ in _RULES))
_PREFIX = re.compile(
    grammar(
        "(?:the? (?:early|late|mid|end|start|middle|rest) (?:dash|of|in|on)?)"
        "|(?:(?:earlier|later) (?:in|on)?)"
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
    word = next((scene.word(n) for n in range(at, match.end()) if scene.word(n) in _WHICH), "")
    if not word or draft.period is None or draft.edtf or draft.period.unit in ("D", "WE"):
        return replace(draft, start=at)
    first, last = values.part_of(draft.period, _WHICH[word])
    edtf = Period("", first, last, "").edtf.text
    return replace(draft, start=at, edtf=edtf, why=f"{draft.why}; {word}: that part of it")


_STARTS = frozenset(chr(number) for number in range(0x100, 0x180)) - codes(
    "other nl comma dot poss open money on by since until from to between and during throughout "
    "within per before after old ampm zone oclock dash ago than adj in of for"
)
# What is a time by itself, and what is one only before another word of time, as "the" is.
_ALONE = "".join(sorted(one for one in _STARTS if _CORE.match(one)))
_LEADING = "".join(sorted(_STARTS.difference(_ALONE)))
_START = re.compile(f"[{_ALONE}]|[{_LEADING}](?![{OTHER}{BREAK}])")
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
