"""Events of two articles that may be one: proposed with reasons and a score, never joined.

People, kind, place and wording speak for a pair, also where the dates are disjoint; of the
pairs between two articles only those are proposed in which each is the other's best fit, so
that near twins stay apart. What recurs (a visit, a summit) is not one event on two firm dates.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from sourcebook.dates import Edtf, Form, overlaps
from sourcebook.ingest.identify.near import Crowd, weights

__all__ = ["FORMS", "STEM", "Likeness", "Sketch", "alike", "disagreeing"]

_LEAST = 0.6
_TOLD = 12  # events of one article and kind that are compared with each other
_SUBJECT = 2  # words that two of one article must share to be of one matter
_PARTNERS = 3  # that an event is proposed with: the rest of a story hangs on these
_NEAR = 100  # days
_FAR = 400
_SLIP = 3  # days that two firm dates of what recurs may be apart: a slip, another time zone
_WORDING = 3.0  # words of full weight that say all wording can say
_SCENE = 0.7  # what place and day say where nobody is named
_EXACT = len("2024-05-17")
_RECURRING = frozenset({"visit", "talks", "call", "demand", "report", "supply", "force", "other"})
_MET = frozenset({"visit", "talks", "call"})
_VAGUE = frozenset({"other", "report"})  # kinds that do not tell what happened
_CLOSE_KINDS = {
    frozenset({"visit", "talks"}),
    frozenset({"accord", "promise"}),
    frozenset({"talks", "call"}),
    frozenset({"accord", "talks"}),
}


FORMS = frozenset(
    "accord accords agreement agreements pact pacts memorandum memorandums memoranda treaty"
    " treaties deal deals contract contracts protocol protocols declaration document documents"
    " understanding landmark joint"
    " historic bilateral summit summits session sessions meeting meetings talks call phone trip"
    " visits".split()
)
"""Nouns for the kind of event itself: they are no subject, and say half of what other words say."""
STEM = 6
"""Letters by which words are one."""
_HALVED = frozenset(word[:STEM] for word in FORMS)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of an event is compared.

    `actors` are canonical addresses of all but states, `persons` those of them that are
    persons, `states` the codes of states. `words`
    are those of the sentences that tell it, by their stems, `subject` the stems of its label,
    `numbers` the ordinals in it. `day` is where it stands in time at least roughly; `firm`
    says that its date is given for the event itself, `related` are events that its article
    tells apart from it: before it, after it, or the one its date is counted from.
    """

    event: str
    article: str
    type: str
    status: str
    actors: frozenset[str]
    states: frozenset[str]
    words: Mapping[str, str]
    date: Edtf | None
    places: frozenset[str]
    subject: frozenset[str] = frozenset()
    numbers: frozenset[int] = frozenset()
    persons: frozenset[str] = frozenset()
    related: frozenset[str] = frozenset()
    firm: bool = False
    day: int = 0

    @property
    def who(self) -> tuple[str, ...]:
        """Actors and states, in order."""
        return (*sorted(self.actors), *sorted(self.states))


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two events that may be one, why and why not."""

    left: str
    right: str
    score: float
    reason: str
    points_for: tuple[str, ...]
    points_against: tuple[str, ...]


@dataclass(slots=True)
class _Case:
    """What speaks for a pair and against it, while it is weighed."""

    score: float = 0.0
    points: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)

    def add(self, score: float, point: str = "") -> None:
        self.score += score
        self.points += [point] if point else []

    def doubt(self, score: float, point: str) -> None:
        self.score -= score
        self.against.append(point)


def alike(known: Sequence[Sketch], fresh: Sequence[Sketch]) -> tuple[Likeness, ...]:
    """The pairs of events of different articles that may be one, at least one of them fresh."""
    everyone = (*known, *fresh)
    weight = {
        stem: held * (0.5 if stem in _HALVED else 1.0)
        for stem, held in weights([one.words for one in everyone]).items()
    }
    # The reasons of all that are weighed would be many times those of the few that are kept.
    kept = _nearest(_best(everyone, _scores(everyone, len(known), weight)), len(known))
    likes = (_likeness(everyone[left], everyone[right], weight) for left, right in kept)
    return tuple(like for like in likes if like is not None)


def _scores(
    everyone: Sequence[Sketch], fresh: int, weight: Mapping[str, float]
) -> dict[tuple[int, int], float]:
    """How alike the pairs are that may be one, by the places of the two, the first one first."""
    crowd = Crowd([(one.day, list(_keys(one))) for one in everyone])
    scores: dict[tuple[int, int], float] = {}
    for at in range(fresh, len(everyone)):
        for other in crowd.near(at):
            pair = (min(at, other), max(at, other))
            one, two = everyone[pair[0]], everyone[pair[1]]
            if one.article != two.article and _one_kind(one, two) and pair not in scores:
                found = _likeness(one, two, weight)
                scores[pair] = found.score if found else 0.0
    return {pair: score for pair, score in scores.items() if score}


def disagreeing(fresh: Iterable[Sketch]) -> tuple[Likeness, ...]:
    """Events of one article that may be one on dates that do not meet: the text disagrees.

    Where its dates agree an article's events were made one when it was read. Only what
    happens once is looked at: somebody can visit twice.
    """
    alike_there: dict[tuple[str, str, frozenset[str]], list[Sketch]] = {}
    for one in fresh:
        if one.type not in _RECURRING and one.date is not None:
            alike_there.setdefault((one.article, one.type, one.states), []).append(one)
    found: list[Likeness] = []
    for told in alike_there.values():
        weight = dict.fromkeys((stem for one in told for stem in one.words), 1.0)
        weight.update(dict.fromkeys(_HALVED, 0.5))
        for one, other in combinations(told[:_TOLD], 2):
            like = _likeness(one, other, weight)
            if like is not None and _one_matter(one, other):
                found.append(like)
    return tuple(found)


def _one_matter(one: Sketch, other: Sketch) -> bool:
    """True if nothing tells two events of an article apart but dates that do not meet."""
    if one.date is None or other.date is None or overlaps(one.date, other.date):
        return False
    told_apart = other.event in one.related or one.event in other.related
    subject = (one.words.keys() & other.words.keys()) - _HALVED
    return not told_apart and one.status == other.status and len(subject) >= _SUBJECT


def _keys(one: Sketch) -> Iterator[tuple[str, str]]:
    """By what an event is found: somebody in it, with a word, a place or somebody else.

    A disaster or an attack that names nobody is found by its place, with a word.
    """
    who = one.who
    if not who:
        yield from ((place, word) for place in sorted(one.places) for word in one.words)
    for at, actor in enumerate(who):
        for other in (*one.words, *sorted(one.places), *who[at + 1 :]):
            yield actor, other
    if len(who) == 1:
        yield who[0], one.type


def _best(
    everyone: Sequence[Sketch], scores: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """Of two articles' pairs those that are best for both sides."""
    best: dict[tuple[int, str], float] = {}
    for (left, right), score in scores.items():
        for at, other in ((left, right), (right, left)):
            key = (at, everyone[other].article)
            best[key] = max(best.get(key, 0.0), score)
    return {
        (left, right): score
        for (left, right), score in sorted(scores.items())
        if score >= best[left, everyone[right].article]
        and score >= best[right, everyone[left].article]
    }


