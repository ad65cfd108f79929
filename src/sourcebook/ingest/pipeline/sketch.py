"""What of each event is compared with those of other articles."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import Any, TypeVar

from sourcebook.ingest.identify.events import FORMS, STEM, Sketch
from sourcebook.ingest.pipeline.book import Ledger
from sourcebook.model import (
    ActorKind,
    Address,
    Claim,
    Event,
    Pair,
    Passage,
    Property,
    Say,
    Time,
    article_text,
)

_T = TypeVar("_T", bound=Hashable)

_WORD = re.compile(r"[^\W\d_]{4,}")
_NAMED = ("person", "org", "state", "region")
_GUESS = "surname"  # the rule that pairs a surname with a name: too little to go by
_LONGEST = 600  # of what follows the words of an event in its sentence
_DULL = frozenset(
    "this that with from have been were will would their they them there which while when what"
    " said says told also into over than then after before about between during both more most"
    " other some such only very year years month months week weeks today last first second new"
    " state states media country countries nation nations government two three report reported"
    " according signed signing sign agreement visit visited meeting talks held part made make"
    " under against through could should where whose being sides relations bilateral"
    " discuss discussed discusses expressed announced opened using asked minister president"
    " officials leaders date less later earlier comes came ahead among along around"
    " january february march april june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday morning evening".split()
)
_DULL_STEMS = frozenset(word[:STEM] for word in _DULL if len(word) >= STEM) | _DULL


_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
        " twentieth".split(),
        1,
    )
}
_NUMBERED = re.compile(
    rf"\b(?:(\d{{1,3}})(?:st|nd|rd|th)|({'|'.join(_ORDINALS)}))(?= (\w+(?: \w+)?))", re.IGNORECASE
)
_OFFICE = re.compile(
    r"(?:\b\w{1,20} and )?\b\w{1,20} (?:minister|secretary|counterpart)s?\b",
    re.IGNORECASE,
)
_MEETS = frozenset(
    "session meeting summit round edition conference congress forum assembly consultations"
    " sitting talks".split()
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the sketches of a book's events are drawn from; `forms` are names and `FORMS`.

    `sets` holds each set that sketches hold once: most of them are small and alike.
    """

    text: Callable[[Address], str]
    one_of: Mapping[Address, Address]
    names: frozenset[str]
    forms: frozenset[str]
    days: Mapping[Address, int]
    sets: dict[frozenset[Hashable], frozenset[Any]]

    def shared(self, things: Iterable[_T]) -> frozenset[_T]:
        """The one set of these."""
        made = frozenset(things)
        return self.sets.setdefault(made, made)


def sketches(ledger: Ledger) -> list[Sketch]:
    """A sketch of every event of the book, in the order of its events."""
    claims: dict[Address, list[Claim]] = {}
    for claim in ledger.claims:
        if claim.about in ledger.events:
            claims.setdefault(claim.about, []).append(claim)
    names = _name_words(ledger)
    known = _Known(_texts(ledger), canonical(ledger), names, names | FORMS, _days(ledger), {})
    return [_sketch(ledger, ledger.events[one], held, known) for one, held in claims.items()]


def _sketch(ledger: Ledger, event: Event, claims: list[Claim], known: _Known) -> Sketch:
    linked = [claim.link for claim in claims if claim.property is Property.WHO and claim.link]
    times = [c.time for c in claims if c.property is Property.WHEN and c.time]
    sure = next((time for time in times if not time.doubtful), None)
    home = claims[0].anchors[0].article
    told = list(_sentences(claims, known.text(home)))
    return Sketch(
        event=event.id,
        article=home,
        type=event.type,
        status=str(claims[0].status),
        actors=known.shared(
            known.one_of.get(one, one) for one in linked if not _state(ledger, one)
        ),
        persons=known.shared(known.one_of.get(one, one) for one in linked if _person(ledger, one)),
        states=known.shared(filter(None, (_country(ledger, one) for one in linked))),
        words=_words(told, known.names),
        date=sure.edtf if sure else None,
        places=known.shared(c.link for c in claims if c.property is Property.PLACE),
        subject=known.shared(_words([event.label], known.forms)),
        numbers=known.shared(_numbers(told)),
        related=known.shared(_related(claims)),
        firm=sure is not None and sure.anchor != "event",
        day=_day(sure) or known.days.get(home, 0),
    )


