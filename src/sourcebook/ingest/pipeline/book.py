"""A book while it is being made: what it holds already, and what new articles add.

Addresses once given are kept: an actor or event that is read again gets the address it
had. At the end every table stands in the order in which its articles are read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from sourcebook.ingest.gazetteer import gazetteer
from sourcebook.ingest.identify import Profile, is_one, plain
from sourcebook.ingest.pipeline.actors import Named
from sourcebook.ingest.topics import Subject
from sourcebook.model import (
    Actor,
    ActorKind,
    Address,
    Article,
    Attribution,
    Batch,
    Claim,
    Event,
    Header,
    Judgement,
    Mention,
    Name,
    Pair,
    Passage,
    Place,
    Property,
    Source,
    Topic,
)
from sourcebook.slugs import Slugs

_COUNTRY = 2
_T = TypeVar("_T", Actor, Place, Event)


class Ledger:
    """The records of a book by their addresses, in the order they came."""

    def __init__(self, base: Batch, leaving: Iterable[Address]) -> None:
        gone = frozenset(leaving)
        self.header: Header = base.header
        self.sources = {one.id: one for one in base.sources}
        self.articles: dict[Address, Article] = {one.id: one for one in base.articles}
        self.passages: list[Passage] = [one for one in base.passages if one.article not in gone]
        self.mentions: list[Mention] = [one for one in base.mentions if _home(one) not in gone]
        self.claims: list[Claim] = [one for one in base.claims if _home(one) not in gone]
        self.attributions: list[Attribution] = [
            one for one in base.attributions if one.article not in gone
        ]
        self.actors = {one.id: one for one in base.actors}
        self.places = {one.id: one for one in base.places}
        self.topics = {one.id: one for one in base.topics}
        kept = {claim.about for claim in self.claims}
        self.events = {one.id: one for one in base.events if one.id in kept}
        self.judgements: list[Judgement] = list(base.judgements)
        self._judged = {one.act.key for one in base.judgements if isinstance(one.act, Pair)}
        self._number = max((_number(one) for one in base.judgements), default=0)
        self._topics = {one.label: one.id for one in base.topics}
        self._publishers = {plain(one.name): one for one in base.sources}
        self._before = {one.label: one.id for one in base.events if one.id not in kept}
        self._slugs = {
            kind: Slugs(kind, (one.partition("/")[2] for one in taken))
            for kind, taken in (
                ("actor", self.actors),
                ("place", self.places),
                ("topic", self.topics),
                ("event", {one.id for one in base.events}),
                ("source", self.sources),
                ("article", self.articles),
            )
        }
        self.profiles: dict[Address, Profile] = _profiles(base)
        self._by_name: dict[tuple[ActorKind, str], list[Address]] = {}
        for address, profile in self.profiles.items():
            self._by_name.setdefault((profile.kind, plain(profile.label)), []).append(address)
        self._owned = _owned(base, gone)
        self._places = {(plain(one.label), one.part_of): one.id for one in base.places}

    # --- things, each with the address it has or gets

    def give(self, kind: str, label: str) -> Address:
        """A new address for a thing of this label."""
        return f"{kind}/{self._slugs[kind].give(label)}"

    def source(self, name: str, kind: str) -> Source:
        """The source of this name."""
        key = plain(name)
        if key not in self._publishers:
            made = Source(self.give("source", name), name, kind)
            self.sources[made.id] = self._publishers[key] = made
        return self._publishers[key]

    def topic(self, subject: Subject) -> Address:
        """The topic of a subject."""
        if subject.label not in self._topics:
            made = Topic(self.give("topic", subject.label), subject.label, context=subject.context)
            self.topics[made.id] = made
            self._topics[subject.label] = made.id
        return self._topics[subject.label]

    def event(self, label: str) -> Address:
        """The address of an event of a new or changed article."""
        return self._before.pop(label, "") or self.give("event", label)

    def actor(self, one: Named, names: Sequence[Name]) -> Address:
        """The address of an actor; a new one unless nothing is left to decide."""
        profile = replace(one.profile, names=tuple(name.value for name in names))
        key = (profile.kind, plain(profile.label))
        for address in self._by_name.get(key, ()):
            if is_one(self.profiles[address], profile) or address in self._owned:
                self._owned.pop(address, None)
                self._extend(address, profile, names)
                return address
        made = Actor(
            self.give("actor", profile.label),
            profile.kind,
            profile.label,
            tuple(names),
            profile.country,
        )
        self.actors[made.id] = made
        self.profiles[made.id] = profile
        self._by_name.setdefault(key, []).append(made.id)
        return made.id

    def _extend(self, address: Address, profile: Profile, names: Sequence[Name]) -> None:
        actor, known = self.actors[address], self.profiles[address]
        held = {name.value for name in actor.names}
        more = tuple(name for name in names if name.value not in held)
        country = actor.country or profile.country
        self.actors[address] = replace(actor, names=(*actor.names, *more), country=country)
        self.profiles[address] = replace(
            known,
            names=tuple(dict.fromkeys((*known.names, *profile.names))),
            country=country,
            offices=known.offices | profile.offices,
            article="",
        )

    def place(self, one: Named, names: Sequence[Name]) -> Address:
        """The address of a place."""
        label = one.profile.label
        part_of = self.state(one.profile.country)
        key = (plain(label), part_of)
        if key not in self._places:
            made = Place(self.give("place", label), label, one.sort, tuple(names), part_of)
            self.places[made.id] = made
            self._places[key] = made.id
        return self._places[key]

    def state(self, country: str) -> Address:
        """The actor that is this state, if the book has it."""
        label = gazetteer().state(country) if len(country) == _COUNTRY else ""
        held = self._by_name.get((ActorKind.STATE, plain(label)), ()) if label else ()
        return held[0] if held else ""

    def judge(
        self, pair: Pair, rule: str, reason: str, points: tuple[tuple[str, ...], tuple[str, ...]]
    ) -> None:
        """A proposal of ingest, unless something was said of this pair already."""
        if pair.key in self._judged:
            return
        self._judged.add(pair.key)
        self._number += 1
        self.judgements.append(
            Judgement(
                f"J{self._number}",
                pair,
                "ingest",
                reason=reason,
                rule=rule,
                points_for=points[0],
                points_against=points[1],
            )
        )

    # --- the whole

    def batch(self) -> Batch:
        """The book: what nothing refers to any more is left out, tables in reading order."""
        place = {address: at for at, address in enumerate(self.articles)}
        mentions = sorted(self.mentions, key=lambda one: _order(one, place))
        claims = sorted(self.claims, key=lambda one: place[_home(one)])
        attributions = sorted(self.attributions, key=lambda one: place[one.article])
        used = _used(mentions, claims, attributions)
        places = _with_parents(self.places, used)
        used |= {place.part_of for place in places.values()}
        actors = {one: actor for one, actor in self.actors.items() if one in used}
        publishers = {article.publisher for article in self.articles.values()}
        made = Batch(
            header=self.header,
            sources=tuple(one for one in self.sources.values() if one.id in publishers),
            articles=tuple(self.articles.values()),
            passages=tuple(sorted(self.passages, key=lambda one: place[one.article])),
            mentions=tuple(mentions),
            actors=_first_named(actors, mentions),
            places=_first_named(places, mentions),
            topics=tuple(one for one in self.topics.values() if one.id in used),
            events=_first_named(self.events, claims),
            claims=tuple(claims),
            attributions=tuple(attributions),
        )
        return replace(made, judgements=_standing(self.judgements, made))


def _number(judgement: Judgement) -> int:
    digits = judgement.id[1:]
    return int(digits) if digits.isdigit() else 0


def _home(record: Mention | Claim) -> Address:
    return record.anchors[0].article if record.anchors else ""


def _order(one: Mention, place: Mapping[Address, int]) -> tuple[int, int, int, str]:
    first = one.anchors[0]
    return place[first.article], first.start, -first.end, one.about


def _used(
    mentions: Iterable[Mention], claims: Iterable[Claim], attributions: Iterable[Attribution]
) -> set[Address]:
    used = {one.about for one in mentions}
    for claim in claims:
        used.update((claim.about, claim.link, claim.of))
    for one in attributions:
        used.update(voice.who for voice in one.chain)
    return used


def _with_parents(places: Mapping[Address, Place], used: set[Address]) -> dict[Address, Place]:
    return {one: place for one, place in places.items() if one in used}


def _first_named(things: Mapping[Address, _T], said: Sequence[Mention | Claim]) -> tuple[_T, ...]:
    """Things in the order in which they are first spoken of."""
    first: dict[Address, int] = {}
    for at, record in enumerate(said):
        first.setdefault(record.about, at)
    last = len(said)
    ranked = enumerate(things.values())
    return tuple(
        one for _, one in sorted(ranked, key=lambda it: (first.get(it[1].id, last), it[0]))
    )


def _standing(judgements: Iterable[Judgement], made: Batch) -> tuple[Judgement, ...]:
    """Judgements whose things are still in the book."""
    held: set[Address] = set()
    for table in fields(made):
        records = getattr(made, table.name)
        if isinstance(records, tuple):
            held.update(one.id for one in records)
    held.update(one.id for one in judgements)
    return tuple(one for one in judgements if _refers(one) <= held)


def _refers(judgement: Judgement) -> set[Address]:
    act = judgement.act
    if isinstance(act, Pair):
        return {act.left, act.right}
    names = ("thing", "claim", "judgement")
    return {getattr(act, name) for name in names if hasattr(act, name)} | set(
        getattr(act, "members", ())
    )


# --- what a book tells of its actors


def _profiles(base: Batch) -> dict[Address, Profile]:
    offices: dict[Address, set[tuple[str, str]]] = {}
    country = {one.id: one.country for one in base.actors}
    for claim in base.claims:
        if claim.property is Property.ROLE:
            of = country.get(claim.of, "")
            offices.setdefault(claim.about, set()).add((claim.value, of))
    return {
        one.id: Profile(
            one.kind,
            one.label,
            tuple(name.value for name in one.names),
            one.country,
            frozenset(offices.get(one.id, ())),
            gazetteer().get(one.label) is not None,
        )
        for one in base.actors
    }


def _owned(base: Batch, gone: frozenset[Address]) -> dict[Address, None]:
    """Actors that only the articles named that are now read anew."""
    inside = {one.about for one in base.mentions if _home(one) in gone}
    outside = {one.about for one in base.mentions if _home(one) not in gone}
    return dict.fromkeys(one.id for one in base.actors if one.id in inside - outside)
