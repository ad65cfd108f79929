"""What an article was before it was read again: its things and statements keep their addresses.

An actor is known by where it is named, an event by where it is told, a mention or claim by
its very words in their surroundings. What cannot be found again keeps its address too, as a
retired one, and no other thing ever gets it.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from sourcebook.ingest.pipeline.moved import Moved
from sourcebook.ingest.values import Happening
from sourcebook.model import Address, Anchors, Claim, Event, Mention, Property
from sourcebook.text import Span

_R = TypeVar("_R", Mention, Claim)
_Says: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An event as it was told: what it is compared by."""

    event: Event
    places: tuple[Span, ...]
    when: str


class Former:
    """The records of an article as it was, asked with those of its new text."""

    def __init__(
        self,
        moved: Moved,
        mentions: Sequence[Mention],
        claims: Sequence[Claim],
        events: Mapping[Address, Event],
    ) -> None:
        self._moved = moved
        self._mentions = mentions
        self._claims = claims
        self._told = _told(claims, events)
        self._named: dict[Span, Address] = {}
        for mention in mentions:
            for span in self._spans(mention.anchors):
                self._named.setdefault(span, mention.about)

    def _spans(self, anchors: Anchors) -> Iterator[Span]:
        """Where anchors stand now, as far as they do."""
        for anchor in anchors:
            span = self._moved.at(anchor.span)
            if span is not None:
                yield span

    def thing(self, spans: Iterable[Span]) -> Address:
        """What most of these stretches named before; empty if nothing or not only one."""
        votes = Counter(self._named[span] for span in spans if span in self._named)
        best = votes.most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return ""
        return best[0][0]

    # --- events

    def events(self, told: Sequence[Happening], labels: Sequence[str]) -> list[Address]:
        """For each happening the address of the event that it was; empty for a new one."""
        found: dict[int, Address] = {}
        news = _News(told, labels)
        for fitting in (self._same_label, self._same_place):
            known = set(found.values())
            pairs = [
                (old.event.id, at)
                for old in self._told
                if old.event.id not in known
                for at in fitting(old, news)
                if at not in found
            ]
            olds, times = Counter(old for old, _ in pairs), Counter(at for _, at in pairs)
            found.update((at, old) for old, at in pairs if olds[old] == 1 == times[at])
        return [found.get(at, "") for at in range(len(told))]

    def _same_label(self, old: Told, news: "_News") -> Iterable[int]:
        named = news.by_label.get((old.event.label, old.event.type), ())
        here = set(self._same_place(old, news))
        if here or any(self._moved.near(place) for place in old.places):
            return [at for at in named if at in here]
        # Its sentence is gone or stands elsewhere: its day has to tell it from a look-alike.
        return [at for at in named if news.when(at) == old.when]

    def _same_place(self, old: Told, news: "_News") -> Iterable[int]:
        now = [span for place in old.places if (span := self._moved.near(place)) is not None]
        found = {at for span in now for at in news.on(span) if news.told[at].type == old.event.type}
        return sorted(found)

    # --- statements

    def mentions(self, made: Sequence[Mention]) -> list[Mention]:
        """The mentions of the new text, with the ids they had."""
        return self._kept(self._mentions, made, lambda one: (one.about,))

    def claims(self, made: Sequence[Claim]) -> list[Claim]:
        """The claims of the new text, with the ids they had."""
        return self._kept(self._claims, made, _says)

    def _kept(self, old: Sequence[_R], made: Sequence[_R], says: Callable[[_R], _Says]) -> list[_R]:
        kept = self._by_words(old, made, says)
        kept.update(self._by_touch(old, made, says, kept))
        taken = set(kept.values())
        result: list[_R] = []
        for at, record in enumerate(made):
            given = kept.get(at, record.id)
            while at not in kept and given in taken:
                given = f"{given}-2"
            taken.add(given)
            result.append(replace(record, id=given))
        return result

    def _by_words(
        self, old: Sequence[_R], made: Sequence[_R], says: Callable[[_R], _Says]
    ) -> dict[int, Address]:
        """What says the same by the same words at their place."""
        known: dict[tuple[_Says, tuple[Span, ...]], Address] = {}
        for record in old:
            spans = tuple(self._spans(record.anchors))
            if len(spans) == len(record.anchors):
                known.setdefault((says(record), spans), record.id)
        places = ((says(one), tuple(anchor.span for anchor in one.anchors)) for one in made)
        return {at: known.pop(place) for at, place in enumerate(places) if place in known}

    def _by_touch(
        self,
        old: Sequence[_R],
        made: Sequence[_R],
        says: Callable[[_R], _Says],
        kept: Mapping[int, Address],
    ) -> dict[int, Address]:
        """What says the same by words that another rule cut longer or shorter, if only one does."""
        taken = set(kept.values())
        before: dict[_Says, list[_R]] = {}
        after: dict[_Says, list[int]] = {}
        for record in old:
            if record.id not in taken:
                before.setdefault(says(record), []).append(record)
        for at, record in enumerate(made):
            if at not in kept:
                after.setdefault(says(record), []).append(at)
        return {
            places[0]: before[key][0].id
            for key, places in after.items()
            if len(before.get(key, ())) == 1 == len(places)
            and self._touch(before[key][0].anchors, made[places[0]].anchors)
        }

    def _touch(self, old: Anchors, new: Anchors) -> bool:
        now = list(self._spans(old))
        return any(span.overlaps(anchor.span) for span in now for anchor in new)


class _News:
    """The happenings of the new text, by what they are called and where they are told."""

    def __init__(self, told: Sequence[Happening], labels: Sequence[str]) -> None:
        self.told = told
        self.by_label: dict[tuple[str, str], list[int]] = {}
        for at, one in enumerate(told):
            self.by_label.setdefault((labels[at], one.type), []).append(at)
        self._places = sorted(
            (place.start, place.end, at) for at, one in enumerate(told) for place in one.places
        )
        self._longest = max((end - start for start, end, _ in self._places), default=0)

    def when(self, at: int) -> str:
        """The date of a happening, as written."""
        time = self.told[at].time
        return time.edtf.text if time else ""

    def on(self, span: Span) -> Iterator[int]:
        """The happenings told by words of this stretch."""
        place = bisect_left(self._places, (span.start - self._longest, 0, 0))
        while place < len(self._places) and self._places[place][0] < span.end:
            _, end, at = self._places[place]
            if end > span.start:
                yield at
            place += 1


def _says(claim: Claim) -> _Says:
    when = (claim.time.edtf.text, claim.time.doubtful) if claim.time else None
    # What an event is called by its rule may change with the words around it.
    value = "" if claim.property is Property.WHAT else claim.value
    return (claim.about, claim.property, value, claim.link, claim.part, claim.of, when)


def _told(claims: Sequence[Claim], events: Mapping[Address, Event]) -> list[Told]:
    places: dict[Address, tuple[Span, ...]] = {}
    when: dict[Address, str] = {}
    for claim in claims:
        if claim.about not in events:
            continue
        if claim.property is Property.WHAT:
            places.setdefault(claim.about, tuple(anchor.span for anchor in claim.anchors))
        if claim.property is Property.WHEN and claim.time and not claim.time.doubtful:
            when.setdefault(claim.about, claim.time.edtf.text)
    return [Told(events[one], held, when.get(one, "")) for one, held in places.items()]
