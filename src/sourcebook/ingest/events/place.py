"""Where else a happening is named, what its words call it, and what comes after what."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sourcebook.ingest.events.clause import Clause
from sourcebook.ingest.events.nouns import NOUNS, PACTS
from sourcebook.ingest.events.people import People
from sourcebook.ingest.values import Happening
from sourcebook.text import Span

_OWNED = re.compile(r"['’]s (?:\w+ ){0,2}?(visit|trip)\b")
_DEFINITE = re.compile(
    r"\b(?:the|this|that) (?:new |recent |latest )?"
    r"(agreement|pact|memorandum|mou|treaty|deal|accord) (?:with|between) ",
    re.IGNORECASE,
)
_AGAIN = {"visit": re.compile(r"['’]s (?:\w+ ){0,2}?(?:visit|trip)"), "accord": _DEFINITE}
_AHEAD = 60  # sentences in which an event is named again
_NEAR = 60  # happenings among which a noun means one
_COMES = frozenset("comes came follows followed".split())
_LEADS = frozenset("a an the its their another his her of in".split())


def pact_names(clause: Clause) -> tuple[Span, ...]:
    """What the words call what was signed."""
    if clause.verb.type != "accord":
        return ()
    words = clause.words
    first, stop = (clause.first, clause.start) if clause.passive else (clause.end, clause.stop)
    for place in range(first, stop):
        if words.low[place] in PACTS:
            start = place
            while start > first and words.low[start - 1] not in _LEADS | {",", "later", "and"}:
                start -= 1
            end = place + 1
            if words.at(end) == "of" and words.at(end + 1) == "understanding":
                end += 2
            return (words.stretch(start, end),)
    return ()


def comes_after(people: People, clause: Clause | None, done: Sequence[Happening]) -> int | None:
    """Which happening came after this clause: "the agreement with X comes after Y signed"."""
    if clause is None or clause.opener != "after":
        return None
    words = clause.words
    if not _COMES & set(words.low[: clause.first]):
        return None
    span = Span(words.span.start, words.starts[clause.first - 1])
    first = max(0, len(done) - _NEAR)
    meant = _meant(people, span, done[first:])
    return None if meant is None else first + meant


def _meant(people: People, span: Span, done: Sequence[Happening | None]) -> int | None:
    """The only happening so far that a definite noun with a name can mean."""
    small = span.of(people.text).lower()
    kinds = {kind for noun, kind in NOUNS.items() if re.search(rf"\b{noun}\b", small)}
    named = {one.label for one in people.within(span)}
    fitting = [
        number
        for number, one in enumerate(done)
        if one is not None and one.type in kinds and named and named <= _names(people, one)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _names(people: People, one: Happening) -> set[str]:
    spans = [span for taking in one.takings for span in (taking.stands_for or (taking.span,))]
    return {name.label for span in spans for name in people.at(span)}


class Again:
    """The places of an article where a noun may name a visit or an accord told before."""

    def __init__(self, sentences: Sequence[Span], people: People) -> None:
        self._sentences, self._people = sentences, people
        self._numbers: dict[str, list[int]] = {}

    def told(self, done: Sequence[Happening], at: int) -> Happening:
        """The happening with the places that name it by a noun."""
        one = done[at]
        if one.type not in _AGAIN:
            return one
        for sentence in self._behind(one):
            if one.type == "visit":
                span = _visit(self._people, one, sentence)
            else:
                span = _definite(self._people, done, at, sentence)
            if span is not None:
                one = replace(
                    one,
                    called=(*one.called, span),
                    sentences=tuple(dict.fromkeys((*one.sentences, sentence))),
                    places=(*one.places, span),
                )
        return one

    def _behind(self, one: Happening) -> list[Span]:
        """The sentences behind a happening that have a noun such as may name it."""
        if one.type not in self._numbers:
            found = _AGAIN[one.type].finditer(self._people.text)
            starts = [sentence.start for sentence in self._sentences]
            held = dict.fromkeys(bisect_right(starts, match.start()) - 1 for match in found)
            self._numbers[one.type] = [number for number in held if number >= 0]
        last = one.places[-1].end
        first = bisect_left(self._sentences, last, key=lambda span: span.start)
        near = range(first, first + _AHEAD)
        return [self._sentences[number] for number in self._numbers[one.type] if number in near]


def _visit(people: People, one: Happening, sentence: Span) -> Span | None:
    visitors = {
        name.label
        for taking in one.takings
        if taking.part == "visitor"
        for name in people.at(taking.span)
    }
    for name in people.within(sentence):
        match = _OWNED.match(people.text, name.span.end, min(sentence.end, name.span.end + 60))
        if match and name.label in visitors:
            return Span(name.span.start, match.end())
    return None


def _definite(people: People, done: Sequence[Happening], at: int, sentence: Span) -> Span | None:
    match = _DEFINITE.search(people.text, sentence.start, sentence.end)
    if match is None:
        return None
    names = [one for one in people.within(Span(match.end(), sentence.end)) if one.country]
    if not names or names[0].span.start - match.end() > 4:
        return None
    span = Span(match.start(), names[0].span.end)
    told = [
        one if one.places[0].start < sentence.start else None
        for one in done[max(0, at - _NEAR) : at + _NEAR]
    ]
    meant = _meant(people, span, told)
    return span if meant is not None and meant + max(0, at - _NEAR) == at else None
