"""Books that are empty, bare, huge or hostile: every pane, page and prompt stays sound."""

from pathlib import Path

import pytest

from sourcebook.model import Batch
from sourcebook.store import open_book
from sourcebook.store.book import _documents
from sourcebook.store.storage import render
from sourcebook.tui.layout import Pane
from tui.books import bare_book, empty_book, long_book, one_article_book
from tui.reading import Reading, reading
from unit.books import hostile_book, small_book

SIZES = [(80, 24), (140, 40)]

# Every command, in every pane, on the first rows and on the last; prompts with their fill.
WALK = (
    "j k G g ^d ^u } {",
    "Enter n N x X f Esc w n j Esc o Esc",
    "y Y v v v Space Space",
    "m d u U",
    "3 g j j G n Enter [ ] f a w Esc h",
    "2 j G Enter w Esc 3 z z h s s s S S",
    "1 = = c c c Esc A j Enter Esc Esc w Esc",
    "/ 'a' Down Tab Enter Esc ; Esc",
    "& 'date:2025' Enter j & ^u Enter",
    "# '2025' Enter",
    ": 'cli' Enter : 'reload' Enter",
    "? ?",
)


async def walk_all(r: Reading) -> None:
    for part in WALK:
        for key in part.split():
            await r.press(key)
            r.sound()
        if not r.app.is_running:
            return


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "book", [empty_book(), bare_book(), one_article_book()], ids=["empty", "bare", "one"]
)
async def test_small_books_are_walked_whole(book: Batch, size: tuple[int, int]) -> None:
    async with reading(book, size) as r:
        await walk_all(r)


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("size", SIZES)
async def test_the_hostile_book_is_walked_whole(size: tuple[int, int], ascii: bool) -> None:
    async with reading(hostile_book(), size, ascii=ascii) as r:
        await walk_all(r)


@pytest.mark.parametrize(
    ("size", "ascii"), [((60, 16), False), ((80, 24), True), ((140, 40), False)]
)
async def test_every_page_of_the_hostile_book(size: tuple[int, int], ascii: bool) -> None:
    """Every thing's card, why page and article, drawn and scrolled to its end."""
    book = hostile_book()
    things = [t.id for t in (*book.events, *book.actors, *book.articles, *book.places)]
    async with reading(book, size, ascii=ascii) as r:
        for thing in things:
            r.session.open(thing, Pane.READER)
            r.view.refresh()
            r.screen.repaint()
            r.sound()
            await r.press("G w", rest=False)
            r.sound()
            await r.press("Esc f", rest=False)
            r.sound()
            await r.press("Esc", rest=False)


@pytest.mark.parametrize("theme", ["ansi", "mono"])
async def test_the_hostile_book_in_sixteen_colours(theme: str) -> None:
    async with reading(hostile_book(), theme=theme) as r:
        await r.press("j 2 j 3 j w Esc A / 'x' Esc ?")
        r.sound()


async def test_what_the_door_would_not_let_in_does_not_reach_the_screen(tmp_path: Path) -> None:
    """A book made by other hands, with control and bidi characters in every text."""
    path = tmp_path / "raw.book.json"
    tables = _documents(hostile_book(raw=True))
    path.write_bytes(render({name: dict(rows) for name, rows in tables}))
    async with reading(open_book(str(path)).batch) as r:
        for key in "j G 3 G w Esc A j Enter G".split():
            await r.press(key)
            r.sound()


async def test_an_empty_book_says_how_to_fill_it() -> None:
    async with reading(empty_book()) as r:
        assert "No articles yet" in r.frame
        assert "sourcebook" in r.frame
        await r.press("Enter")
        await r.press("/ 'x' Enter")
        r.sound()


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (100, 30), (140, 40), (200, 50)])
async def test_ascii_means_ascii(shipped: Batch, size: tuple[int, int]) -> None:
    async with reading(shipped, size, ascii=True, theme="mono") as r:
        await r.press("/ 'memorandum' Enter", rest=True)
        r.sound()
        for key in ("w", "Esc", "o", "Esc", "A", "Esc", "2", "w", "Esc", "3", "f", "Esc", "?"):
            await r.press(key)
            r.sound()
        await r.press("Esc & 'type:accord' Enter v Space G")
        r.sound()


async def test_ascii_in_the_small_book() -> None:
    async with reading(small_book(), ascii=True) as r:
        await walk_all(r)


async def test_a_hundred_thousand_rows_open_and_move() -> None:
    async with reading(long_book(100_000), (80, 24)) as r:
        rows = r.view.event_rows
        assert len(rows) == 100_000
        await r.press("j")
        assert r.event == rows[1].id
        await r.press("G k")
        assert r.event == rows[99_998].id
        await r.press("# '2017-06' Enter")
        here = r.view.current_event
        assert here is not None and here.time is not None
        assert here.time.edtf.text == "2017-06"
        await r.press("Enter [")
        await r.resize(140, 40)
        assert r.event == here.id
        r.sound()
