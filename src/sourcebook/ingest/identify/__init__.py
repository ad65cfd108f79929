"""Stage 7: who is who. Names of one article join by rule, those of several only with a reason.

Across articles two names are `same` only if the rule of names holds and a state or an office
agrees, or if they are one as written and both texts name the same others; otherwise the pair
is `unsure` and a person decides. A person's name of one word never joins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sourcebook.ingest.identify.company import ENOUGH
from sourcebook.ingest.identify.profile import Profile
from sourcebook.ingest.identify.sounding import Sounding, plain, sounds
from sourcebook.ingest.short_names import known_body
from sourcebook.model import ActorKind, Say
from sourcebook.names import Verdict, compare, one_person

__all__ = [
    "Profile",
    "Proposal",
    "agrees",
    "fuller",
    "identify",
    "is_one",
    "joined",
    "plain",
    "weigh",
]


_OF_ALL, _OF_ONE = 40, 8  # names alike that one is compared with: of all texts, of one
_PAST = frozenset({"former", "ex", "late", "acting", "interim", "outgoing", "then", "the"})
_BELOW = frozenset({"deputy", "vice", "assistant", "under", "shadow"})
_IN_FULL = {
    "ceo": "chief executive officer",
    "cfo": "chief financial officer",
    "coo": "chief operating officer",
    "pm": "prime minister",
    "mp": "member of parliament",
}
_LOOSE = frozenset(
    "founder co-founder cofounder owner businessman businesswoman tycoon billionaire entrepreneur"
    " head chief boss leader official executive politician".split()
)  # what one is called beside whatever office
_FIXED = frozenset({ActorKind.STATE, ActorKind.REGION})
_UNPAIRED = _FIXED | {ActorKind.GROUP}
_SERVED = "of "  # how an office begins that is the body served
_SHOWN = 3  # names of company that a reason gives

Shared = Callable[[int, int], Sequence[str]]
"""The names that the texts of two actors share, by the actors' places in the list."""


