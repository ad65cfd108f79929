"""A frame as pictures need it: runs of cells in plain colours, and signs that are geometry.

Everything a theme says in words of the terminal (reverse, dim, colour 3, "default") is
settled here, under a named terminal palette, so that both writers draw the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.color import Color, ColorType
from rich.segment import Segment
from rich.style import Style

from sourcebook.text import cells

CELL_WIDTH, CELL_HEIGHT, MARGIN = 10, 21, 8
"""Pixels of a cell, and the margin round the screen."""

FONT_SIZE, BASELINE, UNDERLINE = 16, 16, 18
"""The font, and where in a cell its letters stand and are underlined."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a terminal makes of "default" and of the colours 0 to 7."""

    name: str
    foreground: str
    background: str
    colors: tuple[str, ...]


DARK = Terminal(
    "dark",
    "#d0d0c8",
    "#1c1c1c",
    ("#1c1c1c", "#e06c60", "#8fb573", "#d9b36c", "#7aa2d6", "#c099d6", "#6cbcc4", "#d0d0c8"),
)
LIGHT = Terminal(
    "light",
    "#2a2a28",
    "#fafaf5",
    ("#2a2a28", "#b3261e", "#2f6f31", "#8a6500", "#1f5fae", "#83409c", "#0f6b75", "#fafaf5"),
)


def terminal_of(theme: str) -> Terminal:
    """The terminal that a theme is shown on."""
    return LIGHT if theme in ("light", "ansi-light") else DARK


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is drawn, in colours alone."""

    foreground: str
    background: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Cells of one look: the first column, and each sign with its width."""

    x: int
    signs: tuple[tuple[str, int], ...]
    look: Look

    @property
    def width(self) -> int:
        """Cells."""
        return sum(width for _, width in self.signs)


@dataclass(frozen=True, slots=True)
class Frame:
    """One screen, ready to draw."""

    name: str
    title: str
    width: int
    height: int
    rows: tuple[tuple[Run, ...], ...]
    text: tuple[str, ...]
    terminal: Terminal
    background: str


def frame_of(
    name: str, title: str, rows: Sequence[Sequence[Segment]], theme: str, background: str = ""
) -> Frame:
    """A frame from the rows of segments that the screen showed last."""
    terminal = terminal_of(theme)
    text = tuple("".join(segment.text for segment in row) for row in rows)
    return Frame(
        name=name,
        title=title,
        width=max((cells(row) for row in text), default=0),
        height=len(rows),
        rows=tuple(tuple(_runs(row, terminal)) for row in rows),
        text=text,
        terminal=terminal,
        background=background or terminal.background,
    )


def _runs(row: Sequence[Segment], terminal: Terminal) -> Iterator[Run]:
    """Neighbours of one look as one run."""
    at, start, look = 0, 0, None
    signs: list[tuple[str, int]] = []
    for text, style, _ in row:
        new = look_of(style or Style.null(), terminal)
        if new != look and look is not None:
            yield Run(start, tuple(signs), look)
            start, signs = at, []
        look = new
        for sign, width in _signs(text):
            signs.append((sign, width))
            at += width
    if look is not None:
        yield Run(start, tuple(signs), look)


def _signs(text: str) -> Iterator[tuple[str, int]]:
    """Each sign with the marks that stand on it."""
    held, width = "", 0
    for char in text:
        size = cells(char)
        if size == 0 and held:
            held += char
            continue
        if held:
            yield held, width
        held, width = char, size
    if held:
        yield held, width


@lru_cache(maxsize=4096)
def look_of(style: Style, terminal: Terminal) -> Look:
    """A style in colours alone."""
    fore = _shown(style.color, terminal.foreground, terminal)
    back = _shown(style.bgcolor, terminal.background, terminal)
    if style.reverse:
        fore, back = back, fore
    if style.dim:
        fore = _mixed(fore, back, 0.55)
    return Look(fore, back, bool(style.bold), bool(style.italic), bool(style.underline))


def _shown(color: Color | None, default: str, terminal: Terminal) -> str:
    if color is None or color.type is ColorType.DEFAULT:
        return default
    if color.type is ColorType.STANDARD and color.number is not None and color.number < 8:
        return terminal.colors[color.number]
    return color.get_truecolor().hex


