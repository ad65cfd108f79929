"""Evidence: quotes of the restatement and numbers of the original become anchors.

`A1 p7.2 'in under two months'` must stand in that passage exactly once. `A1 1256-1284`
must lie in the same passage of the original; its digest stands in `originals.toml`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sourcebook.authoring.articles import Block, Restated
from sourcebook.authoring.source import Faults, File, Table
from sourcebook.model import Address, Anchor, Anchors, Attribution
from sourcebook.text import Span, quoted

_QUOTE = re.compile(r"(?P<short>A\d+) (?P<place>p\d+(?:\.\d+)?)(?: '(?P<words>.+)')?")
_NUMBERS = re.compile(r"(?P<short>A\d+)(?: (?P<how>[a-z]+))?(?P<spans>(?: \d+-\d+)+)")

HOW = ("name", "title", "pronoun", "metonym")
"""How a thing may be mentioned."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of one passage, in the rendition shipped or in the original."""

    article: Restated
    block: Block
    span: Span
    words: str = ""  # of the rendition shipped only
    how: str = "name"

    @property
    def passage(self) -> Address:
        """The passage it lies in."""
        return self.article.passage(self.block)


@dataclass(frozen=True, slots=True)
class Digests:
    """What `originals.toml` holds: per article its hash, and the digest of each stretch.

    While the digests themselves are being made, `missing` says nothing.
    """

    of: Mapping[str, Mapping[str, str]]
    making: bool = False

    def get(self, article: Restated, span: Span) -> str | None:
        """The digest of a stretch of the original; None if there is none."""
        if self.making:
            return ""
        known = self.of.get(article.short, {})
        if known.get("sha256") != article.renditions[-1].sha256:
            return None
        return known.get(f"{span.start}-{span.end}")


