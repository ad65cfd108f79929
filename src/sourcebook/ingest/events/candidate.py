"""One candidate for an event: whether it tells one at all, how it is meant, where it stands."""

from collections.abc import Sequence

from sourcebook.ingest.events.clause import Clause
from sourcebook.ingest.events.nouns import INQUIRIES, NATURE, WEAPONS, is_group
from sourcebook.ingest.events.people import People
from sourcebook.ingest.events.roles import left_open
from sourcebook.ingest.events.times import Cue
from sourcebook.ingest.events.words import ACCIDENTS, ALONE, NEEDED, SPEECH, VIOLENT
from sourcebook.ingest.values import Taking
from sourcebook.model import Status
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


def told_of(clause: Clause, who: Sequence[Taking]) -> bool:
    """Whether somebody does it, or somebody it is done to is hurt, named or a group."""
    subject = clause.around.subject
    group = subject is not None and any(is_group(clause.words.low[at]) for at in subject.heads)
    if clause.passive or any(one.rule.startswith("subject") for one in who):
        pact = clause.passive and clause.verb.family == "accord"
        return bool(who) or pact or (group and clause.verb.family in _GROUPS)
    if subject is not None and WEAPONS & {*clause.words.low[subject.first : subject.stop]}:
        return clause.verb.family == "force"
    if clause.verb.lemma in ACCIDENTS:
        return subject is not None
    hurt = clause.around.object
    named = any(one.rule.startswith("object") for one in who) or (
        hurt is not None and any(is_group(clause.words.low[at]) for at in hurt.heads)
    )
    return clause.verb.family in _GROUPS and (group or (named and subject is not None))


_GROUPS = frozenset({"force", "sanction", "other", "demand", "use"})
"""Families of events that tell something even where nobody is named."""


def sound(clause: Clause, who: Sequence[Taking]) -> bool:
    """Whether those found can tell such an event at all."""
    parts = [one.part for one in who]
    family, lemma = clause.verb.family, clause.verb.lemma
    behind = set(clause.words.low[clause.end : clause.stop])
    thing = clause.passive or clause.around.object is not None
    if not _ASKED_FOR.get(family, set()) <= set(parts) and (who or family not in _GROUPS):
        return False
    match family:
        case "visit":
            return bool({"in", "to", "at", "home"} & behind) or lemma == "visit" or "host" in parts
        case "call" if lemma == "call" and not _phoned(clause, who):
            return False
        case "talks" | "call":
            several = lemma == "meet" and not thing and _plural(clause)
            several = several or (bool(who) and _with_group(clause, lemma))
            return several or any(one.stands_for for one in who) or len(parts) > 1
        case "demand":
            for_it = lemma in ("call", "ask") and "for" in behind
            told_to = lemma != "request" and "to" in behind
            thing_of = clause.around.object
            inquiry = thing_of is not None and bool(
                INQUIRIES & {*clause.words.low[thing_of.first : thing_of.stop]}
            )
            return for_it or told_to or inquiry or "asked" in parts or lemma in ("urge", "demand")
        case "supply" | "buy" | "sanction":
            return thing
        case "other":
            return thing or lemma in ALONE
        case "force":
            return _harm(clause, parts)
    return True


def _with_group(clause: Clause, lemma: str) -> bool:
    """Whether those met or phoned are a group or an office, or a matter is discussed."""
    thing = clause.around.object
    if thing is None:
        return False
    people = any(is_group(clause.words.low[at]) for at in thing.heads)
    return people or lemma in ("discuss", "phone", "telephone")


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


def by_nature(clause: Clause) -> bool:
    """Whether no person does it but an earthquake or a storm."""
    doer = clause.around.agent
    return doer is not None and bool(NATURE & {*clause.words.low[doer.first : doer.stop]})


def _harm(clause: Clause, parts: Sequence[str]) -> bool:
    """Somebody is hurt, or something struck: deals and confidence are not."""
    words = clause.words.low
    hurt = clause.around.patient
    lemma = clause.verb.lemma
    held = words[hurt.first : hurt.stop] if hurt else words[clause.end : clause.stop]
    doer = clause.around.agent
    armed = doer is not None and bool(WEAPONS & {*words[doer.first : doer.stop]})
    known = armed or lemma in VIOLENT or bool(NEEDED.get(lemma))
    return "target" in parts or known or any(is_group(word) for word in held)


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
    return Status.REQUESTED if clause.verb.type == "demand" else Status.ASSERTED


def cue_of(said: Sequence[tuple[int, Cue]], at: int) -> int | None:
    """The attribution in whose content a verb stands, the innermost."""
    held = [
        (part.end - part.start, number)
        for number, cue in said
        for part in cue.contents
        if part.start <= at < part.end
    ]
    return min(held)[1] if held else None


def place_of(clause: Clause, who: Sequence[Taking]) -> Span:
    """The words that tell it."""
    words = clause.words
    first = clause.start if clause.relative else min(clause.first, clause.start)
    start = words.spans[first].start
    if clause.relative:
        start = min([start, *(one.span.start for one in who)])
    while words.text[start] in ',;:“" ' and start < words.spans[clause.main].start:
        start += 1
    return Span(start, words.spans[max(clause.stop, clause.end) - 1].end)


def why_of(clause: Clause) -> str:
    """The verb as it stands, with what was made of it."""
    said = clause.words.stretch(clause.start, clause.end).of(clause.words.text)
    return (
        f"“{' '.join(said.split())}”: {clause.status}, {'passive' if clause.passive else 'active'}"
    )
