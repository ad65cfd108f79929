"""(a) From nothing to the first paint, and to the first answered key."""

import subprocess
import sys
import time
from collections.abc import Mapping

from benchmarks.tables import Case, rounds, show_times
from benchmarks.world import Stopwatch, World, peer, sourcebook, tables

TEXTUAL = (
    "import textual.app, textual.binding, textual.screen, textual.widget, textual.strip,"
    " textual.timer, textual.geometry, textual.drivers.linux_driver"
)


def run(world: World, count: int) -> None:
    """Measure and print."""
    cases: dict[str, Case] = {
        "python -c pass": lambda: ended(world, "pass"),
        "import textual": lambda: ended(world, TEXTUAL),
        "sourcebook": lambda: ours(world),
    }
    table, page = tables(world.home)
    for name, make in {"visidata": ("visidata", table), "frogmouth": ("frogmouth", page)}.items():
        command, file = peer(make[0]), make[1]
        if command:
            title = b"State media report" if name == "visidata" else b"State media"
            cases[name] = lambda n=name, c=command, f=file, t=title: theirs(
                world, n, [c, str(f)], t
            )
        else:
            print(f"  {name} is not installed (benchmarks/peers.txt): skipped")
    units = {"python -c pass": "pass", "import textual": "textual"}
    show_times("start, 80x24, real terminal", rounds(cases, count), units)


def ended(world: World, code: str) -> float:
    """Seconds that a program of Python takes from start to end."""
    environ = world.fresh()
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=environ, check=True)
    return time.perf_counter() - start


def ours(world: World) -> Mapping[str, float]:
    """First paint, then a key; the emulator confirms both."""
    environ = world.fresh()
    start = time.perf_counter()
    terminal = Stopwatch(sourcebook(), environ)
    try:
        terminal.await_bytes(b"shows the keys")  # the last row of the first frame
        painted = time.perf_counter() - start
        sent = len(terminal.raw)
        terminal.send("Down")
        terminal.await_bytes("▌".encode(), sent)
        answered = time.perf_counter() - start
        terminal.quiet(0.2)
        terminal.look()
        assert "TIMELINE" in terminal.text, terminal.text
        assert terminal.cursor_row() == terminal.lines[4], terminal.text
        return {"sourcebook, first paint": painted, "sourcebook, first key": answered}
    finally:
        terminal.close()


def theirs(world: World, name: str, command: list[str], marker: bytes) -> Mapping[str, float]:
    """The same of a peer; that the key moved something is seen by the emulator."""
    environ = world.fresh(PYTHONPATH="")
    start = time.perf_counter()
    terminal = Stopwatch(command, environ)
    try:
        terminal.await_bytes(marker)
        painted = time.perf_counter() - start
        sent = len(terminal.raw)
        before = terminal.picture()
        terminal.send("Down")
        terminal.await_bytes(b"", sent)
        answered = time.perf_counter() - start
        terminal.quiet(0.3)
        assert terminal.picture() != before, terminal.text
        return {f"{name}, first paint": painted, f"{name}, first key": answered}
    finally:
        terminal.close()
