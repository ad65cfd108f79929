"""Stage 7: who is who. Names of one article join by rule, those of several only with a reason.

Across articles two names are `same` only if the rule of names holds and a state or an office
agrees; otherwise the pair is `unsure` and a person decides. A name of one word never joins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sourcebook.model import ActorKind, Say
from sourcebook.names import Verdict, compare, transliterate

__all__ = ["Profile", "Proposal", "identify", "is_one", "joined"]


_WORDS_ALIKE = 2
_FIXED = frozenset({ActorKind.STATE, ActorKind.REGION})


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an actor: the label, all spellings, state, offices (office, of whom).

    `listed` is a name that the gazetteer knows; `article` is where it was read.
    """

    kind: ActorKind
    label: str
    names: tuple[str, ...] = ()
    country: str = ""
    offices: frozenset[tuple[str, str]] = frozenset()
    listed: bool = False
    article: str = ""

    @property
    def states(self) -> frozenset[str]:
        """The states it belongs to or holds office for."""
        held = {code for _, of in self.offices for code in of.split()}
        return frozenset({*held, *self.country.split()})

    @property
    def full(self) -> tuple[str, ...]:
        """Its spellings of two words and more."""
        return tuple(name for name in dict.fromkeys((self.label, *self.names)) if " " in name)


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


def plain(name: str) -> str:
    """A name without capitals, marks and quotation marks: what is equal is one spelling."""
    return " ".join(transliterate(name).lower().replace("'", "").replace("-", " ").split())


def joined(profiles: Sequence[Profile]) -> list[int]:
    """Within one article: for each profile the place of the first one that it is."""
    home = list(range(len(profiles)))
    persons = [at for at, one in enumerate(profiles) if one.kind is ActorKind.PERSON and one.full]
    by_sound: dict[str, list[int]] = {}
    for at in persons:
        fitting = [
            other
            for other in _near(profiles[at], profiles, by_sound)
            if _one_person(profiles[other], profiles[at])
        ]
        if len({home[other] for other in fitting}) == 1:
            home[at] = home[fitting[0]]
        for key in _keys(profiles[at]):
            by_sound.setdefault(key, []).append(at)
    return home


def _one_person(one: Profile, other: Profile) -> bool:
    if one.states and other.states and not one.states & other.states:
        return False
    return compare(one.label, other.label).verdict is Verdict.SAME


def is_one(one: Profile, other: Profile) -> bool:
    """True if nothing is left to decide: one name as written, and a state or office agrees."""
    if one.kind is not other.kind or plain(one.label) != plain(other.label):
        return False
    if one.kind in _FIXED:
        return True
    if one.kind is ActorKind.GROUP or _apart(one, other):
        return False
    if one.kind is ActorKind.PERSON:
        return " " in one.label and bool(_agreeing(one, other))
    return (one.listed and other.listed) or " " in one.label


def identify(profiles: Sequence[Profile], fresh: int) -> tuple[Proposal, ...]:
    """Pairs of actors of different articles that are one or may be; only those from `fresh` on.

    Each actor is paired once, with the likeliest of those before it.
    """
    by_key: dict[str, list[int]] = {}
    found: list[Proposal] = []
    for at, one in enumerate(profiles):
        if at >= fresh:
            fitting = [_proposal(profiles, other, at) for other in _near(one, profiles, by_key)]
            best = [it for it in fitting if it is not None]
            if best:
                found.append(min(best, key=_rank))
        for key in _keys(one):
            by_key.setdefault(key, []).append(at)
    return tuple(found)


def _rank(proposal: Proposal) -> tuple[bool, int, int]:
    weight = len(proposal.points_for) - len(proposal.points_against)
    return proposal.say is not Say.SAME, -weight, proposal.left


def _keys(one: Profile) -> Iterable[str]:
    """Under which keys an actor is looked up: the sound of each word's first letters."""
    if one.kind in _FIXED or one.kind is ActorKind.GROUP:
        return ()
    names = one.full or (one.label,)
    kind = "person" if one.kind is ActorKind.PERSON else "body"
    words = {word for name in names for word in plain(name).split() if len(word) > 1}
    if kind == "body":
        return {f"{kind} {plain(one.label)}"}
    return {f"{kind} {_sound(word)}" for word in words}


_FOLDS = (("kh", "h"), ("gh", "q"), ("ou", "u"), ("oo", "u"), ("zh", "j"), ("ph", "f"))


def _sound(word: str) -> str:
    """The first two consonants of a word, folded: enough to find it again."""
    for old, new in _FOLDS:
        word = word.replace(old, new)
    word = word.translate(str.maketrans("gkcyw", "qqqiv"))
    letters = [letter for letter in word if letter not in "aeiou"]
    return "".join(letters[:2]) or word[:1]


def _near(one: Profile, profiles: Sequence[Profile], by_key: dict[str, list[int]]) -> Iterable[int]:
    """Who sounds like it in two words, or in the only one it has."""
    keys = set(_keys(one))
    shared = Counter(at for key in keys for at in by_key.get(key, ()))
    least = min(_WORDS_ALIKE, len(keys)) if one.full else 1
    return sorted(at for at, count in shared.items() if count >= least or not profiles[at].full)


def _proposal(profiles: Sequence[Profile], left: int, right: int) -> Proposal | None:
    one, other = profiles[left], profiles[right]
    if one.article == other.article and one.article:
        return None
    if one.kind is not ActorKind.PERSON:
        return _bodies(one, other, left, right)
    return _persons(one, other, left, right)


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
    if plain(one.label) != plain(other.label) or is_one(one, other) or _apart(one, other):
        return None
    against = ("a name of one word",) if " " not in one.label else ("their kinds differ",)
    points = ("the same name as written",)
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
    """Why two actors cannot be one, in words."""
    if one.states and other.states and not one.states & other.states:
        left, right = " ".join(sorted(one.states)), " ".join(sorted(other.states))
        return (f"different states: {left} and {right}",)
    return ()


def _words_alone(a: str, b: str) -> list[str]:
    """Words of the longer name that the other has none for."""
    one, other = sorted((a.split(), b.split()), key=len)
    extra = len(other) - len(one)
    if not extra:
        return []
    return [f"{' '.join(other)} has {extra} word{'s' * (extra > 1)} more than {' '.join(one)}"]


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
