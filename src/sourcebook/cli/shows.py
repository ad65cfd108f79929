"""`show`, `why` and `articles`."""

from collections.abc import Sequence

import click

from sourcebook.cli import complete
from sourcebook.cli.form import Form
from sourcebook.cli.group import examples
from sourcebook.cli.options import common
from sourcebook.errors import Exit

PROPERTIES = (
    *("when", "who", "called", "label", "status", "place"),
    *("fatalities", "injured", "detained", "displaced", "amount"),
)


@click.command(
    epilog=examples(
        [
            "sourcebook show actor/ramazon-rahimzada",
            "sourcebook show A2p8",
            "sourcebook show A1 --full",
        ]
    )
)
@click.argument("link", nargs=-1, required=True, shell_complete=complete.links)
@click.option("--full", is_flag=True, help="an article's whole text, even on a terminal")
@common()
def show(form: Form, link: Sequence[str], full: bool) -> Exit:
    """One thing whole: an actor, an event, an article, a passage (A2p8), a place.

    Several links give several cards; one that is missing does not stop the others.
    """
    from sourcebook.cli.asked_show import answer

    return answer(form, link, full=full)


@click.command(
    epilog=examples(
        [
            "sourcebook why event/interior-ministers-sign-security-memorandum -p when",
            "sourcebook why actor/ramazon-rahimzada -p label",
        ]
    )
)
@click.argument("link", shell_complete=complete.links)
@click.option(
    "-p",
    "--property",
    "prop",
    type=click.Choice(PROPERTIES),
    metavar="PROPERTY",
    help=f"only: {', '.join(PROPERTIES)}",
)
@common()
def why(form: Form, link: str, prop: str | None) -> Exit:
    """How we know: every statement about a thing with the exact words, who said it to
    whom, and the rule, person or judgement that read it so.
    """
    from sourcebook.cli.asked_why import answer

    return answer(form, link, prop or "")


@click.command(
    epilog=examples(["sourcebook articles", "sourcebook articles --doubts", "sourcebook show A1"])
)
@click.option("--doubts", is_flag=True, help="only those with doubts")
@common()
def articles(form: Form, doubts: bool) -> Exit:
    """The book's articles, and what is doubtful in them."""
    from sourcebook.cli.asked_articles import answer

    return answer(form, doubts=doubts)
