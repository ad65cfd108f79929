"""Who takes part in a happening, and in which part."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from sourcebook.ingest.events.clause import Clause
from sourcebook.ingest.events.nouns import (
    BODIES,
    BODY_WORDS,
    FIRMS,
    LEADERS,
    NOUNS,
    PAIRS,
    TWO_PERSONS,
    WEAPONS,
)
from sourcebook.ingest.events.people import Name, People
from sourcebook.ingest.events.phrases import Phrase
from sourcebook.ingest.events.sentence import Words
from sourcebook.ingest.events.verbs import form_of
from sourcebook.ingest.values import Taking
from sourcebook.model import ActorKind
from sourcebook.text import Span

_PREPS = frozenset(
    "of than with for in between to from against at on by into over about under among near after"
    " before during through toward towards".split()
)
_CALENDAR = frozenset(
    "january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday".split()
)
_FIRM = frozenset("company firm group carrier manufacturer union bank club".split())
_SHARED = frozenset({"joint", "bilateral"})
_WHEN = frozenset("late early last next today yesterday tomorrow earlier later".split())
_MEANS = frozenset("he she they him her them".split())
_COURSE = frozenset(
    "begin start end open close resume collapse take conclude cancel postpone".split()
)
_NO_OBJECT = _PREPS | _CALENDAR | _WHEN
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
    "buy": ("buyer", "target"),
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
    "demand": ("on", "upon"),
    "use": ("against", "on"),
    "force": ("against", "on"),
    "sanction": ("against", "on"),
    "other": ("to", "with"),
}
"""The prepositions that lead to the second of the two."""


Resolved: TypeAlias = tuple[Span, tuple[Span, ...]]
"""Somebody's words, and those they stand for where they are no name."""


def takings(people: People, clause: Clause) -> list[Taking]:
    """All that take part in what a clause tells."""
    family = clause.verb.family
    doer, done = _PARTS.get(family, _PARTS["other"])
    found: list[Taking] = []
    around = clause.around
    if clause.verb.lemma == "pay":
        found += _as(done, behind(people, clause, ("to",)), "whither")
    if clause.passive:
        found += _as(done, subjects(people, clause), _rule(around.subject, "passive subject"))
        found += _as(doer, behind(people, clause, ("by",)), "by whom")
    else:
        found += _as(doer, subjects(people, clause), _rule(around.subject, "subject"))
        found += _as(done, _direct(people, clause), _rule(around.object, "object"))
    found += _as(done, _toward(people, clause), "phrase")
    if family == "visit":
        found += _as("host", behind(people, clause, ("in", "to")), "whither")
        found += _as("for", _senders(people, clause), "whose official")
    found += _as("party", _joint(people, clause), "joint")
    if family == "buy":
        found += _as("seller", behind(people, clause, ("from",)), "from whom")
    found += _as("maker", _makers(people, clause), "whose make")
    if family == "demand":
        found += _as("about", behind(people, clause, ("with", "against")), "phrase")
    if clause.verb.type == "accord":
        found = [_signing(people, one) for one in found]
    found = _once(people, found)
    if sum(not one.stands_for for one in found) > 1:
        found = [one for one in found if not one.stands_for]
    return list({(one.span.start, one.span.end): one for one in reversed(found)}.values())[::-1]


def left_open(people: People, clause: Clause) -> tuple[Span, ...]:
    """Words of subject and object that mean somebody named elsewhere, nobody knows whom."""
    words = clause.words
    found: list[Span] = []
    for phrase in (clause.around.subject, clause.around.object, clause.around.by):
        if phrase is None:
            continue
        span = words.stretch(phrase.first, phrase.stop)
        small = span.of(people.text).lower()
        if small in _MEANS or small in PAIRS or small in TWO_PERSONS:
            found.append(span)
    return tuple(found)


def of_noun(people: People, clause: Clause) -> tuple[str, list[Taking]] | None:
    """What "X's visit to Y begins" tells: the noun's event with its own people, if any."""
    phrase = clause.around.subject
    if phrase is None or clause.verb.lemma not in _COURSE:
        return None
    words = clause.words
    head = phrase.heads[0]
    kind = NOUNS.get(words.low[head], "")
    if kind not in ("visit", "talks"):
        return None
    doer, done = _PARTS[kind]
    owners = [
        one
        for one in people.within(words.stretch(phrase.first, head + 1))
        if _owner(words, one) or one.how == "adjective"
    ]
    found = [Taking(one.span, doer, (), "owner of the noun") for one in owners]
    leads = ("to", "in") if kind == "visit" else ("between", "with")
    found += _as(done, after(people, words, head + 1, clause.start, leads), "phrase of the noun")
    return (kind, found) if found else None


def whole_subject(clause: Clause) -> Clause:
    """The clause with all before its verb as subject: "Ruto's visit to Washington"."""
    phrase = clause.around.subject
    if phrase is None or not phrase.first < clause.start:
        return clause
    whole = replace(phrase, stop=clause.start, heads=(phrase.heads[0], clause.start - 1))
    return replace(clause, around=replace(clause.around, subject=whole))


