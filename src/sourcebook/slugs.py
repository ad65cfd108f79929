"""Slugs: the part of an address after its kind, short and legible in ASCII.

What it is for: `actor/ramazon-rahimzada`. python-slugify alone gives `iran-s-police`,
`rakhimzoda` and `rhymzdh`; our transliteration goes first and apostrophes are dropped.
A slug once given is kept by whoever stores it (model.md, "Links and ids"); nothing here
changes one.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from slugify import slugify

from sourcebook.names import transliterate

__all__ = ["LIMIT", "Slugs", "slug"]

LIMIT = 48
_READ = 8
"""How many times `limit` of the text is read: more cannot reach the slug."""


def slug(text: str, kind: str = "thing", limit: int = LIMIT) -> str:
    """The slug of a label: `[a-z0-9]+(-[a-z0-9]+)*`, at most `limit` long, cut at a word.

    A label without a letter or digit becomes the kind and six hex digits of the label's hash.
    `limit` must be at least 8 (ValueError), or the hash would not fit.
    """
    if limit < 8:
        raise ValueError(f"a slug of at most {limit} characters cannot be told from others")
    return _cut(_plain(text[: _READ * limit]), limit) or _hashed(text, kind, limit)


def _plain(text: str) -> str:
    # Entities are left alone: a label is text already, "&#65;" in it is what was written.
    ascii_first = transliterate(text).replace("'", "")
    return slugify(ascii_first, entities=False, decimal=False, hexadecimal=False)


def _cut(plain: str, limit: int) -> str:
    """At most `limit` characters, whole words if the first one fits."""
    if len(plain) <= limit:
        return plain
    words, dash, _ = plain[: limit + 1].rpartition("-")
    return words if dash else plain[:limit]


def _hashed(text: str, kind: str, limit: int) -> str:
    digits = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"{_cut(_plain(kind), limit - 7) or 'x'}-{digits}"


class Slugs:
    """Hands out the slugs of one kind, each once, in the order of first reading.

    A clash takes -2, -3 …; `taken` are slugs in use already, redirects included. Every call is
    for another thing, so that two persons of one label get two slugs.
    """

    __slots__ = ("_kind", "_limit", "_next", "_taken")

    def __init__(self, kind: str, taken: Iterable[str] = (), limit: int = LIMIT) -> None:
        self._kind = kind
        self._limit = limit
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def give(self, label: str) -> str:
        """A slug for this label that was not given before."""
        base = slug(label, self._kind, self._limit)
        given = base
        count = self._next.get(base, 2)
        while given in self._taken:
            ending = f"-{count}"
            given = _cut(base, self._limit - len(ending)) + ending
            count += 1
        self._next[base] = count
        self._taken.add(given)
        return given
