"""The words of an article as recognition sees them: parallel lists, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sourcebook.ingest.gazetteer import Entry, gazetteer, key
from sourcebook.text import Span

__all__ = ["Page", "Run", "forms", "page"]

# Every alternative is a plain run with at most one separator between its letters: linear.
_TOKEN = re.compile(
    r"[A-Za-z]++(?=[\s,])"  # most words: no other alternative would take more or less
    r"|[A-Z]\.(?:[A-Z]\.)+"
    r"|(?=[A-Z])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Brig|Col|Lt|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Sen|Rep|Gov|Rev|Hon|St|Mt"
    r"|Jr|Sr|Inc|Ltd|Corp|Co|Bros)\.(?!\w)"
    r"|[A-Z]\.(?=\s?[^\W\d_]{2})"
    r"|['’]s\b"
    r"|[^\W_]+(?:-[^\W_]+)*\.(?:com|org|net|info|news|am|az|ge|il|ir|kg|kz|lb|me|pk|ru|tj|tm|tr|tv|uk|uz)\b"
    r"|\d+(?:[.,:]\d+)*[^\W_]*"
    r"|[^\W_]+(?:(?:[-‐‑&\u200c]|['’ʼʿ`](?!s\b))[^\W_]+)*"
    r"|[^\w\s]"
)
_PREFIX = frozenset(
    "al el ul ud ur as ar ash an at az ez es er en et bin ibn d de da del den der di du la le"
    " o".split()
)
# Short words that a headline in title case leaves small.
_SHORT = frozenset(
    "a an and as at but by for in is it nor of off on or per so the to up via vs".split()
)
_HYPHEN = re.compile("[-‐‑]")

UPPER, ACRONYM, LOWER, NUMBER, SIGN = "C", "A", "l", "N", "p"


@dataclass(frozen=True, slots=True)
class Run:
    """One sentence as words `first` to `stop`; `titled`: capitals tell nothing there."""

    first: int
    stop: int
    titled: bool
    headline: bool


@dataclass(slots=True)
class Page:
    """All words of a text; entry i of each list belongs to word i."""

    text: str
    words: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    limits: list[int] = field(default_factory=list)
    small: set[str] = field(default_factory=set)
    known: dict[int, tuple[Entry, int] | None] = field(default_factory=dict)

    def span(self, first: int, stop: int) -> Span:
        """The stretch of text of the words [first, stop)."""
        return Span(self.starts[first], self.ends[stop - 1])

    def joined(self, first: int, stop: int) -> str:
        """These words as they are written, blanks folded."""
        if stop - first == 1:
            return self.words[first]
        return " ".join(self.text[self.starts[first] : self.ends[stop - 1]].split())

    def among(self, words: frozenset[str]) -> Iterator[tuple[Run, int]]:
        """The places of these small words in order, each with its sentence."""
        for run in self.runs:
            low = self.low[run.first : run.stop]
            if not words.isdisjoint(low):
                yield from ((run, at) for at, word in enumerate(low, run.first) if word in words)

    def spaced(self, at: int) -> bool:
        """True if only blanks part word `at` from the one before it."""
        return self.ends[at - 1] < self.starts[at]


def page(text: str, sentences: Sequence[Span]) -> Page:
    """The words of these sentences, in their order."""
    made = Page(text)
    bounds: list[tuple[int, int]] = []
    for sentence in sentences:
        first = len(made.words)
        _split(made, sentence)
        if len(made.words) > first:
            bounds.append((first, len(made.words)))
    made.ends = [start + len(word) for start, word in zip(made.starts, made.words, strict=True)]
    told = list(map(forms, made.words))
    made.low = [low for low, _, _ in told]
    made.shapes = [shape for _, shape, _ in told]
    made.keys = [known for _, _, known in told]
    made.small = {low for low, shape, _ in told if shape == LOWER}
    for first, stop in bounds:
        titled = _titled(made, first, stop)
        headline = first == 0 and made.words[stop - 1] not in ".!?"
        made.runs.append(Run(first, stop, titled, headline or titled))
        made.limits += [stop] * (stop - first)
    return made


def _split(made: Page, sentence: Span) -> None:
    words, starts = made.words, made.starts
    found = list(_TOKEN.finditer(made.text, sentence.start, sentence.end))
    if _HYPHEN.search(made.text, sentence.start, sentence.end) is None:
        words += [token[0] for token in found]
        starts += [token.start() for token in found]
        return
    for token in found:
        for piece, offset in _pieces(token[0]):
            words.append(piece)
            starts.append(token.start() + offset)


@lru_cache(maxsize=8192)
def forms(word: str) -> tuple[str, str, str]:
    """A word in small letters, its shape, and its key in the gazetteer."""
    low = word.lower()
    return low, LOWER if word == low and low.isalpha() else _shape(word), key(word)


def _shape(word: str) -> str:
    first = word[0]
    if first.isupper():
        return ACRONYM if len(word) > 1 and word.isupper() and word[1] != "." else UPPER
    if first.isalpha():
        later = len(word) > 3 and not word.islower() and any(map(str.isupper, word))
        return UPPER if later else LOWER
    return NUMBER if first.isdigit() else SIGN


def _pieces(word: str) -> list[tuple[str, int]]:
    """A word with hyphens, apart where a name only leads ("Tajikistan-made") or joins another."""
    parts = _HYPHEN.split(word) if len(word) > 2 else [word]
    if len(parts) == 1 or not _parted(word, parts):
        return [(word, 0)]
    pieces: list[tuple[str, int]] = []
    at = 0
    for part in parts:
        if at:
            pieces.append(("-", at - 1))
        pieces.append((part, at))
        at += len(part) + 1
    return pieces


def _parted(word: str, parts: Sequence[str]) -> bool:
    first, last = parts[0], parts[-1]
    if not all(parts) or word.islower() or gazetteer().get(word) is not None:
        return False
    if first.islower() and first not in _PREFIX:
        return last[0].isupper()  # pro-Iranian, mid-January
    if last.islower() and len(last) > 2:
        return first[0].isupper() and len(parts) == 2  # Tajikistan-made
    return all(
        (entry := gazetteer().get(part)) is not None and entry.sort in ("state", "people", "org")
        for part in parts
    )


def _titled(made: Page, first: int, stop: int) -> bool:
    """Most of its longer words begin with a capital: a headline in title case, or all capitals."""
    shapes = made.shapes[first:stop]
    if shapes.count(UPPER) + shapes.count(ACRONYM) < 4:
        return False
    if shapes.count(NUMBER) > 1:
        return False  # a list: names with their dates
    capital = small = 0
    for at in range(first, stop):
        shape, longer = made.shapes[at], len(made.words[at]) > 3
        if shape == LOWER:
            small += longer or made.low[at] not in _SHORT
        elif longer:
            capital += shape in "CA"
    if made.words[stop - 1] in ".!?":
        return capital >= 4 and small == 0
    return capital >= 4 and small * 4 < capital
