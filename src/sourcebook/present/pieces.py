"""A line of text as pieces: what it says, in which role, and where it leads.

Roles are those of the table of colours (`text`, `bright`, `muted`, `faint`, `rule`,
`bar`, `mark`, `conflict`, `person`, `group`, `org`, `body`, `state`, `region`, `place`,
`topic`); a theme turns a role into a style.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from sourcebook.model import Address
from sourcebook.text import cells, cut, wrap


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one role. With a `link` it is underlined and can be followed."""

    text: str
    role: str = "text"
    link: Address = ""
    bold: bool = False
    italic: bool = False
    hit: bool = False


Line: TypeAlias = tuple[Piece, ...]

EMPTY: Line = ()


def width(line: Iterable[Piece]) -> int:
    """Cells that a line takes."""
    return sum(cells(piece.text) for piece in line)


def blank(count: int) -> Piece:
    """`count` blanks."""
    return Piece(" " * max(count, 0))


def plain(line: Iterable[Piece]) -> str:
    """The text alone, without trailing blanks."""
    return "".join(piece.text for piece in line).rstrip()


def fit(line: Sequence[Piece], room: int, ellipsis: str = "…") -> Line:
    """The line in exactly `room` cells: cut with an ellipsis, or filled with blanks."""
    return pad_line(shorten(line, room, ellipsis), room)


def pad_line(line: Sequence[Piece], room: int) -> Line:
    """The line filled with blanks to `room` cells."""
    rest = room - width(line)
    return (*line, blank(rest)) if rest > 0 else tuple(line)


def shorten(line: Sequence[Piece], room: int, ellipsis: str = "…") -> Line:
    """The line in at most `room` cells, ending in an ellipsis where something was cut."""
    if width(line) <= room:
        return tuple(line)
    kept: list[Piece] = []
    left = room
    for n, piece in enumerate(line):
        size = cells(piece.text)
        rest = width(line[n + 1 :])
        if size + rest > left and size + min(rest, cells(ellipsis)) > left:
            kept.append(replace(piece, text=cut(piece.text + " " * rest, left, ellipsis)))
            break
        kept.append(piece)
        left -= size
    return tuple(kept)


def justify(left: Sequence[Piece], right: Sequence[Piece], room: int, ellipsis: str = "…") -> Line:
    """`left` … `right` flush right in `room` cells; the left side gives way."""
    space = room - width(right)
    if not right:
        return shorten(left, room, ellipsis)
    if space < 4:
        return shorten(left, room, ellipsis)
    return (*pad_line(shorten(left, space - 2, ellipsis), space), *right)


def flow(items: Iterable[Line], room: int, gap: int = 2, *, ellipsis: str = "…") -> list[Line]:
    """Items side by side, `gap` blanks between, on as many lines as they need."""
    lines: list[list[Piece]] = [[]]
    for item in items:
        used = width(lines[-1])
        if used and used + gap + width(item) > room:
            lines.append([])
            used = 0
        if used:
            lines[-1].append(blank(gap))
        lines[-1].extend(shorten(item, room, ellipsis))
    return [tuple(line) for line in lines if line]


def wrap_line(line: Sequence[Piece], room: int) -> list[Line]:
    """A long line broken at blanks; pieces keep their role, and links go on over the break."""
    text = "".join(piece.text for piece in line)
    starts: list[int] = []
    at = 0
    for piece in line:
        starts.append(at)
        at += len(piece.text)
    broken: list[Line] = []
    for span in wrap(text, room):
        row: list[Piece] = []
        for start, piece in zip(starts, line, strict=True):
            first, last = max(start, span.start), min(start + len(piece.text), span.end)
            if first < last:
                row.append(replace(piece, text=text[first:last]))
        broken.append(tuple(row))
    return broken
