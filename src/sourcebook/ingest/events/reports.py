"""Reports and calls: that somebody said it, as an event of its own."""

import re
from collections.abc import Sequence

from sourcebook.ingest.events.naming import heads
from sourcebook.ingest.events.nouns import CALLS
from sourcebook.ingest.events.people import People
from sourcebook.ingest.events.sentence import Words
from sourcebook.ingest.events.times import Cue, Timed
from sourcebook.ingest.events.wording import fitted, now
from sourcebook.ingest.events.words import SPEECH, STATEMENTS
from sourcebook.ingest.values import Happening, Taking
from sourcebook.model import ActorKind, Status, Time
from sourcebook.text import Span, cells

_NEAR = 40  # characters behind a cue in which a date is the report's
_DENIED = re.compile(r"\b(?:not|never|no|nobody|denied|n't)\b")
_HE = frozenset({"he", "she"})


def names_call(text: str) -> bool:
    """Whether an article names a call by telephone at all."""
    small = text.lower()
    return any(phrase in small for phrase in CALLS)


def call_words(words: Words) -> Span | None:
    """The words of a call by telephone."""
    small = words.span.of(words.text).lower()
    for phrase in CALLS:
        at = small.find(phrase)
        if at >= 0:
            return Span(words.span.start + at, words.span.start + at + len(phrase))
    return None


def report_of(
    people: People,
    words: Words,
    cue: Cue,
    near: Sequence[Timed],
    calling: Span | None,
) -> Happening | None:
    """The saying of a cue as an event: if it is dated, or itself reported, or a call."""
    if cue.source is None or cue.rule == "according":
        return None
    if calling is not None and calling.end <= cue.phrase.start:
        return _call(people, words, cue, calling, near) if _speakers(people, words, cue) else None
    if cue.verb not in SPEECH:
        return None
    when = _when(cue, near, words)
    if when is None and cue.verb not in STATEMENTS and cue.parent is None:
        return None
    speakers = _speakers(people, words, cue)
    person = any(one.kind == ActorKind.PERSON for t in speakers
                 for s in (t.stands_for or (t.span,)) for one in people.at(s))  # fmt: skip
    if not speakers or (when is None and not person):
        return None
    return _report(people, words, cue, speakers, when)


def _report(
    people: People,
    words: Words,
    cue: Cue,
    speakers: Sequence[Taking],
    when: tuple[Time, Span] | None,
) -> Happening:
    time, span = when or (None, None)
    text = words.text
    who = (speakers[0].stands_for or (speakers[0].span,))[0].of(text)
    verb = now(who, cue.verb)
    tail = _said(people, words, cue) if cue.contents else ""
    if cue.phrase.end < (cue.contents[0].start if cue.contents else 0) and span is None:
        tail = Span(cue.phrase.end, cue.contents[0].end).of(text)
    ends = max([cue.phrase.end, *(s.end for s in (span,) if s is not None)])
    if span is None and cue.contents:
        ends = max(ends, cue.contents[-1].end)
        while text[ends - 1] in '.”"' and ends > cue.phrase.end:
            ends -= 1
    head = f"{' '.join(who.split())} {verb}"
    label = fitted(head, tail)
    if _DENIED.search(tail) and not _DENIED.search(label):
        label = head  # cut off before its "not" it would say the opposite
    return Happening(
        label[:1].upper() + label[1:], "report", Status.ASSERTED,
        (Span(cue.phrase.start, ends),), (words.span,), tuple(speakers), time, span,
        cue=cue.parent, rule=f"cue: {cue.verb}",
        why="a report with a date" if span else "a statement known by another's report"
        if cue.parent is not None else "a statement",
    )  # fmt: skip


def _said(people: People, words: Words, cue: Cue) -> str:
    """What is said, as it goes on from the verb: after whom it is told, and in small letters."""
    content = cue.contents[0]
    said = content.of(words.text)
    first = words.index(content.start)
    article = words.at(first) in ("the", "a", "an")
    opens = first == 0 or words.at(first - 1) in ("“", '"')
    named = first < len(words.low) and people.begins(words.starts[first])
    if article or (opens and not named and words.at(first) != "i"):
        said = said[:1].lower() + said[1:]
    if cue.verb == "tell" and cue.cue.end < content.start:
        told = Span(cue.cue.end, content.start).of(words.text).strip(' ,:“"')
        if told and "that" not in told and len(told) < 25:
            return f"{told} {said}"
    return said


def _speakers(people: People, words: Words, cue: Cue) -> list[Taking]:
    assert cue.source is not None
    if cue.source_kind == "pronoun":
        if cue.source.of(people.text).lower() not in _HE:
            return []
        name = people.he(cue.source.start)
        rule = "the one person named before"
        return [Taking(cue.source, "speaker", (name.span,), rule)] if name else []
    if cue.source_kind != "name":
        return []
    held = heads(people, words, words.index(cue.source.start), words.index(cue.source.end))
    return [Taking(span, "speaker", stands, "source of a cue") for span, stands in held]


def _when(cue: Cue, near: Sequence[Timed], words: Words) -> tuple[Time, Span] | None:
    """The date of a report: right behind its words, and in nothing that is reported."""
    for one in near:
        inside = any(part.start <= one.span.start < part.end for part in cue.contents)
        close = cue.phrase.end <= one.span.start <= cue.phrase.end + _NEAR
        if one.time is not None and close and not inside and one.kind != "set":
            nothing = Span(cue.phrase.end, one.span.start).of(words.text)
            if "," not in nothing and one.time.edtf.latest is not None:
                return one.time, one.span
    return None


def _call(
    people: People, words: Words, cue: Cue, calling: Span, near: Sequence[Timed]
) -> Happening:
    assert cue.source is not None
    held = heads(people, words, words.index(cue.source.start), words.index(cue.source.end))
    takings = [Taking(span, "party", stands, "who spoke on the telephone") for span, stands in held]
    takings += [
        Taking(one.span, "party", (), "whose they are")
        for span, _ in held
        for one in people.names
        if one.kind == ActorKind.STATE and span.start <= one.span.start < one.span.end <= span.end
        and one.span != span
    ]  # fmt: skip
    dated = [one for one in near if one.time is not None and one.span.end <= cue.phrase.start]
    who = " ".join(cue.source.of(words.text).split()).removeprefix("the ")
    if len(held) > 1:
        who = " and ".join(span.of(words.text) for span, _ in held)
    call = calling.of(words.text)
    text = f"{who} in {call}"
    if cells(text) > 60:
        text = fitted(f"{who.split(' of ')[0]} in {call}", "")
    text = text[:1].upper() + text[1:]
    return Happening(
        text, "call", Status.ASSERTED, (Span(words.span.start, cue.phrase.end),), (words.span,),
        tuple(takings), dated[0].time if dated else None, dated[0].span if dated else None,
        rule="noun: " + calling.of(words.text).lower(), why="said in a call",
    )  # fmt: skip
