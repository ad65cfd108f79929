"""Pictures of every layout, theme and state, as Textual itself draws them.

`pytest --snapshot-update tests/tui` makes them anew; look at what changed before you commit.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from textual.pilot import Pilot

from sourcebook.errors import SourcebookError
from sourcebook.model import Act, Batch, Judgement
from sourcebook.tour.desk import MemoryDesk
from sourcebook.tour.script import keys
from sourcebook.tour.walk import at_rest, press
from sourcebook.tui.app import SourcebookApp, make_view
from sourcebook.tui.themes import NAMES
from tui.books import empty_book
from tui.reading import A1, MEMO, MOMENI, RAHIMZADA
from unit.books import hostile_book, small_book, unfinished_book


class FullDesk(MemoryDesk):
    """A desk whose disk is full."""

    def decide(self, act: Act, reason: str = "") -> Judgement:
        raise SourcebookError("the disk is full", "free some and repeat.")


@dataclass(frozen=True)
class Shot:
    """One snapshot: what is pressed where."""

    name: str
    keys: str = ""
    size: tuple[int, int] = (80, 24)
    theme: str = "dark"
    start: str = MEMO
    ascii: bool = False
    book: Callable[[], Batch] | None = None
    desk: type[MemoryDesk] = MemoryDesk

    def __str__(self) -> str:
        return self.name


WIDE = (140, 40)
LAYOUTS = [
    Shot(f"layout-{w}x{h}", size=(w, h))
    for w, h in ((80, 24), (100, 30), (140, 40), (200, 50), (60, 16), (59, 15))
]
THEMES = [
    Shot(f"theme-{theme}-{w}x{h}", "3 j j n", (w, h), theme)
    for theme in NAMES
    for w, h in ((80, 24), WIDE)
]
STATES = [
    Shot("welcome", start=""),
    Shot("actors", "/ 'rahim' Tab Enter", WIDE),
    Shot("articles", "A"),
    Shot("article", "o", WIDE),
    Shot("why-date", "w"),
    Shot("why-date-wide", "w", WIDE),
    Shot("why-name", "w", start=RAHIMZADA),
    Shot("why-name-wide", "w", WIDE, start=RAHIMZADA),
    Shot("search", "/ 'rahim' Tab"),
    Shot("filter", "& 'type:accord' Enter"),
    Shot("filter-prompt-error", "& 'type:acord' Enter"),
    Shot("filter-empty", "& 'type:sanction' Enter"),
    Shot("undated", "G"),
    Shot("keys", "?"),
    Shot("keys-wide", "?", WIDE),
    Shot("hints", "f", WIDE),
    Shot("hints-many", "f", WIDE, start=A1),
    Shot("pin", "Space 1", WIDE, start=MOMENI),
    Shot("lens-only", "Space v", WIDE, start=MOMENI),
    Shot("zoom", "3 z", WIDE),
    Shot("message", "m"),
    Shot("error", "m", desk=FullDesk),
    Shot("ascii", "", ascii=True, theme="mono"),
    Shot("small-book", "", WIDE, start="", book=small_book),
    Shot("left-open", "A G", start="", book=unfinished_book),
    Shot("left-open-wide", "A G k", WIDE, start="", book=unfinished_book),
    Shot("left-open-article", "A j k Enter", WIDE, start="", book=unfinished_book),
    Shot("empty-book", "", start="", book=empty_book),
    Shot("hostile-book", "j", start="", book=hostile_book),
    Shot("hostile-book-wide", "j 3", WIDE, start="", book=hostile_book),
]


@pytest.mark.parametrize("shot", [*LAYOUTS, *THEMES, *STATES], ids=str)
def test_looks_as_before(shot: Shot, shipped: Batch, snap_compare: Callable[..., bool]) -> None:
    desk = shot.desk(shot.book() if shot.book else shipped)
    app = SourcebookApp(make_view(desk, start=shot.start, ascii=shot.ascii), shot.theme)

    async def walk(pilot: Pilot[None]) -> None:
        await at_rest(app)
        await press(app, *keys(shot.keys))
        await at_rest(app)

    assert snap_compare(app, terminal_size=shot.size, run_before=walk)
