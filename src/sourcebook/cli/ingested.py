"""Articles read into a book: what is asked is checked first, what was read is kept at a stop."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from sourcebook.cli.form import Form, Shape
from sourcebook.cli.ingest_report import file_lines, report
from sourcebook.cli.progress import Progress
from sourcebook.cli.writer import Writer
from sourcebook.errors import Exit, SourcebookError
from sourcebook.ingest.parse import NoParser, Parser, parser
from sourcebook.ingest.pipeline import Ingested, ingest
from sourcebook.ingest.read.files import STDIN, sources
from sourcebook.model import Batch
from sourcebook.present.words import plural
from sourcebook.store import open_book, write_book, writing_book
from sourcebook.text import clean_line

_ENDINGS = (".book.json", ".json")


@dataclass(frozen=True, slots=True)
class How:
    """How the files are to be read: `again` known texts too, `nlp` with the parser."""

    dry_run: bool
    again: bool
    nlp: bool
    title: str


def ingest_files(form: Form, path: str, files: Sequence[str], how: How) -> Exit:
    """Read files into the book at `path`, which need not be there yet."""
    _named_as_book(path)
    writer = Writer(form)
    if how.dry_run:
        base = _base(path)
        done = _read(form, path, files, base, how)
    else:
        with writing_book(path):
            base = _base(path)
            done = _read(form, path, files, base, how)
            _write(path, done, base, writer)
    route = "by rules and the parser" if how.nlp else "by rules"
    report(done, path, base, writer, route=route, dry_run=how.dry_run)
    return _code(done)


def _write(path: str, done: Ingested, base: Batch | None, writer: Writer) -> None:
    """Before a word is printed, since a pipe may close; what became of the files is told anyway."""
    if not done.batch.articles or done.batch == base:
        return
    try:
        write_book(path, done.batch)
    except SourcebookError:
        if writer.form.shape in (Shape.PRETTY, Shape.TSV):
            file_lines(done, writer)
        raise


def _read(form: Form, path: str, files: Sequence[str], base: Batch | None, how: How) -> Ingested:
    model = _parser() if how.nlp else None
    with Progress(form.console) as progress:
        found = progress.watched(sources(_once(files), _stdin(form, files), but=path))
        title = how.title or _title(path)
        return ingest(found, base, title, progress, model, again=how.again)


def _once(files: Sequence[str]) -> list[str]:
    """The files as named; standard input can be read once only."""
    first = files.index(STDIN) if STDIN in files else -1
    return [name for at, name in enumerate(files) if name != STDIN or at == first]


def _stdin(form: Form, files: Sequence[str]) -> BinaryIO | None:
    if STDIN not in files or sys.stdin is None:
        return None
    if form.console.in_tty:
        Writer(form).remark("reading standard input; Ctrl-D ends it.")
    return getattr(sys.stdin, "buffer", None)


def _parser() -> Parser:
    """The parser of the extra; a sentence where it is not installed."""
    try:
        return parser()
    except NoParser as fault:
        raise SourcebookError(
            "the parser is not installed",
            "pip install 'sourcebook[nlp]', or leave --nlp out: the rules need nothing more.",
        ) from fault


def _named_as_book(path: str) -> None:
    if not path.endswith(_ENDINGS[-1]):
        raise SourcebookError(
            f"{clean_line(path)} is not the name of a book (NAME.book.json)",
            "name the book first, then the articles.",
        )


def _base(path: str) -> Batch | None:
    """The book to add to, None if there is none yet; raises a sentence where it must not grow."""
    if not os.path.lexists(path):
        return None
    book = open_book(path)
    if book.header.rendition != "original":
        raise SourcebookError(
            f"{clean_line(path)} was built from restated articles",
            "read articles into a book of their own.",
        )
    if book.damaged:
        told = f"{clean_line(path)} has {plural(len(book.damaged), 'damaged record')}"
        raise SourcebookError(told, "run sourcebook check, or use a copy.", code=Exit.BAD)
    return book.batch


def _title(path: str) -> str:
    name = os.path.basename(path)
    ending = next(ending for ending in _ENDINGS if name.endswith(ending))
    return clean_line(name.removesuffix(ending), 80)


def _code(done: Ingested) -> Exit:
    if done.stopped:
        return Exit.STOPPED
    outcomes = {one.outcome for one in done.files}
    if outcomes <= {"missing"}:
        return Exit.NOTHING
    return Exit.PARTIAL if outcomes & {"refused", "missing"} else Exit.FOUND
