"""Which earlier event of an article "the blast", "the quake" means: the only one of that sort."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice

from sourcebook.ingest.values import Happening

__all__ = ["Blows"]

_TELLING = tuple(
    re.compile(rf"\b(?:{sort})", re.IGNORECASE)
    for sort in (
        r"attack|assault|ambush|bomb|blast|explo|shoot|gunm[ae]n|open\w* fire|(?:air)?strike|struck"
        r"|(?:air)?raid|shell|clash",
        r"(?:earth)?quake|tremor",
        r"(?:flash-)?flood",
        r"storm|typhoon|hurricane|cyclone|tornado",
        r"(?:wild)?fires?\b|blaze",
        r"crash|collision|collid|accident|derail|capsiz|sank\b|sink",
        r"(?:land|mud)slide|avalanche|collaps",
    )
)
_PLAIN = re.compile(  # of these nobody speaks but where they happened
    r"\b(?:bomb|blast|explo|(?:earth)?quake|flood|storm|typhoon|hurricane|cyclone|crash|collision)",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:the|that|this) (?:[a-z-]+ ){0,2}", re.IGNORECASE)
_SUBJECT = 40  # characters in which a subject names its sort


class Blows:
    """The happenings of an article that are of these types, by the sorts of blow they tell of."""

    def __init__(self, text: str, told: Sequence[Happening], types: Collection[str]) -> None:
        self._text = text
        self._told = told
        fitting = [(one, at) for at, one in enumerate(told) if one.type in types]
        self._of = [
            sorted((one.places[0].start, at) for one, at in fitting if self._tells(sort, one))
            for sort in _TELLING
        ]
        plain = [at for one, at in fitting if self._begins(one)]
        self.only = plain[0] if len(plain) == 1 else None
        """The only one that is a blow by its first words."""

    def _tells(self, sort: re.Pattern[str], one: Happening) -> bool:
        return any(sort.search(self._text, place.start, place.end) for place in one.places)

    def _begins(self, one: Happening) -> bool:
        return any(
            _PLAIN.search(self._text, place.start, min(place.end, place.start + _SUBJECT))
            for place in one.places
        )

    def meant(self, at: int) -> int | None:
        """The happening that the subject of another means: "The blast killed 20"."""
        place = min(self._told[at].places, key=lambda span: span.start)
        if not _DEFINITE.match(self._text, place.start, place.end):
            return None
        subject = self._text[place.start : min(place.end, place.start + _SUBJECT)]
        subject = subject.partition(" kill")[0]
        before = {
            other
            for sort, held in zip(_TELLING, self._of, strict=True)
            if sort.search(subject)
            for start, other in islice((one for one in held if one[1] != at), 2)
            if start < place.start
        }
        return before.pop() if len(before) == 1 else None
