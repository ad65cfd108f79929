"""Judgements replayed: what each changes, which holds, what was taken back. Pure.

The book's own judgements come first, the reader's stand above them. Nothing is ever
removed: a `Withdraw` takes an earlier judgement (or withdrawal) out of force.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from sourcebook.model import (
    RETIRED,
    Add,
    Address,
    Hide,
    Judgement,
    Pair,
    Rank,
    Say,
    Split,
    Value,
    Withdraw,
)

T = TypeVar("T", Pair, Split, Rank, Value, Hide, Add)


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement and what became of it: withdrawn by, or overruled by, another one."""

    judgement: Judgement
    withdrawn_by: str = ""
    under: str = ""

    @property
    def holds(self) -> bool:
        """True if it is in force."""
        return not self.withdrawn_by and not self.under


@dataclass(frozen=True, slots=True)
class Rulings:
    """What all judgements together say.

    `canonical` maps every merged address to the one its component goes by; `members`
    gives the component. `unsure` joins canonical addresses; `blocked` are *same*
    judgements that a *different* keeps from joining a chain.
    """

    standings: tuple[Standing, ...]
    canonical: Mapping[Address, Address]
    members: Mapping[Address, tuple[Address, ...]]
    unsure: Mapping[Address, tuple[tuple[Address, Judgement], ...]]
    blocked: tuple[Judgement, ...]
    ranks: Mapping[Address, str]
    values: Mapping[tuple[Address, str], str]
    hidden: frozenset[Address]
    added: tuple[Add, ...]
    moved: Mapping[Address, Address]  # mention or claim -> the thing split off
    origins: Mapping[Address, Address]  # thing split off -> the thing it came from

    def of(self, address: Address) -> Address:
        """The address that `address` goes by."""
        return self.canonical.get(address, address)

    def component(self, address: Address) -> tuple[Address, ...]:
        """All addresses that are the same thing, in order of first reading."""
        return self.members.get(self.of(address), (address,))

    def pairs(self) -> tuple[Judgement, ...]:
        """The pair judgements in force."""
        return tuple(
            standing.judgement
            for standing in self.standings
            if standing.holds and isinstance(standing.judgement.act, Pair)
        )


def verdict(entry: Judgement) -> str:
    """What was judged, in a word: `same`, `different`, `unsure`, `undo`, `split` …"""
    match entry.act:
        case Pair(say=say):
            return str(say)
        case Withdraw():
            return "undo"
        case act:
            return type(act).__name__.lower()


def ends(entry: Judgement) -> tuple[str, ...]:
    """What a judgement is about: two addresses of a pair, else one."""
    match entry.act:
        case Pair(left=left, right=right):
            return (left, right)
        case Split(thing=thing) | Hide(thing=thing) | Value(thing=thing):
            return (thing,)
        case Rank(claim=claim):
            return (claim,)
        case Withdraw(judgement=judgement):
            return (judgement,)
        case Add(record=record):
            return (record.id,)


def retires(entry: Judgement) -> bool:
    """True if a book says by it that its texts do not tell of a thing any more."""
    return isinstance(entry.act, Hide) and entry.rule == RETIRED


def retired(book: Iterable[Judgement]) -> frozenset[Address]:
    """The things that a book keeps, but that its texts do not tell of any more."""
    return frozenset(
        one
        for standing in standings(book, ())
        if standing.holds and retires(standing.judgement)
        for one in ends(standing.judgement)
    )


def split_address(thing: Address, judgement: str) -> Address:
    """The address of what a Split makes: kept as long as the judgement is."""
    return f"{thing}-{judgement.lower()}"


def standings(book: Iterable[Judgement], reader: Iterable[Judgement]) -> tuple[Standing, ...]:
    """Every judgement in order, with what took it out of force (always something later)."""
    entries = [*book, *reader]
    withdrawn: dict[str, str] = {}
    overruled: dict[str, str] = {}
    latest: dict[object, str] = {}
    later: set[str] = set()
    for entry in reversed(entries):
        later.add(entry.id)
        if entry.id in withdrawn:
            continue
        if isinstance(entry.act, Withdraw):
            if entry.act.judgement not in later:
                withdrawn.setdefault(entry.act.judgement, entry.id)
            continue
        subject = _subject(entry)
        if subject in latest:
            overruled[entry.id] = latest[subject]
        else:
            latest[subject] = entry.id
    return tuple(
        Standing(entry, withdrawn.get(entry.id, ""), overruled.get(entry.id, ""))
        for entry in entries
    )