def _alone(one: int, other: int) -> Sequence[str]:  # noqa: ARG001
    return ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two actors, by their places in the list, that are one or may be; with the reasons."""

    left: int
    right: int
    say: Say
    rule: str
    reason: str
    points_for: tuple[str, ...]
    points_against: tuple[str, ...]


def joined(profiles: Sequence[Profile]) -> list[int]:
    """Within one article: for each profile the place of the first one that it is."""
    home = list(range(len(profiles)))
    persons = [at for at, one in enumerate(profiles) if one.kind is ActorKind.PERSON and one.full]
    candidates = _Candidates(_OF_ONE)
    for at in persons:
        one = profiles[at]
        fitting = [other for other in candidates.near(one) if _one_person(profiles[other], one)]
        if len({home[other] for other in fitting}) == 1:
            home[at] = home[fitting[0]]
        candidates.add(at, one)
    return home


def _one_person(one: Profile, other: Profile) -> bool:
    if one.states and other.states and not one.states & other.states:
        return False
    return one_person(one.label, other.label)


def is_one(one: Profile, other: Profile) -> bool:
    """True if nothing is left to decide: one name as written, and a state or office agrees."""
    return one.kind is other.kind and one.key == other.key and agrees(one, other)


def agrees(one: Profile, other: Profile) -> bool:
    """True if two of one kind and one name are one."""
    if one.kind in _FIXED or (one.body and one.body == other.body):
        return True
    if one.kind is ActorKind.GROUP or _apart(one, other):
        return False
    if one.kind is ActorKind.PERSON:
        # An office that agrees is a reason to say so, not to join in silence: it needs its state.
        return " " in one.label and bool(one.states & other.states)
    if one.kind is ActorKind.BODY and (one.country or other.country):
        return one.country == other.country  # every state has its "Foreign Ministry"
    return (one.listed and other.listed) or " " in one.key


def identify(
    profiles: Sequence[Profile],
    fresh: int,
    same: Iterable[tuple[int, int]] = (),
    shared: Shared = _alone,
) -> tuple[Proposal, ...]:
    """Pairs of actors of different articles that are one or may be; only those from `fresh` on.

    Each actor is paired once, with the likeliest of those before it. `same` are pairs that
    are one already: none is made the same as one of a chain whose other end it cannot be.
    """
    candidates = _Candidates(_OF_ALL)
    waiting: list[int] = []  # of the article being read: its own are never paired
    found: list[Proposal] = []
    chains = _Chains(profiles, same)
    for at, one in enumerate(profiles):
        if waiting and (not one.article or profiles[waiting[0]].article != one.article):
            for other in waiting:
                candidates.add(other, profiles[other])
            waiting = []
        if at >= fresh:
            fitting = [_proposal(profiles, other, at, shared) for other in candidates.near(one)]
            best = [it for it in fitting if it is not None]
            if best:
                found.append(chains.held(min(best, key=_rank)))
        waiting.append(at)
    return tuple(found)


def weigh(one: Profile, other: Profile, company: Sequence[str] = ()) -> Proposal | None:
    """What is to be said of two actors, of one article or not; None: that they are two."""
    pair = (replace(one, article=""), replace(other, article=""))
    return _proposal(pair, 0, 1, lambda _one, _other: company)


class _Chains:
    """Who is one with whom by now."""

    def __init__(self, profiles: Sequence[Profile], same: Iterable[tuple[int, int]]) -> None:
        self._profiles = profiles
        self._root: dict[int, int] = {}
        self._kinds: dict[int, list[Profile]] = {}  # those of a chain that differ, by its root
        for left, right in same:
            self._join(left, right)

    def _of(self, at: int) -> int:
        while self._root.get(at, at) != at:
            self._root[at] = at = self._root[self._root[at]]
        return at

    def _members(self, at: int) -> list[Profile]:
        return self._kinds.get(self._of(at), [self._profiles[at]])

    def _join(self, left: int, right: int) -> None:
        one, other = self._of(left), self._of(right)
        known = {(it.states, it.offices): it for it in self._members(left)}
        for it in self._members(right):
            known.setdefault((it.states, it.offices), it)
        self._root[one] = self._root[other] = min(one, other)
        self._kinds[min(one, other)] = list(known.values())

    def held(self, found: Proposal) -> Proposal:
        """The proposal; unsure if it would join two in one chain that cannot be one."""
        if found.say is not Say.SAME:
            return found
        for one in self._members(found.left):
            for other in self._members(found.right):
                apart = _apart(one, other)
                if apart:
                    told = f"it would join {one.label} and {other.label}: {apart[0]}"
                    against = (*found.points_against, told)
                    return replace(found, say=Say.UNSURE, rule="name", points_against=against)
        self._join(found.left, found.right)
        return found


def _rank(proposal: Proposal) -> tuple[bool, int, int]:
    weight = len(proposal.points_for) - len(proposal.points_against)
    return proposal.say is not Say.SAME, -weight, proposal.left


class _Candidates:
    """Whom a profile is compared with: persons that sound alike, bodies of the same name."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._persons = Sounding(most)
        self._bodies: dict[str, list[int]] = {}

    def add(self, at: int, one: Profile) -> None:
        """Enters a profile by its place."""
        if one.kind is ActorKind.PERSON:
            self._persons.add(at, sounds(one.full or (one.label,)), full=bool(one.full))
        elif one.kind not in _UNPAIRED:
            self._bodies.setdefault(one.key, []).append(at)

    def near(self, one: Profile) -> Sequence[int]:
        """The places of those that may be it, in order."""
        if one.kind is ActorKind.PERSON:
            return self._persons.near(sounds(one.full or (one.label,)), full=bool(one.full))
        if one.kind in _UNPAIRED:
            return ()
        return self._bodies.get(one.key, ())[-self._most :]


def _proposal(
    profiles: Sequence[Profile], left: int, right: int, shared: Shared
) -> Proposal | None:
    one, other = profiles[left], profiles[right]
    if one.article == other.article and one.article:
        return None
    persons = one.kind is ActorKind.PERSON
    found = (_persons if persons else _bodies)(one, other, left, right)
    if found is None or found.say is Say.SAME or one.key != other.key:
        return found
    if _apart(one, other) or (persons and not one.full):
        return found
    company = shared(left, right)
    if len(company) < ENOUGH + (" " not in one.key):
        return found
    told = f"both texts name {', '.join(company[:_SHOWN])}"
    return replace(
        found,
        say=Say.SAME,
        rule="name-and-company",
        reason=f"one name, and {told}",
        points_for=(*found.points_for, told),
    )


