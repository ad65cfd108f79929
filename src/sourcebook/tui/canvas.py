"""The whole screen as one widget that sends only the cells that changed.

A frame is a pure function of the view. What differs from the frame before is all that is
repainted; rows that moved are moved by the terminal itself, where it can. So few bytes
go over a slow line.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from sourcebook.text import cells
from sourcebook.tui.paint import Segments
from sourcebook.tui.thrift import Shifts

GAP = 6  # unchanged cells that are cheaper to send again than to jump over
WORTH = 4  # rows that must be saved before the terminal is asked to move rows
FARTHEST = 12  # rows that a block may move by


@dataclass(frozen=True, slots=True)
class Shift:
    """Rows top..bottom (both included) move up by `by`, down if negative."""

    top: int
    bottom: int
    by: int


class Canvas(Widget, can_focus=True):
    """Paints frames; only cells that changed are sent."""

    DEFAULT_CSS = "Canvas { width: 100%; height: 100%; }"

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Segments] = []
        self._unpainted = False  # a repaint was asked for, and is not on the terminal yet

    @property
    def rows(self) -> list[Segments]:
        """The frame as shown."""
        return self._rows

    def show(self, rows: list[Segments]) -> None:
        """Show a frame."""
        before, self._rows = self._rows, rows
        if len(before) != len(rows) or not before:
            self._repaint([self.size.region])
            return
        moved = self._move(before, rows)
        self._repaint(
            [
                Region(start, y, end - start, 1)
                for y, (old, new) in enumerate(zip(moved, rows, strict=True))
                if old != new
                for start, end in changed(old, new)
            ]
        )

    def _repaint(self, regions: list[Region]) -> None:
        if regions:
            self._unpainted = True
            self.refresh(*regions)

    def _move(self, before: list[Segments], rows: list[Segments]) -> list[Segments]:
        """Let the terminal move a block of rows; gives what it shows afterwards."""
        driver = self.app._driver
        if self._unpainted or not isinstance(driver, Shifts):
            return before  # only a terminal that shows the last frame can be asked to move it
        shift = moved_block(before, rows)
        if shift is None:
            return before
        driver.shift(shift.top, shift.bottom, shift.by)
        return after_shift(before, shift)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Called when a frame goes to the terminal."""
        self._unpainted = False
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the frame."""
        if y >= len(self._rows):
            return Strip.blank(self.size.width)
        return Strip(self._rows[y]).adjust_cell_length(self.size.width)


def moved_block(before: list[Segments], rows: list[Segments]) -> Shift | None:
    """The block of rows that only changed its place, if moving it saves enough rows."""
    old, new = [_text(row) for row in before], [_text(row) for row in rows]
    where: dict[str, list[int]] = {}
    for y, text in enumerate(old):
        if text.strip():
            where.setdefault(text, []).append(y)
    steps = Counter(
        origin - y
        for y, text in enumerate(new)
        if old[y] != text
        for origin in where.get(text, ())
        if 0 < abs(origin - y) <= FARTHEST
    )
    if not steps:
        return None
    by, saved = steps.most_common(1)[0]
    ends = [
        y
        for y, text in enumerate(new)
        if old[y] != text and 0 <= y + by < len(old) and old[y + by] == text and text.strip()
    ]
    top, bottom = min(ends + [y + by for y in ends]), max(ends + [y + by for y in ends])
    # Rows inside the block that stood still would have to be drawn again.
    still = sum(old[y] == new[y] for y in range(top, bottom + 1))
    return Shift(top, bottom, by) if saved - still >= WORTH else None


def after_shift(rows: list[Segments], shift: Shift) -> list[Segments]:
    """The rows as the terminal has them after a shift; those laid bare are empty."""
    moved = list(rows)
    for y in range(shift.top, shift.bottom + 1):
        origin = y + shift.by
        moved[y] = rows[origin] if shift.top <= origin <= shift.bottom else []
    return moved


def _text(row: Segments) -> str:
    return "".join(segment.text for segment in row)


def changed(old: Segments, new: Segments) -> Iterator[tuple[int, int]]:
    """The stretches of cells in which two rows differ, those close together as one."""
    left, right = _cells_of(old), _cells_of(new)
    if len(left) != len(right):
        yield 0, max(len(left), len(right))
        return
    differing = [n for n, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if not differing:
        return
    start = differing[0]
    for n, following in pairwise(differing):
        if following - n > GAP:
            yield start, n + 1
            start = following
    yield start, differing[-1] + 1


def _cells_of(row: Segments) -> list[tuple[str, object]]:
    """A row cell by cell; a wide sign takes two, the second empty."""
    found: list[tuple[str, object]] = []
    for text, style, _ in row:
        if text.isascii():
            found += [(char, style) for char in text]
            continue
        for char in text:
            size = cells(char)
            if size == 0 and found:
                found[-1] = (found[-1][0] + char, style)
            elif size:
                found.append((char, style))
                found += [("", style)] * (size - 1)
    return found
