"""What texts state about a thing: each statement, and the readings they group into."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from sourcebook import readings
from sourcebook.answers import Part, Reading, Statement
from sourcebook.corpus.decided import Decided
from sourcebook.holdings import Holdings
from sourcebook.model import Address, Place, Property, Time


class Stated:
    """The claims of a book, answered as statements and readings."""

    def __init__(self, held: Holdings, decided: Decided) -> None:
        self._held = held
        self._decided = decided
        self.readings = lru_cache(maxsize=None)(self._readings)

    def statements(self, thing: Address, wanted: Property | None = None) -> list[Statement]:
        """Every statement about a thing itself, of one property or of all."""
        claims = self._held.claims_of(thing, *([wanted] if wanted else []))
        return [statement for claim in claims for statement in self._held.statements(claim)]

    def _readings(self, thing: Address, wanted: Property) -> tuple[Reading, ...]:
        """All readings of one property, those of things perhaps the same beside its own.

        Cached as `readings(thing, property)`; best supported first.
        """
        things = [thing, *(other for other, _ in self._decided.maybe(thing))]
        statements = [
            statement
            for one in things
            for claim in self._held.claims_of(one, wanted)
            for statement in self._held.statements(claim)
        ]
        return readings.group(statements, thing, self._held.rulings.ranks)

    def agreement(self, found: Sequence[Reading]) -> readings.Agreement:
        """How readings of one property stand to each other."""
        return readings.agreement(found, self._part_of)

    @cached_property
    def _part_of(self) -> Mapping[Address, Address]:
        of = self._held.rulings.of
        return {t.id: of(t.part_of) for t in self._held.things.values() if isinstance(t, Place)}

    def own_dates(self, event: Address) -> list[Reading]:
        """The readings of when an event was, without those of events perhaps the same."""
        return [reading for reading in self.readings(event, Property.WHEN) if reading.own]

    def main_date(self, event: Address) -> Time | None:
        """The best supported date of an event; None if no text gives one."""
        own = self.own_dates(event)
        return own[0].time if own else None

    def who(self, event: Address) -> tuple[Part, ...]:
        """Actors in an event in order of reading, each part once."""
        parts: dict[tuple[Address, str], Part] = {}
        for claim in self._held.claims_of(event, Property.WHO):
            for statement in self._held.statements(claim)[:1]:
                parts.setdefault((claim.link, claim.part), Part(claim.link, claim.part, statement))
        return tuple(parts.values())

    def order_claims(self, event: Address) -> tuple[list[Statement], list[Statement]]:
        """What texts put before and after an event (each statement names the pair)."""
        after = self.statements(event, Property.BEFORE)
        before = [
            statement
            for claims in self._held.claims.values()
            for claim in claims
            if claim.property is Property.BEFORE and claim.link == event
            for statement in self._held.statements(claim)
        ]
        return before, after
