"""`open`, and `sourcebook` alone: the screen."""

import gc
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from sourcebook.cli import complete
from sourcebook.cli.form import Console, Form, speaks_ascii
from sourcebook.cli.group import examples
from sourcebook.cli.options import ANY_PATH, Run
from sourcebook.errors import Exit, SourcebookError
from sourcebook.links import is_link
from sourcebook.text import quoted

if TYPE_CHECKING:
    from sourcebook.cli.desk import ReaderDesk
    from sourcebook.store import Book

_PATIENT = (700, 10, 10)  # Python's own thresholds: the screen stays, unlike a command


@click.command(
    name="open",
    epilog=examples(
        [
            "sourcebook open event/interior-ministers-sign-security-memorandum",
            "sourcebook open my.book.json --read-only",
        ]
    ),
)
@click.argument("what", nargs=-1, metavar="[BOOK] [LINK]", shell_complete=complete.links)
@click.option("--book", metavar="FILE", type=ANY_PATH, help="the book, as BOOK")
@click.option("--read-only", is_flag=True, help="nothing can be judged")
@click.option("--theme", default="", metavar="NAME", help="the colours")
@click.option("--ascii", "ascii", is_flag=True, help="no sign beyond ASCII")
@click.pass_obj
def open_screen(
    run: Run, what: Sequence[str], book: str | None, read_only: bool, theme: str, ascii: bool
) -> int:
    """The screen, on another book or at an address. An argument is an address if its
    first part is a known kind (actor/…); ./ forces a path.
    """
    named, link = _told_apart(what)
    return walk(
        run.console, named or book or run.book, link, read_only=read_only, theme=theme, ascii=ascii
    )


def _told_apart(what: Sequence[str]) -> tuple[str, str]:
    links = [text for text in what if is_link(text)]
    books = [text for text in what if not is_link(text)]
    if len(links) > 1 or len(books) > 1:
        raise SourcebookError(
            "open takes one book and one address", "for several: sourcebook show LINK LINK"
        )
    return (books[0] if books else ""), (links[0] if links else "")


def walk(
    console: Console, book: str, link: str, *, read_only: bool, theme: str, ascii: bool
) -> int:
    """Open the screen and print what was cited. Needs stdin and stderr to be terminals."""
    require_terminal(console)
    require_theme(theme)
    from sourcebook.cli.desk import ReaderDesk
    from sourcebook.cli.shelf import reader_workspace
    from sourcebook.cli.writer import Writer
    from sourcebook.store import folder, remember_book

    form = Form(console, ascii=ascii or speaks_ascii(console))
    writer = Writer(form)
    found, notices = _book(book, console)
    kept, more = reader_workspace(found, console, read_only=read_only)
    desk = ReaderDesk(found, kept, console.now)
    if link:
        desk.corpus().resolve(link)
    writer.remark(_where(found, desk, link))
    if not read_only:
        _quietly(lambda: remember_book(folder(console.environ), found.path))
    from sourcebook.tui.app import run

    gc.set_threshold(*_PATIENT)
    cited = run(
        desk,
        start=link,
        theme=theme,
        ascii=form.ascii,
        read_only=read_only,
        notices=[*notices, *more],
        title=found.header.title,
        reports="" if read_only else folder(console.environ),
        environ=console.environ,
    )
    for citation in cited:
        for line in citation.splitlines():
            writer.data(line)
    return Exit.FOUND


def require_terminal(console: Console) -> None:
    """Say why the screen cannot be shown, before anything heavy is loaded."""
    for tty, name in ((console.in_tty, "standard input"), (console.err_tty, "standard error")):
        if not tty:
            raise SourcebookError(
                f"the screen needs a terminal, and {name} is none",
                "plain commands work anywhere: sourcebook --help",
            )
    term = console.environ.get("TERM", "")
    if term in ("", "dumb") and os.name != "nt":
        raise SourcebookError(
            f"TERM is {quoted(term)}, which cannot show the screen",
            "set TERM=xterm-256color, or use plain commands: sourcebook --help",
        )


THEMES = ("dark", "light", "ansi", "ansi-light", "mono")
"""The names of `tui.themes`, known here without loading the screen (a test compares them)."""


def require_theme(name: str) -> None:
    """Say which themes there are where a name is none."""
    if name and name not in THEMES:
        raise SourcebookError(f"no theme {quoted(name)}", f"the themes are {', '.join(THEMES)}.")


def _book(named: str, console: Console) -> "tuple[Book, tuple[str, ...]]":
    """The book named, else the one read last, else the shipped one."""
    from sourcebook.cli.shelf import book_path, damaged_sentence
    from sourcebook.store import folder, last_book, open_book

    notices: tuple[str, ...] = ()
    path, shipped = book_path(named, console.environ)
    if shipped and (last := last_book(folder(console.environ))):
        try:
            found = open_book(last)
        except SourcebookError as error:
            notices = (f"{error.what}: here is the shipped book.",)
            found = open_book(path)
    else:
        found = open_book(path)
    if found.damaged:
        notices = (*notices, damaged_sentence(found, found.path))
    return found, notices


def _where(book: "Book", desk: "ReaderDesk", link: str) -> str:
    """`Iran–Tajikistan, at event/…`"""
    at = link or desk.place().get("link")
    title = book.header.title
    return f"{title}, at {at}" if isinstance(at, str) and at else title


def _quietly(step: Callable[[], None]) -> None:
    """What only serves the next time must not stop this one."""
    with suppress(SourcebookError):
        step()
