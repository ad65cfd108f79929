"""The one read side: typed questions about a book as judged, typed answers.

The screen, the command line and the exports ask here and nowhere else. Lists are lazy
sequences (`len`, index, slice). `Desk` is what a screen may write.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Protocol

from sourcebook import readings
from sourcebook.answers import (
    ActorRow,
    ArticleRow,
    Contact,
    EventRow,
    Named,
    OpenReference,
    Orphan,
    Part,
    Reading,
    Resolved,
    Role,
    Spelling,
    Statement,
)
from sourcebook.catalogue import Catalogue
from sourcebook.corpus.actors import Actors
from sourcebook.corpus.addressing import Addressing, NotHere
from sourcebook.corpus.company import Company
from sourcebook.corpus.decided import Decided
from sourcebook.corpus.evidence import Exhibits
from sourcebook.corpus.filtering import Filtering, fts
from sourcebook.corpus.index import Index
from sourcebook.corpus.lazy import Lazy
from sourcebook.corpus.left_open import LeftOpen
from sourcebook.corpus.passages import Passages
from sourcebook.corpus.stated import Stated
from sourcebook.corpus.timeline import Timeline
from sourcebook.holdings import Holdings, Thing
from sourcebook.model import (
    Act,
    Actor,
    Address,
    Article,
    Batch,
    Event,
    Filters,
    Header,
    Judgement,
    Passage,
    Property,
    Refused,
    Time,
)

__all__ = ["Corpus", "Desk", "Lazy", "NotHere", "fts"]


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


class Corpus:
    """A book as judged. Addresses given and answered are canonical unless said otherwise.

    It holds the parts that answer together; each question goes to the part whose it is.
    """

    def __init__(self, batch: Batch, reader: Sequence[Judgement] = ()) -> None:
        self.batch = batch
        self.held = held = Holdings(batch, reader)
        self._decided = decided = Decided(held)
        self._stated = stated = Stated(held, decided)
        self._passages = passages = Passages(held)
        self._index = index = Index(held, stated, passages)
        self._filtering = kept = Filtering(held, stated, index)
        self._timeline = timeline = Timeline(held, decided, stated, passages, index, kept)
        self._exhibits = exhibits = Exhibits(held, decided, stated, passages, index)
        self._actors = Actors(batch, held, decided, stated, index, kept, exhibits)
        self._company = Company(held, stated, passages, index, timeline, exhibits)
        self._addressing = Addressing(held, decided)
        self._open = LeftOpen(batch, held)
        # The answers that are cached, each with its cache.
        self.event_row = timeline.row
        self.actor_row = self._actors.row
        self.readings = stated.readings
        self.evidence = exhibits.behind
        self.linked = exhibits.linked

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
        actors = self._index.actors_in(here)
        return ArticleRow(
            article, len(self.catalogue.events_on(here)), len(actors), self.header.rendition
        )

    def passages(self, article: Address) -> Sequence[Passage]:
        """The passages of an article, as the shipped rendition shows them."""
        return self._passages.in_article(article)

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

    @property
    def catalogue(self) -> Catalogue:
        """The index, built when first asked."""
        return self._index.catalogue

    # -- events ---------------------------------------------------------------------------

    def timeline(self, wanted: Filters | None = None, *, others: bool = True) -> Sequence[EventRow]:
        """Events in order of time; with `others` once more at each further reading of its own."""
        return self._timeline.rows(wanted, others=others)

    def maybe(self, thing: Address) -> tuple[tuple[Address, Judgement], ...]:
        """The things perhaps the same as `thing`, each with the judgement that leaves it open."""
        return self._decided.maybe(thing)

    def judged_date(self, event: Address) -> Time | None:
        """The date that a person entered for an event."""
        return self._stated.judged_date(event)

    def who(self, event: Address) -> tuple[Part, ...]:
        """Actors in an event in order of reading, each part once."""
        return self._stated.who(event)

    def figures(self, event: Address) -> tuple[tuple[Property, tuple[Reading, ...]], ...]:
        """What is counted of an event: the readings of each figure that a text gives of it."""
        return self._stated.figures(event)

    def agreement(self, found: Sequence[Reading]) -> readings.Agreement:
        """How readings of one property stand to each other."""
        return self._stated.agreement(found)

    def statements(self, thing: Address, wanted: Property | None = None) -> list[Statement]:
        """Every statement about a thing itself, of one property or of all."""
        return self._stated.statements(thing, wanted)

    def order_claims(self, event: Address) -> tuple[list[Statement], list[Statement]]:
        """What texts put before and after an event (each statement names the pair)."""
        return self._stated.order_claims(event)

    # -- what is left open ----------------------------------------------------------------

    @property
    def refusals(self) -> tuple[Refused, ...]:
        """The files that could not be taken in, by name."""
        return self.batch.refusals

    def open_references(self, article: Address) -> tuple[OpenReference, ...]:
        """The words of an article of which it cannot be told whom they mean, as it reads."""
        return self._open.references(article)

    @property
    def open_pairs(self) -> tuple[Judgement, ...]:
        """The pairs that may be one, each once, by the judgement that leaves it open."""
        return self._open.pairs

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """Judgements in force about what the book has no more."""
        return self._open.orphans

    # -- evidence -------------------------------------------------------------------------

    def names_in(self, passage: Address) -> tuple[Named, ...]:
        """The stretches of a passage that name things; of nested ones the outermost."""
        return self._passages.names_in(passage)

    # -- actors ---------------------------------------------------------------------------

    def actors(self, wanted: Filters | None = None, *, by: str = "mentions") -> Sequence[ActorRow]:
        """Actors by mentions, by name or by kind."""
        return self._actors.rows(wanted, by=by)

    def spellings(self, actor: Address) -> tuple[Spelling, ...]:
        """Every spelling of a name in order of reading, with the judgement that joined it."""
        return self._actors.spellings(actor)

    def joined_by(self, member: Address) -> Judgement | None:
        """The *same* judgement through which an address belongs to its thing."""
        return self._decided.joined_by(member)

    def verdicts(self, thing: Address) -> tuple[Judgement, ...]:
        """The pair judgements in force that touch a thing or one of its members."""
        return self._decided.verdicts(thing)

    def roles(self, actor: Address) -> tuple[Role, ...]:
        """Offices and ranks, newest first; each at the date of the text that uses it."""
        return self._actors.roles(actor)

    def events_of(self, actor: Address) -> tuple[EventRow, ...]:
        """The events an actor takes part in, in order of time."""
        return self._company.events_of(actor)

    def together(self, actor: Address) -> tuple[tuple[Address, int], ...]:
        """Other actors named in the same passages, with the number of passages, most first."""
        return self._company.together(actor)

    def contacts(self, actor: Address) -> tuple[Contact, ...]:
        """Whom an actor dealt with, newest first.

        `met` holds only for asserted visits, talks, calls and signatures of which one
        passage names both. Persons and groups are matched with their like, states with
        states, bodies with bodies.
        """
        return self._company.contacts(actor)

    # -- filters --------------------------------------------------------------------------

    def matching_events(self, wanted: Filters) -> list[Address]:
        """The events a filter keeps, in order."""
        return self._filtering.events(wanted)

    def matching_actors(self, wanted: Filters) -> set[Address]:
        """The actors a filter keeps."""
        return self._filtering.actors(wanted)

    def matching_passages(self, wanted: Filters) -> set[Address]:
        """The passages a filter keeps."""
        return self._filtering.passages(wanted)

    # -- addresses ------------------------------------------------------------------------

    def resolve(self, text: str) -> Resolved:
        """Where an address (or `A2`, `A2#p8`) leads; raises LinkError or NotHere."""
        return self._addressing.resolve(text)

    def label(self, address: Address) -> str:
        """The name of a thing or the headline of an article."""
        return self.held.label(address)

    def thing(self, address: Address) -> Thing | Article | None:
        """The record an address names, as judged."""
        return self.held.things.get(address) or self.held.articles.get(address)
