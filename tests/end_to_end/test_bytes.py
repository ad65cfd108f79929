"""How many bytes a key costs: counts, not times, so they may gate.

Over SSH bytes are what is felt. The figures are of a dark truecolour screen at 80x24,
the dearest one; `python -m benchmarks` has them all.
"""

import pytest

from end_to_end.conftest import Reader
from end_to_end.terminal import Terminal

MOVE = 500
SCROLL = 1_300


@pytest.fixture
def terminal(reader: Reader) -> Terminal:
    """The shipped book, come to rest."""
    return reader.screen(COLORTERM="truecolor")


def cost(terminal: Terminal, key: str) -> int:
    """Bytes until the cursor stands on another row.

    Lens and peek follow later; on a busy machine they may be counted in, so the least of
    several moves is what a move costs.
    """
    before, start = terminal.cursor_row(), len(terminal.raw)
    terminal.send(key)
    terminal.wait_for(lambda: terminal.cursor_row() not in ("", before))
    count = len(terminal.raw) - start
    terminal.quiet()
    return count


def test_idle_costs_nothing(terminal: Terminal) -> None:
    terminal.press("Down")
    terminal.quiet(1.0)  # lens and peek have followed
    start = len(terminal.raw)
    terminal.read(2.0)
    assert len(terminal.raw) == start


def test_a_plain_move(terminal: Terminal) -> None:
    terminal.press("Down")  # takes the line of the first start away
    costs = [cost(terminal, "Down") for _ in range(4)]
    assert min(costs) < MOVE, costs


def test_a_scrolling_move(terminal: Terminal) -> None:
    for _ in range(9):
        cost(terminal, "Down")
    costs = [cost(terminal, "Down") for _ in range(3)]
    assert min(costs) < SCROLL, costs


def test_moving_against_the_end_costs_nothing(terminal: Terminal) -> None:
    terminal.press("Down", "g")
    start = len(terminal.raw)
    terminal.press("Up", "Up")
    assert len(terminal.raw) - start < 50
