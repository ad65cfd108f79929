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


class Quotes:
    """The quotations of a text: in order, and none within another."""

    def __init__(self, text: str) -> None:
        held = quotations(text)
        self._starts = [one.start for one in held]
        self._ends = [one.end for one in held]

    def _last_end(self, at: int) -> int:
        """Where the last quote ends that begins at or before a place; 0 if there is none."""
        begun = bisect_right(self._starts, at)
        return self._ends[begun - 1] if begun else 0

    def at(self, place: int) -> bool:
        """True if a place stands in a quote."""
        return self._last_end(place) > place

    def hold(self, part: Span) -> bool:
        """True if one quote holds the whole stretch."""
        return self._last_end(part.start) >= part.end

    def touch(self, part: Span) -> bool:
        """True if a quote shares a character with the stretch."""
        return self._last_end(part.end - 1) > part.start
