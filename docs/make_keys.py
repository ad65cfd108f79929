"""Writes docs/keys.md from the table of commands in src/sourcebook/tui/commands.py.

Run it from anywhere: python docs/make_keys.py
"""

from collections.abc import Iterator
from pathlib import Path

from sourcebook.tui.commands import COMMANDS, Command, Group
from sourcebook.tui.themes import NAMES

PAGE = Path(__file__).with_name("keys.md")

SHOWN = {
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "slash": "/",
    "semicolon": ";",
    "ampersand": "&",
    "number_sign": "#",
    "equals_sign": "=",
    "colon": ":",
    "question_mark": "?",
    "escape": "Esc",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}
"""Textual's names of keys as they are printed on a keyboard; others are capitalised."""

HEADS = {
    Group.MOVE: "Move",
    Group.LINK: "Follow, judge, cite",
    Group.VIEW: "Find, view",
}

INTRO = """\
# Keys

Made from `src/sourcebook/tui/commands.py` by `python docs/make_keys.py`; do not edit by hand.

`?` shows the keys and signs on the screen. The last column is the command's name: type it behind
`:` for the same."""

COLON = f"""\
## Behind `:`

Besides the names above, `:` takes

- an address (`actor/iran`, `A2#p8`): goes there
- `theme NAME`: {", ".join(f"`{name}`" for name in NAMES)}
- `kind KIND`: filters by one kind of actor, as `&` with `kind:person`; `kind` alone takes it away

## In a prompt

Behind `/`, `&`, `#` and `:` letters are text. `Enter` does it. `Esc`, `Ctrl-C`, or `Backspace` in
an empty prompt, closes it. `←` `→` `Home` `End` move, `Ctrl-W` deletes a word, `Ctrl-U` all before
the cursor. While you search, `↓` `↑` choose a hit and `Tab` goes to the next kind of hit."""


def shown(key: str) -> str:
    """`ctrl+d` as `Ctrl-D`, `j` as `j`."""
    if key in SHOWN:
        return SHOWN[key]
    if len(key) == 1 or key.startswith(":"):
        return key
    return "-".join(part.capitalize() for part in key.split("+"))


def row(command: Command) -> str:
    """One row of the table."""
    keys = " ".join(f"`{shown(key)}`" for key in command.keys or (command.label,))
    return f"| {keys} | {command.words} | `{command.id}` |"


def table(group: Group) -> Iterator[str]:
    """The commands of a group, in the order of the table."""
    yield from (f"## {HEADS[group]}", "", "| keys | what | name |", "|---|---|---|")
    yield from (row(command) for command in COMMANDS if command.group is group)


def page() -> str:
    """The whole page."""
    tables = ["\n".join(table(group)) for group in Group]
    return "\n\n".join([INTRO, *tables, COLON]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
