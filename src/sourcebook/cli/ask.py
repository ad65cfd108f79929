"""`who`, `when` and `find`."""

from collections.abc import Sequence

import click

from sourcebook.cli import complete
from sourcebook.cli.form import Form
from sourcebook.cli.group import examples
from sourcebook.cli.options import common
from sourcebook.errors import Exit

KINDS = ("person", "group", "org", "body", "state", "region")


@click.command(
    epilog=examples(
        [
            "sourcebook who rahim",
            'sourcebook who "first deputy" --kind person',
            "sourcebook who minister --jsonl | jq -r .link",
        ]
    )
)
@click.argument("name", nargs=-1, required=True, shell_complete=complete.names)
@click.option(
    "-k",
    "--kind",
    type=click.Choice(KINDS),
    multiple=True,
    metavar="KIND",
    help=f"only: {', '.join(KINDS)}",
)
@click.option("--card", is_flag=True, help="cards for all matches, not a list")
@common(rows=10)
def who(form: Form, name: Sequence[str], kind: Sequence[str], card: bool) -> Exit:
    """Who is this? Part of a name is enough, in any spelling or script; a role too
    ("interior minister").

    One match prints its card, several a list, best first.
    """
    from sourcebook.cli.asked_who import answer

    return answer(form, " ".join(name), kind, card)


@click.command(
    epilog=examples(
        [
            "sourcebook when 2025-01",
            "sourcebook when 2025-01..2025-03 --addresses",
            "sourcebook when undated",
        ]
    )
)
@click.argument("date", nargs=-1, required=True, metavar="DATE[..DATE]")
@click.option("-a", "--addresses", is_flag=True, help="addresses where the titles stand")
@click.option(
    "--sort",
    type=click.Choice(("date", "mentions")),
    default="date",
    metavar="BY",
    help="date or mentions  [date]",
)
@common()
def when(form: Form, date: Sequence[str], addresses: bool, sort: str) -> Exit:
    """What happened then? A day, a month, a year, or two with ".." between; an end may
    be open (2025-04..). "undated" lists what no text dates.

    Surely within, under way, and what may fall there are told apart.
    """
    from sourcebook.cli.asked_when import answer

    return answer(form, " ".join(date), addresses=addresses, by_mentions=sort == "mentions")


@click.command(
    epilog=examples(
        [
            "sourcebook find rahimzoda",
            "sourcebook find security type:accord in:TJ",
            "sourcebook find '\"joint committee\"' date:2025",
        ]
    )
)
@click.argument("words", nargs=-1, required=True, shell_complete=complete.names)
@common()
def find(form: Form, words: Sequence[str]) -> Exit:
    """Search events, actors, topics and text. Words are prefixes and match any spelling;
    all must hold. Also: "a phrase", type:accord, kind:person, in:TJ, date:2025-01.
    """
    from sourcebook.cli.asked_find import answer

    return answer(form, " ".join(words))
