"""What a page is made of, and how it is drawn.

A page is a list of lines; each belongs to a *stop*, where the reader's cursor can rest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sourcebook.model import Address
from sourcebook.present.pieces import Line, Piece
from sourcebook.signs import Signs
from sourcebook.text import Span

HANG = 4  # width of the column of paragraph numbers
CARD = "card:"  # a stop that is a part of the card, not a passage


def hung(mark: str) -> str:
    """A display name or number in its column; a long one ("A119") keeps a blank behind it."""
    return f"{mark:<{HANG - 1}} "


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page. `stop` names the block it belongs to, empty for a card's lines."""

    pieces: Line
    stop: Address = ""
    head: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Lines, and the name of what they show for the chip (`Excerpts`, `Article`, `Why` …)."""

    lines: tuple[PageLine, ...]
    count: str = ""
    card: int = 0  # how many lines at the top are the card


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is drawn: `measure` cells of text behind the hanging column."""

    measure: int
    signs: Signs
    compact: bool = False
    hits: frozenset[Address] = frozenset()  # things whose names stand out

    @property
    def room(self) -> int:
        """All cells of a line."""
        return self.measure + HANG


def with_hits(line: Line, spans: Sequence[Span]) -> Line:
    """The line with some of its characters standing out (spans count from its start)."""
    pieces: list[Piece] = []
    at = 0
    for piece in line:
        pieces += _split(piece, at, spans)
        at += len(piece.text)
    return tuple(pieces)


def _split(piece: Piece, start: int, spans: Sequence[Span]) -> Iterator[Piece]:
    at = 0
    for span in spans:
        first = max(span.start - start, at)
        last = min(span.end - start, len(piece.text))
        if first < last:
            if at < first:
                yield replace(piece, text=piece.text[at:first])
            yield replace(piece, text=piece.text[first:last], hit=True, bold=True)
            at = last
    if at < len(piece.text):
        yield replace(piece, text=piece.text[at:])
