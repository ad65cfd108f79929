"""How statements agree: readings of one property, ranked by support, and whether they differ.

Nothing is picked silently: readings keep all their statements, and the order says only
which is better supported (by origins, not by outlets).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import combinations
from types import MappingProxyType

from sourcebook import dates, quantities
from sourcebook.answers import Reading, Statement
from sourcebook.errors import SourcebookError
from sourcebook.model import FIGURES, Address, Judgement, Property, Status, Time
from sourcebook.steps import counted, counted_why

JUDGED = "judged"
"""The rule of a date that no text gives, but a person."""
_JUDGED_BY = "judged by "
_FROM_JUDGED = "counted from a judged date"
_RANKS = {"preferred": 0, "normal": 1, "deprecated": 2}


def redated(time: Time, anchor: Time) -> Time:
    """A date counted from an event, when that event is dated otherwise; as it was if it cannot be.

    The words stay, the value moves; why says from which date it is counted now, and who
    judged that one.
    """
    value, strict = counted(time.step, anchor.edtf)
    if value is None or value.text == time.edtf.text:
        return time
    why = counted_why(anchor.edtf)
    if anchor.rule != JUDGED and _FROM_JUDGED not in anchor.note:
        return replace(time, edtf=value, strict=strict, why=why)
    _, _, whose = anchor.why.rpartition(_JUDGED_BY)
    why = f"{why}, {_JUDGED_BY}{whose}"
    return replace(time, edtf=value, strict=strict, why=why, note=_FROM_JUDGED)


def judged(entry: Judgement, value: str) -> Time | None:
    """The date of an event that a person entered; None where it is no date."""
    try:
        edtf = dates.parse(value)
    except SourcebookError:
        return None
    whose = "you" if entry.id.startswith("W") else entry.user
    told = f"{_JUDGED_BY}{whose} ({entry.id})"
    return Time(edtf, rule=JUDGED, why=told, note=told)


class Agreement(StrEnum):
    """How the readings of one property stand to each other."""

    SINGLE = "single origin"
    AGREE = "agree"
    COMPATIBLE = "compatible"
    DISJOINT = "disjoint"


def group(
    statements: Iterable[Statement], thing: Address, ranks: Mapping[Address, str]
) -> tuple[Reading, ...]:
    """Readings of one property, best supported first.

    The readings of `thing` itself and of those perhaps the same stand together, each
    under its own. Order: a person's rank, doubtful ones last, more origins first, then
    by time, then as read.
    """
    found: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        found.setdefault(_value(statement), []).append(statement)
    readings = [_reading(same, thing, ranks) for same in found.values()]
    return tuple(sorted(readings, key=_support))


def _value(statement: Statement) -> tuple[object, ...]:
    claim = statement.claim
    when = (claim.time.edtf.text, claim.time.doubtful) if claim.time else None
    return (claim.about, claim.property, claim.link or claim.value.casefold(), claim.part, when)


def _reading(same: list[Statement], thing: Address, ranks: Mapping[Address, str]) -> Reading:
    claim = same[0].claim
    rank = min((ranks.get(one.claim.id, "normal") for one in same), key=lambda r: _RANKS.get(r, 1))
    return Reading(
        prop=claim.property,
        value=claim.value,
        link=claim.link,
        time=claim.time,
        of=claim.about,
        own=claim.about == thing,
        statements=tuple(same),
        rank=rank,
    )


def _support(reading: Reading) -> tuple[int, bool, int, tuple[int, ...]]:
    when = dates.order(reading.time.edtf) if reading.time else (0, 0, 0)
    return (_RANKS.get(reading.rank, 1), reading.doubtful, -reading.origins, when)


def agreement(
    readings: Sequence[Reading], part_of: Mapping[Address, Address] = MappingProxyType({})
) -> Agreement:
    """How the readings of a date, place, quantity or value stand to each other.

    `part_of` gives the place around a place: a city and its country do not disagree.
    """
    if len(readings) < 2:
        origins = readings[0].origins if readings else 0
        return Agreement.AGREE if origins > 1 else Agreement.SINGLE
    if any(_disjoint(left, right, part_of) for left, right in combinations(readings, 2)):
        return Agreement.DISJOINT
    return Agreement.COMPATIBLE


def _disjoint(left: Reading, right: Reading, part_of: Mapping[Address, Address]) -> bool:
    if left.time is not None and right.time is not None:
        return not dates.overlaps(left.time.edtf, right.time.edtf)
    if left.prop in FIGURES:
        return not _can_both_be(left, right)
    if left.prop is not Property.PLACE:
        return False
    return left.link not in _around(right.link, part_of) and (
        right.link not in _around(left.link, part_of)
    )


def _can_both_be(left: Reading, right: Reading) -> bool:
    """True of two figures unless both are plainly of the same and their numbers do not meet."""
    claims = (left.first.claim, right.first.claim)
    if claims[0].part != claims[1].part or Status.NEGATED in (one.status for one in claims):
        return True
    try:
        return quantities.overlaps(quantities.parse(left.value), quantities.parse(right.value))
    except SourcebookError:  # a book written by other hands
        return True


def _around(place: Address, part_of: Mapping[Address, Address]) -> set[Address]:
    """A place and all it is part of (also where they go in a circle)."""
    found: set[Address] = set()
    while place and place not in found:
        found.add(place)
        place = part_of.get(place, "")
    return found


def event_status(statuses: Iterable[Status]) -> tuple[Status, bool]:
    """The status of an event from its claims', and whether they disagree.

    One plain assertion makes it asserted; otherwise the status stated first holds.
    """
    stated = list(dict.fromkeys(statuses))
    if not stated:
        return Status.ASSERTED, False
    return (Status.ASSERTED if Status.ASSERTED in stated else stated[0]), len(stated) > 1
