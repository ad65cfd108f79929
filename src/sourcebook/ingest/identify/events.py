"""Events of two articles that may be one: proposed with reasons and a score, never joined.

People, kind, place and wording speak for a pair, also where the dates are disjoint; of the
pairs between two articles only those are proposed in which each is the other's best fit, so
that near twins stay apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sourcebook.dates import Edtf, overlaps

__all__ = ["Likeness", "Sketch", "alike"]

_LEAST = 0.6
_NEAR = 100  # days
_FAR = 400
_CLOSE_KINDS = (
    frozenset({"visit", "talks"}),
    frozenset({"accord", "promise"}),
    frozenset({"talks", "call"}),
    frozenset({"accord", "talks"}),
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of an event is compared. `actors` are canonical addresses, `states` codes of states."""

    event: str
    article: str
    type: str
    status: str
    actors: frozenset[str]
    states: frozenset[str]
    words: Mapping[str, str]  # by their stems
    date: Edtf | None
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two events that may be one, why and why not."""

    left: str
    right: str
    score: float
    reason: str
    points_for: tuple[str, ...]
    points_against: tuple[str, ...]


def alike(known: Sequence[Sketch], fresh: Sequence[Sketch]) -> tuple[Likeness, ...]:
    """The pairs of events of different articles that may be one, at least one of them fresh."""
    everyone = (*known, *fresh)
    by_state: dict[tuple[str, str], list[int]] = {}
    for at, one in enumerate(everyone):
        for key in _keys(one):
            by_state.setdefault(key, []).append(at)
    scored: dict[tuple[int, int], Likeness] = {}
    for at in range(len(known), len(everyone)):
        for other in sorted({n for key in _keys(everyone[at]) for n in by_state[key]}):
            pair = (min(at, other), max(at, other))
            if everyone[other].article == everyone[at].article or pair in scored:
                continue
            found = _likeness(everyone[pair[0]], everyone[pair[1]])
            if found is not None:
                scored[pair] = found
    return tuple(_best(everyone, scored))


def _keys(one: Sketch) -> Iterator[tuple[str, str]]:
    """Events that share no actor and no state are never compared."""
    for actor in sorted(one.actors | one.states):
        for kind in sorted(
            {one.type, *(k for pair in _CLOSE_KINDS if one.type in pair for k in pair)}
        ):
            yield actor, kind


def _best(
    everyone: Sequence[Sketch], scored: dict[tuple[int, int], Likeness]
) -> Iterator[Likeness]:
    """Of two articles' pairs those that are best for both sides."""
    best: dict[tuple[int, str], float] = {}
    for (left, right), one in scored.items():
        for at, other in ((left, right), (right, left)):
            key = (at, everyone[other].article)
            best[key] = max(best.get(key, 0.0), one.score)
    for (left, right), one in sorted(scored.items()):
        if (
            one.score >= best[left, everyone[right].article]
            and one.score >= best[right, everyone[left].article]
        ):
            yield one


def _likeness(one: Sketch, other: Sketch) -> Likeness | None:
    people, for_people, against_people = _people(one, other)
    kind = 1.0 if one.type == other.type else 0.6
    shared = {one.words[stem] for stem in one.words.keys() & other.words.keys()}
    fewest = min(len(one.words), len(other.words)) or 1
    wording = min(1.0, len(shared) / min(fewest, 4))
    time, for_time, against_time = _time(one.date, other.date)
    place = bool(one.places & other.places)
    if people < 0.4 or time < 0 or not (shared or place):
        return None
    score = 0.4 * people + 0.2 * kind + 0.25 * wording + 0.15 * time + (0.1 if place else 0.0)
    if score < _LEAST:
        return None
    points = [*for_people, f"both are {one.type}" if kind == 1.0 else ""]
    points.append(f"words of both: {', '.join(sorted(shared)[:5])}" if shared else "")
    points += ["one place" if place else "", for_time]
    against = [*against_people, against_time]
    if kind < 1.0:
        against.append(f"{one.type} there, {other.type} here")
    if one.status != other.status:
        against.append(f"{one.status} there, {other.status} here")
    told = tuple(point for point in points if point)
    reason = f"possibly one event (score {min(score, 1.0):.2f}): {told[0]}"
    return Likeness(
        one.event,
        other.event,
        round(score, 4),
        reason,
        told,
        tuple(point for point in against if point),
    )


def _people(one: Sketch, other: Sketch) -> tuple[float, list[str], list[str]]:
    """How far the two name the same people, or the same states behind them."""
    actors = one.actors & other.actors
    states = one.states & other.states
    points = []
    score = 0.0
    if one.states or other.states:
        apart = one.states ^ other.states
        score = len(states) / (len(states) + 1.5 * len(apart)) if states else 0.0
        if states:
            points.append(f"the same states: {', '.join(sorted(states))}")
    if actors:
        every = min(len(one.actors), len(other.actors))
        score = max(score, len(actors) / every * (0.6 if score < 0.4 else 1.0))
        points.append(f"{len(actors)} of {every} participants in both")
    against = []
    if one.states ^ other.states:
        against.append(f"only one of them names {', '.join(sorted(one.states ^ other.states))}")
    if not actors:
        against.append("no participant is named in both")
    return score, points, against


def _time(one: Edtf | None, other: Edtf | None) -> tuple[float, str, str]:
    """How well the dates agree; below 0: they are too far apart for one event."""
    if one is None or other is None:
        return 0.5, "", "at least one of them is undated"
    if overlaps(one, other):
        return 1.0, f"the dates can meet: {one.text} and {other.text}", ""
    gap = _gap(one, other)
    told = f"the dates do not meet: {one.text} and {other.text}"
    if gap > _FAR:
        return -1.0, "", told
    return (0.5 if gap <= _NEAR else 0.1), "", told


def _gap(one: Edtf, other: Edtf) -> int:
    """Days between two dates that do not overlap."""
    ends = sorted(
        ((one.earliest or date.min, one.latest or date.max),
         (other.earliest or date.min, other.latest or date.max))
    )  # fmt: skip
    return (ends[1][0] - ends[0][1]).days
