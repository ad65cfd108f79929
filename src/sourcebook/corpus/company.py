"""Whom an actor is seen with: in events, in passages, face to face."""

from collections.abc import Mapping

from sourcebook.answers import Contact, EventRow, Part
from sourcebook.corpus.evidence import Exhibits
from sourcebook.corpus.index import Index
from sourcebook.corpus.passages import Passages
from sourcebook.corpus.stated import Stated
from sourcebook.corpus.timeline import Timeline
from sourcebook.holdings import Holdings
from sourcebook.model import MEETINGS, Actor, ActorKind, Address, Property, Status

# Who can meet whom: persons and groups; organisations and bodies; states and regions.
_LEVEL: Mapping[ActorKind, int] = {
    ActorKind.PERSON: 0,
    ActorKind.GROUP: 0,
    ActorKind.ORG: 1,
    ActorKind.BODY: 1,
    ActorKind.STATE: 2,
    ActorKind.REGION: 2,
}


class Company:
    """The events of an actor, and the other actors in them or beside it."""

    def __init__(
        self,
        held: Holdings,
        stated: Stated,
        passages: Passages,
        index: Index,
        timeline: Timeline,
        exhibits: Exhibits,
    ) -> None:
        self._held = held
        self._stated = stated
        self._passages = passages
        self._index = index
        self._timeline = timeline
        self._exhibits = exhibits

    def events_of(self, actor: Address) -> tuple[EventRow, ...]:
        """The events an actor takes part in, in order of time."""
        return tuple(self._timeline.row(event) for event in self._index.catalogue.events_of(actor))

    def together(self, actor: Address) -> tuple[tuple[Address, int], ...]:
        """Other actors named in the same passages, with the number of passages, most first."""
        passages = [passage.id for passage in self._exhibits.naming(actor)]
        named = self._index.catalogue.named_in(passages)
        others = [
            (thing, count)
            for thing, count in named.items()
            if thing != actor and isinstance(self._held.things.get(thing), Actor)
        ]
        return tuple(sorted(others, key=lambda row: (-row[1], self._held.label(row[0]))))

    def contacts(self, actor: Address) -> tuple[Contact, ...]:
        """Whom an actor dealt with, newest first.

        `met` holds only for asserted visits, talks, calls and signatures of which one
        passage names both. Persons and groups are matched with their like, states with
        states, bodies with bodies.
        """
        found: list[Contact] = []
        for row in reversed(self.events_of(actor)):
            parts = self._stated.who(row.id)
            mine = next((part for part in parts if part.actor == actor), None)
            for part in parts:
                if mine and part.actor != actor and self._alike(actor, part.actor):
                    found.append(self._contact(row, mine, part))
        return tuple(found)

    def _alike(self, left: Address, right: Address) -> bool:
        one, other = (self._held.thing_as(actor, Actor) for actor in (left, right))
        return _LEVEL[one.kind] == _LEVEL[other.kind]

    def _contact(self, row: EventRow, mine: Part, other: Part) -> Contact:
        both = [
            statement
            for statement in self._stated.statements(row.id, Property.WHO)
            if statement.claim.link == other.actor
            and self._both_named(statement.place.passage.id, mine, other, row.id)
        ]
        met = bool(both) and row.type in MEETINGS and row.status is Status.ASSERTED
        return Contact(
            other.actor, row, mine.part, other.part, met, both[0] if both else other.statement
        )

    def _both_named(self, passage: Address, mine: Part, other: Part, event: Address) -> bool:
        here = {
            statement.claim.link
            for statement in self._stated.statements(event, Property.WHO)
            if statement.place.passage.id == passage
        }
        here |= {named.thing for named in self._passages.names_in(passage)}
        return {mine.actor, other.actor} <= here
