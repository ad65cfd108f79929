"""Do a book's anchors hold? Each article's text, its hash, and every stretch that names it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

from sourcebook import model
from sourcebook.model import (
    Address,
    Anchor,
    Article,
    Attribution,
    Batch,
    Claim,
    Mention,
    Passage,
    Record,
    anchored,
)
from sourcebook.store.faults import Fault
from sourcebook.text import clean, clean_line, quoted


def anchor_faults(batch: Batch, lost: frozenset[Address]) -> Iterator[Fault]:
    """All that is wrong with texts and anchors; articles that lost a passage are left out."""
    texts = _texts(batch, frozenset(where.partition("#")[0] for where in lost))
    yield from chain.from_iterable(text.faults() for text in texts.values())
    for held in chain.from_iterable(map(_held, _holders(batch))):
        article = held.anchor.article
        if article in texts:
            yield from texts[article].anchor_fault(held)
        elif article not in lost:
            what = f"anchor leads to {quoted(article)}, which is not in the book"
            yield Fault(held.where, what)


def _texts(batch: Batch, torn: frozenset[Address]) -> Mapping[Address, "_Text"]:
    passages: dict[Address, list[Passage]] = {}
    for passage in batch.passages:
        passages.setdefault(passage.article, []).append(passage)
    shipped = batch.header.rendition
    return {
        article.id: _Text(article, passages.get(article.id, []), shipped, article.id in torn)
        for article in batch.articles
    }


def _holders(batch: Batch) -> Iterable[Record]:
    """The records that have anchors."""
    return chain(batch.articles, batch.passages, batch.mentions, batch.claims, batch.attributions)


@dataclass(frozen=True, slots=True)
class _Held:
    """An anchor and the record that holds it."""

    where: Address
    anchor: Anchor
    surface: str = ""


class _Text:
    """An article's text in the rendition shipped, and where its passages stand in it."""

    def __init__(
        self, article: Article, passages: list[Passage], rendition: str, torn: bool
    ) -> None:
        self.article = article
        self.passages = passages
        self.rendition = rendition
        self.torn = torn
        self.text = model.article_text(tuple(passages))
        self.starts: list[int] = []
        end = 0
        for passage in self.passages:
            self.starts.append(end + len(passage.before))
            end = self.starts[-1] + len(passage.text)

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the text as a whole, and with its passages' own anchors."""
        if self.torn:
            return
        for what in self._whole():
            yield Fault(self.article.id, what)
        for passage, start in zip(self.passages, self.starts, strict=True):
            if what := self._passage(passage, start):
                yield Fault(passage.id, what)

    def _whole(self) -> Iterator[str]:
        named = [rendition.name for rendition in self.article.renditions]
        if len(named) != len(set(named)):
            yield "has a rendition twice"
        if self.rendition not in named:
            yield f"has no hash of the {self.rendition} text"
            return
        rendition = self.article.renditions[named.index(self.rendition)]
        length = len(self.text)
        if rendition.chars != length:
            yield f"the {self.rendition} text has {length} characters, not {rendition.chars}"
        elif rendition.sha256 != sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest():
            yield f"the {self.rendition} text is not the one of its hash"
        if clean(self.text).text != self.text:
            yield f"the {self.rendition} text is not clean"

    def _passage(self, passage: Passage, start: int) -> str:
        if not passage.text:
            return ""
        found = anchored(passage.anchors, self.rendition)
        if not found:
            return f"has no anchor in the {self.rendition} text"
        place = (self.article.id, start, start + len(passage.text))
        for anchor in found:
            if (anchor.article, anchor.start, anchor.end) != place:
                return f"{self._name(anchor)} is not where its text stands ({start}..{place[2]})"
        return ""

    def anchor_fault(self, held: "_Held") -> Iterator[Fault]:
        """What is wrong with one anchor in this article."""
        if not self.torn and (problem := self._problem(held.anchor, held.surface)):
            yield Fault(held.where, f"{self._name(held.anchor)} {problem}")

    def _name(self, anchor: Anchor) -> str:
        """`anchor 118..131 of A2#p1`: the paragraph where it starts, if it is in this text."""
        place = self.article.short or self.article.id
        at = bisect_right(self.starts, anchor.start) - 1
        if anchor.rendition == self.rendition and at >= 0 and anchor.start < len(self.text):
            place += f"#p{self.passages[at].paragraph}"
        return f"anchor {anchor.start}..{anchor.end} of {place}"

    def _problem(self, anchor: Anchor, surface: str) -> str:
        """What is wrong with an anchor in this article that should name `surface`."""
        chars = {rendition.name: rendition.chars for rendition in self.article.renditions}
        if anchor.rendition not in chars:
            return f"is in {quoted(anchor.rendition)}, a text the article does not have"
        if anchor.start >= anchor.end:
            return "is empty"
        shipped = anchor.rendition == self.rendition
        length = len(self.text) if shipped else chars[anchor.rendition]
        if anchor.end > length:
            return f"ends past the text ({length})"
        return self._words(anchor, surface) if shipped else ""

    def _words(self, anchor: Anchor, surface: str) -> str:
        slice_ = anchor.span.of(self.text)
        if surface and clean_line(slice_) != surface:
            return f"holds {quoted(slice_)}, not {quoted(surface)}"
        if anchor.digest and anchor.digest != sha256(slice_.encode()).hexdigest()[:12]:
            return "does not hold the words of its digest"
        return ""


def _held(record: Record) -> Iterable[_Held]:
    if isinstance(record, Mention):
        return [_Held(record.id, anchor, record.surface) for anchor in record.anchors]
    if isinstance(record, Passage | Claim):
        return [_Held(record.id, anchor) for anchor in record.anchors]
    if isinstance(record, Attribution):
        return [_Held(record.id, anchor) for anchor in record.cue]
    if isinstance(record, Article):
        return [_Held(record.id, anchor) for doubt in record.doubts for anchor in doubt.anchors]
    return ()
