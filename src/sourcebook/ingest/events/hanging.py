"""Dates taken over from a happening told right before: in the same sentence, or "that evening"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sourcebook.ingest.events.joined import Draft
from sourcebook.ingest.events.times import guessed
from sourcebook.ingest.values import Happening
from sourcebook.model import Status, Time
from sourcebook.text import Span

_BACK = 12  # happenings looked back
_SAME_DAY = re.compile(
    r"\b(?:later )?(?:(?:that|the same) (?:same )?(?:day|morning|afternoon|evening|night)"
    r"|later in the day|(?:hours|minutes) later|shortly after(?:wards)?)\b",
    re.IGNORECASE,
)
_ELSEWHEN = frozenset({"had", "will", "would", "earlier", "previously"})


def same_sentence(drafts: Sequence[Draft], done: Sequence[Happening], at: int) -> Time | None:
    """The date of the verb before that shares its subject."""
    clause = drafts[at].clause
    if clause is None or not _simple(drafts[at]):
        return None
    subject = clause.around.subject
    shared = subject is not None and subject.rule.startswith(("subject shared", "spaCy: conj"))
    for back in range(at - 1, max(-1, at - 1 - _BACK), -1):
        other, time = drafts[back].clause, done[back].time
        if drafts[back].sentence != drafts[at].sentence:
            return None
        if other is None or other.main > clause.main or not _simple(drafts[back]):
            continue
        span = done[back].time_span
        if time is None or span is None:
            continue
        same = shared and not other.relative and not clause.relative
        if same and span.end <= clause.words.starts[clause.main]:
            why = "told in one sentence with what is dated so"
            return replace(time, rule="same sentence", why=why)
        return None
    return None


def same_day(text: str, draft: Draft) -> Span | None:
    """Words that put a happening on the day of the one before: "that evening"."""
    if draft.clause is None:
        return None
    words = draft.clause.words
    first = max(0, min(draft.clause.first, draft.clause.start) - 1)  # "that" may part them
    last = min(max(draft.clause.stop, draft.clause.end) + 2, len(words.low))
    end = words.ends[last - 1]
    found = _SAME_DAY.search(text, words.starts[first], end)
    return Span(*found.span()) if found else None


def on_that_day(source: Happening, words: str) -> Time | None:
    """The day of another happening, if it is known to the day."""
    time = source.time
    if time is None or time.edtf.earliest is None or time.edtf.earliest != time.edtf.latest:
        return None
    why = "the day of the event told before it"
    if words.lower().endswith(("day", "morning", "afternoon", "evening", "night")):
        return replace(time, text=words, anchor="event", rule="same day", why=why)
    return guessed(time.edtf, "same day", why, words)


def _simple(draft: Draft) -> bool:
    """A plain past: not "had", no plan, nothing that lasts."""
    clause = draft.clause
    if clause is None or clause.ongoing or clause.led_by is not None:
        return False
    before = {*clause.words.low[clause.start : clause.main]}
    return draft.told.status in (Status.ASSERTED, Status.REQUESTED) and not before & _ELSEWHEN