def _senders(people: People, clause: Clause) -> list[Resolved]:
    """The state whose official comes: "Iran's police chief, X, arrived"."""
    first, stop = subject(clause)
    if clause.passive or first >= stop:
        return []
    held = people.within(clause.words.stretch(first, stop))
    led = held[:1] if len(held) > 1 and held[-1].kind == ActorKind.PERSON else []
    return [(one.span, ()) for one in led if one.kind == ActorKind.STATE]


def _joint(people: People, clause: Clause) -> list[Resolved]:
    """Whose "a joint committee" is: of the two states told of, if there are just two."""
    phrase = clause.around.subject if clause.passive else clause.around.object
    if phrase is None:
        return []
    words = clause.words
    body = any(words.low[at] in BODIES for at in phrase.heads)
    if not body or not _SHARED & set(words.low[phrase.first : phrase.stop]):
        return []
    span = words.stretch(phrase.first, phrase.stop)
    meant = people.the_two(span.start, ActorKind.STATE)
    return [(span, meant)] if meant else []


def _rule(phrase: Phrase | None, part: str) -> str:
    """The rule of a participant; the part first, as who does it leads the event."""
    return f"{part}: {phrase.rule}" if phrase is not None else part


def subjects(people: People, clause: Clause) -> list[Resolved]:
    """Who the subject of a clause names."""
    first, stop = subject(clause)
    if first >= stop:
        return []
    return heads(people, clause.words, first, _whole(people, clause.words, first, stop))


def _whole(people: People, words: Words, first: int, stop: int) -> int:
    """Where a phrase ends with the mention that goes on behind its head."""
    end = words.spans[stop - 1].end
    for one in people.within(words.span):
        if one.span.start < end < one.span.end and one.span.start >= words.spans[first].start:
            return words.index(one.span.end)
    return stop


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


def _as(part: str, held: Sequence[Resolved], rule: str) -> Iterator[Taking]:
    for span, stands_for in held:
        yield Taking(span, part, stands_for, rule if not stands_for else f"{rule}, resolved")


def subject(clause: Clause) -> tuple[int, int]:
    """The words of the subject, or those before the verb where none is seen."""
    phrase = clause.around.subject
    if phrase is not None:
        return phrase.first, phrase.stop
    return (clause.first, clause.start) if not clause.relative else (clause.start, clause.start)


def heads(people: People, words: Words, first: int, stop: int) -> list[Resolved]:
    """Who some words name: persons first, else what heads them; or the two states."""
    if first >= stop or first >= len(words.spans):
        return []
    span = words.stretch(first, stop)
    held = people.within(span)
    persons = [
        one
        for one in held
        if one.kind == ActorKind.PERSON and not _owner(words, one) and not _led(words, one, first)
    ]
    if persons:
        return [
            (one.span, ())
            for one, following in zip(persons, (*persons[1:], None), strict=True)
            if following is None or _parted(words, one, following)
        ]
    small = span.of(people.text).lower()
    pair = _pair(people, span, small)
    if pair is not None:
        return pair
    return [
        (one.span, ())
        for one in held
        if one.kind not in ("place", ActorKind.PERSON)
        and _heading(words, one, stop)
        and not _led(words, one, first)
    ]


def _parted(words: Words, one: Name, other: Name) -> bool:
    """Whether two names are two: "X and Y", not "Chrysler chief executive Y"."""
    between = words.low[words.index(one.span.end) : words.index(other.span.start)]
    return bool({"and", ",", "or", "with"} & {*between})


def _owner(words: Words, one: Name) -> bool:
    """Whether what follows is somebody's: "Ruto's visit"."""
    return words.at(words.index(one.span.end)) in ("'s", "'")


def _pair(people: People, span: Span, small: str) -> list[Resolved] | None:
    """Of "the two countries", "both ministers", "he": whom the text has named, if it is sure."""
    if "both" in small or "the two" in small:
        both = _both(people, span, small)
        if both is not None:
            return both
    word = small.strip(" ,").removesuffix(" also")
    if word in ("he", "she"):
        at = span.start + small.index(word)
        name = people.he(at)
        return [(Span(at, at + len(word)), (name.span,))] if name else []
    if word == "it" and span.start in people.speaking:
        return [(span, (people.speaking[span.start],))]
    lower = span.of(people.text).strip(" ,")[1:].islower()
    if lower and word.startswith("the ") and word.split()[-1] in _FIRM:
        name = people.the_firm(span.start, word.split()[-1])
        return [(span, (name.span,))] if name else []
    return None


