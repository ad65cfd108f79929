"""Draws a view: the whole screen as rows of segments, a pure function of state and palette."""

from collections.abc import Sequence

from sourcebook.answers import ActorRow, EventRow
from sourcebook.model import Actor, Address, Article, Event
from sourcebook.present.pieces import Line, Piece, blank, justify, pad_line, shorten, width
from sourcebook.present.rows import actor_line, event_line, ribbon, ribbon_line
from sourcebook.present.words import evidence_count, glyph, plural, short_label, year_shown
from sourcebook.text import cells, cut
from sourcebook.tui.commands import Context, footer, footer_gap
from sourcebook.tui.layout import SMALLEST, Box, Pane, Tier
from sourcebook.tui.overlays import (
    RESULT_ROWS,
    key_name,
    key_sheet,
    result_line,
    results_title,
)
from sourcebook.tui.paint import Painter, Segments, Surface
from sourcebook.tui.rows import RowLook, Window, cursor_look, draw_rows
from sourcebook.tui.state import ARTICLES, ROOT, Lens, Place
from sourcebook.tui.themes import RowState
from sourcebook.tui.view import RULE, View

NAMES = {Pane.TIMELINE: "Timeline", Pane.ACTORS: "Actors", Pane.READER: "Excerpts"}
NUMBERS = {Pane.TIMELINE: 1, Pane.ACTORS: 2, Pane.READER: 3}


def draw(view: View, painter: Painter) -> list[Segments]:
    """Every row of the screen in full width."""
    surface = Surface(view.width, view.height)
    layout = view.layout
    if layout.tier is Tier.NONE:
        return _too_small(view, painter, surface)
    surface.put(0, 0, painter.row(trail_line(view), view.width))
    if layout.tabs is not None:
        surface.put(0, layout.tabs.y, _tabs(view, painter, layout.tabs.w))
    for pane, box in layout.panes.items():
        _draw_pane(view, painter, surface, pane, box)
    if layout.peek is not None:
        _draw_peek(view, painter, surface, layout.peek)
    _draw_overlays(view, painter, surface)
    surface.put(0, view.height - 1, _foot(view, painter))
    return surface.rows(painter)


def _too_small(view: View, painter: Painter, surface: Surface) -> list[Segments]:
    text = f"needs {SMALLEST[0]}x{SMALLEST[1]}, have {view.width}x{view.height}"
    surface.put(0, 0, painter.row((Piece(text, "bright"),), view.width))
    return surface.rows(painter)


# -- the trail ----------------------------------------------------------------------------


def trail_line(view: View) -> Line:
    """Row 0: the path of places, and at the right what holds: pin, filter, lens or the book."""
    right = _right_end(view)
    room = view.width - 4 - width(right)
    return justify((blank(1), *_path(view, room)), (*right, blank(1)), view.width)


def _right_end(view: View) -> Line:
    session, signs = view.session, view.signs
    if session.place.filter:
        return (
            Piece("& ", "bar", bold=True),
            Piece(cut(signs.content(session.place.filter), 30, signs.of("ellipsis"))),
            Piece("   Esc", "key", bold=True),
            Piece(" clears", "muted"),
        )
    if pin := session.settings.pin:
        name = short_label(session.corpus, pin, signs, 24)
        return (Piece(f"{signs.of('pinned')} pinned ", "bar", bold=True), Piece(name))
    if session.settings.lens is not Lens.LIGHT:
        return (Piece(f"lens {session.settings.lens}", "muted"),)
    return (Piece(plural(len(session.corpus.articles), "article"), "muted"),)


def _path(view: View, room: int) -> Line:
    places, at = view.session.trail.places, view.session.trail.at
    sign = f" {view.signs.of('trail')} "
    steps = [_step(view, place, n - at) for n, place in enumerate(places)]
    first, last = 0, len(steps)
    while last > at + 1 and _path_width(steps[first:last], first) > room:
        last -= 1
    while first < at and _path_width(steps[first:last], first) > room:
        first += 1
    line: list[Piece] = [Piece(f"{view.signs.of('ellipsis')} ", "muted")] if first else []
    for n, step in enumerate(steps[first:last]):
        if n:
            line.append(Piece(sign, "muted" if first + n <= at else "faint"))
        line += step
    return shorten(line, room, view.signs.of("ellipsis"))


def _path_width(steps: Sequence[Line], first: int) -> int:
    return sum(width(step) + 3 for step in steps) - 3 + (2 if first else 0)


