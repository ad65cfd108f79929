"""The one read side: typed questions about a book as judged, typed answers.

The screen, the command line and the exports ask here and nowhere else. Lists are lazy
sequences (`len`, index, slice). `Desk` is what a screen may write.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Generic, Protocol, TypeVar, overload

from sourcebook import dates, links, readings
from sourcebook.answers import (
    ActorRow,
    ArticleRow,
    Contact,
    EventRow,
    Evidence,
    Linked,
    Named,
    Part,
    Reading,
    Resolved,
    Role,
    Spelling,
    Statement,
)
from sourcebook.catalogue import FOREVER, ActorEntry, Catalogue, EventEntry, Worded, in_order
from sourcebook.errors import Exit, SourcebookError
from sourcebook.holdings import Holdings, Thing
from sourcebook.model import (
    MEETINGS,
    Act,
    Actor,
    ActorKind,
    Address,
    Article,
    Batch,
    Claim,
    Event,
    Filters,
    Header,
    Judgement,
    Mention,
    Pair,
    Passage,
    PassageRole,
    Place,
    Property,
    Say,
    Status,
    Time,
    anchored,
)
from sourcebook.names import fold
from sourcebook.text import Span

T = TypeVar("T")
Q = TypeVar("Q")
K = TypeVar("K", Actor, Event)

# Who can meet whom: persons and groups; organisations and bodies; states and regions.
_LEVEL: Mapping[ActorKind, int] = {
    ActorKind.PERSON: 0,
    ActorKind.GROUP: 0,
    ActorKind.ORG: 1,
    ActorKind.BODY: 1,
    ActorKind.STATE: 2,
    ActorKind.REGION: 2,
}


class Lazy(Sequence[T], Generic[Q, T]):
    """A sequence whose items are made from their keys when asked for."""

    def __init__(self, keys: Sequence[Q], make: Callable[[Q], T]) -> None:
        self._keys = keys
        self._make = make

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def keys(self) -> Sequence[Q]:
        """The keys, without making any item."""
        return self._keys

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> "Lazy[Q, T]": ...
    def __getitem__(self, index: int | slice) -> "T | Lazy[Q, T]":
        if isinstance(index, slice):
            return Lazy(self._keys[index], self._make)
        return self._make(self._keys[index])


class Desk(Protocol):
    """What a screen may write: judgements, and the reader's place."""

    def corpus(self) -> "Corpus":
        """The book as judged now; read again where it changed on disk."""

    def decide(self, act: Act, reason: str = "") -> Judgement:
        """Keep a judgement; raises SourcebookError where it cannot be written."""

    def judgements(self) -> Sequence[Judgement]:
        """The reader's judgements so far."""

    def remember(self, place: Mapping[str, object]) -> None:
        """Keep where the reader is."""

    def place(self) -> Mapping[str, object]:
        """Where the reader was; empty at the first time."""

    def newer(self) -> bool:
        """True if book or workspace changed on disk since they were read."""


class NotHere(SourcebookError):
    """The address leads nowhere in this book."""

    def __init__(self, address: str, title: str, nearest: Sequence[str]) -> None:
        self.nearest = tuple(nearest)
        hint = (
            f"nearest: {', '.join(nearest)}"
            if nearest
            else "all names: sourcebook find kind:person"
        )
        super().__init__(f"nothing at {address} in {title}", hint, where=address, code=Exit.NOTHING)


