"""The titles of the panes: their names, how much of what they show, in which order."""

from sourcebook.model import Actor, Article, Event
from sourcebook.present.pieces import Piece, width
from sourcebook.present.words import evidence_count, plural
from sourcebook.text import cells
from sourcebook.tui.layout import Pane
from sourcebook.tui.paint import Painter, Segments
from sourcebook.tui.rows import Window
from sourcebook.tui.state import ARTICLES, Lens
from sourcebook.tui.view import View

NAMES = {Pane.TIMELINE: "Timeline", Pane.ACTORS: "Actors", Pane.READER: "Excerpts"}
NUMBERS = {Pane.TIMELINE: 1, Pane.ACTORS: 2, Pane.READER: 3}


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


def hidden_rows(view: View, above: int, below: int) -> str:
    """How many rows are above and below what is in view."""
    signs = view.signs
    parts = [f"{signs.of('above')}{above}"] if above else []
    if below:
        parts.append(f"{signs.of('below')}{below}")
    return " ".join(parts)


def title_row(view: View, painter: Painter, pane: Pane, room: int) -> Segments:
    """A pane's title: the focused one as a chip."""
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
    hidden = hidden_rows(view, above, below)
    right = [Piece(f" {hidden} ", "text" if focused else "muted")] if hidden else []
    rest = room - width((chip, counted, *right, sort))
    if rest < 1:
        sort = Piece(" ", "muted")
        rest = room - width((chip, counted, *right, sort))
    rule = Piece(view.signs.of("line") * max(rest, 0), "bar" if focused else "rule")
    return painter.row((chip, counted, rule, *right, sort), room)


def tab_row(view: View, painter: Painter, room: int) -> Segments:
    """The tab row of the one-pane tier: all three names, the focused one as a chip."""
    line = _tab_names(view, view.signs.of("line") * 2 + " ")
    if width(line) > room - 12:
        line = _tab_names(view, "")
    signs, here = view.signs, view.session.place.pane
    window: Window | None = None if here is Pane.READER else view.window(here)
    above = window.above if window else view.reader.above
    below = window.below if window else view.reader.below
    hidden = hidden_rows(view, above, below)
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
