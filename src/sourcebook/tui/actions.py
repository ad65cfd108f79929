"""What each command does to a view. One function per command, named after it; no Textual.

An action gives the message for the footer, if it has one. What only the app can do
(quit, copy, theme, mouse) it asks of `Host`.
"""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeAlias

from sourcebook import dates, search
from sourcebook.answers import EventRow, Reading
from sourcebook.errors import SourcebookError
from sourcebook.model import Actor, Address, Article, Event, Filters, Judgement, Pair, Property, Say
from sourcebook.present.pages import CARD
from sourcebook.present.why import Question, default_question, judgement_shown, pair_asked
from sourcebook.present.words import citation
from sourcebook.signs import Signs
from sourcebook.tui.commands import BY_ID
from sourcebook.tui.layout import Pane
from sourcebook.tui.overlays import Results
from sourcebook.tui.prompt import Prompt
from sourcebook.tui.reader import assign_hints, is_card
from sourcebook.tui.state import ARTICLES, ROOT, Lens
from sourcebook.tui.themes import NAMES
from sourcebook.tui.view import Message, View, is_address


class Host(Protocol):
    """What the app does for an action."""

    def leave(self) -> None:
        """Quit."""

    def copy(self, text: str) -> int:
        """Send text to the terminal's clipboard (OSC 52); gives the bytes sent."""

    def set_theme(self, name: str) -> None:
        """Another theme, at once."""

    def set_mouse(self) -> bool:
        """Mouse on or off; True if it is on now."""


Action: TypeAlias = Callable[[View, Host], str | None]


# -- moving -------------------------------------------------------------------------------


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


def _focus(view: View, pane: Pane) -> None:
    view.remember()
    view.session.focus(pane)
    view.refresh(keep=True)


def pane_next(view: View, _: Host) -> None:
    """Focus the next pane."""
    panes = list(Pane)
    _focus(view, panes[(panes.index(view.session.place.pane) + 1) % len(panes)])


def pane_previous(view: View, _: Host) -> None:
    """Focus the previous pane."""
    panes = list(Pane)
    _focus(view, panes[(panes.index(view.session.place.pane) - 1) % len(panes)])


def pane_timeline(view: View, _: Host) -> None:
    """Focus the timeline."""
    _focus(view, Pane.TIMELINE)


def pane_actors(view: View, _: Host) -> None:
    """Focus the actors."""
    _focus(view, Pane.ACTORS)


def pane_reader(view: View, _: Host) -> None:
    """Focus the excerpts."""
    _focus(view, Pane.READER)


def to_list(view: View, _: Host) -> None:
    """From the reader back to the list that holds what it shows."""
    if view.session.place.pane is Pane.READER:
        thing = view.session.corpus.thing(view.session.shown)
        _focus(view, Pane.ACTORS if isinstance(thing, Actor) else Pane.TIMELINE)


# -- the trail ----------------------------------------------------------------------------


def _trail(view: View, by: int) -> str | None:
    view.remember()
    if not view.session.step(by):
        return "this is the start of the trail" if by < 0 else "this is the end of the trail"
    view.refresh()
    return None


def back(view: View, _: Host) -> str | None:
    """Back to the place before."""
    return _trail(view, -1)


def forward(view: View, _: Host) -> str | None:
    """Forward again."""
    return _trail(view, 1)


def go(view: View, thing: Address, stop: Address = "", pane: Pane | None = None) -> None:
    """Open a thing: from a list in the list that holds it, from the reader in the reader."""
    view.remember()
    if pane is None and view.session.place.pane is Pane.READER:
        pane = Pane.READER
    view.session.go(thing, pane, stop)
    view.reading = 0
    view.refresh()


def follow_link(view: View, link: Address) -> str | None:
    """Go where a link leads: a thing, an article, or a passage of one."""
    held = view.session.corpus.held
    passage = held.passages.get(link)
    if passage is not None:
        go(view, passage.article, passage.id)
    elif held.knows(link):
        go(view, link)
    else:
        return f"nothing at {link} in this book"
    return None


def open_(view: View, _: Host) -> str | None:
    """Open the row, follow the link, or read the passage in its article."""
    place = view.session.place
    if place.pane is not Pane.READER:
        shown = _row_thing(view)
        if shown:
            go(view, shown, pane=Pane.READER)
        return None
    if (spot := view.reader.focused) is not None:
        return follow_link(view, spot.link)
    if place.thing == ARTICLES and view.reader.current:
        go(view, view.reader.current)
        return None
    return article(view, _)


