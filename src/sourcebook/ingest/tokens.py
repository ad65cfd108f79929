"""The words of a sentence with their places, read once for the steps that look at them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sourcebook.text import Span

_TOKEN = re.compile(r"[^\W_]+|['’](?:s|t|ve|re|ll|d|m)\b|\S")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and signs as they stand, in small letters, and where they begin and end."""

    words: tuple[str, ...]
    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=1024)  # sentences: those of the article that is being read
def tokens(text: str, span: Span) -> Tokens:
    """The words of a sentence."""
    words = _TOKEN.findall(text, span.start, span.end)
    starts: list[int] = []
    ends: list[int] = []
    at = span.start
    for word in words:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
        ends.append(at)
    low = tuple([word.lower() for word in words])
    return Tokens(tuple(words), low, tuple(starts), tuple(ends))
