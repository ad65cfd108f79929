"""What a reader takes along: a citation, an address, the same as a command."""

from sourcebook.model import Article
from sourcebook.present.words import citation
from sourcebook.tui.actions.host import Host
from sourcebook.tui.layout import Pane
from sourcebook.tui.state import ARTICLES
from sourcebook.tui.view import View


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


def cli(view: View, _: Host) -> str:
    """What to type in a shell for the same."""
    place = view.session.place
    if place.why is not None:
        return f"sourcebook why {place.why.thing} -p {place.why.prop}"
    if place.filter and place.pane is not Pane.READER:
        return f"sourcebook find '{place.filter}'"
    return f"sourcebook show {view.address}" if view.address else "sourcebook"
