"""Articles read into a book: a line for each file, and what was left open."""

import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from typing import BinaryIO

from sourcebook.cli.form import Form, Shape
from sourcebook.cli.kept import counted
from sourcebook.cli.writer import Writer
from sourcebook.errors import Exit, SourcebookError
from sourcebook.ingest.parse import NoParser, Parser, parser
from sourcebook.ingest.pipeline import FileReport, Ingested, ingest
from sourcebook.ingest.read.files import STDIN, sources
from sourcebook.model import Batch
from sourcebook.present.pieces import Line, Piece, blank, width, wrap_line
from sourcebook.present.words import plural
from sourcebook.store import open_book, write_book
from sourcebook.text import clean_line

_ENDINGS = (".book.json", ".json")
_TOLD_DOUBTS = 3


def ingest_files(
    form: Form, path: str, files: Sequence[str], *, dry_run: bool, nlp: bool, title: str
) -> Exit:
    """Read files into the book at `path`, which need not be there yet."""
    writer = Writer(form)
    base = _base(path)
    progress = _Progress(form)
    model = _parser() if nlp else None
    done = ingest(
        sources(files, _standard_input(files)), base, title or _title(path), progress, model
    )
    progress.end()
    _report(done, path, writer)
    if not dry_run and done.batch.articles and done.batch != base:
        write_book(path, done.batch)
    _remarks(done, path, base, writer, dry_run=dry_run)
    return _code(done)


def _standard_input(files: Sequence[str]) -> BinaryIO | None:
    """The stream behind `-`; none where the program was started without one."""
    return sys.stdin.buffer if STDIN in files and sys.stdin is not None else None


def _parser() -> Parser:
    """The parser of the extra; a sentence where it is not installed."""
    try:
        return parser()
    except NoParser as fault:
        raise SourcebookError(
            "the parser is not installed",
            "pip install 'sourcebook[nlp]', or leave --nlp out: the rules need nothing more.",
        ) from fault


def _base(path: str) -> Batch | None:
    """The book to add to, None if there is none yet; raises a sentence where it must not grow."""
    if not path.endswith(_ENDINGS[-1]):
        raise SourcebookError(
            f"{clean_line(path)} is not the name of a book (NAME.book.json)",
            "name the book first, then the articles.",
        )
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
    refused = sum(one.outcome == "refused" for one in done.files)
    if refused < len(done.files):
        return Exit.PARTIAL if refused else Exit.FOUND
    return Exit.PARTIAL if refused else Exit.NOTHING


# --- a line per file


def _report(done: Ingested, path: str, writer: Writer) -> None:
    shown = done.files[: writer.form.limit]
    short = {one.id: one.short for one in done.batch.articles}
    if writer.form.shape in (Shape.JSON, Shape.JSONL):
        head = {"query": clean_line(path), "total": len(done.files), "unsure": list(done.unsure)}
        writer.items([_item(one, short) for one in shown], head)
    elif writer.form.shape is Shape.TSV:
        writer.rows((one.outcome, one.article, one.name, *_said(one)) for one in shown)
    else:
        writer.lines(line for one in shown for line in _lines(one, short, writer))


def _item(one: FileReport, short: dict[str, str]) -> dict[str, object]:
    return {
        "file": one.name,
        "outcome": one.outcome,
        "article": one.article or None,
        "short": short.get(one.article),
        "reason": one.reason or None,
        "notes": list(one.notes),
        "doubts": list(one.doubts),
        "open": [{"words": o.words, "link": o.link, "why": o.why} for o in one.open],
        "actors": one.actors,
        "events": one.events,
        "attributions": one.attributions,
    }


def _said(one: FileReport) -> tuple[str, ...]:
    """What there is to say of a file: why it was refused, what was cleaned, what is doubtful."""
    reason = (one.reason,) if one.reason else ()
    more = len(one.doubts) - _TOLD_DOUBTS
    told = one.doubts[:_TOLD_DOUBTS] + ((f"{plural(more, 'more doubt')}",) if more > 0 else ())
    return ("; ".join(text.rstrip(".") for text in (*reason, *one.notes, *told)),)


def _lines(one: FileReport, short: dict[str, str], writer: Writer) -> list[Line]:
    """`read  A1  articles/one.txt  14 actors, 9 events`, what is doubtful below."""
    signs, room = writer.form.signs, writer.form.room
    head = f"{one.outcome:<8}{short.get(one.article, ''):<5}"
    name = Piece(signs.content(clean_line(one.name, 200)), "bright", bold=True)
    line: list[Piece] = [Piece(head, "muted"), name]
    if one.outcome in ("read", "changed", "again"):
        counts = f"{plural(one.actors, 'actor')}, {plural(one.events, 'event')}"
        if width([*line]) + 2 + len(counts) <= room:
            line += [blank(2), Piece(counts, "muted")]
    below = [
        (blank(8), *row)
        for text in (*_said(one),)
        if text
        for row in wrap_line([Piece(signs.content(text))], room - 8)
    ]
    return [tuple(line), *below]


# --- talk


def _remarks(
    done: Ingested, path: str, base: Batch | None, writer: Writer, *, dry_run: bool
) -> None:
    outcomes = Counter(one.outcome for one in done.files)
    if done.stopped:
        writer.remark("stopped; what was read until then is kept.")
    told = [
        f"{outcomes[word]} {said}"
        for word, said in (
            ("read", "read"),
            ("changed", "changed"),
            ("again", "read again by another route"),
            ("known", "known already"),
            ("twice", "given twice"),
            ("refused", "refused"),
        )
        if outcomes[word]
    ]
    writer.remark(f"{plural(len(done.files), 'file')}: {', '.join(told) or 'none found'}.")
    if done.unsure:
        told_unsure = f"{plural(len(done.unsure), 'pair')} possibly the same, for you to judge"
        writer.remark(f"{told_unsure} (sourcebook judge --list).")
    left = sum(len(one.open) for one in done.files)
    if left:
        writer.remark(f"{plural(left, 'reference')} left open; see: sourcebook articles.")
    name = clean_line(path)
    if not done.batch.articles:
        writer.remark(f"nothing to write: {name} was not made.")
    elif dry_run:
        writer.remark(f"nothing written; {name} would hold {counted(done.batch)}.")
    elif done.batch == base:
        writer.remark(f"nothing new; {name} stays as it is.")
    else:
        writer.remark(f"{name} holds {counted(done.batch)}.")


class _Progress:
    """A line on a terminal while files are read: how many, and how fast."""

    def __init__(self, form: Form) -> None:
        self._err = form.console.err if form.console.err_tty else None
        self._start = self._last = time.monotonic()

    def __call__(self, count: int) -> None:
        now = time.monotonic()
        if self._err is None or now - self._last < 0.2:
            return
        self._last = now
        rate = count / max(now - self._start, 0.001)
        self._err.write(f"\r{count} files, {rate:.0f} a second; Ctrl-C stops and keeps them")
        self._err.flush()

    def end(self) -> None:
        """Leaves the terminal's line as it was."""
        if self._err is not None and self._last > self._start:
            self._err.write("\r\x1b[K")
            self._err.flush()