def _related(claims: list[Claim]) -> Iterator[Address]:
    """The events that an article tells apart from this one."""
    for claim in claims:
        if claim.property is Property.BEFORE:
            yield claim.link
        if claim.time is not None and claim.time.anchor == "event":
            yield claim.time.ref


def _day(time: Time | None) -> int:
    day = (time.edtf.earliest or time.edtf.latest) if time else None
    return day.toordinal() if day else 0


def _days(ledger: Ledger) -> dict[Address, int]:
    """The day of each article."""
    return {one.id: _day(one.published) for one in ledger.articles.values()}


def _country(ledger: Ledger, actor: Address) -> str:
    known = ledger.actors.get(actor)
    return known.country if known else ""


def _state(ledger: Ledger, actor: Address) -> bool:
    known = ledger.actors.get(actor)
    return known is not None and known.kind is ActorKind.STATE and bool(known.country)


def _person(ledger: Ledger, actor: Address) -> bool:
    known = ledger.actors.get(actor)
    return known is not None and known.kind is ActorKind.PERSON


def _sentences(claims: list[Claim], text: str) -> Iterator[str]:
    """The sentences that tell it."""
    for claim in claims:
        if claim.property not in (Property.WHAT, Property.CALLED):
            continue
        for one in claim.anchors:
            low = max(0, one.start - _LONGEST)
            starts = (text.rfind(sign, low, one.start) + 1 for sign in (". ", "\n"))
            start = max(low, *starts)
            ends = (text.find(sign, one.end, one.end + _LONGEST) for sign in (". ", "\n"))
            end = min((at for at in ends if at >= 0), default=one.end + _LONGEST)
            yield text[start:end]


def _words(sentences: Iterable[str], names: frozenset[str]) -> dict[str, str]:
    """Words by their stems, without names, offices and what all news says."""
    found: dict[str, str] = {}
    for sentence in sentences:
        for written in _WORD.findall(_OFFICE.sub(" ", sentence)):
            word = intern(written.lower())  # one string for the words of a whole book
            if word[:STEM] not in _DULL_STEMS and word not in names:
                found.setdefault(intern(word[:STEM]), word)
    return found


def _numbers(sentences: Iterable[str]) -> Iterator[int]:
    """Which of a series it is: the 14th session, the second round."""
    for sentence in sentences:
        for digits, word, behind in _NUMBERED.findall(sentence):
            if not _MEETS.isdisjoint(behind.lower().split()):
                yield int(digits) if digits else _ORDINALS[word.lower()]


def _name_words(ledger: Ledger) -> frozenset[str]:
    """The words of names of persons, outlets, states and places: people, not wording."""
    labels = [
        name.value
        for actor in ledger.actors.values()
        if actor.kind.value in _NAMED
        for name in actor.names
    ]
    labels += [place.label for place in ledger.places.values()]
    return frozenset(word.lower() for label in labels for word in _WORD.findall(label))


def _texts(ledger: Ledger) -> Callable[[Address], str]:
    """The text of each article, made when it is asked for: events come one article at a time."""
    held: dict[Address, list[Passage]] = {}
    for passage in ledger.passages:
        held.setdefault(passage.article, []).append(passage)
    return lru_cache(maxsize=1)(lambda article: article_text(tuple(held.get(article, ()))))


def canonical(ledger: Ledger) -> dict[Address, Address]:
    """The first of those that are judged or may be the same, for each of them.

    What may be one person counts as one here: it is for a person to say whether two events
    are one, and the spelling of a name must not hide the question.
    """
    home: dict[Address, Address] = {}

    def root(one: Address) -> Address:
        while home.get(one, one) != one:
            one = home[one]
        return one

    for judgement in ledger.judgements:
        act = judgement.act
        if not isinstance(act, Pair) or judgement.rule == _GUESS:
            continue
        if act.say is not Say.DIFFERENT:
            left, right = root(act.left), root(act.right)
            home[max(left, right)] = min(left, right)
    return {one: root(one) for one in home}