def _step(view: View, place: Place, offset: int) -> Line:
    """One place of the trail; before the current one muted, after it faint."""
    role = "muted" if offset < 0 else "bright" if offset == 0 else "faint"
    bold = offset == 0
    if place.thing == ROOT:
        return (Piece("Timeline", role, bold=bold),)
    if place.thing == ARTICLES:
        return (Piece("Articles", role, bold=bold),)
    corpus, signs = view.session.corpus, view.signs
    address = view.seen.shown if view.lagging and bold else place.thing
    thing = corpus.thing(address)
    if isinstance(thing, Article):
        return (Piece(thing.short, role, bold=bold),)
    sign = glyph(corpus, address, signs)
    hue = sign.role if bold and not isinstance(thing, Event) else role
    name = short_label(corpus, address, signs)
    return (Piece(sign.text, hue, bold=bold), blank(1), Piece(name, role, bold=bold))


# -- titles -------------------------------------------------------------------------------


def _chip(view: View, pane: Pane) -> tuple[str, str]:
    """The name and the count of a pane."""
    if pane is not Pane.READER:
        return NAMES[pane], _list_count(view, pane)
    place = view.session.place
    if place.why is not None:
        return "Why", view.reader.page.count
    if place.thing == ARTICLES:
        return "Articles", str(len(view.session.corpus.articles))
    thing = view.session.corpus.thing(view.seen.shown)
    if isinstance(thing, Article):
        return "Article", thing.short
    return NAMES[pane], evidence_count(view.seen.evidence, view.signs)


def _list_count(view: View, pane: Pane, *, short: bool = False) -> str:
    session = view.session
    timeline = pane is Pane.TIMELINE
    _, all_actors, all_events, _ = session.corpus.counts
    every = all_events if timeline else all_actors
    noun = "event" if timeline else "actor"
    kept = session.event_rows() if timeline else len(view.actor_rows)
    starts = own_pane(view) is pane
    if session.filters:
        shown = kept
    elif starts or session.settings.lens is Lens.OFF or not view.seen.subject:
        return str(every) if short else plural(every, noun)
    else:
        linked = view.seen.linked
        shown = len(linked.events if timeline else linked.actors)
    if short:
        return f"{shown} of {every}" if session.filters else f"{shown}/{every}"
    return f"{shown} of {every}" if session.filters else f"{shown} of {plural(every, noun)}"


def own_pane(view: View) -> Pane | None:
    """The pane in which the lens starts: it is never dimmed."""
    thing = view.session.corpus.thing(view.seen.subject) if view.seen.subject else None
    if isinstance(thing, Event):
        return Pane.TIMELINE
    return Pane.ACTORS if isinstance(thing, Actor) else None


def _sorted(view: View, pane: Pane) -> str:
    settings = view.session.settings
    if pane is Pane.TIMELINE:
        if settings.order == "mentions":
            return "by passages"
        return "new first" if settings.reverse else "old first"
    if pane is Pane.ACTORS:
        return f"by {settings.actor_order}"
    place = view.session.place
    thing = view.session.corpus.thing(view.seen.shown)
    if place.why is not None or place.thing == ARTICLES or isinstance(thing, Article):
        return "Esc back"
    return "by date"


def _hidden(view: View, above: int, below: int) -> str:
    signs = view.signs
    parts = [f"{signs.of('above')}{above}"] if above else []
    if below:
        parts.append(f"{signs.of('below')}{below}")
    return " ".join(parts)


def _title(view: View, painter: Painter, pane: Pane, room: int) -> Segments:
    focused = view.session.place.pane is pane
    name, count = _chip(view, pane)
    window: Window | None = None if pane is Pane.READER else view.window(pane)
    above = window.above if window else view.reader.above
    below = window.below if window else view.reader.below
    number = NUMBERS[pane]
    chip = (
        Piece(f" {number} {name.upper()} ", "chip", bold=True)
        if focused
        else Piece(f" {number} {name} ", "muted", bold=True)
    )
    counted = Piece(f" {count} ", "text" if focused else "muted")
    sort = Piece(f" {_sorted(view, pane)} ", "text" if focused else "muted")
    hidden = _hidden(view, above, below)
    right = [Piece(f" {hidden} ", "text" if focused else "muted")] if hidden else []
    rest = room - width((chip, counted, *right, sort))
    if rest < 1:
        sort = Piece(" ", "muted")
        rest = room - width((chip, counted, *right, sort))
    rule = Piece(view.signs.of("line") * max(rest, 0), "bar" if focused else "rule")
    return painter.row((chip, counted, rule, *right, sort), room)


