"""One happening for what an article tells several times."""

from dataclasses import dataclass, replace

from sourcebook.dates import overlaps
from sourcebook.ingest.events.clause import Clause
from sourcebook.ingest.events.people import People
from sourcebook.ingest.values import Happening, Taking

_MAIN = frozenset({"party", "signatory"})
_WEAK = frozenset("do take hold pay launch begin start end use deploy supply export".split())
_PLACES = 40  # places of one happening that are kept
_BACK = 12  # happenings looked back for one that is told again


@dataclass(frozen=True, slots=True)
class Draft:
    """A happening with what joining it needs."""

    told: Happening
    sentence: int
    paragraph: int
    clause: Clause | None = None
    relative: bool = False
    report: int | None = None  # the cue whose report it is


def join(people: People, drafts: list[Draft], new: Draft) -> None:
    """Add a happening, to one that is the same if there is one."""
    kind, status = new.told.type, new.told.status
    for at in range(len(drafts) - 1, max(-1, len(drafts) - 1 - _BACK), -1):
        one = drafts[at].told
        if one.type == kind and one.status is status and _same(people, drafts[at], new):
            drafts[at] = _joined(people, drafts[at], new)
            return
    drafts.append(new)


def _same(people: People, old: Draft, new: Draft) -> bool:
    one, two = old.told, new.told
    if new.relative:
        return False
    if one.time and two.time and not overlaps(one.time.edtf, two.time.edtf):
        return False
    if one.type == "visit":
        who = labels(people, one, {"visitor"}) & labels(people, two, {"visitor"})
        a, b = _countries(people, one, {"host"}), _countries(people, two, {"host"})
        return bool(who) and (not a or not b or bool(a & b))
    if one.label.lower() == two.label.lower() or _retold(people, old, new):
        return True
    if one.type != "accord" or old.relative:
        return False
    if _named_again(new, one):
        return True
    a, b = _countries(people, one, _MAIN), _countries(people, two, _MAIN)
    return len(a) > 1 and a == b and _pact(people.text, one) == _pact(people.text, two) != ""


def _named_again(new: Draft, one: Happening) -> bool:
    """Told once more with a "the" and its last word: "The memorandum was signed by …"."""
    if new.clause is None or not new.told.called or not one.called:
        return False
    text = new.clause.words.text
    again = new.told.called[0]
    before = text[max(0, again.start - 4) : again.start].lower()
    same = again.of(text).split()[-1].lower() in one.called[0].of(text).lower().split()
    return same and (before == "the " or again.of(text).lower().startswith("the "))


def _retold(people: People, old: Draft, new: Draft) -> bool:
    """The same verb of the same doer with an object of the same word: told once more."""
    if old.clause is None or new.clause is None:
        return False
    a, b = old.clause.around, new.clause.around
    if a.lemma != b.lemma or a.lemma in _WEAK:
        return False
    if old.clause.ongoing or new.clause.ongoing:
        return False
    doers = [_names(people, draft.told, doing=True) for draft in (old, new)]
    others = [_names(people, draft.told, doing=False) for draft in (old, new)]
    fits = others[0] <= others[1] or others[1] <= others[0]
    things = [
        {draft.clause.words.low[at] for at in around.patient.heads}
        for draft, around in ((old, a), (new, b))
        if draft.clause is not None and around.patient is not None
    ]
    same = bool(doers[0]) and doers[0] == doers[1] and fits
    return same and len(things) == 2 and bool(things[0] & things[1])


def _names(people: People, one: Happening, *, doing: bool) -> set[str]:
    """The names of those who do it, or of all others."""
    return {
        name
        for taking in one.takings
        if taking.rule.startswith(("subject", "by whom")) is doing
        for name in _label(people, taking)
    }


def _pact(text: str, one: Happening) -> str:
    if not one.called:
        return ""
    words = [word for word in one.called[0].of(text).lower().split() if word not in ("a", "the")]
    return " ".join(words[:4])


def labels(people: People, one: Happening, parts: set[str]) -> set[str]:
    """The names of those in some parts."""
    spans = [s for t in one.takings if t.part in parts for s in (t.stands_for or (t.span,))]
    return {name.label for span in spans for name in people.at(span)}


def _label(people: People, taking: Taking) -> set[str]:
    spans = taking.stands_for or (taking.span,)
    return {name.label for span in spans for name in people.at(span)}


def _countries(people: People, one: Happening, parts: frozenset[str] | set[str]) -> set[str]:
    spans = [s for t in one.takings if t.part in parts for s in (t.stands_for or (t.span,))]
    codes = {(name.country or name.of) for span in spans for name in people.at(span)}
    return {code for both in codes for code in both.split()}


def _joined(people: People, old: Draft, new: Draft) -> Draft:
    one, two = old.told, new.told
    if len(one.places) >= _PLACES:
        return old
    known = {(t.part, *labels(people, one, {t.part})) for t in one.takings}
    more = [
        t
        for t in two.takings
        if not any(part == t.part and _label(people, t) & set(held) for part, *held in known)
    ]
    told = replace(
        one,
        places=(*one.places, *two.places),
        sentences=tuple(dict.fromkeys((*one.sentences, *two.sentences))),
        takings=(*one.takings, *more),
        time=one.time or two.time,
        time_span=one.time_span if one.time else two.time_span,
        where=tuple(dict.fromkeys((*one.where, *two.where))),
        called=tuple(dict.fromkeys((*one.called, *two.called))),
    )
    return replace(old, told=told)