def _nearest(scores: Mapping[tuple[int, int], float], fresh: int) -> list[tuple[int, int]]:
    """For each fresh event its best partners among those before it."""
    partners: dict[int, list[tuple[float, int]]] = {}
    for (left, right), score in scores.items():
        later = max(left, right)
        partners.setdefault(later if later >= fresh else left, []).append((-score, left))
    kept = {(other, at) for at, held in partners.items() for _, other in sorted(held)[:_PARTNERS]}
    return [pair for pair in scores if pair in kept]


# --- one pair


def _likeness(one: Sketch, other: Sketch, weight: Mapping[str, float]) -> Likeness | None:
    if not _one_kind(one, other):
        return None
    case = _Case()
    nobody = not (one.actors or one.states or other.actors or other.states)
    if not nobody and not _people(case, one, other):
        return None
    shared = sorted(one.words.keys() & other.words.keys(), key=lambda it: (-weight[it], it))
    told = sum(weight[stem] for stem in shared)
    if nobody and not _scene(case, one, other, told):
        return None
    if not _time(case, one, other, told):
        return None
    if one.type == other.type:
        case.add(0.2, f"both are {one.type}")
    else:
        case.add(0.08)
        case.against.append(f"{one.type} there, {other.type} here")
    if not _wording(case, one, other, [one.words[stem] for stem in shared], told, weight):
        return None
    if one.status != other.status:
        case.against.append(f"{one.status} there, {other.status} here")
    if case.score < _LEAST:
        return None
    score = min(case.score, 1.0)
    return Likeness(
        one.event,
        other.event,
        round(score, 4),
        f"possibly one event (score {score:.2f}): {case.points[0]}",
        tuple(case.points),
        tuple(case.against),
    )


