"""Draws a view: the whole screen as rows of segments, a pure function of state and palette."""

from collections.abc import Sequence

from sourcebook.model import Article, Event
from sourcebook.present.pieces import Line, Piece, blank, justify, shorten, width
from sourcebook.present.words import glyph, plural, short_label
from sourcebook.text import cut
from sourcebook.tui.foot import draw_overlays, foot_row
from sourcebook.tui.layout import SMALLEST, Tier
from sourcebook.tui.paint import Painter, Segments, Surface
from sourcebook.tui.panes import draw_pane, draw_peek
from sourcebook.tui.state import ARTICLES, ROOT, Lens, Place
from sourcebook.tui.titles import tab_row
from sourcebook.tui.view import View


def draw(view: View, painter: Painter) -> list[Segments]:
    """Every row of the screen in full width."""
    surface = Surface(view.width, view.height)
    layout = view.layout
    if layout.tier is Tier.NONE:
        return _too_small(view, painter, surface)
    surface.put(0, 0, painter.row(trail_line(view), view.width))
    if layout.tabs is not None:
        surface.put(0, layout.tabs.y, tab_row(view, painter, layout.tabs.w))
    for pane, box in layout.panes.items():
        draw_pane(view, painter, surface, pane, box)
    if layout.peek is not None:
        draw_peek(view, painter, surface, layout.peek)
    draw_overlays(view, painter, surface)
    surface.put(0, view.height - 1, foot_row(view, painter))
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
