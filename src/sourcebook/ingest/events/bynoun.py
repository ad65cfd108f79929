"""Events told by a noun alone: "after the resignation of X", "the arrest of Y on Friday"."""

from collections.abc import Mapping, Sequence

from sourcebook.ingest.events.nouns import is_group
from sourcebook.ingest.events.people import Name, People
from sourcebook.ingest.events.sentence import Words
from sourcebook.ingest.events.times import Timed
from sourcebook.ingest.events.verbs import present
from sourcebook.ingest.events.wording import now
from sourcebook.ingest.values import Happening, Taking
from sourcebook.model import ActorKind, Status

_DONE: Mapping[str, tuple[str, str, str]] = {
    noun: (kind, lemma, part)
    for noun, kind, lemma, part in (
        entry.split()
        for entry in (
            "arrest sanction arrest arrested;detention sanction detain detained"
            ";expulsion sanction expel expelled;extradition sanction extradite extradited"
            ";conviction sanction convict convicted;imprisonment sanction imprison imprisoned"
            ";killing force kill killed;murder force murder murdered"
            ";assassination force assassinate assassinated;abduction force abduct abducted"
            ";kidnapping force kidnap kidnapped;acquittal other acquit acquitted"
            ";dismissal other dismiss dismissed;ousting other oust ousted"
            ";appointment other appoint appointed;death other die -;resignation other resign -"
            ";indictment sanction indict indicted;sentencing sanction sentence sentenced"
            ";deportation sanction deport deported;sacking other sack sacked"
            ";removal other remove removed;release other release released"
            ";capture force capture captured;surrender other surrender -"
            ";sinking other sink -;closure other close closed;opening other open opened"
            ";launch other launch launched;signing accord sign signed"
            ";collapse other collapse -;sale supply sell sold;demolition other demolish demolished"
            ";withdrawal other withdraw -;seizure sanction seize seized"
        ).split(";")
    )
}
"""For a noun the type of its event, and its verb with what is said of whom it befell."""
_NOUNS = frozenset(_DONE)
_THINGS = frozenset(
    "sinking closure opening launch signing collapse sale demolition release removal capture"
    " seizure withdrawal".split()
)
"""Of these also what is no person undergoes it or does it."""
_KIN = frozenset(
    "nephew niece brother sister son daughter father mother wife husband cousin uncle aunt man"
    " woman two three four five six".split()
)
_OPEN = frozenset("would could might may will should must can".split())
_LATER = frozenset({"later", "earlier", "before", "after"})
_PHRASE = 6  # words of a noun phrase that is no name
_LEADS = frozenset(
    "after since following over despite condemned denounced criticised followed welcomed"
    " marked".split()
)
_BEFORE_DATE = frozenset("on in at by was were is are had has took a last next this".split())
_BEHIND = 4  # words between the person and a date of the event


def by_noun(people: People, words: Words, near: Sequence[Timed]) -> list[Happening]:
    """What nouns of a sentence tell of a person by name, where they tell it as a fact."""
    found: list[Happening] = []
    if _NOUNS.isdisjoint(words.low):
        return found
    for at, noun in enumerate(words.low):
        if noun not in _NOUNS:
            continue
        first = at - (words.at(at - 1) == "the")
        if words.at(at + 1) != "of" or first == at or not _fact(words, first):
            continue
        who = _person(people, words, at + 2)
        if who is not None:
            found.append(_told(words, near, first, noun, who))
            continue
        unnamed = _unnamed(words, near, first, noun, at + 2)
        if unnamed is not None:
            found.append(unnamed)
    return found


def _fact(words: Words, first: int) -> bool:
    """Whether the words before tell that it was: "after the", "followed by the"."""
    before = words.at(first - 1)
    led = before == "by" and words.at(first - 2) in ("followed", "preceded", "triggered")
    return first == 0 or led or before in _LEADS or before in ("“", '"')


def _unnamed(
    words: Words, near: Sequence[Timed], first: int, noun: str, place: int
) -> Happening | None:
    """The same of somebody or something without a name, if it has a date of its own."""
    end = place
    dated = {words.index(one.span.start) for one in near}
    while (
        end < place + _PHRASE
        and end not in dated
        and words.at(end).isalpha()
        and words.at(end) not in _BEFORE_DATE
    ):
        end += 1
    head = words.at(end - 1)
    after = [one for one in near if words.starts[end - 1] < one.span.start]
    if end == place or not after or not (is_group(head) or head in _KIN or noun in _THINGS):
        return None
    one = after[0]
    start, stop = words.index(one.span.start), words.index(one.span.end)
    led = start == end or (start == end + 1 and words.at(end) in ("on", "in"))
    relative = one.needs == "previous-event" or words.at(stop - 1) in _LATER
    if not led or words.at(stop) in _OPEN or (one.time is None and not relative):
        return None
    kind, lemma, part = _DONE[noun]
    shown = place + (words.at(place) in ("the", "a", "an"))
    what = " ".join(words.stretch(shown, end).of(words.text).split()) if shown < end else ""
    said = part if part != "-" else now(what, lemma)
    return Happening(
        f"{what[:1].upper()}{what[1:]} {said}", kind, Status.ASSERTED,
        (words.stretch(first, stop),), (words.span,), (),
        None if relative else one.time, None if relative else one.span,
        rule=f"noun: {noun}", why="told by a noun with a date of its own",
    )  # fmt: skip


def _person(people: People, words: Words, place: int) -> Name | None:
    """The person whose name begins there, over an office."""
    held = people.within(words.stretch(place, len(words.low))) if place < len(words.low) else []
    named = [one for one in held if one.kind == ActorKind.PERSON and one.how == "name"][:1]
    if not named or "," in words.low[place : words.index(named[0].span.start)]:
        return None
    return named[0] if words.index(named[0].span.start) - place <= _BEHIND else None


def _told(words: Words, near: Sequence[Timed], first: int, noun: str, who: Name) -> Happening:
    kind, lemma, part = _DONE[noun]
    end = words.index(who.span.end)
    dated = [
        one for one in near
        if one.time is not None and 0 < words.index(one.span.start) - end < _BEHIND
        and words.at(end) in ("on", "in")
    ][:1]  # fmt: skip
    said = present(lemma) if part == "-" else part
    stop = words.index(dated[0].span.end) if dated else end
    return Happening(
        f"{' '.join(who.span.of(words.text).split())} {said}", kind, Status.ASSERTED,
        (words.stretch(first, stop),), (words.span,),
        (Taking(who.span, "agent" if lemma == "resign" else "target", (), "of the noun"),),
        dated[0].time if dated else None, dated[0].span if dated else None,
        rule=f"noun: {noun}", why="told by a noun alone",
    )  # fmt: skip


def told_before(people: People, one: Happening, others: Sequence[Happening]) -> bool:
    """Whether the article tells it otherwise too: the same type of the same person."""
    who = _labels(people, one)
    if not who:
        lemma = _DONE[one.rule.removeprefix("noun: ")][1]
        return any(other.rule == f"verb: {lemma}" for other in others)
    return any(other.type == one.type and who & _labels(people, other) for other in others)


def _labels(people: People, one: Happening) -> set[str]:
    spans = [span for taking in one.takings for span in (taking.stands_for or (taking.span,))]
    return {name.label for span in spans for name in people.at(span)}