def _tabs(view: View, painter: Painter, room: int) -> Segments:
    """The tab row of the one-pane tier: all three names, the focused one as a chip."""
    line = _tab_names(view, view.signs.of("line") * 2 + " ")
    if width(line) > room - 12:
        line = _tab_names(view, "")
    signs, here = view.signs, view.session.place.pane
    window: Window | None = None if here is Pane.READER else view.window(here)
    above = window.above if window else view.reader.above
    below = window.below if window else view.reader.below
    hidden = _hidden(view, above, below)
    right = (f" {hidden} " if hidden else "") + f" {_sorted(view, here)} "
    rest = room - width(line) - cells(right)
    if rest < 0:
        right = f" {hidden} " if hidden else " "
        rest = room - width(line) - cells(right)
    rule = Piece(signs.of("line") * max(rest, 0), "bar" if here is Pane.READER else "rule")
    return painter.row((*line, rule, Piece(right, "muted")), room)


def _tab_names(view: View, between: str) -> list[Piece]:
    here = view.session.place.pane
    line: list[Piece] = []
    for pane in Pane:
        focused = pane is here
        name, count = _chip(view, pane)
        tail = _tab_count(view, pane, count)
        if focused:
            line += [
                Piece(f" {NUMBERS[pane]} {name.upper()} ", "chip", bold=True),
                Piece(f" {tail} "),
            ]
        else:
            line += [
                Piece(f" {NUMBERS[pane]} {name} ", "muted", bold=True),
                Piece(f" {tail} ", "muted"),
            ]
        if pane is not Pane.READER:
            line.append(Piece(between, "bar" if focused else "rule"))
    return line


def _tab_count(view: View, pane: Pane, count: str) -> str:
    if pane is not Pane.READER:
        return _list_count(view, pane, short=True)
    name, _ = _chip(view, pane)
    if name != "Excerpts":
        return count
    session = view.session
    total = sum(1 for passage in session.corpus.held.passages.values() if passage.text)
    if session.filters:
        return f"{len(session.corpus.matching_passages(session.filters))}/{total}"
    evidence = view.seen.evidence
    own = sum(not exhibit.maybe for exhibit in evidence)
    return f"{own}/{total}"


# -- panes --------------------------------------------------------------------------------


def _draw_pane(view: View, painter: Painter, surface: Surface, pane: Pane, box: Box) -> None:
    y = box.y
    if view.layout.tabs is None:
        indent = 1 if pane is Pane.READER and _has_edge(view) else 0  # clear of the rule below
        title = _title(view, painter, pane, box.w - indent)
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
    corpus = session.corpus
    every = corpus.timeline(others=False)
    kept = corpus.timeline(session.filters, others=False) if session.filters else every
    return ribbon_line(ribbon(kept, every, lit), room, view.signs)


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
            (Piece(" sourcebook build DIR", "muted"),),
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


def _draw_peek(view: View, painter: Painter, surface: Surface, box: Box) -> None:
    signs = view.signs
    count = evidence_count(view.seen.evidence, signs)
    left = (Piece("   "), Piece("Evidence", "muted", bold=True), Piece(f"  {count} ", "muted"))
    hidden = _hidden(view, 0, view.peek.below)
    right = Piece(f" {hidden}  " if hidden else "", "muted")
    rule = Piece(signs.of("line") * max(0, box.w - width((*left, right)) - 1), "rule")
    surface.put(0, box.y, painter.row((*left, rule, right), box.w))
    rows = view.peek.draw(
        painter, box.w, focused=False, edge=False, visited=frozenset(), hints=view.hints
    )
    for n, row in enumerate(rows):
        surface.put(0, box.y + 1 + n, row)


# -- overlays and foot --------------------------------------------------------------------


def _draw_overlays(view: View, painter: Painter, surface: Surface) -> None:
    if view.sheet:
        lines = key_sheet(view.width, view.signs)
        room = view.height - 5
        _panel(view, painter, surface, "? KEYS", "any key closes", lines[:room])
    elif view.results is not None:
        name, count = results_title(view.results)
        _result_panel(view, painter, surface, name, count)


def _panel(
    view: View, painter: Painter, surface: Surface, name: str, count: str, lines: Sequence[Line]
) -> None:
    top = view.height - 2 - len(lines)
    surface.put(0, top, painter.row(_panel_title(view, name, count), view.width))
    for n, line in enumerate(lines):
        surface.put(0, top + 1 + n, painter.row(line, view.width, panel=True))


