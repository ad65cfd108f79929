"""A sentence as words with their places."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from sourcebook.text import Span

_TOKEN = re.compile(r"[^\W_]+|['’](?:s|t|ve|re|ll|d|m)\b|\S")
_SHORT = {"won": "will", "can": "can", "shan": "shall"}
_JOINED = {"'ve": "have", "'re": "are", "'ll": "will", "'d": "would", "'m": "am"}


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's words with their places."""

    text: str
    span: Span
    low: tuple[str, ...]
    spans: tuple[Span, ...]

    def at(self, place: int) -> str:
        """The word there in small letters, or nothing."""
        return self.low[place] if 0 <= place < len(self.low) else ""

    def index(self, offset: int) -> int:
        """The first word that begins at or behind an offset."""
        return bisect_left(self.spans, offset, key=lambda one: one.start)

    def stretch(self, first: int, stop: int) -> Span:
        """The text of some words."""
        return Span(self.spans[first].start, self.spans[stop - 1].end)


def read(text: str, span: Span) -> Words:
    """The words of a sentence."""
    found = list(_TOKEN.finditer(text, span.start, span.end))
    low = [match.group().lower().replace("’", "'") for match in found]
    for place, word in enumerate(low):
        low[place] = _JOINED.get(word, word)
        if word == "'t" and place and low[place - 1].endswith("n"):
            before = low[place - 1]
            low[place - 1 : place + 1] = [_SHORT.get(before, before[:-1]), "not"]
    return Words(text, span, tuple(low), tuple(Span(*match.span()) for match in found))
