"""What ingest says of a whole book: which actors and events are one, or may be."""

from collections.abc import Iterable, Sequence

from sourcebook.ingest.identify import Proposal, identify, weigh
from sourcebook.ingest.identify.company import Company
from sourcebook.ingest.identify.events import alike, disagreeing
from sourcebook.ingest.pipeline.book import Ledger
from sourcebook.ingest.pipeline.order import home
from sourcebook.ingest.pipeline.sketch import sketches
from sourcebook.model import Address, Judgement, Pair, Say


def propose(ledger: Ledger, known: frozenset[Address], old_events: frozenset[Address]) -> None:
    """Pairs of actors and of events that are one or may be, as judgements of ingest."""
    spoken = ledger.named()
    order = [one for one in ledger.profiles if one in known and one in spoken]
    fresh = [one for one in ledger.profiles if one not in known and one in spoken]
    company = _company(ledger)
    _review(ledger, spoken, company)
    every = [*order, *fresh]
    profiles = [ledger.profiles[one] for one in every]

    def shared(left: int, right: int) -> Sequence[str]:
        return company.shared(every[left], every[right], profiles[left].label)

    for found in identify(profiles, len(order), _same(every, ledger.own()), shared):
        ledger.judge(Pair(every[found.left], every[found.right], found.say), *_reasons(found))
    drawn = sketches(ledger)
    old = [one for one in drawn if one.event in old_events]
    new = [one for one in drawn if one.event not in old_events]
    for rule, likes in (("alike-events", alike(old, new)), ("dates-disagree", disagreeing(new))):
        for like in likes:
            points = (like.points_for, like.points_against)
            ledger.judge(Pair(like.left, like.right, Say.UNSURE), rule, like.reason, points)


def _same(every: Sequence[Address], said: Iterable[Judgement]) -> list[tuple[int, int]]:
    """Who is the same already, by their places."""
    place = {address: at for at, address in enumerate(every)}
    pairs = [one.act for one in said if isinstance(one.act, Pair)]
    return [
        (place[one.left], place[one.right])
        for one in pairs
        if one.say is Say.SAME and one.left in place and one.right in place
    ]


def _company(ledger: Ledger) -> Company:
    """Who is named beside whom, by the mentions of the book."""
    known = ledger.profiles
    return Company(
        (home(one), one.about, known[one.about]) for one in ledger.mentions if one.about in known
    )


def _review(ledger: Ledger, spoken: set[Address], company: Company) -> None:
    """Takes back what ingest said of actors read again, where it would not say it now."""
    for judgement in ledger.own():
        pair = judgement.act
        if not isinstance(pair, Pair) or not pair.key & ledger.touched or not pair.key <= spoken:
            continue
        left, right = ledger.profiles[pair.left], ledger.profiles[pair.right]
        found = weigh(left, right, company.shared(pair.left, pair.right, left.label))
        if found is None or found.say is not pair.say:
            ledger.withdraw(judgement, "read-again", "read again, its reasons hold no more")


def _reasons(found: Proposal) -> tuple[str, str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return found.rule, found.reason, (found.points_for, found.points_against)
