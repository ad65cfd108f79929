"""Bodies that texts call by a short name only: "UN", "IAEA" (`data/short_names.txt`).

Both names are one body everywhere, without anybody being asked. Only names stand there that
mean one body and no other; what a text itself says of a short name goes before the table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sourcebook.ingest.gazetteer import WellKnown, key, well_known
from sourcebook.model import ActorKind

__all__ = ["RULE", "KnownBody", "known_body", "left_label", "standing"]

RULE = "alias table"
"""The rule of a mention that the table joined with the body's other names."""


@dataclass(frozen=True, slots=True)
class KnownBody:
    """The body that a name stands for: its full name, its kind, whether the name is a short one."""

    name: str
    kind: ActorKind
    country: str
    short: bool


def known_body(label: str) -> KnownBody | None:
    """The body of just this name, if the table has it; short names by their very letters."""
    found = _short().get(label)
    return found if found is not None else _full().get(key(label))


def standing(label: str, kind: ActorKind) -> str:
    """The full name of the body that an actor of this label is; empty where the table has none."""
    found = known_body(label)
    return found.name if found is not None and found.kind is kind else ""


def left_label(label: str, names: Iterable[str], held: Collection[str]) -> str:
    """The label of an actor of which texts left: a well-known body's must be one that is `held`."""
    body = known_body(label)
    if body is None or label in held:
        return label
    left = [one for one in names if (known := known_body(one)) and known.name == body.name]
    full = (one for one in left if not _short().get(one))
    return next(full, left[0] if left else label)


@lru_cache(maxsize=1)
def _short() -> Mapping[str, KnownBody]:
    return {name: _body(one, short=True) for one in well_known() for name in one.short}


@lru_cache(maxsize=1)
def _full() -> Mapping[str, KnownBody]:
    return {key(name): _body(one, short=False) for one in well_known() for name in one.names}


def _body(one: WellKnown, *, short: bool) -> KnownBody:
    return KnownBody(one.names[0], ActorKind(one.kind), one.country, short)
