"""`python -m sourcebook.tour tests/tours screenshots`: walk every tour and draw its pictures."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from sourcebook.errors import Exit, SourcebookError
from sourcebook.tour import png, svg
from sourcebook.tour.books import book_of
from sourcebook.tour.frames import Frame
from sourcebook.tour.script import read_all
from sourcebook.tour.walk import isolate, walk

BOOK = Path("data/iran-tajikistan/iran-tajikistan.book.json")


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m sourcebook.tour", description=__doc__)
    parser.add_argument("tours", type=Path, help="folder of scripts (*.toml)")
    parser.add_argument("pictures", type=Path, help="folder for *.svg and *.png")
    parser.add_argument("--book", type=Path, default=BOOK, help=f"the book (else {BOOK})")
    parser.add_argument("--only", default="", metavar="NAME", help="tours whose name holds this")
    asked = parser.parse_args(arguments)
    isolate()
    try:
        return asyncio.run(_draw_all(asked))
    except SourcebookError as error:
        sys.stderr.write(f"sourcebook: {error}\n")
        return error.code


async def _draw_all(asked: argparse.Namespace) -> int:
    from sourcebook.store import open_book

    batch = open_book(str(asked.book)).batch
    faults: list[str] = []
    drawn: set[str] = set()
    asked.pictures.mkdir(parents=True, exist_ok=True)
    for tour in read_all(asked.tours):
        if asked.only not in tour.id:
            continue
        met = await walk(tour, book_of(tour, asked.tours, batch))
        faults += met.faults
        for frame in met.frames:
            _save(frame, asked.pictures)
            drawn.add(frame.name)
    if not asked.only:
        _tidy(asked.pictures, drawn)
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    sys.stderr.write(f"{len(drawn)} pictures in {asked.pictures}\n")
    return Exit.NOTHING if faults else Exit.FOUND


def _save(frame: Frame, folder: Path) -> None:
    text = svg.draw(frame)
    (folder / f"{frame.name}.svg").write_text(text, encoding="utf-8", newline="\n")
    png.save(frame, text, folder / f"{frame.name}.png")


def _tidy(folder: Path, drawn: set[str]) -> None:
    """Pictures that no tour draws any more go."""
    for path in folder.iterdir():
        if path.suffix in (".svg", ".png") and path.stem not in drawn:
            path.unlink()


if __name__ == "__main__":
    sys.exit(main())