def _row_thing(view: View) -> Address:
    if view.session.place.pane is Pane.TIMELINE:
        return view.current_event.id if view.current_event else ""
    return view.current_actor.id if view.current_actor else ""


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
        _focus(view, Pane.READER)
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


# -- lens, why, judgements ----------------------------------------------------------------


def pin(view: View, _: Host) -> str | None:
    """Hold what is shown as the lens, or let it go."""
    pinned = view.session.toggle_pin()
    view.refresh(keep=True)
    return None if pinned else "pin released"


def lens(view: View, _: Host) -> str | None:
    """Light, only, off."""
    now = view.session.cycle_lens()
    view.refresh(keep=True)
    return {Lens.LIGHT: "lens: lights what is linked", Lens.ONLY: "lens: only what is linked"}.get(
        now, "lens: off"
    )


_CARD_ASKS: Mapping[str, Property] = {
    "when": Property.WHEN,
    "called": Property.CALLED,
    "who": Property.WHO,
    "where": Property.PLACE,
    "spelled": Property.NAME,
    "roles": Property.ROLE,
}


def question(view: View) -> Question | None:
    """What `w` asks, from the focused link, the part of the card or the row."""
    session = view.session
    shown = session.shown
    if session.place.pane is not Pane.READER:
        thing = _row_thing(view)
        return default_question(session.corpus, thing) if thing else None
    if shown == ARTICLES:
        return Question(view.reader.current, Property.NAME) if view.reader.current else None
    spot = view.reader.focused
    stop = view.reader.current
    part = stop.removeprefix(CARD) if is_card(stop) else ""
    if spot is not None:
        return _about_link(view, shown, spot.link, part)
    if part == "maybe" and (others := session.corpus.maybe(shown)):
        return Question(shown, Property.WHAT, maybe=others[0][0])
    if part in _CARD_ASKS:
        return Question(shown, _CARD_ASKS[part])
    return default_question(session.corpus, shown) if session.corpus.held.knows(shown) else None


def _about_link(view: View, shown: Address, link: Address, part: str) -> Question:
    corpus = view.session.corpus
    is_event = isinstance(corpus.thing(shown), Event)
    if part == "maybe":
        return Question(shown, Property.WHAT, maybe=link)
    if is_event and part == "who":
        return Question(shown, Property.WHO, link)
    if is_event and part == "where":
        return Question(shown, Property.PLACE, link)
    return default_question(corpus, link)


def why(view: View, _: Host) -> str | None:
    """How do we know? The statements behind the row, the card's line or the link."""
    asked = question(view)
    if asked is None:
        return "nothing is under the cursor"
    view.remember()
    session = view.session
    if asked.thing != session.place.thing:
        keep = session.place.thing == ARTICLES or isinstance(
            session.corpus.thing(asked.thing), Article
        )
        if not keep:
            session.go(asked.thing, Pane.READER)
    session.change(pane=Pane.READER, why=asked, stop="", scroll=0)
    view.refresh()
    return None


def _pair(view: View) -> Pair | None:
    place = view.session.place
    if place.why is not None:
        return pair_asked(view.session.corpus, place.why)
    return view.session.pair_here()


def _judge(view: View, say: Say) -> str | None:
    pair = _pair(view)
    if pair is None:
        count = len(view.session.corpus.maybe(view.session.shown)) if view.session.shown else 0
        if count > 1:
            return f"{count} things may be the same; open one of them with w first"
        return "nothing to judge here: go to a row with ≈, or to w of a name"
    held = view.session.corpus.held.rulings.pairs()
    same = [
        e for e in held if isinstance(e.act, Pair) and e.act.key == pair.key and e.act.say is say
    ]
    if same:
        return f"so it is already: {say} ({same[0].id})"
    kept = view.session.judge(pair, say)
    _after_judgement(view)
    return f"{say} by you ({kept.id}); U takes it back"


