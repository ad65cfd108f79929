"""All that is on the screen besides the session: cursors, reader, prompt, overlay, message.

`View` keeps the lists and the reader in step with the session. It knows nothing of
Textual; `frame` draws it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sourcebook import links
from sourcebook.answers import ActorRow, EventRow, Evidence, Linked
from sourcebook.model import Address, Article, Pair, Passage
from sourcebook.present.page import CARD, Frame, Page, PageLine
from sourcebook.present.pages import article_page, articles_page, evidence_lines, thing_page
from sourcebook.present.pieces import Piece
from sourcebook.present.why import article_question, why_page
from sourcebook.signs import Signs
from sourcebook.tui.layout import Layout, Pane, Tier, arrange
from sourcebook.tui.overlays import Results
from sourcebook.tui.prompt import Prompt
from sourcebook.tui.reader import LinkSpot, Reader
from sourcebook.tui.rows import Window
from sourcebook.tui.state import ARTICLES, Session, Spot, undated_count

RULE = -1  # the row of a timeline that is the rule above the undated lane


@dataclass(frozen=True, slots=True)
class Seen:
    """What lens and reader show. While a key is held they lag behind the cursor."""

    shown: Address = ""
    subject: Address = ""
    linked: Linked = field(default_factory=Linked)
    evidence: tuple[Evidence, ...] = ()


@dataclass(slots=True)
class Message:
    """A line over the footer until the next key: plain, or an error."""

    text: str = ""
    error: bool = False


@dataclass(slots=True)
class View:
    """The screen's own state, drawn by `frame`."""

    session: Session
    signs: Signs
    width: int = 80
    height: int = 24
    timeline: Window = field(default_factory=Window)
    actors: Window = field(default_factory=Window)
    reader: Reader = field(default_factory=Reader)
    peek: Reader = field(default_factory=Reader)
    prompt: Prompt | None = None
    results: Results | None = None
    sheet: bool = False
    hints: dict[LinkSpot, str] = field(default_factory=dict)
    typed: str = ""  # first letter of a hint of two
    message: Message = field(default_factory=Message)
    welcome: bool = False
    event_rows: Sequence[EventRow] = ()
    actor_rows: Sequence[ActorRow] = ()
    undated: int = 0
    reading: int = 0  # which reading `c` went to last
    seen: Seen = field(default_factory=Seen)
    lagging: bool = False
    hover: tuple[Pane, int] | None = None  # the line of a list under the pointer
    stale: bool = False  # the book changed on disk, and the reader was told

    # -- geometry -------------------------------------------------------------------------

    @property
    def layout(self) -> Layout:
        """The boxes for the size, the focus and the zoom."""
        settings = self.session.settings
        return arrange(self.width, self.height, self.session.place.pane, zoomed=settings.zoomed)

    def frame(self, width: int, *, edge: bool) -> Frame:
        """How pages are drawn in a pane of `width`."""
        measure = max(20, min(width - (10 if edge else 9), 76))
        hits = {self.session.settings.pin, self.session.shown} - {""}
        if isinstance(self.session.corpus.thing(self.session.shown), Article):
            hits.discard(self.session.shown)
        return Frame(measure, self.signs, compact=self._compact(), hits=frozenset(hits))

    def _compact(self) -> bool:
        box = self.layout.panes.get(Pane.READER)
        return self.layout.compact and box is not None and box.h < 17

    def list_height(self, pane: Pane) -> int:
        """Rows that a list shows: without its title and the ribbon."""
        box = self.layout.panes.get(pane)
        if box is None:
            return 1
        title = 0 if self.layout.tabs else 1
        ribbon = 1 if pane is Pane.TIMELINE and self.has_ribbon else 0
        return max(1, box.h - title - ribbon)

    @property
    def has_ribbon(self) -> bool:
        """The ribbon is there in panes of more than eight rows."""
        box = self.layout.panes.get(Pane.TIMELINE)
        return box is not None and box.h > 8

    # -- keeping in step ------------------------------------------------------------------

    def refresh(self, *, keep: bool = False) -> None:
        """Lists and reader anew after anything but a move of a cursor."""
        self.refresh_lists()
        self.refresh_reader(keep=keep)

    def refresh_lists(self) -> None:
        """The rows of both lists, cursors found by their key."""
        self.event_rows = self.session.timeline()
        self.undated = (
            undated_count(self.event_rows) if self.session.settings.order == "date" else 0
        )
        self._place(self.timeline, Pane.TIMELINE, self.session.place.timeline)
        self.refresh_actors()
        self._settle_root()

    def refresh_actors(self) -> None:
        """The rows of the actors: without focus their order follows the lens."""
        self.actor_rows = self.session.actors()
        self._place(self.actors, Pane.ACTORS, self.session.place.actors)
        if self.session.place.pane is not Pane.ACTORS:
            self.actors.top = 0

    def _reveal_linked(self) -> None:
        """A timeline without focus scrolls to the nearest linked row if none shows."""
        wanted = self.seen.linked.events
        if self.session.place.pane is Pane.TIMELINE or not wanted or self.timeline.height < 2:
            return
        rows = (find_key(self.event_rows, event) for event in wanted)
        lines = [self.display_index(row) for row in rows if row is not None]
        window = self.timeline
        if lines and not any(window.top <= n < window.top + window.height for n in lines):
            nearest = min(lines, key=lambda n: abs(n - window.cursor))
            middle = nearest - window.height // 2
            window.top = max(0, min(middle, window.count - window.height))

    def refresh_actors_if_unfocused(self) -> None:
        """Linked actors float to the top of the pane while the cursor is elsewhere."""
        if self.session.place.pane is not Pane.ACTORS:
            self.refresh_actors()

    def _place(self, window: Window, pane: Pane, spot: Spot) -> None:
        rows = self.event_rows if pane is Pane.TIMELINE else self.actor_rows
        index = find_key(rows, spot.key)
        if pane is Pane.TIMELINE and index is not None:
            index = self.display_index(index)
        if index is not None:
            window.cursor = index
        if spot.scroll >= 0:
            window.top = spot.scroll
        window.resize(self.display_count(pane), self.list_height(pane))
        if pane is Pane.TIMELINE:
            self._skip_rule(1)
        if spot.scroll < 0:
            window.show(centre=True)

    def _settle_root(self) -> None:
        """The session's cursors are those of the lists."""
        place = self.session.place
        changes: dict[str, Spot] = {}
        if (row := self.current_event) is not None and place.timeline.key != row.key:
            changes["timeline"] = Spot(row.key, self.timeline.top)
        if (actor := self.current_actor) is not None and place.actors.key != actor.id:
            changes["actors"] = Spot(actor.id, self.actors.top)
        if changes:
            self.session.change(**changes)

    def refresh_reader(self, *, keep: bool = False) -> None:
        """What the reader (or the peek) shows."""
        self.hints = {}
        session = self.session
        rows = self.actor_rows if session.place.pane is Pane.ACTORS else self.event_rows
        session.nothing_listed = not len(rows)
        self.seen = Seen(session.shown, session.subject, session.linked, self._evidence())
        self._reveal_linked()
        place = session.place
        layout = self.layout
        if layout.peek is not None:
            self._refresh_peek(layout.peek.w, layout.peek.h)
        box = layout.panes.get(Pane.READER)
        if box is None and layout.tier is Tier.ONE:
            return
        if box is None:
            return
        edge = layout.tier is not Tier.ONE and not self.session.settings.zoomed
        self.reader.height = box.h - (0 if layout.tabs else 1)
        stop = place.stop
        self.reader.show(self._page(box.w, edge=edge), "" if keep else stop, keep=keep)
        if not keep and place.scroll:
            self.reader.top = place.scroll
            self.reader.resize(self.reader.height)

    def _refresh_peek(self, width: int, height: int) -> None:
        frame = self.frame(width, edge=False)
        self.peek.height = height - 1
        self.peek.show(
            Page(
                tuple(evidence_lines(self.session.corpus, self.seen.evidence, frame, spaced=False))
            )
        )

    def _evidence(self) -> tuple[Evidence, ...]:
        shown = self.session.shown
        if not shown or shown == ARTICLES or not self.session.corpus.held.knows(shown):
            return ()
        return self.session.corpus.evidence(shown)

    def _page(self, width: int, *, edge: bool) -> Page:
        corpus, place = self.session.corpus, self.session.place
        frame = self.frame(width, edge=edge)
        if place.why is not None:
            thing = corpus.thing(place.why.thing)
            if isinstance(thing, Article):
                return article_question(corpus, thing, frame)
            return why_page(corpus, place.why, frame)
        shown = self.session.shown
        if shown == ARTICLES:
            return articles_page(corpus, corpus.articles, frame)
        record = corpus.thing(shown) if shown else None
        if isinstance(record, Article):
            return article_page(corpus, record, frame)
        if record is None:
            return self._empty()
        return thing_page(corpus, shown, frame)

    def _empty(self) -> Page:
        if self.session.corpus.articles:
            return Page((PageLine((Piece("Nothing is under the cursor.", "muted"),)),))
        lines = (
            "No articles yet. Read some of your own into a book:",
            "  sourcebook ingest my.book.json articles/",
        )
        return Page(tuple(PageLine((Piece(text, "muted"),)) for text in lines))

    # -- the timeline's rule --------------------------------------------------------------

    @property
    def rule_at(self) -> int:
        """Where the rule above the undated lane stands; RULE if there is none."""
        return len(self.event_rows) - self.undated if self.undated else RULE

    def display_count(self, pane: Pane) -> int:
        """Rows of a list, the rule included."""
        if pane is Pane.TIMELINE:
            return len(self.event_rows) + (1 if self.undated else 0)
        return len(self.actor_rows)

    def display_index(self, index: int) -> int:
        """The line of row `index` of the timeline."""
        return index + 1 if self.undated and index >= self.rule_at else index

    def row_index(self, line: int) -> int:
        """The row on a line of the timeline; RULE for the rule."""
        if self.undated and line >= self.rule_at:
            return line - 1 if line > self.rule_at else RULE
        return line

    def _skip_rule(self, by: int) -> None:
        if self.undated and self.timeline.cursor == self.rule_at:
            step = by if 0 <= self.rule_at + by < self.timeline.count else -by
            self.timeline.go(self.rule_at + step)

    # -- cursors --------------------------------------------------------------------------

    @property
    def current_event(self) -> EventRow | None:
        """The event under the timeline's cursor."""
        index = self.row_index(self.timeline.cursor)
        return self.event_rows[index] if 0 <= index < len(self.event_rows) else None

    @property
    def current_actor(self) -> ActorRow | None:
        """The actor under the cursor of the actors."""
        index = self.actors.cursor
        return self.actor_rows[index] if 0 <= index < len(self.actor_rows) else None

    def move_cursor(self, pane: Pane, line: int, by: int = 1) -> None:
        """Put a list's cursor on a line; the session learns of it."""
        if pane is Pane.TIMELINE:
            self.timeline.go(line)
            self._skip_rule(by)
            if (row := self.current_event) is not None:
                self.session.move_event(row.key, self.timeline.top)
        else:
            self.actors.go(line)
            if (actor := self.current_actor) is not None:
                self.session.move_actor(actor.id, self.actors.top)

    def window(self, pane: Pane) -> Window:
        """The window of a list."""
        return self.timeline if pane is Pane.TIMELINE else self.actors

    def remember(self) -> None:
        """The session's place learns scroll and reader cursor before it is left."""
        place = self.session.place
        self.session.change(
            timeline=Spot(place.timeline.key, self.timeline.top),
            actors=Spot(place.actors.key, self.actors.top if place.pane is Pane.ACTORS else -1),
            stop=self.reader.current if place.pane is Pane.READER else place.stop,
            scroll=self.reader.top if place.pane is Pane.READER else 0,
        )

    @property
    def reading_pane(self) -> Reader:
        """What `f` labels: the reader, in the one-pane tier the peek."""
        return self.peek if self.layout.peek is not None else self.reader

    @property
    def passage(self) -> Passage | None:
        """The passage under the reader's cursor, else the first of the evidence."""
        held = self.session.corpus.held
        if self.session.place.pane is Pane.READER:
            found = held.passages.get(self.reader.current)
            if found is not None:
                return found
        evidence = self._evidence()
        return evidence[0].passage if evidence else None

    def pair_stop(self, number: int) -> Address:
        """The line of the `number`-th pair to be judged, else of the last; empty: there is none."""
        pairs = self.session.corpus.open_pairs
        return f"{CARD}{pairs[min(number, len(pairs) - 1)].id}" if pairs else ""

    def pair_number(self, pair: Pair) -> int:
        """Which of the pairs to be judged this is."""
        of = self.session.corpus.held.rulings.of
        ends = {of(pair.left), of(pair.right)}
        pairs = (entry.act for entry in self.session.corpus.open_pairs)
        keys = ({of(end) for end in act.key} for act in pairs if isinstance(act, Pair))
        return next((n for n, key in enumerate(keys) if key == ends), 0)

    @property
    def open_pair(self) -> Pair | None:
        """The pair to be judged under the cursor, where the articles and what is open are shown."""
        place = self.session.place
        if place.thing != ARTICLES or place.why is not None or place.pane is not Pane.READER:
            return None
        wanted, of = self.reader.current.removeprefix(CARD), self.session.corpus.held.rulings.of
        for entry in self.session.corpus.open_pairs:
            if entry.id == wanted and isinstance(entry.act, Pair):
                return Pair(of(entry.act.left), of(entry.act.right), entry.act.say)
        return None

    @property
    def address(self) -> Address:
        """The address of what the reader is on."""
        shown = self.session.shown
        if self.session.place.pane is Pane.READER and (passage := self.passage) is not None:
            return f"{passage.article}#p{passage.paragraph}"
        return shown


def find_key(rows: Sequence[EventRow] | Sequence[ActorRow], key: Address) -> int | None:
    """The row with a key; an event's own row where an other-date row is gone."""
    if not key:
        return None
    keys = getattr(rows, "keys", None)
    wanted = key.partition("@")
    if keys is not None:
        nth = int(wanted[2]) if wanted[2].isdigit() else 0
        for form in ((wanted[0], nth), (wanted[0], 0), wanted[0]):
            try:
                return int(keys.index(form))
            except ValueError:
                continue
        return None
    own: int | None = None
    every: Sequence[EventRow | ActorRow] = rows
    for n, row in enumerate(every):
        if (row.key if isinstance(row, EventRow) else row.id) == key:
            return n
        if row.id == wanted[0] and own is None:
            own = n
    return own


def is_address(text: str) -> bool:
    """True if typed text is an address."""
    return links.is_link(text) or links.parse_short(text) is not None