class Corpus:
    """A book as judged. Addresses given and answered are canonical unless said otherwise."""

    def __init__(self, batch: Batch, reader: Sequence[Judgement] = ()) -> None:
        self.batch = batch
        self.held = Holdings(batch, reader)
        self.event_row = lru_cache(maxsize=None)(self._event_row)
        self.actor_row = lru_cache(maxsize=None)(self._actor_row)
        self.readings = lru_cache(maxsize=None)(self._readings)
        self.evidence = lru_cache(maxsize=256)(self._evidence)
        self.linked = lru_cache(maxsize=256)(self._linked)

    # -- the book -------------------------------------------------------------------------

    @property
    def header(self) -> Header:
        """The book's own page."""
        return self.batch.header

    @cached_property
    def articles(self) -> tuple[ArticleRow, ...]:
        """Articles in order of first ingest, with how many events and actors each gave."""
        return tuple(self._article_row(article) for article in self.held.articles.values())

    def _article_row(self, article: Article) -> ArticleRow:
        here = [passage.id for passage in self.passages(article.id)]
        named = self.catalogue.named_in(here)
        actors = [thing for thing in named if isinstance(self.held.things.get(thing), Actor)]
        return ArticleRow(
            article, len(self.catalogue.events_on(here)), len(actors), self.header.rendition
        )

    def passages(self, article: Address) -> Sequence[Passage]:
        """The passages of an article, as the shipped rendition shows them."""
        return self.held.in_article(article)

    @cached_property
    def counts(self) -> tuple[int, int, int, int]:
        """How many articles, actors, events and attributions the book holds, as judged."""
        kinds = [type(thing) for thing in self.held.things.values()]
        return (
            len(self.held.articles),
            kinds.count(Actor),
            kinds.count(Event),
            len(self.held.attributions),
        )

    # -- the index ------------------------------------------------------------------------

    @cached_property
    def catalogue(self) -> Catalogue:
        """The index, built when first asked."""
        held = self.held
        entries = [
            self._event_entry(thing) for thing in held.things.values() if isinstance(thing, Event)
        ]
        before = [
            (claim.about, claim.link)
            for claims in held.claims.values()
            for claim in claims
            if claim.property is Property.BEFORE
        ]
        return Catalogue(
            in_order(entries, before),
            [
                ActorEntry(a.id, a.kind, a.country)
                for a in held.things.values()
                if isinstance(a, Actor)
            ],
            [(mention.about, passage.id) for mention, passage, _ in self._mentioned()],
            self._worded(),
        )

    def _mentioned(self) -> Iterator[tuple[Mention, Passage, Span]]:
        for mention in self.held.mentions:
            for anchor in anchored(mention.anchors, self.header.rendition):
                if (passage := self.held.passage_at(anchor)) is not None:
                    start = self.held.start_of(passage)
                    yield mention, passage, Span(anchor.start - start, anchor.end - start)

    def _worded(self) -> Iterator[Worded]:
        for passage in self.held.passages.values():
            if passage.text:
                yield Worded(passage.id, "passage", f"{passage.text} {fold(passage.text)}")
        for thing in self.held.things.values():
            if isinstance(thing, Event):
                yield Worded(thing.id, "event", f"{thing.label} {fold(thing.label)}")

    def _event_entry(self, event: Event) -> EventEntry:
        main = self._main(event.id)
        claims = self.held.claims_of(event.id)
        bounds = [reading.time.edtf for reading in self._own(event.id) if reading.time]
        firsts = [value.earliest.toordinal() if value.earliest else 0 for value in bounds]
        lasts = [value.latest.toordinal() if value.latest else FOREVER for value in bounds]
        dated = main is not None and (main.edtf.earliest or main.edtf.latest)
        return EventEntry(
            id=event.id,
            type=event.type,
            order=dates.order(main.edtf) if main is not None and dated else None,
            first=min(firsts, default=0),
            last=max(lasts, default=FOREVER),
            actors=tuple(dict.fromkeys(c.link for c in claims if c.property is Property.WHO)),
            passages=tuple(dict.fromkeys(passage.id for passage in self._supporting(event.id))),
        )

    # -- events ---------------------------------------------------------------------------

    def timeline(self, wanted: Filters | None = None, *, others: bool = True) -> Sequence[EventRow]:
        """Events in order of time; with `others` once more at each further reading of its own."""
        ids = self.catalogue.events() if not wanted else self.matching_events(wanted)
        keys: list[tuple[Address, int]] = [(event, 0) for event in ids]
        if others:
            keys = self._with_others(keys)
        return Lazy(keys, self._row_at)

    def _row_at(self, key: tuple[Address, int]) -> EventRow:
        event, other = key
        row = self.event_row(event)
        return row if not other else _at(row, self._others(event)[other - 1], other)

    def _with_others(self, keys: list[tuple[Address, int]]) -> list[tuple[Address, int]]:
        """The other-date rows put in their place: behind all rows of the same date."""
        extra = [
            (dates.order(reading.time.edtf), (event, n))
            for event, _ in keys
            for n, reading in enumerate(self._others(event), 1)
            if reading.time is not None
        ]
        if not extra:
            return keys
        placed = [(self._order(event), 0, n, (event, part)) for n, (event, part) in enumerate(keys)]
        placed += [(order, 1, n, key) for n, (order, key) in enumerate(extra)]
        return [key for *_, key in sorted(placed, key=lambda row: (row[0][:2], row[1], row[2]))]

    def _order(self, event: Address) -> tuple[int, int, int]:
        main = self._main(event)
        return dates.order(main.edtf if main else None)

    def _own(self, event: Address) -> list[Reading]:
        return [reading for reading in self.readings(event, Property.WHEN) if reading.own]

    def _main(self, event: Address) -> Time | None:
        own = self._own(event)
        return own[0].time if own else None

    def _others(self, event: Address) -> list[Reading]:
        return self._own(event)[1:]

    def _event_row(self, event: Address) -> EventRow:
        thing = self._thing(event, Event)
        status, _ = readings.event_status(
            claim.status for claim in self.held.claims_of(event, Property.WHAT)
        )
        fork = self.agreement(self.readings(event, Property.WHEN))
        return EventRow(
            id=event,
            label=thing.label,
            type=thing.type,
            status=status,
            time=self._main(event),
            disputed=fork is readings.Agreement.DISJOINT,
            unsure=bool(self.maybe(event)),
            countries=self._countries(event),
            passages=len(self._supporting(event)),
        )

    def _countries(self, event: Address) -> tuple[str, ...]:
        tags = (self.held.things.get(part.actor) for part in self.who(event))
        return tuple(dict.fromkeys(a.country for a in tags if isinstance(a, Actor) and a.country))

    def maybe(self, thing: Address) -> tuple[tuple[Address, Judgement], ...]:
        """The things perhaps the same as `thing`, each with the judgement that leaves it open."""
        found = self.held.rulings.unsure.get(thing, ())
        return tuple((other, entry) for other, entry in found if other in self.held.things)

    def who(self, event: Address) -> tuple[Part, ...]:
        """Actors in an event in order of reading, each part once."""
        parts: dict[tuple[Address, str], Part] = {}
        for claim in self.held.claims_of(event, Property.WHO):
            for statement in self.held.statements(claim)[:1]:
                parts.setdefault((claim.link, claim.part), Part(claim.link, claim.part, statement))
        return tuple(parts.values())

    def _readings(self, thing: Address, wanted: Property) -> tuple[Reading, ...]:
        """All readings of one property, those of things perhaps the same beside its own.

        Cached as `readings(thing, property)`; best supported first.
        """
        things = [thing, *(other for other, _ in self.maybe(thing))]
        statements = [
            statement
            for one in things
            for claim in self.held.claims_of(one, wanted)
            for statement in self.held.statements(claim)
        ]
        return readings.group(statements, thing, self.held.rulings.ranks)

    def agreement(self, found: Sequence[Reading]) -> readings.Agreement:
        """How readings of one property stand to each other."""
        return readings.agreement(found, self._part_of)

    @cached_property
    def _part_of(self) -> Mapping[Address, Address]:
        of = self.held.rulings.of
        return {t.id: of(t.part_of) for t in self.held.things.values() if isinstance(t, Place)}

    def statements(self, thing: Address, wanted: Property | None = None) -> list[Statement]:
        """Every statement about a thing itself, of one property or of all."""
        claims = self.held.claims_of(thing, *([wanted] if wanted else []))
        return [statement for claim in claims for statement in self.held.statements(claim)]

    def order_claims(self, event: Address) -> tuple[list[Statement], list[Statement]]:
        """What texts put before and after an event (each statement names the pair)."""
        after = self.statements(event, Property.BEFORE)
        before = [
            statement
            for claims in self.held.claims.values()
            for claim in claims
            if claim.property is Property.BEFORE and claim.link == event
            for statement in self.held.statements(claim)
        ]
        return before, after

    # -- evidence -------------------------------------------------------------------------

    def _supporting(self, event: Address) -> list[Passage]:
        """The passages that speak of an event, without date lines and repeats, in order."""
        found = {
            spot.passage.id: spot.passage
            for claim in self.held.claims_of(event)
            for spot in self.held.spots(claim.anchors)
            if spot.passage.role not in (PassageRole.METADATA, PassageRole.REPEAT)
        }
        return sorted(found.values(), key=self._reading_order)

    def _reading_order(self, passage: Passage) -> tuple[tuple[int, int, int], int, int, int]:
        article = self.held.articles[passage.article]
        when = dates.order(article.published.edtf if article.published else None)
        return (when, self._article_rank[article.id], passage.paragraph, passage.part)

    @cached_property
    def _article_rank(self) -> Mapping[Address, int]:
        return {article: n for n, article in enumerate(self.held.articles)}

    def _evidence(self, thing: Address) -> tuple[Evidence, ...]:
        """The passages behind a thing by article date, those of things perhaps the same last.

        Cached as `evidence(thing)`. Works for events, actors, places, topics and articles.
        """
        if thing in self.held.articles:
            return tuple(self._exhibit(passage) for passage in self.passages(thing))
        if not isinstance(self.held.things.get(thing), Event):
            return tuple(self._exhibit(passage) for passage in self._naming(thing))
        fork = [r for r in self.readings(thing, Property.WHEN) if r.time]
        if self.agreement(fork) is not readings.Agreement.DISJOINT:
            fork = []
        own = [self._exhibit(passage, fork) for passage in self._supporting(thing)]
        seen = {exhibit.passage.id for exhibit in own}
        for other, _ in self.maybe(thing):
            for passage in self._supporting(other):
                if passage.id not in seen:
                    seen.add(passage.id)
                    own.append(self._exhibit(passage, fork, other))
        return tuple(own)

    def _naming(self, thing: Address) -> list[Passage]:
        found = [self.held.passages[key] for key in self.catalogue.passages_naming(thing)]
        told = [s.place.passage for s in self.statements(thing)]
        says = [self.held.passages[key] for key in self.held.said_by(thing)]
        unique = {passage.id: passage for passage in [*found, *told, *says]}
        return sorted(unique.values(), key=self._reading_order)

    def _exhibit(
        self, passage: Passage, fork: Sequence[Reading] = (), maybe: Address = ""
    ) -> Evidence:
        return Evidence(
            article=self.held.articles[passage.article],
            passage=passage,
            said=self.held.said(passage),
            maybe=maybe,
            dates=tuple(
                reading
                for reading in fork
                if any(s.place.passage.id == passage.id for s in reading.statements)
            ),
            again=tuple(
                other for other in self.passages(passage.article) if other.repeats == passage.id
            ),
        )

    @cached_property
    def _named(self) -> Mapping[Address, tuple[Named, ...]]:
        found: dict[Address, list[Named]] = {}
        for mention, passage, span in self._mentioned():
            found.setdefault(passage.id, []).append(Named(span, mention.about))
        return {passage: _outermost(names) for passage, names in found.items()}

    def names_in(self, passage: Address) -> tuple[Named, ...]:
        """The stretches of a passage that name things; of nested ones the outermost."""
        return self._named.get(passage, ())

    def _linked(self, thing: Address) -> Linked:
        """What lights up under the lens. Cached as `linked(thing)`."""
        subject = self.held.things.get(thing)
        if isinstance(subject, Event):
            passages = [passage.id for passage in self._supporting(thing)]
            actors = {part.actor for part in self.who(thing)} | self._actors_in(passages)
            events = {thing, *(other for other, _ in self.maybe(thing))}
            return Linked(frozenset(events), frozenset(actors), frozenset(passages))
        if thing in self.held.articles:
            passages = [passage.id for passage in self.passages(thing)]
        else:
            passages = [passage.id for passage in self._naming(thing)]
        # An actor lights the events it takes part in; one that takes part in none, and a
        # topic or place, those resting on the passages that name it.
        on = self.catalogue.events_of(thing) or self.catalogue.events_on(passages)
        return Linked(frozenset(on), frozenset(self._actors_in(passages)), frozenset(passages))

    def _actors_in(self, passages: Sequence[Address]) -> set[Address]:
        things = self.held.things
        named = self.catalogue.named_in(passages)
        return {thing for thing in named if isinstance(things.get(thing), Actor)}

    # -- actors ---------------------------------------------------------------------------

    def actors(self, wanted: Filters | None = None, *, by: str = "mentions") -> Sequence[ActorRow]:
        """Actors by mentions, by name or by kind."""
        ids = [thing.id for thing in self.held.things.values() if isinstance(thing, Actor)]
        if wanted:
            kept = self.matching_actors(wanted)
            ids = [actor for actor in ids if actor in kept]
        return Lazy(sorted(ids, key=self._actor_order(by)), self.actor_row)

    def _actor_order(self, by: str) -> Callable[[Address], tuple[int, str, str]]:
        def key(actor: Address) -> tuple[int, str, str]:
            thing = self._thing(actor, Actor)
            count = self._mention_counts.get(actor, 0)
            lead = {"mentions": -count, "kind": list(type(thing.kind)).index(thing.kind)}.get(by, 0)
            return (lead, thing.label.casefold(), actor)

        return key

    @cached_property
    def _mention_counts(self) -> Mapping[Address, int]:
        return self.catalogue.mention_counts()

    def _actor_row(self, actor: Address) -> ActorRow:
        thing = self._thing(actor, Actor)
        offices = [role for role in self.roles(actor) if not role.rank]
        return ActorRow(
            id=actor,
            kind=thing.kind,
            label=thing.label,
            role=offices[0].value if offices else "",
            country=thing.country,
            mentions=self._mention_counts.get(actor, 0),
            articles=len({passage.article for passage in self._naming(actor)}),
        )

    def spellings(self, actor: Address) -> tuple[Spelling, ...]:
        """Every spelling of a name in order of reading, with the judgement that joined it."""
        found: dict[str, Spelling] = {}
        for member in self.held.rulings.component(actor):
            thing = self.held.raw.get(member)
            if not isinstance(thing, Actor):
                continue
            stated = [
                s for s in self.statements(actor, Property.NAME) if self._said_of(s.claim) == member
            ]
            places = {s.claim.value: s for s in reversed(stated)}
            joined = self.joined_by(member) if member != actor else None
            for value in dict.fromkeys([thing.label, *(name.value for name in thing.names)]):
                first = places.get(value)
                place, said = (first.place, first.said) if first else (None, None)
                found.setdefault(value, Spelling(value, member, place, said, joined))
        return tuple(found.values())

    def _said_of(self, claim: Claim) -> Address:
        """The thing a claim named before merges."""
        return self._raw_about.get(claim.id, claim.about)

    @cached_property
    def _raw_about(self) -> Mapping[Address, Address]:
        return {claim.id: claim.about for claim in self.batch.claims}

    def joined_by(self, member: Address) -> Judgement | None:
        """The *same* judgement through which an address belongs to its thing."""
        for entry in self.held.rulings.pairs():
            if (
                isinstance(entry.act, Pair)
                and entry.act.say is Say.SAME
                and member in entry.act.key
            ):
                return entry
        return None

    def verdicts(self, thing: Address) -> tuple[Judgement, ...]:
        """The pair judgements in force that touch a thing or one of its members."""
        members = set(self.held.rulings.component(thing))
        return tuple(
            entry
            for entry in self.held.rulings.pairs()
            if isinstance(entry.act, Pair) and members & entry.act.key
        )

    def roles(self, actor: Address) -> tuple[Role, ...]:
        """Offices and ranks, newest first; each at the date of the text that uses it."""
        found = [
            Role(claim.value, claim.property is Property.RANK, claim.of, claim.time, statement)
            for claim in self.held.claims_of(actor, Property.ROLE, Property.RANK)
            for statement in self.held.statements(claim)[:1]
        ]
        newest = sorted(found, key=lambda role: dates.order(role.time.edtf if role.time else None))
        newest.reverse()
        return tuple(sorted(newest, key=_newest_first))

    def events_of(self, actor: Address) -> tuple[EventRow, ...]:
        """The events an actor takes part in, in order of time."""
        return tuple(self.event_row(event) for event in self.catalogue.events_of(actor))

    def together(self, actor: Address) -> tuple[tuple[Address, int], ...]:
        """Other actors named in the same passages, with the number of passages, most first."""
        passages = [passage.id for passage in self._naming(actor)]
        named = self.catalogue.named_in(passages)
        others = [
            (thing, count)
            for thing, count in named.items()
            if thing != actor and isinstance(self.held.things.get(thing), Actor)
        ]
        return tuple(sorted(others, key=lambda row: (-row[1], self.held.label(row[0]))))

    def contacts(self, actor: Address) -> tuple[Contact, ...]:
        """Whom an actor dealt with, newest first.

        `met` holds only for asserted visits, talks, calls and signatures of which one
        passage names both. Persons and groups are matched with their like, states with
        states, bodies with bodies.
        """
        found: list[Contact] = []
        for row in reversed(self.events_of(actor)):
            parts = self.who(row.id)
            mine = next((part for part in parts if part.actor == actor), None)
            for part in parts:
                if mine and part.actor != actor and self._alike(actor, part.actor):
                    found.append(self._contact(row, mine, part))
        return tuple(found)

    def _alike(self, left: Address, right: Address) -> bool:
        return _LEVEL[self._thing(left, Actor).kind] == _LEVEL[self._thing(right, Actor).kind]

    def _contact(self, row: EventRow, mine: Part, other: Part) -> Contact:
        both = [
            statement
            for statement in self.statements(row.id, Property.WHO)
            if statement.claim.link == other.actor
            and self._both_named(statement.place.passage.id, mine, other, row.id)
        ]
        met = bool(both) and row.type in MEETINGS and row.status is Status.ASSERTED
        return Contact(
            other.actor, row, mine.part, other.part, met, both[0] if both else other.statement
        )

    def _both_named(self, passage: Address, mine: Part, other: Part, event: Address) -> bool:
        here = {
            statement.claim.link
            for statement in self.statements(event, Property.WHO)
            if statement.place.passage.id == passage
        }
        here |= {named.thing for named in self.names_in(passage)}
        return {mine.actor, other.actor} <= here

    # -- filters --------------------------------------------------------------------------

    def matching_events(self, wanted: Filters) -> list[Address]:
        """The events a filter keeps, in order."""
        bounds = None
        if (span := wanted.dates) is not None:
            first = span.earliest.toordinal() if span.earliest else 0
            bounds = (first, span.latest.toordinal() if span.latest else FOREVER)
        kept = self.catalogue.events_where(
            types=sorted(wanted.types),
            bounds=bounds,
            countries=sorted(wanted.countries),
            kinds=sorted(wanted.kinds),
        )
        for match in fts(wanted):
            found = self._events_with(match)
            kept = [event for event in kept if event in found]
        return kept

    def _events_with(self, match: str) -> set[Address]:
        passages = self.catalogue.worded(match, "passage")
        found = {*self.catalogue.worded(match, "event"), *self.catalogue.events_on(passages)}
        for actor in self._actors_called(match):
            found.update(self.catalogue.events_of(actor))
        return found

    def _actors_called(self, match: str) -> set[Address]:
        return {self.held.rulings.of(name) for name in self.names_index.worded(match, "name")}

    @cached_property
    def names_index(self) -> Catalogue:
        """Full text over every spelling of every actor (ids are members, before merges)."""
        spelled = (
            Worded(thing.id, "name", f"{name} {fold(name)}")
            for thing in self.held.raw.values()
            if isinstance(thing, Actor)
            for name in [thing.label, *(one.value for one in thing.names)]
        )
        return Catalogue([], [], [], spelled)

    def matching_actors(self, wanted: Filters) -> set[Address]:
        """The actors a filter keeps."""
        kept = {
            thing.id
            for thing in self.held.things.values()
            if isinstance(thing, Actor)
            and (not wanted.kinds or thing.kind in wanted.kinds)
            and (not wanted.countries or thing.country in wanted.countries)
        }
        if wanted.types or wanted.dates:
            events = self.matching_events(Filters(types=wanted.types, dates=wanted.dates))
            kept &= {part.actor for event in events for part in self.who(event)}
        for match in fts(wanted):
            passages = self.catalogue.worded(match, "passage")
            kept &= self._actors_in(passages) | self._actors_called(match)
        return kept

    def matching_passages(self, wanted: Filters) -> set[Address]:
        """The passages a filter keeps."""
        kept = {passage.id for passage in self.held.passages.values() if passage.text}
        if wanted.types or wanted.dates:
            events = self.matching_events(Filters(types=wanted.types, dates=wanted.dates))
            kept &= self.catalogue.passages_of_events(events)
        if wanted.kinds or wanted.countries:
            actors = self.matching_actors(Filters(kinds=wanted.kinds, countries=wanted.countries))
            kept &= {p for actor in actors for p in self.catalogue.passages_naming(actor)}
        for match in fts(wanted):
            kept &= set(self.catalogue.worded(match, "passage"))
        return kept

    # -- addresses ------------------------------------------------------------------------

    def resolve(self, text: str) -> Resolved:
        """Where an address (or `A2`, `A2#p8`) leads; raises LinkError or NotHere."""
        if (short := links.parse_short(text)) is not None:
            for article in self.held.articles.values():
                if article.short == short.article:
                    return self._resolve_in(article, short.paragraph, short.part, text)
            raise NotHere(
                text, self.header.title, [a.short for a in self.held.articles.values()][:3]
            )
        link = links.parse(text)
        if link.kind == "article" and link.thing in self.held.articles:
            article = self.held.articles[link.thing]
            if link.chars is not None:
                return self._resolve_chars(article, link)
            return self._resolve_in(article, link.paragraph, link.part, text)
        if link.kind == "claim":
            return self._resolve_claim(link.thing)
        thing = self.held.rulings.of(link.thing)
        if thing not in self.held.things:
            raise NotHere(text, self.header.title, self._nearest(link))
        moved = self.joined_by(link.thing) if thing != link.thing else None
        return Resolved(thing, thing, moved)

    def _resolve_in(self, article: Article, paragraph: int, part: int, text: str) -> Resolved:
        if not paragraph:
            return Resolved(article.id, article.id)
        here = [p for p in self.passages(article.id) if p.paragraph == paragraph]
        if part:
            here = [p for p in here if p.part == part]
        if not here:
            known = dict.fromkeys(f"{article.id}#p{p.paragraph}" for p in self.passages(article.id))
            closest = sorted(known, key=lambda a: abs(int(a.rpartition("#p")[2]) - paragraph))
            raise NotHere(text, self.header.title, closest[:1])
        address = f"{article.id}#p{paragraph}" + (f".{part}" if part else "")
        return Resolved(address, article.id, passage=here[0].id)

    def _resolve_chars(self, article: Article, link: links.Link) -> Resolved:
        assert link.chars is not None
        for passage in self.passages(article.id):
            start = self.held.start_of(passage)
            whole = Span(start, start + len(passage.text))
            if link.rendition == self.header.rendition and whole.overlaps(link.chars):
                return Resolved(str(link), article.id, passage=passage.id)
        raise NotHere(str(link), self.header.title, [article.id])

    def _resolve_claim(self, address: Address) -> Resolved:
        for claims in self.held.claims.values():
            for claim in claims:
                if claim.id == address:
                    return Resolved(address, claim.about)
        raise NotHere(address, self.header.title, [])

    def _nearest(self, link: links.Link) -> list[str]:
        from sourcebook.names import nearest

        known = [*self.held.raw, *self.held.articles]
        same_kind = [
            (address.partition("/")[2].replace("-", " "), address)
            for address in known
            if address.startswith(f"{link.kind}/")
        ]
        return [a for _, _, a in nearest(link.slug.replace("-", " "), same_kind, limit=3)]

    def label(self, address: Address) -> str:
        """The name of a thing or the headline of an article."""
        return self.held.label(address)

    def thing(self, address: Address) -> Thing | Article | None:
        """The record an address names, as judged."""
        return self.held.things.get(address) or self.held.articles.get(address)

    def _thing(self, address: Address, kind: type[K]) -> K:
        thing = self.held.things[address]
        assert isinstance(thing, kind)
        return thing


def fts(wanted: Filters) -> list[str]:
    """FTS5 expressions for the words (as prefixes, also folded) and phrases of a filter."""
    words = []
    for word in wanted.words:
        forms = dict.fromkeys([word, fold(word)])
        words.append(" OR ".join(f"{_literal(form)} *" for form in forms if form.strip()))
    return [*(word for word in words if word), *(_literal(phrase) for phrase in wanted.phrases)]


def _literal(text: str) -> str:
    return '"' + text.replace('"', '""').replace("\0", " ") + '"'


def _at(row: EventRow, other: Reading, nth: int) -> EventRow:
    return replace(row, other=other, time=other.time, nth=nth)


def _outermost(names: list[Named]) -> tuple[Named, ...]:
    kept: list[Named] = []
    for named in sorted(names, key=lambda n: (n.span.start, -n.span.end, n.thing)):
        if not kept or named.span.start >= kept[-1].span.end:
            kept.append(named)
    return tuple(kept)


def _newest_first(role: Role) -> tuple[int, bool]:
    """Newest first; an office before a rank of the same day."""
    if role.time is None or role.time.edtf.latest is None:
        return (0, role.rank)
    return (-role.time.edtf.latest.toordinal(), role.rank)
