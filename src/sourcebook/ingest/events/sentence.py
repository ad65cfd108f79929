"""A sentence as words with their places."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sourcebook.ingest.tokens import tokens
from sourcebook.text import Span

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
    found, said = tokens(text, span), span.of(text)
    low = _parted(found.low) if "'" in said or "’" in said else found.low
    return Words(text, span, low, found.starts, found.ends)


def _parted(joined: Sequence[str]) -> tuple[str, ...]:
    """Words of what is joined by an apostrophe: "didn't", "they've"."""
    low = [word.replace("’", "'") for word in joined]
    for place, word in enumerate(low):
        low[place] = _JOINED.get(word, word)
        if word == "'t" and place and low[place - 1].endswith("n"):
            before = low[place - 1]
            low[place - 1 : place + 1] = [_SHORT.get(before, before[:-1]), "not"]
    return tuple(low)
