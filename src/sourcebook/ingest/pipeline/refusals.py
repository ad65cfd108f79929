"""The files that a book could not take in, kept as a record until they are read well."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from sourcebook.ingest.pipeline.records import named
from sourcebook.ingest.values import Refusal
from sourcebook.model import Refused
from sourcebook.text import clean_line


def refusals(
    held: Iterable[Refused], read: Iterable[str], refused: Sequence[Refusal]
) -> tuple[Refused, ...]:
    """The record of what is refused now: what stood in it, less the files that were read or tried.

    Files go by their name without folders, so that a book does not tell where its maker keeps
    them; by name, so that the order they came in does not show.
    """
    fresh = {one.id: one for one in map(_record, refused)}
    tried = {*map(_name, read), *(one.name for one in fresh.values())}
    kept = {one.id: one for one in held if one.name not in tried}
    return tuple(sorted((kept | fresh).values(), key=lambda one: (one.name, one.id)))


def _record(one: Refusal) -> Refused:
    name = _name(one.name)
    reason = clean_line(one.reason, 300)
    return Refused(named("refusal", name, one.raw_sha256), name, reason, one.raw_sha256)


def _name(path: str) -> str:
    return clean_line(PurePath(path).name, 200) or "?"