def _one_kind(one: Sketch, other: Sketch) -> bool:
    return one.type == other.type or frozenset((one.type, other.type)) in _CLOSE_KINDS


def _people(case: _Case, one: Sketch, other: Sketch) -> bool:
    """Weighs how far the two name the same people, or the same states behind them."""
    actors = one.actors & other.actors
    states = one.states & other.states
    apart = one.states ^ other.states
    strangers = not actors and bool(one.persons and other.persons)
    score = len(states) / (len(states) + 1.5 * len(apart)) if states else 0.0
    every = min(len(one.actors), len(other.actors))
    if actors:
        score = max(score, len(actors) / every * (0.6 if score < 0.4 and apart else 1.0))
    elif strangers:
        score *= 0.7
    if score < 0.4:
        return False
    if states:
        case.points.append(f"the same states: {', '.join(sorted(states))}")
    if actors:
        case.points.append(f"{len(actors)} of {every} participants in both")
    if strangers:
        case.against.append("no person is named in both")
    if apart:
        case.against.append(f"only one of them names {', '.join(sorted(apart))}")
    case.add(0.4 * score)
    return True


def _scene(case: _Case, one: Sketch, other: Sketch, told: float) -> bool:
    """Whether two that name nobody happened in one place on one day, told by like words."""
    met = one.date is not None and other.date is not None and overlaps(one.date, other.date)
    if not met or not one.places & other.places or told < 1:
        return False
    case.add(0.4 * _SCENE, "one place and one day, and nobody named in either")
    return True


def _wording(
    case: _Case,
    one: Sketch,
    other: Sketch,
    shared: Sequence[str],
    told: float,
    weight: Mapping[str, float],
) -> bool:
    """Whether words or place say that the two are about one thing."""
    place = bool(one.places & other.places)
    met = {one.type, other.type} <= _MET
    once = _once(one, other)
    if told < 0.5 and not (place and met) and not once:
        return False
    other_matter = bool(one.subject and other.subject and not one.subject & other.subject)
    if other_matter and (told < 1 or one.type in _VAGUE) and not met and not once:
        return False
    fewest = min(sum(weight[stem] for stem in it.words) for it in (one, other)) or 1.0
    case.add(0.25 * min(1.0, told / min(fewest, _WORDING)))
    if shared:
        case.points.append(f"words of both: {', '.join(shared[:5])}")
    if place:
        case.add(0.1, "one place")
    if other_matter:
        words = (_told(one, one.subject), _told(other, other.subject))
        case.doubt(0.15 if told < 2 else 0.05, f"about {words[0]} there, {words[1]} here")
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        numbers = (min(one.numbers), min(other.numbers))
        case.doubt(0.3, f"number {numbers[0]} there, number {numbers[1]} here")
    return True


def _once(one: Sketch, other: Sketch) -> bool:
    """Whether one person had done to him at one time what happens once, in whatever words."""
    if one.type != other.type or one.type in _RECURRING or not one.persons & other.persons:
        return False
    return one.date is not None and other.date is not None and overlaps(one.date, other.date)


def _told(one: Sketch, stems: Collection[str]) -> str:
    return ", ".join(one.words.get(stem, stem) for stem in sorted(stems)[:3])


def _time(case: _Case, one: Sketch, other: Sketch, told: float) -> bool:
    """Weighs the dates; False if they are too far apart for one event."""
    if one.date is None or other.date is None:
        case.add(0.07)
        case.against.append("at least one of them is undated")
        return True
    dates = f"{one.date.text} and {other.date.text}"
    if overlaps(one.date, other.date):
        case.add(0.15, f"the dates can meet: {dates}")
        return True
    case.against.append(f"the dates do not meet: {dates}")
    gap = _gap(one.date, other.date)
    if one.firm and other.firm and _length(one.date) == _length(other.date):
        recurs = told < 1 or not {one.type, other.type}.isdisjoint(_RECURRING)
        if gap > (_SLIP if recurs else _NEAR) or (recurs and _length(one.date) < _EXACT):
            return False
    case.add(0.07 if gap <= _NEAR else 0.01)
    return gap <= _FAR


def _length(value: Edtf) -> int:
    """How exact a plain date is: the length of its year, month or day as written; else 0."""
    return len(value.text) if value.form is Form.MOMENT and value.text[-1].isdigit() else 0


def _gap(one: Edtf, other: Edtf) -> int:
    """Days between two dates that do not overlap."""
    bounds: Iterable[tuple[date, date]] = (
        (it.earliest or date.min, it.latest or date.max) for it in (one, other)
    )
    ends = sorted(bounds)
    return (ends[1][0] - ends[0][1]).days
