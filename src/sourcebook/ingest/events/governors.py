"""Verbs that lead to another, "agreed to buy", and what they make of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sourcebook.ingest.events.sentence import Words
from sourcebook.ingest.events.verbs import NO_ADVERBS, form_of
from sourcebook.model import Status

BE = frozenset("is are was were be been being am".split())
HAVE = frozenset("has have had having".split())
DO = frozenset("do does did".split())
WILL = frozenset("will shall".split())
MAY = frozenset("would could might may should can must".split())
AUXILIARIES = BE | HAVE | DO | WILL | MAY
NOT = frozenset("not never n't cannot longer".split())
_OWNERS = frozenset("its his this 's us".split())
_ADVERBS = frozenset(
    "also not never ever since now just already yet both jointly then no formally again".split()
)
_PLACED = frozenset("last first once finally".split())
"""Adverbs only behind an auxiliary: "was last seen"."""
_BEFORE = AUXILIARIES | NOT | _ADVERBS

_ACTIVE: Mapping[str, Status] = {
    verb: status
    for status, verbs in (
        (Status.PLANNED, "agree plan intend decide vow pledge promise threaten prepare offer choose"
                         " propose commit undertake opt"),
        (Status.NEGATED, "refuse fail decline neglect"),
        (Status.HYPOTHETICAL, "try attempt seek aim struggle"),
        (Status.ASSERTED, "manage begin start continue proceed move rush resume"),
    )
    for verb in verbs.split()
}  # fmt: skip
TELLING = frozenset("offer threaten pledge promise vow".split())
"""Of these it is the saying itself that happened."""
_PASSIVE: Mapping[str, Status] = {
    word: status
    for status, words in (
        (Status.PLANNED, "expected due set scheduled slated planned supposed"),
        (Status.ALLEGED, "believed thought said reported alleged suspected rumoured rumored claimed"
                         " understood"),
        (Status.REQUESTED, "ordered asked urged told invited"),
        (Status.ASSERTED, "forced allowed permitted"),
    )
    for word in words.split()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Governor:
    """The words [start, stop) of a verb that leads to an infinitive, and its own place."""

    start: int
    stop: int
    main: int
    lemma: str
    status: Status


def leading(lemma: str) -> bool:
    """Whether a verb leads to another, "declined to comment", and tells nothing by itself."""
    return lemma in _ACTIVE and lemma not in TELLING


def chain(words: Words, place: int) -> int:
    """Where the auxiliaries before a verb begin."""
    at, low = place, words.low
    while at > 0 and place - at < 7:
        before = low[at - 1]
        if before == "may" and at > 1 and words.text[words.starts[at - 1]] == "M":
            break  # the month
        lightly = before.endswith("ly") and len(before) > 4 and before not in NO_ADVERBS
        placed = before in _PLACED and at > 1 and low[at - 2] in AUXILIARIES
        if before not in _BEFORE and not lightly and not placed:
            break
        at -= 1
    return at


def governor(words: Words, start: int) -> Governor | None:
    """What leads to a verb whose auxiliaries begin there: "was expected to", "agreed to"."""
    if words.at(start - 1) != "to":
        return None
    at = start - 2
    while at > 0 and words.at(at) in NOT:
        at -= 1
    word, first = words.at(at), chain(words, at)
    aux = set(words.low[first:at])
    if word in HAVE and word != "having":
        had = word == "had" and not aux
        status = Status.ASSERTED if had else Status.PLANNED
        return Governor(first, start, at, "have", status)
    if word in BE:
        return Governor(chain(words, at + 1), start, at, "be", Status.PLANNED)
    if aux & BE and word in _PASSIVE:
        return Governor(first, start, at, word, _PASSIVE[word])
    form = form_of(word)
    if form is None or form.lemma not in _ACTIVE:
        return None
    plural = words.at(first - 1).endswith("s") and words.at(first - 1) not in _OWNERS
    many = plural or words.at(first - 1) in ("they", "we")
    finite = bool(aux & AUXILIARIES) or bool(form.kinds & {"past", "s"}) or many
    if not finite or (aux & BE and "ing" not in form.kinds):
        return None
    return Governor(first, start, at, form.lemma, _ACTIVE[form.lemma])
