"""Events told by a noun alone: "after the resignation of X", "the arrest of Y on Friday"."""

from collections.abc import Mapping, Sequence

from sourcebook.ingest.events.people import Name, People
from sourcebook.ingest.events.sentence import Words
from sourcebook.ingest.events.times import Timed
from sourcebook.ingest.events.verbs import present
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
        ).split(";")
    )
}
"""For a noun the type of its event, and its verb with what is said of whom it befell."""
_NOUNS = frozenset(_DONE)
_LEADS = frozenset(
    "after since following over despite condemned denounced criticised followed welcomed"
    " marked".split()
)
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
        fact = first == 0 or words.at(first - 1) in _LEADS or words.at(first - 1) in ("“", '"')
        if not fact or words.at(at + 1) != "of" or first == at:
            continue
        who = _person(people, words, at + 2)
        if who is not None:
            found.append(_told(words, near, first, noun, who))
    return found


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
    return any(other.type == one.type and who & _labels(people, other) for other in others)


def _labels(people: People, one: Happening) -> set[str]:
    spans = [span for taking in one.takings for span in (taking.stands_for or (taking.span,))]
    return {name.label for span in spans for name in people.at(span)}
