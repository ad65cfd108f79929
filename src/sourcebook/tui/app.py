"""The Textual app around the one screen, and how the command line starts it."""

import gc
import os
from collections.abc import Mapping, Sequence

from textual.app import App

from sourcebook.corpus import Desk
from sourcebook.errors import SourcebookError
from sourcebook.signs import Signs
from sourcebook.tui.paint import Painter
from sourcebook.tui.screens import BookScreen
from sourcebook.tui.state import Session
from sourcebook.tui.themes import PALETTES, choose, textual_theme
from sourcebook.tui.view import Message, View


class SourcebookApp(App[None]):
    """One screen over one session."""

    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    CSS = "Screen { background: $background; }"

    def __init__(self, view: View, theme: str) -> None:
        super().__init__()
        self.animation_level = "none"
        self.view = view
        self.mouse = True
        for palette in PALETTES.values():
            self.register_theme(textual_theme(palette))
        self.palette = PALETTES[theme]
        self.theme = f"sourcebook-{theme}"

    def on_mount(self) -> None:
        """Open the book."""
        self.push_screen(BookScreen(self.view, Painter(self.palette, self.view.signs), self))

    def on_ready(self) -> None:
        """The first frame is out: garbage may be collected again."""
        gc.enable()

    # -- what actions ask of the app ------------------------------------------------------

    def leave(self) -> None:
        """Remember the place, then quit."""
        self.view.remember()
        try:
            self.view.session.desk.remember(self.view.session.memento())
        except SourcebookError as error:
            self.view.session.copies.append(f"sourcebook: {error}")
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
    environ: Mapping[str, str] = os.environ,
) -> Sequence[str]:
    """Show the book until the reader leaves; gives what was cited, for stdout.

    Raises LinkError or NotHere where `start` leads nowhere. `read_only` desks refuse
    judgements themselves; the screen only says so.
    """
    gc.disable()
    view = make_view(desk, start=start, ascii=ascii, notices=notices)
    if read_only and not view.message.text:
        view.message = Message("read-only: nothing can be judged here")
    app = SourcebookApp(view, choose(environ, theme))
    over_ssh = bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))
    app.mouse = not over_ssh
    app.run(mouse=not over_ssh)
    return tuple(view.session.copies)
