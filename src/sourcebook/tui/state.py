"""Where the reader is: places, the trail through them, lens and pin. No Textual here.

The screen changes this and draws it; tests press keys and assert on it.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sourcebook import search
from sourcebook.answers import ActorRow, EventRow, Linked
from sourcebook.corpus import Corpus, Desk
from sourcebook.errors import SourcebookError
from sourcebook.model import (
    Act,
    Actor,
    Address,
    Article,
    Event,
    Filters,
    Judgement,
    Pair,
    Say,
    Withdraw,
)
from sourcebook.present.why import Question
from sourcebook.tui.layout import Pane

ROOT = ""
ARTICLES = "articles"
TRAIL_LENGTH = 100


class Lens(StrEnum):
    """How strongly the subject shows in the other panes."""

    LIGHT = "light"
    ONLY = "only"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Spot:
    """A cursor in a list: the key of its row, and the first row shown."""

    key: Address = ""
    scroll: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """One stop of the trail, all that `back` restores.

    `thing` is what the reader shows: an address, ROOT (the row under the cursor) or
    ARTICLES. `stop` is the reader's cursor (a passage, a part of the card).
    """

    thing: Address = ROOT
    pane: Pane = Pane.TIMELINE
    timeline: Spot = Spot()
    actors: Spot = Spot()
    stop: Address = ""
    scroll: int = 0
    filter: str = ""
    why: Question | None = None


@dataclass(slots=True)
class Trail:
    """The path of places, with back and forward; a new step cuts the forward branch."""

    places: list[Place] = field(default_factory=lambda: [Place()])
    at: int = 0

    @property
    def here(self) -> Place:
        """The current place."""
        return self.places[self.at]

    def change(self, place: Place) -> None:
        """The current place as it is now."""
        self.places[self.at] = place

    def push(self, place: Place) -> None:
        """Go on to a new place; the same thing twice in a row is one step."""
        if place.thing == self.here.thing:
            self.change(place)
            return
        self.places[self.at + 1 :] = [place]
        if len(self.places) > TRAIL_LENGTH:
            del self.places[1 : 1 + len(self.places) - TRAIL_LENGTH]
        self.at = len(self.places) - 1

    def step(self, by: int) -> bool:
        """Go back (-1) or forward (1); False at the end."""
        if not 0 <= self.at + by < len(self.places):
            return False
        self.at += by
        return True

    def drop_missing(self, known: Corpus) -> None:
        """After a judgement: merged things under their new address, vanished ones removed."""
        kept: list[Place] = []
        at = self.at
        for n, place in enumerate(self.places):
            thing = known.held.rulings.of(place.thing)
            lost = thing not in (ROOT, ARTICLES) and not known.held.knows(thing)
            double = bool(kept) and kept[-1].thing == thing
            if (lost or double) and n > 0:
                at -= n <= self.at
                if double and n == self.at:
                    kept[-1] = replace(place, thing=thing)
                continue
            kept.append(replace(place, thing=thing))
        self.places, self.at = kept, max(0, at)


@dataclass(slots=True)
class Settings:
    """What stays as it is while the reader walks."""

    lens: Lens = Lens.LIGHT
    pin: Address = ""
    others: bool = True
    order: str = "date"  # of the timeline: date or mentions (passages)
    actor_order: str = "mentions"  # or name, kind
    reverse: bool = False
    zoomed: bool = False


class Session:
    """The state of one reader: book, trail, settings. The sole writer of the trail."""

    def __init__(self, desk: Desk, start: Address = "") -> None:
        self.desk = desk
        self.corpus = desk.corpus()
        self.trail = Trail()
        self.settings = Settings()
        self.filters = Filters()
        self.visited: set[Address] = set()
        self.nothing_listed = False  # the filter keeps no row: the cursor is on nothing
        self.copies: list[str] = []
        self.searched = ""  # the last search
        self.forked: Address = ""  # the event whose readings `c` walks
        if start:
            self.open(start)

    # -- where we are ---------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """The current place."""
        return self.trail.here

    def change(self, **changes: object) -> None:
        """Change the current place."""
        self.trail.change(replace(self.place, **changes))  # type: ignore[arg-type]

    @property
    def shown(self) -> Address:
        """What the reader shows: the place's thing, at the root the row under the cursor."""
        if self.place.thing != ROOT:
            return self.place.thing
        spot = self.place.actors if self.place.pane is Pane.ACTORS else self.place.timeline
        return "" if self.nothing_listed else _thing_of(spot.key)

    @property
    def subject(self) -> Address:
        """What the lens is on: the pin, else what is shown."""
        if self.settings.pin:
            return self.settings.pin
        return "" if self.shown == ARTICLES else self.shown

    @property
    def linked(self) -> Linked:
        """What the subject lights up; nothing while the lens is off."""
        if self.settings.lens is Lens.OFF or not self.subject:
            return Linked()
        if not self.corpus.held.knows(self.subject):
            return Linked()
        return self.corpus.linked(self.subject)

    # -- lists ----------------------------------------------------------------------------

    def timeline(self) -> Sequence[EventRow]:
        """The rows of the timeline under filter, order and lens; undated ones always last."""
        rows = self.corpus.timeline(self.filters, others=self.settings.others)
        if self._narrowed(Pane.TIMELINE):
            wanted = self.linked.events
            rows = [row for row in rows if row.id in wanted]
        if self.settings.order == "mentions":
            rows = sorted(rows, key=lambda row: -row.passages)
            return rows[::-1] if self.settings.reverse else rows
        if not self.settings.reverse:
            return rows
        dated = len(rows) - undated_count(rows)
        return [*rows[:dated][::-1], *rows[dated:]]

    def actors(self) -> Sequence[ActorRow]:
        """The rows of the actors; without focus those linked to the lens come first."""
        rows = self.corpus.actors(self.filters, by=self.settings.actor_order)
        linked = self.linked.actors
        if self._narrowed(Pane.ACTORS):
            return [row for row in rows if row.id in linked]
        if self.place.pane is not Pane.ACTORS and self.settings.lens is Lens.LIGHT and linked:
            return sorted(rows, key=lambda row: row.id not in linked)
        return rows

    def _narrowed(self, pane: Pane) -> bool:
        if self.settings.lens is not Lens.ONLY or not self.subject:
            return False
        return bool(self.settings.pin) or self.place.pane is not pane

    def event_rows(self) -> int:
        """How many events the filter keeps (other-date rows are not counted)."""
        return len(self.corpus.timeline(self.filters, others=False))

    # -- walking --------------------------------------------------------------------------

    def move_event(self, key: Address, scroll: int) -> None:
        """The cursor of the timeline went to a row; the reader follows."""
        self._moved(key, timeline=Spot(key, scroll))

    def move_actor(self, key: Address, scroll: int) -> None:
        """The cursor of the actors went to a row; the reader follows."""
        self._moved(key, actors=Spot(key, scroll))

    def _moved(self, key: Address, **spot: Spot) -> None:
        thing = self.place.thing if self.place.thing == ROOT else _thing_of(key)
        self.change(thing=thing, stop="", scroll=0, why=None, **spot)

    def open(self, address: str, pane: Pane | None = None) -> Address:
        """Go to an address; raises LinkError or NotHere. Gives the passage it names, if any."""
        found = self.corpus.resolve(address)
        self.go(found.thing, pane, found.passage)
        return found.passage

    def go(self, thing: Address, pane: Pane | None = None, stop: Address = "") -> None:
        """Push a place for a thing; its list's cursor goes there too."""
        record = self.corpus.thing(thing)
        place = replace(self.place, thing=thing, stop=stop, scroll=0, why=None)
        if isinstance(record, Event):
            place = replace(place, timeline=Spot(thing, -1), pane=pane or Pane.TIMELINE)
        elif isinstance(record, Actor):
            place = replace(place, actors=Spot(thing, -1), pane=pane or Pane.ACTORS)
        else:
            place = replace(place, pane=Pane.READER)
        self.visited.add(thing)
        self.trail.push(place)

    def go_articles(self) -> None:
        """The list of articles."""
        self.trail.push(replace(self.place, thing=ARTICLES, pane=Pane.READER, stop="", why=None))

    def step(self, by: int) -> bool:
        """Back (-1) or forward (1); the filter of that place holds again."""
        if not self.trail.step(by):
            return False
        self.filters = search.parse(self.place.filter, self.corpus)
        return True

    def focus(self, pane: Pane) -> None:
        """Give a pane the focus. Lists show what their cursor is on."""
        if pane is Pane.READER:
            self.change(pane=pane)
            return
        spot = self.place.timeline if pane is Pane.TIMELINE else self.place.actors
        changed = self.place.pane is not pane and self.place.thing != ROOT and bool(spot.key)
        thing = _thing_of(spot.key) if changed else self.place.thing
        keep = thing == self.place.thing
        self.change(
            pane=pane,
            thing=thing,
            why=self.place.why if keep else None,
            stop=self.place.stop if keep else "",
        )

    # -- filter, lens, pin ----------------------------------------------------------------

    def filter(self, text: str) -> None:
        """Filter all panes; raises QueryError or DateError and then changes nothing."""
        wanted = search.parse(text, self.corpus)
        self.filters = wanted if wanted else Filters()
        self.change(filter=text.strip() if wanted else "")

    def toggle_pin(self) -> Address:
        """Pin what the lens is on, or let it go; gives what is pinned now."""
        shown = self.shown
        pinnable = isinstance(self.corpus.thing(shown), Actor | Event | Article) or (
            shown and self.corpus.held.knows(shown)
        )
        if self.settings.pin:
            self.settings.pin = ""
        elif pinnable and shown != ARTICLES:
            self.settings.pin = shown
        return self.settings.pin

    def cycle_lens(self) -> Lens:
        """Light, only, off, light …"""
        order = list(Lens)
        self.settings.lens = order[(order.index(self.settings.lens) + 1) % len(order)]
        return self.settings.lens

    # -- judging --------------------------------------------------------------------------

    def pair_here(self) -> Pair | None:
        """The pair that `m d u` judge on the row shown: perhaps the same, or parted before."""
        corpus, shown = self.corpus, self.shown
        others = {other for other, _ in corpus.maybe(shown)} if shown else set()
        if not others and shown:
            parted = [entry.act for entry in corpus.verdicts(shown) if isinstance(entry.act, Pair)]
            others = {end for act in parted if act.say is Say.DIFFERENT for end in act.key}
            others -= set(corpus.held.rulings.component(shown))
        return Pair(shown, others.pop(), Say.UNSURE) if len(others) == 1 else None

    def judge(self, pair: Pair, say: Say) -> Judgement:
        """Keep a verdict on a pair; the book is then read as judged."""
        return self._decide(Pair(pair.left, pair.right, say))

    def undo(self, judgement: str = "") -> Judgement | None:
        """Withdraw a judgement (of the book's too), else the reader's last one in force."""
        target = judgement or self._last_of_reader()
        return self._decide(Withdraw(target)) if target else None

    def _last_of_reader(self) -> str:
        own = [
            entry.judgement
            for entry in self.corpus.held.rulings.standings
            if entry.judgement.id.startswith("W")
            and not entry.withdrawn_by
            and not isinstance(entry.judgement.act, Withdraw)
        ]
        return own[-1].id if own else ""

    def _decide(self, act: Act) -> Judgement:
        kept = self.desk.decide(act)
        self.reload()
        return kept

    def reload(self) -> None:
        """Read the book again; the place is kept as far as it still exists."""
        self.corpus = self.desk.corpus()
        self.trail.drop_missing(self.corpus)
        of = self.corpus.held.rulings.of
        here = self.place
        self.change(
            timeline=replace(here.timeline, key=_rekey(here.timeline.key, of)),
            actors=replace(here.actors, key=of(here.actors.key)),
        )
        self.settings.pin = of(self.settings.pin) if self.settings.pin else ""
        if self.settings.pin and not self.corpus.held.knows(self.settings.pin):
            self.settings.pin = ""

    # -- coming back ----------------------------------------------------------------------

    def memento(self) -> Mapping[str, object]:
        """Where the reader is, as plain values for the desk."""
        here = self.place
        return {
            "thing": here.thing,
            "pane": str(here.pane),
            "timeline": here.timeline.key,
            "actors": here.actors.key,
            "stop": here.stop,
            "filter": here.filter,
        }

    def restore(self, kept: Mapping[str, object]) -> bool:
        """Go where a memento says, as far as it still exists; False for a first time."""
        text = {key: value for key, value in kept.items() if isinstance(value, str)}
        if not text:
            return False
        known = self.corpus.held
        thing = known.rulings.of(text.get("thing", ""))
        self.trail = Trail()
        with suppress(SourcebookError):
            self.filter(text.get("filter", ""))
        place = replace(
            self.place,
            pane=Pane(text["pane"]) if text.get("pane") in list(Pane) else Pane.TIMELINE,
            timeline=Spot(text.get("timeline", ""), -1),
            actors=Spot(known.rulings.of(text.get("actors", "")), -1),
        )
        self.trail = Trail([replace(place, pane=Pane.TIMELINE)])
        if thing == ARTICLES or known.knows(thing):
            self.trail.push(replace(place, thing=thing, stop=text.get("stop", "")))
        else:
            self.trail.change(place)
        return True


def undated_count(rows: Sequence[EventRow]) -> int:
    """How many rows at the end have no date."""
    count = 0
    while count < len(rows) and not rows[len(rows) - 1 - count].dated:
        count += 1
    return count


def _thing_of(key: Address) -> Address:
    return key.partition("@")[0]


def _rekey(key: Address, of: object) -> Address:
    thing, at, rest = key.partition("@")
    return f"{of(thing)}{at}{rest}" if callable(of) else key
