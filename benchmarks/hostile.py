"""(g) The worst text we could think of through all steps, into a book and to disk."""

import math
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.tables import show
from benchmarks.world import World
from ingest.worst import KINDS, worst
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.pipeline.reading import read_article
from sourcebook.ingest.values import RawFile, Refusal
from sourcebook.store import write_book

SIZES = (250_000, 500_000, 1_000_000)
STEEPEST = 1.15  # the exponent that still counts as linear, for the noise of a machine
SLOWEST = 10.0  # seconds a megabyte


def run(world: World, count: int) -> None:  # noqa: ARG001
    """Measure and print; one round, as it takes minutes and processor time is steady."""
    rows = []
    over = 0
    for kind in KINDS:
        times = [measured(kind, size, world.home) for size in SIZES]
        read, whole = ([one[name] for one in times] for name in ("read", "whole"))
        slow = whole[-1] / SIZES[-1] * 1e6
        steep = exponent(whole)
        bad = steep > STEEPEST or slow > SLOWEST
        over += bad
        cells = [f"{exponent(read):.2f}", *(f"{one:.2f}" for one in whole), f"{slow:.1f}"]
        rows.append([kind, *cells, f"{steep:.2f}", "over" if bad else ""])
        print(f"  {kind}: {slow:.1f} s/MB, {steep:.2f}", flush=True)
    sizes = [f"{size // 1000} kB" for size in SIZES]
    header = ["", "read, exp", *sizes, "s/MB", "exp", ""]
    show("hostile text: read_article, then ingest and write, processor seconds", header, rows)
    print(f"  {over} of {len(KINDS)} above {SLOWEST:.0f} s/MB or steeper than {STEEPEST}")


def measured(kind: str, size: int, home: Path) -> Mapping[str, float]:
    """Seconds to read a text, and to make a book of it that is on disk."""
    raw = RawFile("worst.txt", worst(kind, size).encode("utf-8", "replace"))
    start = time.process_time()
    found = read_article(raw)
    read = time.process_time()
    done = ingest([raw], None, "worst")
    if not isinstance(found, Refusal):
        write_book(str(home / "worst.book.json"), done.batch)
    return {"read": read - start, "whole": time.process_time() - read}


def exponent(times: list[float]) -> float:
    """How time grows with length: 1 is linear, 2 quadratic."""
    first, last = max(times[0], 0.01), max(times[-1], 0.01)
    return math.log(last / first) / math.log(SIZES[-1] / SIZES[0])