def _after_judgement(view: View) -> None:
    """Stay on the page where it still makes sense, else show the thing."""
    session = view.session
    why_now = session.place.why
    if why_now is not None:
        of = session.corpus.held.rulings.of
        asked = Question(of(why_now.thing), why_now.prop, of(why_now.link), of(why_now.maybe))
        gone = asked.maybe and (asked.maybe == asked.thing or not session.corpus.maybe(asked.thing))
        session.change(why=None if gone else asked)
    view.refresh(keep=True)


def same(view: View, _: Host) -> str | None:
    """Judge the pair here: same."""
    return _judge(view, Say.SAME)


def different(view: View, _: Host) -> str | None:
    """Judge the pair here: different."""
    return _judge(view, Say.DIFFERENT)


def unsure(view: View, _: Host) -> str | None:
    """Judge the pair here: unsure."""
    return _judge(view, Say.UNSURE)


def undo(view: View, _: Host) -> str | None:
    """Withdraw the judgement shown, else the reader's last one."""
    asked = view.session.place.why
    target = judgement_shown(view.session.corpus, asked) if asked else None
    taken = view.session.undo(target.id if target else "")
    if taken is None:
        return "no judgement of yours to undo"
    _after_judgement(view)
    return f"{target.id if target else _withdrawn(taken)} withdrawn ({taken.id})"


def _withdrawn(taken: Judgement) -> str:
    return str(getattr(taken.act, "judgement", ""))


# -- citing -------------------------------------------------------------------------------


def cite(view: View, host: Host) -> str | None:
    """Copy headline, date, paragraph and address; printed again at the end."""
    corpus = view.session.corpus
    passage = view.passage
    if passage is not None:
        record = corpus.held.articles[passage.article]
    else:
        thing = corpus.thing(view.session.shown)
        if not isinstance(thing, Article):
            return "nothing to cite here"
        record = thing
    text = citation(record, passage, corpus.header.rendition, view.signs)
    view.session.copies.append(text)
    return f"sent to the terminal ({host.copy(text)} bytes), and printed when you leave"


def copy_address(view: View, host: Host) -> str | None:
    """Copy the address of what is shown."""
    address = view.address
    if not address or address == ARTICLES:
        return "nothing has an address here"
    return f"sent to the terminal ({host.copy(address)} bytes): {address}"


# -- finding and viewing ------------------------------------------------------------------


def search_(view: View, _: Host) -> None:
    """Open the search prompt."""
    view.prompt = Prompt("/")
    view.results = Results()


def search_again(view: View, _: Host) -> None:
    """The last search once more."""
    view.prompt = Prompt("/", view.session.searched)
    view.results = Results()
    typed(view)


def filter_(view: View, _: Host) -> None:
    """Open the filter prompt."""
    view.prompt = Prompt("&", view.session.place.filter)


def date(view: View, _: Host) -> None:
    """Open the prompt for a date."""
    view.prompt = Prompt("#")


def command(view: View, _: Host) -> None:
    """Open the command prompt."""
    view.prompt = Prompt(":")


def typed(view: View) -> None:
    """The text of the prompt changed: a search answers at once."""
    view.message = Message()
    if view.prompt is None or view.results is None:
        return
    try:
        wanted = search.parse(view.prompt.text, view.session.corpus)
    except SourcebookError as error:
        view.results.update(view.session.corpus, Filters())
        view.results.error = str(error)
        return
    view.results.update(view.session.corpus, wanted)


def prompt_enter(view: View, host: Host) -> str | None:
    """Enter in a prompt; raises SourcebookError for a bad query, and the prompt stays."""
    prompt = view.prompt
    assert prompt is not None
    text = prompt.text.strip()
    match prompt.sign:
        case "/":
            return _open_hit(view)
        case "&":
            view.session.filter(text)
            view.prompt = None
            view.refresh()
            return None
        case "#":
            message = _go_to_date(view, text)
            view.prompt = None
            return message
        case _:
            view.prompt = None
            return run(view, host, text)


def _open_hit(view: View) -> str | None:
    results, prompt = view.results, view.prompt
    hit = results.current if results else None
    if hit is None:
        return None
    view.session.searched = prompt.text if prompt else ""
    view.prompt = view.results = None
    return follow_link(view, hit.link)


