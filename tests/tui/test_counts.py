"""Where sources differ on how many were killed: seen in the row, on the card, and asked why."""

import pytest

from ingest.test_figures import OTHER, PAPER, WIRE
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.values import RawFile
from sourcebook.model import Batch
from tui.reading import reading

FIRST = "event/suicide-bomber-attacks-the-abu-bakr-mosque-in"


@pytest.fixture(scope="module")
def bombing() -> Batch:
    files = [RawFile(f"{n}.txt", text.encode()) for n, text in enumerate((WIRE, PAPER, OTHER))]
    return ingest(files, None, "one").batch


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (140, 40)])
async def test_a_fork_of_counts_is_on_the_card_and_answers_why(
    bombing: Batch, size: tuple[int, int]
) -> None:
    async with reading(bombing, size, start=FIRST) as r:
        assert "≠" in r.frame  # in the row of the timeline or on the card
        await r.press("3 g")
        assert "killed" in r.frame
        assert "at least 12" in r.frame
        assert "≠" in r.frame
        r.sound()
        while r.passage != "card:killed":
            await r.press("j")
        await r.press("w")
        assert "four readings, none picked" in " ".join(r.frame.split())
        r.sound()