def _both(people: People, span: Span, small: str) -> list[Resolved] | None:
    """Of "both sides" the two states, or those who met; None if no such words are there."""
    for phrases, kind in ((PAIRS, ActorKind.STATE), (TWO_PERSONS, ActorKind.PERSON)):
        for phrase in phrases:
            at = small.find(phrase)
            if at >= 0:
                meant = people.the_two(span.start + at, kind) or people.met_before(span.start)
                both = Span(span.start + at, span.start + at + len(phrase))
                return [(both, meant)] if meant else []
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
            or nxt.isdigit()
            or nxt in ("and", ",", "(", "also", "each", "both", "as", "or", "not", "to")
            or nxt in LEADERS
            or (nxt in BODY_WORDS and one.kind in (ActorKind.ORG, ActorKind.BODY))
        )
    organs = LEADERS - FIRMS
    return any(words.at(place) in organs for place in range(after, min(stop, after + 5)))


def behind(people: People, clause: Clause, leads: Sequence[str]) -> list[Resolved]:
    """Who stands behind one of these prepositions in the words after the verb."""
    return after(people, clause.words, clause.end, clause.stop, leads)


def _toward(people: People, clause: Clause) -> list[Resolved]:
    """Who stands behind the preposition that leads to the second of the two."""
    leads: Sequence[str] = _TOWARD.get(clause.verb.family, ())
    if clause.verb.family != "other":
        return behind(people, clause, leads)
    thing = clause.around.object
    first = thing.stop if thing is not None and not clause.passive else clause.end
    to_it = clause.words.at(first) == "to" and not _infinitive(clause.words, first)
    if clause.passive or not to_it:
        return []  # "replaced with", "a deal to sell": no part in it
    return after(people, clause.words, first, clause.stop, leads[:1])


def after(
    people: People, words: Words, first: int, end: int, leads: Sequence[str]
) -> list[Resolved]:
    """Who stands behind one of these prepositions in a row of words."""
    for place in range(first, end):
        if words.low[place] not in leads or _infinitive(words, place):
            continue
        stop = place + 1
        while stop < end and words.low[stop] not in _PREPS - {"of"}:
            stop += 1
        held = heads(people, words, place + 1, stop)
        if held:
            return held
    return []


def _infinitive(words: Words, place: int) -> bool:
    """Whether a "to" leads to a verb."""
    form = form_of(words.at(place + 1)) if words.at(place) == "to" else None
    big = words.text[words.spans[min(place + 1, len(words.spans) - 1)].start].isupper()
    return form is not None and "base" in form.kinds and not big


def _direct(people: People, clause: Clause) -> list[Resolved]:
    """The object without a preposition, if it is somebody."""
    words, stop = clause.words, clause.end
    thing = clause.around.object
    if words.at(stop) in ("him", "her") and thing is not None and thing.stop == stop + 1:
        at = words.spans[stop]
        who = {n.label for span, held in subjects(people, clause) for s in (held or (span,))
               for n in people.at(s)}  # fmt: skip
        name = people.him(at.start, who)
        return [(at, (name.span,))] if name else []
    if thing is None:
        return []
    while stop < clause.stop and words.low[stop] not in _NO_OBJECT:
        stop += 1
    held = heads(people, words, clause.end, stop) or _named_beside(people, clause, thing)
    return [one for one in held if not _drones(words, one[0])]


def _named_beside(people: People, clause: Clause, thing: Phrase) -> list[Resolved]:
    """The name behind an office: "the captain of the tanker, Elchin Mammadov"."""
    words = clause.words
    behind = thing.heads[0] + 1
    if words.at(behind) != "of" or words.text[words.spans[behind - 1].start].isupper():
        return []
    comma = behind
    while comma < clause.stop and words.low[comma] != ",":
        comma += 1
    if comma >= clause.stop:
        return []
    found = people.within(words.stretch(comma, clause.stop))
    first = words.spans[comma].end
    named = found[:1] if found and found[0].span.start - first < 2 else []
    return [(one.span, ()) for one in named if one.kind == ActorKind.PERSON]


def _drones(words: Words, span: Span) -> bool:
    for word in words.low[words.index(span.end) :][:5]:
        if word in WEAPONS:
            return True
        if word in _PREPS or word in ("not", "and", ","):
            return False
    return False


def _makers(people: People, clause: Clause) -> list[Resolved]:
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
    found: list[Span] = []
    to_it = clause.verb.lemma == "visit" and not clause.passive
    for one in people.within(words.stretch(clause.end, clause.stop)):
        before = words.index(one.span.start) - 1
        before -= words.at(before) == "the"
        placed = one.kind in ("place", ActorKind.STATE, ActorKind.REGION)
        led = words.at(before) in _PLACING or (to_it and before <= clause.end)
        if placed and one.how != "adjective" and led:
            after = words.index(one.span.end)
            if words.at(after) in ("'s", "'", "-"):
                continue
            if found and words.index(one.span.start) - words.index(found[-1].end) > 3:
                break  # "in Nairobi for a summit on the war in Sudan"
            found.append(one.span)
    return tuple(found)
