"""The derived index in SQLite: order of the timeline, cross-links, counts, full text.

A pure function of the rows it is given; in memory, made anew at opening and after a
judgement. Never the truth. Things are known by their address; passages and events
carry a running number so that lists can be answered by range.
"""

import heapq
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sourcebook.model import Address

_SCHEMA = """
create table event (n integer primary key, id text unique, type text, first integer, last integer,
                    undated integer);
create table actor (id text primary key, kind text, country text);
create table event_actor (event text, actor text);
create table event_passage (event text, passage text);
create table mention (thing text, passage text);
create index event_actor_a on event_actor (actor, event);
create index event_actor_e on event_actor (event, actor);
create index event_passage_p on event_passage (passage, event);
create index event_passage_e on event_passage (event, passage);
create index mention_t on mention (thing, passage);
create index mention_p on mention (passage, thing);
create index event_dates on event (first, last);
create virtual table words using fts5 (body, tokenize = "unicode61 remove_diacritics 2",
                                       content = '', columnsize = 0);
create table worded (n integer primary key, id text, kind text);
"""

# A list as one parameter: no limit on its length.
_LISTED = "(select value from json_each(?))"

FOREVER = 4_000_000  # a day number past year 9999


@dataclass(frozen=True, slots=True)
class EventEntry:
    """What the index knows of an event. `order`: see `dates.order`; None stands undated, last."""

    id: Address
    type: str
    order: tuple[int, int, int] | None
    first: int  # bounds for overlap as day numbers: 0 and FOREVER where open
    last: int
    actors: tuple[Address, ...]
    passages: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """What the index knows of an actor."""

    id: Address
    kind: str
    country: str


@dataclass(frozen=True, slots=True)
class Worded:
    """A text to be found: of a passage, an event or an actor."""

    id: Address
    kind: str
    body: str


def in_order(
    events: Sequence[EventEntry], before: Iterable[tuple[Address, Address]]
) -> list[EventEntry]:
    """Events in the order of the timeline.

    By first and last day; where those are equal claims of order decide (a stable
    topological sort), then known starts go first, then the address. Undated ones last.
    """
    ties: dict[tuple[int, int], list[EventEntry]] = {}
    for event in events:
        key = event.order[:2] if event.order is not None else (FOREVER + 1, FOREVER + 1)
        ties.setdefault(key, []).append(event)
    claims = list(before)
    return [event for key in sorted(ties) for event in _untie(ties[key], claims)]


def _untie(group: list[EventEntry], before: list[tuple[Address, Address]]) -> list[EventEntry]:
    if len(group) == 1:
        return group
    by_id = {event.id: event for event in group}
    after: dict[Address, set[Address]] = {}
    waits: Counter[Address] = Counter()
    for early, late in before:
        if early in by_id and late in by_id and late not in after.setdefault(early, set()):
            after[early].add(late)
            waits[late] += 1
    rank = {event.id: (event.order[2] if event.order else 0, event.id) for event in group}
    ready = [rank[key] for key in by_id if not waits[key]]
    heapq.heapify(ready)
    done: dict[Address, EventEntry] = {}
    while ready:
        _, key = heapq.heappop(ready)
        done[key] = by_id[key]
        for late in after.get(key, ()):
            waits[late] -= 1
            if not waits[late]:
                heapq.heappush(ready, rank[late])
    circular = sorted(rank[key] for key in by_id if key not in done)
    return [*done.values(), *(by_id[key] for _, key in circular)]


