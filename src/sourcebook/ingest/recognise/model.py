"""What the model of the extra adds: evidence for the names of the rules, and names they lack.

What it says of a name is weighed like any other evidence, so the rules stay where they are sure:
known names, head words, ranks. Its parts of speech were tried too and settled nothing more.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from sourcebook.ingest.parse import Parse
from sourcebook.ingest.recognise.lists import (
    GIVEN,
    HONORIFICS,
    LOC,
    MONTHS,
    ORG,
    PER,
    RANKS,
    STRICT,
    Part,
    Seen,
    is_capital,
    plain,
)
from sourcebook.ingest.recognise.longer import replaced
from sourcebook.ingest.recognise.words import LOWER, NUMBER, Page, Run

__all__ = ["merged", "seen", "weigh"]

_KINDS = {"PERSON": PER, "ORG": ORG, "GPE": LOC, "LOC": LOC, "FAC": LOC}
_TITLES = RANKS | HONORIFICS | STRICT
_OPENING = frozenset(("the", '"', "“", "‘", "'", "("))
_CLOSING = frozenset(("'s", "’s", "'", "’", ".", ",", '"', "”", ")"))
_JOINING = frozenset("of the for & - de di al el bin ibn van von".split())

Weights = tuple[float, float, float, float]

# What each says on top of the rules, for person, place, organisation and other; of one word and
# of more. They are the log odds of a half of WikiGold where the rules had spoken, rounded.
_PLACE: tuple[Weights, Weights] = ((-1.0, 0.5, -0.5, -0.5), (-0.5, 1.0, -0.5, -1.0))
_OTHER: tuple[Weights, Weights] = ((-0.5, -0.5, -1.0, 0.0), (-0.5, -0.5, -1.0, 0.0))
_SAME: dict[str, tuple[Weights, Weights]] = {
    "PERSON": ((0.5, 0.0, 0.0, -1.0), (0.5, 0.0, 0.0, -1.5)),
    "ORG": ((0.0, 0.0, 0.0, -1.0), (-1.0, -0.5, 0.5, -0.5)),
    "GPE": _PLACE,
    "LOC": _PLACE,
    "FAC": _PLACE,
}
_WITHIN: Weights = (-1.5, -0.5, -1.0, 1.0)  # a longer name of the model's
_ACROSS: Weights = (-1.0, -1.0, 0.0, 0.5)
_NOTHING: tuple[Weights, Weights] = ((-0.5, 0.0, -1.0, 0.0), (-1.0, -0.5, 0.0, 0.0))


def seen(page: Page, parse: Parse) -> list[Seen]:
    """The model's entities in words of the page, without what is no name at their ends."""
    found: list[Seen] = []
    for entity in parse.entities:
        first = bisect_left(page.starts, entity.span.start)
        stop = bisect_left(page.starts, entity.span.end)
        while first < stop and (page.low[first] in _OPENING or page.shapes[first] == LOWER):
            first += 1
        while first < stop and (page.words[stop - 1] in _CLOSING or page.shapes[stop - 1] == LOWER):
            stop -= 1
        if entity.label == "PERSON":
            while first < stop and plain(page.low[first]) in _TITLES:
                first += 1
        if first < stop and page.ends[stop - 1] <= entity.span.end:
            rule = f"{parse.by}: {entity.label}"
            found.append(Seen(first, stop, entity.label, _KINDS.get(entity.label, -1), rule))
    return found


# --- names that the rules lack ------------------------------------------------------------------


def merged(page: Page, cut: Sequence[Part], entities: Sequence[Seen]) -> list[Part]:
    """The parts of the rules and those of the model, in order."""
    return replaced(cut, list(_new(page, cut, entities)))


def _new(page: Page, cut: Sequence[Part], entities: Sequence[Seen]) -> Iterator[Part]:
    """The model's names that may stand where the rules have none, or more than one."""
    starts = [run.first for run in page.runs]
    at = 0
    for entity in entities:
        while at < len(cut) and cut[at].stop <= entity.first:
            at += 1
        place = bisect_right(starts, entity.first) - 1
        if place < 0:
            continue  # before the first run of words that could be a name
        run = page.runs[place]
        end = at
        while end < len(cut) and cut[end].first < entity.stop:
            end += 1
        if entity.stop <= run.stop and _fits(page, run, entity, cut[at:end]):
            initial = entity.first == run.first
            yield Part(entity.first, entity.stop, "name", run, rule=entity.rule, initial=initial)


def _fits(page: Page, run: Run, entity: Seen, covered: Sequence[Part]) -> bool:
    if entity.kind < 0 or not _whole(page, entity):
        return False
    if run.titled:  # where every word has a capital the model sees names everywhere
        several = 1 < entity.stop - entity.first < 4
        return entity.label == "PERSON" and several and page.words[entity.first] in GIVEN
    if any(part.sort == "title" for part in covered):
        return False
    return entity.label == "ORG" or all(part.sort == "name" for part in covered)


def _whole(page: Page, entity: Seen) -> bool:
    """True if it is written as one name: capitals from end to end."""
    first, last = entity.first, entity.stop - 1
    if not is_capital(page, first) or page.low[first] in MONTHS:
        return False
    if not is_capital(page, last) and page.shapes[last] != NUMBER:
        return False
    return all(
        is_capital(page, at) or page.shapes[at] == NUMBER or page.low[at] in _JOINING
        for at in range(first, last)
    )


# --- evidence -----------------------------------------------------------------------------------


def weigh(parts: Sequence[Part], entities: Sequence[Seen]) -> None:
    """Adds to each name that is to be judged what the model says of its words."""
    at = 0
    for part in parts:
        if part.sort != "name":
            continue
        while at < len(entities) and entities[at].stop <= part.first:
            at += 1
        over = at < len(entities) and entities[at].first < part.stop
        _weigh(part, entities[at] if over else None)


def _weigh(part: Part, entity: Seen | None) -> None:
    several = part.stop - part.first > 1
    if entity is None:
        weights = _NOTHING[several]
    elif (entity.first, entity.stop) == (part.first, part.stop):
        weights = _SAME.get(entity.label, _OTHER)[several]
        part.seen = entity
    elif entity.first <= part.first and part.stop <= entity.stop:
        weights = _WITHIN
    else:
        weights = _ACROSS
    for kind, weight in enumerate(weights):
        part.scores[kind] += weight
