"""Whom some words of a sentence name: by a name, a pronoun, or "both sides"."""

from collections.abc import Sequence
from typing import TypeAlias

from sourcebook.ingest.events.nouns import (
    BODY_WORDS,
    FIRMS,
    LEADERS,
    PAIRS,
    TWO_PERSONS,
)
from sourcebook.ingest.events.people import FIRM_NOUNS, Name, People
from sourcebook.ingest.events.sentence import Words
from sourcebook.ingest.events.verbs import form_of
from sourcebook.model import ActorKind
from sourcebook.text import Span

PREPS = frozenset(
    "of than with for in between to from against at on by into over about under among near after"
    " before during through toward towards".split()
)
CALENDAR = frozenset(
    "january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday".split()
)
_LEADING = PREPS - {"of"}
_ORGANS = LEADERS - FIRMS
_FIRM = FIRM_NOUNS | {"union", "bank", "club"}
Resolved: TypeAlias = tuple[Span, tuple[Span, ...]]
"""Somebody's words, and those they stand for where they are no name."""


def whole(people: People, words: Words, first: int, stop: int) -> int:
    """Where a phrase ends with the mention that goes on behind its head."""
    end = words.ends[stop - 1]
    for one in people.within(words.span):
        if one.span.start < end < one.span.end and one.span.start >= words.starts[first]:
            return words.index(one.span.end)
    return stop


def heads(people: People, words: Words, first: int, stop: int) -> list[Resolved]:
    """Who some words name: persons first, else what heads them; or the two states."""
    if first >= stop or first >= len(words.low):
        return []
    span = words.stretch(first, stop)
    held = people.within(span)
    persons = [
        one
        for one in held
        if one.kind == ActorKind.PERSON and not owner(words, one) and not _led(words, one, first)
    ]
    if persons:
        return [
            (one.span, ())
            for one, following in zip(persons, (*persons[1:], None), strict=True)
            if following is None or _parted(words, one, following)
        ]
    small = span.of(people.text).lower()
    pair = _pair(people, span, small)
    if pair is not None:
        return pair
    return [
        (one.span, ())
        for one in held
        if one.kind not in ("place", ActorKind.PERSON)
        and _heading(words, one, stop, held)
        and not _led(words, one, first)
    ]


def _parted(words: Words, one: Name, other: Name) -> bool:
    """Whether two names are two: "X and Y", not "Chrysler chief executive Y"."""
    between = words.low[words.index(one.span.end) : words.index(other.span.start)]
    return not _PARTS.isdisjoint(between)


_PARTS = frozenset({"and", ",", "or", "with"})


def owner(words: Words, one: Name) -> bool:
    """Whether what follows is somebody's: "Ruto's visit"."""
    return words.at(words.index(one.span.end)) in ("'s", "'")


def _pair(people: People, span: Span, small: str) -> list[Resolved] | None:
    """Of "the two countries", "both ministers", "he": whom the text has named, if it is sure."""
    if "both" in small or "the two" in small:
        both = _both(people, span, small)
        if both is not None:
            return both
    word = small.strip(" ,").removesuffix(" also")
    if word in ("he", "she"):
        at = span.start + small.index(word)
        name = people.he(at)
        return [(Span(at, at + len(word)), (name.span,))] if name else []
    if word == "it" and span.start in people.speaking:
        return [(span, (people.speaking[span.start],))]
    lower = span.of(people.text).strip(" ,")[1:].islower()
    if lower and word.startswith("the ") and word.split()[-1] in _FIRM:
        name = people.the_firm(span.start, word.split()[-1])
        return [(span, (name.span,))] if name else []
    return None


def _both(people: People, span: Span, small: str) -> list[Resolved] | None:
    """Of "both sides" the two states, or those who met; None if no such words are there."""
    for phrases, kind in ((PAIRS, ActorKind.STATE), (TWO_PERSONS, ActorKind.PERSON)):
        for phrase in phrases:
            at = small.find(phrase)
            if at >= 0:
                meant = people.the_two(span.start + at, kind) or people.met_before(span.start)
                both = Span(span.start + at, span.start + at + len(phrase))
                return [(both, meant)] if meant else []
    return None


def _led(words: Words, one: Name, first: int) -> bool:
    """Whether a preposition leads to it, over an article or the name before an "and"."""
    place = words.index(one.span.start) - 1
    closed = words.at(words.index(one.span.end)) == ","
    if closed and words.at(place) == "," and one.kind == ActorKind.PERSON:
        return False  # "the envoy for Kenya, Anna Berg,"
    steps = 0
    while place >= first and steps < 6:
        word = words.at(place)
        if word in PREPS:
            return True
        if word.isdigit() or word in CALENDAR:
            return False
        if word not in ("the", "a", "and", ",") and words.text[words.starts[place]].islower():
            return False
        place, steps = place - 1, steps + 1
    return False


def _heading(words: Words, one: Name, stop: int, held: Sequence[Name]) -> bool:
    """Not "Iranian drones" nor "Iran's economy", but "Iranian forces" and "Iran's army"."""
    after = words.index(one.span.end)
    if words.at(after) == "-" and words.text[one.span.end : one.span.end + 1] == "-":
        return False
    owning = words.at(after) in ("'s", "'")
    if one.how != "adjective" and not owning:
        nxt = words.at(after)
        return (
            after >= stop
            or nxt.isdigit()
            or nxt in ("and", ",", "(", "also", "each", "both", "as", "or", "not", "to")
            or nxt in LEADERS
            or (nxt in BODY_WORDS and one.kind in (ActorKind.ORG, ActorKind.BODY))
        )
    if not owning and words.at(words.index(one.span.start) - 1) in _COUNTED:
        return False  # "seven Kyrgyz officials" are no state
    own = [words.index(other.span.start) for other in held if other is not one]
    last = min([stop, after + 5, *(at for at in own if at >= after)])  # an organ with a name acts
    return any(words.at(place) in _ORGANS for place in range(after, last))


_ORGANS = LEADERS - FIRMS
_COUNTED = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozens several some".split()
)


def after(
    people: People, words: Words, first: int, end: int, leads: Sequence[str]
) -> list[Resolved]:
    """Who stands behind one of these prepositions in a row of words."""
    for place in range(first, end):
        if words.low[place] not in leads or infinitive(words, place):
            continue
        stop = place + 1
        while stop < end and words.low[stop] not in _LEADING:
            stop += 1
        held = heads(people, words, place + 1, stop)
        if held:
            return held
    return []


def infinitive(words: Words, place: int) -> bool:
    """Whether a "to" leads to a verb."""
    form = form_of(words.at(place + 1)) if words.at(place) == "to" else None
    big = words.big(min(place + 1, len(words.low) - 1))
    return form is not None and "base" in form.kinds and not big
