"""The passages behind a thing, and what else rests on them."""

from collections.abc import Sequence
from functools import lru_cache

from sourcebook import readings
from sourcebook.answers import Evidence, Linked, Reading
from sourcebook.corpus.decided import Decided
from sourcebook.corpus.index import Index
from sourcebook.corpus.passages import Passages
from sourcebook.corpus.stated import Stated
from sourcebook.holdings import Holdings
from sourcebook.model import Address, Event, Passage, Property


class Exhibits:
    """Passages as evidence, and the things that light up together because they share some."""

    def __init__(
        self, held: Holdings, decided: Decided, stated: Stated, passages: Passages, index: Index
    ) -> None:
        self._held = held
        self._decided = decided
        self._stated = stated
        self._passages = passages
        self._index = index
        self.behind = lru_cache(maxsize=256)(self._behind)
        self.linked = lru_cache(maxsize=256)(self._linked)

    def _behind(self, thing: Address) -> tuple[Evidence, ...]:
        """The passages behind a thing by article date, those of things perhaps the same last.

        Cached as `behind(thing)`. Works for events, actors, places, topics and articles.
        """
        if thing in self._held.articles:
            return tuple(self._exhibit(passage) for passage in self._passages.in_article(thing))
        if not isinstance(self._held.things.get(thing), Event):
            return tuple(self._exhibit(passage) for passage in self.naming(thing))
        fork = [r for r in self._stated.readings(thing, Property.WHEN) if r.time]
        if self._stated.agreement(fork) is not readings.Agreement.DISJOINT:
            fork = []
        own = [self._exhibit(passage, fork) for passage in self._passages.supporting(thing)]
        seen = {exhibit.passage.id for exhibit in own}
        for other, _ in self._decided.maybe(thing):
            for passage in self._passages.supporting(other):
                if passage.id not in seen:
                    seen.add(passage.id)
                    own.append(self._exhibit(passage, fork, other))
        return tuple(own)

    def naming(self, thing: Address) -> list[Passage]:
        """The passages that name a thing, tell of it or quote it, by article date."""
        found = [self._held.passages[key] for key in self._index.catalogue.passages_naming(thing)]
        told = [s.place.passage for s in self._stated.statements(thing)]
        says = [self._held.passages[key] for key in self._held.said_by(thing)]
        unique = {passage.id: passage for passage in [*found, *told, *says]}
        return sorted(unique.values(), key=self._passages.reading_order)

    def _exhibit(
        self, passage: Passage, fork: Sequence[Reading] = (), maybe: Address = ""
    ) -> Evidence:
        return Evidence(
            article=self._held.articles[passage.article],
            passage=passage,
            said=self._held.said(passage),
            maybe=maybe,
            dates=tuple(
                reading
                for reading in fork
                if any(s.place.passage.id == passage.id for s in reading.statements)
            ),
            again=tuple(
                other
                for other in self._passages.in_article(passage.article)
                if other.repeats == passage.id
            ),
        )

    def _linked(self, thing: Address) -> Linked:
        """What lights up under the lens. Cached as `linked(thing)`."""
        subject = self._held.things.get(thing)
        if isinstance(subject, Event):
            passages = [passage.id for passage in self._passages.supporting(thing)]
            actors = {part.actor for part in self._stated.who(thing)}
            actors |= self._index.actors_in(passages)
            events = {thing, *(other for other, _ in self._decided.maybe(thing))}
            return Linked(frozenset(events), frozenset(actors), frozenset(passages))
        if thing in self._held.articles:
            passages = [passage.id for passage in self._passages.in_article(thing)]
        else:
            passages = [passage.id for passage in self.naming(thing)]
        # An actor lights the events it takes part in; one that takes part in none, and a
        # topic or place, those resting on the passages that name it.
        on = self._index.catalogue.events_of(thing) or self._index.catalogue.events_on(passages)
        return Linked(
            frozenset(on), frozenset(self._index.actors_in(passages)), frozenset(passages)
        )
