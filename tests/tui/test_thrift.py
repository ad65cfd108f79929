"""A squeezed stream draws the same screen with fewer bytes."""

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.tui.thrift import Squeezer

CODES = st.sampled_from(
    [
        "0",
        "",
        "1",
        "2",
        "3",
        "4",
        "7",
        "22",
        "24",
        "27",
        "31",
        "39",
        "44",
        "49",
        "91",
        "38;5;120",
        "48;5;17",
        "38;2;1;2;3",
        "48;2;9;8;7",
        "1;4;38;2;250;250;250;48;2;19;22;27",
    ]
)
PARTS = st.one_of(
    CODES.map(lambda code: f"\x1b[{code}m"),
    st.sampled_from(["word", " ", "    ", "é", "\x1b[2;5H", "\x1b[1;1H", "\x1b[?25l", "\x1b[K"]),
)


def drawn(stream: list[str]) -> list[list[tuple[object, ...]]]:
    screen = pyte.Screen(20, 5)
    feed = pyte.Stream(screen)
    for data in stream:
        feed.feed(data)
    return [[seen(screen.buffer[y][x]) for x in range(20)] for y in range(5)]


def seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    """What an eye sees of a cell: of a blank neither the colour of letters nor their weight."""
    if cell.data == " " and not (cell.underscore or cell.reverse or cell.strikethrough):
        return (" ", cell.bg)
    return tuple(cell)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.lists(PARTS, max_size=30).map("".join), max_size=6))
def test_the_screen_is_the_same(stream: list[str]) -> None:
    squeezer = Squeezer()
    squeezed = [squeezer.squeeze(data) for data in stream]
    assert drawn(squeezed) == drawn(stream)


def test_a_style_is_sent_once() -> None:
    base = "\x1b[38;2;211;216;224;48;2;19;22;27m"
    data = f"{base}one\x1b[0m{base} two\x1b[0m{base}   \x1b[0m"
    assert Squeezer().squeeze(data) == f"{base}one two   \x1b[0m"


def test_only_the_difference_is_sent() -> None:
    data = "\x1b[1;31;44ma\x1b[0m\x1b[31;44mb\x1b[0m\x1b[32;44mc\x1b[0m"
    assert Squeezer().squeeze(data) == "\x1b[1;31;44ma\x1b[22mb\x1b[32mc\x1b[0m"


def test_every_write_ends_in_the_style_it_asked_for() -> None:
    squeezer = Squeezer()
    assert squeezer.squeeze("\x1b[31mred") == "\x1b[31mred"
    assert squeezer.squeeze("\x1b[0m") == "\x1b[0m"
    assert squeezer.squeeze("\x1b[?1049l") == "\x1b[?1049l"


def test_an_unknown_code_is_passed_on() -> None:
    squeezer = Squeezer()
    assert "\x1b[73m" in squeezer.squeeze("\x1b[31mx\x1b[73my")
