"""What a click and the wheel do."""

from sourcebook.tui.actions.host import Host
from sourcebook.tui.actions.moving import focus
from sourcebook.tui.actions.walking import open_
from sourcebook.tui.layout import Pane
from sourcebook.tui.view import View


def pane_at(view: View, x: int, y: int) -> tuple[Pane, int] | None:
    """The pane under a cell, and the line of its list or page there (-1: its title)."""
    for pane, box in view.layout.panes.items():
        if box.x <= x < box.x + box.w and box.y <= y < box.y + box.h:
            top = box.y + (0 if view.layout.tabs else 1)
            if pane is Pane.TIMELINE and view.has_ribbon:
                top += 1
            return pane, y - top
    return None


def click(view: View, host: Host, x: int, y: int) -> bool:
    """The cursor goes to the row; on the cursor's row it opens. True if a list's cursor moved."""
    found = pane_at(view, x, y)
    if found is None:
        return False
    pane, line = found
    if view.session.place.pane is not pane:
        focus(view, pane)
    if line < 0:
        return False
    if pane is Pane.READER:
        _click_reader(view, line)
        return False
    at = view.window(pane).top + line
    if at == view.window(pane).cursor:
        open_(view, host)
        return False
    if at < view.window(pane).count:
        view.move_cursor(pane, at)
        return True
    return False


def _click_reader(view: View, line: int) -> None:
    at = view.reader.top + line
    for n, (_, start, end) in enumerate(view.reader.stops):
        if start <= at <= end:
            view.reader.stop, view.reader.link = n, -1


def wheel(view: View, x: int, y: int, by: int) -> None:
    """Scroll what is under the pointer."""
    found = pane_at(view, x, y)
    if found is None:
        return
    if found[0] is Pane.READER:
        view.reader.scroll(by)
    else:
        view.window(found[0]).scroll(by)
