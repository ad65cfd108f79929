"""The passages of a book: which speak of an event, in what order, and what they name."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from sourcebook import dates
from sourcebook.answers import Named
from sourcebook.holdings import Holdings
from sourcebook.model import Address, Mention, Passage, PassageRole, anchored
from sourcebook.text import Span


class Passages:
    """The passages that the shipped rendition shows."""

    def __init__(self, held: Holdings) -> None:
        self._held = held

    def in_article(self, article: Address) -> Sequence[Passage]:
        """The passages of an article, in order."""
        return self._held.in_article(article)

    def supporting(self, event: Address) -> list[Passage]:
        """The passages that speak of an event, without date lines and repeats, in order."""
        found = {
            spot.passage.id: spot.passage
            for claim in self._held.claims_of(event)
            for spot in self._held.spots(claim.anchors)
            if spot.passage.role not in (PassageRole.METADATA, PassageRole.REPEAT)
        }
        return sorted(found.values(), key=self.reading_order)

    def reading_order(self, passage: Passage) -> tuple[tuple[int, int, int], int, int, int]:
        """The key that sorts passages by article date, then as the article reads."""
        article = self._held.articles[passage.article]
        when = dates.order(article.published.edtf if article.published else None)
        return (when, self._article_rank[article.id], passage.paragraph, passage.part)

    @cached_property
    def _article_rank(self) -> Mapping[Address, int]:
        return {article: n for n, article in enumerate(self._held.articles)}

    def mentioned(self) -> Iterator[tuple[Mention, Passage, Span]]:
        """Every mention in the shipped rendition: its passage, and the stretch in that."""
        for mention in self._held.mentions:
            for anchor in anchored(mention.anchors, self._held.header.rendition):
                if (passage := self._held.passage_at(anchor)) is not None:
                    start = self._held.start_of(passage)
                    yield mention, passage, Span(anchor.start - start, anchor.end - start)

    def names_in(self, passage: Address) -> tuple[Named, ...]:
        """The stretches of a passage that name things; of nested ones the outermost."""
        return self._named.get(passage, ())

    @cached_property
    def _named(self) -> Mapping[Address, tuple[Named, ...]]:
        found: dict[Address, list[Named]] = {}
        for mention, passage, span in self.mentioned():
            found.setdefault(passage.id, []).append(Named(span, mention.about))
        return {passage: _outermost(names) for passage, names in found.items()}


def _outermost(names: list[Named]) -> tuple[Named, ...]:
    kept: list[Named] = []
    for named in sorted(names, key=lambda n: (n.span.start, -n.span.end, n.thing)):
        if not kept or named.span.start >= kept[-1].span.end:
            kept.append(named)
    return tuple(kept)
