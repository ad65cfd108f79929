"""Any text at all in a time that grows with its length, through all steps and into a book."""

import time

import pytest

from ingest.worst import KINDS, worst
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.values import RawFile
from sourcebook.store import write_book

SHORT, LONG = 10_000, 40_000
GROWTH = 10  # of the time for four times the text: 4 is linear, 16 quadratic
NOISE = 1.5  # seconds that no growth is told by


def spent(kind: str, length: int, path: str) -> float:
    """Seconds of the processor that a text takes, the better of two tries."""
    raw = RawFile("worst.txt", worst(kind, length).encode("utf-8", "replace"))
    tries = []
    for _ in range(2):
        start = time.process_time()
        done = ingest([raw], None, "worst")
        if done.batch.articles:
            write_book(path, done.batch)
        tries.append(time.process_time() - start)
        assert done.files[0].outcome == "read" or "no words" in done.files[0].reason
    return min(tries)


@pytest.mark.parametrize("kind", KINDS)
def test_four_times_the_text_takes_no_more_than_its_share(kind: str, tmp_path) -> None:
    path = str(tmp_path / "worst.book.json")
    short, long = spent(kind, SHORT, path), spent(kind, LONG, path)
    assert long < GROWTH * short + NOISE
