"""Walking the trail: opening a thing, an article or a reading, and the way back."""

from sourcebook.answers import Reading
from sourcebook.model import Address, Event, Property
from sourcebook.tui.actions.host import Host
from sourcebook.tui.layout import Pane
from sourcebook.tui.state import ARTICLES
from sourcebook.tui.view import View


def trail_step(view: View, by: int) -> str | None:
    """A step along the trail; a message where it ends."""
    view.remember()
    if not view.session.step(by):
        return "this is the start of the trail" if by < 0 else "this is the end of the trail"
    view.refresh()
    return None


def back(view: View, _: Host) -> str | None:
    """Back to the place before."""
    return trail_step(view, -1)


def forward(view: View, _: Host) -> str | None:
    """Forward again."""
    return trail_step(view, 1)


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
        shown = row_thing(view)
        if shown:
            go(view, shown, pane=Pane.READER)
        return None
    if (spot := view.reader.focused) is not None:
        return follow_link(view, spot.link)
    if (pair := view.open_pair) is not None:
        go(view, pair.left)
        return None
    if place.thing != ARTICLES or view.passage is not None:
        return article(view, _)
    if view.reader.current not in view.session.corpus.held.articles:
        return "no article to open here"
    go(view, view.reader.current)
    return None


def row_thing(view: View) -> Address:
    """What the row under the cursor is about."""
    if view.session.place.pane is Pane.TIMELINE:
        return view.current_event.id if view.current_event else ""
    return view.current_actor.id if view.current_actor else ""


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
