"""Who takes part in a happening, and in which part."""

from collections.abc import Sequence
from dataclasses import replace

from sourcebook.ingest.events.acting import of_court
from sourcebook.ingest.events.clause import Clause
from sourcebook.ingest.events.naming import (
    CALENDAR,
    PREPS,
    Resolved,
    after,
    heads,
    infinitive,
    owner,
    whole,
)
from sourcebook.ingest.events.nouns import (
    BODIES,
    LEADERS,
    NOUNS,
    PAIRS,
    TWO_PERSONS,
    WEAPONS,
)
from sourcebook.ingest.events.people import People
from sourcebook.ingest.events.phrases import Phrase
from sourcebook.ingest.events.sentence import Words
from sourcebook.ingest.events.verbs import form_of
from sourcebook.ingest.values import Taking
from sourcebook.model import ActorKind
from sourcebook.text import Span

_SHARED = frozenset({"joint", "bilateral"})
_MEANS = frozenset("he she they him her them".split()).union(PAIRS, TWO_PERSONS)
_COURSE = frozenset(
    "begin start end open close resume collapse take conclude cancel postpone break".split()
)
_WHEN = frozenset("late early last next today yesterday tomorrow earlier later".split())
_NO_OBJECT = PREPS | CALENDAR | _WHEN
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
    "report": ("speaker", "target"),
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


def takings(people: People, clause: Clause) -> list[Taking]:
    """All that take part in what a clause tells."""
    family = clause.verb.family
    doer, done = _PARTS.get("other" if of_court(clause) else family, _PARTS["other"])
    found: list[Taking] = []
    around = clause.around
    if family == "force" and clause.verb.lemma == "come":
        doer = done  # "came under attack"
    if clause.verb.lemma == "pay":
        found += _as(done, behind(people, clause, ("to",)), "whither")
    if clause.passive:
        found += _as(done, subjects(people, clause), _rule(around.subject, "passive subject"))
        found += _as(doer, behind(people, clause, ("by",)), "by whom")
    else:
        found += _as(doer, subjects(people, clause), _rule(around.subject, "subject"))
        found += _as(done, _direct(people, clause), _rule(around.object, "object"))
    found += _as(done, _toward(people, clause), "phrase")
    if _of_owner(clause) and not any(one.part == done for one in found):
        found += _as(done, _owners(people, clause), "whose it is")
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
    found = _once(people, found) if found else []
    if sum(not one.stands_for for one in found) > 1:
        found = [one for one in found if len(one.stands_for) < 2]
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
        if small in _MEANS:
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
        if owner(words, one) or one.how == "adjective"
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
    phrase = clause.around.subject if clause.passive else None
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
    return heads(people, clause.words, first, whole(people, clause.words, first, stop))


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


def _as(part: str, held: Sequence[Resolved], rule: str) -> list[Taking]:
    return [
        Taking(span, part, stands_for, rule if not stands_for else f"{rule}, resolved")
        for span, stands_for in held
    ]


def subject(clause: Clause) -> tuple[int, int]:
    """The words of the subject, or those before the verb where none is seen."""
    phrase = clause.around.subject
    if phrase is not None:
        return phrase.first, _without_aside(clause, phrase)
    return (clause.first, clause.start) if not clause.relative else (clause.start, clause.start)


def _without_aside(clause: Clause, phrase: Phrase) -> int:
    """Where a subject ends; an aside that names nobody else is none of it: ", owned by X,"."""
    words, stop = clause.words, max(phrase.heads) + 1
    while stop < phrase.stop and words.low[stop] != ",":
        stop += 1
    form = form_of(words.at(stop + 1))
    told = form is not None and "part" in form.kinds and words.at(stop + 1).islower()
    return stop if stop < phrase.stop and told else phrase.stop


def behind(people: People, clause: Clause, leads: Sequence[str]) -> list[Resolved]:
    """Who stands behind one of these prepositions in the words after the verb."""
    return after(people, clause.words, clause.end, clause.stop, leads)


