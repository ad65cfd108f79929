"""What is sent for a frame: moved rows are moved, the rest is repainted cell by cell."""

import random

from rich.segment import Segment
from rich.style import Style

from sourcebook.tui.canvas import Shift, after_shift, changed, moved_block
from sourcebook.tui.paint import Segments

PLAIN, BOLD = Style(), Style(bold=True)


def row(text: str, style: Style = PLAIN) -> Segments:
    return [Segment(f"{text:<20}", style)]


def cells(rows: list[Segments]) -> list[list[tuple[str, object]]]:
    return [[(char, style) for text, style, _ in line for char in text] for line in rows]


def repainted(before: list[Segments], rows: list[Segments]) -> list[list[tuple[str, object]]]:
    """What a terminal shows that got only the moves and the changed cells of a new frame."""
    shift = moved_block(before, rows)
    shown = cells(after_shift(before, shift) if shift else before)
    told = after_shift(before, shift) if shift else before
    wanted = cells(rows)
    for y, (old, new) in enumerate(zip(told, rows, strict=True)):
        for start, end in changed(old, new) if old != new else ():
            shown[y] = shown[y] or [("", None)] * 20
            shown[y][start:end] = wanted[y][start:end]
    return shown


def test_a_list_that_scrolls_by_one_is_moved() -> None:
    lines = [row(f"row {n}") for n in range(12)]
    before = [row("title 1"), *lines[:8], row("foot")]
    after = [row("title 2"), *lines[1:9], row("foot")]
    assert moved_block(before, after) == Shift(1, 8, 1)


def test_a_list_that_scrolls_back_is_moved_down() -> None:
    lines = [row(f"row {n}") for n in range(12)]
    before = [row("title"), *lines[3:11], row("foot")]
    after = [row("title"), *lines[1:9], row("foot")]
    assert moved_block(before, after) == Shift(1, 8, -2)


def test_a_cursor_that_moves_moves_no_rows() -> None:
    lines = [row(f"row {n}") for n in range(12)]
    after = [*lines[:4], row("row 4", BOLD), *lines[5:]]
    assert moved_block(lines, after) is None


def test_another_page_is_not_a_move() -> None:
    assert moved_block([row(f"a {n}") for n in range(9)], [row(f"b {n}") for n in range(9)]) is None


def test_any_two_frames() -> None:
    """Frames made of few different rows, so that moves of every kind occur by chance."""
    chance = random.Random(7)
    pool = [row(text, style) for text in ("a", "b c", "", "x" * 20) for style in (PLAIN, BOLD)]
    pool += [row(f"row {n}") for n in range(12)]
    for _ in range(600):
        before = [chance.choice(pool) for _ in range(14)]
        by = chance.randrange(-5, 6)
        after = [
            before[y + by] if 0 <= y + by < 14 and chance.random() < 0.9 else chance.choice(pool)
            for y in range(14)
        ]
        assert repainted(before, after) == cells(after)
