"""How many were killed, hurt, held or driven out, and how much money: what a sentence counts.

Only what is said plainly is read: a number beside a verb or state of `_VERBS`, or a death toll.
Of several numbers none is added up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sourcebook.ingest.figures.money import money
from sourcebook.ingest.figures.numbers import Counted, Word, counted, words_of
from sourcebook.model import Property
from sourcebook.text import Span

__all__ = ["HINT", "Figure", "figures"]

HINT = re.compile(
    r"kill|wound|injur|hurt|dead|die[ds]?\b|death|lives|perish|arrest|detain|displac|evacuat"
    r"|homeless|[$€£]|dollar|euro|ro?uble|yuan|\byen\b|tenge|somoni|hryvnia"
)
"""What must stand in a sentence for anything to be counted in it."""

_F, _I, _D, _X = Property.FATALITIES, Property.INJURED, Property.DETAINED, Property.DISPLACED
_VERBS: Mapping[str, Property] = {
    word: prop
    for prop, listed in (
        (_F, "kill kills killed killing"),
        (_I, "wound wounds wounded wounding injure injures injured injuring hurting"),
        (_D, "arrest arrests arrested arresting detain detains detained detaining"),
        (_X, "displace displaces displaced displacing evacuate evacuates evacuated evacuating"),
    )
    for word in listed.split()
}
_DONE: Mapping[str, Property] = {
    word: prop
    for prop, listed in (
        (_F, "killed dead"),
        (_I, "wounded injured hurt"),
        (_D, "arrested detained"),
        (_X, "displaced evacuated homeless"),
    )
    for word in listed.split()
}
_NOUNS: Mapping[str, Property] = {"deaths": _F, "fatalities": _F, "injuries": _I, "arrests": _D}
_DYING = frozenset("died die dies perished".split())
_BEING = frozenset("was were been being is are be".split())
_AUXILIARIES = _BEING | frozenset("have had has having also reportedly left".split())
_LEADING = frozenset(("and", ",", "with", "left", "leaving", "leaves", "leave", ";", ":", "–"))
_STOPS = frozenset(
    "in at on of by and or when from near during as after before since for with to while but that"
    " which who whose over off inside outside across under , ; : . ( ) – - \" “ ” ' s ’s".split()
) | frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_UNITS = frozenset(
    "year years day days week weeks month months hour hours minute minutes second seconds km"
    " kilometre kilometres kilometer kilometers mile miles metre metres meter meters percent % per"
    " times time pm am animals birds cattle cows sheep goats pigs chickens horses dogs cats fish"
    " trees aircraft planes tanks vehicles drones missiles years-old degrees".split()
)
_ANYBODY = frozenset("people persons person victims lives individuals others".split())
_MORE = frozenset("more another further additional others other".split())
_ASIDE = frozenset("including among mostly most many half both all".split())
_TOLL = frozenset(
    "at to of from is was stands stood stand rose risen has had reached climbed".split()
)
_EACH = frozenset(("a", "an", "per", "each", "every"))
_MOST_WORDS = 5  # of whom a number counts
_REACH = 7  # words between a toll and its number, words of an aside
_ASIDE_REACH = 14


@dataclass(frozen=True, slots=True)
class Figure:
    """One count: of what, how many (see `quantities`), of whom if not of all, and its words.

    `how` it is said: `verb`, `participle` ("killing 12"), `passive`, `state`, `noun`, `toll`
    or `money`.
    """

    prop: Property
    value: str
    part: str
    span: Span
    how: str


def figures(text: str, sentence: Span) -> tuple[Figure, ...]:
    """What a sentence counts, in order."""
    words = words_of(text, sentence.start, sentence.end)
    found: list[tuple[Counted, Figure]] = []
    free: list[Counted] = []
    for number in _numbers(words):
        figure = _figure(words, number)
        if figure is not None:
            found.append((number, figure))
        else:
            free.append(number)
    told = [_not_all(words, number, figure, free) for number, figure in found]
    told += [Figure(Property.AMOUNT, one.value, "", one.span, "money") for one in money(words)]
    return tuple(sorted(told, key=lambda one: one.span.start))


def _numbers(words: Sequence[Word]) -> Iterator[Counted]:
    at = 0
    while at < len(words):
        number = counted(words, at)
        if number is None:
            at += 1
            continue
        yield number
        at = number.stop


def _not_all(
    words: Sequence[Word], number: Counted, figure: Figure, free: Sequence[Counted]
) -> Figure:
    """Of "killed 12 people and 3 soldiers" the first number is the least that it can be."""
    if figure.how not in ("verb", "participle") or figure.part or not figure.value.isdecimal():
        return figure
    for other in free:
        between = [word.low for word in words[number.stop : other.first]]
        if between and between[-1] == "and" and len(between) <= _MOST_WORDS:
            return replace(figure, value=f"{figure.value}..")
    return figure


def _figure(words: Sequence[Word], number: Counted) -> Figure | None:
    before = words[number.first - 1].low if number.first else ""
    after = words[number.stop].low if number.stop < len(words) else ""
    if after in _UNITS or _is_of_the(words, number.first) or _is_money(before, after):
        return None
    start = number.stop
    if number.value.endswith("..") and after == "of":  # dozens of people
        start += 1
    whom, stop = _whom(words, start)
    if _UNITS & set(whom):
        return None
    found = (
        _by_verb(words, number, stop)
        or _by_toll(words, number)
        or _by_what_follows(words, number, whom, stop)
    )
    if found is None:
        return None
    prop, first, end, how = found
    if how != "toll" and prop is _F and (_MORE & {before, *whom}):
        return None
    if end + 1 < len(words) and words[end].low in _EACH and words[end + 1].low in _UNITS:
        return None  # "deaths a day"
    value = number.value
    if how == "toll" and before == "from":
        value = value.rpartition("..")[2]
    part = "" if how in ("toll", "noun") else _part(words[start : start + len(whom)])
    return Figure(prop, value, part, Span(words[first].start, words[end - 1].end), how)


def _is_of_the(words: Sequence[Word], at: int) -> bool:
    """True for the 40 of "12 of the 40 passengers"."""
    return at > 1 and words[at - 1].low == "the" and words[at - 2].low == "of"


def _is_money(before: str, after: str) -> bool:
    return before in ("$", "€", "£", "us$") or after in ("dollars", "euros")


def _whom(words: Sequence[Word], at: int) -> tuple[list[str], int]:
    """The words from `at` on that may say of whom a number is, and where they end."""
    whom: list[str] = []
    while at < len(words) and len(whom) < _MOST_WORDS:
        low = words[at].low
        ends = low in _STOPS or low in _AUXILIARIES or low in _DONE or low in _DYING
        if ends or low in _NOUNS or counted(words, at) is not None:
            break
        whom.append(low)
        at += 1
    return whom, at


def _part(whom: Sequence[Word]) -> str:
    """Of whom a number is, empty for anybody: "soldiers"."""
    said = [one.low.capitalize() if one.capital else one.low for one in whom]
    said = [one for one in said if one not in _MORE]
    return "" if not said or said[-1] in _ANYBODY else " ".join(said)


_Read = tuple[Property, int, int, str]


def _by_verb(words: Sequence[Word], number: Counted, stop: int) -> _Read | None:
    """With "killed at least 12 people": the verb stands right before it."""
    at = number.first - 1
    if at < 0:
        return None
    low = words[at].low
    prop = _VERBS.get(low)
    lives = any(word.low == "lives" for word in words[number.stop : stop])
    if low in ("claimed", "claiming", "claims", "cost", "costing") and lives:
        prop = _F
    if prop is None or (at and words[at - 1].low in _BEING):
        return None
    return prop, at, stop, "participle" if low.endswith("ing") else "verb"


def _by_toll(words: Sequence[Word], number: Counted) -> _Read | None:
    """With "put the death toll at 212"; of "from 12 to 15" the second."""
    at = number.first - 1
    if at < 0 or words[at].low not in _TOLL:
        return None
    if words[at].low == "of" and words[at - 1].low != "toll":
        return None
    for back in range(at, max(0, at - _REACH), -1):
        if words[back].low == "toll" and words[back - 1].low == "death":
            return _F, back - 1, number.stop, "toll"
    return None


def _by_what_follows(
    words: Sequence[Word], number: Counted, whom: Sequence[str], stop: int
) -> _Read | None:
    """With "12 people were killed", "fifteen soldiers died", "left 15 dead", "15 deaths"."""
    at = _past_aside(words, stop)
    if at >= len(words):
        return None
    low = words[at].low
    if low in _DYING:
        return _F, number.first, at + 1, "passive"
    if low in _NOUNS and not whom:
        return _NOUNS[low], number.first, at + 1, "noun"
    before = words[number.first - 1].low if number.first else ","
    if low in _DONE and at == stop and before in _LEADING:
        return _DONE[low], number.first, at + 1, "state"
    last = at
    while last < len(words) and words[last].low in _AUXILIARIES:
        last += 1
    if last == at or last == len(words):
        return None
    low = words[last].low
    if low in _DYING:
        return _F, number.first, last + 1, "passive"
    return (_DONE[low], number.first, last + 1, "passive") if low in _DONE else None


def _past_aside(words: Sequence[Word], at: int) -> int:
    """The word behind ", including two children,"; `at` where there is no such thing."""
    if at + 1 >= len(words) or words[at].low != "," or words[at + 1].low not in _ASIDE:
        return at
    for end in range(at + 2, min(len(words), at + _ASIDE_REACH)):
        if words[end].low == ",":
            return end + 1
    return at
