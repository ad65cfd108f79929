"""Every command once: its name, keys and words. Feeds bindings, footer, key sheet, `:` and docs."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """The columns of the key sheet."""

    MOVE = "move"
    LINK = "link"
    VIEW = "find, view"


class Context(StrEnum):
    """What the footer is about."""

    LIST = "list"
    READER = "reader"
    ARTICLES = "articles"
    WHY = "why"


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `keys` are Textual's names; `label` shows them, `words` say what it does."""

    id: str
    keys: tuple[str, ...]
    label: str
    words: str
    group: Group
    sheet: str = ""  # the row of the key sheet it shares; empty: a row of its own


def _row(id: str, keys: str, label: str, words: str, group: Group, sheet: str = "") -> Command:
    return Command(id, tuple(keys.split()), label, words, group, sheet)


_M, _L, _V = Group.MOVE, Group.LINK, Group.VIEW

COMMANDS: tuple[Command, ...] = (
    _row("down", "j down", "j ↓", "next row, passage", _M, "row"),
    _row("up", "k up", "k ↑", "previous row, passage", _M, "row"),
    _row("first", "g home", "g", "first", _M, "ends"),
    _row("last", "G end", "G", "last", _M, "ends"),
    _row("half-down", "ctrl+d pagedown", "^d", "half a page down", _M, "half"),
    _row("half-up", "ctrl+u pageup", "^u", "half a page up", _M, "half"),
    _row("section-down", "right_curly_bracket", "}", "next month, article, kind", _M, "section"),
    _row("section-up", "left_curly_bracket", "{", "previous month, article, kind", _M, "section"),
    _row("pane-next", "tab", "Tab", "next pane", _M, "pane"),
    _row("pane-previous", "shift+tab", "⇧Tab", "previous pane", _M, "pane"),
    _row("pane-timeline", "1", "1", "timeline", _M, "pane"),
    _row("pane-actors", "2", "2", "actors", _M, "pane"),
    _row("pane-reader", "3", "3", "excerpts", _M, "pane"),
    _row("back", "left_square_bracket backspace", "[", "back", _M, "trail"),
    _row("forward", "right_square_bracket", "]", "forward", _M, "trail"),
    _row("list", "h left", "h ←", "to the list", _M),
    _row("zoom", "z", "z", "zoom the pane", _M),
    _row("escape", "escape", "Esc", "close, back out", _M),
    _row("quit", "q ctrl+c", "q", "close, quit", _M),
    _row("open", "enter l right", "Enter →", "open, go", _L),
    _row("follow", "f", "f", "follow by letter", _L),
    _row("link-next", "n", "n", "next link, hit", _L, "link"),
    _row("link-previous", "N", "N", "previous link, hit", _L, "link"),
    _row("linked-next", "x", "x", "next linked", _L, "linked"),
    _row("linked-previous", "X", "X", "previous linked", _L, "linked"),
    _row("pin", "space", "Space", "pin", _L),
    _row("lens", "v", "v", "lens: light, only, off", _L),
    _row("why", "w", "w", "why: how do we know", _L),
    _row("same", "m", "m", "judge: same", _L, "judge"),
    _row("different", "d", "d", "judge: different", _L, "judge"),
    _row("unsure", "u", "u", "judge: unsure", _L, "judge"),
    _row("undo", "U", "U", "undo a judgement", _L),
    _row("cite", "y", "y", "cite", _L, "cite"),
    _row("copy-address", "Y", "Y", "copy the address", _L, "cite"),
    _row("search", "slash", "/", "search", _V, "search"),
    _row("search-again", "semicolon", ";", "last search again", _V, "search"),
    _row("filter", "ampersand", "&", "filter all panes", _V),
    _row("date", "number_sign", "#", "go to a date", _V),
    _row("article", "o", "o", "whole article", _V),
    _row("articles", "A", "A", "articles", _V),
    _row("others", "equals_sign", "=", "other-date rows", _V),
    _row("next-reading", "c", "c", "next reading's article", _V),
    _row("sort", "s", "s", "sort", _V, "sort"),
    _row("reverse", "S", "S", "reverse", _V, "sort"),
    _row("command", "colon", ":", "commands", _V),
    _row("keys", "question_mark", "?", "this sheet", _V),
    _row("reload", "", ":reload", "read the book again", _V, "-"),
    _row("ascii", "", ":ascii", "plain ASCII signs, or back", _V, "-"),
    _row("mouse", "", ":mouse", "mouse on or off", _V, "-"),
    _row("cli", "", ":cli", "the same as a shell command", _V, "-"),
)  # fmt: skip

