"""Stage 8: what a text is about, by a lexicon on PLOVER's contexts and a few of our own."""

import re
from collections.abc import Iterator, Mapping, Sequence
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
def _lexicon() -> Mapping[str, Sequence[tuple[str, Subject]]]:
    """How texts speak of the subjects, by the first word; the longest first."""
    said = {words: one for one in _subjects() for words in one.words}
    by_first: dict[str, list[tuple[str, Subject]]] = {}
    for words in sorted(said, key=len, reverse=True):
        first = _WORD.findall(words)[0]
        by_first.setdefault(first, []).append((words, said[words]))
    return by_first


def topics(text: str, sentence: Span) -> tuple[About, ...]:
    """The topics a sentence speaks of, each where it does so first."""
    found: dict[str, About] = {}
    end = sentence.start
    for word in _WORD.finditer(text, sentence.start, sentence.end):
        known = _lexicon().get(word[0].lower())
        if known is None or word.start() < end:
            continue
        for words, subject in known:
            stop = word.start() + len(words)
            if text[word.start() : stop].lower() == words and _ends(text, stop, sentence.end):
                found.setdefault(subject.label, About(subject, Span(word.start(), stop)))
                end = stop
                break
    return tuple(found.values())


def _ends(text: str, at: int, end: int) -> bool:
    """True if no word goes on here."""
    return at == end or (at < end and _WORD.match(text, at) is None)
