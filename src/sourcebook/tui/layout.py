"""Where each part of the screen stands, by the size of the terminal alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

SMALLEST = (60, 16)
PEEK_ROWS = 7


class Pane(StrEnum):
    """What can have the focus."""

    TIMELINE = "timeline"
    ACTORS = "actors"
    READER = "reader"


class Tier(StrEnum):
    """The four arrangements, and none for a terminal that is too small."""

    NONE = "none"
    ONE = "one pane"
    BAND = "band"
    READER = "reader"
    COLUMNS = "three columns"


@dataclass(frozen=True, slots=True)
class Box:
    """Cells: left, top, width, height."""

    x: int
    y: int
    w: int
    h: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes of the panes, each with its title row (in the one-pane tier `tabs` is the title)."""

    tier: Tier
    panes: Mapping[Pane, Box]
    tabs: Box | None = None
    peek: Box | None = None

    @property
    def compact(self) -> bool:
        """True where the reader shows the short card of an event."""
        return self.tier is Tier.BAND


def tier_of(width: int, height: int) -> Tier:
    """The arrangement for a size."""
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return Tier.NONE
    if width < 100 or (height < 26 and width < 120):
        return Tier.ONE
    if width < 120:
        return Tier.BAND
    return Tier.READER if width < 200 else Tier.COLUMNS


def arrange(width: int, height: int, pane: Pane, *, zoomed: bool = False) -> Layout:
    """The boxes for a size; row 0 is the trail, the last row the footer."""
    tier = tier_of(width, height)
    body = height - 2
    match tier:
        case Tier.NONE:
            return Layout(tier, {})
        case Tier.ONE:
            return _one(width, height, pane, zoomed)
        case _ if zoomed:
            return Layout(tier, {pane: Box(0, 1, width, body)})
        case Tier.BAND:
            return _band(width, body)
        case Tier.READER:
            return _reader(width, body)
        case _:
            return _columns(width, body)


def _one(width: int, height: int, pane: Pane, zoomed: bool) -> Layout:
    tabs = Box(0, 1, width, 1)
    rows = height - 3
    if pane is Pane.READER or height < 22 or zoomed:
        return Layout(Tier.ONE, {pane: Box(0, 2, width, rows)}, tabs)
    peek = Box(0, height - 1 - PEEK_ROWS, width, PEEK_ROWS)
    return Layout(Tier.ONE, {pane: Box(0, 2, width, rows - PEEK_ROWS)}, tabs, peek)


def _band(width: int, body: int) -> Layout:
    top, left = body * 48 // 100, width * 37 // 100
    return Layout(
        Tier.BAND,
        {
            Pane.TIMELINE: Box(0, 1, width, top),
            Pane.ACTORS: Box(0, 1 + top, left, body - top),
            Pane.READER: Box(left, 1 + top, width - left, body - top),
        },
    )


def _reader(width: int, body: int) -> Layout:
    left = width * 46 // 100
    top = max(body * 55 // 100, min(17, body - 8))
    return Layout(
        Tier.READER,
        {
            Pane.TIMELINE: Box(0, 1, left, top),
            Pane.ACTORS: Box(0, 1 + top, left, body - top),
            Pane.READER: Box(left, 1, width - left, body),
        },
    )


def _columns(width: int, body: int) -> Layout:
    return Layout(
        Tier.COLUMNS,
        {
            Pane.TIMELINE: Box(0, 1, 84, body),
            Pane.ACTORS: Box(84, 1, 46, body),
            Pane.READER: Box(130, 1, width - 130, body),
        },
    )
