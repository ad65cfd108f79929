"""Headlines in title case or capitals: what is known, named elsewhere, or has a first name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sourcebook.ingest.gazetteer import key, lexicon
from sourcebook.ingest.recognise.found import Found
from sourcebook.ingest.recognise.known import known_name
from sourcebook.ingest.recognise.lists import (
    COMMON,
    FUNCTION,
    GIVEN,
    MONTHS,
    ORG_HEADS,
    PLACE_HEADS,
    known_at,
)
from sourcebook.ingest.recognise.words import Page, Run
from sourcebook.model import ActorKind

__all__ = ["headlines"]

_NO_SURNAMES = (
    COMMON
    | FUNCTION
    | MONTHS
    | lexicon("state acts")
    | lexicon("says")
    | lexicon("deeds")
    | ORG_HEADS
    | PLACE_HEADS
)


def headlines(read: Page, found: Sequence[Found]) -> list[Found]:
    """Names in sentences whose capitals tell nothing: what is known, or named elsewhere."""
    runs = [run for run in read.runs if run.titled]
    if not runs:
        return []
    named: dict[str, Found] = {}
    for mention in found:
        if mention.how == "name" and not mention.rule.endswith(("body", "bodies", "group")):
            for name in (mention.span.of(read.text), mention.label):
                named.setdefault(key(" ".join(name.split())), mention)
    return [mention for run in runs for mention in _in_headline(read, run, named)]


def _in_headline(read: Page, run: Run, named: dict[str, Found]) -> Iterator[Found]:
    at = run.first
    while at < run.stop:
        stop = at + 1
        if read.shapes[at] in "CA" and read.low[at] not in MONTHS:
            mention, stop = _headline_name(read, run, at, named)
            if mention is not None:
                yield mention
        at = stop


def _headline_name(
    read: Page, run: Run, at: int, named: dict[str, Found]
) -> tuple[Found | None, int]:
    for stop in range(min(run.stop, at + 7), at, -1):
        like = named.get(" ".join(read.keys[at:stop]))
        if like is not None and read.shapes[stop - 1] in "CA":
            return replace(like, span=read.span(at, stop), title="", role="", rule="headline"), stop
    known = known_at(read, at, run.stop)
    if known is None and _first_name(read, run, at):
        span, name = read.span(at, at + 2), read.joined(at, at + 2)
        return Found(span, ActorKind.PERSON, name, rule="headline, first name"), at + 2
    if known is None:
        return None, at + 1
    entry, stop = known
    if entry.sort == "city" and entry.size < 3:
        return None, at + 1
    mention = known_name(read, run, at, stop, entry)
    return mention, stop


def _first_name(read: Page, run: Run, at: int) -> bool:
    """True for a first name before a word that is no word: "Karim Radfar Visits Baku"."""
    if at + 1 >= run.stop or read.shapes[at + 1] not in "CA" or not read.spaced(at + 1):
        return False
    first, last = read.low[at], read.low[at + 1]
    if read.words[at].capitalize() not in GIVEN or first in COMMON or first in read.small:
        return False
    return not (last in _NO_SURNAMES or last in read.small or known_at(read, at + 1, run.stop))
