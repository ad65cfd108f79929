"""Events as rows, in order of time."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from sourcebook import dates, readings
from sourcebook.answers import EventRow, Reading
from sourcebook.corpus.decided import Decided
from sourcebook.corpus.filtering import Filtering
from sourcebook.corpus.index import Index
from sourcebook.corpus.lazy import Lazy
from sourcebook.corpus.passages import Passages
from sourcebook.corpus.stated import Stated
from sourcebook.holdings import Holdings
from sourcebook.model import Actor, Address, Event, Filters, Property


class Timeline:
    """The rows of events, and the further rows of those with more than one date."""

    def __init__(
        self,
        held: Holdings,
        decided: Decided,
        stated: Stated,
        passages: Passages,
        index: Index,
        filtering: Filtering,
    ) -> None:
        self._held = held
        self._decided = decided
        self._stated = stated
        self._passages = passages
        self._index = index
        self._filtering = filtering
        self.row = lru_cache(maxsize=None)(self._row)

    def rows(self, wanted: Filters | None = None, *, others: bool = True) -> Sequence[EventRow]:
        """Events in order of time; with `others` once more at each further reading of its own."""
        ids = self._index.catalogue.events() if not wanted else self._filtering.events(wanted)
        keys: list[tuple[Address, int]] = [(event, 0) for event in ids]
        if others:
            keys = self._with_others(keys)
        return Lazy(keys, self._row_at)

    def _row_at(self, key: tuple[Address, int]) -> EventRow:
        event, other = key
        row = self.row(event)
        return row if not other else _at(row, self._others(event)[other - 1], other)

    def _with_others(self, keys: list[tuple[Address, int]]) -> list[tuple[Address, int]]:
        """The other-date rows put in their place: behind all rows of the same date."""
        extra = [
            (dates.order(reading.time.edtf), (event, n))
            for event, _ in keys
            for n, reading in enumerate(self._others(event), 1)
            if reading.time is not None
        ]
        if not extra:
            return keys
        placed = [(self._order(event), 0, n, (event, part)) for n, (event, part) in enumerate(keys)]
        placed += [(order, 1, n, key) for n, (order, key) in enumerate(extra)]
        return [key for *_, key in sorted(placed, key=lambda row: (row[0][:2], row[1], row[2]))]

    def _order(self, event: Address) -> tuple[int, int, int]:
        main = self._stated.main_date(event)
        return dates.order(main.edtf if main else None)

    def _others(self, event: Address) -> list[Reading]:
        return self._stated.other_dates(event)

    def _row(self, event: Address) -> EventRow:
        thing = self._held.thing_as(event, Event)
        status, _ = readings.event_status(
            claim.status for claim in self._held.claims_of(event, Property.WHAT)
        )
        fork = self._stated.agreement(self._stated.readings(event, Property.WHEN))
        return EventRow(
            id=event,
            label=thing.label,
            type=thing.type,
            status=status,
            time=self._stated.main_date(event),
            disputed=fork is readings.Agreement.DISJOINT,
            unsure=bool(self._decided.maybe(event)),
            countries=self._countries(event),
            passages=len(self._passages.supporting(event)),
            miscounted=any(
                self._stated.agreement(found) is readings.Agreement.DISJOINT
                for _, found in self._stated.figures(event)
            ),
        )

    def _countries(self, event: Address) -> tuple[str, ...]:
        tags = (self._held.things.get(part.actor) for part in self._stated.who(event))
        return tuple(dict.fromkeys(a.country for a in tags if isinstance(a, Actor) and a.country))


def _at(row: EventRow, other: Reading, nth: int) -> EventRow:
    return replace(row, other=other, time=other.time, nth=nth)
