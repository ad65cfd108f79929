"""What a book leaves open: words that may mean anybody, pairs, judgements without a thing."""

from collections.abc import Iterator
from functools import cached_property

from sourcebook import judge
from sourcebook.answers import OpenReference, Orphan
from sourcebook.holdings import Holdings
from sourcebook.model import REFERENCE, Add, Address, Batch, Judgement, Pair, Say, Split


class LeftOpen:
    """The open ends of a book as judged."""

    def __init__(self, batch: Batch, held: Holdings) -> None:
        self._batch = batch
        self._held = held

    def references(self, article: Address) -> tuple[OpenReference, ...]:
        """The words of an article of which it cannot be told whom they mean, as it reads."""
        doubts = (d for d in self._held.articles[article].doubts if d.about == REFERENCE)
        return tuple(
            OpenReference(" ".join(span.of(spot.passage.text).split()), spot, doubt.text)
            for doubt in doubts
            for spot in self._held.spots(doubt.anchors)
            for span in spot.spans
        )

    @cached_property
    def pairs(self) -> tuple[Judgement, ...]:
        """The pairs that may be one, each once, by the judgement that leaves it open."""
        held = self._held
        found: dict[frozenset[Address], Judgement] = {}
        for entry in held.rulings.pairs():
            if not isinstance(entry.act, Pair) or entry.act.say is not Say.UNSURE:
                continue
            ends = frozenset(map(held.rulings.of, (entry.act.left, entry.act.right)))
            first = min(ends)
            open_still = any(entry is other for _, other in held.rulings.unsure.get(first, ()))
            if open_still and ends <= held.things.keys():
                found[ends] = entry
        return tuple(found.values())

    @cached_property
    def orphans(self) -> tuple[Orphan, ...]:
        """Judgements in force about what the book has no more, and what that is.

        What ingest judged itself is no one's work lost.
        """
        found = (
            Orphan(standing.judgement, tuple(self._missing(standing.judgement)))
            for standing in self._held.rulings.standings
            if standing.holds and not standing.judgement.rule
        )
        return tuple(orphan for orphan in found if orphan.missing)

    def _missing(self, entry: Judgement) -> Iterator[Address]:
        if isinstance(entry.act, Add):
            return
        members = entry.act.members if isinstance(entry.act, Split) else ()
        yield from (one for one in (*judge.ends(entry), *members) if not self._has(one))

    def _has(self, address: Address) -> bool:
        held = self._held
        return (
            (address in held.raw and address not in self._retired)
            or address in held.articles
            or address in held.rulings.origins
            or address in self._parts
            or address in self._judgements
        )

    @cached_property
    def _retired(self) -> frozenset[Address]:
        return judge.retired(self._batch.judgements)

    @cached_property
    def _parts(self) -> frozenset[Address]:
        """Mentions and claims: what a split moves and a rank weighs."""
        batch = self._batch
        added = (add.record.id for add in self._held.rulings.added)
        return frozenset([*(m.id for m in batch.mentions), *(c.id for c in batch.claims), *added])

    @cached_property
    def _judgements(self) -> frozenset[str]:
        return frozenset(one.judgement.id for one in self._held.rulings.standings)
