"""The Textual app around the one screen, and how the command line starts it."""

import asyncio
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from textual.app import App
from textual.driver import Driver

from sourcebook.corpus import Desk
from sourcebook.errors import Exit, SourcebookError
from sourcebook.signs import Signs
from sourcebook.tui.paint import Painter
from sourcebook.tui.screens import BookScreen, OpeningScreen
from sourcebook.tui.state import Session
from sourcebook.tui.themes import PALETTES, choose, textual_theme
from sourcebook.tui.thrift import thrifty
from sourcebook.tui.view import Message, View

PATIENCE = 0.15  # seconds before the screen says that it is still opening
LOOK_EVERY = 2.0  # seconds between looks at whether the book changed on disk


class Loader(threading.Thread):
    """Makes the view while Textual starts; a large book takes longer than the screen."""

    def __init__(self, make: Callable[[], View], title: str) -> None:
        super().__init__(daemon=True)
        self._make = make
        self.title = title
        self.view: View | None = None
        self.error: Exception | None = None

    def run(self) -> None:
        """Make the view, or keep what went wrong for the caller."""
        try:
            self.view = self._make()
        except Exception as error:  # noqa: BLE001 - handed to whoever waits
            self.error = error


class SourcebookApp(App[None]):
    """One screen over one session."""

    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    CSS = "Screen { background: $background; }"

    def __init__(self, source: View | Loader, theme: str) -> None:
        super().__init__()
        self.animation_level = "none"
        self._source = source
        self.mouse = True
        self.failure: Exception | None = None
        for palette in PALETTES.values():
            self.register_theme(textual_theme(palette))
        self.palette = PALETTES[theme]
        self.theme = f"sourcebook-{theme}"

    def get_driver_class(self) -> type[Driver]:
        """The platform's driver, its output squeezed where it speaks ANSI."""
        driver = super().get_driver_class()
        return driver if sys.platform == "win32" else thrifty(driver)

    @property
    def view(self) -> View:
        """What is on the screen; only once the book is open."""
        view = self._source.view if isinstance(self._source, Loader) else self._source
        assert view is not None
        return view

    async def on_mount(self) -> None:
        """Open the book; say so if it takes a while."""
        self._heed_signals()
        if isinstance(self._source, Loader):
            self._source.join(PATIENCE)
            if self._source.is_alive():
                painter = Painter(self.palette, Signs())
                await self.push_screen(OpeningScreen(self._source.title, painter))
                self._waiting = self.set_interval(0.05, self._look_if_open)
                return
        await self._show_book()

    async def _look_if_open(self) -> None:
        if isinstance(self._source, Loader) and not self._source.is_alive():
            self._waiting.stop()
            await self._show_book()

    async def _show_book(self) -> None:
        if isinstance(self._source, Loader) and self._source.error is not None:
            self._fail(self._source.error)
            return
        await self.push_screen(BookScreen(self.view, Painter(self.palette, self.view.signs), self))
        self.set_interval(LOOK_EVERY, self._look_if_newer)

    def _look_if_newer(self) -> None:
        """Say once that the book changed on disk; the reader decides when to read it again."""
        view, screen = self.view, self.screen
        if isinstance(screen, BookScreen) and not view.message.text and not view.stale:
            with suppress(SourcebookError):
                view.stale = view.session.desk.newer()
            if view.stale:
                screen.say("the book changed on disk; :reload reads it again, your place is kept")
                screen.repaint()

    def on_ready(self) -> None:
        """The first frame is out: garbage may be collected again."""
        gc.enable()

    def _heed_signals(self) -> None:
        """A hang-up or a polite kill leaves like `q`: place kept, terminal restored."""
        if threading.current_thread() is not threading.main_thread() or sys.platform == "win32":
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            with suppress(NotImplementedError, ValueError):
                loop.add_signal_handler(number, self.leave)

    # -- faults ---------------------------------------------------------------------------

    def _handle_exception(self, error: Exception) -> None:
        """Textual's hook for what nobody caught: no traceback for the reader, see `run`."""
        self._fail(error)
        super_exception = self._exception
        if super_exception is None:  # a pilot re-raises it, so that no test passes over a fault
            self._exception = error
            self._exception_event.set()

    def _fail(self, error: Exception) -> None:
        self.failure = self.failure or error
        self._remember()
        self.exit()

    def _remember(self) -> None:
        """Keep the reader's place; one that cannot be kept must not stop the leaving."""
        if isinstance(self._source, Loader) and self._source.view is None:
            return
        with suppress(Exception):
            self.view.remember()
            self.view.session.desk.remember(self.view.session.memento())

    async def action_quit(self) -> None:
        """Textual's own Ctrl-Q leaves like ours."""
        self.leave()

    # -- what actions ask of the app ------------------------------------------------------

    def leave(self) -> None:
        """Remember the place, then quit."""
        self._remember()
        self.exit()

    def copy(self, text: str) -> int:
        """OSC 52; nobody can know whether it arrived."""
        self.copy_to_clipboard(text)
        return len(text.encode())

    def set_theme(self, name: str) -> None:
        """Another palette, at once."""
        self.palette = PALETTES[name]
        self.theme = f"sourcebook-{name}"
        screen = self.screen
        if isinstance(screen, BookScreen):
            screen.painter = Painter(self.palette, self.view.signs)
            screen.repaint()

    def set_mouse(self) -> bool:
        """Turn the terminal's mouse reports on or off."""
        driver = self._driver
        self.mouse = not self.mouse
        if driver is not None:
            # Textual has no public switch; both drivers for terminals have this pair.
            name = "_enable_mouse_support" if self.mouse else "_disable_mouse_support"
            getattr(driver, name, lambda: None)()
        return self.mouse


