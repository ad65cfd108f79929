"""The prompts, and where search and date lead."""

from sourcebook import dates, search
from sourcebook.answers import EventRow
from sourcebook.errors import SourcebookError
from sourcebook.model import Filters
from sourcebook.tui.actions.host import Host
from sourcebook.tui.actions.walking import follow_link
from sourcebook.tui.layout import Pane
from sourcebook.tui.overlays import Results
from sourcebook.tui.prompt import Prompt
from sourcebook.tui.view import Message, View


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


def open_hit(view: View) -> str | None:
    """Go where the result under the cursor leads."""
    results, prompt = view.results, view.prompt
    hit = results.current if results else None
    if hit is None:
        return None
    view.session.searched = prompt.text if prompt else ""
    view.prompt = view.results = None
    return follow_link(view, hit.link)


def go_to_date(view: View, text: str) -> str | None:
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