def _toward(people: People, clause: Clause) -> list[Resolved]:
    """Who stands behind the preposition that leads to the second of the two."""
    leads: Sequence[str] = _TOWARD.get(clause.verb.family, ())
    if clause.verb.family not in ("other", "deed"):
        return behind(people, clause, leads)
    thing = clause.around.object
    first = thing.stop if thing is not None and not clause.passive else clause.end
    to_it = clause.words.at(first) == "to" and not infinitive(clause.words, first)
    head = clause.words.low[thing.heads[0]] if thing is not None and not clause.passive else ""
    if head in _GOING:
        return after(people, clause.words, first, clause.stop, ("to",))
    if head in _SUITS:
        return after(people, clause.words, first, clause.stop, ("against", "into"))
    if thing is not None and not _BETWEEN.isdisjoint(clause.words.low[thing.first : thing.stop]):
        return after(people, clause.words, first, clause.stop, ("with", "to"))
    if clause.passive or not to_it:
        return []  # "replaced with", "a deal to sell": no part in it
    return after(people, clause.words, first, clause.stop, leads[:1])


_GOING = frozenset("sale transfer extradition delivery deliveries handover shipment".split())
"""What goes to somebody."""
_SUITS = frozenset(
    "claim claims lawsuit suit complaint case charges proceedings investigation inquiry probe"
    " warrant veto".split()
)
"""What somebody has against another."""
_BETWEEN = frozenset("border borders frontier ties relations links contacts".split())
"""What one has with another."""
_OF_OWNER = frozenset("freeze confiscate search raid seize revoke block unfreeze swear".split())
"""Of these the one whose things they are undergoes it: "froze the accounts of the bank"."""


_ASKING = frozenset("order demand request seek reject uphold overturn approve".split())
_DEEDS = frozenset(
    "arrest release resignation dismissal extradition retrial trial expulsion detention deportation"
    " acquittal conviction removal appointment impeachment".split()
)


def _of_owner(clause: Clause) -> bool:
    """Whether whose the thing is undergoes what is done: "demanded the release of X"."""
    lemma, thing = clause.verb.lemma, clause.around.object
    if lemma in _ASKING and thing is not None:
        return clause.words.low[thing.heads[0]] in _DEEDS
    return lemma in _OF_OWNER


def _owners(people: People, clause: Clause) -> list[Resolved]:
    """Whose the thing is that something is done with."""
    thing, words = clause.around.patient, clause.words
    if thing is None:
        return []
    stop = clause.start if clause.passive else clause.stop
    if words.at(thing.stop) == "of" and thing.stop < stop:
        return after(people, words, thing.stop, stop, ("of",))
    held = people.within(words.stretch(thing.first, thing.stop))
    return [(one.span, ()) for one in held[:1] if owner(words, one)]


def _direct(people: People, clause: Clause) -> list[Resolved]:
    """The object without a preposition, if it is somebody."""
    words, stop = clause.words, clause.end
    thing = clause.around.object
    if words.at(stop) in ("him", "her") and thing is not None and thing.stop == stop + 1:
        at = words.stretch(stop, stop + 1)
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
    led = words.at(behind) in ("of", "in", "to", "for") or words.at(behind) == ","
    if not led or words.big(behind - 1):
        return []
    comma = behind
    while comma < clause.stop and words.low[comma] != ",":
        comma += 1
    if comma >= clause.stop:
        return []
    found = people.within(words.stretch(comma, clause.stop))
    first = words.ends[comma]
    named = found[:1] if found and found[0].span.start - first < 2 else []
    return [(one.span, ()) for one in named if one.kind == ActorKind.PERSON]


def _drones(words: Words, span: Span) -> bool:
    for word in words.low[words.index(span.end) :][:5]:
        if word in WEAPONS:
            return True
        if word in PREPS or word in ("not", "and", ","):
            return False
    return False


def _makers(people: People, clause: Clause) -> list[Resolved]:
    """Whose weapons: "Iranian drones", "Tajikistan-made drones"."""
    if clause.verb.family not in ("use", "supply", "force"):
        return []
    words = clause.words
    first = min(subject(clause)[0], clause.first)
    if first >= len(words.low) or clause.stop <= first:
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
