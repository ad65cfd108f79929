"""The derived index of a book, filled when first asked."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from sourcebook import dates
from sourcebook.catalogue import FOREVER, ActorEntry, Catalogue, EventEntry, Worded, in_order
from sourcebook.corpus.passages import Passages
from sourcebook.corpus.stated import Stated
from sourcebook.holdings import Holdings
from sourcebook.model import Actor, Address, Event, Property
from sourcebook.names import fold


class Index:
    """What the catalogue is filled with, and what is counted with it."""

    def __init__(self, held: Holdings, stated: Stated, passages: Passages) -> None:
        self._held = held
        self._stated = stated
        self._passages = passages

    @cached_property
    def catalogue(self) -> Catalogue:
        """The index, built when first asked."""
        held = self._held
        entries = [
            self._event_entry(thing) for thing in held.things.values() if isinstance(thing, Event)
        ]
        before = [
            (claim.about, claim.link)
            for claims in held.claims.values()
            for claim in claims
            if claim.property is Property.BEFORE
        ]
        return Catalogue(
            in_order(entries, before),
            [
                ActorEntry(a.id, a.kind, a.country)
                for a in held.things.values()
                if isinstance(a, Actor)
            ],
            [(mention.about, passage.id) for mention, passage, _ in self._passages.mentioned()],
            self._worded(),
        )

    def _worded(self) -> Iterator[Worded]:
        for passage in self._held.passages.values():
            if passage.text:
                yield Worded(passage.id, "passage", f"{passage.text} {fold(passage.text)}")
        for thing in self._held.things.values():
            if isinstance(thing, Event):
                yield Worded(thing.id, "event", f"{thing.label} {fold(thing.label)}")

    def _event_entry(self, event: Event) -> EventEntry:
        main = self._stated.main_date(event.id)
        claims = self._held.claims_of(event.id)
        bounds = [reading.time.edtf for reading in self._stated.own_dates(event.id) if reading.time]
        if (judged := self._stated.judged_date(event.id)) is not None:
            bounds.append(judged.edtf)
        firsts = [value.earliest.toordinal() if value.earliest else 0 for value in bounds]
        lasts = [value.latest.toordinal() if value.latest else FOREVER for value in bounds]
        dated = main is not None and (main.edtf.earliest or main.edtf.latest)
        return EventEntry(
            id=event.id,
            type=event.type,
            order=dates.order(main.edtf) if main is not None and dated else None,
            first=min(firsts, default=0),
            last=max(lasts, default=FOREVER),
            actors=tuple(dict.fromkeys(c.link for c in claims if c.property is Property.WHO)),
            passages=tuple(
                dict.fromkeys(passage.id for passage in self._passages.supporting(event.id))
            ),
        )

    @cached_property
    def names(self) -> Catalogue:
        """Full text over every spelling of every actor (ids are members, before merges)."""
        spelled = (
            Worded(thing.id, "name", f"{name} {fold(name)}")
            for thing in self._held.raw.values()
            if isinstance(thing, Actor)
            for name in [thing.label, *(one.value for one in thing.names)]
        )
        return Catalogue([], [], [], spelled)

    @cached_property
    def mention_counts(self) -> Mapping[Address, int]:
        """How often each thing is named."""
        return self.catalogue.mention_counts()

    def actors_in(self, passages: Sequence[Address]) -> set[Address]:
        """The actors named in one of `passages`."""
        things = self._held.things
        named = self.catalogue.named_in(passages)
        return {thing for thing in named if isinstance(things.get(thing), Actor)}
