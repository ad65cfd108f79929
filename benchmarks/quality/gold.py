"""Answer keys: what a careful reader finds in some articles, from a JSON or a TOML file.

A place is `[doc, start, end, words]` in code points of the article's cleaned text, or
`[doc, words]` or `[doc, words, n]`: the n-th time (from 1) these words stand there.
See `shared/answers/README.md` for the first form, `tests/ingest/caspian/key.toml` for the other.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sourcebook.model import Status

_PAIR = re.compile(r"\b(\w+) ~ (\w+)\b")
_STATES = {status.value: status for status in Status} | {"reported": Status.ASSERTED}


_LOCATIONS = ("location", "destination", "place")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one of the key's articles."""

    doc: str
    start: int
    end: int

    def shared(self, other: "Place") -> float:
        """The part of both that is common, 0 to 1."""
        if self.doc != other.doc:
            return 0.0
        common = min(self.end, other.end) - max(self.start, other.start)
        return max(0, common) / max(1, max(self.end, other.end) - min(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Doc:
    """An article, and what its own page says of it: None where the key does not tell."""

    id: str
    file: str
    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    copy_of: str = ""


@dataclass(frozen=True, slots=True)
class KeyActor:
    """An actor; one that `may_stand_apart` need not be joined across articles."""

    id: str
    canonical: str
    mentions: tuple[Place, ...]
    required: bool
    may_stand_apart: bool


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """A happening: its accepted dates (EDTF, or `unknown`); no status: none is asked for."""

    id: str
    type: str
    places: tuple[Place, ...]
    dates: tuple[str, ...]
    status: Status | None
    participants: tuple[str, ...]
    required: bool
    located: frozenset[str] = frozenset()  # those of them that are its place


@dataclass(frozen=True, slots=True)
class KeyAttribution:
    """Who says something, by which words; a source without a colon is none at all."""

    source: str
    cue: Place
    words: str


@dataclass(frozen=True, slots=True)
class KeyPair:
    """Two events of the key that may be one (`propose`), or are to be left apart."""

    left: str
    right: str
    propose: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """A key, its places found in the articles' texts."""

    docs: tuple[Doc, ...]
    actors: tuple[KeyActor, ...]
    events: tuple[KeyEvent, ...]
    attributions: tuple[KeyAttribution, ...]
    pairs: tuple[KeyPair, ...]


def load(path: Path) -> dict[str, Any]:
    """The key as written."""
    text = path.read_text(encoding="utf-8")
    return tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)


def docs(raw: Mapping[str, Any]) -> tuple[Doc, ...]:
    """The articles of a key; what only people can check of them is left out."""
    known = ("headline", "published", "publisher", "author", "copy_of")
    exact = "actors" in raw and raw.get("docs") and "headline" in raw["docs"][0]
    return tuple(
        Doc(one["id"], one["file"], **({k: one[k] for k in known if k in one} if exact else {}))
        for one in raw["docs"]
    )


def resolved(raw: Mapping[str, Any], texts: Mapping[str, str]) -> Gold:
    """The key with its places found; raises `ValueError` for words that do not stand there."""
    return Gold(
        docs(raw),
        tuple(_actor(one, texts) for one in raw["actors"]),
        tuple(_event(one, texts) for one in raw["events"]),
        tuple(_attribution(one, texts) for one in raw["attributions"]),
        (*_pairs(raw.get("pairs", ())), *_told_pairs(raw.get("conflicts", ()))),
    )


def _place(given: Sequence[Any], texts: Mapping[str, str]) -> Place:
    if len(given) > 2 and isinstance(given[1], int):
        return Place(given[0], given[1], given[2])
    doc, words, *rest = given
    at = -1
    for _ in range(rest[0] if rest else 1):
        at = texts[doc].find(words, at + 1)
        if at < 0:
            raise ValueError(f"article {doc} of the key does not say: {words}")
    return Place(doc, at, at + len(words))


def _actor(one: Mapping[str, Any], texts: Mapping[str, str]) -> KeyActor:
    return KeyActor(
        one["id"],
        one["canonical"],
        tuple(_place(given, texts) for given in one["mentions"]),
        one.get("required", True),
        one.get("may_stand_apart", False),
    )


def _event(one: Mapping[str, Any], texts: Mapping[str, str]) -> KeyEvent:
    status = re.split(r"\W", one.get("status", "asserted").lower(), maxsplit=1)[0]
    return KeyEvent(
        one["id"],
        one["type"],
        tuple(_place(given, texts) for given in (one["quote"], *one.get("also", ()))),
        tuple(dict.fromkeys((one["edtf"], *one.get("accept", ())))),
        _STATES.get(status),
        tuple(who if isinstance(who, str) else who[1] for who in one.get("participants", ())),
        one.get("required", True),
        frozenset(
            who[1]
            for who in one.get("participants", ())
            if not isinstance(who, str) and who[0] in _LOCATIONS
        ),
    )


def _attribution(one: Mapping[str, Any], texts: Mapping[str, str]) -> KeyAttribution:
    cue = _place(one["cue"], texts)
    return KeyAttribution(one["source"], cue, texts[cue.doc][cue.start : cue.end])


def _pairs(given: Iterable[Mapping[str, Any]]) -> list[KeyPair]:
    return [KeyPair(*one["events"], propose=one["propose"]) for one in given]


def _told_pairs(conflicts: Iterable[Mapping[str, Any]]) -> list[KeyPair]:
    """Events that a conflict of the key names as perhaps one: "A7 ~ B1"."""
    met = [match for one in conflicts for match in _PAIR.finditer(one["what"])]
    return [KeyPair(match[1], match[2], propose=True) for match in met]
