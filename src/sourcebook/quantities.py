"""Quantities as sources give them: a number, or what is known of one, and whether two agree.

Written so (a person's own values too):

- a number: `15`;
- a mark before it: `>300` more than, `<40` fewer than, `~40` about;
- a range with one end open or none: `12..` at least, `..40` at most, `12..15`;
- words for no number: `~24..` dozens, `~200..` hundreds;
- behind it the currency of an amount of money, by ISO 4217: `500000000 USD`.

Whatever is none of these raises `QuantityError`, one sentence for the person who wrote it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sourcebook.errors import Exit, SourcebookError
from sourcebook.text import quoted

_WRITTEN = re.compile(
    r"(?P<about>~?)(?P<sign>[<>]?)(?P<low>[0-9]{1,15})?(?P<dots>\.\.)?(?P<high>[0-9]{1,15})?"
    r"(?: (?P<unit>[A-Z]{3}))?"
)
_NEAR, _VAGUE = 0.2, 0.5
"""How far "about 40" and "dozens" may be off: our own measure, wide rather than narrow."""

VAGUE: Mapping[str, int] = {
    "several": 3,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "millions": 2_000_000,
}
"""Words for no number, with the least that they may mean."""

_VAGUE_WORDS = {least: word for word, least in VAGUE.items()}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


class QuantityError(SourcebookError):
    """Some text is no quantity that we read."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{quoted(text)} is no quantity",
            "write 15, 12.. (at least), ..40 (at most), >300, ~40, or 12..15.",
            code=Exit.USAGE,
        )


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is known of a number: `text` as written, its bounds, None for one that is open."""

    text: str
    least: int | None
    most: int | None
    about: bool = False
    unit: str = ""


@lru_cache(maxsize=4096)
def parse(text: str) -> Quantity:
    """The quantity that a text writes."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise QuantityError(text)
    low, high = (int(n) if (n := found[end]) else None for end in ("low", "high"))
    sign, dots = found["sign"], bool(found["dots"])
    if (low is None and high is None) or (sign and dots) or (low is None and not dots):
        raise QuantityError(text)
    if low is not None and high is not None and (low > high or not dots):
        raise QuantityError(text)
    if sign:
        low, high = (low + 1, None) if sign == ">" else (None, low - 1)  # type: ignore[operator]
    elif not dots:
        high = low
    return Quantity(text, low, high, bool(found["about"]), found["unit"] or "")


def overlaps(left: Quantity, right: Quantity) -> bool:
    """True if both can be true of one thing; of two currencies nothing can be said."""
    if left.unit != right.unit:
        return True
    (low, high), (other_low, other_high) = _bounds(left), _bounds(right)
    return low <= other_high and other_low <= high


def _bounds(one: Quantity) -> tuple[float, float]:
    off = 0.0 if not one.about else _VAGUE if one.most is None else _NEAR
    low = (one.least or 0) * (1 - off)
    return low, float("inf") if one.most is None else one.most * (1 + off)


def words(one: Quantity) -> str:
    """A quantity in words: `at least 12`, `dozens`, `about 1.4 billion USD`."""
    told = _told(one)
    return f"{told} {one.unit}" if one.unit else told


def _told(one: Quantity) -> str:
    if one.text.startswith(">") and one.least is not None:
        return f"more than {_number(one.least - 1)}"
    if one.text.startswith("<") and one.most is not None:
        return f"fewer than {_number(one.most + 1)}"
    about = "about " if one.about else ""
    if one.least is None or one.most is None:
        if one.about and one.least in _VAGUE_WORDS:
            return _VAGUE_WORDS[one.least]
        end = one.most if one.least is None else one.least
        return f"{about}{'at most' if one.least is None else 'at least'} {_number(end or 0)}"
    if one.least == one.most:
        return f"{about}{_number(one.least)}"
    return f"{about}{_number(one.least)} to {_number(one.most)}"


def _number(number: int) -> str:
    for size, name in _SCALES:
        if number >= size and not number % (size // 1000):
            return f"{number / size:.3f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{number:,}"
