"""The mentions of an article by their place, and whom "he" or "both sides" means."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import Protocol

from sourcebook.ingest.events.sentence import Words
from sourcebook.model import ActorKind
from sourcebook.text import Span

_NAMES = 300  # mentions back among which there are just two
_NEARBY = 4  # sentences back in which both of "the two" are named
_LOOKED = 3  # sentences back for whom "he" means


class Name(Protocol):
    """A mention, as the step before found it."""

    @property
    def span(self) -> Span:
        """Its stretch of the text."""
        ...

    @property
    def kind(self) -> str:
        """What it is."""
        ...

    @property
    def label(self) -> str:
        """The fullest form of the name."""
        ...

    @property
    def how(self) -> str:
        """By name, title, adjective or otherwise."""
        ...

    @property
    def country(self) -> str:
        """Where it belongs."""
        ...

    @property
    def of(self) -> str:
        """The states whose office it is."""
        ...


class People:
    """The mentions of an article by their place."""

    def __init__(self, text: str, found: Sequence[Name], sentences: Sequence[Span]) -> None:
        self.text, self.sentences = text, sentences
        self.names = sorted(
            (one for one in found if one.kind != "misc"),
            key=lambda one: (one.span.start, -one.span.end, one.label),
        )
        self._starts = [one.span.start for one in self.names]
        self.speaking: dict[int, Span] = {}  # for an "it" that speaks of itself, who speaks
        self._met: tuple[int, tuple[Span, ...]] = (-1, ())

    def within(self, span: Span) -> list[Name]:
        """The mentions in a stretch, outermost only."""
        found: list[Name] = []
        end = -1
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end, first)
        for one in self.names[first:last]:
            if one.span.end <= span.end and one.span.start >= end:
                found.append(one)
                end = one.span.end
        return found

    def words(self, words: Words) -> frozenset[int]:
        """The places of a sentence's words that belong to a mention."""
        held: set[int] = set()
        for one in self.within(words.span):
            held.update(range(words.index(one.span.start), words.index(one.span.end)))
        return frozenset(held)

    def at(self, span: Span) -> list[Name]:
        """The mentions that stand exactly there."""
        first = bisect_left(self._starts, span.start)
        found = []
        while first < len(self.names) and self.names[first].span.start == span.start:
            if self.names[first].span == span:
                found.append(self.names[first])
            first += 1
        return found

    def he(self, at: int) -> Name | None:
        """The one person named in the nearest sentence that names any."""
        place = bisect_right(self.sentences, at, key=lambda one: one.start)
        for span in reversed(self.sentences[max(0, place - _LOOKED) : place]):
            ends = min(span.end, at)
            inside = self.within(Span(span.start, ends))
            if any(one.kind == ActorKind.PERSON for one in inside):
                return self.person_before(ends, span.start)
        return None

    def person_before(self, at: int, floor: int) -> Name | None:
        """The one person named in a stretch that ends there."""
        held = [one for one in self.within(Span(floor, at)) if one.kind == ActorKind.PERSON]
        named = [one for one in held if one.how == "name"] or held
        return named[-1] if len({one.label for one in held}) == 1 else None

    def meet(self, at: int, who: tuple[Span, ...]) -> None:
        """Remember who met there; "both sides" may mean them."""
        self._met = (bisect_right(self.sentences, at, key=lambda one: one.start), who)

    def met_before(self, at: int) -> tuple[Span, ...]:
        """The two who met in one of the last sentences, if they were two."""
        number, who = self._met
        here = bisect_right(self.sentences, at, key=lambda one: one.start)
        return who if len(who) == 2 and 0 <= here - number <= 2 else ()

    def him(self, at: int, subject: Collection[str]) -> Name | None:
        """The one person named right before but for those of the subject."""
        place = bisect_right(self.sentences, at, key=lambda one: one.start)
        for span in reversed(self.sentences[max(0, place - 2) : place]):
            held = [
                one
                for one in self.within(Span(span.start, min(span.end, at)))
                if one.kind == ActorKind.PERSON and one.label and one.label not in subject
            ]
            if held:
                return held[-1] if len({one.label for one in held}) == 1 else None
        return None

    def the_firm(self, at: int, word: str) -> Name | None:
        """The one organisation so far that is called by a word, else the one there is."""
        stop = bisect_left(self._starts, at)
        held = [
            one for one in self.names[max(0, stop - _NAMES) : stop] if one.kind == ActorKind.ORG
        ]
        called = [one for one in held if self._called(one, word)]
        known = called or held
        return known[-1] if len({one.label for one in known}) == 1 else None

    def _called(self, one: Name, word: str) -> bool:
        """Whether a name has a word in it or right behind it: "the GDL union"."""
        within = word in one.label.lower().split()
        return within or self.text.startswith(f" {word}", one.span.end)

    def the_two(self, at: int, kind: ActorKind) -> tuple[Span, ...]:
        """The two states, or persons, named so far, if there are just two."""
        last: dict[str, Span] = {}
        stop = bisect_left(self._starts, at)
        for one in self.names[max(0, stop - _NAMES) : stop]:
            plain = one.how not in ("adjective", "title")
            if one.kind == kind and one.label and (plain or one.label not in last):
                last[one.label] = one.span
        if len(last) == 2 and set(last) <= self._lately(at):
            return tuple(last.values())
        return ()

    def _lately(self, at: int) -> set[str]:
        """Who is named, in any way, in the sentence so far and the last ones before it."""
        place = bisect_right(self.sentences, at, key=lambda one: one.start)
        first = self.sentences[max(0, place - 1 - _NEARBY)].start if place else 0
        held = self.names[bisect_left(self._starts, first) : bisect_left(self._starts, at)]
        return {one.label for one in held}
