"""Who takes part in a happening, and in which part."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Protocol

from sourcebook.ingest.events.clause import Clause, Words
from sourcebook.ingest.events.words import LEADERS, PAIRS, TWO_PERSONS, WEAPONS
from sourcebook.ingest.values import Taking
from sourcebook.model import ActorKind
from sourcebook.text import Span

_PREPS = frozenset(
    "of than with for in between to from against at on by into over about under among near after"
    " before during through toward towards".split()
)
_NAMES = 300  # mentions back among which there are just two
_LOOKED = 3  # sentences back for whom "he" means
_CALENDAR = frozenset(
    "january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday".split()
)
_PLACING = frozenset({"in", "at", "near"})
_PARTS = {
    "visit": ("visitor", "host"),
    "invite": ("inviter", "invitee"),
    "welcome": ("host", "visitor"),
    "talks": ("party", "party"),
    "call": ("party", "party"),
    "accord": ("party", "party"),
    "promise": ("speaker", "party"),
    "demand": ("asker", "asked"),
    "supply": ("exporter", "importer"),
    "found": ("opener", "object"),
    "announce": ("speaker", "object"),
    "use": ("user", "target"),
    "force": ("attacker", "target"),
    "sanction": ("agent", "target"),
    "other": ("agent", "target"),
}
"""The part of who does it, and of whom it is done to, by the family of the verb."""

_TOWARD = {
    "talks": ("with", "between"),
    "call": ("with", "between"),
    "accord": ("with", "between"),
    "supply": ("to", "with"),
    "use": ("against", "on"),
    "force": ("against", "on"),
    "sanction": ("against", "on"),
    "other": ("to", "with"),
}
"""The prepositions that lead to the second of the two."""


class Name(Protocol):
    """A mention, as the step before found it."""

    @property
    def span(self) -> Span:
        """Its stretch of the text."""
        ...

    @property
    def kind(self) -> str:
        """What it is."""
        ...

    @property
    def label(self) -> str:
        """The fullest form of the name."""
        ...

    @property
    def how(self) -> str:
        """By name, title, adjective or otherwise."""
        ...

    @property
    def country(self) -> str:
        """Where it belongs."""
        ...

    @property
    def of(self) -> str:
        """The states whose office it is."""
        ...


class People:
    """The mentions of an article by their place."""

    def __init__(self, text: str, found: Sequence[Name], sentences: Sequence[Span]) -> None:
        self.text, self.sentences = text, sentences
        self.names = sorted(
            (one for one in found if one.kind != "misc"),
            key=lambda one: (one.span.start, -one.span.end, one.label),
        )
        self._starts = [one.span.start for one in self.names]

    def within(self, span: Span) -> list[Name]:
        """The mentions in a stretch, outermost only."""
        found: list[Name] = []
        end = -1
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end, first)
        for one in self.names[first:last]:
            if one.span.end <= span.end and one.span.start >= end:
                found.append(one)
                end = one.span.end
        return found

    def at(self, span: Span) -> list[Name]:
        """The mentions that stand exactly there."""
        first = bisect_left(self._starts, span.start)
        found = []
        while first < len(self.names) and self.names[first].span.start == span.start:
            if self.names[first].span == span:
                found.append(self.names[first])
            first += 1
        return found

    def he(self, at: int) -> Name | None:
        """The one person named in the nearest sentence that names any."""
        place = bisect_right(self.sentences, at, key=lambda one: one.start)
        for span in reversed(self.sentences[max(0, place - _LOOKED) : place]):
            ends = min(span.end, at)
            inside = self.within(Span(span.start, ends))
            if any(one.kind == ActorKind.PERSON for one in inside):
                return self.person_before(ends, span.start)
        return None

    def person_before(self, at: int, floor: int) -> Name | None:
        """The one person named in a stretch that ends there."""
        held = [one for one in self.within(Span(floor, at)) if one.kind == ActorKind.PERSON]
        named = [one for one in held if one.how == "name"] or held
        return named[-1] if len({one.label for one in held}) == 1 else None

    def the_two(self, at: int, kind: ActorKind) -> tuple[Span, ...]:
        """The two states, or persons, named so far, if there are just two."""
        last: dict[str, Span] = {}
        stop = bisect_left(self._starts, at)
        for one in self.names[max(0, stop - _NAMES) : stop]:
            plain = one.how not in ("adjective", "title")
            if one.kind == kind and one.label and (plain or one.label not in last):
                last[one.label] = one.span
        if len(last) == 2:
            return tuple(last.values())
        return ()


def takings(people: People, clause: Clause) -> list[Taking]:
    """All that take part in what a clause tells."""
    family = clause.verb.family
    if family == "welcome":
        doer, done = _PARTS["welcome"]
    else:
        doer, done = _PARTS.get(family, _PARTS["other"])
    found: list[Taking] = []
    first, stop = subject(clause)
    if clause.verb.lemma == "pay":
        found += _as(done, behind(people, clause, ("to",)), "whither")
    if clause.passive:
        found += _as(done, heads(people, clause.words, first, stop), "passive subject")
        found += _as(doer, behind(people, clause, ("by",)), "by whom")
    else:
        found += _as(doer, heads(people, clause.words, first, stop), "subject")
        found += _as(done, _direct(people, clause), "object")
    found += _as(done, behind(people, clause, _TOWARD.get(family, ())), "phrase")
    if family == "visit":
        found += _as("host", behind(people, clause, ("in", "to")), "whither")
    found += _as("maker", _makers(people, clause), "whose make")
    if family == "demand":
        found += _as("about", behind(people, clause, ("with", "against")), "phrase")
    if clause.verb.type == "accord":
        found = [_signing(people, one) for one in found]
    found = _once(people, found)
    if sum(not one.stands_for for one in found) > 1:
        found = [one for one in found if not one.stands_for]
    return list({(one.span.start, one.span.end): one for one in reversed(found)}.values())[::-1]


def _once(people: People, found: list[Taking]) -> list[Taking]:
    """Each one once in a part, by name and not by office."""
    named = {
        (one.part, name.label)
        for one in found
        for name in people.at(one.span)
        if name.how == "name"
    }
    kept: list[Taking] = []
    for one in found:
        known = people.at(one.span)
        office = bool(known) and known[0].how == "title"
        if office and (not known[0].label or (one.part, known[0].label) in named):
            continue
        kept.append(one)
    return kept


def _signing(people: People, taking: Taking) -> Taking:
    known = people.at(taking.span)
    if known and known[0].kind == ActorKind.PERSON:
        return Taking(taking.span, "signatory", taking.stands_for, taking.rule)
    return taking


def _as(part: str, held: Sequence[tuple[Span, tuple[Span, ...]]], rule: str) -> Iterator[Taking]:
    for span, stands_for in held:
        yield Taking(span, part, stands_for, rule if not stands_for else f"{rule}, resolved")


def subject(clause: Clause) -> tuple[int, int]:
    """The words of the subject: of a relative clause, those before it."""
    if clause.relative:
        return max(0, clause.start - 8), max(0, clause.start - 1)
    if clause.first == clause.start and clause.before is not None:
        return subject(clause.before)
    return clause.first, clause.start


def heads(
    people: People, words: Words, first: int, stop: int
) -> list[tuple[Span, tuple[Span, ...]]]:
    """Who some words name: persons first, else what heads them; or the two states."""
    if first >= stop or first >= len(words.spans):
        return []
    span = words.stretch(first, stop)
    held = people.within(span)
    persons = [one for one in held if one.kind == ActorKind.PERSON]
    if persons:
        return [(one.span, ()) for one in persons if not _led(words, one, first)]
    small = span.of(people.text).lower()
    pair = _pair(people, span, small)
    if pair is not None:
        return pair
    return [
        (one.span, ())
        for one in held
        if one.kind != "place" and _heading(words, one, stop) and not _led(words, one, first)
    ]


def _pair(people: People, span: Span, small: str) -> list[tuple[Span, tuple[Span, ...]]] | None:
    """Of "the two countries", "both ministers", "he": whom the text has named, if it is sure."""
    for phrases, kind in ((PAIRS, ActorKind.STATE), (TWO_PERSONS, ActorKind.PERSON)):
        for phrase in phrases:
            at = small.find(phrase)
            if at >= 0:
                meant = people.the_two(span.start + at, kind)
                both = Span(span.start + at, span.start + at + len(phrase))
                return [(both, meant)] if meant else []
    word = small.strip(" ,").removesuffix(" also")
    if word in ("he", "she"):
        at = span.start + small.index(word)
        name = people.he(at)
        return [(Span(at, at + len(word)), (name.span,))] if name else []
    return None


def _led(words: Words, one: Name, first: int) -> bool:
    """Whether a preposition leads to it, over an article or the name before an "and"."""
    place = words.index(one.span.start) - 1
    steps = 0
    while place >= first and steps < 6:
        word = words.at(place)
        if word in _PREPS:
            return True
        if word.isdigit() or word in _CALENDAR:
            return False
        if word not in ("the", "a", "and", ",") and words.text[words.spans[place].start].islower():
            return False
        place, steps = place - 1, steps + 1
    return False


def _heading(words: Words, one: Name, stop: int) -> bool:
    """Not "Iranian drones" nor "Iran's economy", but "Iranian forces" and "Iran's army"."""
    after = words.index(one.span.end)
    if words.at(after) == "-" and words.text[one.span.end : one.span.end + 1] == "-":
        return False
    owning = words.at(after) in ("'s", "'")
    if one.how != "adjective" and not owning:
        nxt = words.at(after)
        return (
            after >= stop
            or nxt in ("and", ",", "(", "also", "as", "or", "not", "to")
            or nxt in LEADERS
        )
    return any(words.at(place) in LEADERS for place in range(after, min(stop, after + 5)))


def behind(
    people: People, clause: Clause, leads: Sequence[str]
) -> list[tuple[Span, tuple[Span, ...]]]:
    """Who stands behind one of these prepositions in the words after the verb."""
    words = clause.words
    for place in range(clause.end, clause.stop):
        if words.low[place] not in leads:
            continue
        stop = place + 1
        while stop < clause.stop and words.low[stop] not in _PREPS - {"of"}:
            stop += 1
        held = heads(people, words, place + 1, stop)
        if held:
            return held
    return []


def _direct(people: People, clause: Clause) -> list[tuple[Span, tuple[Span, ...]]]:
    """The object without a preposition, if it is somebody."""
    words, stop = clause.words, clause.end
    while stop < clause.stop and words.low[stop] not in _PREPS:
        stop += 1
    held = heads(people, words, clause.end, stop)
    return [one for one in held if not _drones(words, one[0])]


def _drones(words: Words, span: Span) -> bool:
    for word in words.low[words.index(span.end) :][:5]:
        if word in WEAPONS:
            return True
        if word in _PREPS or word in ("not", "and", ","):
            return False
    return False


def _makers(people: People, clause: Clause) -> list[tuple[Span, tuple[Span, ...]]]:
    """Whose weapons: "Iranian drones", "Tajikistan-made drones"."""
    if clause.verb.family not in ("use", "supply", "force"):
        return []
    words = clause.words
    first = min(subject(clause)[0], clause.first)
    if first >= len(words.spans) or clause.stop <= first:
        return []
    held = people.within(words.stretch(first, clause.stop))
    return [
        (one.span, ())
        for one in held
        if (one.how == "adjective" or people.text[one.span.end : one.span.end + 1] == "-")
        and _drones(words, one.span)
        and not LEADERS & set(words.low[words.index(one.span.end) :][:2])
    ]


def places(people: People, clause: Clause) -> tuple[Span, ...]:
    """Where a clause says it happened."""
    words = clause.words
    if clause.end >= clause.stop:
        return ()
    found = []
    to_it = clause.verb.lemma == "visit" and not clause.passive
    for one in people.within(words.stretch(clause.end, clause.stop)):
        before = words.index(one.span.start) - 1
        before -= words.at(before) == "the"
        placed = one.kind in ("place", ActorKind.STATE, ActorKind.REGION)
        led = words.at(before) in _PLACING or (to_it and before <= clause.end)
        if placed and one.how != "adjective" and led:
            after = words.index(one.span.end)
            if words.at(after) not in ("'s", "'", "-"):
                found.append(one.span)
    return tuple(found)