def _panel_title(view: View, name: str, count: str) -> Line:
    head = (Piece(f" {name} ", "chip", bold=True), Piece(f" {view.signs.content(count)} "))
    return (*head, Piece(view.signs.of("line") * max(0, view.width - width(head)), "bar"))


def _result_panel(view: View, painter: Painter, surface: Surface, name: str, count: str) -> None:
    results = view.results
    assert results is not None
    room = min(RESULT_ROWS, view.height - 6)
    results.window.resize(len(results.hits), room)
    top = view.height - 2 - room
    surface.put(0, top, painter.row(_panel_title(view, name, count), view.width))
    for n in range(room):
        index = results.window.top + n
        if index >= len(results.hits):
            surface.put(0, top + 1 + n, painter.blank(view.width, panel=True))
            continue
        line = result_line(view.session.corpus, results, index, view.width, view.signs)
        here = index == results.window.cursor
        bar = view.signs.of("cursor") if here else " "
        if painter.palette.ansi and not view.signs.ascii:
            bar = " "
        state = RowState(cursor=here)
        row = painter.row(line[:1], 9, panel=True)
        row += painter.row(
            (Piece(bar, "bar", bold=True), *line[1:]), view.width - 9, state, panel=True
        )
        surface.put(0, top + 1 + n, row)


def _foot(view: View, painter: Painter) -> Segments:
    if view.prompt is not None:
        return painter.row(_prompt_line(view), view.width)
    if view.hints:
        text = f"  {view.typed}" if view.typed else ""
        line = (
            Piece(" follow ", "chip", bold=True),
            Piece(f" type a letter{text}   "),
            Piece("Esc cancel", "muted"),
        )
        return painter.row(line, view.width)
    if view.message.text:
        role = "err" if view.message.error else "text"
        lead = Piece(" ! " if view.message.error else " ", "err", bold=True)
        text = cut(view.signs.content(view.message.text), view.width - 4, view.signs.of("ellipsis"))
        return painter.row((lead, Piece(text, role)), view.width)
    if view.welcome:
        return painter.row(_welcome(view), view.width)
    return painter.row(_keys_line(view), view.width)


def _welcome(view: View) -> Line:
    line: list[Piece] = [Piece(f" {view.signs.of('linked')} ", "bar", bold=True)]
    for key, words in (("Enter", " opens, "), ("w", " says why, "), ("?", " shows the keys")):
        line += [Piece(key, "key", bold=True), Piece(words, "muted")]
    return tuple(line)


def context(view: View) -> Context:
    """What the footer is about."""
    place = view.session.place
    if place.pane is not Pane.READER:
        return Context.LIST
    if place.why is not None:
        return Context.WHY
    return Context.ARTICLES if place.thing == ARTICLES else Context.READER


def _keys_line(view: View) -> Line:
    from sourcebook.present.why import pair_asked

    why = view.session.place.why
    judging = why is not None and pair_asked(view.session.corpus, why) is not None
    gap = footer_gap(view.width)
    line: list[Piece] = [blank(1)]
    for key, words in footer(context(view), view.width, judging=judging):
        line += [
            Piece(key_name(key, view.signs), "key", bold=True),
            Piece(f" {words}{' ' * gap}", "muted"),
        ]
    return tuple(line)


_PROMPT_HINTS = {
    "/": "Enter open  Tab next kind  Esc close",
    "&": "Enter filter  Esc close",
    "#": "Enter go to date  Esc close",
    ":": "Enter run  Esc close",
}


def _prompt_line(view: View) -> Line:
    prompt = view.prompt
    assert prompt is not None
    hint = _PROMPT_HINTS[prompt.sign]
    room = view.width - cells(hint) - 5
    text = prompt.text
    start = 0
    while cells(text[start : prompt.at]) >= room:
        start += 1
    before, under = text[start : prompt.at], text[prompt.at : prompt.at + 1] or " "
    after = cut(text[prompt.at + 1 :], max(0, room - cells(before) - 1), "")
    left = (
        Piece(f" {prompt.sign}", "key", bold=True),
        Piece(before, "bright"),
        Piece(under, "@text"),
        Piece(after, "bright"),
    )
    if view.message.text and view.message.error:
        return (*left, Piece(f"   {view.signs.content(view.message.text)}", "err"))
    return justify(pad_line(left, room), (Piece(hint, "muted"), blank(1)), view.width)
