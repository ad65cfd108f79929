"""Pieces to segments: the last step before the terminal, with exact widths."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.segment import Segment

from sourcebook.present.pieces import Piece
from sourcebook.signs import Signs
from sourcebook.text import cells, cut
from sourcebook.tui.themes import PLAIN, Palette, RowState

Segments = list[Segment]


@dataclass(frozen=True)
class Painter:
    """Palette and signs together: all that turns a piece into cells."""

    palette: Palette
    signs: Signs

    def row(
        self,
        line: Iterable[Piece],
        width: int,
        state: RowState = PLAIN,
        *,
        panel: bool = False,
    ) -> Segments:
        """A line in exactly `width` cells."""
        segments: Segments = []
        left = width
        for piece in line:
            if left <= 0 or not piece.text:
                continue
            text = piece.text
            size = cells(text)
            if size > left:
                text = cut(text, left, "")
                size = cells(text)
            segments.append(Segment(text, self.palette.style(piece, state, panel=panel)))
            left -= size
        if left > 0:
            segments.append(Segment(" " * left, self.palette.row_base(state, panel=panel)))
        return segments

    def blank(self, width: int, *, panel: bool = False) -> Segments:
        """Nothing, in `width` cells."""
        return [Segment(" " * width, self.palette.row_base(PLAIN, panel=panel))]


class Surface:
    """A frame under construction: rows of segments, filled from the left by boxes."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._rows: list[list[tuple[int, Segments]]] = [[] for _ in range(height)]

    def put(self, x: int, y: int, segments: Segments) -> None:
        """Place segments; a part that starts at column 0 replaces what the row held."""
        if 0 <= y < self.height:
            if x == 0:
                self._rows[y] = [(0, segments)]
            else:
                self._rows[y].append((x, segments))

    def rows(self, painter: Painter) -> list[Segments]:
        """All rows in full width."""
        return [self._joined(parts, painter) for parts in self._rows]

    def _joined(self, parts: Sequence[tuple[int, Segments]], painter: Painter) -> Segments:
        joined: Segments = []
        at = 0
        for x, segments in sorted(parts, key=lambda part: part[0]):
            if x > at:
                joined += painter.blank(x - at)
            joined += segments
            at = x + sum(cells(segment.text) for segment in segments)
        if at < self.width:
            joined += painter.blank(self.width - at)
        return list(Segment.simplify(joined))
