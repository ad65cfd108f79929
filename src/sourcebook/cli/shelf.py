"""Which book is read, and where the shipped one stands."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from sourcebook.cli.form import Console, Form
from sourcebook.cli.writer import Writer
from sourcebook.corpus import Corpus
from sourcebook.errors import Exit, SourcebookError
from sourcebook.store import Book, Workspace, folder, home, open_book, workspace
from sourcebook.text import clean_line

SHIPPED = "iran-tajikistan"
"""The id of the shipped book."""

HYDRATED = "hydrated.book.json"
"""Its hydrated form, in the reader's folder."""

_FILE = f"{SHIPPED}/{SHIPPED}.book.json"


@dataclass(frozen=True, slots=True)
class Opened:
    """A book as judged by this reader; `shipped` where no other was named."""

    book: Book
    corpus: Corpus
    shelf: Workspace
    shipped: bool
    notices: tuple[str, ...]

    @property
    def code(self) -> Exit:
        """Partial where records of the book had to be left out."""
        return Exit.PARTIAL if self.book.damaged else Exit.FOUND


def shipped_path() -> str:
    """Where the shipped book stands: beside the package, or at the root of the source tree."""
    # Without pathlib, whose import alone costs a third of an empty Python.
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for base in (package, os.path.dirname(os.path.dirname(package))):
        path = os.path.join(base, "data", *_FILE.split("/"))
        if os.path.isfile(path):
            return path
    from importlib.resources import files  # slow to import, and hardly ever needed

    return str(files("sourcebook").joinpath("data", *_FILE.split("/")))


def hydrated_path(environ: Mapping[str, str], book_id: str) -> str:
    """Where the hydrated form of a book is kept."""
    return os.path.join(home(folder(environ), book_id), HYDRATED)


def book_path(named: str, environ: Mapping[str, str]) -> tuple[str, bool]:
    """The path of the book to read, and whether it is the shipped one (hydrated where it was)."""
    if given := named or environ.get("SOURCEBOOK_BOOK", ""):
        return os.path.expanduser(given), False
    hydrated = hydrated_path(environ, SHIPPED)
    return (hydrated if os.path.exists(hydrated) else shipped_path()), True


def opened(form: Form) -> Opened:
    """The book of a command, as judged; raises a sentence where it cannot be read."""
    path, shipped = book_path(form.book, form.console.environ)
    book = open_book(path)
    kept, notices = reader_workspace(book, form.console)
    corpus = Corpus(book.batch, kept.judgements)
    if book.damaged:
        notices = (*notices, damaged_sentence(book, path))
    return Opened(book, corpus, kept, shipped, notices)


def reader_workspace(
    book: Book, console: Console, *, read_only: bool = False
) -> tuple[Workspace, tuple[str, ...]]:
    """The reader's workspace on a book; where it cannot be read an empty one, and why."""
    try:
        kept = workspace(folder(console.environ), book.header.id, read_only=read_only)
    except SourcebookError as error:
        return Workspace.broken(str(error)), (str(error),)
    if not kept.damaged:
        return kept, ()
    count = len(kept.damaged)
    noun = "judgement" if count == 1 else "judgements"
    return kept, (f"{count} {noun} in your workspace cannot be read and are left out.",)


def damaged_sentence(book: Book, path: str) -> str:
    """`2 of 22 events in my.book.json are damaged and left out; run: …`"""
    lost = [_table(fault.where) for fault in book.damaged]
    names = sorted(set(lost))
    table = names[0] if len(names) == 1 else "records"
    batch = book.batch
    if len(names) == 1:
        kept = len(getattr(batch, table, ()))
    else:
        kept = sum(len(getattr(batch, name)) for name in TABLES)
    verb = "is" if len(lost) == 1 else "are"
    name = clean_line(path)
    return (
        f"{len(lost)} of {kept + len(lost)} {table} in {name} {verb} damaged and left out;"
        f" run: sourcebook check {name}"
    )


TABLES = (
    "sources",
    "articles",
    "passages",
    "mentions",
    "actors",
    "places",
    "topics",
    "events",
    "claims",
    "attributions",
    "judgements",
    "refusals",
)


def _table(where: str) -> str:
    """The table a fault stands in, from the address or row it names."""
    first = where.partition(" ")[0] if " row " in where else where.partition("/")[0] + "s"
    if where.startswith("article/") and "#" in where:
        return "passages"
    return first if first in TABLES else "records"


def begin(form: Form) -> tuple[Opened, Writer]:
    """Open the book of a command; say what is wrong with it, and which it is."""
    found = opened(form)
    writer = Writer(form)
    for notice in found.notices:
        writer.remark(notice)
    if form.pretty and not found.shipped:
        writer.remark(f"the book is {found.corpus.header.title}, {clean_line(found.book.path)}")
    return found, writer
