"""What an article leaves open: words for somebody of whom it cannot be told who is meant."""

import re
from collections.abc import Iterator

from sourcebook.ingest.pipeline.actors import Addresses, Cast
from sourcebook.ingest.pipeline.reading import Reading
from sourcebook.ingest.pipeline.voices import Said
from sourcebook.ingest.values import LeftOpen
from sourcebook.text import Span

_SPEAKER = "no one person named before it is surely meant"
_ANAPHOR = "which report or statement it means is not told"
_NO_ACTOR = "says something, but is no actor that was recognised"
_OFFICE = "nobody is named as holding this office"
_PARTY = "who takes part by these words is not told"

_WHY = {"anaphor": _ANAPHOR, "pronoun": _SPEAKER}

_REFERS = re.compile(
    r"(?:he|she|they|it|we|both|each side|the (?:two|three|four|sides|parties)"
    r"|(?:his|her|its|their) (?:\w+ )?counterparts?)\b",
    re.IGNORECASE,
)


def left_open(
    reading: Reading, company: Cast, voices: Said, who: Addresses
) -> tuple[LeftOpen, ...]:
    """All of it, each stretch once, in the order of the text."""
    found: dict[Span, str] = {}
    for one in (*_sources(reading, voices), *_offices(company), *_parties(reading, who)):
        found.setdefault(one.span, one.why)
    ordered = sorted(found.items(), key=lambda it: (it[0].start, it[0].end))
    return tuple(LeftOpen(span, why) for span, why in ordered)


def _sources(reading: Reading, voices: Said) -> Iterator[LeftOpen]:
    kinds = {cue.source: cue.source_kind for cue in reading.cues}
    for span in voices.open:
        yield LeftOpen(span, _WHY.get(kinds[span], _NO_ACTOR))


def _offices(company: Cast) -> Iterator[LeftOpen]:
    for at in company.open:
        yield LeftOpen(company.found[at].span, _OFFICE)


def _parties(reading: Reading, who: Addresses) -> Iterator[LeftOpen]:
    for happening in reading.happenings:
        for taking in happening.takings:
            told = any(who.inside(span) for span in taking.stands_for or (taking.span,))
            if not told and _REFERS.match(reading.words(taking.span)):
                yield LeftOpen(taking.span, _PARTY)
        for span in happening.open:
            yield LeftOpen(span, _PARTY)