def _go_to_date(view: View, text: str) -> str | None:
    """The cursor on the first event that a date touches, else on the nearest."""
    if not text:
        return None
    value = dates.read(text)
    rows = view.event_rows
    dated = [n for n, row in enumerate(rows) if row.time is not None and row.dated]
    if not dated:
        return "no event here has a date"
    touching = [n for n in dated if _touches(rows[n], value)]
    point = dates.order(value)[0]
    best = touching[0] if touching else min(dated, key=lambda n: abs(_start(rows[n]) - point))
    if view.session.place.pane is not Pane.TIMELINE:
        view.session.focus(Pane.TIMELINE)
        view.refresh_lists()
    view.move_cursor(Pane.TIMELINE, view.display_index(best))
    view.refresh_reader()
    return None if touching else f"no event on {text}; this is the nearest"


def _touches(row: EventRow, value: dates.Edtf) -> bool:
    return row.time is not None and dates.within(row.time.edtf, value)


def _start(row: EventRow) -> int:
    return dates.order(row.time.edtf if row.time else None)[0]


def article(view: View, _: Host) -> str | None:
    """The whole article of the passage under the cursor."""
    passage = view.passage
    if passage is None:
        return "no passage here"
    go(view, passage.article, passage.id)
    return None


def articles(view: View, _: Host) -> None:
    """The list of articles."""
    view.remember()
    view.session.go_articles()
    view.refresh()


def others(view: View, _: Host) -> str:
    """Show or hide the other-date rows."""
    view.session.settings.others = not view.session.settings.others
    view.refresh(keep=True)
    return "other dates shown" if view.session.settings.others else "other dates hidden"


def next_reading(view: View, _: Host) -> str | None:
    """The article of the next reading of a disputed date."""
    event = _disputed(view)
    if not event:
        return "no disputed date here"
    fork: tuple[Reading, ...] = view.session.corpus.readings(event, Property.WHEN)
    at = view.reading % len(fork)
    place = fork[at].first.place
    shown = f"reading {at + 1} of {len(fork)}"
    view.remember()
    view.session.go(place.article.id, Pane.READER, place.passage.id)
    view.session.forked = event
    view.refresh()
    view.reading = at + 1
    time = fork[at].time
    return f"{shown}: {time.edtf.text if time else fork[at].value}"


def _disputed(view: View) -> Address:
    corpus = view.session.corpus
    for thing in (view.session.shown, view.session.forked):
        if isinstance(corpus.thing(thing), Event) and corpus.event_row(thing).disputed:
            if thing != view.session.forked:
                view.reading = 0
            return thing
    return ""


def sort(view: View, _: Host) -> None:
    """The next order of the list."""
    settings = view.session.settings
    if view.session.place.pane is Pane.ACTORS:
        orders = ("mentions", "name", "kind")
        settings.actor_order = orders[(orders.index(settings.actor_order) + 1) % len(orders)]
    else:
        settings.order = "mentions" if settings.order == "date" else "date"
    view.refresh(keep=True)


def reverse(view: View, _: Host) -> None:
    """The timeline the other way round."""
    view.session.settings.reverse = not view.session.settings.reverse
    view.refresh(keep=True)


def zoom(view: View, _: Host) -> None:
    """The focused pane alone, or all again."""
    view.session.settings.zoomed = not view.session.settings.zoomed
    view.refresh(keep=True)


def keys(view: View, _: Host) -> None:
    """The key sheet."""
    view.sheet = not view.sheet


# -- leaving and closing ------------------------------------------------------------------


def escape(view: View, _: Host) -> None:
    """Close one thing: overlay, why, article, zoom, lens, filter, pin, then the reader."""
    session = view.session
    if _close_overlay(view) or _close_page(view):
        return
    if session.settings.zoomed:
        zoom(view, _)
    elif session.settings.lens is Lens.ONLY:
        session.settings.lens = Lens.LIGHT
        view.refresh(keep=True)
    elif session.filters:
        session.filter("")
        view.refresh(keep=True)
    elif session.settings.pin:
        pin(view, _)
    else:
        to_list(view, _)


def _close_overlay(view: View) -> bool:
    if view.hints:
        view.hints, view.typed = {}, ""
    elif view.prompt is not None:
        view.prompt = view.results = None
    elif view.sheet:
        view.sheet = False
    else:
        return False
    return True


def _close_page(view: View) -> bool:
    """Leave a why page, an article or the list of articles."""
    session = view.session
    if session.place.why is not None:
        session.change(why=None, stop="", scroll=0)
        view.refresh()
        return True
    thing = session.corpus.thing(session.place.thing)
    if session.place.thing == ARTICLES or isinstance(thing, Article):
        if session.trail.at == 0:
            session.change(thing=ROOT, pane=Pane.TIMELINE)
            view.refresh()
        else:
            _trail(view, -1)
        return True
    return False


