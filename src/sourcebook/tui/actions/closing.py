"""Closing one thing at a time, and leaving."""

from sourcebook.model import Address, Article, Pair, Say
from sourcebook.present.why import Question
from sourcebook.tui.actions.host import Host
from sourcebook.tui.actions.moving import to_list
from sourcebook.tui.actions.viewing import pin, zoom
from sourcebook.tui.actions.walking import trail_step
from sourcebook.tui.layout import Pane
from sourcebook.tui.state import ARTICLES, ROOT, Lens
from sourcebook.tui.view import View


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
    if (asked := session.place.why) is not None:
        stop = _asked_from(view, asked) if session.place.thing == ARTICLES else ""
        session.change(why=None, stop=stop, scroll=0)
        view.refresh()
        return True
    thing = session.corpus.thing(session.place.thing)
    if session.place.thing == ARTICLES or isinstance(thing, Article):
        if session.trail.at == 0:
            session.change(thing=ROOT, pane=Pane.TIMELINE)
            view.refresh()
        else:
            trail_step(view, -1)
        return True
    return False


def _asked_from(view: View, asked: Question) -> Address:
    """The line of the list of articles on which a question was asked."""
    if not asked.maybe:
        return asked.thing
    return view.pair_stop(view.pair_number(Pair(asked.thing, asked.maybe, Say.UNSURE)))


def quit_(view: View, host: Host) -> None:
    """Close an overlay, a why page or an article, else quit."""
    if not (_close_overlay(view) or _close_page(view)):
        host.leave()
