"""Lines in columns: a label, a body, something flush right; and what changes when it is narrow.

Below 60 cells what stands flush right gets a line of its own under the left side; below
40 labels do too. An address or a date is never cut.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sourcebook.cli.form import Form
from sourcebook.present.pieces import (
    EMPTY,
    Line,
    Piece,
    blank,
    flow,
    pad_line,
    shorten,
    width,
    wrap_line,
)
from sourcebook.text import cells

LABEL = 11
"""The column in which the body of a card begins."""

PROSE = 76
"""Cells of running text at most."""

EMPTY_PIECE = Piece("")

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Sheet:
    """Lines being laid out in `room` cells."""

    def __init__(self, room: int, ellipsis: str = "…") -> None:
        self.room = room
        self.ellipsis = ellipsis
        self.lines: list[Line] = []

    @property
    def narrow(self) -> bool:
        """True where what is flush right stands on a line of its own."""
        return self.room < 59

    @property
    def slim(self) -> bool:
        """True where labels stand on a line of their own."""
        return self.room < 39

    def add(self, *pieces: Piece) -> None:
        """A line as it is, cut at the edge."""
        self.lines.append(shorten(pieces, self.room, self.ellipsis))

    def gap(self) -> None:
        """An empty line."""
        self.lines.append(EMPTY)

    def address(self, link: str, indent: int = 2) -> None:
        """An address on its own line, whole: further left where it would not fit."""
        start = max(0, min(indent, self.room - cells(link)))
        self.lines.append((blank(start), Piece(link, "muted", link=link)))

    def sides(self, left: Sequence[Piece], right: Sequence[Piece] = (), indent: int = 0) -> None:
        """`left`, and `right` flush right: on the next line where both do not fit whole."""
        body = (blank(indent), *left) if indent else tuple(left)
        if not right:
            self.lines.append(shorten(body, self.room, self.ellipsis))
        elif not self.narrow and width(body) + 2 + width(right) <= self.room:
            self.lines.append((*pad_line(body, self.room - width(right)), *right))
        else:
            self.lines.append(shorten(body, self.room, self.ellipsis))
            self._alone(right, indent)

    def _alone(self, right: Sequence[Piece], indent: int) -> None:
        if not self.narrow:
            cut = shorten(right, self.room, self.ellipsis)
            self.lines.append((blank(self.room - width(cut)), *cut))
            return
        start = min(indent + 2, max(2, self.room - width(right)))
        for line in wrap_line(right, self.room - start):
            self.lines.append((blank(start), *line))

    def give_way(self, left: Sequence[Piece], right: Sequence[Piece], indent: int = 0) -> None:
        """As `sides`, but on one line where there is room: the left side is cut."""
        body = (blank(indent), *left) if indent else tuple(left)
        if self.narrow or width(right) > self.room // 2:
            self.sides(left, right, indent)
            return
        space = self.room - width(right)
        self.lines.append((*pad_line(shorten(body, space - 1, self.ellipsis), space), *right))

    def flowing(self, items: Iterable[Line], indent: int, gap: int = 3) -> None:
        """Items side by side on as many lines as they need."""
        room = self.room - indent
        for line in flow([shorten(item, room, self.ellipsis) for item in items], room, gap):
            self.lines.append((blank(indent), *line))

    def prose(self, line: Sequence[Piece], indent: int = 0, hanging: Sequence[Piece] = ()) -> None:
        """Running text, at most 76 cells wide; `hanging` stands before its first line."""
        start = indent or width(hanging)
        for n, row in enumerate(wrap_line(line, min(self.room - start, PROSE))):
            head = pad_line(hanging, start) if not n and hanging else (blank(start),)
            self.lines.append((*head, *row))


class Fields:
    """The fields of a card: each label once, its rows in the body's column."""

    def __init__(self, sheet: Sheet, body: int = LABEL, indent: int = 2) -> None:
        self.sheet = sheet
        self.body = 2 if sheet.slim else body
        self._indent = 0 if sheet.slim else indent

    @contextmanager
    def label(self, *words: str) -> Iterator[None]:
        """Write `words` before the rows added inside, one a row; on a line of its own if slim."""
        lines = self.sheet.lines
        start = len(lines)
        yield
        if len(lines) == start:
            return
        if self.sheet.slim:
            lines.insert(start, (Piece(" ".join(words), "muted"),))
            return
        for n, word in enumerate(words):
            if start + n == len(lines):
                self.sheet.gap()
            indent = " " * (self._indent + (2 if n else 0))
            lines[start + n] = _labelled(indent + word, lines[start + n], self.body)


def _labelled(word: str, line: Line, body: int) -> Line:
    """The line with a word in the blanks it starts with."""
    head = Piece(word, "muted")
    if not line:
        return (head,)
    lead = len(line[0].text) - len(line[0].text.lstrip())
    rest = replace(line[0], text=line[0].text[lead:])
    return (head, blank(max(lead, body) - cells(word)), rest, *line[1:])


def last_fit(line: Line, plain: Callable[[str], str], form: Form) -> Line:
    """The line as it will be printed, cut at the edge; only an address may stand out."""
    said = tuple(replace(piece, text=plain(piece.text)) for piece in line)
    if width(said) <= form.room or any(piece.link and piece.text == piece.link for piece in said):
        return said
    return shorten(said, form.room, form.signs.of("ellipsis"))


def has_rtl(text: str) -> bool:
    """True if a right-to-left script would turn the columns behind it about."""
    return not text.isascii() and _RTL.search(text) is not None


def rtl_last(line: Line) -> Line:
    """The line with right-to-left names moved to its end."""
    if not any(has_rtl(piece.text) for piece in line):
        return line
    names = [piece for piece in line if has_rtl(piece.text)]
    last = max(n for n, piece in enumerate(line) if piece.text.strip())
    if len(names) == 1 and line[last] is names[0]:
        return line
    rest: list[Piece] = []
    for before, piece in zip((EMPTY_PIECE, *line), line, strict=False):
        if has_rtl(before.text) and piece.text.startswith(" "):
            piece = replace(piece, text=piece.text[1:])
        if not has_rtl(piece.text):
            rest.append(piece)
    moved = [piece for name in names for piece in (blank(1), name)]
    return (*_without_tail(rest), *moved)


def _without_tail(line: Sequence[Piece]) -> list[Piece]:
    """The line without blanks at its end."""
    kept = list(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept
