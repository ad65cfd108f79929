"""When a happening was: its own words, what it inherits, or nothing; always with a reason."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sourcebook.dates import DateError, Edtf, from_bounds, parse
from sourcebook.ingest.events.clause import Clause
from sourcebook.ingest.events.sentence import Words
from sourcebook.ingest.events.verbs import form_of
from sourcebook.model import Status, Time
from sourcebook.steps import BY, UNTIL
from sourcebook.steps import by_report as reported_by
from sourcebook.text import Span

_CALENDAR = re.compile(r"\d{4}(?:-\d\d)?\Z")
_NOMINAL = frozenset({"the", "a", "an", "'s", "its", "their", "his", "her", "this", "that"})
_AFTER = frozenset(
    "in on at for with of to from and or but by that which who when while as during after before"
    " between against over into near".split()
)
_ASIDE = frozenset("born a an the its their his her once formerly then".split())
_HOURS = frozenset(("clock", "part"))
_THIS = frozenset("this last today tonight overnight yesterday tomorrow".split())
_NEWS = 10  # days in which what an article tells as new has happened
_FRAME = 3000  # characters a paragraph may have behind what frames it


class Timed(Protocol):
    """An expression of time, as the step before found it."""

    @property
    def span(self) -> Span:
        """Its stretch of the text."""
        ...

    @property
    def phrase(self) -> Span:
        """The words with those around that belong to them."""
        ...

    @property
    def kind(self) -> str:
        """What it is."""
        ...

    @property
    def time(self) -> Time | None:
        """Its value, if it has one."""
        ...

    @property
    def needs(self) -> str:
        """What is missing for a value."""
        ...


class Cue(Protocol):
    """An attribution, as the step before found it."""

    @property
    def source(self) -> Span | None:
        """Who says it."""
        ...

    @property
    def source_kind(self) -> str:
        """How the source is named."""
        ...

    @property
    def cue(self) -> Span:
        """The words that attribute."""
        ...

    @property
    def phrase(self) -> Span:
        """The words with those around that belong to them."""
        ...

    @property
    def contents(self) -> tuple[Span, ...]:
        """What is said."""
        ...

    @property
    def verb(self) -> str:
        """The verb, in its base form."""
        ...

    @property
    def belief(self) -> str:
        """Belief, hedge, doubt, or empty."""
        ...

    @property
    def parent(self) -> int | None:
        """The cue it stands within."""
        ...

    @property
    def refers(self) -> int | None:
        """The cue an anaphor points back to."""
        ...

    @property
    def rule(self) -> str:
        """By which rule it was found."""
        ...


@dataclass(frozen=True, slots=True)
class When:
    """A date with the words it stands on; `relative`: counted from the event before."""

    time: Time | None = None
    span: Span | None = None
    relative: bool = False
    article: bool = False  # inherited or bounded, not the event's own words


def own(
    words: Words,
    times: Sequence[Timed],
    cues: Sequence[Cue],
    clause: Clause,
    published: date | None,
) -> When:
    """By the nearest expression of the clause that dates it and no other thing."""
    main = words.starts[clause.main]
    reach = _reach(clause)
    held = [
        one
        for one in times
        if reach.start <= one.span.start
        and one.span.end <= reach.end
        and _dates(words, one)
        and not _in_aside(clause, one)
        and not _of_other(clause, one)
        and (_lately(one, published) or not _of_gerund(clause, one))
        and not of_report(one, cues, main)
    ]
    if clause.verb.type == "report":
        held = [one for one in held if one.span.start < main or _lately(one, published)]
    held.sort(key=lambda one: (abs(one.span.start - main), one.span.start))
    for one in held:
        if one.needs == "previous-event":
            return When(None, one.span, relative=True)
        if one.time is not None and _possible(one.time.edtf, clause, published):
            return When(one.time, one.span)
    return _before_when(words, times, clause)


_ENDING = frozenset({"until", "till"})
_PUTTING_OFF = frozenset("postpone move delay push adjourn extend prolong bring defer".split())
_CALLING = frozenset("call set schedule plan announce fix".split())
_LATER = frozenset({"ahead", "following", "prior", "pending"})


def _of_other(clause: Clause, one: Timed) -> bool:
    """Whether a date is of a noun or of another verb: "a pact signed in 2024", "until Monday"."""
    words, main = clause.words, clause.main
    first = words.index(one.span.start)
    if first <= main:
        return _of_participle(clause, first)
    lead, lemma = words.at(first - 1), clause.verb.lemma
    called = clause.status is not Status.PLANNED or not clause.passive
    done = clause.status is not Status.NEGATED and not clause.ongoing
    if lead in _ENDING and done:
        return True
    if (lead == "to" and lemma in _PUTTING_OFF) or (lead == "for" and lemma in _CALLING and called):
        return True
    between = words.low[main + 1 : first]
    return not _LATER.isdisjoint(between) or _of_participle(clause, first)


def _of_participle(clause: Clause, first: int) -> bool:
    """Whether a participle that goes with a noun stands right before a date."""
    words = clause.words
    at = first - 1
    while at > 0 and words.at(at) in _TO_DATE:
        at -= 1
    form = form_of(words.at(at)) if at != clause.main and at < first - 1 else None
    if form is None or "part" not in form.kinds or words.at(at - 1) in _JOINING:
        return False
    return words.at(at - 1).isalnum() or words.at(at - 1) == ","


_TO_DATE = frozenset("in on at since during late early on".split())
_JOINING = frozenset("and or but to was were been is are be has have had not also".split())


def _in_aside(clause: Clause, one: Timed) -> bool:
    """Whether a date is of what stands aside: "the paper, founded in 1921, closed".

    An aside that begins with a preposition is the verb's own: "the pair, on Monday, signed".
    """
    words, subject = clause.words, clause.around.subject
    if subject is None or max(subject.heads) >= clause.start:
        return False
    place = max(subject.heads) + 1
    opened = words.at(place + 1) if words.at(place) == "," else ""
    form = form_of(opened)
    told = opened in _ASIDE or (form is not None and "part" in form.kinds)
    comma = words.at(clause.start - 1) == ","
    first = words.starts[place]
    return told and comma and first < one.span.start < words.starts[clause.start]


def _ing(words: Words, place: int) -> bool:
    form = form_of(words.at(place))
    return form is not None and "ing" in form.kinds


def _of_gerund(clause: Clause, one: Timed) -> bool:
    """Whether a date is of what somebody is tried or praised for: "of stealing in 2019"."""
    words = clause.words
    return any(
        words.low[at] in _FOR and _ing(words, at + 1)
        for at in range(clause.main + 1, words.index(one.span.start) - 1)
    )


_FOR = frozenset("for of over from with after by".split())


def _lately(one: Timed, published: date | None) -> bool:
    """Whether a date is of the news: "accuses X of stealing in 2019" dates the stealing."""
    first = one.time.edtf.earliest if one.time is not None else None
    return published is None or first is None or (published - first).days < _NEWS


def _before_when(words: Words, times: Sequence[Timed], clause: Clause) -> When:
    """The date a "when" goes on from: "on Monday, when the rebels attacked"."""
    first = min(clause.first, clause.start)
    if words.at(first - 1) != "when":
        return When()
    opened = words.starts[first - 1]
    for one in times:
        if one.time is not None and one.kind == "date" and 0 < opened - one.span.end < 3:
            return When(one.time, one.span)
    return When()


def _reach(clause: Clause) -> Span:
    """The clause and what leads its sentence, if it is the first; not what a "who" parts off."""
    words = clause.words
    first = clause.first
    start = words.starts[first] if first < len(words.low) else words.span.start
    return Span(start, words.ends[max(clause.stop, clause.end) - 1])


def of_report(one: Timed, cues: Sequence[Cue], at: int) -> bool:
    """Whether an expression dates a report and not what stands at `at`."""
    for cue in cues:
        told = any(part.start <= at < part.end for part in cue.contents)
        inside = any(p.start <= one.span.start < p.end for p in cue.contents)
        if told and not inside:
            return True
        if not told and inside:
            return True
    return False


def _dates(words: Words, one: Timed) -> bool:
    """An expression that stands for itself: not "the 2022 agreement", no length, no set."""
    if one.needs == "previous-event":
        return True
    if one.time is None or one.kind == "set" or _hour_alone(words, one):
        return False
    first, after = words.index(one.span.start), words.index(one.span.end)
    if words.at(after) == "'s":
        return False
    nxt = words.at(after)
    leads = words.at(first - 1) in _NOMINAL
    return not (leads and nxt.isalpha() and nxt not in _AFTER)


def _hour_alone(words: Words, one: Timed) -> bool:
    """Whether an hour has the day of writing only because no other is told: "at 10 p.m."."""
    time = one.time
    if time is None or time.rule not in _HOURS or time.anchor != "publication":
        return False
    return words.at(words.index(one.span.start)) not in _THIS


def _possible(value: Edtf, clause: Clause, published: date | None) -> bool:
    """What has happened did not begin after the article was written."""
    if published is None or clause.status in (Status.PLANNED, Status.HYPOTHETICAL):
        return True
    if value.earliest is None:  # "told to leave by Monday" dates no order
        return value.latest is None or value.latest <= published
    return value.earliest <= published


def guessed(value: Edtf, rule: str, why: str, ref_words: str) -> Time | None:
    """A date marked as uncertain, if it can be."""
    try:
        marked = parse(value.text if value.uncertain else f"{value.text}?")
    except DateError:
        return None
    return Time(marked, ref_words, "none", "", rule, why)


def frame(text: str, times: Sequence[Timed], at: int) -> Timed | None:
    """The year or month that the first sentences of a paragraph speak of as a whole."""
    start = max(text.rfind("\n\n", max(0, at - _FRAME), at), at - _FRAME, 0)
    first = bisect_left(times, start, key=lambda one: one.span.start)
    for one in times[first : bisect_left(times, at, key=lambda one: one.span.start)]:
        framing = one.phrase.of(text).lower().startswith("throughout")
        if framing and one.time is not None:
            return one
    return None


def in_frame(one: Timed, text: str) -> Time | None:
    """The frame's period, as the uncertain date of an event within it."""
    words = one.span.of(text)
    if not _CALENDAR.match(words):
        return None
    why = f"no date of its own: its paragraph speaks of {words}"
    return guessed(parse(words), "paragraph", why, one.phrase.of(text))


def by_report(reported: Edtf, words: str, *, lasting: bool) -> Time | None:
    """Not later than the report it is known by."""
    value = reported_by(reported, lasting=lasting)
    if value is None:
        return None
    why = f"known only by a report of {reported.text}: a report's day is not the event's day"
    step = UNTIL if lasting else BY
    return Time(value, words, "event", "", "report", why, step=step)


def ongoing(published: date | None) -> Time | None:
    """Still so when the article was written, since when is not said."""
    if published is None:
        return None
    value = from_bounds(None, published, lasted=True)
    why = "still so when the article was written; no beginning is told"
    return Time(value, "", "publication", "", "ongoing", why)
