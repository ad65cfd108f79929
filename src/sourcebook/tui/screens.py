"""The one screen: turns keys into actions, and shows the frames of the view."""

from collections.abc import Iterator

from textual import events
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from sourcebook.errors import SourcebookError
from sourcebook.present.pieces import Piece
from sourcebook.text import cells
from sourcebook.tui import actions
from sourcebook.tui.canvas import Canvas
from sourcebook.tui.commands import COMMANDS
from sourcebook.tui.frame import draw
from sourcebook.tui.layout import Pane
from sourcebook.tui.paint import Painter, Segments
from sourcebook.tui.view import Message, View

FOLLOW_AFTER = 0.07  # seconds without a key until lens and reader follow the cursor
MESSAGE_FOR = 4.0

_COMMANDS = {key: command.id for command in COMMANDS for key in command.keys}


class BookScreen(Screen[None]):
    """Owner of the view. Keys come in, actions change it, frames go out."""

    ESCAPE_TO_MINIMIZE = False
    AUTO_FOCUS = "Canvas"
    DEFAULT_CSS = "BookScreen { layers: base; overflow: hidden; }"

    def __init__(self, view: View, painter: Painter, host: actions.Host) -> None:
        super().__init__()
        self.view = view
        self.painter = painter
        self._host = host
        self._canvas = Canvas()
        self._following: Timer | None = None
        self._fading: Timer | None = None

    def compose(self) -> Iterator[Widget]:
        """One widget."""
        yield self._canvas

    # -- frames ---------------------------------------------------------------------------

    @property
    def rows(self) -> list[Segments]:
        """The last frame, row by row, for tests and pictures."""
        return self._canvas.rows

    def repaint(self) -> None:
        """Draw the view as it is."""
        if self.painter.signs != self.view.signs:
            self.painter = Painter(self.painter.palette, self.view.signs)
        self._canvas.show(draw(self.view, self.painter))

    def on_resize(self, event: events.Resize) -> None:
        """The panes find their new places; focus, cursor and scroll survive."""
        first = not self.view.event_rows
        self.view.width, self.view.height = event.size.width, event.size.height
        if not first:
            self.view.remember()
        self.view.refresh(keep=not first)
        self.repaint()

    def settle(self) -> None:
        """Lens and reader follow the cursor now."""
        if self._following is not None:
            self._following.stop()
            self._following = None
        self.view.lagging = False
        if self.view.session.place.pane is not Pane.READER:
            self.view.refresh_actors_if_unfocused()
            self.view.refresh_reader()
        self.repaint()

    # -- keys -----------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Every key comes here, in order.

        Bindings of Textual are looked up a step later, when keys typed ahead may have
        passed already: after `/` the next letter must find the prompt open.
        """
        event.stop()
        event.prevent_default()
        view = self.view
        if view.prompt is not None:
            self._prompt_key(event.key, event.character)
        elif view.hints:
            self._hint_key(event.key, event.character)
        elif view.sheet:
            view.sheet = False
            self.repaint()
        elif (command := _COMMANDS.get(event.key)) is not None:
            view.welcome = False
            view.message = Message()
            self._do(command)

    def _do(self, command: str) -> None:
        try:
            message = actions.ACTIONS[command](self.view, self._host)
        except SourcebookError as error:
            self.say(self._told(error), error=True)
        else:
            if message:
                self.say(message)
        if command in actions.MOVES and self.view.session.place.pane is not Pane.READER:
            self._follow_later()
        elif self.view.lagging:
            self.settle()
            return
        self.repaint()

    def _follow_later(self) -> None:
        """One repaint of what follows the cursor per burst of keys."""
        self.view.lagging = True
        if self._following is not None:
            self._following.stop()
        self._following = self.set_timer(FOLLOW_AFTER, self.settle)

    def _hint_key(self, key: str, character: str | None) -> None:
        letter = character if character and character.isprintable() else ""
        try:
            message = actions.hint_key(self.view, letter if key != "escape" else "")
            if not letter:
                self.view.hints, self.view.typed = {}, ""
        except SourcebookError as error:
            self.say(self._told(error), error=True)
        else:
            if message:
                self.say(message)
        self.repaint()

    def _prompt_key(self, key: str, character: str | None) -> None:
        view, prompt, results = self.view, self.view.prompt, self.view.results
        assert prompt is not None
        if key in ("escape", "ctrl+c") or (key == "backspace" and not prompt.text):
            view.prompt = view.results = None
            view.message = Message()
        elif key == "enter":
            self._prompt_enter()
        elif results is not None and key in ("down", "up", "ctrl+n", "ctrl+p"):
            results.window.go(results.window.cursor + (1 if key in ("down", "ctrl+n") else -1))
        elif results is not None and key == "tab":
            results.next_group()
        elif prompt.key(key):
            actions.typed(view)
        elif character and character.isprintable():
            prompt.insert(character)
            actions.typed(view)
        self.repaint()

    def _prompt_enter(self) -> None:
        try:
            message = actions.prompt_enter(self.view, self._host)
        except SourcebookError as error:
            self.say(self._told(error), error=True)
        else:
            if message:
                self.say(message)

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text goes into the prompt, cleaned."""
        if self.view.prompt is not None:
            self.view.prompt.insert(event.text)
            actions.typed(self.view)
            self.repaint()

    # -- messages -------------------------------------------------------------------------

    def _told(self, error: SourcebookError) -> str:
        """The sentence; where it is too long for the line, its path gives way first."""
        text = str(error)
        name = error.where.replace("\\", "/").rpartition("/")[2]
        if cells(text) > self.view.width - 4 and name:
            text = text.replace(error.where, name)
        return text

    def say(self, text: str, *, error: bool = False) -> None:
        """A message on the footer line, until the next key or for four seconds."""
        self.view.message = Message(text, error)
        if self._fading is not None:
            self._fading.stop()
        self._fading = self.set_timer(MESSAGE_FOR, self._hush)

    def _hush(self) -> None:
        self.view.message = Message()
        self.repaint()

    # -- mouse ----------------------------------------------------------------------------

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The row under the pointer is tinted; no cursor moves."""
        found = actions.pane_at(self.view, event.x, event.y)
        hover = found if found is not None and found[0] is not Pane.READER else None
        if hover != self.view.hover:
            self.view.hover = hover
            self.repaint()

    def on_click(self, event: events.Click) -> None:
        """A click is a cursor, a second click opens."""
        if self.view.sheet:
            self.view.sheet = False
        elif actions.click(self.view, self._host, event.x, event.y):
            self.view.lagging = False
            self.view.refresh_actors_if_unfocused()
            self.view.refresh_reader(keep=True)
        self.repaint()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the view under the pointer, not the cursor."""
        actions.wheel(self.view, event.x, event.y, 3)
        self.repaint()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel, the other way."""
        actions.wheel(self.view, event.x, event.y, -3)
        self.repaint()


class OpeningScreen(Screen[None]):
    """While a large book is read: one line, no motion."""

    def __init__(self, title: str, painter: Painter) -> None:
        super().__init__()
        self._title = title
        self._painter = painter
        self._canvas = Canvas()

    def compose(self) -> Iterator[Widget]:
        """One widget."""
        yield self._canvas

    def on_resize(self, event: events.Resize) -> None:
        """The line at the foot."""
        width, height = event.size
        rows = [self._painter.blank(width) for _ in range(height - 1)]
        line = (Piece(f" {self._painter.signs.of('ellipsis')} opening {self._title}", "muted"),)
        self._canvas.show([*rows, self._painter.row(line, width)])
