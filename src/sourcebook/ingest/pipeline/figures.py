"""Which event of an article each count of people or money belongs to; none where it is in doubt."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from sourcebook.ingest.figures import HINT, Figure, figures
from sourcebook.ingest.pipeline.reading import Reading
from sourcebook.ingest.values import Happening
from sourcebook.model import Property, Status
from sourcebook.text import Span

__all__ = ["figures_of"]

_UNREAL = frozenset({Status.NEGATED, Status.HYPOTHETICAL})
_TYPES: Mapping[Property, frozenset[str]] = {
    Property.FATALITIES: frozenset({"force", "other"}),
    Property.INJURED: frozenset({"force", "other"}),
    Property.DETAINED: frozenset({"force", "sanction", "other"}),
    Property.DISPLACED: frozenset({"force", "other"}),
    Property.AMOUNT: frozenset({"accord", "promise", "supply", "sanction", "other"}),
}
_APART = re.compile(
    r"\b(?:that|which|who|whose|whom|where|when|because|after an?|after the)\b|[;:]"
)
"""Words behind which a sentence tells of something else."""

_GIVEN = re.compile(
    r"\b(?:loans?|deals?|contracts?|aid|grants?|packages?|credits?|invest\w*|fund\w*|agreements?"
    r"|fin(?:e|es|ed)|ransom|compensation|pledge[sd]?|approve[sd]?|lend|lent|gave|give[sn]?"
    r"|donat\w+|paid|pays?|grant(?:s|ed)|allocat\w+|offer(?:s|ed)?|agree[sd]?)\b",
    re.IGNORECASE,
)
_NEAR, _FAR = 60, 160  # characters between a count and what it is hung on


def figures_of(reading: Reading) -> dict[int, list[Figure]]:
    """The counts of an article, by the place of their event among its happenings."""
    told = _Told(reading)
    found: dict[int, list[Figure]] = {}
    tolls: list[Figure] = []
    for sentence in _counting(reading):
        hung: list[tuple[Figure, int]] = []
        for figure in figures(reading.text, sentence):
            if figure.how == "toll":
                tolls.append(figure)
            elif (at := told.of(figure, sentence, hung)) is not None:
                hung.append((figure, at))
                found.setdefault(at, []).append(figure)
    counted = {at for at, held in found.items() if any(_is_toll(one) for one in held)}
    if tolls and len(counted) == 1:
        found[counted.pop()] += tolls  # one event was deadly: the toll is its
    return found


def _is_toll(figure: Figure) -> bool:
    return figure.prop is Property.FATALITIES


def _counting(reading: Reading) -> Iterator[Span]:
    """The sentences in which something may be counted, each once."""
    starts = [one.start for one in reading.sentences]
    last = -1
    for hint in HINT.finditer(reading.text):
        at = bisect_right(starts, hint.start()) - 1
        if at > last and hint.start() < reading.sentences[at].end:
            last = at
            yield reading.sentences[at]


class _Told:
    """The happenings of an article by the words that tell them."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._told = reading.happenings
        self._places = sorted(
            (place.start, place.end, at)
            for at, one in enumerate(reading.happenings)
            for place in one.places
        )

    def of(self, figure: Figure, sentence: Span, hung: Sequence[tuple[Figure, int]]) -> int | None:
        """The happening that a count in this sentence is of."""
        low = bisect_left(self._places, (sentence.start, -1, -1))
        high = bisect_left(self._places, (sentence.end, -1, -1))
        here = [one for one in self._places[low:high] if self._fits(figure, self._told[one[2]])]
        if figure.prop is Property.AMOUNT:
            return self._money(figure, sentence, here)
        within = [one for one in here if one[0] < figure.span.end and figure.span.start < one[1]]
        for start, _, at in sorted(within, key=lambda one: (one[1] - one[0], one)):
            if not self._parted(start, figure.span.start):
                return at
        ahead = [one for one in here if one[1] <= figure.span.start]
        if figure.how == "participle" and ahead:
            start, end, at = max(ahead)
            if figure.span.start - end < _FAR and not self._parted(start, figure.span.start):
                return at
        return self._beside(figure, hung)

    def _fits(self, figure: Figure, one: Happening) -> bool:
        return one.type in _TYPES[figure.prop] and one.status not in _UNREAL

    def _parted(self, start: int, end: int) -> bool:
        return _APART.search(self._text, start, end) is not None

    def _beside(self, figure: Figure, hung: Sequence[tuple[Figure, int]]) -> int | None:
        """With "and 30 were injured": what the count right before it is of."""
        if not hung or figure.how not in ("state", "passive", "participle"):
            return None
        before, at = hung[-1]
        between = self._text[before.span.end : figure.span.start]
        near = len(between) < _NEAR and before.prop is not figure.prop
        return at if near and not _APART.search(between) else None

    def _money(
        self, figure: Figure, sentence: Span, here: Sequence[tuple[int, int, int]]
    ) -> int | None:
        """The one event that gives or takes an amount, if it is the only one told of it."""
        fitting = [
            at
            for start, end, at in here
            if start <= figure.span.start < end and not self._parted(start, figure.span.start)
            if len([one for one in figures(self._text, Span(start, end)) if one.how == "money"])
            == 1
            if self._given(figure, start, min(end + _NEAR, sentence.end))
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _given(self, figure: Figure, start: int, end: int) -> bool:
        """True if the words near an amount say that it is given, paid or agreed."""
        low, high = figure.span.start - _NEAR, figure.span.end + _NEAR
        return _GIVEN.search(self._text, max(start, low), min(end, high)) is not None

    def _amounts(self, start: int, end: int) -> int:
        return [one.how for one in figures(self._text, Span(start, end))].count("money")
