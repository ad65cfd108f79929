"""Amounts of money in running words, of currencies that their words or signs tell for certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sourcebook.ingest.figures.numbers import Word, counted
from sourcebook.text import Span

__all__ = ["Money", "money"]

_SIGNS: Mapping[str, str] = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP"}
_WORDS: Mapping[str, str] = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "ruble": "RUB",
    "rubles": "RUB", "rouble": "RUB", "roubles": "RUB", "yuan": "CNY", "yen": "JPY",
    "tenge": "KZT", "somoni": "TJS", "somonis": "TJS", "hryvnia": "UAH", "hryvnias": "UAH",
}  # fmt: skip
_EACH = frozenset(("a", "an", "per", "each", "every"))
_OWN = frozenset(("us", "u.s", "american"))


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its currency, written as `quantities` has it."""

    value: str
    span: Span


def money(words: Sequence[Word]) -> Iterator[Money]:
    """The amounts of money among the words, in order."""
    at = 0
    while at < len(words):
        found = _at(words, at)
        if found is None:
            at += 1
            continue
        amount, at = found
        if at >= len(words) or words[at].low not in _EACH:  # not "38 euros a share"
            yield amount


def _at(words: Sequence[Word], at: int) -> tuple[Money, int] | None:
    """The amount whose sign or number is this word, and where it ends."""
    sign = _SIGNS.get(words[at].low, "")
    begin = at + 1 if sign else at
    number = counted(words, begin) if begin < len(words) else None
    if number is None or (number.value.startswith("~") and number.value.endswith("..")):
        return None
    first, value = _before_sign(words, at, begin) if sign else (number.first, number.value)
    unit, stop = (sign, number.stop) if sign else _worded(words, number.stop)
    if not unit or (sign and _of_another(words, at)):
        return None
    return Money(f"{value} {unit}", Span(words[first].start, words[stop - 1].end)), stop


def _of_another(words: Sequence[Word], sign: int) -> bool:
    """True for the sign of "A$" and the like, whose letters stand right before it."""
    return sign > 0 and words[sign - 1].end == words[sign].start and words[sign - 1].low.isalpha()


def _before_sign(words: Sequence[Word], sign: int, number: int) -> tuple[int, str]:
    """Where an amount begins, and the amount with the mark that stands before its sign."""
    marked = counted([*words[:sign], *words[number:]], sign)
    assert marked is not None
    return marked.first, marked.value


def _worded(words: Sequence[Word], at: int) -> tuple[str, int]:
    """The currency named behind a number and where its name ends; empty if it is in doubt."""
    if at < len(words) and words[at].low in _OWN:
        at += 1
        if at < len(words) and words[at].low == ".":
            at += 1
    if at < len(words) and words[at].low in _WORDS:
        return _WORDS[words[at].low], at + 1
    return "", at
