"""What the articles that are read again said, and what only they named."""

from collections.abc import Sequence

from sourcebook.ingest.pipeline.former import Former
from sourcebook.ingest.pipeline.moved import Moved
from sourcebook.ingest.pipeline.order import home
from sourcebook.model import (
    Address,
    Batch,
    Claim,
    Mention,
    Passage,
    Property,
    article_text,
)
from sourcebook.text import clean_line


def told_in(article: Address, words: str) -> str:
    """Where an event was told, so that it is known when it is told there again."""
    return f"last told in {article}: “{clean_line(words, 160)}”"


def named_in(article: Address) -> str:
    """Where an actor was named."""
    return f"last named in {article}"


class Gone:
    """What the articles that are read again said, and which actors only they named."""

    def __init__(self, base: Batch, articles: frozenset[Address]) -> None:
        self._events = {one.id: one for one in base.events} if articles else {}
        self._passages: dict[Address, list[Passage]] = {one: [] for one in articles}
        self._mentions: dict[Address, list[Mention]] = {one: [] for one in articles}
        self._claims: dict[Address, list[Claim]] = {one: [] for one in articles}
        self._homes: dict[Address, set[Address]] = {}
        self._last: dict[Address, str] = {}
        outside: set[Address] = set()
        for passage in base.passages if articles else ():
            if passage.article in articles:
                self._passages[passage.article].append(passage)
        for claim in base.claims if articles else ():
            if home(claim) in articles:
                self._claims[home(claim)].append(claim)
        for mention in base.mentions if articles else ():
            if home(mention) not in articles:
                outside.add(mention.about)
                continue
            self._mentions[home(mention)].append(mention)
            if mention.about.startswith("actor/"):
                self._homes.setdefault(mention.about, set()).add(home(mention))
        self._alone = {one: held for one, held in self._homes.items() if one not in outside}
        self._alone_in: dict[Address, list[Address]] = {}
        for one, held in self._alone.items():
            for article in held:
                self._alone_in.setdefault(article, []).append(one)

    def former(self, article: Address, text: str) -> Former:
        """What an article was, seen from its new text."""
        moved = Moved(self._text(article), text)
        return Former(moved, self._mentions[article], self._claims[article], self._events)

    def _text(self, article: Address) -> str:
        return article_text(tuple(self._passages[article]))

    def last(self, thing: Address) -> tuple[str, ...]:
        """Where a thing was last spoken of, in words."""
        if not self._last:
            for article, mentions in self._mentions.items():
                for mention in mentions:
                    self._last.setdefault(mention.about, named_in(article))
            for article, claims in self._claims.items():
                text = self._text(article)
                for claim in claims:
                    if claim.property is Property.WHAT:
                        words = claim.anchors[0].span.of(text)
                        self._last.setdefault(claim.about, told_in(article, words))
        return (self._last[thing],) if thing in self._last else ()

    def actors(self) -> frozenset[Address]:
        """The actors that these articles named."""
        return frozenset(self._homes)

    def alone(self, actor: Address, article: Address = "") -> bool:
        """True if only articles that are read again named it (and this one among them)."""
        held = self._alone.get(actor, ())
        return article in held if article else bool(held)

    def alone_in(self, article: Address) -> Sequence[Address]:
        """The actors that only articles read again named, this one among them."""
        return self._alone_in.get(article, ())
