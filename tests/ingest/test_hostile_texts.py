"""Any text at all in work that grows with its length, through all steps and into a book."""

import pytest

from effort import lines_run
from ingest.worst import KINDS, worst
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.values import RawFile
from sourcebook.store import write_book

SHORT, LONG = 3_000, 12_000
GROWTH = 6  # of the work for four times the text: 4 is linear, 16 quadratic


@pytest.mark.parametrize("kind", KINDS)
def test_four_times_the_text_takes_no_more_than_its_share(kind: str, tmp_path) -> None:
    def work(length: int) -> int:
        raw = RawFile("worst.txt", worst(kind, length).encode("utf-8", "replace"))

        def whole() -> None:
            done = ingest([raw], None, "worst")
            if done.batch.articles:
                write_book(str(tmp_path / "worst.book.json"), done.batch)
            assert done.files[0].outcome == "read" or "no words" in done.files[0].reason

        return lines_run(whole)

    work(500)  # what is read once, by all texts
    assert work(LONG) < GROWTH * work(SHORT)
