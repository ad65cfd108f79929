"""(f) Ingest: articles a second by rules and with the parser, a cold start, memory by size."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

from benchmarks.commands import timed
from benchmarks.prose import Newsroom
from benchmarks.tables import Case, rounds, show, show_times
from benchmarks.world import World, sourcebook
from sourcebook.ingest.parse import NoParser, Parser, parser
from sourcebook.ingest.pipeline import ingest
from sourcebook.ingest.pipeline.reading import read_article
from sourcebook.ingest.values import RawFile

BATCH = 60  # articles of 500 words a round
NLP_BATCH = 6
SIZES = (100, 1_000, 5_000)
WORDS = 500


def run(world: World, count: int) -> None:
    """Measure and print."""
    throughput(count)
    cold(world, count)
    memory(world)


# --- articles a second


def throughput(count: int) -> None:
    """Articles of 500 words, by processor time of one core."""
    files = [
        RawFile(f"{at}.txt", text.encode()) for at, text in enumerate(Newsroom().articles(BATCH))
    ]
    for raw in files[:5]:
        read_article(raw)
    cases: dict[str, Case] = {
        "read_article, rules": lambda: each(files, lambda: [read_article(raw) for raw in files]),
        "ingest, rules": lambda: each(files, lambda: ingest(files, None, "prose")),
    }
    model = _parser()
    if model is not None:
        few = files[:NLP_BATCH]
        ingest(few[:1], None, "warm", parser=model)
        cases["ingest, --nlp"] = lambda: each(few, lambda: ingest(few, None, "prose", parser=model))
        cases["spaCy alone"] = lambda: each(few, lambda: _parsed(model, few))
    found = rounds(cases, count)
    rows = []
    for name, figures in found.items():
        peer = found.get("spaCy alone")
        ratio = f"{figures.median / peer.median:.2f}" if peer else "-"
        rows.append(
            [name, f"{figures.median * 1e3:.1f}", f"{1 / figures.median:.0f}",
             f"{1 / figures.least:.0f}", ratio]
        )  # fmt: skip
    header = ["", "ms an article", "a second", "at best", "x spaCy"]
    show(f"articles of {WORDS} words, one core (goal 100 a second)", header, rows)


def each(files: list[RawFile], work: Callable[[], object]) -> float:
    """Seconds of processor time for one of the files."""
    start = time.process_time()
    work()
    return (time.process_time() - start) / len(files)


def _parser() -> Parser | None:
    try:
        return parser()
    except NoParser:
        print("  spaCy is not installed (sourcebook[nlp]): --nlp skipped")
        return None


def _parsed(model: Parser, files: list[RawFile]) -> list[object]:
    from sourcebook.text import Span

    texts = [raw.data.decode() for raw in files]
    return [model(text, [Span(0, len(text))]) for text in texts]


# --- a cold start


def cold(world: World, count: int) -> None:
    """One article into a new book, against Python alone and what peers need to be imported."""
    (world.home / "one.txt").write_text(next(Newsroom().articles(1)), encoding="utf-8")
    cases: dict[str, Case] = {
        "python -c pass": lambda: timed(world, [sys.executable, "-c", "pass"]),
        "sourcebook ingest, one article": lambda: fresh(world),
    }
    for name in ("trafilatura", "spacy"):
        if find_spec(name):
            command = [sys.executable, "-c", f"import {name}"]
            cases[f"import {name}"] = lambda command=command: timed(world, command)
    units = {"python -c pass": "pass", "import trafilatura": "trafilatura", "import spacy": "spacy"}
    show_times("one article of 500 words, cold (goal 600 ms)", rounds(cases, 2 * count), units)


def fresh(world: World) -> float:
    """Seconds of the command with a book that is not there yet."""
    book = world.home / "cold.book.json"
    book.unlink(missing_ok=True)
    command = sourcebook("ingest", str(book), str(world.home / "one.txt"))
    environ = world.fresh()
    start = time.perf_counter()
    subprocess.run(command, env=environ, check=True, capture_output=True)
    spent = time.perf_counter() - start
    assert len(json.loads(book.read_bytes())) > 1
    return spent


# --- memory


def memory(world: World) -> None:
    """Peak of a process that reads so many articles, and of one that only opens their book."""
    rows = []
    before: Mapping[str, float] = {}
    for size in SIZES:
        folder = world.home / f"articles-{size}"
        folder.mkdir()
        for at, text in enumerate(Newsroom(size).articles(size)):
            (folder / f"{at:05}.txt").write_text(text, encoding="utf-8")
        book = world.home / f"{size}.book.json"
        start = time.perf_counter()
        peak = peaked(world, sourcebook("ingest", str(book), str(folder)))
        spent = time.perf_counter() - start
        opened = peaked(world, sourcebook("check", str(book)))
        megabytes = book.stat().st_size / 1e6
        now = {"peak": peak, "book": megabytes, "articles": float(size)}
        grown = _grown(before, now)
        rows.append(
            [f"{size:,}", f"{peak:.0f}", f"{opened:.0f}", f"{peak / opened:.2f}",
             f"{megabytes:.1f}", grown, f"{size / spent:.0f}"]
        )  # fmt: skip
        print(f"  {size:,} articles: {peak:.0f} MB, {size / spent:.0f} a second", flush=True)
        before = now
    header = ["articles", "peak MB", "check MB", "x check", "book MB", "MB a 1,000 more",
              "a second, all"]  # fmt: skip
    show("memory of ingest by number of articles", header, rows)


def _grown(before: Mapping[str, float], now: Mapping[str, float]) -> str:
    if not before:
        return "-"
    more = now["articles"] - before["articles"]
    peak, book = (1_000 * (now[key] - before[key]) / more for key in ("peak", "book"))
    return f"{peak:.0f} (book {book:.0f})"


def peaked(world: World, command: list[str]) -> float:
    """The most memory a command held, in MB."""
    log = world.home / "peak.log"
    with Path(log).open("wb") as out:
        process = subprocess.Popen(command, env=world.fresh(), stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 4), log.read_text(encoding="utf-8")[-500:]
    return usage.ru_maxrss / 1024
