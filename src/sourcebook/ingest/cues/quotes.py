"""Quotations of a text: where they begin and end, and what stands in them."""

import re
from bisect import bisect_right

from sourcebook.text import Span

_OPEN, _CLOSE = "“«„", "”»"


def quotations(text: str) -> list[Span]:
    """Quoted stretches; a quote left open ends with its paragraph, a stray end is none."""
    found: list[Span] = []
    start = -1
    for match in re.finditer('[“”«»„"\n]', text):
        sign, at = match.group(), match.start()
        if sign == '"':
            sign = "“" if _opens(text, at, open_=start >= 0) else "”"
        if sign in _OPEN and start < 0:
            start = at
        elif start >= 0 and (sign == "\n" or sign in _CLOSE):
            found.append(Span(start, at + (sign != "\n")))
            start = -1
    if start >= 0:
        found.append(Span(start, len(text)))
    return found


def _opens(text: str, at: int, *, open_: bool) -> bool:
    """Whether a straight sign opens: a blank before it, and none behind if one is open."""
    before = at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-"
    return before and not (open_ and not text[at + 1 : at + 2].isalnum())


def quoted(quotes: list[Span], at: int) -> bool:
    """True if a place stands in a quote."""
    place = bisect_right(quotes, at, key=lambda quote: quote.start) - 1
    return place >= 0 and quotes[place].end > at


_NESTED = 3  # quotes within quotes that are looked at


def _begun(quotes: list[Span], at: int) -> int:
    """How many quotes begin at or before a place; quotes stand in order."""
    return bisect_right(quotes, at, key=lambda quote: quote.start)


def inside(quotes: list[Span], part: Span) -> bool:
    """True if one quote holds the whole stretch."""
    begun = _begun(quotes, part.start)
    return any(quote.end >= part.end for quote in quotes[max(0, begun - _NESTED) : begun])


def touched(quotes: list[Span], part: Span) -> bool:
    """True if a quote shares a character with the stretch: the next one, or one still open."""
    begun = _begun(quotes, part.start)
    near = quotes[max(0, begun - _NESTED) : begun + 1]
    return any(quote.overlaps(part) for quote in near)
