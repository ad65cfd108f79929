"""Text put together from parts (of a page, a PDF, a record), each cleaned, offsets kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from sourcebook.ingest.values import Hint, Marked
from sourcebook.model import PassageRole
from sourcebook.text import Span, clean

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph as a reader of some format found it."""

    text: str
    role: PassageRole = PassageRole.BODY


@dataclass(frozen=True, slots=True)
class Parts:
    """What a reader gives: paragraphs in order, hints, and notes for the report."""

    parts: tuple[Part, ...]
    hints: tuple[Hint, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """The parts as one text, with the roles that are not just body."""

    text: str
    marked: tuple[Marked, ...]
    removed: int


def join(parts: Iterable[Part]) -> Joined:
    """One cleaned text with a blank line between parts; empty ones are left out."""
    texts: list[str] = []
    marked: list[Marked] = []
    at = removed = 0
    for part in parts:
        cleaned = clean(part.text)
        removed += cleaned.removed
        text = _without_blank_lines(cleaned.text)
        if not text:
            continue
        if part.role is not PassageRole.BODY:
            marked.append(Marked(Span(at, at + len(text)), part.role))
        texts.append(text)
        at += len(text) + len(BETWEEN)
    return Joined(BETWEEN.join(texts), tuple(marked), removed)


def _without_blank_lines(text: str) -> str:
    """A part stays one paragraph: its line breaks become blanks."""
    return " ".join(text.split())
