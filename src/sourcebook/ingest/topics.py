"""Stage 8: what a text is about, by a lexicon on PLOVER's contexts and a few of our own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sourcebook.text import Span


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic: its label, its context in PLOVER's words or ours, and how texts speak of it."""

    label: str
    context: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """Where a text speaks of a topic."""

    subject: Subject
    span: Span


def _subjects() -> Iterator[Subject]:
    text = Path(__file__).with_name("data").joinpath("topics.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        label, context, words = (part.strip() for part in line.split("|"))
        yield Subject(label, context, tuple(word.strip() for word in words.split(",")))


@lru_cache(maxsize=1)
def _lexicon() -> tuple[Mapping[str, Subject], re.Pattern[str]]:
    """The subject of each word, and a pattern of them all, the longest first."""
    by_word = {word: one for one in _subjects() for word in one.words}
    words = sorted(map(re.escape, by_word), key=len, reverse=True)
    return by_word, re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def topics(text: str, sentence: Span) -> tuple[About, ...]:
    """The topics a sentence speaks of, each where it does so first."""
    by_word, pattern = _lexicon()
    found: dict[str, About] = {}
    for match in pattern.finditer(text, sentence.start, sentence.end):
        subject = by_word[match.group().lower()]
        found.setdefault(subject.label, About(subject, Span(*match.span())))
    return tuple(found.values())
