"""A book while it is being made: what it holds already, and what new articles add.

Addresses once given are kept: an actor or event that is read again gets the address it
had, and what no text speaks of any more keeps its own as a retired one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sourcebook.ingest.gazetteer import gazetteer
from sourcebook.ingest.identify import Profile, agrees, fuller, plain
from sourcebook.ingest.pipeline.actors import Named
from sourcebook.ingest.pipeline.former import Former
from sourcebook.ingest.pipeline.gone import Gone, named_in, told_in
from sourcebook.ingest.pipeline.order import first_named, home, reading_order, used
from sourcebook.ingest.short_names import left_label
from sourcebook.ingest.topics import Subject
from sourcebook.model import (
    RETIRED,
    Act,
    Actor,
    ActorKind,
    Address,
    Article,
    Attribution,
    Batch,
    Claim,
    Header,
    Hide,
    Judgement,
    Mention,
    Name,
    Pair,
    Passage,
    Place,
    Property,
    Source,
    Topic,
    Withdraw,
)
from sourcebook.slugs import Slugs

_COUNTRY = 2
_BY = "ingest"
_FOUND_AGAIN = "found-again"


class Ledger:
    """The records of a book by their addresses, in the order they came."""

    def __init__(self, base: Batch, leaving: Iterable[Address]) -> None:
        gone = frozenset(leaving)
        self.base = base
        self.header: Header = base.header
        self.sources = {one.id: one for one in base.sources}
        self.articles: dict[Address, Article] = {one.id: one for one in base.articles}
        self.passages: list[Passage] = [one for one in base.passages if one.article not in gone]
        self.mentions: list[Mention] = [one for one in base.mentions if home(one) not in gone]
        self.claims: list[Claim] = [one for one in base.claims if home(one) not in gone]
        self.attributions: list[Attribution] = [
            one for one in base.attributions if one.article not in gone
        ]
        self._gone = Gone(base, gone)
        self.touched = self._gone.actors()
        self.actors = {one.id: one for one in base.actors}
        self.actors.update((one.id, one) for one in _attested(self.actors, self))
        self.places = {one.id: one for one in base.places}
        self.topics = {one.id: one for one in base.topics}
        kept = {claim.about for claim in self.claims}
        self.events = {one.id: one for one in base.events if one.id in kept}
        self.judgements: list[Judgement] = list(base.judgements)
        self._judged = {one.act.key for one in base.judgements if isinstance(one.act, Pair)}
        self._shorts = max(map(_digits, (one.short for one in base.articles)), default=0)
        self._number = max(map(_digits, (one.id for one in base.judgements)), default=0)
        self._topics = {one.label: one.id for one in base.topics}
        self._publishers = {plain(one.name): one for one in base.sources}
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
        self.profiles: dict[Address, Profile] = _profiles(self.actors, self.claims)
        self._by_name: dict[tuple[ActorKind, str], list[Address]] = {}
        for address, profile in self.profiles.items():
            self._by_name.setdefault((profile.kind, profile.key), []).append(address)
        self._given: set[tuple[Address, Address]] = set()  # to actors of articles read again
        spoken = {one.about for one in self.mentions}
        self._silent = {one for one in self.actors if one not in spoken}
        self._waiting = self._returning()
        self._places = {(plain(one.label), one.part_of): one.id for one in base.places}

    def _returning(self) -> dict[tuple[str, str], Address]:
        """What was retired, by where it was last told and what it is: a text may tell it again."""
        found: dict[tuple[str, str], Address] = {}
        kinds: dict[Address, str] = {one.id: one.type for one in self.base.events}
        kinds.update((one.id, _kind(self.profiles[one.id])) for one in self.base.actors)
        for thing, judgement in self._retired().items():
            for last in judgement.points_for[:1]:
                found.setdefault((last, kinds.get(thing, "")), thing)
        return found

    def returned(self, article: Address, words: str, kind: str) -> Address:
        """The retired event of this kind that the article told by these words, if there is one."""
        return self._waiting.pop((told_in(article, words), kind), "")

    def former(self, article: Address, text: str) -> Former:
        """What an article that is read again was, seen from its new text."""
        return self._gone.former(article, text)

    # --- things, each with the address it has or gets

    def give(self, kind: str, label: str) -> Address:
        """A new address for a thing of this label."""
        return f"{kind}/{self._slugs[kind].give(label)}"

    def short(self) -> str:
        """The next display name; one that an article had is never given again."""
        self._shorts += 1
        return f"A{self._shorts}"

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
        """The address of a new event."""
        return self.give("event", label)

    def actor(
        self, one: Named, names: Sequence[Name], article: Address = "", was: Address = ""
    ) -> Address:
        """The address of an actor: a new one unless nothing is left to decide.

        `was` is what was named in its places before the article was read again.
        """
        profile = replace(one.profile, names=tuple(name.value for name in names))
        address = self._known(profile, article, was)
        if address:
            self._given.add((article, address))
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
        self._by_name.setdefault((profile.kind, profile.key), []).append(made.id)
        return made.id

    def _known(self, profile: Profile, article: Address, was: Address) -> Address:
        if was in self.actors and (article, was) not in self._given:
            before = self.profiles[was]
            named = before.key == profile.key
            if self._gone.alone(was, article) or (before.kind is profile.kind and named):
                return was
        key = (profile.kind, profile.key)
        if profile.kind is not ActorKind.GROUP:  # "officials" of two texts are never one
            for address in self._by_name.get(key, ()):
                if agrees(self.profiles[address], profile):
                    return address
        for address in self._gone.alone_in(article):
            before = self.profiles[address]
            if (before.kind, before.key) == key and (article, address) not in self._given:
                return address
        return self._waiting.pop((named_in(article), _kind(profile)), "")

    def _extend(self, address: Address, profile: Profile, names: Sequence[Name]) -> None:
        actor, known = self.actors[address], self.profiles[address]
        if address in self._silent:
            # Only texts read again named it: what they said before is not said any more.
            self._silent.discard(address)
            label = actor.label if actor.label in profile.names else profile.label
            self.actors[address] = replace(
                actor, kind=profile.kind, label=label, names=tuple(names), country=profile.country
            )
            self.profiles[address] = replace(profile, label=label)
            return
        held = {name.value for name in actor.names}
        more = tuple(name for name in names if name.value not in held)
        country = actor.country or profile.country
        label = fuller(known, profile)
        if more or label != actor.label or country != actor.country:
            self.actors[address] = replace(
                actor, label=label, names=(*actor.names, *more), country=country
            )
        self.profiles[address] = replace(
            known,
            label=label,
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

    # --- judgements

    def judge(
        self, pair: Pair, rule: str, reason: str, points: tuple[tuple[str, ...], tuple[str, ...]]
    ) -> None:
        """A proposal of ingest, unless something was said of this pair already."""
        if pair.key not in self._judged:
            self._judged.add(pair.key)
            self._say(pair, rule, reason, points)

    def withdraw(self, judgement: Judgement, rule: str, reason: str) -> None:
        """Takes back what ingest said."""
        self._say(Withdraw(judgement.id), rule, reason)
        if isinstance(judgement.act, Pair):
            self._judged.discard(judgement.act.key)

    def _say(
        self,
        act: Act,
        rule: str,
        reason: str,
        points: tuple[tuple[str, ...], tuple[str, ...]] = ((), ()),
    ) -> None:
        self._number += 1
        self.judgements.append(
            Judgement(
                f"J{self._number}",
                act,
                _BY,
                reason=reason,
                rule=rule,
                points_for=points[0],
                points_against=points[1],
            )
        )

    def own(self) -> list[Judgement]:
        """What ingest said and did not take back or overrule since."""
        undone = {one.act.judgement for one in self.judgements if isinstance(one.act, Withdraw)}
        last: dict[object, Judgement] = {}
        for one in self.judgements:
            if one.id not in undone and not isinstance(one.act, Withdraw):
                subject = one.act.key if isinstance(one.act, Pair) else one.act
                last[subject] = one
        return [one for one in last.values() if one.user == _BY]

    # --- the whole

    def named(self) -> set[Address]:
        """What the texts of the book speak of."""
        return used(self.mentions, self.claims, self.attributions)

    def batch(self) -> Batch:
        """The book, tables in reading order; what no text speaks of any more is retired."""
        place = {address: at for at, address in enumerate(self.articles)}
        mentions = reading_order(self.mentions, place)
        claims = sorted(self.claims, key=lambda one: place[home(one)])
        attributions = sorted(self.attributions, key=lambda one: place[one.article])
        spoken = self.named()
        spoken |= {one.part_of for one in self.places.values() if one.id in spoken}
        self._retire(spoken)
        old = {
            one.id
            for table in (self.base.actors, self.base.places, self.base.topics, self.base.events)
            for one in table
        }
        kept = spoken | old
        events = {**self.events, **{e.id: e for e in self.base.events if e.id not in self.events}}
        publishers = {article.publisher for article in self.articles.values()}
        return Batch(
            header=self.header,
            sources=tuple(one for one in self.sources.values() if one.id in publishers),
            articles=tuple(self.articles.values()),
            passages=tuple(sorted(self.passages, key=lambda one: place[one.article])),
            mentions=tuple(mentions),
            actors=first_named((a for a in self.actors.values() if a.id in kept), mentions),
            places=first_named((p for p in self.places.values() if p.id in kept), mentions),
            topics=tuple(one for one in self.topics.values() if one.id in kept),
            events=first_named(events.values(), claims),
            claims=tuple(claims),
            attributions=tuple(attributions),
            judgements=tuple(self.judgements),
        )

    def _retire(self, spoken: set[Address]) -> None:
        """Says which things of the book are gone from its texts, and which are back."""
        retired = self._retired()
        base = self.base
        for table in (base.actors, base.places, base.topics, base.events):
            for thing in table:
                if thing.id not in spoken and thing.id not in retired:
                    reason = "no text of the book tells of it any more"
                    self._say(Hide(thing.id), RETIRED, reason, (self._gone.last(thing.id), ()))
                elif thing.id in spoken and thing.id in retired:
                    reason = "a text of the book tells of it again"
                    self.withdraw(retired[thing.id], _FOUND_AGAIN, reason)

    def _retired(self) -> dict[Address, Judgement]:
        """What ingest retired and did not find again, each with its judgement."""
        return {
            one.act.thing: one
            for one in self.own()
            if isinstance(one.act, Hide) and one.rule == RETIRED
        }


def _kind(profile: Profile) -> str:
    return f"{profile.kind} {profile.key}"


def _digits(name: str) -> int:
    """The number of A12 or J7."""
    return int(name[1:]) if name[1:].isdigit() else 0


def _attested(actors: dict[Address, Actor], ledger: Ledger) -> list[Actor]:
    """Actors named by texts that leave, with the spellings that are left."""
    surfaces: dict[Address, set[str]] = {one: set() for one in ledger.touched}
    for mention in ledger.mentions:
        if mention.about in surfaces:
            surfaces[mention.about].add(mention.surface)
    return [_spelled(actors[one], held) for one, held in surfaces.items() if held and one in actors]


def _spelled(actor: Actor, held: set[str]) -> Actor:
    label = left_label(actor.label, (n.value for n in actor.names if n.value in held), held)
    names = tuple(one for one in actor.names if one.value == label or one.value in held)
    return replace(actor, label=label, names=names)


def _profiles(actors: dict[Address, Actor], claims: Iterable[Claim]) -> dict[Address, Profile]:
    """What a book tells of its actors."""
    offices: dict[Address, set[tuple[str, str]]] = {}
    for claim in claims:
        if claim.property is Property.ROLE:
            of = actors[claim.of].country if claim.of in actors else ""
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
        for one in actors.values()
    }
