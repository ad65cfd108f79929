"""(b) Bytes a key at 80x24: what is felt over a slow line. Counts, so one round is enough."""

import statistics
import time
from collections.abc import Callable

from benchmarks.tables import show
from benchmarks.world import COLORS, Stopwatch, World, peer, sourcebook, tables

HELD = 20
RATE = 30  # keys a second
MOVES = 5
FAR = 9  # rows until the list scrolls under the cursor


def run(world: World, count: int) -> None:  # noqa: ARG001
    """Measure and print."""
    rows = [ours(world, name, environ) for name, environ in COLORS.items()]
    table, page = tables(world.home)
    for name, file in (("visidata", table), ("frogmouth", page)):
        if command := peer(name):
            rows.append(theirs(world, name, [command, str(file)]))
        else:
            print(f"  {name} is not installed (benchmarks/peers.txt): skipped")
    header = ["", "start", "move", "+ rest", "scroll", "+ rest", "page", "held", "Tab", "Enter"]
    show("bytes a key, 80x24, checked by emulator", [*header, "idle 3 s"], rows)
    print("  move: until the cursor stands on the next row; + rest: with what follows it later")
    print(f"  held: a step of {HELD} at {RATE} a second, with all that follows")


def ours(world: World, name: str, environ: dict[str, str]) -> list[str]:
    """All kinds of keys on the shipped book, for one number of colours."""
    terminal = Stopwatch(sourcebook(), world.fresh(**environ))
    bar = " " if name == "16" else "▌"  # there the row is reversed instead
    try:
        terminal.await_bytes(b"shows the keys")
        terminal.quiet()
        start = len(terminal.raw)
        pressed(terminal, "Down")  # takes the welcome away
        move = [pressed(terminal, "Down") for _ in range(MOVES)]
        check(terminal, lambda: bar == " " or terminal.cursor_row(bar) == terminal.lines[9])
        for _ in range(FAR - MOVES - 1):
            pressed(terminal, "Down")
        scroll = [pressed(terminal, "Down") for _ in range(3)]
        check(terminal, lambda: "↑" in terminal.lines[1])
        page = [pressed(terminal, key)[1] for key in ("PageUp", "PageDown", "PageUp")]
        pressed(terminal, "g")
        held = burst(terminal)
        tab = [pressed(terminal, "Tab")[1] for _ in range(3)]
        check(terminal, lambda: "TIMELINE" in terminal.text)
        enter = pressed(terminal, "Enter")[1]
        check(terminal, lambda: "EXCERPTS" in terminal.text)
        return [
            f"sourcebook, {name}",
            f"{start}",
            *middle(move),
            *middle(scroll),
            f"{statistics.median(page):.0f}",
            f"{held:.0f}",
            f"{statistics.median(tab):.0f}",
            f"{enter}",
            f"{idle(terminal)}",
        ]
    finally:
        terminal.close()


def theirs(world: World, name: str, command: list[str]) -> list[str]:
    """A peer moves down its rows, and holds the key."""
    terminal = Stopwatch(command, world.fresh(PYTHONPATH="", COLORTERM="truecolor"))
    try:
        terminal.await_bytes(b"State media")
        terminal.quiet(1.0)
        start = len(terminal.raw)
        before = terminal.picture()
        move = [pressed(terminal, "Down")[1] for _ in range(MOVES)]
        assert terminal.picture() != before, terminal.text
        page = pressed(terminal, "PageDown")[1]
        pressed(terminal, "PageUp")
        held = burst(terminal)
        row = [name, f"{start}", f"{statistics.median(move):.0f}", "", "", "", f"{page}"]
        return [*row, f"{held:.0f}", "", "", f"{idle(terminal)}"]
    finally:
        terminal.close()


def pressed(terminal: Stopwatch, key: str) -> tuple[int, int]:
    """Bytes of the answer, and with all that follows until silence."""
    start = len(terminal.raw)
    terminal.send(key)
    end = time.perf_counter() + 2
    while len(terminal.raw) == start and time.perf_counter() < end:
        terminal.read(0.01)
    while terminal.read(0.02):
        pass
    first = len(terminal.raw) - start
    terminal.quiet(0.3)
    return first, len(terminal.raw) - start


def burst(terminal: Stopwatch) -> float:
    """Bytes a step of a held key."""
    start = len(terminal.raw)
    for _ in range(HELD):
        terminal.send("Down")
        end = time.perf_counter() + 1 / RATE
        while (left := end - time.perf_counter()) > 0:
            terminal.read(left)
    terminal.quiet(0.3)
    return (len(terminal.raw) - start) / HELD


def idle(terminal: Stopwatch) -> int:
    """Bytes of three seconds in which nothing is done."""
    terminal.quiet(1.0)
    start = len(terminal.raw)
    terminal.read(3.0)
    return len(terminal.raw) - start


def middle(pairs: list[tuple[int, int]]) -> list[str]:
    """The medians of answers and of all that followed."""
    return [f"{statistics.median(column):.0f}" for column in zip(*pairs, strict=True)]


def check(terminal: Stopwatch, holds: Callable[[], bool]) -> None:
    """The screen must show what the bytes were for."""
    terminal.look()
    assert holds(), terminal.text
