"""A book: the evidence, read once into frozen records, written whole or not at all."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from tinydb import TinyDB

from sourcebook import model
from sourcebook.errors import Exit, SourcebookError
from sourcebook.model import (
    Actor,
    Article,
    Attribution,
    Batch,
    Claim,
    Event,
    Header,
    Judgement,
    Mention,
    Passage,
    Place,
    Record,
    Refused,
    Source,
    Topic,
)
from sourcebook.store import files
from sourcebook.store.codec import decode, decode_rows, encode
from sourcebook.store.faults import Damaged, Fault, Unsound, Wording, book_words
from sourcebook.store.storage import (
    HEADER,
    AtomicJSONStorage,
    Document,
    calm,
    database,
    header,
    rendered,
)
from sourcebook.text import clean_line

TABLES: Mapping[type, str] = {
    Source: "sources",
    Article: "articles",
    Passage: "passages",
    Mention: "mentions",
    Actor: "actors",
    Place: "places",
    Topic: "topics",
    Event: "events",
    Claim: "claims",
    Attribution: "attributions",
    Judgement: "judgements",
    Refused: "refusals",
}
"""The tables of a book, in the order of the file; each is a field of `Batch`.

One that is not there is empty, so a book from before a table came still opens.
"""

_R = TypeVar("_R", bound=Record)


_GAPS = 10_000_000  # a hostile anchor must not make us write blanks for ever


class Book:
    """A book as it was when it was opened; the file may since have been replaced.

    Only shape and types are checked here: addresses may lead nowhere (`check` tells).
    """

    def __init__(self, path: str, header: Header, generation: str, db: TinyDB) -> None:
        self.path = path
        self.header = header
        self.generation = generation
        self._db = db

    @cached_property
    def _whole(self) -> tuple[Batch, tuple[Fault, ...]]:
        faults: list[Fault] = []
        batch = self._decode(faults)
        self._db.close()  # the documents are not needed again
        return batch, tuple(faults)

    @property
    def batch(self) -> Batch:
        """All records that can be read."""
        return self._whole[0]

    @property
    def damaged(self) -> tuple[Fault, ...]:
        """What could not be read, and is left out of the batch."""
        return self._whole[1]

    def records(self, kind: type[_R]) -> tuple[_R, ...]:
        """One table alone, for a question that needs no more."""
        if "_whole" in self.__dict__:
            found = getattr(self.batch, TABLES[kind])
            return tuple(record for record in found if isinstance(record, kind))
        return self._table(kind, [])

    def newer(self) -> bool:
        """True if the file was replaced since; a vanished one is not newer."""
        return files.generation(self.path) not in ("", self.generation)

    def _decode(self, faults: list[Fault]) -> Batch:
        passages = self._table(Passage, faults)
        if faults:
            passages = _aligned(passages, self.header.rendition)
        return Batch(
            self.header,
            self._table(Source, faults),
            self._table(Article, faults),
            passages,
            self._table(Mention, faults),
            self._table(Actor, faults),
            self._table(Place, faults),
            self._table(Topic, faults),
            self._table(Event, faults),
            self._table(Claim, faults),
            self._table(Attribution, faults),
            self._table(Judgement, faults),
            self._table(Refused, faults),
        )

    def _table(self, kind: type[_R], faults: list[Fault]) -> tuple[_R, ...]:
        name = TABLES[kind]
        rows = self._db.table(name).all()
        faults.extend(_lost(name, [row.doc_id for row in rows]))
        with calm():
            return decode_rows(kind, name, rows, faults)


def open_book(path: str | os.PathLike[str]) -> Book:
    """The book at `path`. Raises a sentence where there is none that can be read."""
    name = os.fspath(path)
    words = book_words(name)
    storage = AtomicJSONStorage(name, words)
    if storage.read() is None:
        raise words.missing()
    db = database(storage)
    page = header(db, words, model.FORMAT)
    return Book(name, _page(page, words), storage.generation, db)


def write_book(path: str | os.PathLike[str], batch: Batch) -> None:
    """Put a book of `batch` at `path`, replacing it at once. The same batch, the same bytes.

    Raises Unsound rather than write a book that `check` finds fault with.
    """
    from sourcebook.store.check import check  # readers do not need it

    name = os.fspath(path)
    if faults := check(batch):
        raise Unsound(name, tuple(faults))
    files.replace(name, _readable(name, rendered(_documents(batch))), book_words(name))


def _readable(name: str, parts: Iterable[bytes]) -> Iterator[bytes]:
    """The parts, or a sentence before the book is too large to be opened again."""
    size = 0
    for part in parts:
        size += len(part)
        if size > files.LIMIT:
            most = files.LIMIT // 2**20
            told = f"{clean_line(name)} would be larger than {most:,} MB, the most that is read"
            raise SourcebookError(told, "read the articles into several books.", code=Exit.BAD)
        yield part


def _documents(batch: Batch) -> Iterator[tuple[str, Iterator[tuple[str, Document]]]]:
    """The tables to write: the header first, then those that hold something."""
    page = {"format": batch.header.format, **encode(batch.header)}
    yield HEADER, iter([("1", page)])
    for table in TABLES.values():
        if records := getattr(batch, table):
            yield table, ((str(row), encode(one)) for row, one in enumerate(records, 1))


def _page(page: Document, words: Wording) -> Header:
    try:
        return decode(Header, page)
    except Damaged as damaged:
        raise words.broken(f"has a damaged header ({damaged.what})") from None


def _lost(table: str, rows: Sequence[int]) -> Iterator[Fault]:
    """A book's rows are counted from 1 without gaps: a hole is a record that went lost."""
    for expected, row in enumerate(rows, 1):
        if row != expected:
            yield Fault(table, f"row {expected} is missing or out of order")
            return


def _aligned(passages: Sequence[Passage], rendition: str) -> tuple[Passage, ...]:
    """The passages, blanks standing for those that had to be left out.

    Without them every later offset of the article would point at other words.
    """
    ends: dict[str, int] = {}
    whole = []
    room = _GAPS
    for passage in passages:
        end = ends.get(passage.article, 0)
        gap = _gap(passage, end, rendition)
        gap = gap if 0 < gap <= room else 0
        room -= gap
        ends[passage.article] = end + gap + len(passage.before) + len(passage.text)
        whole.append(replace(passage, before=" " * gap + passage.before) if gap else passage)
    return tuple(whole)


def _gap(passage: Passage, end: int, rendition: str) -> int:
    """How far behind its place `passage` would come after a text of `end` characters."""
    starts = [anchor.start for anchor in model.anchored(passage.anchors, rendition)]
    return min(starts, default=0) - end - len(passage.before)
