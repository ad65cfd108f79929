"""A reader who presses anything: nothing is raised, every frame is sound."""

import random

import pytest

from sourcebook.model import Batch
from sourcebook.tour.walk import press
from sourcebook.tui.commands import COMMANDS
from tui.reading import reading
from unit.books import small_book

KEYS = [
    *(key for command in COMMANDS for key in command.keys if command.id != "quit"),
    *"abceir2025: ",
    *["j", "k", "enter", "n", "f", "a", "w", "o", "escape", "tab", "3"] * 3,
]


async def wander(book: Batch, size: tuple[int, int], seed: int, steps: int) -> None:
    dice = random.Random(seed)
    pressed: list[str] = []
    async with reading(book, size, ascii=bool(seed % 2)) as r:
        for _ in range(steps):
            key = dice.choice(KEYS)
            pressed.append(key)
            prompt = r.view.prompt
            if key == "enter" and prompt is not None and prompt.sign == ":":
                key = "escape"  # a command by chance may be quit
            await press(r.app, key)
            if dice.random() < 0.3 and r.view.lagging:
                r.screen.settle()
            assert r.app.is_running, pressed[-20:]
            r.sound()


@pytest.mark.parametrize(("size", "seed"), [((80, 24), 1), ((140, 40), 2), ((100, 30), 3)])
async def test_four_hundred_keys(shipped: Batch, size: tuple[int, int], seed: int) -> None:
    await wander(shipped, size, seed, 400)


@pytest.mark.parametrize("seed", [11, 12])
async def test_the_small_book_too(seed: int) -> None:
    await wander(small_book(), (120, 30), seed, 150)


async def test_keys_and_sizes_mixed(shipped: Batch) -> None:
    dice = random.Random(7)
    async with reading(shipped) as r:
        for _ in range(40):
            size = dice.choice([(80, 24), (140, 40), (100, 30), (200, 50), (59, 15), (60, 16)])
            await r.resize(*size)
            for _ in range(4):
                await press(r.app, dice.choice(KEYS[:60]))
                if r.view.prompt is not None:
                    await press(r.app, "escape")
                r.sound()
