"""(e) A book of 30,000 passages: reading, holding, first paint, and a plain command on it."""

import json
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.commands import timed
from benchmarks.tables import Case, rounds, show_times
from benchmarks.world import Stopwatch, World, sourcebook
from sourcebook.corpus import Corpus
from sourcebook.store import open_book, write_book
from unit.books import big_book

EVENTS = 28_571  # one passage each, and a headline for every twenty


def run(world: World, count: int) -> None:
    """Measure and print."""
    path = world.home / "big.book.json"
    batch = big_book(EVENTS)
    start = time.perf_counter()
    write_book(path, batch)
    wrote = time.perf_counter() - start
    small = world.environ["SOURCEBOOK_BOOK"]
    cases: dict[str, Case] = {
        "json.load": lambda: parsed(path),
        "open_book, Corpus": lambda: opened(path),
        "first paint": lambda: painted(world, str(path)),
        "who (30,000)": lambda: timed(
            world, sourcebook("--book", str(path), "who", "person 77 of land 0")
        ),
        "who (shipped)": lambda: timed(world, sourcebook("--book", small, "who", "rahim")),
    }
    title = (
        f"a book of {len(batch.passages):,} passages, {len(batch.claims):,} claims,"
        f" {path.stat().st_size / 1e6:.0f} MB (written and checked in {wrote:.0f} s)"
    )
    found = rounds(cases, max(1, count // 3))
    show_times(title, found, {"json.load": "json.load", "who (shipped)": "shipped"})


def parsed(path: Path) -> float:
    """Seconds of the standard parser alone."""
    start = time.perf_counter()
    with path.open("rb") as file:
        json.load(file)
    return time.perf_counter() - start


def opened(path: Path) -> Mapping[str, float]:
    """Seconds to read and check a book, and to hold it as judged."""
    start = time.perf_counter()
    book = open_book(path)
    read = time.perf_counter()
    corpus = Corpus(book.batch, ())
    rows = len(corpus.timeline(others=True))
    held = time.perf_counter()
    assert rows >= EVENTS
    return {"open_book": read - start, "Corpus and timeline": held - read}


def painted(world: World, path: str) -> Mapping[str, float]:
    """Seconds to the first paint and to the first answered key."""
    start = time.perf_counter()
    terminal = Stopwatch(sourcebook("open", path), world.fresh())
    try:
        terminal.await_bytes(b"shows the keys", timeout=120)
        first = time.perf_counter() - start
        sent = len(terminal.raw)
        terminal.send("Down")
        terminal.await_bytes("▌".encode(), sent)
        answered = time.perf_counter() - start
        terminal.quiet()
        terminal.look()
        assert terminal.cursor_row() == terminal.lines[4], terminal.text
        return {"first paint": first, "first key": answered}
    finally:
        terminal.close()
