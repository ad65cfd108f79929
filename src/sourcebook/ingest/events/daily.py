"""Verbs that a date beside them makes an event of: participles, and the present of a plan."""

from collections.abc import Collection

from sourcebook.ingest.events.governors import AUXILIARIES
from sourcebook.ingest.events.naming import CALENDAR
from sourcebook.ingest.events.sentence import Words

_ENDS = frozenset(
    "that which who while after because although though when where whereas if but"
    " unless until whether amid ; : ” — – ! ?".split()
)
_LEADS = frozenset("in on at by with from for of to between under over during near".split())
_PERIODS = frozenset("day days week weeks month months year years hours".split())
_DAYS = CALENDAR | {"yesterday", "tomorrow", "today"} - {"may", "march"}
_SCHEDULED = frozenset(
    "hold holds vote votes meet meets begin begins start starts open opens close closes resume"
    " resumes elect elects expire expires take takes come comes".split()
)
"""Verbs told in the present of what has its day: "Norway votes on Monday"."""
_TO_COME = frozenset({"next", "tomorrow"})


def participle(words: Words, start: int, place: int, forms: Collection[str]) -> str:
    """The form, ing or part, of a participle with a date of its own; empty if it is none.

    "after winning the vote in May"; "the deal, signed on Monday,". `start` is where its adverbs
    begin.
    """
    before = words.at(start - 1)
    if "ing" in forms and before == "after":
        return "ing" if _dated(words, place) else ""
    if "part" in forms and before == "," and words.at(start - 2).isalpha():
        leads = words.at(place + 1) in _LEADS or words.at(place + 1) in _DAYS
        return "part" if leads and _dated(words, place) else ""
    return ""


def _dated(words: Words, place: int) -> bool:
    """Whether a date of the news stands behind a verb, before the next comma."""
    for at in range(place + 1, min(place + 12, len(words.low))):
        word = words.low[at]
        counted = word in ("before", "earlier", "ago") and words.at(at - 1) in _PERIODS
        if counted or word in _DAYS:
            return True
        if word in _ENDS or word == "," or word in AUXILIARIES:
            return False
    return False


def has_day(words: Words, place: int, forms: Collection[str]) -> bool:
    """Whether it is told in the present with its day."""
    if words.low[place] not in _SCHEDULED or "past" in forms:
        return False
    for at in range(place + 1, min(place + 10, len(words.low))):
        word = words.low[at]
        if word in (",", "every", "each") or word in _ENDS:
            return False
        if word in _TO_COME or (word in CALENDAR and words.at(at - 1) in ("on", "in", "from")):
            return True
        if word in CALENDAR and words.at(at - 1).isdigit() and words.at(at - 2) == "on":
            return True
    return False
