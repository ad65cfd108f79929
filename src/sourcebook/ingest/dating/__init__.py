"""Stage 4, time expressions: every expression of a text as a value with its reason.

`times` finds them with the grammar of `dating_rules` and says what each one dates from;
`relative` gives a value to what hangs on an event ("less than two months later"), once
somebody knows which event that is, and again whenever that event is re-dated.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, TypeAlias

from sourcebook.dates import DateError, Edtf, Form, from_bounds, parse
from sourcebook.ingest.dating.rules import scan
from sourcebook.ingest.dating.scene import Draft, Scene, yearless
from sourcebook.ingest.dating.words import codes, read
from sourcebook.model import Time
from sourcebook.steps import Shift, counted, counted_why
from sourcebook.text import Span

Kind: TypeAlias = Literal["date", "time", "duration", "set"]
Needs: TypeAlias = Literal["none", "publication", "previous-event"]

_DAY = timedelta(days=1)
_KINDS: dict[str, Kind] = {"date": "date", "time": "time", "duration": "duration", "set": "set"}


@dataclass(frozen=True, slots=True)
class TimeFound:
    """One expression of time.

    `span` is the expression as TimeML marks it, `phrase` the same with a word such as
    "since" before it; `time.text` is the phrase. A length, a set or a vague word has no
    `time`. `needs` says what is missing for one: nothing, the day of publication, or
    the event it hangs on (see `relative`). A range holds its two ends as `parts`.
    """

    span: Span
    phrase: Span
    kind: Kind
    timex: str
    time: Time | None
    needs: Needs = "none"
    words: str = ""  # those of the phrase
    shift: Shift | None = None
    parts: tuple["TimeFound", ...] = ()


def times(
    text: str,
    sentences: Sequence[Span],
    published: date | None = None,
    dateline_day: date | None = None,
) -> tuple[TimeFound, ...]:
    """The expressions of time in `sentences` of `text`, in order, none overlapping.

    "Today" is the day of the dateline if there is one, else of first publication.
    """
    scene = scan(read(text, sentences), dateline_day or published)
    found: list[TimeFound] = []
    at = 0
    while at < len(scene.drafts):
        joined = _range(text, scene, at)
        if joined is not None:
            found.append(joined)
            at += 2
        else:
            found.append(_found(text, scene, scene.drafts[at]))
            at += 1
    return tuple(found)


# --- one expression


def _found(text: str, scene: Scene, draft: Draft) -> TimeFound:
    span = scene.read.span(draft.start, draft.end)
    word, back = _signal(scene, draft)
    phrase = scene.read.span(draft.start - back, draft.end)
    time = _time(scene, draft, word, phrase.of(text))
    if time is None:
        phrase = span
    needs: Needs = "none"
    if draft.shift is not None:
        needs = "previous-event"
    elif time is None and draft.anchor == "publication" and scene.today is None:
        needs = "publication"
    return TimeFound(
        span, phrase, _KINDS[draft.kind], draft.timex, time, needs, phrase.of(text), draft.shift
    )


_SIGNALS = frozenset({"since", "until", "till", "by", "before", "after", "throughout"})


def _signal(scene: Scene, draft: Draft) -> tuple[str, int]:
    """The word before an expression that makes it a bound, and how many tokens back it is."""
    for back in (1, 2):
        word = scene.word(draft.start - back)
        if word in _SIGNALS:
            return ("until" if word == "till" else word), back
        if word != "the":
            break
    return "", 0


def _value(draft: Draft) -> Edtf | None:
    if draft.edtf:
        try:
            return parse(draft.edtf)
        except DateError:
            return None
    return draft.period.edtf if draft.period else None


def _time(scene: Scene, draft: Draft, signal: str, words: str) -> Time | None:
    value = _value(draft)
    if value is None or draft.shift is not None or draft.kind == "set":
        return None
    rule, why = draft.rule, draft.why
    if signal and draft.kind == "date":
        bounded = _bounded(value, signal, scene.today)
        if bounded is not None:
            value, rule, why = bounded, signal, f"“{signal}”; {draft.why}"
    return Time(value, words, draft.anchor, "", rule, why, doubtful=draft.doubtful)


def _bounded(value: Edtf, signal: str, today: date | None) -> Edtf | None:
    """What "since", "until" and their like make of a date; None leaves it as it is."""
    first, last = value.earliest, value.latest
    if first is None or last is None or value.form is Form.CHOICE:
        return None
    if signal == "since":
        start = value.text if value.form is Form.MOMENT else first.isoformat()
        end = today.isoformat() if today and today >= first else ".."
        return parse(f"{start}/{end}")
    if signal == "until":
        return parse(f"../{value.text if value.form is Form.MOMENT else last.isoformat()}")
    if signal == "by":
        return from_bounds(None, last)
    if signal == "before":
        return from_bounds(None, first - _DAY) if first > date.min else None
    if signal == "after":
        return from_bounds(last + _DAY, None) if last < date.max else None
    return _all_of(first, last)


def _all_of(first: date, last: date) -> Edtf | None:
    """Throughout: the months of it, from the first to the last."""
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1] and first != last:
        return parse(f"{first:%Y-%m}/{last:%Y-%m}")
    return from_bounds(first, last, lasted=True)


# --- ranges

_JOINING = frozenset({"to", "and", "through", "until", "till", "-", "–", "—"})
_OPENING = frozenset({"from", "between"})


def _range(text: str, scene: Scene, at: int) -> TimeFound | None:
    """Between May and July 2024; from 2010 to 2012; May-July 2024."""
    if at + 1 >= len(scene.drafts):
        return None
    left, right = scene.drafts[at], scene.drafts[at + 1]
    if right.start - left.end != 1 or {left.kind, right.kind} != {"date"}:
        return None
    joint, opening = scene.word(left.end), scene.word(left.start - 1)
    if joint not in _JOINING or (joint == "and") != (opening == "between"):
        return None
    if opening not in _OPENING and scene.code(left.end) not in codes("dash"):
        return None
    left = _with_year(scene, left, right)
    value = _spanning(left, right, between=opening == "between")
    if value is None:
        return None
    start = left.start - 1 if opening in _OPENING else left.start
    phrase = scene.read.span(start, right.end)
    anchor = right.anchor if right.anchor != "none" else left.anchor
    why = f"{left.why} – {right.why}"
    time = Time(value, phrase.of(text), anchor, "", "range", why)
    parts = (_found(text, scene, left), _found(text, scene, right))
    timex = f"{left.timex}/{right.timex}"
    return TimeFound(phrase, phrase, "date", timex, time, words=phrase.of(text), parts=parts)


def _with_year(scene: Scene, left: Draft, right: Draft) -> Draft:
    """The left end in the year of the right one, or in the one before."""
    if not left.yearless[0] or right.period is None:
        return left
    month, day = left.yearless
    for year in (right.period.first.year, right.period.first.year - 1):
        draft = yearless(scene, left.start, left.end, month, day, year) if year else None
        if draft and draft.period and draft.period.first <= right.period.last:
            return replace(draft, anchor=right.anchor)
    return left


def _spanning(left: Draft, right: Draft, *, between: bool) -> Edtf | None:
    first, last = _value(left), _value(right)
    if first is None or last is None or first.earliest is None or last.latest is None:
        return None
    if first.earliest > last.latest:
        return None
    if Form.MOMENT is first.form is last.form:
        return parse(f"[{first.text}..{last.text}]" if between else f"{first.text}/{last.text}")
    return from_bounds(first.earliest, last.latest, lasted=not between)


# --- what hangs on an event


def relative(found: TimeFound, anchor: Edtf, ref: str = "") -> Time | None:
    """The value of an expression counted from an event whose date is `anchor`.

    "Less than N months later" leaves out the anchor's own period: from the first day
    after it to its latest day plus N months; `strict` keeps the wider logical bound,
    from the anchor's first day. None if nothing can be said.
    """
    shift = found.shift
    if shift is None:
        return found.time
    value, strict = counted(shift.text, anchor)
    if value is None:
        return None
    why = counted_why(anchor)
    return Time(value, found.words, "event", ref, "relative", why, strict=strict, step=shift.text)
