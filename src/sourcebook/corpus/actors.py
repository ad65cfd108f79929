"""Actors as rows, and what each is called and holds."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache

from sourcebook import dates
from sourcebook.answers import ActorRow, Role, Spelling
from sourcebook.corpus.decided import Decided
from sourcebook.corpus.evidence import Exhibits
from sourcebook.corpus.filtering import Filtering
from sourcebook.corpus.index import Index
from sourcebook.corpus.lazy import Lazy
from sourcebook.corpus.stated import Stated
from sourcebook.holdings import Holdings
from sourcebook.model import Actor, Address, Batch, Claim, Filters, Property


class Actors:
    """The rows of actors, their spellings, their offices and ranks."""

    def __init__(
        self,
        batch: Batch,
        held: Holdings,
        decided: Decided,
        stated: Stated,
        index: Index,
        filtering: Filtering,
        exhibits: Exhibits,
    ) -> None:
        self._batch = batch
        self._held = held
        self._decided = decided
        self._stated = stated
        self._index = index
        self._filtering = filtering
        self._exhibits = exhibits
        self.row = lru_cache(maxsize=None)(self._row)

    def rows(self, wanted: Filters | None = None, *, by: str = "mentions") -> Sequence[ActorRow]:
        """Actors by mentions, by name or by kind."""
        ids = [thing.id for thing in self._held.things.values() if isinstance(thing, Actor)]
        if wanted:
            kept = self._filtering.actors(wanted)
            ids = [actor for actor in ids if actor in kept]
        return Lazy(sorted(ids, key=self._actor_order(by)), self.row)

    def _actor_order(self, by: str) -> Callable[[Address], tuple[int, str, str]]:
        def key(actor: Address) -> tuple[int, str, str]:
            thing = self._held.thing_as(actor, Actor)
            count = self._index.mention_counts.get(actor, 0)
            lead = {"mentions": -count, "kind": list(type(thing.kind)).index(thing.kind)}.get(by, 0)
            return (lead, thing.label.casefold(), actor)

        return key

    def _row(self, actor: Address) -> ActorRow:
        thing = self._held.thing_as(actor, Actor)
        offices = [role for role in self.roles(actor) if not role.rank]
        return ActorRow(
            id=actor,
            kind=thing.kind,
            label=thing.label,
            role=offices[0].value if offices else "",
            country=thing.country,
            mentions=self._index.mention_counts.get(actor, 0),
            articles=len({passage.article for passage in self._exhibits.naming(actor)}),
        )

    def spellings(self, actor: Address) -> tuple[Spelling, ...]:
        """Every spelling of a name in order of reading, with the judgement that joined it."""
        found: dict[str, Spelling] = {}
        for member in self._held.rulings.component(actor):
            thing = self._held.raw.get(member)
            if not isinstance(thing, Actor):
                continue
            stated = [
                s
                for s in self._stated.statements(actor, Property.NAME)
                if self._said_of(s.claim) == member
            ]
            places = {s.claim.value: s for s in reversed(stated)}
            joined = self._decided.joined_by(member) if member != actor else None
            for value in dict.fromkeys([thing.label, *(name.value for name in thing.names)]):
                first = places.get(value)
                place, said = (first.place, first.said) if first else (None, None)
                found.setdefault(value, Spelling(value, member, place, said, joined))
        return tuple(found.values())

    def _said_of(self, claim: Claim) -> Address:
        """The thing a claim named before merges."""
        return self._raw_about.get(claim.id, claim.about)

    @cached_property
    def _raw_about(self) -> Mapping[Address, Address]:
        return {claim.id: claim.about for claim in self._batch.claims}

    def roles(self, actor: Address) -> tuple[Role, ...]:
        """Offices and ranks, newest first; each at the date of the text that uses it."""
        found = [
            Role(claim.value, claim.property is Property.RANK, claim.of, claim.time, statement)
            for claim in self._held.claims_of(actor, Property.ROLE, Property.RANK)
            for statement in self._held.statements(claim)[:1]
        ]
        newest = sorted(found, key=lambda role: dates.order(role.time.edtf if role.time else None))
        newest.reverse()
        return tuple(sorted(newest, key=_newest_first))


def _newest_first(role: Role) -> tuple[int, bool]:
    """Newest first; an office before a rank of the same day."""
    if role.time is None or role.time.edtf.latest is None:
        return (0, role.rank)
    return (-role.time.edtf.latest.toordinal(), role.rank)
