"""What texts state about a thing: each statement, and the readings they group into."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from sourcebook import readings
from sourcebook.answers import Part, Reading, Statement
from sourcebook.corpus.decided import Decided
from sourcebook.holdings import Holdings
from sourcebook.model import FIGURES, Address, Place, Property, Time, Value


class Stated:
    """The claims of a book, answered as statements and readings."""

    def __init__(self, held: Holdings, decided: Decided) -> None:
        self._held = held
        self._decided = decided
        self._asked: set[Address] = set()
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
            self._dated(statement)
            for one in things
            for claim in self._held.claims_of(one, wanted)
            for statement in self._held.statements(claim)
        ]
        return readings.group(statements, thing, self._held.rulings.ranks)

    def _dated(self, statement: Statement) -> Statement:
        """A date counted from an event that people date otherwise moves with it."""
        time = statement.claim.time
        if time is None or not time.step or not time.ref:
            return statement
        anchor = self._preferred(self._held.rulings.of(time.ref))
        if anchor is None:
            return statement
        moved = readings.redated(time, anchor)
        return replace(statement, claim=replace(statement.claim, time=moved))

    def _preferred(self, event: Address) -> Time | None:
        """The date that people prefer for an event, or that it has since its own anchor moved.

        The value that a person entered goes before all.
        None where nobody judged: then what was counted from one text's date stays with it.
        """
        if (entered := self.judged_date(event)) is not None:
            return entered
        if event in self._asked:
            return None  # two that are counted from each other stay as they are
        self._asked.add(event)
        own = self.own_dates(event)
        self._asked.discard(event)
        stated = {claim.id: claim for claim in self._held.claims_of(event, Property.WHEN)}
        judged = any(one in self._held.rulings.ranks for one in stated)
        if not own or not (judged or own[0].time != stated[own[0].first.claim.id].time):
            return None
        return own[0].time

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

    def figures(self, event: Address) -> tuple[tuple[Property, tuple[Reading, ...]], ...]:
        """What is counted of an event: the readings of each figure that a text gives of it."""
        given = {claim.property for claim in self._held.claims_of(event)}
        return tuple((prop, self.readings(event, prop)) for prop in FIGURES if prop in given)

    def judged_date(self, event: Address) -> Time | None:
        """The date that a person entered for an event, or for one that is the same."""
        return self._judged.get(event)

    @cached_property
    def _judged(self) -> Mapping[Address, Time]:
        found: dict[Address, Time] = {}
        for standing in self._held.rulings.standings:
            act = standing.judgement.act
            if standing.holds and isinstance(act, Value) and act.property == Property.WHEN:
                time = readings.judged(standing.judgement, act.value)
                if time is not None:  # the latest of those that are one holds
                    found[self._held.rulings.of(act.thing)] = time
        return found

    def main_date(self, event: Address) -> Time | None:
        """The date of an event that a person entered, else the best supported one, if any."""
        own = self.own_dates(event)
        return self.judged_date(event) or (own[0].time if own else None)

    def other_dates(self, event: Address) -> list[Reading]:
        """The readings of when an event was, besides its main date."""
        own = self.own_dates(event)
        judged = self.judged_date(event)
        if judged is None:
            return own[1:]
        return [one for one in own if one.time and one.time.edtf.text != judged.edtf.text]

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
