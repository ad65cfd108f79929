"""Runs the benchmarks asked for and prints their tables."""

import argparse
import os
import platform
from collections.abc import Callable
from importlib import metadata

from benchmarks import books, commands, hostile, ingest, keys, lists, start
from benchmarks.world import World, world

ALL: dict[str, Callable[[World, int], None]] = {
    "start": start.run,
    "keys": keys.run,
    "lists": lists.run,
    "commands": commands.run,
    "books": books.run,
    "hostile": hostile.run,
    "ingest": ingest.run,
}


def main() -> None:
    """All, or those named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {' '.join(ALL)}")
    parser.add_argument("--rounds", type=int, default=9, help="of each case  [9]")
    given = parser.parse_args()
    if unknown := set(given.names) - set(ALL):
        parser.error(f"no benchmark {' '.join(sorted(unknown))}; there are: {' '.join(ALL)}")
    print(machine())
    with world() as where:
        for name in given.names or ALL:
            ALL[name](where, given.rounds)
    print(f"\nload at the end {loads()}")


def machine() -> str:
    """What it runs on: without it no figure means anything."""
    versions = " ".join(f"{name} {metadata.version(name)}" for name in ("textual", "tinydb"))
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {versions}, "
        f"{platform.machine()}, {os.cpu_count()} cores, load {loads()}"
    )


def loads() -> str:
    """The load of the machine; a busy one spoils times, not ratios."""
    return " ".join(f"{load:.2f}" for load in os.getloadavg())
