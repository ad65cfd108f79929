"""The book a tour walks: the one that ships, or one that ingest makes of articles."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from sourcebook.model import Batch
from sourcebook.tour.script import Tour


def book_of(tour: Tour, folder: Path, shipped: Batch) -> Batch:
    """What a tour in `folder` walks."""
    if not tour.articles:
        return shipped
    return _made(tuple(str(folder / name) for name in tour.articles))


@cache
def _made(paths: Sequence[str]) -> Batch:
    from sourcebook.ingest.pipeline import ingest
    from sourcebook.ingest.read.files import sources

    return ingest(sources(paths), None, "My articles").batch
