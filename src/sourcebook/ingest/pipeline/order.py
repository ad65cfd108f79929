"""In which order a book's records stand, and which of its things are spoken of."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sourcebook.model import Actor, Address, Attribution, Claim, Event, Mention, Place

_T = TypeVar("_T", Actor, Place, Event)


def home(record: Mention | Claim) -> Address:
    """The article that a mention or claim stands in."""
    return record.anchors[0].article if record.anchors else ""


def reading_order(mentions: Iterable[Mention], place: Mapping[Address, int]) -> list[Mention]:
    """Mentions as they are read: by article (`place` numbers them), then as they stand in it."""

    def key(one: Mention) -> tuple[int, int, int, str]:
        first = one.anchors[0]
        return place[first.article], first.start, -first.end, one.about

    return sorted(mentions, key=key)


def used(
    mentions: Iterable[Mention], claims: Iterable[Claim], attributions: Iterable[Attribution]
) -> set[Address]:
    """The things that are spoken of."""
    found = {one.about for one in mentions}
    for claim in claims:
        found.update((claim.about, claim.link, claim.of))
    for one in attributions:
        found.update(voice.who for voice in one.chain)
    return found


def first_named(things: Iterable[_T], said: Sequence[Mention | Claim]) -> tuple[_T, ...]:
    """Things in the order in which they are first spoken of, the others behind."""
    first: dict[Address, int] = {}
    for at, record in enumerate(said):
        first.setdefault(record.about, at)
    return tuple(sorted(things, key=lambda one: first.get(one.id, len(said))))
