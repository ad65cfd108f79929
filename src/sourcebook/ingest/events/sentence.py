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
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def at(self, place: int) -> str:
        """The word there in small letters, or nothing."""
        return self.low[place] if 0 <= place < len(self.low) else ""

    def index(self, offset: int) -> int:
        """The first word that begins at or behind an offset."""
        return bisect_left(self.starts, offset)

    def big(self, place: int) -> bool:
        """Whether the word there has a capital."""
        return self.text[self.starts[place]].isupper()

    def stretch(self, first: int, stop: int) -> Span:
        """The text of some words."""
        return Span(self.starts[first], self.ends[stop - 1])


def read(text: str, span: Span) -> Words:
    """The words of a sentence."""
    places = [match.span() for match in _TOKEN.finditer(text, span.start, span.end)]
    low = [text[start:end].lower() for start, end in places]
    said = span.of(text)
    if "'" in said or "’" in said:
        _part(low)
    starts, ends = [start for start, _ in places], [end for _, end in places]
    return Words(text, span, tuple(low), tuple(starts), tuple(ends))


def _part(low: list[str]) -> None:
    """Make words of what is joined by an apostrophe: "didn't", "they've"."""
    for place, joined in enumerate(low):
        word = joined.replace("’", "'")
        low[place] = _JOINED.get(word, word)
        if word == "'t" and place and low[place - 1].endswith("n"):
            before = low[place - 1]
            low[place - 1 : place + 1] = [_SHORT.get(before, before[:-1]), "not"]
