"""The mentions of an article by their place, and whom "he" or "both sides" means."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import Protocol

from sourcebook.ingest.events.sentence import Words
from sourcebook.model import ActorKind
from sourcebook.text import Span

_NAMES = 300  # mentions back among which there are just two
_NEARBY = 4  # sentences back in which both of "the two" are named
FIRM_NOUNS = frozenset(
    "company firm group carrier manufacturer maker operator brewer lender insurer airline retailer"
    " developer builder shipper chipmaker carmaker drugmaker steelmaker start-up startup giant"
    " line contractor supplier producer miner".split()
)
_NOUNS = FIRM_NOUNS | {"union", "bank", "club", "party", "agency", "league", "court"}
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
        self._at: dict[tuple[int, int], list[Name]] = {}
        for one in self.names:
            self._at.setdefault((one.span.start, one.span.end), []).append(one)
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

    def begins(self, at: int) -> bool:
        """Whether a mention begins at a place."""
        first = bisect_left(self._starts, at)
        return first < len(self._starts) and self._starts[first] == at

    def at(self, span: Span) -> Sequence[Name]:
        """The mentions that stand exactly there."""
        return self._at.get((span.start, span.end), ())

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

    def the_firm(self, at: int, noun: str) -> Name | None:
        """The one organisation named so far that is called so, "the union Norvik", or can be."""
        stop = bisect_left(self._starts, at)
        held = [
            one for one in self.names[max(0, stop - _NAMES) : stop] if one.kind == ActorKind.ORG
        ]
        known = {one.label: said for one in held if (said := self._noun_of(one))}
        alike = FIRM_NOUNS if noun in FIRM_NOUNS else {noun}
        called = [one for one in held if known.get(one.label) in alike]
        free = [one for one in held if one.label not in known]
        for some in (called, free if not called else []):
            if some and len({one.label for one in some}) == 1:
                return some[-1]
        return None

    def _noun_of(self, one: Name) -> str:
        """What an organisation is called beside its name: "the union Norvik", "Norvik bank"."""
        before = self.text[max(0, one.span.start - 20) : one.span.start].split()
        after = self.text[one.span.end : one.span.end + 12].split()
        for word in (before[-1:], after[:1], one.label.lower().split()[-1:]):
            noun = "".join(word).lower().strip(",.;")
            if noun in _NOUNS and (word != after[:1] or self.text[one.span.end] == " "):
                return noun
        return ""

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
