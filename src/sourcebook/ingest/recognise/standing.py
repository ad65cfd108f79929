"""Well-known bodies under their short and long names: one label in a document (see `short_names`).

What the document says a short name means goes before the table.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sourcebook.ingest.recognise.found import Found
from sourcebook.ingest.short_names import RULE, KnownBody, known_body
from sourcebook.model import ActorKind

__all__ = ["by_table"]

_KINDS = (ActorKind.ORG, ActorKind.BODY)
_SAID_BEFORE = (", or ", ", known as ", ", short ")


def by_table(text: str, found: Sequence[Found], excluded: Collection[str]) -> list[Found]:
    """The mentions, those of one well-known body with one label: its full name if it is there.

    `excluded` are words that the document itself explains as no name.
    """
    told = {at: body for at, it in enumerate(found) if (body := _body(it)) is not None}
    if not told:
        return list(found)
    meant = _meant(text, [found[at] for at, body in told.items() if body.short], found)
    labels = _labels(found, told)
    made = list(found)
    for at, body in told.items():
        it = found[at]
        if it.label in excluded:
            made[at] = replace(it, kind="misc")
        elif it.label in meant:
            other = meant[it.label]
            made[at] = replace(it, label=other.label, kind=other.kind, country=other.country)
        else:
            made[at] = _one(text, it, body, labels[body.name])
    return made


def _body(it: Found) -> KnownBody | None:
    return known_body(it.label) if it.kind in _KINDS and it.how == "name" else None


def _one(text: str, it: Found, body: KnownBody, label: str) -> Found:
    written = known_body(it.span.of(text))
    rule = RULE if written is not None and written.short else it.rule
    return replace(it, label=label, kind=body.kind, rule=rule, country=it.country or body.country)


def _labels(found: Sequence[Found], told: Mapping[int, KnownBody]) -> dict[str, str]:
    """What the document calls each body: by the full name that stands first, else the short one."""
    labels: dict[str, str] = {}
    for at in sorted(told, key=lambda at: (told[at].short, found[at].span.start)):
        labels.setdefault(told[at].name, found[at].label)
    return labels


def _meant(text: str, short: Sequence[Found], found: Sequence[Found]) -> dict[str, Found]:
    """What the document says other than the table: "IMF (Islamic Movement Front)"."""
    if not short:
        return {}
    starts = {it.span.start: it for it in found if it.kind in _KINDS}
    ends = {it.span.end: it for it in found if it.kind in _KINDS}
    meant: dict[str, Found] = {}
    for it in short:
        start, end = it.span.start, it.span.end
        behind = starts.get(end + 2) if text.startswith(" (", end) else None
        if behind is not None and not text.startswith(")", behind.span.end):
            behind = None
        words = next((one for one in _SAID_BEFORE if text.endswith(one, 0, start)), "")
        said = behind or (ends.get(start - len(words)) if words else None)
        if said is not None and known_body(said.label) is None and _begin(said.label, it.label):
            meant.setdefault(it.label, said)
    return meant


def _begin(name: str, short: str) -> bool:
    """True if the capitals of a short name begin the words of the long one."""
    letters = [word[0] for word in name.replace("-", " ").split() if word[0].isupper()]
    return letters == [char for char in short if char.isupper()]
