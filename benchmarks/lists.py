"""(c) One frame and one cursor move of lists of 20 to 100,000 rows, ours and Textual's."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence

from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import DataTable, OptionList

from benchmarks.tables import Case, Figures, rounds, show
from benchmarks.world import SHIPPED, World
from sourcebook.answers import EventRow
from sourcebook.corpus import Corpus
from sourcebook.model import Act, Judgement
from sourcebook.signs import Signs
from sourcebook.store import open_book
from sourcebook.tui.app import SourcebookApp
from sourcebook.tui.frame import draw
from sourcebook.tui.layout import Pane
from sourcebook.tui.paint import Painter
from sourcebook.tui.state import Session
from sourcebook.tui.themes import PALETTES
from sourcebook.tui.view import View

SIZES = (20, 1_000, 100_000)
BOUND = {"DataTable": 1_000, "OptionList": 100_000}  # beyond this it takes half a minute
NAMES = {
    "ours": "view and frame alone",
    "app": "sourcebook",
    "OptionList": "OptionList",
    "DataTable": "DataTable",
}
ONCE = 10_000  # larger lists of Textual's are filled once, not every round


class Still:
    """A desk on which nothing is written."""

    def __init__(self) -> None:
        self._corpus = Corpus(open_book(SHIPPED).batch, ())

    def corpus(self) -> Corpus:
        """The shipped book."""
        return self._corpus

    def decide(self, act: Act, reason: str = "") -> Judgement:
        """Never asked here."""
        raise NotImplementedError

    def judgements(self) -> Sequence[Judgement]:
        """None."""
        return ()

    def remember(self, place: Mapping[str, object]) -> None:
        """Forget."""

    def place(self) -> Mapping[str, object]:
        """None."""
        return {}

    def newer(self) -> bool:
        """Never."""
        return False


class Repeated(Sequence[EventRow]):
    """The rows of the shipped book over and over, as many as wanted."""

    def __init__(self, rows: Sequence[EventRow], count: int) -> None:
        self._rows, self._count = rows, count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> EventRow:  # type: ignore[override]
        if not 0 <= index < self._count:
            raise IndexError(index)
        return self._rows[index % len(self._rows)]


class Long(Session):
    """A session whose timeline has as many rows as wanted."""

    def __init__(self, desk: Still, count: int) -> None:
        super().__init__(desk)
        self._count = count

    def timeline(self) -> Sequence[EventRow]:
        """The rows of the book, repeated."""
        return Repeated(super().timeline(), self._count)


def run(world: World, count: int) -> None:  # noqa: ARG001
    """Measure and print."""
    desk = Still()
    cases: dict[str, Case] = {f"ours {n}": lambda n=n: ours(desk, n) for n in SIZES}
    for size in SIZES:
        cases[f"app {size}"] = lambda n=size: asyncio.run(whole(desk, n))
    cases |= _textual(lambda size: size <= ONCE)
    found = rounds(cases, count)
    found |= rounds(_textual(lambda size: size > ONCE), 1)
    sizes = [f"{size:,}" for size in SIZES]
    rows = [
        [f"{NAMES[name]}, {what}", *(_cell(found.get(f"{name} {size} {what}")) for size in SIZES)]
        for name in NAMES
        for what in ("first frame", "move")
    ]
    show("lists, ms by number of rows (medians; no terminal, 80x24)", ["", *sizes], rows)
    print("  all but the first pair: a headless app, with Textual's own waiting after a key")
    print("  a dash: skipped, DataTable takes half a minute for 100,000 rows")


def _textual(wanted: Callable[[int], bool]) -> dict[str, Case]:
    kinds: dict[str, Callable[[int], Widget]] = {"OptionList": options, "DataTable": table}
    return {
        f"{name} {size}": lambda name=name, make=make, size=size: asyncio.run(
            textual(name, make, size)
        )
        for name, make in kinds.items()
        for size in SIZES
        if size <= BOUND[name] and wanted(size)
    }


def _cell(figures: Figures | None) -> str:
    return f"{figures.median * 1e3:.1f}" if figures else "-"


def ours(desk: Still, size: int) -> Mapping[str, float]:
    """A frame with a list of `size` rows, and one move of the cursor with its frame."""
    view = View(Session(desk), Signs())
    view.refresh()
    painter = Painter(PALETTES["dark"], view.signs)
    start = time.perf_counter()
    view.event_rows = Repeated(view.event_rows, size)
    view.undated = 0
    view.timeline.resize(size, view.list_height(Pane.TIMELINE))
    rows = draw(view, painter)
    drawn = time.perf_counter()
    view.move_cursor(Pane.TIMELINE, size // 2)
    after = draw(view, painter)
    moved = time.perf_counter()
    assert rows != after
    return {f"ours {size} first frame": drawn - start, f"ours {size} move": moved - drawn}


async def whole(desk: Still, size: int) -> Mapping[str, float]:
    """Our app, all three panes of it, as the others are measured."""
    start = time.perf_counter()
    app = SourcebookApp(View(Long(desk, size), Signs()), "dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        drawn = time.perf_counter()
        await pilot.press("down")
        moved = time.perf_counter()
        assert app.view.timeline.cursor == 1
        assert len(app.view.event_rows) == size
    return {f"app {size} first frame": drawn - start, f"app {size} move": moved - drawn}


def options(size: int) -> Widget:
    """Textual's plain list."""
    return OptionList(*(f"2025-01-23  accord  Meeting {n}" for n in range(size)))


def table(size: int) -> Widget:
    """Textual's table."""
    made: DataTable[str] = DataTable(cursor_type="row")
    made.add_columns("date", "type", "title")
    made.add_rows(("2025-01-23", "accord", f"Meeting {n}") for n in range(size))
    return made


async def textual(name: str, make: Callable[[int], Widget], size: int) -> Mapping[str, float]:
    """An app with nothing but the list, to its first frame, and one move."""

    class Alone(App[None]):
        def compose(self) -> ComposeResult:
            yield make(size)

    start = time.perf_counter()
    async with Alone().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        drawn = time.perf_counter()
        await pilot.press("down")
        moved = time.perf_counter()
    return {f"{name} {size} first frame": drawn - start, f"{name} {size} move": moved - drawn}
