"""Hydration: an abridged book given its original articles becomes a book to the letter.

An abridged book ships numbers and hashes for the originals, never their words. Whoever
has the files gives them here: each is recognised by its hash, every anchor is checked
against its digest, and the book that comes out has the originals as its text, with the
same addresses, so that notes and judgements hold in either.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from sourcebook.errors import Exit, SourcebookError
from sourcebook.model import (
    Address,
    Anchors,
    Article,
    Attribution,
    Batch,
    Claim,
    Mention,
    Passage,
    Rendition,
    Time,
    anchored,
)
from sourcebook.text import CLEANING, Span, clean, clean_line

ORIGINAL = "original"

_BYTES = 8
"""Bytes a character may take in a file (UTF-8, line ends, what cleaning drops): larger
files are none of ours and are not cleaned to find out."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file that is the original of an article."""

    file: str
    article: str  # its short name


@dataclass(frozen=True, slots=True)
class Hydrated:
    """What came of it. There is a batch only when all originals of the book were there.

    A book has one rendition, so that a reader never takes our words for the article's:
    with some originals alone nothing is made, and `missing` says what to bring.
    """

    batch: Batch | None
    recognised: tuple[Recognised, ...]
    unknown: tuple[str, ...]  # files that are none of this book's originals
    missing: tuple[str, ...]  # short names of articles whose original was not given


def hydrate(batch: Batch, files: Sequence[tuple[str, bytes]]) -> Hydrated:
    """The book with its originals as text, from files given as (name, bytes).

    Raises SourcebookError if the book is to the letter already, or if the anchors do
    not hold in a file that was recognised.
    """
    originals = _originals(batch)
    texts: dict[Address, str] = {}
    recognised: list[Recognised] = []
    unknown: list[str] = []
    for name, raw in files:
        found = _recognise(raw, originals)
        if found is None:
            unknown.append(name)
            continue
        article, text = found
        recognised.append(Recognised(name, article.short))
        texts.setdefault(article.id, text)
    missing = tuple(a.short for a in batch.articles if a.id not in texts)
    whole = _Hydration(batch, texts).batch() if not missing else None
    return Hydrated(whole, tuple(recognised), tuple(unknown), missing)


def _originals(batch: Batch) -> list[tuple[Article, Rendition]]:
    """The articles with the original that the book expects of each."""
    title = batch.header.title
    if batch.header.rendition == ORIGINAL:
        raise SourcebookError(
            f"{title} is not abridged",
            "its excerpts are to the letter already.",
            where=batch.header.id,
        )
    expected = []
    for article in batch.articles:
        known = [r for r in article.renditions if r.name == ORIGINAL]
        if not known:
            raise SourcebookError(
                f"{title} does not know the original of {article.short}",
                "it can only be read abridged.",
                where=article.id,
                code=Exit.BAD,
            )
        expected.append((article, known[0]))
    return expected


def _recognise(
    raw: bytes, originals: list[tuple[Article, Rendition]]
) -> tuple[Article, str] | None:
    """The article whose original a file is, and its cleaned text."""
    raw_hash = sha256(raw).hexdigest()
    plausible = len(raw) <= _BYTES * max((r.chars for _, r in originals), default=0)
    text = _cleaned(raw) if plausible else None
    text_hash = sha256(text.encode("utf-8")).hexdigest() if text is not None else ""
    for article, rendition in originals:
        if text is not None and text_hash == rendition.sha256:
            return article, text
        if raw_hash == rendition.raw_sha256:
            raise SourcebookError(
                f"the original of {article.short} is cleaned by other rules here "
                f"(version {CLEANING}, its anchors have {rendition.cleaning})",
                "build the book again.",
                where=article.id,
                code=Exit.BAD,
            )
    return None


def _cleaned(raw: bytes) -> str | None:
    try:
        return clean(raw.decode("utf-8")).text
    except UnicodeDecodeError:
        return None


class _Hydration:
    """One book being given its originals."""

    def __init__(self, abridged: Batch, texts: Mapping[Address, str]) -> None:
        self._abridged = abridged
        self._texts = texts

    def batch(self) -> Batch:
        """The records of the book to the letter."""
        old = self._abridged
        mentions = (self._mention(mention) for mention in old.mentions)
        return replace(
            old,
            header=replace(old.header, rendition=ORIGINAL),
            articles=tuple(self._article(article) for article in old.articles),
            passages=self._passages(),
            mentions=tuple(mention for mention in mentions if mention.anchors),
            claims=tuple(self._claim(claim) for claim in old.claims),
            attributions=tuple(self._attribution(entry) for entry in old.attributions),
        )

    def _held(self, record: Address, anchors: Anchors) -> Anchors:
        """The anchors in the original, each checked against its digest."""
        kept = anchored(anchors, ORIGINAL)
        for anchor in kept:
            text = self._texts.get(anchor.article, "")
            words = anchor.span.of(text)
            digest = sha256(words.encode("utf-8")).hexdigest()
            if not anchor.digest or not digest.startswith(anchor.digest) or anchor.end > len(text):
                raise _broken(record, f"anchor {anchor.start}..{anchor.end} does not hold")
        return kept

    def _words(self, anchors: Anchors) -> list[str]:
        return [clean_line(a.span.of(self._texts[a.article])) for a in anchors]

    def _article(self, article: Article) -> Article:
        doubts = (replace(d, anchors=self._held(article.id, d.anchors)) for d in article.doubts)
        return replace(article, doubts=tuple(doubts))

    def _passages(self) -> tuple[Passage, ...]:
        """The passages with the original's text, which they must cover but for blanks."""
        ends: dict[Address, int] = {}
        found = []
        for passage in self._abridged.passages:
            anchors = self._held(passage.id, passage.anchors)
            if len(anchors) != 1:
                raise _broken(passage.id, "has no one place")
            text, end = self._texts[passage.article], ends.get(passage.article, 0)
            before = Span(end, anchors[0].start).of(text)
            if anchors[0].start < end or before.strip():
                raise _broken(passage.id, "does not begin where the passage ahead ends")
            ends[passage.article] = anchors[0].end
            words = anchors[0].span.of(text)
            found.append(replace(passage, text=words, before=before, anchors=anchors))
        for article, text in self._texts.items():
            if ends.get(article, 0) != len(text):
                raise _broken(article, "goes on behind its last passage")
        return tuple(found)

    def _mention(self, mention: Mention) -> Mention:
        anchors = self._held(mention.id, mention.anchors)
        surface = self._words(anchors)[0] if anchors else ""
        return replace(mention, anchors=anchors, surface=surface, title="")

    def _claim(self, claim: Claim) -> Claim:
        anchors = self._held(claim.id, claim.anchors)
        if not anchors:
            raise _broken(claim.id, "has no place")
        return replace(claim, anchors=anchors, time=self._time(claim.time, anchors))

    def _time(self, time: Time | None, anchors: Anchors) -> Time | None:
        """The words of a date are those of the text that is shown."""
        if time is None or not time.text:
            return time
        return replace(time, text=" … ".join(self._words(anchors)))

    def _attribution(self, entry: Attribution) -> Attribution:
        return replace(entry, cue=self._held(entry.id, entry.cue))


def _broken(record: Address, what: str) -> SourcebookError:
    return SourcebookError(
        f"{record} {what} in the original",
        "nothing was written; build the book again.",
        where=record,
        code=Exit.BAD,
    )
