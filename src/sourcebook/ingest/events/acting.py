"""Whether a phrase means somebody who acts: people, bodies, what moves or strikes, a name."""

from sourcebook.ingest.events.clause import Clause
from sourcebook.ingest.events.nouns import MOVERS, NATURE, WEAPONS, is_group
from sourcebook.ingest.events.phrases import Phrase
from sourcebook.ingest.events.sentence import Words


def acts(clause: Clause, phrase: Phrase | None) -> bool:
    """Whether a phrase means somebody, or what moves and strikes: "gunmen", "a drone", "Norvik"."""
    if phrase is None:
        return False
    words = clause.words
    for at in phrase.heads:
        word = words.low[at]
        if is_group(word) or word in _ACTING or (at and _named(words, at)):
            return True
    return False


_ACTING = (
    MOVERS
    | WEAPONS
    | NATURE
    | frozenset("customs interpol".split())
    | frozenset("he she they who first second third fourth other others another both".split())
)


def _named(words: Words, at: int) -> bool:
    """A word with a capital within a sentence."""
    return words.big(at) and words.low[at - 1] not in ("“", '"', ":", ".")


def unknown(clause: Clause, subject: Phrase | None) -> bool:
    """Whether the subject is a bare singular that begins the sentence: a name nobody knows."""
    words = clause.words
    if subject is None or subject.heads[-1] or len(subject.heads) > 1 or clause.passive:
        return False
    word = words.low[0]
    return words.big(0) and word not in _MASS and (
        not word.endswith("s") or word.endswith(("is", "us", "ss", "os"))
    )  # fmt: skip


_MASS = frozenset(
    "power debris turnout inflation growth output trade water oil gas rain snow smoke talks work"
    " traffic support progress violence unrest news demand electricity fuel food aid evidence"
    " this that it".split()
)


_JUDGES = frozenset("court courts judge judges tribunal magistrate magistrates panel".split())


def judges(clause: Clause) -> bool:
    """Whether a court or a judge does it."""
    doer, words = clause.around.agent, clause.words
    return doer is not None and not _JUDGES.isdisjoint(
        words.low[max(0, doer.first - 1) : doer.stop]
    )


def of_court(clause: Clause) -> bool:
    """Whether it is an order of a court, which is no demand but done with it."""
    return clause.verb.family == "demand" and clause.verb.lemma == "order" and judges(clause)


def by_nature(clause: Clause) -> bool:
    """Whether no person does it but an earthquake or a storm."""
    doer = clause.around.agent
    return doer is not None and bool(NATURE & {*clause.words.low[doer.first : doer.stop]})
