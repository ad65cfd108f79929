"""One candidate for an event: whether it tells one at all, how it is meant, where it stands."""

from collections.abc import Collection, Sequence

from sourcebook.ingest.events.acting import acts, by_nature, judges, of_court, unknown
from sourcebook.ingest.events.clause import Clause
from sourcebook.ingest.events.course import happens
from sourcebook.ingest.events.governors import leading
from sourcebook.ingest.events.nouns import ABSTRACT, ARMED, INQUIRIES, is_group
from sourcebook.ingest.events.people import People
from sourcebook.ingest.events.roles import left_open
from sourcebook.ingest.events.times import Cue
from sourcebook.ingest.events.words import ACCIDENTS, COURSE, DEED, NEEDED, SPEECH, VIOLENT, alone
from sourcebook.ingest.values import Taking
from sourcebook.model import ActorKind, Status
from sourcebook.text import Span

_ASKED_FOR = {
    "welcome": {"host", "visitor"},
    "invite": {"inviter", "invitee"},
    "visit": {"visitor"},
    "promise": {"speaker"},
    "demand": {"asker"},
    "supply": {"exporter"},
    "buy": {"buyer"},
}
"""The parts without which a verb of this family tells no event."""
_DOER = {
    "welcome": "host", "visit": "visitor", "promise": "speaker", "demand": "asker",
    "supply": "exporter", "buy": "buyer",
}  # fmt: skip
"""Of these the part of who does it, who may have no name."""


def told_of(clause: Clause, who: Sequence[Taking]) -> bool:
    """Whether somebody does it, or to somebody or something is done what one wants to know."""
    subject = clause.around.subject
    deed = clause.verb.family == DEED
    if deed and clause.status not in _DONE:
        return False
    if subject is not None and clause.words.low[subject.first] in _NOBODY:
        return False
    if clause.verb.family == COURSE:
        lasting = clause.verb.lemma == "continue" and clause.status is not Status.PLANNED
        return not lasting and happens(clause.words, clause.around, clause.end)
    tried = clause.verb.family == "force" and acts(clause, subject)
    if _empty(clause, who) or (clause.status is Status.HYPOTHETICAL and not (who or tried)):
        return False
    led = any(one.rule.startswith(_DOING) and one.part != "maker" for one in who)
    if led or acts(clause, clause.around.agent or subject):
        return True
    if clause.passive:
        if subject is None or clause.status is Status.NEGATED:
            return False
        return not deed or _was_done(clause)
    if clause.verb.lemma in _BY_ITSELF or clause.verb.key == "force come":
        return subject is not None
    thing = clause.around.object
    named = any(one.rule.startswith("object") for one in who) or acts(clause, thing)
    harming = not deed and (
        named or by_nature(clause) or unknown(clause, subject) or clause.verb.lemma in _HARMING
    )
    return subject is not None and thing is not None and harming


_NOMINAL = frozenset("a an the this these its their his her new all one two three".split())


def _empty(clause: Clause, who: Sequence[Taking]) -> bool:
    """Whether its words say nothing by themselves: "struck it", "declined to comment"."""
    words, thing = clause.words, clause.around.object
    if clause.verb.family in ("demand", "report", "talks"):
        return False
    if words.at(clause.end) in ("it", "them") and thing is not None and not clause.passive:
        it = words.stretch(clause.end, clause.end + 1)
        return not any(one.span == it for one in who)
    leads = words.at(clause.end) == "to" and clause.verb.family in ("deed", "other", "accord")
    return leads and leading(clause.verb.lemma) and words.at(clause.end + 1) not in _NOMINAL


_BY_ITSELF = ACCIDENTS | frozenset("reopen run reach schedule".split())
"""Verbs of which anything may be the subject."""
_DONE = frozenset({Status.ASSERTED, Status.PLANNED, Status.ALLEGED})
_DOING = ("subject", "passive", "by whom")
_NOBODY = frozenset("nobody none nothing neither little few we i you those anyone".split())
_HARMING = frozenset(
    "kill injure wound damage destroy hit strike displace flood cut block sink hurt strand"
    " halt paralyse disrupt".split()
)


_MAIN = frozenset({"", "and", "but", "that", ";", ":"})
_THEN = frozenset("was were been will".split())
_POINTING = frozenset("it this that which what there these".split())


def _was_done(clause: Clause) -> bool:
    """Whether a main clause tells that something was done, by whom is not said."""
    words, subject = clause.words, clause.around.subject
    if subject is None or clause.relative or clause.opener not in _MAIN:
        return False
    then = not _THEN.isdisjoint(words.low[clause.start : clause.main])
    return then and words.low[subject.heads[0]] not in _POINTING


def _person(people: People, who: Sequence[Taking]) -> bool:
    return any(one.kind == ActorKind.PERSON for taking in who for one in people.at(taking.span))


