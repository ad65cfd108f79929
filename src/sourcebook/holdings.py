"""A book's records as judged: merged, split, hidden and added; looked up by address and place.

Everything here follows from the batch and the judgements; nothing is worded or ordered
for a reader yet.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeAlias, TypeVar

from sourcebook import judge
from sourcebook.answers import Place as Spot
from sourcebook.answers import Statement
from sourcebook.model import (
    Actor,
    ActorKind,
    Address,
    Anchor,
    Anchors,
    Article,
    Attribution,
    Batch,
    Claim,
    Event,
    Judgement,
    Mention,
    Passage,
    Place,
    Property,
    Source,
    Topic,
    anchored,
)
from sourcebook.text import Span

Thing: TypeAlias = Actor | Event | Place | Topic | Source
K = TypeVar("K", Actor, Event)


class Holdings:
    """The one place that knows records by address; all addresses it answers are canonical."""

    def __init__(self, batch: Batch, reader: Sequence[Judgement] = ()) -> None:
        self.header = batch.header
        self.articles: Mapping[Address, Article] = {entry.id: entry for entry in batch.articles}
        raw: list[Thing] = [
            *batch.actors,
            *batch.events,
            *batch.places,
            *batch.topics,
            *batch.sources,
        ]
        order = {thing.id: n for n, thing in enumerate(raw)}
        self.rulings = judge.replay(batch.judgements, reader, order)
        self.raw: dict[Address, Thing] = {
            thing.id: thing for thing in [*raw, *self._added_things()]
        }
        self.things = self._canonical_things(batch)
        self._file_passages(batch.passages)
        self._file_claims(batch.claims)
        self.attributions = {entry.id: entry for entry in batch.attributions}
        self._said_of = {
            passage: entry for entry in batch.attributions for passage in entry.passages
        }
        self.mentions = [self._owned(mention) for mention in batch.mentions]
        self.mentions = [mention for mention in self.mentions if mention.about in self.things]

    # -- building -------------------------------------------------------------------------

    def _added_things(self) -> list[Thing]:
        return [add.record for add in self.rulings.added if not isinstance(add.record, Claim)]

    def _canonical_things(self, batch: Batch) -> dict[Address, Thing]:
        kept: dict[Address, Thing] = {}
        latin = 2 * sum(_is_latin(one.headline) for one in batch.articles) > len(batch.articles)
        for address, thing in self.raw.items():
            if self.rulings.of(address) == address and address not in self.rulings.hidden:
                kept[address] = self._valued(self._spelled(thing, latin=latin))
        surfaces = {mention.id: mention.surface for mention in batch.mentions}
        for address, origin in self.rulings.origins.items():
            source = self.raw.get(origin)
            if isinstance(source, Actor | Event):
                first = next((m for m, to in self.rulings.moved.items() if to == address), "")
                label = surfaces.get(first) or source.label
                kept[address] = replace(source, id=address, label=label)
        return kept

    def _spelled(self, thing: Thing, *, latin: bool) -> Thing:
        """An actor by the first of its labels in the script that most of the book is in."""
        members = self.rulings.members.get(thing.id, ())
        if not isinstance(thing, Actor) or _is_latin(thing.label) is latin or len(members) < 2:
            return thing
        actors = [one for one in map(self.raw.get, members) if isinstance(one, Actor)]
        fitting = next((it.label for it in actors if _is_latin(it.label) is latin), thing.label)
        return replace(thing, label=fitting)

    def _valued(self, thing: Thing) -> Thing:
        """The thing with the values a person gave it (label, kind, country, type)."""
        if isinstance(thing, Source):
            return thing
        values = self.rulings.values
        if label := values.get((thing.id, "label")):
            thing = replace(thing, label=label)
        if isinstance(thing, Actor):
            if country := values.get((thing.id, "country")):
                thing = replace(thing, country=country)
            if (kind := values.get((thing.id, "kind"))) in list(ActorKind):
                thing = replace(thing, kind=ActorKind(kind))
        if isinstance(thing, Event) and (kind := values.get((thing.id, "type"))):
            thing = replace(thing, type=kind)
        return thing

    def _file_passages(self, passages: Iterable[Passage]) -> None:
        self.passages = {passage.id: passage for passage in passages}
        self._in_article: dict[Address, list[Passage]] = {}
        self._starts: dict[Address, list[int]] = {}
        for passage in self.passages.values():
            here = anchored(passage.anchors, self.header.rendition)
            if not here or not passage.text:
                continue
            self._in_article.setdefault(passage.article, []).append(passage)
            self._starts.setdefault(passage.article, []).append(here[0].start)

    def _file_claims(self, claims: Iterable[Claim]) -> None:
        self.claims: dict[Address, list[Claim]] = {}
        added = [add.record for add in self.rulings.added if isinstance(add.record, Claim)]
        for claim in [*claims, *added]:
            owned = self._ruled(claim)
            if owned.about in self.things and (not owned.link or self.knows(owned.link)):
                self.claims.setdefault(owned.about, []).append(owned)

    def _ruled(self, claim: Claim) -> Claim:
        of = self.rulings.of
        about = of(self.rulings.moved.get(claim.id, claim.about))
        link, owner = of(claim.link), of(claim.of)
        if (about, link, owner) == (claim.about, claim.link, claim.of):
            return claim  # most are untouched, and a copy costs more than a look
        return replace(claim, about=about, link=link, of=owner)

    def _owned(self, mention: Mention) -> Mention:
        about = self.rulings.of(self.rulings.moved.get(mention.id, mention.about))
        return mention if about == mention.about else replace(mention, about=about)

    # -- asking ---------------------------------------------------------------------------

    def knows(self, address: Address) -> bool:
        """True if `address` is a thing or an article here."""
        return address in self.things or address in self.articles

    def thing_as(self, address: Address, kind: type[K]) -> K:
        """The actor or event that `address` is known to name."""
        thing = self.things[address]
        assert isinstance(thing, kind)
        return thing

    def claims_of(self, thing: Address, *properties: Property) -> list[Claim]:
        """The claims about a thing, of some properties or all, in order of reading."""
        every = self.claims.get(thing, [])
        return [claim for claim in every if claim.property in properties] if properties else every

    def in_article(self, article: Address) -> Sequence[Passage]:
        """The passages of an article that the shipped rendition shows, in order."""
        return self._in_article.get(article, [])

    def passage_at(self, anchor: Anchor) -> Passage | None:
        """The passage in which an anchor of the shipped rendition begins."""
        starts = self._starts.get(anchor.article)
        if not starts or anchor.rendition != self.header.rendition:
            return None
        at = bisect_right(starts, anchor.start) - 1
        return self._in_article[anchor.article][at] if at >= 0 else None

    def start_of(self, passage: Passage) -> int:
        """Where the passage begins in its article's text."""
        return anchored(passage.anchors, self.header.rendition)[0].start

    def spots(self, anchors: Anchors) -> list[Spot]:
        """The places that anchors name in the shipped rendition, one per passage, in order."""
        found: dict[Address, list[Span]] = {}
        for anchor in anchored(anchors, self.header.rendition):
            if (passage := self.passage_at(anchor)) is not None:
                start = self.start_of(passage)
                end = min(anchor.end - start, len(passage.text))
                found.setdefault(passage.id, []).append(Span(anchor.start - start, end))
        return [
            Spot(self.articles[self.passages[key].article], self.passages[key], tuple(spans))
            for key, spans in found.items()
        ]

    def said(self, passage: Passage) -> Attribution | None:
        """Who says a passage; None: the article, in its own voice."""
        return self._said_of.get(passage.id)

    def said_by(self, actor: Address) -> list[Address]:
        """The passages shown that an actor is the source of, first or further up the chain."""
        return [
            key
            for key, said in self._said_of.items()
            if any(self.rulings.of(voice.who) == actor for voice in said.chain)
            and key in self.passages  # a damaged one is left out
            and self.passages[key].text
        ]

    def statements(self, claim: Claim) -> list[Statement]:
        """A claim at each place that makes it."""
        own = self.attributions.get(claim.attribution)
        return [
            Statement(claim, spot, said, path[0], path)
            for spot in self.spots(claim.anchors)
            for said in (own or self.said(spot.passage),)
            for path in (self._path(said, spot.article),)
        ]

    def _path(self, said: Attribution | None, article: Article) -> tuple[Address, ...]:
        """The way a statement came: its origin, who passed it on, who published it.

        An outlet is one whether it publishes or is cited.
        """
        voices = [self.rulings.of(voice.who) for voice in said.chain if voice.who] if said else []
        outlet = self._outlets.get(article.publisher, article.publisher) or article.id
        return tuple(dict.fromkeys((*(self._outlets.get(one, one) for one in voices), outlet)))

    @cached_property
    def _outlets(self) -> Mapping[Address, Address]:
        """The actor that each publisher is, by its name; only where there is just one."""
        named: dict[str, list[Address]] = {}
        for actor in self.things.values():
            if isinstance(actor, Actor) and actor.kind in (ActorKind.ORG, ActorKind.BODY):
                for name in {_bare(actor.label), *(_bare(one.value) for one in actor.names)}:
                    named.setdefault(name, []).append(actor.id)
        found = {
            source.id: named.get(_bare(source.name), [])
            for source in self.things.values()
            if isinstance(source, Source)
        }
        return {source: actors[0] for source, actors in found.items() if len(actors) == 1}

    def label(self, address: Address) -> str:
        """The name of a thing or the headline of an article; the address where it is unknown."""
        thing = self.things.get(self.rulings.of(address))
        if thing is None:
            article = self.articles.get(address)
            return article.headline if article else address
        return thing.name if isinstance(thing, Source) else thing.label


def _bare(name: str) -> str:
    """An outlet's name without its article: texts write "the Poti Gazette"."""
    return name.casefold().removeprefix("the ").strip()


def _is_latin(text: str) -> bool:
    """True if a text has Latin letters."""
    return any(char.isalpha() and char < "\u0250" for char in text)
