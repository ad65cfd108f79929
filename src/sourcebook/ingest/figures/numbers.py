"""Numbers in running words: "at least twelve", "more than 1,200", "dozens", "12 to 15"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sourcebook.ingest.dating.words import NUMBERS, SCALES
from sourcebook.quantities import VAGUE

__all__ = ["Counted", "Word", "counted", "words_of"]

_WORD = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]{1,9}\.[0-9]{1,3}(?![0-9])"
    r"|[^\W_]+(?:[-.'’][^\W_]+)*|\S"
)
_LONGEST = 1500  # of a sentence that is looked at
_SCALES: Mapping[str, int] = {**SCALES, "trillion": 10**12, "bn": 10**9, "m": 10**6}
_MARKS: Mapping[tuple[str, ...], str] = {
    tuple(words.split()): mark
    for mark, listed in (
        ("least", "at least|no fewer than|not fewer than|no less than|a minimum of"),
        (">", "more than|over|upwards of|well over"),
        ("most", "up to|as many as|at most|no more than|as much as"),
        ("<", "fewer than|less than|under"),
        (
            "~",
            "about|around|some|nearly|almost|approximately|roughly|an estimated|estimated|close to",
        ),
        ("", "exactly|only|just|a total of"),
    )
    for words in listed.split("|")
}
_RANGE = frozenset(("to", "and", "-", "–"))


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign: as looked up, and where it stands in the text."""

    low: str
    start: int
    end: int
    capital: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity that the words [first, stop) give, written as `quantities` has it."""

    first: int
    stop: int
    value: str


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words and signs of a stretch of text."""
    return [
        Word(found.group().lower(), found.start(), found.end(), found.group()[0].isupper())
        for found in _WORD.finditer(text, start, min(end, start + _LONGEST))
    ]


def counted(words: Sequence[Word], at: int) -> Counted | None:
    """The quantity whose number begins at a word, with what stands before it."""
    number = _vague(words, at) or _number(words, at)
    if number is None:
        return None
    value, stop, vague = number
    first, mark = _marked(words, at)
    if vague:
        return Counted(first, stop, f"~{value}..")
    if mark in ("", "~") and stop + 1 < len(words) and words[stop].low in _RANGE:
        between = words[stop].low != "and" or (first and words[first - 1].low == "between")
        other = _number(words, stop + 1) if between else None
        if other is not None and other[0] > value:
            return Counted(first, other[1], f"{mark}{value}..{other[0]}")
    if not mark and any(word.low == "dozen" for word in words[at:stop]):
        mark = "~"
    written = {"least": f"{value}..", "most": f"..{value}"}.get(mark, f"{mark}{value}")
    return Counted(first, stop, written)


def _vague(words: Sequence[Word], at: int) -> tuple[int, int, bool] | None:
    for size in (3, 1):
        said = " ".join(word.low for word in words[at : at + size])
        if said in VAGUE:
            return VAGUE[said], at + size, True
    return None


def _number(words: Sequence[Word], at: int) -> tuple[int, int, bool] | None:
    """A number in digits or words and where it ends: "1,200", "twenty-one", "two dozen"."""
    if at >= len(words):
        return None
    value, stop = _plain(words[at].low), at + 1
    if value is None:
        following = words[at + 1].low if at + 1 < len(words) else ""
        if words[at].low not in ("a", "one") or following not in ("dozen", "hundred", "thousand"):
            return None
        value = 1
    while stop < len(words) and words[stop].low in _SCALES:
        value *= _SCALES[words[stop].low]
        stop += 1
    if value != int(value) or not 0 < value < 10**15:
        return None
    return int(value), stop, False


def _plain(low: str) -> float | None:
    digits = low.replace(",", "")
    if digits.replace(".", "", 1).isdecimal() and digits.isascii():
        return float(digits)
    if low in NUMBERS:
        return NUMBERS[low]
    tens, _, ones = low.partition("-")
    if ones in NUMBERS and NUMBERS.get(tens, 0) >= 20 and NUMBERS[ones] < 10:
        return NUMBERS[tens] + NUMBERS[ones]
    return None


def _marked(words: Sequence[Word], at: int) -> tuple[int, str]:
    """Where a quantity begins, and the mark that the words before its number make."""
    for size in (3, 2, 1):
        said = tuple(word.low for word in words[max(0, at - size) : at])
        if len(said) == size and said in _MARKS:
            return at - size, _MARKS[said]
    return at, ""
