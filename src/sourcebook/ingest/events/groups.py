"""How a verb stands in its sentence: finite or not, passive or not, by what is before it."""

from sourcebook.ingest.events.phrases import FAR, Group, Tagged
from sourcebook.ingest.events.tags import (
    ADV,
    AND,
    AUX,
    COMMA,
    DET,
    GLUE,
    ING,
    NAME,
    NOUN,
    OPEN,
    OWN,
    PART,
    PREP,
    PRON,
    REL,
    STOP,
    TIME,
    TO,
    VERB,
    Tag,
)
from sourcebook.ingest.events.verbs import INVERTED, NEEDING, SAYING, form_of, lemma_of

_BE = frozenset("is are was were be been being am 's".split())
_PLACED = frozenset({"last", "first"})
_GET = frozenset("get gets got getting".split())
_PASSIVE = _BE | _GET
_FINITE = frozenset(
    "is are was were am has have had do does did will would shall should can could may might must"
    " cannot 's".split()
)


def group(held: Tagged, verb: int) -> Group:
    """How a verb stands that is not the one asked for."""
    known = held.base.groups
    if verb not in known:
        known[verb] = stands(held.base, verb)
    return known[verb]


def stands(held: Tagged, verb: int) -> Group:
    """How a verb stands."""
    start = verb
    while start > max(0, verb - FAR):
        before = held.tag(start - 1)
        if (
            (held.low[start - 1] in _PLACED and auxiliary(held, start - 2))
            or (before is ADV and held.low[start - 1] not in ("ago", "today", "yesterday"))
            or before is AUX
            or (held.low[start - 1] in _GET and held.tag(start - 2) is not TO)
        ):
            start -= 1
        else:
            break
    while start < verb and held.tag(start) is ADV:
        start += 1
    aux = [
        held.low[at]
        for at in range(start, verb)
        if held.tag(at) is not ADV and held.low[at] not in _PLACED
    ]
    kinds = kinds_of(held.low[verb])
    if held.low[verb] in _BE and not aux:
        kinds = frozenset({"past"})
    passive = bool(aux) and aux[-1] in _PASSIVE and "part" in kinds
    if aux and aux[0] in _FINITE:
        return Group(start, verb, "finite", passive)
    lead = held.back(start - 1, (ADV,))
    if held.tag(lead) is TO and (aux or "base" in kinds or held.low[verb] == "be"):
        return Group(lead, verb, "to", passive)
    if aux and aux[0] in ("being", "having"):
        return Group(start, verb, "ing", passive)
    if held.low[verb] in ("being", "having") or ("ing" in kinds and not aux):
        return Group(start, verb, "ing", False)
    if not aux and "part" in kinds and _reduced(held, start, verb):
        return Group(start, verb, "part", True)
    return Group(start, verb, "finite", passive)


def kinds_of(word: str) -> frozenset[str]:
    """The forms a word may be; of one not known, base and -s."""
    form = form_of(word)
    return form.kinds if form else frozenset({"base", "s"})


def _reduced(held: Tagged, start: int, verb: int) -> bool:
    """Whether a past form is a participle: "the deal signed in May has been …"."""
    after = held.low[verb + 1] if verb + 1 < len(held.low) else ""
    before = held.tag(held.back(start - 1, (GLUE, ADV)))
    lemma = lemma_of(held.low[verb])
    if after == "by" and before is not PRON:
        return True
    if before in (STOP, COMMA) and (
        held.tag(start - 2) not in (NOUN, NAME, TIME) or not _closes_aside(held, start - 1)
    ):
        leads = held.tag(verb + 1) in (PREP, TO, TIME)
        return leads and lemma not in INVERTED
    thing = held.on(verb + 1, (ADV,))
    if before is NOUN and held.tag(verb + 1) is PREP and _led(held, start):
        return True
    if before in (NAME, NOUN) and lemma in NEEDING:
        return not (held.noun(thing) or held.tag(thing) in (DET, ING) or after == "that")
    if before is AND:
        return _with_passive(held, start, verb)
    finite = before in (PRON, REL, OPEN) or (lemma in SAYING and after != "in")
    has_object = held.noun(thing) or held.tag(thing) in (DET, OPEN)
    if finite or has_object or _lacks_object(held, start):
        return False
    return _second(held, start, verb, before)


