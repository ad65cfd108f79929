"""What an attribution is, and stretches without the signs around them."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sourcebook.text import Span

SourceKind: TypeAlias = Literal["name", "noun", "pronoun", "anaphor", "none"]
Mode: TypeAlias = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class CueFound:
    """One attribution. `cue` are the words that attribute, `phrase` these with the source.

    `parent` is the index of the cue in whose content this one stands, `refers` of the
    one an anaphor points back to; both count in the tuple of all cues. `belief` is
    empty, or belief, hedge or doubt.
    """

    source: Span | None
    source_kind: SourceKind
    cue: Span
    phrase: Span
    contents: tuple[Span, ...]
    verb: str
    medium: str = ""
    mode: Mode = "indirect"
    belief: str = ""
    parent: int | None = None
    refers: int | None = None
    unsourced: bool = False
    rule: str = ""
    why: str = ""


def trim(text: str, span: Span) -> Span:
    """A stretch without blanks and stops around it."""
    start, end = span.start, span.end
    while end > start and text[end - 1] in " \n\t.,;:—–":
        end -= 1
    while start < end and text[start] in " \n\t,;:—–":
        start += 1
    return Span(start, end)
