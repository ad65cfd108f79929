"""Roles to styles, per theme; one table each, nothing else decides a colour.

Contrast on `bg` was measured (dark / light): text 12.7 / 13.7, muted 7.6 / 6.6, faint
4.6 / 4.6, kinds 8.7 to 9.8 / 6.0 to 6.9. The 16-colour themes use ANSI 1 to 6 only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme

from sourcebook.present.pieces import Piece

NAMES = ("dark", "light", "ansi", "ansi-light", "mono")

_KIND_ROLES = ("person", "group", "org", "body", "state", "region", "place", "topic")


@dataclass(frozen=True, slots=True)
class RowState:
    """How a whole row stands: under the cursor, under one without focus, or not linked."""

    cursor: bool = False
    blurred: bool = False
    dim: bool = False


PLAIN = RowState()


@dataclass(frozen=True)
class Palette:
    """The styles of one theme. Colours are empty where the terminal's own are used."""

    name: str
    dark: bool
    ansi: bool
    background: str
    roles: Mapping[str, str]
    cursor: str
    cursor_quiet: str  # replaces muted and faint on the cursor's row
    blurred: str
    chip: str
    hit: str
    panel: str

    def base(self) -> Style:
        """The background, with plain text on it."""
        return _parse(f"{self.roles['text']} {_on(self.background)}")

    def chip_style(self) -> Style:
        """A filled chip: the focused pane's name, a hint's letter."""
        return _parse(self.chip)

    def panel_base(self) -> Style:
        """The background of an overlay."""
        return _parse(f"{self.roles['text']} {_on(self.panel)}")

    def row_base(self, state: RowState, *, panel: bool = False) -> Style:
        """The style of a row's blanks."""
        return _row_base(self, state, panel)

    def style(self, piece: Piece, state: RowState = PLAIN, *, panel: bool = False) -> Style:
        """The style of a piece in its row.

        Besides the roles of the table: `chip` (filled), `@ROLE` (the link that Enter
        follows), `visited` (a link seen before).
        """
        flags = (bool(piece.link), piece.bold, piece.italic, piece.hit, panel)
        return _style(self, piece.role, flags, state)

    def __hash__(self) -> int:
        return hash(self.name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Palette) and other.name == self.name


def _on(color: str) -> str:
    return f"on {color}" if color else ""


@lru_cache(maxsize=1024)
def _parse(text: str) -> Style:
    return Style.parse(" ".join(text.split()) or "none")


@lru_cache(maxsize=256)
def _row_base(palette: Palette, state: RowState, panel: bool) -> Style:
    base = palette.panel_base() if panel else palette.base()
    if state.cursor:
        return base + _parse(palette.cursor)
    if state.blurred:
        return base + _parse(palette.blurred)
    return base


@lru_cache(maxsize=4096)
def _style(
    palette: Palette, role: str, flags: tuple[bool, bool, bool, bool, bool], state: RowState
) -> Style:
    link, bold, italic, hit, panel = flags
    base = _row_base(palette, state, panel)
    if role == "chip":
        return base + palette.chip_style()
    if role.startswith("@"):
        return base + _focused_link(palette, role[1:])
    role = _role_in(role, state)
    reverse = state.cursor and palette.ansi
    style = base + _parse("" if reverse else _color(palette, role, state))
    if state.cursor and role in ("text", "bright", "title"):
        style += _parse("bold" if palette.ansi else palette.roles["bright"])
        style += _parse("bold" if role == "title" else "")
    if bold and not state.dim:
        style += _parse("bold")
    if italic:
        style += _parse("italic")
    if hit:
        style += _parse(palette.hit)
    return style + _parse("underline") if link else style


def _role_in(role: str, state: RowState) -> str:
    if state.dim:
        return "faint"
    if role == "visited":
        return "muted"
    if state.blurred and role == "faint":
        return "muted"
    return role


def _color(palette: Palette, role: str, state: RowState) -> str:
    if state.cursor and role in ("muted", "faint", "rule"):
        return palette.cursor_quiet
    return palette.roles.get(role, palette.roles["text"])


def _focused_link(palette: Palette, role: str) -> Style:
    if palette.ansi:
        return _parse("reverse bold")
    color = palette.roles.get(role, palette.roles["text"])
    return _parse(f"bold {palette.background} on {color}")


