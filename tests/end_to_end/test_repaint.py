"""What few bytes drew is what a full repaint draws: held keys, jumps, panes, in any order."""

import random

import pytest

from end_to_end.conftest import Reader
from end_to_end.terminal import Terminal

KEYS = (
    "j",
    "j",
    "j",
    "k",
    "k",
    "G",
    "g",
    "\x04",
    "\x15",
    "2",
    "1",
    "3",
    "n",
    "v",
    "s",
    "=",
    "z",
    "S",
)


def picture(terminal: Terminal) -> list[tuple[object, ...]]:
    """Every cell of the emulator with its style; of a blank only what is seen of it."""
    screen = terminal._screen  # the cells, with their styles
    cells: list[tuple[object, ...]] = []
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            if cell.data == " " and not (cell.underscore or cell.reverse):
                cells.append((" ", cell.bg))
            else:
                cells.append(
                    (cell.data, cell.fg, cell.bg, cell.bold, cell.underscore, cell.reverse)
                )
    return cells


@pytest.mark.parametrize("seed", range(3))
def test_a_walk_leaves_the_screen_that_a_repaint_gives(reader: Reader, seed: int) -> None:
    chance = random.Random(seed)
    terminal = reader.screen(COLORTERM="truecolor")
    terminal.press("j")
    for _ in range(12):
        for key in chance.choices(KEYS, k=chance.randrange(1, 9)):
            terminal.send(key)
    terminal.send("?")
    terminal.wait_for("any key closes")  # all keys before it are done by then
    terminal.press("\x1b")
    terminal.quiet(1.2)
    drawn = picture(terminal)
    for theme in ("light", "dark"):  # every cell is another, then every cell again
        terminal.send(*f":theme {theme}\r")
        terminal.quiet(1.2)
    assert picture(terminal) == drawn
