"""Books checked and built. Findings and paths are data, counts are talk."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from sourcebook.cli.form import Form, Shape
from sourcebook.cli.writer import Writer
from sourcebook.errors import Exit, SourcebookError
from sourcebook.judge import retired
from sourcebook.model import Batch
from sourcebook.present.pieces import Line, Piece, blank, width, wrap_line
from sourcebook.present.words import plural
from sourcebook.store import Unsound, open_book, write_book
from sourcebook.text import clean_line


class Found(Protocol):
    """A finding of `check` or `build`."""

    @property
    def where(self) -> str:
        """Record, or file and line."""

    @property
    def what(self) -> str:
        """What is wrong there."""


def _findings(found: Iterable[Found], writer: Writer, **head: object) -> None:
    if writer.form.shape in (Shape.JSON, Shape.JSONL):
        writer.items([{"where": one.where, "what": one.what} for one in found], head)
    elif writer.form.shape is Shape.TSV:
        writer.rows((one.where, one.what) for one in found)
    else:
        writer.lines(line for one in found for line in _finding(one, writer))


def _finding(one: Found, writer: Writer) -> Iterable[Line]:
    """`where: what` on one line; what does not fit is wrapped below, the place stays whole."""
    signs, room = writer.form.signs, writer.form.room
    where = signs.content(f"{one.where}:")
    head = Piece(where, "bright", link=where, bold=True)
    what = Piece(signs.content(one.what))
    if width([head]) + 1 + width([what]) <= room:
        return [(head, blank(1), what)]
    return [(head,), *((blank(2), *row) for row in wrap_line([what], room - 2))]


def counted(batch: Batch) -> str:
    """`2 articles, 20 actors, 22 events, 13 attributions`."""
    gone = retired(batch.judgements)
    told = (
        plural(len(batch.articles), "article"),
        plural(sum(one.id not in gone for one in batch.actors), "actor"),
        plural(sum(one.id not in gone for one in batch.events), "event"),
        plural(len(batch.attributions), "attribution"),
    )
    return ", ".join(told)


# -- check --------------------------------------------------------------------------------


def check_book(form: Form, named: str) -> Exit:
    """Print what is wrong with a book; nothing where it is sound."""
    from sourcebook.cli.shelf import book_path  # the read side is not asked where books are made
    from sourcebook.store.check import check

    writer = Writer(form)
    path, _ = book_path(named or form.book, form.console.environ)
    book = open_book(path)
    faults: list[Found] = [*book.damaged, *check(book.batch)]
    shown = faults[: form.limit]
    _findings(shown, writer, query=clean_line(path), total=len(faults))
    if not faults:
        doubts = sum(len(article.uncertain) for article in book.batch.articles)
        writer.remark(f"sound: {counted(book.batch)}, {plural(doubts, 'doubt')}.")
        return Exit.FOUND
    name = clean_line(path)
    told = f"{name} has {plural(len(faults), 'fault')}"
    more = f", {len(shown)} shown (--all)" if len(shown) < len(faults) else ""
    writer.remark(f"{told}{more}; build it again, or use a copy.")
    return Exit.BAD


# -- build --------------------------------------------------------------------------------


def build_book(
    form: Form, folder: str, output: str, *, only_check: bool, originals: Sequence[str]
) -> Exit:
    """Make a book of a folder, or say whether the one that stands there is current."""
    from sourcebook.authoring import Unbuildable, build

    writer = Writer(form)
    base = Path(folder)
    if not base.is_dir():
        told = f"no folder at {clean_line(folder)}"
        raise SourcebookError(told, "name one that holds a book.toml.", code=Exit.BAD)
    try:
        if originals and not only_check:
            _digest(base, originals)
        batch = build(base)
        path = output or str(base / f"{batch.header.id}.book.json")
        if only_check:
            return _current(batch, path, folder, writer)
        write_book(path, batch)
    except (Unbuildable, Unsound) as error:
        _findings(error.faults, writer, query=clean_line(folder), total=len(error.faults))
        writer.remark(str(error))
        return error.code
    writer.data(path)
    writer.remark(f"built: {counted(batch)}.")
    return Exit.FOUND


def _digest(base: Path, originals: Sequence[str]) -> None:
    from sourcebook.authoring import ORIGINALS, digests

    text = digests(base, [(name, read_file(name)) for name in originals])
    (base / ORIGINALS).write_text(text, encoding="utf-8")


def read_file(name: str) -> bytes:
    """The bytes of a file that a person named; raises a sentence."""
    try:
        return Path(name).read_bytes()
    except FileNotFoundError:
        told = f"no file at {clean_line(name)}"
        raise SourcebookError(told, "nothing was changed.", code=Exit.BAD) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        told = f"{clean_line(name)} cannot be read ({clean_line(reason.lower())})"
        raise SourcebookError(told, "nothing was changed.", code=Exit.BAD) from None


def _current(batch: Batch, path: str, folder: str, writer: Writer) -> Exit:
    """Build beside and compare: the same folder gives the same bytes."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as there:
        made = os.path.join(there, "made.book.json")
        write_book(made, batch)
        same = os.path.exists(path) and Path(made).read_bytes() == Path(path).read_bytes()
    name = clean_line(path)
    if same:
        writer.remark(f"{name} is current.")
        return Exit.FOUND
    writer.data(path)
    writer.remark(
        f"{name} is not what the folder builds; run: sourcebook build {clean_line(folder)}"
    )
    return Exit.NOTHING
