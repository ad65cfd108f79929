"""A reader at the screen: the app over a desk in memory, driven by keys as a tour writes them."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from textual import events
from textual.pilot import Pilot

from sourcebook.corpus import Desk
from sourcebook.model import Batch
from sourcebook.text import cells, clean
from sourcebook.tour.desk import MemoryDesk
from sourcebook.tour.script import keys
from sourcebook.tour.walk import at_rest, delivered, press, rows_of, trail
from sourcebook.tui.app import SourcebookApp, make_view
from sourcebook.tui.layout import Pane
from sourcebook.tui.screens import BookScreen
from sourcebook.tui.state import Place, Session
from sourcebook.tui.view import View

MEMO = "event/interior-ministers-sign-security-memorandum"
PACT = "event/interior-ministries-sign-security-pact"
FIRST = "event/iran-seeks-closer-ties-to-tajikistan"
LAST = "event/tajikistan-reaches-iranian-seaports"
RAHIMZADA, HAMRO = "actor/ramazon-rahimzada", "actor/rahimzoda-ramazon-hamro"
MOMENI, IRAN = "actor/eskandar-momeni", "actor/iran"
A1 = "article/police-chief-in-dushanbe-2025-12-23"
A2 = "article/security-memorandum-2025-04-23"


@dataclass
class Reading:
    """One reader; `keys` as in tours: `/ 'rahim' Tab Enter`."""

    app: SourcebookApp
    pilot: Pilot[None]

    async def press(self, *scripts: str, rest: bool = True) -> None:
        """Press keys; then what follows the cursor is drawn, as after a moment's rest."""
        for script in scripts:
            await press(self.app, *keys(script))
        if rest and self.app.is_running and self.view.lagging:
            self.screen.settle()

    async def resize(self, width: int, height: int) -> None:
        """Another terminal size."""
        await self.pilot.resize_terminal(width, height)
        await delivered(self.app)

    async def click(self, x: int, y: int) -> None:
        """A click of the mouse on a cell."""
        await self._mouse(events.MouseDown, x, y)
        await self._mouse(events.MouseUp, x, y)

    async def wheel(self, x: int, y: int, *, up: bool = False) -> None:
        """One notch of the wheel over a cell."""
        await self._mouse(events.MouseScrollUp if up else events.MouseScrollDown, x, y)

    async def point(self, x: int, y: int) -> None:
        """The pointer goes to a cell."""
        await self._mouse(events.MouseMove, x, y)

    async def _mouse(self, kind: type[events.MouseEvent], x: int, y: int) -> None:
        at = {"x": x, "y": y, "screen_x": x, "screen_y": y, "delta_x": 0, "delta_y": 0}
        keys = {"button": 1, "shift": False, "meta": False, "ctrl": False}
        self.app.post_message(kind(None, **at, **keys))
        await delivered(self.app)

    @property
    def screen(self) -> BookScreen:
        assert isinstance(self.app.screen, BookScreen)
        return self.app.screen

    @property
    def view(self) -> View:
        return self.app.view

    @property
    def session(self) -> Session:
        return self.view.session

    @property
    def place(self) -> Place:
        return self.session.place

    @property
    def pane(self) -> Pane:
        return self.place.pane

    @property
    def shown(self) -> str:
        return self.session.shown

    @property
    def event(self) -> str:
        row = self.view.current_event
        return row.key if row else ""

    @property
    def actor(self) -> str:
        row = self.view.current_actor
        return row.id if row else ""

    @property
    def passage(self) -> str:
        return self.view.reader.current

    @property
    def told(self) -> str:
        """The message on the footer line."""
        return self.view.message.text

    @property
    def trail(self) -> tuple[str, ...]:
        return trail(self.view)

    @property
    def rows(self) -> list[str]:
        return ["".join(segment.text for segment in row) for row in rows_of(self.app)]

    @property
    def frame(self) -> str:
        return "\n".join(self.rows)

    def sound(self) -> None:
        """Every row has the width of the screen, and no character that steers a terminal."""
        rows = self.rows
        assert len(rows) == self.view.height
        for row in rows:
            assert cells(row) == self.view.width, (cells(row), row)
            assert "\n" not in row and "\t" not in row
            bare = clean(row)
            assert bare.removed == 0, ascii(row)
            if self.view.signs.ascii:
                assert row.isascii(), ascii(row)


@asynccontextmanager
async def reading(
    book: Batch | Desk,
    size: tuple[int, int] = (140, 40),
    *,
    theme: str = "dark",
    ascii: bool = False,
    start: str = "",
    place: Mapping[str, object] | None = None,
) -> AsyncIterator[Reading]:
    """The screen on a book (over a new desk in memory) or on a desk."""
    desk = MemoryDesk(book, place=place) if isinstance(book, Batch) else book
    app = SourcebookApp(make_view(desk, start=start, ascii=ascii), theme)
    async with app.run_test(size=size) as pilot:
        await at_rest(app)
        yield Reading(app, pilot)