BY_ID = {command.id: command for command in COMMANDS}

SHEET_WORDS: dict[str, tuple[str, str]] = {
    "row": ("↓ ↑  j k", "row, passage"),
    "ends": ("g G", "first, last"),
    "half": ("^d ^u", "half page"),
    "section": ("{ }", "month, article"),
    "pane": ("Tab 1 2 3", "pane"),
    "trail": ("[ ]", "back, forward"),
    "link": ("n N", "next link"),
    "linked": ("x X", "next linked"),
    "judge": ("m d u", "same, not, unsure"),
    "cite": ("y Y", "cite, address"),
    "search": ("/ ;", "search, again"),
    "sort": ("s S", "sort, reverse"),
}

# Shorter words where the sheet's columns are narrow.
SHORT_WORDS: dict[str, str] = {
    "list": "to the list",
    "zoom": "zoom the pane",
    "escape": "close, back",
    "quit": "quit",
    "why": "why: who says so",
    "undo": "undo judgement",
    "lens": "lens",
    "filter": "filter",
    "date": "go to a date",
    "article": "whole article",
    "others": "other dates",
    "next-reading": "next reading",
    "command": "commands",
}


def sheet(group: Group) -> list[tuple[str, str]]:
    """The rows of one column of the key sheet: (keys, words)."""
    rows: dict[str, tuple[str, str]] = {}
    for command in COMMANDS:
        if command.group is not group or command.sheet == "-":
            continue
        key = command.sheet or command.id
        words = SHORT_WORDS.get(command.id, command.words)
        rows.setdefault(key, SHEET_WORDS.get(key, (command.label, words)))
    return list(rows.values())


_FOOTERS: dict[Context, tuple[tuple[str, str], ...]] = {
    Context.LIST: (
        ("↑↓", "move"),
        ("Tab", "pane"),
        ("Enter", "open"),
        ("f", "follow"),
        ("w", "why"),
        ("Space", "pin"),
        ("/", "search"),
        ("[ ]", "back/fwd"),
        ("?", "keys"),
    ),
    Context.READER: (
        ("↑↓", "passage"),
        ("n N", "link"),
        ("Enter", "go"),
        ("f", "follow"),
        ("o", "article"),
        ("y", "cite"),
        ("/", "search"),
        ("[ ]", "back/fwd"),
        ("?", "keys"),
    ),
    Context.ARTICLES: (
        ("↑↓", "move"),
        ("Enter", "open"),
        ("w", "why"),
        ("&", "filter"),
        ("Esc", "back"),
        ("/", "search"),
        ("?", "keys"),
    ),
    Context.WHY: (
        ("↑↓", "scroll"),
        ("n N", "link"),
        ("Enter", "go"),
        ("o", "article"),
        ("y", "cite"),
        ("m d u", "same, different, unsure"),
        ("Esc", "back"),
        ("?", "keys"),
    ),
}

# What may go when a footer is too narrow, first to go first; the key sheet never does.
_DROPPED = ("[ ]", "/", "Space", "&", "m d u", "y", "f", "n N", "o", "w", "Tab", "Esc", "Enter")


def footer(context: Context, width: int, *, judging: bool = False) -> list[tuple[str, str]]:
    """Keys and words that fit `width` cells."""
    keys = [entry for entry in _FOOTERS[context] if judging or entry[0] != "m d u"]
    gap = footer_gap(width)
    for dropped in ("", *_DROPPED):
        keys = [entry for entry in keys if entry[0] != dropped]
        if 1 + sum(len(k) + 1 + len(w) + gap for k, w in keys) - gap <= width:
            break
    return keys


def footer_gap(width: int) -> int:
    """Blanks between the keys of the footer."""
    return 2 if width < 100 else 3


def clashes(commands: Iterable[Command] = COMMANDS) -> list[str]:
    """Keys that two commands share (a test wants none)."""
    seen: dict[str, str] = {}
    twice: list[str] = []
    for command in commands:
        for key in command.keys:
            if key in seen:
                twice.append(f"{key}: {seen[key]} and {command.id}")
            seen[key] = command.id
    return twice
