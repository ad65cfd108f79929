"""One file through the steps that look at it alone: read, metadata, segment, recognise, date, cue.

What comes out is a `Reading`: all that was found, in code points of the cleaned text.
"""

from dataclasses import dataclass
from datetime import date

from sourcebook.ingest import read
from sourcebook.ingest.cues import CueFound, attributions
from sourcebook.ingest.dating import TimeFound, times
from sourcebook.ingest.metadata import metadata
from sourcebook.ingest.recognise import Found, recognise
from sourcebook.ingest.segment import segment, sentences
from sourcebook.ingest.values import (
    Dated,
    Document,
    Happening,
    Metadata,
    Piece,
    RawFile,
    Refusal,
)
from sourcebook.model import PassageRole
from sourcebook.text import Span

_NAMING = frozenset(
    {
        PassageRole.HEADLINE,
        PassageRole.HEADING,
        PassageRole.BODY,
        PassageRole.REPEAT,
        PassageRole.CAPTION,
    }
)
_TELLING = frozenset({PassageRole.BODY, PassageRole.REPEAT})


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as read by the steps; `sentences` are those of its story."""

    document: Document
    metadata: Metadata
    pieces: tuple[Piece, ...]
    sentences: tuple[Span, ...]
    found: tuple[Found, ...]
    times: tuple[TimeFound, ...]
    cues: tuple[CueFound, ...]
    happenings: tuple[Happening, ...]

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.document.text

    def words(self, span: Span) -> str:
        """A stretch of the text on one line."""
        return " ".join(span.of(self.document.text).split())

    def paragraph(self, at: int) -> int:
        """The number of the paragraph a place is in."""
        for number, block in enumerate(self.document.paragraphs, 1):
            if at < block.end:
                return number
        return max(1, len(self.document.paragraphs))


def read_article(raw: RawFile) -> Reading | Refusal:
    """Everything the steps find in one file, or why it is no article."""
    document = read.read(raw)
    if isinstance(document, Refusal):
        return document
    known = metadata(document)
    pieces = tuple(segment(document, known))
    told = _sentences(document, pieces, _TELLING)
    found = recognise(document.text, _sentences(document, pieces, _NAMING))
    dated = times(document.text, told, _day(known.published), _day(known.dateline_date))
    cues = attributions(document.text, told)
    events: tuple[Happening, ...] = ()
    return Reading(document, known, pieces, told, found, dated, cues, events)


def _sentences(
    document: Document, pieces: tuple[Piece, ...], roles: frozenset[PassageRole]
) -> tuple[Span, ...]:
    return tuple(
        span
        for piece in pieces
        if piece.role in roles
        for span in sentences(document.text, piece.span)
    )


def _day(dated: Dated | None) -> date | None:
    return dated.edtf.earliest if dated else None
