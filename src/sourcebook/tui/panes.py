"""The panes: the rows of the lists and the lines of the reader that are in view."""

from dataclasses import replace
from functools import lru_cache

from sourcebook.answers import ActorRow, EventRow
from sourcebook.corpus import Corpus
from sourcebook.model import Address, Event, Filters
from sourcebook.present.pieces import Line, Piece, width
from sourcebook.present.rows import Ribbon, actor_line, event_line, ribbon, ribbon_line
from sourcebook.present.words import evidence_count, plural, year_shown
from sourcebook.tui.layout import Box, Pane, Tier
from sourcebook.tui.paint import Painter, Segments, Surface
from sourcebook.tui.rows import RowLook, cursor_look, draw_rows
from sourcebook.tui.state import ARTICLES, Lens
from sourcebook.tui.titles import hidden_rows, own_pane, title_row
from sourcebook.tui.view import RULE, View


def draw_pane(view: View, painter: Painter, surface: Surface, pane: Pane, box: Box) -> None:
    """One pane: its title, and what it shows below."""
    y = box.y
    if view.layout.tabs is None:
        indent = 1 if pane is Pane.READER and _has_edge(view) else 0  # clear of the rule below
        title = title_row(view, painter, pane, box.w - indent)
        surface.put(box.x + indent, y, title)
        y += 1
    if pane is Pane.READER:
        rows = reader_rows(view, painter, box.w)
    elif pane is Pane.TIMELINE:
        if view.has_ribbon:
            surface.put(box.x, y, painter.row(_ribbon(view, box.w), box.w))
            y += 1
        rows = timeline_rows(view, painter, box.w)
    else:
        rows = actor_rows(view, painter, box.w)
    for n, row in enumerate(rows):
        surface.put(box.x, y + n, row)


def _ribbon(view: View, room: int) -> Line:
    session = view.session
    subject = view.seen.subject
    thing = session.corpus.thing(subject) if subject else None
    lit = [subject] if isinstance(thing, Event) else sorted(view.seen.linked.events)
    if session.settings.lens is Lens.OFF:
        lit = []
    counted, kept = _counted(session.corpus, session.filters)
    rows = [session.corpus.event_row(event) for event in lit if event in kept]
    months = ribbon(rows, (), lit).lit
    return ribbon_line(replace(counted, lit=months), room, view.signs)


@lru_cache(maxsize=2)
def _counted(corpus: Corpus, filters: Filters) -> tuple[Ribbon, frozenset[Address]]:
    """The ribbon and its events: it takes a look at every row, so it is kept between frames."""
    every = corpus.timeline(others=False)
    rows = corpus.timeline(filters, others=False) if filters else every
    return ribbon(rows, every), frozenset(row.id for row in rows)


def _is_focused(view: View, pane: Pane) -> bool:
    return view.session.place.pane is pane and view.results is None


def timeline_rows(view: View, painter: Painter, room: int) -> list[Segments]:
    """The rows of the timeline in view."""
    if not view.event_rows:
        return _no_rows(view, painter, room, view.list_height(Pane.TIMELINE))
    session = view.session
    linked = view.seen.linked.events
    narrow = own_pane(view) is not Pane.TIMELINE and session.settings.lens is Lens.LIGHT
    dim = narrow and bool(view.seen.subject)
    lines = range(view.display_count(Pane.TIMELINE))

    def line(index: int, _: int) -> Line:
        at = view.row_index(index)
        if at == RULE:
            return _rule_line(view, room)
        row = view.event_rows[at]
        return event_line(row, room, view.signs, faint_year=_same_year(view, index, row))

    def look(index: int, _: int) -> RowLook:
        at = view.row_index(index)
        if at == RULE:
            return RowLook()
        row = view.event_rows[at]
        here = index == view.timeline.cursor
        mark = _mark(
            view, row.id, row.id in linked and not (row.id == _own_row(view) and not row.nth)
        )
        return cursor_look(
            painter,
            here=here,
            focused=_is_focused(view, Pane.TIMELINE),
            mark=mark,
            dim=dim and row.id not in linked,
            hover=view.hover == (Pane.TIMELINE, index - view.timeline.top),
        )

    return draw_rows(lines, view.timeline, room, painter, line, look)


def _own_row(view: View) -> Address:
    """The lens's own subject carries no link mark on its own row."""
    return view.seen.subject


def _mark(view: View, thing: Address, linked: bool) -> str:
    if thing == view.session.settings.pin:
        return view.signs.of("pinned")
    return view.signs.of("linked") if linked else " "


def _rule_line(view: View, room: int) -> Line:
    words = f" undated {view.undated} "
    rest = room - 2 - len(words) - 1
    return (Piece(words, "muted"), Piece(view.signs.of("line") * rest, "rule"))


