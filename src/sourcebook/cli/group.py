"""The commands in one table, and the group that loads only the one that is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

import click

from sourcebook import __version__

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


@dataclass(frozen=True, slots=True)
class Row:
    """One command: how it is written, what it does, under which heading, where it is."""

    name: str
    arguments: str
    line: str
    section: str
    module: str
    function: str = ""  # where the name is a word of Python


COMMANDS: Mapping[str, Row] = {
    row.name: row
    for row in (
        Row("who", "NAME", "an actor: spellings, roles, last met whom and when", "Ask", "ask"),
        Row("when", "DATE[..DATE]", "what happened on a day, in a month, in between", "Ask", "ask"),
        Row("find", "WORDS", "search events, actors and text", "Ask", "ask"),
        Row("show", "LINK", "one thing whole: actor, event, article, passage", "Ask", "shows"),
        Row("why", "LINK", "how we know: the words, who said it, who judged it", "Ask", "shows"),
        Row("articles", "", "the book's articles, and what is doubtful in them", "Ask", "shows"),
        Row(
            "open",
            "[BOOK] [LINK]",
            "the screen, on another book or at an address",
            "Walk",
            "opening",
            "open_screen",
        ),
        Row(
            "judge",
            "LINK LINK SAY",
            "say same, different or unsure; --list, --undo",
            "Judge",
            "judging",
        ),
        Row("ingest", "BOOK FILE...", "read articles into a book", "Keep", "ingesting"),
        Row("check", "[BOOK]", "verify a book", "Keep", "keeping"),
        Row("build", "DIR", "make a book from a folder of restated articles", "Keep", "keeping"),
        Row("hydrate", "FILE...", "give an abridged book its original articles", "Keep", "keeping"),
    )
}

_HEAD = """Usage: sourcebook [COMMAND] [OPTIONS]

  Walk a book of news articles: who, when, and how we know.
  Without a command the screen opens, where you left it.

"""

_TAIL = """
Book    --book FILE          else $SOURCEBOOK_BOOK, else the one that ships
Rows    -n N, --all          how many  [20 on a terminal, all in a pipe]
Form    --json, --jsonl      for programs; a pipe gets tab-separated lines

Exit    0 found, 1 nothing found, 2 usage, 3 bad book, 4 partial, 130 stopped
First   sourcebook who rahim           Options of one: sourcebook who --help
A book of your own: sourcebook ingest my.book.json articles/
"""


def help_text() -> str:
    """The one screenful of `sourcebook --help`."""
    lines: list[str] = []
    section = ""
    for row in COMMANDS.values():
        heading = row.section if row.section != section else ""
        section = row.section
        lines.append(f"{heading:<8}{f'{row.name} {row.arguments}':<21}{row.line}")
    return _HEAD + "\n".join(lines) + "\n" + _TAIL


class LazyGroup(click.Group):
    """Knows its commands by the table; imports one when it is run or completed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, its module imported now."""
        row = COMMANDS.get(cmd_name)
        if row is None:
            return None
        module = import_module(f"sourcebook.cli.{row.module}")
        command = getattr(module, row.function or row.name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click, but an unknown name brings its likely meanings."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=list(COMMANDS), ctx=ctx)
        return args[0], self.get_command(ctx, args[0]), args[1:]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The table and what stands around it."""
        formatter.write(help_text())

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Names from the table, so that Tab loads no command."""
        from click.shell_completion import CompletionItem

        names = [
            CompletionItem(row.name, help=row.line)
            for row in COMMANDS.values()
            if row.name.startswith(incomplete)
        ]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.obj.console.out.write(f"sourcebook {__version__}\n")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option("--book", metavar="FILE", type=click.Path(readable=False))
@click.option("--read-only", is_flag=True)
@click.option("--theme", default="", metavar="NAME")
@click.option("--ascii", "ascii", is_flag=True)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version)
@click.pass_context
def sourcebook(
    ctx: click.Context, book: str | None, read_only: bool, theme: str, ascii: bool
) -> int | None:
    """Walk a book of news articles: who, when, and how we know."""
    ctx.obj.book = book or ""
    if ctx.invoked_subcommand is not None:
        return None
    from sourcebook.cli.opening import walk

    return walk(ctx.obj.console, book or "", "", read_only=read_only, theme=theme, ascii=ascii)


def examples(lines: Sequence[str]) -> str:
    """An epilog that keeps its lines."""
    return "\b\n" + "\n".join(lines)
