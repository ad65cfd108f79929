"""Moving within a pane and between panes."""

from sourcebook.answers import EventRow
from sourcebook.model import Actor
from sourcebook.tui.actions.host import Host
from sourcebook.tui.layout import Pane
from sourcebook.tui.view import View


def _step(view: View, by: int) -> None:
    pane = view.session.place.pane
    if pane is Pane.READER:
        view.reader.move(by)
    else:
        view.move_cursor(pane, view.window(pane).cursor + by, by)


def down(view: View, _: Host) -> None:
    """Next row or passage."""
    _step(view, 1)


def up(view: View, _: Host) -> None:
    """Previous row or passage."""
    _step(view, -1)


def _end(view: View, *, last: bool) -> None:
    pane = view.session.place.pane
    if pane is Pane.READER:
        view.reader.ends(last=last)
    else:
        view.move_cursor(pane, view.window(pane).count - 1 if last else 0, -1 if last else 1)


def first(view: View, _: Host) -> None:
    """First row or passage."""
    _end(view, last=False)


def last(view: View, _: Host) -> None:
    """Last row or passage."""
    _end(view, last=True)


def _half(view: View, by: int) -> None:
    pane = view.session.place.pane
    if pane is Pane.READER:
        view.reader.page_by(by)
    else:
        window = view.window(pane)
        view.move_cursor(pane, window.cursor + by * max(1, window.height // 2), by)


def half_down(view: View, _: Host) -> None:
    """Half a page down."""
    _half(view, 1)


def half_up(view: View, _: Host) -> None:
    """Half a page up."""
    _half(view, -1)


def _section(view: View, by: int) -> None:
    match view.session.place.pane:
        case Pane.READER:
            view.reader.to_article(by)
        case Pane.ACTORS:
            kinds = [str(row.kind) for row in view.actor_rows]
            view.move_cursor(Pane.ACTORS, _next_change(kinds, view.actors.cursor, by), by)
        case Pane.TIMELINE:
            months = [_month(row) for row in view.event_rows]
            at = _next_change(months, max(view.row_index(view.timeline.cursor), 0), by)
            view.move_cursor(Pane.TIMELINE, view.display_index(at), by)


def _month(row: EventRow) -> str:
    if row.time is None or not row.dated:
        return ""
    day = row.time.edtf.earliest or row.time.edtf.latest
    return day.strftime("%Y-%m") if day else ""


def _next_change(keys: list[str], at: int, by: int) -> int:
    """Where the next run of equal keys starts; backwards the start of this or the one before."""
    starts = [n for n in range(len(keys)) if n == 0 or keys[n] != keys[n - 1]]
    if by > 0:
        return next((n for n in starts if n > at), len(keys) - 1)
    return next((n for n in reversed(starts) if n < at), 0)


def section_down(view: View, _: Host) -> None:
    """Next month, article or kind."""
    _section(view, 1)


def section_up(view: View, _: Host) -> None:
    """Previous month, article or kind."""
    _section(view, -1)


def focus(view: View, pane: Pane) -> None:
    """The reader goes to a pane."""
    view.remember()
    view.session.focus(pane)
    view.refresh(keep=True)


def pane_next(view: View, _: Host) -> None:
    """Focus the next pane."""
    panes = list(Pane)
    focus(view, panes[(panes.index(view.session.place.pane) + 1) % len(panes)])


def pane_previous(view: View, _: Host) -> None:
    """Focus the previous pane."""
    panes = list(Pane)
    focus(view, panes[(panes.index(view.session.place.pane) - 1) % len(panes)])


def pane_timeline(view: View, _: Host) -> None:
    """Focus the timeline."""
    focus(view, Pane.TIMELINE)


def pane_actors(view: View, _: Host) -> None:
    """Focus the actors."""
    focus(view, Pane.ACTORS)


def pane_reader(view: View, _: Host) -> None:
    """Focus the excerpts."""
    focus(view, Pane.READER)


def to_list(view: View, _: Host) -> None:
    """From the reader back to the list that holds what it shows."""
    if view.session.place.pane is Pane.READER:
        thing = view.session.corpus.thing(view.session.shown)
        focus(view, Pane.ACTORS if isinstance(thing, Actor) else Pane.TIMELINE)
