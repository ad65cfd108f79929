"""The subject of a verb by rules: word order, commas and small words.

A finite verb has its subject before it, over what stands between; an infinitive has that of
the verb that leads to it, or of "asked Y to" Y; a participle goes with the noun before it.
"""

from dataclasses import replace

from sourcebook.ingest.events.groups import aside, group, has_verb, kinds_of
from sourcebook.ingest.events.phrases import FAR, Group, Phrase, Tagged
from sourcebook.ingest.events.tags import (
    ADV,
    AND,
    AUX,
    COMMA,
    DET,
    ING,
    NAME,
    NOUN,
    OPEN,
    PART,
    PREP,
    PRON,
    REL,
    STOP,
    TIME,
    TO,
    VERB,
)
from sourcebook.ingest.events.verbs import INVERTED, SAYING, STEERING, lemma_of

_QUOTES = frozenset({"”", "“", '"', "''", "``", "»"})
_LEADS = frozenset(
    "set due able unable likely unlikely ready willing unwilling expected scheduled going about"
    " bound eager keen free slated supposed reluctant".split()
)


def subject(held: Tagged, its: Group, depth: int = 5) -> Phrase | None:
    """Whose doing a verb is, over at most so many verbs that lead to it."""
    if depth <= 0:
        return None
    if its.kind == "to":
        return _of_infinitive(held, its, depth)
    if its.kind == "ing":
        return _of_gerund(held, its, depth)
    if its.kind == "part":
        return _of_participle(held, its, depth)
    return _of_finite(held, its, depth)


def _of_finite(held: Tagged, its: Group, depth: int) -> Phrase | None:
    at = held.back(its.start - 1, (ADV,))
    turned = _inverted(held, its, at)
    if turned is not None:
        return turned
    before = held.tag(at)
    if before is PRON and held.low[at] == "there":
        found = held.core(held.on(its.verb + 1, (ADV,)), len(held.tags))
        return found.by("what there is") if found else None
    if before is PRON and held.low[at] not in ("them", "him", "us", "me"):
        return Phrase(at, at + 1, (at,), "subject before the verb", sure=True)
    if before is REL:
        return antecedent(held, at)
    if before is AND or (before is COMMA and held.tag(at - 1) is AND):
        return _shared(held, its, at, depth)
    if before is OPEN and held.low[at] in ("but", "than", "as", "when", "while", "that"):
        if held.low[at] == "but":
            return _shared(held, its, at, depth)
        return _shared(held, its, at + 1, depth)
    if before is COMMA:
        return _over_aside(held, its, at, depth)
    first = begins(held, its.start)
    return _over_relative(held, first, its.start) or _leading(held, first, its.start)


def _inverted(held: Tagged, its: Group, at: int) -> Phrase | None:
    """The speaker behind "said" that follows a quotation or a comma."""
    if lemma_of(held.low[its.verb]) not in INVERTED or its.start != its.verb:
        return None
    quoted = held.tag(at) in (COMMA, STOP)
    follows = held.tag(its.verb + 1) in (NAME, DET, NOUN)
    if not quoted or not follows:
        return None
    ended = at < 0 or held.low[at] in _QUOTES or (at > 0 and held.low[at - 1] in _QUOTES)
    if not ended and aside(held, at) >= 0 and held.tag(at - 1) is not STOP:
        return None
    found = held.core(its.verb + 1, len(held.tags))
    return found.by("subject behind the verb of saying", sure=ended) if found else None


def antecedent(held: Tagged, at: int) -> Phrase | None:
    """What a "who" or "which" goes back to."""
    stop = at
    while stop > 0 and held.tag(stop - 1) in (COMMA, PREP, TIME, ADV):
        stop -= 1
    if stop and held.low[stop - 1] in _QUOTES:
        stop -= 1
    found = held.before(stop)
    if found is None:
        return None
    return replace(found, rule="antecedent of a relative clause", through=at)