def _led(held: Tagged, start: int) -> bool:
    """Whether a preposition leads to the noun before: "by two men briefed on the talks"."""
    found = held.before(start)
    return found is not None and held.low[found.first - 1] in ("to", "by", "with", "from")


def _second(held: Tagged, start: int, verb: int, before: Tag) -> bool:
    """Whether the clause has a finite verb beside this one."""
    commas = 0
    for at in held.forward(verb + 1):
        tag = held.tag(at)
        if tag in (STOP, REL, OPEN, AND):
            break
        commas += tag is COMMA
        infinite = held.tag(at - 1) is TO or held.low[at - 1] == "be"
        if auxiliary(held, at) or (tag is VERB and not infinite):
            return commas == (before is COMMA)
    return _finite_before(held, start)


def _lacks_object(held: Tagged, start: int) -> bool:
    """Whether it lacks its object in a relative clause: "the pact that both signed"."""
    at = held.back(start - 1, (NOUN, NAME, DET, OWN, GLUE, AND))
    relative = held.tag(at) is REL or that_which(held, at)
    return at < start - 1 and relative


def auxiliary(held: Tagged, at: int) -> bool:
    """A finite auxiliary, and no "Iran's"."""
    return held.low[at] in _FINITE and held.tag(at) is AUX


def _with_passive(held: Tagged, start: int, verb: int) -> bool:
    """Whether a past form goes on with a passive: "was made in May and marketed abroad"."""
    if held.noun(verb + 1) or held.tag(verb + 1) is DET:
        return False
    for at in held.backward(start - 2):
        if held.tag(at) in (VERB, PART) and held.tag(at - 1) is not AND:
            return group(held, at).passive
        if held.tag(at) in (STOP, REL, OPEN):
            break
    return False


def _closes_aside(held: Tagged, comma: int) -> bool:
    """Whether a comma closes an apposition: "X, the head of Y, arrived"."""
    if comma < 0 or held.tag(comma) is not COMMA:
        return False
    opened = aside(held, comma)
    within = held.tag(opened + 1) is REL or not has_verb(held, opened, comma)
    return opened > 0 and held.noun(opened - 1) and within


def _finite_before(held: Tagged, start: int) -> bool:
    """Whether the clause has its verb already."""
    for at in held.backward(start - 1):
        tag = held.tag(at)
        if tag in (STOP, OPEN, REL, COMMA, AND):
            return False
        if auxiliary(held, at) or tag is VERB or (tag is PART and _told_of(held, at)):
            return True
    return False


def _told_of(held: Tagged, at: int) -> bool:
    """Whether a past form is finite: of a name, or with an object, which no participle has."""
    who = held.tag(held.back(at - 1, (ADV,)))
    return who in (NAME, PRON) or (who is NOUN and held.tag(at + 1) is DET)


def aside(held: Tagged, at: int) -> int:
    """The comma that opens the aside which the one at a place closes; -1 if there is none."""
    for place in held.backward(at - 1):
        if held.tag(place) is STOP:
            break
        if held.tag(place) is COMMA and not _dated(held, place):
            return place
    return -1


def _dated(held: Tagged, comma: int) -> bool:
    """A comma within a date: "February 24, 1955"."""
    return held.tag(comma - 1) is TIME and held.tag(comma + 1) is TIME


def has_verb(held: Tagged, first: int, stop: int) -> bool:
    """Whether a verb stands in a row of words."""
    return any(held.tag(at) in (VERB, AUX) for at in range(first, stop))


def that_which(held: Tagged, at: int) -> bool:
    """A "that" right behind a noun, before a clause without its object."""
    return held.low[at] == "that" and held.tag(at - 1) is NOUN
