"""The arguments of a verb by rules, without a parser."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sourcebook.ingest.events.groups import auxiliary, stands, that_which
from sourcebook.ingest.events.phrases import Arguments, Group, Phrase, Tagged
from sourcebook.ingest.events.sentence import Words
from sourcebook.ingest.events.subjects import antecedent, begins, subject
from sourcebook.ingest.events.tags import (
    ADV,
    AND,
    AUX,
    COMMA,
    ING,
    NOUN,
    OPEN,
    PART,
    PREP,
    PRON,
    REL,
    STOP,
    TO,
    VERB,
    tags,
)
from sourcebook.ingest.events.verbs import ASPECT, INVERTED, SAYING, UNDERGOING, lemma_of

_MEASURES = frozenset(
    "percent percentage points point dollars euros pounds cents million billion trillion miles km"
    " kilometres kilometers metres meters feet years months weeks days hours minutes %".split()
)


@dataclass(frozen=True, slots=True)
class _Row:
    """Words of a sentence that are looked at, by their places in it."""

    places: Sequence[int]
    tagged: Tagged


class Ruled:
    """A sentence whose verbs are asked for their arguments; `named` are the words of names."""

    def __init__(self, words: Words, named: Collection[int] = ()) -> None:
        self._words, self._named = words, named
        self._rows: dict[bool, _Row] = {}

    def arguments(self, verb: int) -> Arguments:
        """Subject and object of the verb at a place."""
        row = self._row(verb)
        at = bisect_left(row.places, verb)
        held = row.tagged.with_verb(at)
        its = stands(held, at)
        doer = subject(held, its)
        thing = None if its.passive else _object(held, its)
        by = _by(held, at) if its.passive else None
        lemma = lemma_of(held.low[at])
        if thing is not None and lemma in UNDERGOING and _measure(held.words, thing):
            thing = None
        aspect = lemma in ASPECT and held.tag(at + 1) in (TO, ING)
        if len(row.places) < len(self._words.low):
            doer, thing, by = (
                one.moved(row.places) if one is not None else None for one in (doer, thing, by)
            )
        return Arguments(lemma, doer, thing, by, its.passive, aspect, its.kind)

    def verbal(self, place: int) -> bool:
        """Whether a word is a verb by the words around it."""
        row = self._row(place)
        return row.tagged.tag(bisect_left(row.places, place)) in (VERB, PART)

    def _row(self, verb: int) -> _Row:
        """The sentence without what stands in brackets, if the verb does not."""
        words = self._words
        kept = _without_asides(words) if "(" in words.low else range(len(words.low))
        at = bisect_left(kept, verb)
        whole = at == len(kept) or kept[at] != verb
        if whole not in self._rows:
            self._rows[whole] = self._made(range(len(words.low)) if whole else kept)
        return self._rows[whole]

    def _made(self, places: Sequence[int]) -> _Row:
        words, known = self._words, self._named
        if len(places) < len(words.low):
            words = Words(
                words.text,
                words.span,
                tuple(words.low[place] for place in places),
                tuple(words.starts[place] for place in places),
                tuple(words.ends[place] for place in places),
            )
            known = frozenset(new for new, old in enumerate(places) if old in self._named)
        return _Row(places, Tagged(words, tags(words, known)))


def _measure(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase says how much: "2.4%", "340 points"."""
    low = words.low[phrase.first : phrase.stop]
    head = words.low[phrase.heads[0]]
    money = bool({"$", "£", "€"} & {*low})
    return money or head in _MEASURES or head.isdigit() or low[-1:] == ("%",)


def _without_asides(words: Words) -> list[int]:
    """The places of all words but those in brackets."""
    kept: list[int] = []
    opened = -1
    for at, word in enumerate(words.low):
        kept.append(at)
        if word == "(":
            opened = len(kept) - 1
        elif word == ")" and opened >= 0:
            del kept[opened:]
            opened = -1
    return kept


def _object(held: Tagged, its: Group) -> Phrase | None:
    """The noun phrase right behind the verb; of "which X won" what "which" goes back to."""
    handed = held.low[its.verb + 1 : its.verb + 2] == ("over",)
    if handed and lemma_of(held.low[its.verb]) in _OVER:
        found = held.core(its.verb + 2, len(held.tags))
        return found.by("object behind the verb") if found else None
    place = held.on(its.verb + 1, (ADV,))
    if held.tag(place) is ING and lemma_of(held.low[its.verb]) in ASPECT:
        return None  # "began selling ships"
    if held.tag(place) is not STOP and held.low[place] in _BESIDE:
        place += 1
    found = held.core(place, len(held.tags))
    if found is not None and not _own_clause(held, found, its):
        return found.by("object behind the verb")
    if found is None:
        return _fronted(held, its)
    return None


_BESIDE = frozenset("up out off down back".split())
_OVER = frozenset("hand take turn win sign bring".split())
"""Of these "over" is a part: "handed over the files"."""


def _own_clause(held: Tagged, found: Phrase, its: Group) -> bool:
    """Whether the phrase is the subject of a clause of its own: "says airlines demand"."""
    lemma = lemma_of(held.low[its.verb])
    if lemma in INVERTED and held.tag(its.start - 1) in (COMMA, STOP):
        return True
    if lemma not in SAYING:
        return False
    for place in held.forward(found.stop):
        if held.tag(place) in (STOP, COMMA, OPEN, AND, REL):
            return False
        if held.tag(place) in (VERB, AUX, PART):
            return True
    return False


def _fronted(held: Tagged, its: Group) -> Phrase | None:
    """The antecedent of a relative clause that lacks its object."""
    if its.kind != "finite":
        return None
    first = begins(held, its.start)
    leads = held.tag(first - 1) is REL or that_which(held, first - 1)
    if first < its.start and leads and held.tag(first - 2) is not PREP:
        found = antecedent(held, first - 1)
        return found.by("antecedent as object") if found else None
    subject = held.back(its.start - 1, (ADV,))
    if held.tag(subject) is PRON and held.tag(subject - 1) is NOUN:
        found = held.before(subject)
        return found.by("antecedent as object") if found else None
    return None


def _by(held: Tagged, verb: int) -> Phrase | None:
    """Who stands behind "by" in the words after a passive verb."""
    for place in held.forward(verb + 1):
        tag = held.tag(place)
        if tag in (STOP, OPEN, REL) or auxiliary(held, place):
            return None
        if held.low[place] == "by" and held.tag(place + 1) is not ING:
            found = held.core(place + 1, len(held.tags))
            if found is None:
                return None
            return found.by("by whom", sure=True)
    return None