def quit_(view: View, host: Host) -> None:
    """Close an overlay, a why page or an article, else quit."""
    if not (_close_overlay(view) or _close_page(view)):
        host.leave()


# -- the mouse ----------------------------------------------------------------------------


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
        _focus(view, pane)
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


# -- the `:` line -------------------------------------------------------------------------


def reload(view: View, _: Host) -> str:
    """Read book and judgements again; the place is kept."""
    view.remember()
    view.session.reload()
    view.stale = False
    view.refresh(keep=True)
    return "read again"


def ascii_(view: View, _: Host) -> str:
    """Plain ASCII signs, or back."""
    view.signs = Signs(not view.signs.ascii)
    view.refresh(keep=True)
    return "plain ASCII" if view.signs.ascii else "Unicode signs"


def mouse(_: View, host: Host) -> str:
    """Mouse on or off."""
    return "mouse on" if host.set_mouse() else "mouse off"


def cli(view: View, _: Host) -> str:
    """What to type in a shell for the same."""
    place = view.session.place
    if place.why is not None:
        return f"sourcebook why {place.why.thing} -p {place.why.prop}"
    if place.filter and place.pane is not Pane.READER:
        return f"sourcebook find '{place.filter}'"
    return f"sourcebook show {view.address}" if view.address else "sourcebook"


def run(view: View, host: Host, text: str) -> str | None:
    """A line typed after `:`: a command, `theme NAME`, `sort`, `kind KIND`, or an address."""
    word, _, rest = text.partition(" ")
    rest = rest.strip()
    if not word:
        return None
    if is_address(text):
        view.remember()
        passage = view.session.open(text, Pane.READER)
        view.session.change(stop=passage)
        view.refresh()
        return None
    match word:
        case "theme" | "t":
            if rest not in NAMES:
                return f"themes: {' '.join(NAMES)}"
            host.set_theme(rest)
            return None
        case "kind" | "kinds":
            view.session.filter(f"kind:{rest}" if rest else "")
            view.refresh()
            return None
        case "q":
            host.leave()
            return None
    if word in ACTIONS:
        return ACTIONS[word](view, host)
    return f"no command {word}; try {' '.join(sorted(_nearest(word)))} or theme NAME"


def _nearest(word: str) -> list[str]:
    from sourcebook.names import nearest

    found = nearest(word, [(name, name) for name in BY_ID], limit=3, floor=0.4)
    return [name for *_, name in found] or ["search", "filter", "articles"]


ACTIONS: Mapping[str, Action] = {
    "down": down,
    "up": up,
    "first": first,
    "last": last,
    "half-down": half_down,
    "half-up": half_up,
    "section-down": section_down,
    "section-up": section_up,
    "pane-next": pane_next,
    "pane-previous": pane_previous,
    "pane-timeline": pane_timeline,
    "pane-actors": pane_actors,
    "pane-reader": pane_reader,
    "back": back,
    "forward": forward,
    "list": to_list,
    "zoom": zoom,
    "escape": escape,
    "quit": quit_,
    "open": open_,
    "follow": follow,
    "link-next": link_next,
    "link-previous": link_previous,
    "linked-next": linked_next,
    "linked-previous": linked_previous,
    "pin": pin,
    "lens": lens,
    "why": why,
    "same": same,
    "different": different,
    "unsure": unsure,
    "undo": undo,
    "cite": cite,
    "copy-address": copy_address,
    "search": search_,
    "search-again": search_again,
    "filter": filter_,
    "date": date,
    "article": article,
    "articles": articles,
    "others": others,
    "next-reading": next_reading,
    "sort": sort,
    "reverse": reverse,
    "command": command,
    "keys": keys,
    "reload": reload,
    "ascii": ascii_,
    "mouse": mouse,
    "cli": cli,
}

# Moves after which only the list's own rows change at once; the rest follows a little later.
MOVES = frozenset(
    {
        "down",
        "up",
        "first",
        "last",
        "half-down",
        "half-up",
        "section-down",
        "section-up",
        "linked-next",
        "linked-previous",
    }
)