def make_view(
    desk: Desk, *, start: str = "", ascii: bool = False, notices: Sequence[str] = ()
) -> View:
    """The view of a session: at an address, where the reader left, or at the first row."""
    session = Session(desk)
    view = View(session, Signs(ascii))
    if start:
        passage = session.open(start)
        session.change(stop=passage)
    elif not session.restore(desk.place()):
        view.welcome = True
    if notices:
        view.message = Message(notices[0], error=True)
    return view


def run(
    desk: Desk,
    *,
    start: str = "",
    theme: str = "",
    ascii: bool = False,
    read_only: bool = False,
    notices: Sequence[str] = (),
    title: str = "the book",
    reports: str = "",
    environ: Mapping[str, str] = os.environ,
) -> Sequence[str]:
    """Show the book until the reader leaves; gives what was cited, for stdout.

    Raises LinkError or NotHere where `start` leads nowhere, and a SourcebookError after
    a crash: the terminal is restored, the place kept, a report written to the folder
    `reports`. `read_only` desks refuse judgements themselves; the screen only says so.
    """
    gc.disable()
    if read_only and not notices:
        notices = ("read-only: nothing can be judged here",)

    def make() -> View:
        return make_view(desk, start=start, ascii=ascii, notices=notices)

    loader = Loader(make, title)
    loader.start()
    app = SourcebookApp(loader, choose(environ, theme))
    over_ssh = bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))
    app.mouse = not over_ssh
    app.run(mouse=not over_ssh)
    gc.enable()
    if app.failure is not None:
        raise _stumbled(app.failure, reports)
    return tuple(app.view.session.copies) if loader.view is not None else ()


def _stumbled(error: Exception, reports: str) -> SourcebookError:
    """What to tell of a crash: the fault's own sentence, or where the report is."""
    if isinstance(error, SourcebookError):
        return error
    import traceback

    # Frames and the kind of the fault only: its words could quote an article.
    lines = [f"{type(error).__name__}\n"]
    lines += [
        f"{f.filename}:{f.lineno} {f.name}\n" for f in traceback.extract_tb(error.__traceback__)
    ]
    path = os.path.join(reports, "crash-report.txt") if reports else ""  # noqa: PTH118
    told = "your place and judgements are kept"
    if path:
        try:
            with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
                file.writelines(lines)
            told += f"; a report without article text is at {path}"
        except OSError:
            path = ""
    where = lines[-1].split()[0].rpartition(os.sep)[2] if len(lines) > 1 else ""
    return SourcebookError(
        f"the screen stumbled ({type(error).__name__} at {where})", f"{told}.", code=Exit.BAD
    )