class Shelf:
    """The articles of a book by their short names; finds what evidence points at."""

    def __init__(self, articles: Iterable[Restated], digests: Digests, faults: Faults) -> None:
        self.articles = {article.short: article for article in articles}
        self.said: dict[Address, Attribution] = {}
        self.needed: set[tuple[str, Span]] = set()
        self._digests = digests
        self._faults = faults

    def anchors(self, table: Table) -> tuple[Anchors, list[Spot]]:
        """The anchors of a record in both renditions, from its `evidence` and its `original`."""
        faults = len(self._faults)
        shipped = list(self.quotes(table))
        original = list(self.numbers(table))
        if not shipped and "evidence" not in table:
            table.fault("", "evidence is missing")
        if len(self._faults) == faults:
            self._match(table, shipped, original)
        found = [spot.article.anchor(spot.span) for spot in shipped]
        return (*found, *(self.original(spot, table) for spot in original)), shipped

    def _match(self, table: Table, shipped: list[Spot], original: list[Spot]) -> None:
        """Do both renditions say it in the same passages?"""
        here = {spot.passage for spot in shipped if spot.article.has_original}
        there = {spot.passage for spot in original}
        for passage in sorted(here - there):
            table.fault("original", f"no stretch of the original of {_place(passage)}")
        for passage in sorted(there - here):
            what = f"original lies in {_place(passage)}, which evidence leaves out"
            table.fault("original", what)

    def quotes(self, table: Table, key: str = "evidence") -> Iterator[Spot]:
        """The stretches that quotes name; a quote found never or twice is refused."""
        for n, text in enumerate(table.texts(key), 1):
            if spot := self._quote(table, key, n, text):
                yield spot

    def _quote(self, table: Table, key: str, n: int, text: str) -> Spot | None:
        match = _QUOTE.fullmatch(text)
        article = self.articles.get(match["short"]) if match else None
        if match is None or article is None:
            known = ", ".join(self.articles)
            what = f"{quoted(text)} is no evidence such as A1 p7 'words' (articles: {known})"
            table.fault(key, what, n=n)
            return None
        blocks = [b for b in article.blocks if match["place"] in (b.label, f"p{b.paragraph}")]
        place = f"{article.short} {match['place']}"
        if not blocks:
            table.fault(key, f"{place} is no passage of {article.id}", n=n)
            return None
        words = match["words"]
        if words is None:
            return self._whole(table, key, n, article, blocks, place)
        found = [(b, at) for b in blocks for at in _places(b.text, words)]
        if len(found) != 1:
            times = f"stands {len(found)} times in {place}: say more"
            what = times if found else f"stands nowhere in {place}"
            table.fault(key, f"{quoted(words, 80)} {what}", n=n, quote=True)
            return None
        block, at = found[0]
        start = block.span.start + at
        return Spot(article, block, Span(start, start + len(words)), words)

    def _whole(
        self, table: Table, key: str, n: int, article: Restated, blocks: list[Block], place: str
    ) -> Spot | None:
        if len(blocks) > 1:
            table.fault(key, f"{place} has {len(blocks)} passages: say which", n=n)
            return None
        if not blocks[0].text:
            table.fault(key, f"{place} has no text in the restatement", n=n)
            return None
        return Spot(article, blocks[0], blocks[0].span, blocks[0].text)

    def numbers(self, table: Table, key: str = "original") -> Iterator[Spot]:
        """The stretches of originals that numbers name, each inside one passage."""
        for n, text in enumerate(table.texts(key), 1):
            match = _NUMBERS.fullmatch(text)
            article = self.articles.get(match["short"]) if match else None
            how = (match["how"] if match else "") or "name"
            if match is None or article is None or not article.has_original or how not in HOW:
                what = f"{quoted(text)} is no stretch of a known original such as A1 1256-1284"
                table.fault(key, what, n=n)
                continue
            for pair in match["spans"].split():
                start, _, end = pair.partition("-")
                if spot := self._stretch(table, key, n, article, Span(int(start), int(end)), how):
                    yield spot

    def _stretch(
        self, table: Table, key: str, n: int, article: Restated, span: Span, how: str
    ) -> Spot | None:
        for block in article.blocks:
            home = block.original
            if home and home.start <= span.start < span.end <= home.end:
                return Spot(article, block, span, how=how)
        what = f"{article.short} {span.start}-{span.end} lies in no one passage of the original"
        table.fault(key, what, n=n)
        return None

    def original(self, spot: Spot, table: Table, key: str = "original") -> Anchor:
        """The anchor of a stretch of the original, with its digest."""
        return self.stretch(spot.article, spot.span, table.where(key))

    def stretch(self, article: Restated, span: Span, where: str) -> Anchor:
        """An anchor in an original; a fault if no digest guards it."""
        self.needed.add((article.short, span))
        digest = self._digests.get(article, span)
        if digest is None:
            what = f"{article.short} {span.start}-{span.end} has no digest in originals.toml"
            self._faults.add(where, f"{what}: make them anew from the originals (data/README.md)")
        return Anchor(article.id, "original", span.start, span.end, digest or "")

    def fault(self, where: str, what: str) -> None:
        """Keep a fault about something that is no key of a table."""
        self._faults.add(where, what)

    def voice(self, spots: list[Spot]) -> Address:
        """The attribution under which all these stretches stand; empty if they differ."""
        voices = {said.id if (said := self.said.get(spot.passage)) else "" for spot in spots}
        return voices.pop() if len(voices) == 1 else ""


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _place(passage: Address) -> str:
    return "¶" + passage.rpartition("#p")[2]


def known_digests(file: File) -> Digests:
    """The digests that a file made by `digests` holds."""
    found: dict[str, dict[str, str]] = {}
    root = file.root
    for table in root.tables("original"):
        short = table.text("article")
        found[short] = {"sha256": table.text("sha256")}
        for line in table.texts("digests"):
            span, _, digest = line.partition(" ")
            found[short][span] = digest
        table.close()
    root.close()
    return Digests(found)