def _mixed(fore: str, back: str, share: float) -> str:
    parts = [(int(fore[n : n + 2], 16), int(back[n : n + 2], 16)) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(f * share + b * (1 - share)):02x}" for f, b in parts)


# -- signs drawn as geometry ----------------------------------------------------------------

_W, _H = CELL_WIDTH, CELL_HEIGHT
_MX, _MY = _W // 2, _H // 2  # where the lines of box drawing cross
_EIGHTHS = "▁▂▃▄▅▆▇█"

Rect = tuple[int, int, int, int]
"""Left, top, width, height, in pixels from the cell's corner."""


def _lines(*, left: int = 0, right: int = 0, up: int = 0, down: int = 0) -> list[Rect]:
    """Box drawing from the middle outwards, each arm of its thickness (0: no arm)."""
    rects: list[Rect] = []
    for arm, x, w in ((left, 0, _MX), (right, _MX, _W - _MX)):
        if arm:
            rects.append((x, _MY - arm // 2, w, arm))
    for arm, y, h in ((up, 0, _MY), (down, _MY, _H - _MY)):
        if arm:
            rects.append((_MX - arm // 2, y, arm, h))
    return rects


GEOMETRY: dict[str, tuple[Rect, ...]] = {
    **{
        sign: ((0, _H - _H * n // 8, _W, _H * n // 8),)
        for n, sign in enumerate(_EIGHTHS, 1)
    },
    "▌": ((0, 0, _W // 2, _H),),
    "▐": ((_W // 2, 0, _W - _W // 2, _H),),
    "▀": ((0, 0, _W, _MY),),
    "▏": ((0, 0, 2, _H),),
    "─": ((0, _MY, _W, 1),),
    "│": ((_MX, 0, 1, _H),),
    "┬": tuple(_lines(left=1, right=1, down=1)),
    "├": tuple(_lines(right=1, up=1, down=1)),
    "└": tuple(_lines(right=1, up=1)),
    "┌": tuple(_lines(right=1, down=1)),
    "━": ((0, _MY - 1, _W, 3),),
    "╸": ((0, _MY - 1, _W // 2, 3),),
    "╎": ((_MX, 2, 1, 7), (_MX, 12, 1, 7)),
}  # fmt: skip
"""Signs that must join their neighbours, whatever the font: blocks and lines as rectangles."""


def boxes(run: Run) -> Iterator[Rect]:
    """The rectangles of a run, in pixels from the row's corner; neighbours that join are one."""
    x = run.x * CELL_WIDTH
    open_: dict[tuple[int, int], Rect] = {}
    for sign, width in run.signs:
        now: dict[tuple[int, int], Rect] = {}
        for left, top, w, h in GEOMETRY.get(sign, ()):
            before = open_.pop((top, h), None)
            if before is not None and left == 0 and before[0] + before[2] == x:
                now[top, h] = (before[0], top, before[2] + w, h)
            else:
                if before is not None:
                    yield before
                if (top, h) in now:
                    yield now[top, h]
                now[top, h] = (x + left, top, w, h)
        yield from open_.values()
        open_ = now
        x += width * CELL_WIDTH
    yield from open_.values()


def words(run: Run) -> Iterator[tuple[int, str, int]]:
    """The text of a run: column, text, width. Signs beyond letters stand alone, on the grid."""
    at = start = run.x
    held = ""  # words with one blank between them, perhaps one behind the last
    for sign, width in run.signs:
        letter = width == 1 and _plain(sign)
        if letter or (sign == " " and held and held[-1] != " "):
            start = start if held else at
            held += sign
        else:
            yield from _kept(start, held)
            held = ""
            if not sign.isspace() and sign not in GEOMETRY:
                yield at, sign, width
        at += width
    yield from _kept(start, held)


def _kept(start: int, held: str) -> Iterator[tuple[int, str, int]]:
    if text := held.rstrip():
        yield start, text, len(text)


def _plain(sign: str) -> bool:
    """Signs that every monospace font has in one width."""
    known = sign < "\u0250" or sign in "–—‘’“”…"
    return len(sign) == 1 and known and not sign.isspace()
