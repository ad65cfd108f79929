"""Books by hand: a folder of restated articles and what an editor read from them.

`build` gives the batch of a folder that holds `book.toml`, `articles/*.md`,
`judgements.toml` and `originals.toml`; everything that is wrong is found at once and
told with file and line. How such a folder is written stands in data/README.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from sourcebook.authoring import articles, evidence, judgements, mentions, said
from sourcebook.authoring.articles import Restated
from sourcebook.authoring.claims import Claims
from sourcebook.authoring.evidence import Digests, Shelf
from sourcebook.authoring.originals import written
from sourcebook.authoring.source import Fault, Faults, File, Table, Unbuildable
from sourcebook.authoring.things import Register
from sourcebook.errors import Exit, SourcebookError
from sourcebook.links import RENDITIONS
from sourcebook.model import (
    Actor,
    Article,
    Batch,
    Doubt,
    Event,
    Header,
    Judgement,
    Passage,
    Place,
    Source,
    Topic,
)

__all__ = ["Fault", "Unbuildable", "build", "digests"]

BOOK, JUDGEMENTS, ORIGINALS, ARTICLES = (
    "book.toml",
    "judgements.toml",
    "originals.toml",
    "articles",
)
MADE_BY = "sourcebook build"


def build(folder: Path) -> Batch:
    """The book of a folder: a pure function of its files. Raises Unbuildable with all faults."""
    faults = Faults()
    known = Digests({})
    if (folder / ORIGINALS).is_file():
        known = evidence.known_digests(_file(folder / ORIGINALS, faults))
    batch, _ = _Bench(folder, known, faults).build()
    faults.settle()
    return batch


def digests(folder: Path, files: Sequence[tuple[str, bytes]]) -> str:
    """The text of `originals.toml`, made anew from the original files.

    Raises Unbuildable where the folder is faulty, or where a character of an original
    that is no blank belongs to no passage.
    """
    faults = Faults()
    _, shelf = _Bench(folder, Digests({}, making=True), faults).build()
    text = written(shelf, files, faults)
    faults.settle()
    return text


def _file(path: Path, faults: Faults) -> File:
    return File(path, path.read_text(encoding="utf-8"), faults)


@dataclass(frozen=True, slots=True)
class _Bench:
    """One folder being made into a book."""

    folder: Path
    digests: Digests
    faults: Faults

    def build(self) -> tuple[Batch, Shelf]:
        """The records, and the shelf that knows which stretches of originals they need."""
        if not (self.folder / BOOK).is_file():
            raise SourcebookError(
                f"no {BOOK} in {self.folder}",
                "write one as in data/iran-tajikistan.",
                where=str(self.folder),
                code=Exit.BAD,
            )
        root = _file(self.folder / BOOK, self.faults).root
        header = _header(root)
        shelf = Shelf(self._articles(header.rendition), self.digests, self.faults)
        register = Register()
        register.articles.update(article.id for article in shelf.articles.values())
        register.read(root)
        register.references()
        attributions = tuple(said.attributions(root, register, shelf))
        claims = Claims(shelf, register)
        stated = tuple(claims.read())
        register.name(stated, claims.names)
        batch = Batch(
            header=header,
            sources=register.of(Source),
            articles=tuple(_article(a, shelf, register) for a in shelf.articles.values()),
            passages=tuple(p for a in shelf.articles.values() for p in _passages(a, shelf)),
            mentions=tuple(mentions.mentions(root, register, shelf)),
            actors=register.of(Actor),
            places=register.of(Place),
            topics=register.of(Topic),
            events=register.of(Event),
            claims=stated,
            attributions=attributions,
            judgements=self._judgements(register),
        )
        register.close()
        root.close()
        return batch, shelf

    def _articles(self, rendition: str) -> list[Restated]:
        paths = sorted((self.folder / ARTICLES).glob("*.md"))
        read = (articles.read(path, rendition, self.faults) for path in paths)
        found = sorted((a for a in read if a), key=lambda a: (len(a.short), a.short))
        if not found:
            self.faults.add(str(self.folder / ARTICLES), "has no article (*.md)")
        for left, right in pairwise(found):
            if left.short == right.short or left.id == right.id:
                right.front.fault("short", f"{right.short} or {right.id} is there already")
        return found

    def _judgements(self, register: Register) -> tuple[Judgement, ...]:
        path = self.folder / JUDGEMENTS
        if not path.is_file():
            return ()
        return tuple(judgements.judgements(_file(path, self.faults).root, register))


def _header(root: Table) -> Header:
    table = root.table("book")
    header = Header(
        id=table.text("id"),
        title=table.text("title"),
        rendition=table.word("rendition", RENDITIONS, "abridged"),
        made_by=MADE_BY,
    )
    table.close()
    return header


def _article(article: Restated, shelf: Shelf, register: Register) -> Article:
    front = article.front
    found = Article(
        id=article.id,
        short=article.short,
        headline=front.text("headline"),
        headline_by=front.word("headline_by", ("text", "editors"), "text"),
        authors=tuple(front.texts("authors")),
        publisher=register.link(front, "publisher", "source", optional=True),
        published=article.published,
        clock=front.text("clock", ""),
        dateline=front.text("dateline", ""),
        lang=front.text("lang", "en"),
        url=front.text("url", ""),
        paragraphs=front.number("paragraphs"),
        renditions=article.renditions,
        doubts=tuple(_doubt(table, shelf) for table in front.tables("doubt")),
    )
    front.close()
    return found


def _doubt(table: Table, shelf: Shelf) -> Doubt:
    anchors, _ = shelf.anchors(table)
    doubt = Doubt(table.text("about"), table.text("text"), anchors)
    table.close()
    return doubt


def _passages(article: Restated, shelf: Shelf) -> list[Passage]:
    return [
        Passage(
            id=article.passage(block),
            article=article.id,
            paragraph=block.paragraph,
            part=block.part,
            role=block.role,
            text=block.text,
            before=block.before,
            anchors=(
                *([article.anchor(block.span)] if block.text else []),
                *([shelf.stretch(article, block.original, block.where)] if block.original else []),
            ),
            repeats=_repeated(article, block, shelf),
        )
        for block in article.blocks
    ]


def _repeated(article: Restated, block: articles.Block, shelf: Shelf) -> str:
    if not block.repeats:
        return ""
    first = article.block_of(f"p{block.repeats}")
    if first is None:
        shelf.fault(block.where, f"¶{block.repeats} is no one passage of {article.short}")
        return ""
    return article.passage(first)