def _true(
    name: str,
    background: str,
    colors: str,
    *,
    dark: bool,
    cursor: str,
    quiet: str,
    blurred: str,
    hit: str,
    panel: str,
) -> Palette:
    names = ("text", "bright", "muted", "faint", "rule", "bar", "mark", "conflict",
             "person", "org", "state", "place", "topic")  # fmt: skip
    roles = dict(zip(names, colors.split(), strict=True))
    roles |= {
        "group": roles["person"],
        "body": roles["org"],
        "region": roles["place"],
        "key": roles["bright"],
        "title": roles["text"],
        "err": roles["conflict"],
    }
    return Palette(
        name=name,
        dark=dark,
        ansi=False,
        background=background,
        roles=roles,
        cursor=f"on {cursor}",
        cursor_quiet=quiet,
        blurred=f"on {blurred}",
        chip=f"bold {background} on {roles['bar']}",
        hit=f"bold underline on {hit}",
        panel=panel,
    )


_ANSI_ROLES = {
    "text": "",
    "title": "",
    "bright": "bold",
    "key": "bold",
    "muted": "dim",
    "faint": "dim",
    "rule": "dim",
    "bar": "bold",
    "mark": "bold",
    "conflict": "bold red",
    "err": "bold red",
    "person": "yellow",
    "group": "yellow",
    "org": "cyan",
    "body": "cyan",
    "state": "green",
    "region": "",
    "place": "",
    "topic": "magenta",
}


def _sixteen(name: str, changes: Mapping[str, str], *, dark: bool) -> Palette:
    return Palette(
        name=name,
        dark=dark,
        ansi=True,
        background="",
        roles={**_ANSI_ROLES, **changes},
        cursor="reverse",
        cursor_quiet="",
        blurred="bold",
        chip="bold reverse",
        hit="bold underline",
        panel="",
    )


PALETTES: Mapping[str, Palette] = {
    "dark": _true(
        "dark",
        "#13161b",
        "#d3d8e0 #ffffff #a0a9b7 #78818f #2d343f #ffd166 #e3c98a #ff7b72 "
        "#f2a97f #7fb8f2 #8fce8a #6cc7c0 #c9a7f2",
        dark=True,
        cursor="#2b3a52",
        quiet="#b7c1cf",
        blurred="#1f252e",
        hit="#3d3720",
        panel="#1d222a",
    ),
    "light": _true(
        "light",
        "#fbfaf7",
        "#262b31 #000000 #525b66 #6b737d #d8d5cd #1f2328 #7a5c00 #bf211a "
        "#a0460f #1b5cab #2a6b2d #0c6b66 #6f3cac",
        dark=False,
        cursor="#d3e2f7",
        quiet="#434b55",
        blurred="#edebe5",
        hit="#fbe9a6",
        panel="#f0eee8",
    ),
    "ansi": _sixteen("ansi", {}, dark=True),
    "ansi-light": _sixteen(
        "ansi-light",
        {"person": "magenta", "group": "magenta", "org": "blue", "body": "blue", "topic": ""},
        dark=False,
    ),
    "mono": _sixteen(
        "mono",
        {
            "conflict": "bold",
            "err": "bold",
            **dict.fromkeys(_KIND_ROLES, ""),
        },
        dark=True,
    ),
}


def textual_theme(palette: Palette) -> Theme:
    """The Textual theme that carries a palette's background; all else is drawn by role."""
    if palette.ansi:
        base = BUILTIN_THEMES["ansi-dark" if palette.dark else "ansi-light"]
        return replace(base, name=f"sourcebook-{palette.name}")
    return Theme(
        name=f"sourcebook-{palette.name}",
        primary=palette.roles["bar"],
        foreground=palette.roles["text"],
        background=palette.background,
        surface=palette.background,
        panel=palette.panel,
        dark=palette.dark,
    )


def choose(environ: Mapping[str, str], wanted: str = "") -> str:
    """The theme for a terminal: what was asked for, else by NO_COLOR, COLORTERM and TERM."""
    if wanted in NAMES:
        return wanted
    if environ.get("NO_COLOR"):
        return "mono"
    term = environ.get("TERM", "")
    if environ.get("COLORTERM") in ("truecolor", "24bit") or term.endswith("-direct"):
        return "dark"
    if "256color" in term or term in ("xterm-kitty", "alacritty", "foot", "wezterm"):
        return "dark"
    return "ansi"
