"""Which earlier event of an article "the blast", "the quake" means: the only one of that sort."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from sourcebook.ingest.values import Happening

__all__ = ["meant", "struck"]

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


def struck(text: str, told: Sequence[Happening], types: Collection[str]) -> int | None:
    """The only happening of an article that is a blow of any sort, by its first words."""
    blows = [
        at
        for at, one in enumerate(told)
        if one.type in types
        and any(
            _PLAIN.search(text, place.start, min(place.end, place.start + _SUBJECT))
            for place in one.places
        )
    ]
    return blows[0] if len(blows) == 1 else None


def meant(text: str, told: Sequence[Happening], at: int, types: Collection[str]) -> int | None:
    """The happening that the subject of another means: "The blast killed 20"."""
    place = min(told[at].places, key=lambda span: span.start)
    article = _DEFINITE.match(text, place.start, place.end)
    if article is None:
        return None
    subject = text[place.start : min(place.end, place.start + _SUBJECT)].partition(" kill")[0]
    sorts = [sort for sort in _TELLING if sort.search(subject)]
    before = [
        other
        for other, one in enumerate(told)
        if other != at
        and one.type in types
        and one.places[0].start < place.start
        and any(_tells(sort, text, one) for sort in sorts)
    ]
    return before[0] if len(before) == 1 else None


def _tells(sort: re.Pattern[str], text: str, one: Happening) -> bool:
    return any(sort.search(text, place.start, place.end) for place in one.places)