def _shared(held: Tagged, its: Group, at: int, depth: int) -> Phrase | None:
    """The subject of the verb before: "signed the pact and left", "to meet and discuss"."""
    bare = its.start == its.verb and not kinds_of(held.low[its.verb]) & {"s", "past", "ing"}
    for place in held.backward(at - 1):
        if held.low[place] in (";", ":", ".") or _opens_saying(held, place):
            break
        tag = held.tag(place)
        verbal = tag in (VERB, PART) or (
            tag is AUX and held.tag(place + 1) not in (VERB, PART, AUX, ADV)
        )
        if verbal:
            other = group(held, place)
            if other.kind == "finite" or (bare and other.kind == "to"):
                found = subject(held, other, depth - 1)
                return found.by("subject shared with the verb before") if found else None
    return None


def _opens_saying(held: Tagged, place: int) -> bool:
    """A "that" behind a verb: what follows has a subject of its own."""
    before = held.tag(place - 1)
    return held.low[place] == "that" and before in (VERB, PART, AUX)


def _over_relative(held: Tagged, first: int, start: int) -> Phrase | None:
    """The subject before a relative clause: "men who were seized in May have been freed"."""
    place = first
    while place < start and held.tag(place) is PREP:
        inner = held.core(place + 1, start)
        place = inner.stop if inner is not None else place + 1
        place = held.on(place, (ADV, TIME))
    if place < start or held.tag(first - 1) not in (VERB, PART):
        return None
    lead = held.back(first - 1, (VERB, PART, AUX, ADV))
    return antecedent(held, lead) if lead >= 0 and held.tag(lead) is REL else None


def _over_aside(held: Tagged, its: Group, at: int, depth: int) -> Phrase | None:
    """The subject before "X, the head of Y, said"; else before the comma, or shared."""
    opened = aside(held, at)
    if opened > 0:
        first = begins(held, opened)
        found = _leading(held, first, opened)
        if found is not None and not has_verb(held, first, opened):
            found = _with_others(held, found, first)
            return replace(found, stop=at, rule="subject before an aside")
    shared = _shared(held, its, at, depth)
    if shared is not None:
        return shared
    first = begins(held, at)
    return _leading(held, first, at)


def _with_others(held: Tagged, found: Phrase, first: int) -> Phrase:
    """With "A, the head of X, and" before it, A as well."""
    if held.tag(first - 1) is not AND or held.tag(first - 2) is not COMMA:
        return found
    opened = aside(held, first - 2)
    start = begins(held, opened) if opened > 0 else 0
    other = _leading(held, start, opened) if opened > 0 else None
    if other is None or has_verb(held, start, first):
        return found
    return replace(found, first=other.first, heads=(*other.heads, *found.heads))


def begins(held: Tagged, start: int) -> int:
    """Where the words of a subject that ends at a place begin."""
    place = start
    parted = -1
    while place > max(0, start - FAR):
        tag = held.tag(place - 1)
        if tag in (STOP, OPEN, REL):
            return place
        if tag is COMMA:
            if not _listed(held, place, start):
                return place
            parted = place
        elif tag is AND:
            parted = place
        elif tag in (VERB, AUX) or (tag is PART and not _modifies(held, place - 1)):
            return parted if parted > 0 else place  # "says airlines demand"
        place -= 1
    return place


def _modifies(held: Tagged, at: int) -> bool:
    """Whether a past form stands as a participle in a subject."""
    before, lemma = held.tag(at - 1), lemma_of(held.low[at])
    return before in (NOUN, NAME, DET, ADV, COMMA) and lemma not in SAYING


def _listed(held: Tagged, place: int, start: int) -> bool:
    """Whether the comma before a place parts the members of a list that an "and" ends."""
    joined = any(held.tag(at) is AND for at in range(place, start))
    core = held.core(place, start)
    return joined and core is not None and held.noun(place - 2) and core.stop <= start and (
        held.tag(core.stop) in (AND, COMMA) or core.stop == start or len(core.heads) > 1
    )  # fmt: skip