def sound(people: People, clause: Clause, who: Sequence[Taking]) -> bool:
    """Whether those found can tell such an event at all."""
    parts = {one.part for one in who}
    family = clause.verb.family
    asked = _ASKED_FOR.get(family, set())
    if acts(clause, clause.around.agent):
        asked = asked - {_DOER.get(family, "")}
    if not asked <= parts:
        return False
    match family:
        case "visit":
            return _goes(clause, parts)
        case "talks" | "call":
            return _together(people, clause, who)
        case "demand":
            return "asked" in parts or _demands(clause)
        case "sanction":
            return _has_thing(clause) and _punishes(clause, who)
        case "supply" | "buy" | "report":
            return _has_thing(clause) and _reaches(clause, parts)
        case "other":
            return _other(people, clause, who)
        case "deed":
            return _deed(clause)
    return family != "force" or _harm(clause, parts)


def _has_thing(clause: Clause) -> bool:
    return clause.passive or clause.around.object is not None


def _other(people: People, clause: Clause, who: Sequence[Taking]) -> bool:
    """Whether something is done, or a verb needs nothing: "was seen" only people are."""
    lemma = clause.verb.lemma
    if lemma == "question" and not clause.passive:
        return acts(clause, clause.around.object)
    if lemma == "see":
        return clause.passive and _somebody(people, clause, who)
    return _has_thing(clause) or alone(lemma)


def _somebody(people: People, clause: Clause, who: Sequence[Taking]) -> bool:
    """Whether people are the subject."""
    subject = clause.around.subject
    group = subject is not None and is_group(clause.words.low[subject.heads[0]])
    return group or _person(people, who)


def _punishes(clause: Clause, who: Sequence[Taking]) -> bool:
    """Whether who is held is somebody, and whoever orders it a court."""
    doer = clause.around.agent
    match clause.verb.lemma:
        case "give" if doer is not None:
            return judges(clause)
        case "hold":
            return clause.passive and (bool(who) or acts(clause, clause.around.subject))
        case "order" if doer is not None:
            return judges(clause)
    return True


def _reaches(clause: Clause, parts: Collection[str]) -> bool:
    """Whether what is sent is no price that goes down, and who is blamed is told."""
    thing = clause.around.object
    if clause.verb.lemma == "send" and thing is not None:
        after = clause.words.at(thing.stop)
        return after not in ("into", "down", "up") and not after.endswith("ing")
    return clause.verb.family != "report" or bool(parts)


def _behind(clause: Clause) -> frozenset[str]:
    return frozenset(clause.words.low[clause.end : clause.stop])


def _goes(clause: Clause, parts: Collection[str]) -> bool:
    """Somebody comes to a place; who flies prisoners there is no visitor."""
    lemma, behind = clause.verb.lemma, _behind(clause)
    if _has_thing(clause) and lemma not in ("visit", "pay") and "home" not in behind:
        return False
    return bool({"in", "to", "at", "home"} & behind) or lemma == "visit" or "host" in parts


def _together(people: People, clause: Clause, who: Sequence[Taking]) -> bool:
    """Whether two at least talk, or a body does."""
    lemma = clause.verb.lemma
    if lemma == "call" and not _phoned(clause, who):
        return False
    if any(one.stands_for for one in who) or len(who) > 1:
        return True
    named = any(one.rule.startswith("subject") for one in who)
    doer = named or acts(clause, clause.around.agent)
    person = any(one.kind == ActorKind.PERSON for t in who for one in people.at(t.span))
    if lemma in ("hold", "resume"):
        return doer and ("with" in _behind(clause) or _plural(clause))
    return doer if lemma == "convene" else _meets(clause, who, doer=doer, person=person)


def _meets(clause: Clause, who: Sequence[Taking], *, doer: bool, person: bool) -> bool:
    """Whether a verb of meeting or speaking tells of two, or of a body."""
    lemma = clause.verb.lemma
    match lemma:
        case "meet" if _assembly(clause):
            return True
        case "meet" if _has_thing(clause):
            return acts(clause, clause.around.object)
        case "meet" if who and "with" in _behind(clause):
            return doer
        case "discuss" if _has_thing(clause) and who and not person:
            return True
        case "meet" | "discuss":
            return doer and _plural(clause)
        case "phone" | "telephone" | "speak":
            return doer and (bool(who) or lemma == "speak")
    return False


_ASSEMBLIES = frozenset(
    "parliament assembly council cabinet committee board congress senate court commission".split()
)


def _assembly(clause: Clause) -> bool:
    """Whether a body of many meets by itself: "the new parliament met on Monday"."""
    doer = clause.around.subject
    by_itself = clause.around.object is None and not clause.passive
    return by_itself and doer is not None and clause.words.low[doer.heads[0]] in _ASSEMBLIES


def _demands(clause: Clause) -> bool:
    """Whether it is said what is asked, or of whom."""
    words, lemma, thing = clause.words, clause.verb.lemma, clause.around.object
    behind = _behind(clause)
    if lemma in ("urge", "demand", "summon") or (lemma == "order" and thing is not None):
        return True
    if (lemma == "call" and "for" in behind) or (lemma == "ask" and words.at(clause.end) == "for"):
        return True
    if (lemma != "request" and "to" in behind) or acts(clause, thing):
        return True
    return thing is not None and bool(INQUIRIES & {*words.low[thing.first : thing.stop]})


