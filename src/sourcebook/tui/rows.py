"""The virtual list that all panes share: a cursor and a window over any number of rows.

Only rows in the window are ever made, so a list of 100,000 costs what one of 20 does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sourcebook.present.pieces import Line, Piece
from sourcebook.tui.paint import Painter, Segments
from sourcebook.tui.themes import PLAIN, RowState

T = TypeVar("T")


@dataclass(slots=True)
class Window:
    """Cursor and first row shown, in a list of `count` rows over `height` lines.

    While scrolling the cursor stays in the middle.
    """

    count: int = 0
    height: int = 1
    cursor: int = 0
    top: int = 0

    def resize(self, count: int, height: int) -> None:
        """The list or the pane changed; the cursor stays inside and in view."""
        self.count, self.height = count, max(height, 1)
        self.cursor = max(0, min(self.cursor, count - 1))
        self.top = max(0, min(self.top, count - self.height))
        self.show()

    def go(self, index: int) -> None:
        """Put the cursor on a row."""
        self.cursor = max(0, min(index, self.count - 1))
        self.show(centre=True)

    def show(self, *, centre: bool = False) -> None:
        """Scroll so that the cursor is in view, in the middle where it moved."""
        if not centre and self.top <= self.cursor < self.top + self.height:
            return
        middle = self.cursor - self.height // 2
        self.top = max(0, min(middle, self.count - self.height))

    def scroll(self, by: int) -> None:
        """Move the window alone (mouse wheel)."""
        self.top = max(0, min(self.top + by, self.count - self.height))

    @property
    def above(self) -> int:
        """Rows hidden above."""
        return self.top

    @property
    def below(self) -> int:
        """Rows hidden below."""
        return max(0, self.count - self.top - self.height)


@dataclass(frozen=True, slots=True)
class RowLook:
    """How one row stands: its two first cells and its state."""

    bar: str = " "
    mark: str = " "
    state: RowState = PLAIN


def cursor_look(
    painter: Painter, *, here: bool, focused: bool, mark: str, dim: bool, hover: bool = False
) -> RowLook:
    """The bar, the mark and the state of a row; the cursor's row is never dimmed."""
    signs = painter.signs
    if here and focused:
        reversed_row = painter.palette.ansi and not signs.ascii
        bar = " " if reversed_row else signs.of("cursor")
        return RowLook(bar, mark, RowState(cursor=True))
    if here:
        return RowLook(signs.of("blurred"), mark, RowState(blurred=True))
    return RowLook(" ", mark, RowState(dim=dim, blurred=hover))


def draw_rows(
    rows: Sequence[T],
    window: Window,
    width: int,
    painter: Painter,
    line: Callable[[int, T], Line],
    look: Callable[[int, T], RowLook],
) -> list[Segments]:
    """The lines of the window, blank below the last row."""
    drawn: list[Segments] = []
    for index in range(window.top, window.top + window.height):
        if index >= len(rows):
            drawn.append(painter.blank(width))
            continue
        row = rows[index]
        stands = look(index, row)
        head = (Piece(stands.bar, "bar", bold=True), Piece(stands.mark, "bar", bold=True))
        drawn.append(painter.row((*head, *line(index, row)), width, stands.state))
    return drawn
