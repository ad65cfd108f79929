"""The reader: a page with a cursor over its stops, links to walk, hints to follow."""

import string
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from sourcebook.model import Address
from sourcebook.present.page import CARD, Page, PageLine
from sourcebook.present.pieces import Line, Piece
from sourcebook.text import cells
from sourcebook.tui.paint import Painter, Segments
from sourcebook.tui.themes import RowState

HINTS = "asdfghjklqwertyuiopzxcvbnm"
MORE_HINTS = HINTS + HINTS.upper()  # capitals before letters in pairs: they hide nothing


@dataclass(frozen=True, slots=True)
class LinkSpot:
    """A link on a page: its line, the piece in it, where it leads, the stop it stands in."""

    line: int
    piece: int
    link: Address
    stop: Address


@dataclass(slots=True)
class Reader:
    """What the reader shows and where its cursor is."""

    page: Page = field(default_factory=lambda: Page(()))
    top: int = 0
    height: int = 1
    stop: int = 0  # index into `stops`
    link: int = -1  # index into `links`, -1: none
    stops: list[tuple[Address, int, int]] = field(default_factory=list)  # id, first, last line
    links: list[LinkSpot] = field(default_factory=list)

    def show(self, page: Page, stop: Address = "", *, keep: bool = False) -> None:
        """Show a page from its top, or with its cursor at a stop; `keep` holds the view."""
        before, place = (self.current, self.stop) if keep else ("", 0)
        top = self.top if keep else 0
        self.page = page
        self.stops = _stops(page.lines)
        self.links = list(_links(page.lines))
        self.link, self.top = -1, 0
        wanted = stop or before
        self.stop = self._index_of(wanted)
        if before and not stop and self.stops and self.current != before:
            self.stop = min(place, len(self.stops) - 1)  # it is gone: stay where it was
        if keep:
            self.top = max(0, min(top, len(page.lines) - self.height))
        if stop:
            self._into_view(centre=True)

    def _index_of(self, stop: Address) -> int:
        for n, (known, *_) in enumerate(self.stops):
            if known == stop or (stop and known.startswith(f"{stop}.")):
                return n
        return next((n for n, (known, *_) in enumerate(self.stops) if not is_card(known)), 0)

    @property
    def current(self) -> Address:
        """The stop under the cursor."""
        return self.stops[self.stop][0] if self.stops else ""

    @property
    def focused(self) -> LinkSpot | None:
        """The link that Enter follows."""
        return self.links[self.link] if 0 <= self.link < len(self.links) else None

    def resize(self, height: int) -> None:
        """The pane changed."""
        self.height = max(height, 1)
        self.top = max(0, min(self.top, len(self.page.lines) - self.height))

    # -- moving ---------------------------------------------------------------------------

    def move(self, by: int) -> None:
        """To the next or previous stop; a stop taller than the pane is scrolled first."""
        if not self.stops:
            self.scroll(by)
            return
        _, first, last = self.stops[self.stop]
        if by > 0 and last >= self.top + self.height:
            self.scroll(max(1, self.height // 2))
            return
        if by < 0 and first < self.top and last - first >= self.height:
            self.scroll(-max(1, self.height // 2))
            return
        self.link = -1
        target = self.stop + by
        if not 0 <= target < len(self.stops):
            self.scroll(by * 2)
            return
        self.stop = target
        self._into_view()

    def page_by(self, by: int) -> None:
        """Half a page; the cursor goes to the first stop in view."""
        self.scroll(by * max(1, self.height // 2))
        self.link = -1
        seen = [n for n, (_, first, _) in enumerate(self.stops) if first >= self.top]
        if self.stops:
            edge = by < 0 and self.top == 0
            last = by > 0 and self.top + self.height >= len(self.page.lines)
            self.stop = 0 if edge else len(self.stops) - 1 if last else (seen or [self.stop])[0]

    def ends(self, *, last: bool) -> None:
        """To the first or last stop."""
        self.link = -1
        self.stop = max(0, len(self.stops) - 1) if last else 0
        self.top = max(0, len(self.page.lines) - self.height) if last else 0

    def to_article(self, by: int) -> None:
        """To the next or previous article's first passage in the evidence."""
        articles = [stop.partition("#")[0] for stop, *_ in self.stops]
        here = articles[self.stop] if articles else ""
        order = range(self.stop + 1, len(articles)) if by > 0 else range(self.stop - 1, -1, -1)
        found = next((n for n in order if articles[n] != here), None)
        if found is not None:
            while by < 0 and found > 0 and articles[found - 1] == articles[found]:
                found -= 1
            self.stop, self.link = found, -1
            self._into_view(centre=True)

    def scroll(self, by: int) -> None:
        """Move the view alone."""
        self.top = max(0, min(self.top + by, len(self.page.lines) - self.height))

    def next_link(self, by: int, wanted: Address = "") -> bool:
        """Focus the next link (to one thing only, if `wanted`); it starts at the cursor's stop."""
        order = self._order(by)
        for n in order:
            if not wanted or self.links[n].link == wanted:
                self.link = n
                spot = self.links[n]
                self.stop = next(
                    (i for i, (stop, *_) in enumerate(self.stops) if stop == spot.stop), self.stop
                )
                if not self.top <= spot.line < self.top + self.height:
                    self.top = max(
                        0, min(spot.line - self.height // 2, len(self.page.lines) - self.height)
                    )
                return True
        return False

    def _order(self, by: int) -> Sequence[int]:
        count = len(self.links)
        if self.link >= 0:
            start = self.link + by
        else:
            first = self.stops[self.stop][1] if self.stops else 0
            ahead = [n for n, spot in enumerate(self.links) if spot.line >= first]
            start = ahead[0] if ahead else 0
            if by < 0:
                start -= 1
        return [(start + by * step) % count for step in range(count)] if count else []

    def _into_view(self, *, centre: bool = False) -> None:
        if not self.stops:
            return
        _, first, last = self.stops[self.stop]
        inside = first >= self.top and last < self.top + self.height
        if inside and not centre:
            return
        if inside and last < self.height:
            return
        space = max(0, self.height - (last - first + 1))
        lead = space // 2 if centre else min(space, 1) if first < self.top else space
        if not centre and last >= self.top + self.height:
            lead = min(space, self.height // 3)
        if is_card(self.current) and first < self.height // 2:
            lead = first
        self.top = max(0, min(first - lead, len(self.page.lines) - self.height))

    # -- drawing --------------------------------------------------------------------------

    @property
    def above(self) -> int:
        """Lines hidden above."""
        return self.top

    @property
    def below(self) -> int:
        """Lines hidden below."""
        return max(0, len(self.page.lines) - self.top - self.height)

    def visible_links(self) -> list[LinkSpot]:
        """The links in view, in order of reading."""
        return [s for s in self.links if self.top <= s.line < self.top + self.height]

    def draw(
        self,
        painter: Painter,
        width: int,
        *,
        focused: bool,
        edge: bool,
        visited: AbstractSet[Address],
        hints: dict[LinkSpot, str],
        rows_highlight: bool = False,
    ) -> list[Segments]:
        """The lines in view; `edge` draws the rule on the left."""
        labels = {(spot.line, spot.piece): label for spot, label in hints.items()}
        drawn: list[Segments] = []
        for n in range(self.top, self.top + self.height):
            line = self.page.lines[n] if n < len(self.page.lines) else PageLine(())
            here = focused and bool(line.stop) and line.stop == self.current
            margin = self._margin(painter, here=here, edge=edge)
            pieces = self._dressed(n, line, here, visited)
            row_state = (
                RowState(cursor=True) if here and rows_highlight and line.head else RowState()
            )
            body = (*margin, *pieces)
            if labels:
                body = _with_hints(body, n, labels, len(margin))
            drawn.append(painter.row(body, width, row_state))
        return drawn

    def _margin(self, painter: Painter, *, here: bool, edge: bool) -> Line:
        rule = (Piece(painter.signs.of("edge"), "rule"),) if edge else ()
        bar = painter.signs.of("cursor") if here else " "
        return (*rule, Piece(" "), Piece(bar, "bar", bold=True))

    def _dressed(
        self,
        n: int,
        line: PageLine,
        here: bool,
        visited: AbstractSet[Address],
    ) -> Line:
        """The line with its focused link, visited links and the number of the passage bold."""
        spot = self.focused
        dressed: list[Piece] = []
        for at, piece in enumerate(line.pieces):
            new = piece
            if spot and here and piece.link == spot.link and self._same_link(spot, n, at):
                new = replace(piece, role=f"@{piece.role}")
            elif piece.link in visited and piece.link and not piece.hit and not piece.bold:
                new = replace(piece, role="visited")
            elif here and line.head and at == 0 and _is_label(piece.text):
                new = replace(piece, role="bright", bold=True)
            dressed.append(new)
        return tuple(dressed)

    def _same_link(self, spot: LinkSpot, line: int, piece: int) -> bool:
        """True if a piece is the focused link, or goes on with it on the next line."""
        if (line, piece) == (spot.line, spot.piece):
            return True
        starts = {(other.line, other.piece) for other in self.links}
        return line == spot.line + 1 and (line, piece) not in starts


def _is_label(text: str) -> bool:
    """True for the number of a passage or a card's label, not for the stem of a fork."""
    return text[:1].isalnum() or text.startswith("¶")


def is_card(stop: Address) -> bool:
    """True for a part of a card."""
    return stop.startswith(CARD)


def assign_hints(spots: Sequence[LinkSpot]) -> dict[LinkSpot, str]:
    """Letters for links: small ones, then capitals, and from the 53rd link on two each."""
    if len(spots) <= len(MORE_HINTS):
        return dict(zip(spots, MORE_HINTS, strict=False))
    labels = [first + second for first in HINTS for second in HINTS]
    return dict(zip(spots, labels, strict=False))


def _stops(lines: Sequence[PageLine]) -> list[tuple[Address, int, int]]:
    stops: list[tuple[Address, int, int]] = []
    for n, line in enumerate(lines):
        if not line.stop:
            continue
        if stops and stops[-1][0] == line.stop and stops[-1][2] == n - 1 and not line.head:
            stops[-1] = (line.stop, stops[-1][1], n)
        else:
            stops.append((line.stop, n, n))
    return stops


def _links(lines: Sequence[PageLine]) -> Iterator[LinkSpot]:
    """Each link once; one that goes on over a line's end is one link."""
    carried = ""
    for n, line in enumerate(lines):
        last = max((i for i, p in enumerate(line.pieces) if p.text.strip()), default=-1)
        seen = False
        for at, piece in enumerate(line.pieces):
            if not piece.text.strip():
                continue
            is_number = at == 0 and not piece.link
            goes_on = bool(carried) and piece.link == carried and not seen and not line.head
            if piece.link and not goes_on:
                yield LinkSpot(n, at, piece.link, line.stop)
            seen = seen or not is_number
            if at == last:
                carried = piece.link
        if last < 0:
            carried = ""


def _with_hints(
    body: Sequence[Piece],
    line: int,
    labels: dict[tuple[int, int], str],
    margin: int,
) -> Line:
    """Letters in the blank cell before each link; where there is none, over its first letter."""
    text = "".join(piece.text for piece in body)
    overlays: dict[int, str] = {}
    at = 0
    for n, piece in enumerate(body):
        label = labels.get((line, n - margin))
        if label:
            lead = text[at - 1 : at]
            start = at - 1 if lead in string.whitespace else at
            for offset, letter in enumerate(label):
                overlays[start + offset] = letter
        at += len(piece.text)
    return tuple(_overlaid(body, overlays))


def _overlaid(body: Sequence[Piece], overlays: dict[int, str]) -> Iterator[Piece]:
    at = 0
    for piece in body:
        run = ""
        for offset, char in enumerate(piece.text):
            if at + offset in overlays:
                if run:
                    yield replace(piece, text=run)
                yield Piece(overlays[at + offset] + " " * (cells(char) - 1), "chip", bold=True)
                run = ""
            else:
                run += char
        if run:
            yield replace(piece, text=run)
        at += len(piece.text)
