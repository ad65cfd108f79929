"""Stage 8: what a text is about, by a lexicon on PLOVER's contexts and a few of our own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sourcebook.text import Span

_WORD = re.compile(r"\w+")


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
def _lexicon() -> tuple[Mapping[str, Subject], Mapping[str, re.Pattern[str]]]:
    """The subject of each phrase, and by their first words patterns of them, the longest first."""
    by_phrase = {phrase: one for one in _subjects() for phrase in one.words}
    by_first: dict[str, list[str]] = {}
    for phrase in sorted(by_phrase, key=len, reverse=True):
        by_first.setdefault(_WORD.findall(phrase)[0], []).append(re.escape(phrase))
    return by_phrase, {
        first: re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)
        for first, phrases in by_first.items()
    }


def topics(text: str, sentence: Span) -> tuple[About, ...]:
    """The topics a sentence speaks of, each where it does so first."""
    by_phrase, by_first = _lexicon()
    if by_first.keys().isdisjoint(_WORD.findall(sentence.of(text).lower())):
        return ()
    found: dict[str, About] = {}
    end = sentence.start
    for word in _WORD.finditer(text, sentence.start, sentence.end):
        pattern = by_first.get(word.group().lower())
        match = pattern.match(text, word.start(), sentence.end) if pattern else None
        subject = by_phrase.get(match.group().lower()) if match else None
        if match and subject and word.start() >= end:
            end = match.end()
            found.setdefault(subject.label, About(subject, Span(*match.span())))
    return tuple(found.values())