def _persons(one: Profile, other: Profile, left: int, right: int) -> Proposal | None:
    if not one.full or not other.full:
        return _bare(one, other, left, right)
    comparison, a, b = max(
        ((compare(a, b), a, b) for a in one.full for b in other.full),
        key=lambda it: (it[0].verdict is Verdict.SAME, it[0].score),
    )
    if comparison.verdict is Verdict.DIFFERENT:
        return None
    against = list(_apart(one, other))
    agreeing = _agreeing(one, other)
    if a != b:
        against += _words_alone(a, b)
    same = comparison.verdict is Verdict.SAME and bool(agreeing) and not _apart(one, other)
    points = (comparison.reason, *agreeing)
    if not agreeing:
        against.append("no state and no office that both texts name")
    reason = "the names agree" if comparison.verdict is Verdict.SAME else "the names are alike"
    reason += f", and {agreeing[0]}" if agreeing else ""
    rule = "name-and-office" if same else "name"
    say = Say.SAME if same else Say.UNSURE
    return Proposal(left, right, say, rule, reason, points, tuple(against))


def _bare(one: Profile, other: Profile, left: int, right: int) -> Proposal | None:
    """A name of one word is at most a guess, and only if a state or office agrees with it."""
    agreeing = _agreeing(one, other)
    if not agreeing or _apart(one, other):
        return None
    if compare(one.label, other.label, one_document=True).verdict is not Verdict.SAME:
        return None
    points = ("a surname alone, which the longer name ends in", *agreeing)
    against = ("one word of a name never tells who it is",)
    return Proposal(left, right, Say.UNSURE, "surname", points[0], points, against)


def _bodies(one: Profile, other: Profile, left: int, right: int) -> Proposal | None:
    if one.kind is ActorKind.PERSON or other.kind is ActorKind.PERSON:
        return None
    if one.key != other.key or is_one(one, other) or _apart(one, other):
        return None
    if " " not in one.key:
        against = ("a name of one word",)
    elif one.kind is not other.kind:
        against = ("their kinds differ",)
    else:
        against = ("only one text tells its state",)
    written = plain(one.label) == plain(other.label)
    points = ("the same name as written" if written else "the same name but for its form",)
    return Proposal(left, right, Say.UNSURE, "one-name", points[0], points, against)


def _agreeing(one: Profile, other: Profile) -> tuple[str, ...]:
    """State and office that two actors share, in words."""
    offices = sorted(
        {office for office, _ in one.offices} & {office for office, _ in other.offices}
    )
    states = sorted(one.states & other.states)
    points = [f"one office: {office}" for office in offices]
    points += [f"one state: {state}" for state in states]
    if not states and offices and one.states and other.states:
        return ()
    return tuple(points)


def _apart(one: Profile, other: Profile) -> tuple[str, ...]:
    """Why two actors cannot be one, in words: their states differ, or their offices."""
    if one.states and other.states and not one.states & other.states:
        left, right = " ".join(sorted(one.states)), " ".join(sorted(other.states))
        return (f"different states: {left} and {right}",)
    held, others = ({office for office, _ in it.offices if office} for it in (one, other))
    for served in (False, True):
        a, b = (
            {office for office in offices if office.startswith(_SERVED) is served}
            for offices in (held, others)
        )
        if a and b and not any(_one_office(x, y) for x in a for y in b):
            return (f"different {'bodies' if served else 'offices'}: {min(a)} and {min(b)}",)
    return ()


def _one_office(one: str, other: str) -> bool:
    """True if two offices can be one, named more or less fully; a deputy is not his chief."""
    a, b = (set(_IN_FULL.get(it, it).split()) - _PAST for it in (one.lower(), other.lower()))
    return (a & _BELOW) == (b & _BELOW) and (a <= b or b <= a or a <= _LOOSE or b <= _LOOSE)


def _words_alone(a: str, b: str) -> list[str]:
    """Words of the longer name that the other has none for."""
    one, other = sorted((a.split(), b.split()), key=len)
    extra = len(other) - len(one)
    if not extra:
        return []
    return [f"{' '.join(other)} has {extra} word{'s' * (extra > 1)} more than {' '.join(one)}"]


def fuller(known: Profile, other: Profile) -> str:
    """The label of two that are one: a well-known body's full name where a text has it."""
    held, more = known_body(known.label), known_body(other.label)
    if not known.body or held is None or more is None:
        return known.label
    return other.label if held.short and not more.short else known.label


def merged(one: Profile, other: Profile) -> Profile:
    """What two texts know of one actor, put together; the first one's label stays."""
    return replace(
        one,
        names=tuple(dict.fromkeys((*one.names, other.label, *other.names))),
        country=one.country or other.country,
        offices=one.offices | other.offices,
        listed=one.listed or other.listed,
        article="",
    )
