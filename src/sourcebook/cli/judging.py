"""`judge`: what a reader decides about two things."""

from collections.abc import Sequence

import click

from sourcebook.cli import complete
from sourcebook.cli.form import Form
from sourcebook.cli.group import examples
from sourcebook.cli.options import common
from sourcebook.errors import Exit, SourcebookError

VERDICTS = ("same", "different", "unsure")


@click.command(
    epilog=examples(
        [
            'sourcebook judge event/a event/b same --reason "one pact"',
            "sourcebook judge --undo W1",
            "sourcebook judge --list actor/ramazon-rahimzada",
        ]
    )
)
@click.argument(
    "what", nargs=-1, metavar="LINK LINK same|different|unsure", shell_complete=complete.links
)
@click.option("--reason", default="", metavar="TEXT", help="why; kept with the judgement")
@click.option("--undo", default="", metavar="ID", help="withdraw a judgement, of the book's too")
@click.option("--list", "listed", is_flag=True, help="all judgements, or those on one LINK")
@common()
def judge(form: Form, what: Sequence[str], reason: str, undo: str, listed: bool) -> Exit:
    """Say that two actors (or two events) are the same, different, or that it is unsure.

    Nothing is ever removed, so everything can be undone.
    """
    from sourcebook.cli import judged

    if listed:
        return judged.listing(form, what[0] if _at_most(what, 1) else "")
    if undo:
        _at_most(what, 0)
        return judged.undo(form, undo, reason)
    if len(what) != 3 or what[2] not in VERDICTS:
        raise SourcebookError(
            "judge needs two addresses and same, different or unsure",
            "see: sourcebook judge --help",
        )
    return judged.pair(form, what[0], what[1], what[2], reason)


def _at_most(what: Sequence[str], count: int) -> bool:
    if len(what) > count:
        raise SourcebookError("too many addresses", "see: sourcebook judge --help")
    return bool(what)
