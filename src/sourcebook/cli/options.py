"""The options that every asking command has, handed over as one `Form`."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from sourcebook.cli.form import Console, Form, Wishes, made
from sourcebook.errors import Exit

Body = Callable[..., Exit]

ANY_PATH = click.Path(readable=False)
"""A path as given: what is wrong with it is told by who opens it."""

_FORMATS = ("pretty", "tsv")
_COLORS = ("auto", "always", "never")


class Number(click.ParamType[int]):
    """A whole number of a range, without click's note on the range in the help."""

    name = "number"

    def __init__(self, least: int, most: int = 1_000_000_000) -> None:
        self.least = least
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or a refusal in the words of `main`."""
        text = str(value)
        number = int(text[:12]) if text.isascii() and text.isdigit() else -1
        if not self.least <= number <= self.most:
            self.fail(f"takes a number from {self.least} on", param, ctx)
        return number


class Run:
    """What the group hands to its commands: the console, and the book named before the command."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.book = ""
        self.json = False  # so that an error is told in the form the answer was asked in
        self.form = Form(console)


def _common(rows: int) -> list[Callable[[Body], Body]]:
    """The nine options, in the order of the help."""
    return [
        click.option(
            "-n",
            "--limit",
            type=Number(1),
            metavar="N",
            help=f"at most N  [{rows} on a terminal, all in a pipe]",
        ),
        click.option("--all", "all", is_flag=True, help="no limit"),
        *_book(),
        click.option("--json", "json", is_flag=True, help="one JSON document"),
        click.option("--jsonl", "jsonl", is_flag=True, help="one JSON object a line"),
        click.option(
            "--format",
            "format",
            type=click.Choice(_FORMATS),
            metavar="FORM",
            help="pretty or tsv  [pretty on a terminal, tsv in a pipe]",
        ),
        click.option(
            "--color",
            type=click.Choice(_COLORS),
            metavar="WHEN",
            help="auto, always or never  [auto; NO_COLOR: never]",
        ),
        click.option("--ascii", "ascii", is_flag=True, help="no sign beyond ASCII"),
        click.option(
            "--width",
            type=Number(1, 10_000),
            metavar="N",
            help="cells a line  [the terminal's; 80 in a pipe]",
        ),
    ]


def _book() -> list[Callable[[Body], Body]]:
    told = "else $SOURCEBOOK_BOOK, else the one that ships"
    return [click.option("--book", metavar="FILE", type=ANY_PATH, help=told)]


_NAMES = ("limit", "all", "book", "json", "jsonl", "format", "color", "ascii", "width")


def common(rows: int = 20) -> Callable[[Body], Body]:
    """Give a command the common options; its body gets the `Form` first."""

    def decorate(body: Body) -> Body:
        return _decorated(body, _common(rows), rows)

    return decorate


def plain(body: Body) -> Body:
    """Give a command `--book` alone."""
    return _decorated(body, _book(), 20)


def _decorated(body: Body, options: list[Callable[[Body], Body]], rows: int) -> Body:
    @wraps(body)
    def run(**given: Any) -> Exit:
        ctx = click.get_current_context()
        state: Run = ctx.obj
        wishes = {name: given.pop(name) for name in _NAMES if name in given}
        kept = {name: value for name, value in wishes.items() if value is not None}
        form = made(state.console, Wishes(**{"book": state.book, **kept}), rows)
        state.form = form
        return body(form, **given)

    decorated: Body = run
    for option in reversed(options):
        decorated = option(decorated)
    return decorated
