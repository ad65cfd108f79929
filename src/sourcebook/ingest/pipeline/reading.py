"""One file through the steps that look at it alone: read, metadata, segment, recognise, date, cue.

What comes out is a `Reading`: all that was found, in code points of the cleaned text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sourcebook.ingest import read
from sourcebook.ingest.cues import CueFound, attributions
from sourcebook.ingest.dating import TimeFound, relative, times
from sourcebook.ingest.events import happenings
from sourcebook.ingest.metadata import metadata
from sourcebook.ingest.parse import Parse, Parser
from sourcebook.ingest.recognise import Found, recognise
from sourcebook.ingest.segment import segment
from sourcebook.ingest.values import (
    Dated,
    Document,
    Happening,
    Metadata,
    Piece,
    RawFile,
    Refusal,
)
from sourcebook.model import PassageRole, Time
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


def read_article(raw: RawFile, parser: Parser | None = None) -> Reading | Refusal:
    """Everything the steps find in one file, or why it is no article; by rules without a parser."""
    document = read.read(raw)
    return document if isinstance(document, Refusal) else read_through(document, parser)


def read_through(document: Document, parser: Parser | None = None) -> Reading:
    """Everything the steps find in an article.

    The parser knows English: an article in another language is read by rules.
    """
    known = metadata(document)
    pieces = tuple(segment(document, known))
    told = _sentences(pieces, _TELLING)
    english = known.language is None or known.language.value == "en"
    parse = _parse(parser, document, pieces) if parser and english else None
    found = recognise(document.text, _sentences(pieces, _NAMING), parse)
    dated = times(document.text, told, _day(known.published), _day(known.dateline_date))
    cues = attributions(document.text, told)
    events = _counted(happenings(document.text, told, found, dated, cues, known, parse), dated)
    return Reading(document, known, pieces, told, found, dated, cues, events)


def _parse(parser: Parser, document: Document, pieces: tuple[Piece, ...]) -> Parse:
    """What the parser says of all that can name somebody, a paragraph at a time."""
    return parser(document.text, [piece.span for piece in pieces if piece.role in _NAMING])


def _sentences(pieces: Sequence[Piece], roles: frozenset[PassageRole]) -> tuple[Span, ...]:
    return tuple(span for piece in pieces if piece.role in roles for span in piece.sentences)


def _day(dated: Dated | None) -> date | None:
    return dated.edtf.earliest if dated else None


def _counted(told: Sequence[Happening], dated: Sequence[TimeFound]) -> tuple[Happening, ...]:
    """Happenings dated from others ("less than two months later") with the date that gives.

    One may hang on another that hangs itself; what hangs in a circle stays undated.
    """
    hanging = {one.span: one for one in dated if one.needs == "previous-event"}
    made = list(told)
    waiting = [at for at, one in enumerate(told) if one.time is None and one.time_of is not None]
    while waiting:
        ready = [at for at in waiting if _anchor(made, at) is not None]
        if not ready:
            break
        for at in ready:
            made[at] = replace(made[at], time=_hung(made, at, hanging))
        waiting = [at for at in waiting if at not in ready]
    return tuple(made)


def _anchor(made: Sequence[Happening], at: int) -> Time | None:
    of = made[at].time_of
    return made[of].time if of is not None and of != at else None


def _hung(made: Sequence[Happening], at: int, hanging: Mapping[Span, TimeFound]) -> Time | None:
    span, anchor = made[at].time_span, _anchor(made, at)
    found = next((one for own, one in hanging.items() if span and own.overlaps(span)), None)
    return relative(found, anchor.edtf) if found is not None and anchor is not None else None
