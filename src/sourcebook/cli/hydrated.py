"""An abridged book given its originals; the hydrated form is kept in the reader's folder."""

import os
from collections.abc import Sequence

from sourcebook.cli.form import Form
from sourcebook.cli.kept import read_file
from sourcebook.cli.shelf import hydrated_path, shipped_path
from sourcebook.cli.writer import Writer
from sourcebook.errors import Exit, SourcebookError
from sourcebook.hydrate import Hydrated, hydrate
from sourcebook.store import open_book, write_book
from sourcebook.text import clean_line


def hydrate_book(form: Form, files: Sequence[str]) -> Exit:
    """Recognise originals by their hash, write the hydrated book, say what was left out."""
    writer = Writer(form)
    environ = form.console.environ
    # The shipped book itself: its hydrated form would have nothing left to give.
    path = os.path.expanduser(form.book or environ.get("SOURCEBOOK_BOOK", "")) or shipped_path()
    book = open_book(path)
    done = hydrate(book.batch, [(name, read_file(name)) for name in files])
    if done.batch is not None:
        made = hydrated_path(environ, book.header.id)
        _make_folder(made)
        write_book(made, done.batch)
        writer.data(made)
    _recognised(done, writer)
    for name in done.unknown:
        count = len(book.batch.articles)
        told = f"{clean_line(os.path.basename(name))} is none of this book's {count} originals"
        writer.remark(f"{told} (by hash); left out.")
    if not done.recognised:
        return Exit.NOTHING
    return Exit.PARTIAL if done.unknown or done.missing else Exit.FOUND


def _recognised(done: Hydrated, writer: Writer) -> None:
    names = _and(list(dict.fromkeys(one.article for one in done.recognised)))
    missing = _and(done.missing)
    if done.batch is not None:
        writer.remark(f"{names} recognised, all anchors hold; excerpts are to the letter.")
    elif names:
        writer.remark(
            f"{names} recognised, {missing} missing: nothing was written; give all at once."
        )
    else:
        writer.remark("no original recognised, and nothing was written.")


def _and(names: Sequence[str]) -> str:
    """`A1 and A2`, `A1, A2 and A3`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _make_folder(path: str) -> None:
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    except OSError as error:
        folder = clean_line(os.path.dirname(path))
        reason = clean_line((error.strerror or "").lower())
        told = f"{folder} cannot be written ({reason})"
        raise SourcebookError(told, "nothing was changed.", code=Exit.BAD) from None