class Catalogue:
    """The index over one book as judged. All answers are addresses, in order."""

    def __init__(
        self,
        events: Sequence[EventEntry],
        actors: Iterable[ActorEntry],
        mentions: Iterable[tuple[Address, Address]],
        texts: Iterable[Worded],
    ) -> None:
        """`events` in the order of the timeline; `mentions` as (thing, passage), one each."""
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.executescript(_SCHEMA)
        fill = self._db.executemany
        fill(
            "insert into event values (?, ?, ?, ?, ?, ?)",
            ((n, e.id, e.type, e.first, e.last, e.order is None) for n, e in enumerate(events)),
        )
        fill("insert into event_actor values (?, ?)", ((e.id, a) for e in events for a in e.actors))
        fill(
            "insert into event_passage values (?, ?)",
            ((e.id, p) for e in events for p in e.passages),
        )
        fill("insert into actor values (?, ?, ?)", ((a.id, a.kind, a.country) for a in actors))
        fill("insert into mention values (?, ?)", mentions)
        for n, text in enumerate(texts, 1):
            self._db.execute("insert into words (rowid, body) values (?, ?)", (n, text.body))
            self._db.execute("insert into worded values (?, ?, ?)", (n, text.id, text.kind))

    def _column(self, query: str, *values: object) -> list[Address]:
        return [row[0] for row in self._db.execute(query, values)]

    def events(self) -> list[Address]:
        """All events in the order of the timeline."""
        return self._column("select id from event order by n")

    def events_where(
        self,
        *,
        types: Iterable[str] = (),
        bounds: tuple[int, int] | None = None,
        countries: Iterable[str] = (),
        kinds: Iterable[str] = (),
    ) -> list[Address]:
        """Events of one of `types`, touching `bounds`, with an actor of a country and of a kind."""
        tests: list[str] = []
        values: list[object] = []
        if types := list(types):
            tests.append(f"type in {_LISTED}")
            values.append(json.dumps(types))
        if bounds is not None:
            tests.append("not undated and first <= ? and last >= ?")
            values += (bounds[1], bounds[0])
        for column, wanted in (("country", list(countries)), ("kind", list(kinds))):
            if wanted:
                tests.append(
                    f"exists (select 1 from event_actor x join actor a on a.id = x.actor"
                    f" where x.event = event.id and a.{column} in {_LISTED})"
                )
                values.append(json.dumps(wanted))
        where = f" where {' and '.join(tests)}" if tests else ""
        return self._column(f"select id from event{where} order by n", *values)

    def events_of(self, actor: Address) -> list[Address]:
        """The events an actor takes part in, in order."""
        return self._column(
            "select distinct e.id, e.n from event_actor x join event e on e.id = x.event"
            " where x.actor = ? order by e.n",
            actor,
        )

    def events_on(self, passages: Iterable[Address]) -> list[Address]:
        """The events that rest on one of `passages`, in order."""
        return self._column(
            "select distinct e.id, e.n from event_passage x join event e on e.id = x.event"
            f" where x.passage in {_LISTED} order by e.n",
            json.dumps(list(passages)),
        )

    def passages_of_events(self, events: Iterable[Address]) -> set[Address]:
        """The passages that support one of `events`."""
        return set(
            self._column(
                f"select passage from event_passage where event in {_LISTED}",
                json.dumps(list(events)),
            )
        )

    def passages_naming(self, thing: Address) -> list[Address]:
        """The passages that mention `thing`, each once."""
        return self._column("select distinct passage from mention where thing = ?", thing)

    def named_in(self, passages: Iterable[Address]) -> Mapping[Address, int]:
        """How many of `passages` name each thing."""
        return dict(
            self._db.execute(
                "select thing, count(distinct passage) from mention"
                f" where passage in {_LISTED} group by thing",
                (json.dumps(list(passages)),),
            )
        )

    def mention_counts(self) -> Mapping[Address, int]:
        """How often each thing is mentioned."""
        return dict(self._db.execute("select thing, count(*) from mention group by thing"))

    def worded(self, match: str, kind: str, limit: int = -1) -> list[Address]:
        """Addresses of texts of one kind that match an FTS5 expression, in order of reading."""
        return self._column(
            "select id from words join worded on worded.n = words.rowid"
            " where words match ? and kind = ? order by worded.n limit ?",
            match,
            kind,
            limit,
        )
