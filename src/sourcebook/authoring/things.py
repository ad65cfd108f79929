"""Things: sources, actors, places, topics and events, and the words that name them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from sourcebook.authoring.source import Table
from sourcebook.authoring.values import address
from sourcebook.model import (
    EVENT_TYPES,
    Actor,
    ActorKind,
    Address,
    Claim,
    Event,
    Name,
    Place,
    Property,
    Source,
    Topic,
)
from sourcebook.text import cells, quoted

T = TypeVar("T", Source, Actor, Place, Topic, Event)

TITLE = 39
"""Cells of an event's title, its status word included: then every screen shows it whole."""

STATUS_ROOM = {"negated": 5, "requested": 7, "planned": 9, "alleged": 9, "hypothetical": 4}
"""Cells that `not: `, `asked: ` … take before a title."""


@dataclass(frozen=True, slots=True)
class Written:
    """A thing and the table it was written in, from which its claims are read later."""

    thing: Source | Actor | Place | Topic | Event
    table: Table


class Register:
    """All addresses of a book: each given once, each reference leading to one."""

    def __init__(self) -> None:
        self.written: dict[Address, Written] = {}
        self.articles: set[Address] = set()

    def read(self, root: Table) -> None:
        """All things of a book's file, kind by kind."""
        for kind, make in _KINDS.items():
            for table in root.tables(kind):
                id = address(table, "id", kind)
                if id in self.written:
                    table.fault("id", f"{id} is there already")
                elif id:
                    self.written[id] = Written(make(id, table), table)

    def of(self, kind: type[T]) -> tuple[T, ...]:
        """The things of one kind, in the order of the file."""
        things = (entry.thing for entry in self.written.values())
        return tuple(thing for thing in things if isinstance(thing, kind))

    def link(self, table: Table, key: str, *kinds: str, optional: bool = False) -> Address:
        """The address under a key, which must lead to a thing of one of these kinds."""
        if optional and key not in table:
            return ""
        text = table.text(key)
        if text and text not in self.written and text not in self.articles:
            table.fault(key, f"{quoted(text)} is not in this book")
            return ""
        if text and text.partition("/")[0] not in kinds:
            table.fault(key, f"{quoted(text)} is no {' or '.join(kinds)}")
            return ""
        return text

    def references(self) -> None:
        """The things' references to one another, once all are known."""
        for id, entry in self.written.items():
            key, kinds = _OUTER.get(type(entry.thing), ("", ()))
            if not key:
                continue
            outer = self.link(entry.table, key, *kinds, optional=True)
            if isinstance(entry.thing, Place):
                self.written[id] = replace(entry, thing=replace(entry.thing, part_of=outer))
            elif isinstance(entry.thing, Topic):
                self.written[id] = replace(entry, thing=replace(entry.thing, broader=outer))

    def name(self, claims: Iterable[Claim], names: Mapping[str, Name]) -> None:
        """Give actors and places the names that claims attest."""
        for claim in claims:
            entry = self.written.get(claim.about)
            if claim.property is Property.NAME and entry and isinstance(entry.thing, Actor | Place):
                name = names[claim.id]
                if name not in entry.thing.names:
                    named = replace(entry.thing, names=(*entry.thing.names, name))
                    self.written[claim.about] = replace(entry, thing=named)

    def close(self) -> None:
        """Name the keys that nothing read."""
        for entry in self.written.values():
            entry.table.close()


_OUTER: Mapping[type, tuple[str, tuple[str, ...]]] = {
    Place: ("part_of", ("place", "actor")),
    Topic: ("broader", ("topic",)),
}


def _source(id: Address, table: Table) -> Source:
    return Source(
        id,
        table.text("name"),
        table.text("kind", "outlet"),
        _country(table),
        table.text("url", ""),
    )


def _actor(id: Address, table: Table) -> Actor:
    kind = ActorKind(table.word("kind", tuple(ActorKind)))
    return Actor(id, kind, table.text("label"), (), _country(table), table.text("note", ""))


def _country(table: Table) -> str:
    country = table.text("country", "")
    if country and not (len(country) == 2 and country.isascii() and country.isupper()):
        table.fault("country", f"country {quoted(country)} is not two capital letters (ISO 3166)")
    return country


def _place(id: Address, table: Table) -> Place:
    return Place(id, table.text("label"), table.word("kind", ("city", "site", "region"), "city"))


def _topic(id: Address, table: Table) -> Topic:
    return Topic(id, table.text("label"), context=table.text("context", ""))


def _event(id: Address, table: Table) -> Event:
    label = table.text("label")
    statuses = [what.text("status", "") for what in table.tables("what")]
    room = TITLE - STATUS_ROOM.get(statuses[0] if statuses else "", 0)
    if cells(label) > room:
        table.fault("label", f"label has {cells(label)} cells, {room} are seen everywhere")
    return Event(id, label, table.word("type", tuple(EVENT_TYPES)))


_KINDS: Mapping[str, Callable[[Address, Table], Source | Actor | Place | Topic | Event]] = {
    "source": _source,
    "actor": _actor,
    "place": _place,
    "topic": _topic,
    "event": _event,
}