def _subject(entry: Judgement) -> object:
    """What a judgement is about: a later one on the same subject overrules it."""
    match entry.act:
        case Pair() as pair:
            return ("pair", pair.key)
        case Rank(claim=claim):
            return ("rank", claim)
        case Value(thing=thing, property=name):
            return ("value", thing, name)
        case Hide(thing=thing):
            return ("hide", thing)
        case _:
            return ("own", entry.id)


def replay(
    book: Iterable[Judgement], reader: Iterable[Judgement], order: Mapping[Address, int]
) -> Rulings:
    """Apply all judgements; `order` ranks addresses by first reading (the first is canonical)."""
    listed = standings(book, reader)
    held = [standing.judgement for standing in listed if standing.holds]
    components, blocked = _join(held, order)
    canonical = {member: group[0] for group in components for member in group}
    splits = [(entry, entry.act) for entry in held if isinstance(entry.act, Split)]
    return Rulings(
        standings=listed,
        canonical=MappingProxyType(canonical),
        members=MappingProxyType({group[0]: group for group in components}),
        unsure=MappingProxyType(_unsure(held, canonical)),
        blocked=blocked,
        ranks={act.claim: act.rank for act in _acts(held, Rank)},
        values={(act.thing, act.property): act.value for act in _acts(held, Value)},
        hidden=frozenset(act.thing for act in _acts(held, Hide)),
        added=tuple(_acts(held, Add)),
        moved={
            member: split_address(act.thing, entry.id)
            for entry, act in splits
            for member in act.members
        },
        origins={split_address(act.thing, entry.id): act.thing for entry, act in splits},
    )


def _acts(held: list[Judgement], kind: type[T]) -> list[T]:
    return [entry.act for entry in held if isinstance(entry.act, kind)]


def _join(
    held: list[Judgement], order: Mapping[Address, int]
) -> tuple[list[tuple[Address, ...]], tuple[Judgement, ...]]:
    """Connected components over *same*; *different* blocks a chain.

    The newest judgements (the reader's) are joined first, so that where a chain
    cannot hold it is the older link that gives way.
    """
    group: dict[Address, set[Address]] = {}
    apart = [act.key for act in _acts(held, Pair) if act.say is Say.DIFFERENT]
    blocked: list[Judgement] = []
    for entry in reversed(held):
        act = entry.act
        if not isinstance(act, Pair) or act.say is not Say.SAME:
            continue
        left = group.get(act.left, {act.left})
        right = group.get(act.right, {act.right})
        union = left | right
        if any(key <= union for key in apart):
            blocked.append(entry)
            continue
        for member in union:
            group[member] = union

    def rank(member: Address) -> tuple[int, Address]:
        return (order.get(member, len(order)), member)

    unique = {id(members): tuple(sorted(members, key=rank)) for members in group.values()}
    return sorted(unique.values(), key=lambda found: rank(found[0])), tuple(reversed(blocked))


def _unsure(
    held: list[Judgement], canonical: Mapping[Address, Address]
) -> dict[Address, tuple[tuple[Address, Judgement], ...]]:
    apart = {
        frozenset(canonical.get(end, end) for end in act.key)
        for act in _acts(held, Pair)
        if act.say is Say.DIFFERENT
    }
    joined: dict[Address, dict[Address, Judgement]] = {}
    for entry in held:
        act = entry.act
        if not isinstance(act, Pair) or act.say is not Say.UNSURE:
            continue
        left, right = canonical.get(act.left, act.left), canonical.get(act.right, act.right)
        if left == right or frozenset((left, right)) in apart:
            continue
        joined.setdefault(left, {})[right] = entry
        joined.setdefault(right, {})[left] = entry
    return {thing: tuple(others.items()) for thing, others in joined.items()}
