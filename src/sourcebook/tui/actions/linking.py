"""From link to link, from hit to hit, and from row to linked row."""

from sourcebook import search
from sourcebook.model import Address
from sourcebook.tui.actions.host import Host
from sourcebook.tui.actions.moving import focus
from sourcebook.tui.actions.walking import follow_link
from sourcebook.tui.layout import Pane
from sourcebook.tui.reader import assign_hints
from sourcebook.tui.view import View


def follow(view: View, _: Host) -> str | None:
    """Letters at every link in view."""
    spots = view.reading_pane.visible_links()
    if not spots:
        return "no link in view"
    view.hints, view.typed = assign_hints(spots), ""
    return None


def hint_key(view: View, key: str) -> str | None:
    """A letter while hints are shown; anything else takes them away."""
    typed = view.typed + key
    for spot, label in view.hints.items():
        if label == typed:
            view.hints, view.typed = {}, ""
            return follow_link(view, spot.link)
    if any(label.startswith(typed) for label in view.hints.values()):
        view.typed = typed
    else:
        view.hints, view.typed = {}, ""
    return None


def _next_link(view: View, by: int) -> str | None:
    if view.session.place.pane is not Pane.READER:
        if view.session.filters or view.results or _last_hits(view):
            return _next_hit(view, by)
        focus(view, Pane.READER)
    return None if view.reader.next_link(by) else "no link on this page"


def _last_hits(view: View) -> set[Address]:
    wanted = search.parse(view.session.searched, view.session.corpus)
    return {hit.link for hit in search.find(view.session.corpus, wanted).all()} if wanted else set()


def _next_hit(view: View, by: int) -> str | None:
    pane = view.session.place.pane
    hits = _last_hits(view)
    rows = _row_ids(view, pane)
    return _next_row(
        view, pane, [n for n, row in enumerate(rows) if row in hits], by, "no hit in this list"
    )


def _row_ids(view: View, pane: Pane) -> list[Address]:
    if pane is Pane.TIMELINE:
        return [row.id for row in view.event_rows]
    return [row.id for row in view.actor_rows]


def _next_row(view: View, pane: Pane, wanted: list[int], by: int, none: str) -> str | None:
    window = view.window(pane)
    at = view.row_index(window.cursor) if pane is Pane.TIMELINE else window.cursor
    ahead = [n for n in wanted if (n > at if by > 0 else n < at)]
    if not wanted or wanted == [at]:
        return none
    target = (ahead or wanted)[0] if by > 0 else (ahead or wanted)[-1]
    view.move_cursor(pane, view.display_index(target) if pane is Pane.TIMELINE else target, by)
    return None


def link_next(view: View, _: Host) -> str | None:
    """Next link in the reader; in lists the next hit of the last search."""
    return _next_link(view, 1)


def link_previous(view: View, _: Host) -> str | None:
    """Previous link or hit."""
    return _next_link(view, -1)


def _next_linked(view: View, by: int) -> str | None:
    session, pane = view.session, view.session.place.pane
    if pane is Pane.READER:
        found = view.reader.next_link(by, session.subject)
        return None if found else "the lens's subject is not named here"
    linked = session.linked.events if pane is Pane.TIMELINE else session.linked.actors
    wanted = [n for n, thing in enumerate(_row_ids(view, pane)) if thing in linked]
    return _next_row(view, pane, wanted, by, "nothing linked in this list")


def linked_next(view: View, _: Host) -> str | None:
    """Next row linked to the lens; in the reader its next mention."""
    return _next_linked(view, 1)


def linked_previous(view: View, _: Host) -> str | None:
    """Previous linked row or mention."""
    return _next_linked(view, -1)