def _deed(clause: Clause) -> bool:
    """Whether a verb of no list tells more than a turn of phrase."""
    words, thing = clause.words, clause.around.object
    if clause.ongoing or clause.verb.lemma in SPEECH:
        return False
    if clause.passive:
        return True
    if thing is not None:
        return words.low[thing.heads[-1]] not in ABSTRACT and words.low[thing.first] != "nobody"
    after = words.at(clause.end)
    return alone(clause.verb.lemma) or (after in _LEADING_ON and clause.end + 1 < clause.stop)


_LEADING_ON = frozenset("in into on off at out to from through against over across for".split())


def _phoned(clause: Clause, who: Sequence[Taking]) -> bool:
    """Whether "called X" means the telephone: nothing says what X was called."""
    words = clause.words
    last = max((words.index(one.span.end) for one in who), default=0)
    return words.at(last) in _AFTER_CALL or last >= clause.stop


def _plural(clause: Clause) -> bool:
    """Whether several are the subject: "the presidents of X and Y"."""
    phrase = clause.around.subject
    if phrase is None:
        return False
    return len(phrase.heads) > 1 or clause.words.low[phrase.heads[0]].endswith("s")


_AFTER_CALL = frozenset(", and . on in at to by from after before late early last again".split())


def open_of(people: People, clause: Clause, who: Sequence[Taking]) -> tuple[Span, ...]:
    """Who takes part by words that nobody can tell the meaning of."""
    known = {one.span for one in who if one.stands_for}
    return tuple(span for span in left_open(people, clause) if span not in known)


def _harm(clause: Clause, parts: Collection[str]) -> bool:
    """Somebody is hurt, or something struck: deals and confidence are not."""
    words = clause.words.low
    hurt = clause.around.patient
    lemma = clause.verb.lemma
    held = words[hurt.first : hurt.stop] if hurt else words[clause.end : clause.stop]
    if lemma in _SEIZING and not _SEIZED.isdisjoint(held):
        return True
    known = lemma in VIOLENT or bool(NEEDED.get(lemma) or NEEDED.get(clause.verb.key))
    doer = clause.around.agent
    if doer is not None and ARMED & {*words[doer.first : doer.stop]}:
        return hurt is not None
    return "target" in parts or known or any(is_group(word) for word in held)


_SEIZING = frozenset("capture seize retake recapture overrun occupy".split())
_SEIZED = frozenset(
    "power control town city village base airport airfield centre center station building palace"
    " headquarters bridge checkpoint post port border province region capital island hill ministry"
    " parliament barracks square district dam plant tanker ship vessel".split()
)
"""What is taken by force."""
_DENYING = frozenset({"deny", "dispute", "refute"})


def status_of(clause: Clause, cue: Cue | None) -> Status:
    """How it is meant: by its own words, and by those who say it."""
    if cue is not None and cue.verb in _DENYING and clause.status is not Status.NEGATED:
        return Status.NEGATED
    if clause.would and cue is not None and not cue.belief and cue.verb in SPEECH:
        return Status.PLANNED
    if clause.status is not Status.ASSERTED:
        return clause.status
    if cue is not None and (cue.belief or cue.verb in ("allege", "accuse")):
        return Status.ALLEGED
    asks = clause.verb.type == "demand" and clause.verb.lemma != "summon" and not of_court(clause)
    return Status.REQUESTED if asks else Status.ASSERTED


def cue_of(said: Sequence[tuple[int, Cue]], at: int) -> int | None:
    """The attribution in whose content a verb stands, the innermost."""
    held = [
        (part.end - part.start, number)
        for number, cue in said
        for part in cue.contents
        if part.start <= at < part.end
    ]
    return min(held)[1] if held else None


def beside(clause: Clause, cue: Cue) -> bool:
    """Whether an attribution stands in an aside: "the union, which X hopes to join, has"."""
    subject, words = clause.around.subject, clause.words
    if subject is None or subject.rule != "subject before an aside" or not cue.belief:
        return False
    return words.starts[max(subject.heads)] < cue.cue.start < words.starts[clause.start]


def place_of(clause: Clause, who: Sequence[Taking]) -> Span:
    """The words that tell it."""
    words = clause.words
    first = clause.start if clause.relative else min(clause.first, clause.start)
    start = words.starts[first]
    if clause.relative:
        start = min([start, *(one.span.start for one in who)])
    while words.text[start] in ',;:“" ' and start < words.starts[clause.main]:
        start += 1
    return Span(start, words.ends[max(clause.stop, clause.end) - 1])


def why_of(clause: Clause) -> str:
    """The verb as it stands, with what was made of it."""
    said = clause.words.stretch(clause.start, clause.end).of(clause.words.text)
    return (
        f"“{' '.join(said.split())}”: {clause.status}, {'passive' if clause.passive else 'active'}"
    )
