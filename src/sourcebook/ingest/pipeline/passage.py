"""Passages: the pieces of an article, cut where the voice changes."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from sys import intern

from sourcebook.ingest.pipeline.reading import Reading
from sourcebook.ingest.pipeline.records import anchor
from sourcebook.ingest.values import Piece
from sourcebook.model import Address, Passage, PassageRole
from sourcebook.text import Span

_SPOKEN = frozenset({PassageRole.BODY, PassageRole.REPEAT})


def passages(reading: Reading, article: Address) -> tuple[Passage, ...]:
    """The passages of an article in order; joined they are its text."""
    voices = _voices(reading)
    cut = [(piece, span) for piece in reading.pieces for span in _cut(reading, piece, voices)]
    text = reading.text
    made: list[Passage] = []
    end = paragraph = part = 0
    for place, (piece, span) in enumerate(cut):
        stop = len(text) if place == len(cut) - 1 else span.end
        part = part + 1 if piece.paragraph == paragraph else 1
        paragraph = piece.paragraph
        made.append(
            Passage(
                id=f"{article}#p{paragraph}.{part}",
                article=article,
                paragraph=paragraph,
                part=part,
                role=piece.role,
                text=text[span.start : stop],
                before=intern(text[end : span.start]),
                anchors=(anchor(article, Span(span.start, stop)),),
                repeats=_repeated(piece, made),
            )
        )
        end = stop
    return tuple(made)


def _repeated(piece: Piece, made: Sequence[Passage]) -> Address:
    if piece.repeats is None:
        return ""
    held = holding(made, piece.repeats, ends(made))
    return held[0].id if held else ""


def ends(made: Sequence[Passage]) -> list[int]:
    """Where passages end."""
    return [passage.anchors[0].end for passage in made]


def holding(made: Sequence[Passage], span: Span, ends: Sequence[int]) -> Sequence[Passage]:
    """The passages, which end at `ends`, that share a character with `span`."""
    first = last = bisect_right(ends, span.start)
    while last < len(made) and made[last].anchors[0].start < span.end:
        last += 1
    return made[first:last]


def _cut(reading: Reading, piece: Piece, voices: Mapping[int, int]) -> Iterator[Span]:
    """A piece in stretches of one voice each; only story is cut."""
    inside = piece.sentences if piece.role in _SPOKEN else ()
    if len(inside) < 2:
        yield piece.span
        return
    start, voice = piece.span.start, voices.get(inside[0].start, -1)
    for before, sentence in pairwise(inside):
        now = voices.get(sentence.start, -1)
        if now != voice:
            yield _trimmed(reading.text, Span(start, max(before.end, start + 1)))
            start, voice = sentence.start, now
    yield Span(start, piece.span.end)


def _trimmed(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(span.of(text).rstrip()))


def _voices(reading: Reading) -> dict[int, int]:
    """The last cue that speaks in each sentence, by where the sentence starts."""
    told = reading.sentences
    found: dict[int, int] = {}
    for at, cue in enumerate(reading.cues):
        for span in (cue.phrase, *cue.contents):
            place = bisect_right(told, span.start, key=lambda one: one.end)
            while place < len(told) and told[place].start < span.end:
                found[told[place].start] = at
                place += 1
    return found