def _same_year(view: View, index: int, row: EventRow) -> bool:
    """True if the row above, in view and not the cursor's, shows the same year."""
    if index in (view.timeline.top, view.timeline.cursor):
        return False
    above = view.row_index(index - 1)
    if above == RULE:
        return False
    before = view.event_rows[above]
    return bool(year_shown(row.time, view.signs)) and year_shown(
        before.time, view.signs
    ) == year_shown(row.time, view.signs)


def actor_rows(view: View, painter: Painter, room: int) -> list[Segments]:
    """The rows of the actors in view."""
    if not view.actor_rows:
        return _no_rows(view, painter, room, view.list_height(Pane.ACTORS))
    session = view.session
    linked = view.seen.linked.actors
    dim = (
        own_pane(view) is not Pane.ACTORS
        and session.settings.lens is Lens.LIGHT
        and bool(view.seen.subject)
    )
    most = max((row.mentions for row in view.actor_rows[:50]), default=1)

    def look(index: int, row: ActorRow) -> RowLook:
        own = row.id == view.seen.subject
        return cursor_look(
            painter,
            here=index == view.actors.cursor,
            focused=_is_focused(view, Pane.ACTORS),
            mark=_mark(view, row.id, row.id in linked and not own),
            dim=dim and row.id not in linked,
            hover=view.hover == (Pane.ACTORS, index - view.actors.top),
        )

    def line(_: int, row: ActorRow) -> Line:
        return actor_line(row, room, view.signs, most)

    return draw_rows(view.actor_rows, view.actors, room, painter, line, look)


def _no_rows(view: View, painter: Painter, room: int, height: int) -> list[Segments]:
    signs = view.signs
    lines: list[Line] = []
    if view.session.filters:
        text = signs.content(view.session.place.filter)
        what = "event" if view.session.place.pane is not Pane.ACTORS else "actor"
        lines = [
            (Piece(f" No {what} matches {text}."),),
            (Piece(f" {_nearest(view)}", "muted"),),
            (
                Piece(" Esc", "key", bold=True),
                Piece(" clears the filter    ", "muted"),
                Piece("&", "key", bold=True),
                Piece(" changes it", "muted"),
            ),
        ]
    elif not view.session.corpus.articles:
        lines = [
            (Piece(" No articles yet. Add a file:"),),
            (Piece(" sourcebook ingest BOOK FILE...", "muted"),),
        ]
    drawn = [painter.row(line, room) for line in lines[:height]]
    return [*drawn, *(painter.blank(room) for _ in range(height - len(drawn)))]


def _nearest(view: View) -> str:
    """The months with most events, to try instead."""
    rows = view.session.corpus.timeline(others=False)
    months: dict[str, int] = {}
    for row in rows[:500]:
        if row.time is not None and row.time.edtf.earliest and row.dated:
            month = row.time.edtf.earliest.strftime("%Y-%m")
            months[month] = months.get(month, 0) + 1
    best = sorted(months.items())[:2]
    told = ", ".join(f"{month} ({plural(count, 'event')})" for month, count in best)
    return f"Nearest: {told}." if told else ""


def _has_edge(view: View) -> bool:
    """True where a rule parts the reader from the lists."""
    return view.layout.tier is not Tier.ONE and not view.session.settings.zoomed


def reader_rows(view: View, painter: Painter, room: int) -> list[Segments]:
    """The lines of the reader in view."""
    return view.reader.draw(
        painter,
        room,
        focused=_is_focused(view, Pane.READER),
        edge=_has_edge(view),
        visited=view.session.visited - {view.seen.shown},
        hints=view.hints if view.reading_pane is view.reader else {},
        rows_highlight=view.session.place.thing == ARTICLES and view.session.place.why is None,
    )


def draw_peek(view: View, painter: Painter, surface: Surface, box: Box) -> None:
    """What the reader would show, below a list alone."""
    signs = view.signs
    count = evidence_count(view.seen.evidence, signs)
    left = (Piece("   "), Piece("Evidence", "muted", bold=True), Piece(f"  {count} ", "muted"))
    hidden = hidden_rows(view, 0, view.peek.below)
    right = Piece(f" {hidden}  " if hidden else "", "muted")
    rule = Piece(signs.of("line") * max(0, box.w - width((*left, right)) - 1), "rule")
    surface.put(0, box.y, painter.row((*left, rule, right), box.w))
    rows = view.peek.draw(
        painter, box.w, focused=False, edge=False, visited=frozenset(), hints=view.hints
    )
    for n, row in enumerate(rows):
        surface.put(0, box.y + 1 + n, row)
