"""While a large book is read, when reading fails, and when the book changes on disk."""

import threading
from contextlib import suppress

from sourcebook.errors import SourcebookError
from sourcebook.model import Batch
from sourcebook.tour.desk import MemoryDesk
from sourcebook.tui.app import Loader, SourcebookApp, make_view
from sourcebook.tui.screens import BookScreen, OpeningScreen
from sourcebook.tui.view import View


async def test_a_slow_book_says_that_it_is_opening_and_then_opens(shipped: Batch) -> None:
    gate = threading.Event()

    def slow() -> View:
        gate.wait(30)
        return make_view(MemoryDesk(shipped))

    loader = Loader(slow, "Iran–Tajikistan")
    loader.start()
    app = SourcebookApp(loader, "dark")
    async with app.run_test(size=(80, 24)) as pilot:
        while not isinstance(app.screen, OpeningScreen):
            await pilot.pause(0.02)
        await pilot.pause()
        foot = "".join(segment.text for segment in app.screen._canvas.rows[-1])
        assert foot.rstrip() == " … opening Iran–Tajikistan"
        gate.set()
        while not isinstance(app.screen, BookScreen):
            await pilot.pause(0.02)
        await pilot.pause()
        assert "TIMELINE" in "".join(segment.text for segment in app.screen.rows[1])


async def test_a_book_that_cannot_be_read_ends_in_its_sentence() -> None:
    def broken() -> View:
        raise SourcebookError("the book breaks off at byte 7", "use a copy.")

    loader = Loader(broken, "a book")
    loader.start()
    app = SourcebookApp(loader, "dark")
    with suppress(SourcebookError):  # the pilot raises it again
        async with app.run_test(size=(80, 24)) as pilot:
            while app.failure is None:
                await pilot.pause(0.02)
    assert isinstance(app.failure, SourcebookError)
    assert "breaks off at byte 7" in str(app.failure)


class ChangingDesk(MemoryDesk):
    """A desk whose book another program has just rewritten."""

    changed = False

    def newer(self) -> bool:
        return self.changed


async def test_a_book_that_changed_on_disk_is_told_once_and_read_when_asked(shipped: Batch) -> None:
    desk = ChangingDesk(shipped)
    view = make_view(desk)
    app = SourcebookApp(view, "dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j")
        desk.changed = True
        app._look_if_newer()
        assert "changed on disk" in view.message.text
        await pilot.press("j")
        app._look_if_newer()
        assert view.message.text == ""
        desk.changed = False
        await pilot.press("colon", *"reload", "enter")
        assert view.message.text == "read again"
        assert not view.stale


async def test_a_reload_that_could_not_read_says_so(shipped: Batch) -> None:
    desk = ChangingDesk(shipped)
    view = make_view(desk)
    app = SourcebookApp(view, "dark")
    async with app.run_test(size=(80, 24)) as pilot:
        desk.changed = True  # and stays so: the desk keeps what it read before
        await pilot.press("colon", *"reload", "enter")
        assert "cannot be read now" in view.message.text
        assert view.stale