def _leading(held: Tagged, first: int, stop: int) -> Phrase | None:
    """The head of a subject: the first noun phrase that no preposition leads to."""
    place = first
    while place < stop:
        place = held.on(place, (ADV, TIME, AND, COMMA, OPEN))
        if held.tag(place) in (PREP, TO) and place < stop:
            place = _over_phrase(held, place, stop)
            continue
        if place < stop:
            found = held.core(place, stop)
            if found is not None:
                if held.tag(found.stop) is DET and found.stop < stop:
                    found = held.core(found.stop, stop) or found  # a date line runs into it
                return found.by("subject before the verb")
            place += 1
    return None


def _over_phrase(held: Tagged, place: int, stop: int) -> int:
    """Behind a preposition's phrase, unless nothing is left then."""
    inner = held.core(place + 1, stop)
    if inner is None:
        return place + 1
    return inner.stop if held.on(inner.stop, (ADV, TIME)) < stop else place + 1


def _of_infinitive(held: Tagged, its: Group, depth: int) -> Phrase | None:
    """Who is to do it: of "asked Y to" Y, of "agreed to" who agreed."""
    named = _named_for(held, its.start)
    if named is not None:
        return named
    place = its.start - 1
    for place in held.backward(its.start - 1):
        tag = held.tag(place)
        if tag in (VERB, PART, AUX, ING, STOP) or held.low[place] in _LEADS:
            break
    else:
        place = -1
    if place < 0 or held.tag(place) is STOP:
        found = _leading(held, place + 1, its.start)
        return found.by("subject before the infinitive") if found else None
    lemma = lemma_of(held.low[place])
    between = held.core(place + 1, its.start)
    if lemma in STEERING and held.tag(place) is not AUX:
        if between is not None and held.low[place + 1] not in ("on", "for"):
            return between.by("whom the verb before moves to it")
        if held.low[place + 1 : place + 2] in [("on",), ("for",)]:
            called = held.core(place + 2, its.start)
            if called is not None:
                return called.by("whom the verb before moves to it", sure=True)
    found = subject(held, group(held, place), depth - 1)
    return found.by("subject of the verb before") if found else None


def _named_for(held: Tagged, start: int) -> Phrase | None:
    """Of "for X to go" and a headline's "…, X to go" X."""
    found = held.before(start)
    if found is None:
        return None
    lead = held.tag(found.first - 1)
    if held.low[found.first - 1 : found.first] == ("for",) or lead is COMMA:
        return found.by("noun before the infinitive")
    return None


def _of_gerund(held: Tagged, its: Group, depth: int) -> Phrase | None:
    """Whose doing it is: the noun before it, else the subject of the clause."""
    at = held.back(its.start - 1, (ADV,))
    before = held.tag(at)
    if before in (NOUN, NAME):
        noun = held.before(at + 1)
        if noun is not None:
            return noun.by("noun before the participle")
    found = _shared(held, its, its.start, depth)
    if found is not None:
        return found.by("subject of the clause")
    return _subject_ahead(held, its)


def _subject_ahead(held: Tagged, its: Group) -> Phrase | None:
    """Of a participle that leads the sentence, the subject behind its comma."""
    for place in held.forward(its.verb):
        if held.tag(place) is STOP:
            return None
        if held.tag(place) is COMMA:
            found = held.core(place + 1, len(held.tags))
            return found.by("subject behind the participle") if found else None
    return None


def _of_participle(held: Tagged, its: Group, depth: int) -> Phrase | None:
    stop = its.start
    if held.tag(stop - 1) is AND:
        return _shared(held, its, stop - 1, depth)
    while stop > 0 and held.tag(stop - 1) is COMMA:
        stop -= 1
    found = held.before(stop)
    if found is not None:
        return found.by("noun before the participle")
    return _subject_ahead(held, its)
